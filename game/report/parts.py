"""The pieces of HTML that the report is put together from; every text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

UP, DOWN, SAME = "up", "down", "same"


def e(text: str) -> str:
    """Return a text as HTML."""
    return escape(text, quote=True)


def paragraphs(texts: Iterable[str], kind: str = "") -> str:
    """Return each text as a paragraph."""
    mark = f' class="{kind}"' if kind else ""
    return "".join(f"<p{mark}>{e(text)}</p>" for text in texts if text)


def html_list(items: Iterable[str], kind: str = "") -> str:
    """Return a list of finished HTML; nothing when it is empty."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    mark = f' class="{kind}"' if kind else ""
    return f"<ul{mark}>{inner}</ul>" if inner else ""


def text_list(items: Iterable[str], kind: str = "") -> str:
    """Return a list of texts; nothing when it is empty."""
    return html_list((e(item) for item in items), kind)


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numeric: int = 99) -> str:
    """Return a table of texts.

    Args:
        caption: what the table shows.
        head: the columns' names.
        rows: the texts; the first of each row heads it.
        numeric: the first column of figures; those after it are figures too.
    """

    def kind(column: int) -> str:
        return ' class="n"' if column >= numeric else ""

    top = "".join(f'<th scope="col"{kind(n)}>{e(cell)}</th>' for n, cell in enumerate(head))
    body = "".join(
        f'<tr><th scope="row">{e(row[0])}</th>'
        + "".join(f"<td{kind(n)}>{e(cell)}</td>" for n, cell in enumerate(row) if n)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide"><table><caption>{e(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def details(summary: str, body: str, opened: bool = False) -> str:
    """Return something to unfold; on paper it is always unfolded."""
    return f"<details{' open' if opened else ''}><summary>{e(summary)}</summary>{body}</details>"


def section(name: str, heading: str, body: str) -> str:
    """Return a part of the report with its heading, as a landmark to jump to."""
    return (
        f'<section id="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{e(heading)}</h2>{body}</section>'
    )


def way_of(change: float) -> str:
    """Return the style class of a change."""
    return UP if change > 0 else DOWN if change < 0 else SAME


def meter(share: float, kind: str = "") -> str:
    """Return a bar filled to a share 0..1; an ornament beside the figure in words."""
    width = 100 * min(max(share, 0.0), 1.0)
    return f'<div class="meter {kind}" aria-hidden="true"><i style="width:{width:.1f}%"></i></div>'
