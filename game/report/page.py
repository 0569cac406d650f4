"""The debrief as one accessible HTML file: headings, tables, charts with text alternatives; prints well."""

from __future__ import annotations

from pathlib import Path

from game import storage
from game.i18n import Translator
from game.page.html import NOTHING, Html, element, joined
from game.page.parts import listed, paragraphs, section, table
from game.page.shell import Page, PageSection, document
from game.report.reasons import reasons
from game.report.story import ambitions, charts, predictions, tiles, timeline
from game.views import DebriefView, HeaderView

_LINES_TO_WRITE = 3


def write_report(path: Path, header: HeaderView, view: DebriefView, tr: Translator) -> None:
    """Write the debrief as one HTML file.

    Raises:
        OSError: the file cannot be written; an older one is untouched.
    """
    storage.write_atomic(path, render(header, view, tr).markup)


def render(header: HeaderView, view: DebriefView, tr: Translator) -> Html:
    """Return the debrief as one HTML document."""
    page = Page(
        title=f"{header.municipality}: {header.scenario}",
        kicker=tr("report.kicker"),
        heading=header.municipality,
        below=_span(header, view, tr),
        lead=_result(view, tr),
        parts=_parts(view, tr),
        foot=tr("report.foot"),
    )
    return document(page, tr)


def _span(header: HeaderView, view: DebriefView, tr: Translator) -> str:
    if not view.timeline:
        return header.scenario
    first, last = view.timeline[0].period, view.timeline[-1].period
    return f"{header.scenario} · {tr('report.span', first=first, last=last) if first != last else first}"


def _parts(view: DebriefView, tr: Translator) -> list[PageSection]:
    """Return the sections; before the first turn there is less to tell."""
    parts = [PageSection("figures", tr("report.tiles"), tiles(view, tr))]
    if view.timeline:
        parts += [
            PageSection("charts", tr("report.charts"), charts(view, tr) + _benefits(view, tr)),
            PageSection("happened", tr("report.happened"), timeline(view, tr)),
            PageSection("predictions", tr("report.predictions"), predictions(view, tr)),
            PageSection("why", tr("report.why"), reasons(view, tr)),
        ]
    code = element("p", tr("report.code_text")) + element("code", view.play_code)
    return [
        *parts,
        PageSection("so-what", tr("report.so_what"), _so_what(view, tr)),
        PageSection("plan", tr("report.plan"), _plan(view, tr)),
        PageSection("code", tr("report.code"), code),
    ]


def _result(view: DebriefView, tr: Translator) -> Html:
    """Return the ending as the lead, and what the group wanted beside what it got."""
    shown = ambitions(view)
    against = element("h3", tr("report.values")) + shown if shown else NOTHING
    text = paragraphs(view.ending_text or (view.summary,), "lead")
    return section("result", view.ending_title, text, against, kicker=tr("report.ended"))


def _benefits(view: DebriefView, tr: Translator) -> Html:
    heads = (tr("report.kind"), tr("report.amount"))
    return element("h3", tr("report.benefits")) + table(tr("report.benefits_text"), heads, view.benefits, 1)


def _so_what(view: DebriefView, tr: Translator) -> Html:
    text = NOTHING
    if view.patterns:
        cards = (
            element(
                "p",
                f"{'✓' if pattern.good else '!'} {tr('report.keep' if pattern.good else 'report.look')}",
                class_="badge",
            )
            + element("h4", pattern.title)
            + paragraphs((pattern.text,))
            for pattern in view.patterns
        )
        text += element("h3", tr("report.patterns")) + listed(cards, "cards")
    if view.questions:
        groups = (element("h4", group.title) + listed(group.questions) for group in view.questions)
        text += element("h3", tr("report.questions")) + listed(groups, "cards")
    return text


def _plan(view: DebriefView, tr: Translator) -> Html:
    """Return the way on in the group's own words, with lines to write on where there are none yet."""
    line = element("div", class_="write")
    signed = element("div", element("p", tr("report.who")), element("p", tr("report.when")), class_="signed")
    steps = [
        element(
            "li",
            element("h3", prompt),
            element("p", answer, class_="said") + line if answer else joined([line] * _LINES_TO_WRITE),
            signed,
        )
        for prompt, answer in zip(view.plan_prompts, view.plan, strict=True)
    ]
    text = element("p", tr("report.plan_text")) + element("ol", *steps, class_="plan")
    if view.notes:
        text += element("h3", tr("report.notes")) + listed(f"{when}: {note}" for when, note in view.notes)
    if view.own:
        heads = (tr("report.statement"), tr("report.answer"))
        text += element("h3", tr("report.own")) + table(tr("report.own_text"), heads, view.own, 1)
    if view.take_home:
        text += element("h3", tr("report.take_home"))
        text += listed(f"{chapter}: {work}" for chapter, work in view.take_home)
    return text
