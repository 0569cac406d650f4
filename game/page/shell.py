"""The one shell round every page: head, policy, style, header, contents, sections, foot.

A page is self-contained and carries a content security policy that lets nothing be fetched or run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.i18n import Translator, strip_soft_hyphens
from game.page.html import NOTHING, Html, element, joined, trusted
from game.page.parts import listed, section
from game.page.style import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_SKYLINE = trusted(
    '<svg class="skyline" aria-hidden="true" viewBox="0 0 600 150" preserveAspectRatio="xMaxYMax slice">'
    '<path class="far" d="M0 150L90 70L150 110L250 30L330 100L420 50L500 105L560 75L600 100V150Z"/>'
    '<path class="near" d="M120 150V128h26v-12l16-12 16 12v12h30V108h34v20h18V92l9-26 9 26v36h22v-28'
    "l22-14 22 14v28h26v-18h42v18h20v-30l18-14 18 14v30h28v-16h40v16h60v22Z"
    '"/></svg>'
)


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section of a page: its id, its heading and what stands in it."""

    id: str
    heading: str
    body: Html


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    Attributes:
        title: the browser's title.
        kicker, heading, below: the three lines of the header.
        lead: the section before the numbered ones, not in the contents.
        parts: the sections; those with nothing in them are left out.
        foot: the sentence at the end.
        style: what the page's style sheet has besides the shared one.
    """

    title: str
    kicker: str
    heading: str
    below: str
    lead: Html
    parts: Sequence[PageSection]
    foot: str
    style: Html = NOTHING


def document(page: Page, tr: Translator) -> Html:
    """Return a page as one whole HTML document."""
    shown = [part for part in page.parts if part.body]
    contents = listed(element("a", part.heading, href=f"#{part.id}") for part in shown)
    body = element(
        "body",
        element("a", tr("report.skip"), class_="skip", href="#main"),
        _header(page),
        element("nav", contents, aria_label=tr("report.contents")),
        element("main", page.lead, *(section(p.id, p.heading, p.body) for p in shown), id="main"),
        element("footer", element("p", page.foot)),
    )
    whole = element("html", _head(page), body, lang=tr.language)
    return joined([trusted("<!doctype html>\n"), whole, "\n"])


def _head(page: Page) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", strip_soft_hyphens(page.title)),
        element("style", trusted(STYLE), page.style),
    )


def _header(page: Page) -> Html:
    lines = element("div", element("p", page.kicker), element("h1", page.heading), element("p", page.below))
    return element("header", _SKYLINE, lines)
