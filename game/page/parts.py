"""The parts that pages are put together from: lists, tables, something to unfold, a section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.page.html import NOTHING, Content, Html, element, joined

UP, DOWN, SAME = "up", "down", "same"


def paragraphs(texts: Iterable[str], kind: str | None = None) -> Html:
    """Return each text as a paragraph; an empty one is left out."""
    return joined(element("p", text, class_=kind) for text in texts if text)


def listed(items: Iterable[Content], kind: str | None = None) -> Html:
    """Return a list; nothing when it is empty."""
    inner = [element("li", item) for item in items]
    return element("ul", *inner, class_=kind) if inner else NOTHING


def defined(term: str, *body: Content) -> Html:
    """Return a term and what is said of it, as a line of a definition list."""
    return element("div", element("dt", term), element("dd", *body))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numeric: int = 99) -> Html:
    """Return a table of texts.

    Args:
        caption: what the table shows.
        head: the columns' names.
        rows: the texts; the first of each row heads it.
        numeric: the first column of figures; those after it are figures too.
    """
    return table_of(
        caption,
        head,
        [
            (row[0], [element("td", cell, class_=_kind(n, numeric)) for n, cell in enumerate(row) if n])
            for row in rows
        ],
        numeric,
    )


def table_of(
    caption: str, head: Sequence[str], rows: Iterable[tuple[str, Sequence[Html]]], numeric: int = 99
) -> Html:
    """Return a table whose cells are finished; the first of each row is the text that heads it."""
    top = [element("th", cell, scope="col", class_=_kind(n, numeric)) for n, cell in enumerate(head)]
    body = [element("tr", element("th", name, scope="row"), *cells) for name, cells in rows]
    whole = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *top)),
        element("tbody", *body),
    )
    return element("div", whole, class_="wide")


def _kind(column: int, numeric: int) -> str | None:
    return "n" if column >= numeric else None


def details(summary: str, *body: Content, opened: bool = False) -> Html:
    """Return something to unfold; on paper it is always unfolded."""
    return element("details", element("summary", summary), *body, open=opened)


def figure(caption: str, *body: Content) -> Html:
    """Return a chart, or something like it, with its caption."""
    return element("figure", element("figcaption", caption), *body)


def section(name: str, heading: str, *body: Content, kicker: str = "") -> Html:
    """Return a part of a page with its heading, as a landmark to jump to."""
    above = element("p", kicker, class_="kicker") if kicker else NOTHING
    head = element("h2", heading, id=f"h-{name}")
    return element("section", above, head, *body, id=name, aria_labelledby=f"h-{name}")


def way_of(change: float) -> str:
    """Return the style class of a change."""
    return UP if change > 0 else DOWN if change < 0 else SAME


def verdict(right: bool, words: str) -> Html:
    """Return a mark for right or wrong with the words that say it."""
    mark = element("span", "✓" if right else "✗", class_="hit" if right else "miss", aria_hidden="true")
    return mark + joined([" ", words])


def meter(share: float, kind: str = "") -> Html:
    """Return a bar filled to a share 0..1; an ornament beside the figure in words."""
    width = 100 * min(max(share, 0.0), 1.0)
    filled = element("i", style=f"width:{width:.1f}%")
    return element("div", filled, class_=f"meter {kind}".rstrip(), aria_hidden="true")
