"""Figures read back from what the game has written, the way a reader with a pencil would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from html.parser import HTMLParser

_FIGURE = re.compile(r"[+−-]?(?:NOK[\s\u00a0])?\d[\d\u00a0,.]*")
_ITEM = "  - "


def figures(text: str, language: str) -> list[Decimal]:
    """Return every figure of a text in its order; those with a minus are negative."""
    return [_decimal(found, language) for found in _FIGURE.findall(text)]


def _decimal(written: str, language: str) -> Decimal:
    plain = written.replace("NOK", "").replace("\u00a0", "").replace(" ", "").replace("−", "-").rstrip(".,")
    plain = plain.replace(",", "") if language == "en" else plain.replace(",", ".")
    return Decimal(plain.lstrip("+"))


@dataclass(frozen=True)
class Written:
    """A receipt as it is written somewhere: both ends, and each line's words and change."""

    start: Decimal
    end: Decimal
    lines: tuple[tuple[str, Decimal], ...]
    total: Decimal | None = None

    @property
    def amiss(self) -> str:
        """What does not add up in it, in words; empty when all does."""
        booked = sum((change for _, change in self.lines), Decimal(0))
        if self.start + booked != self.end:
            return f"{self.start} and the lines ({booked}) do not make {self.end}"
        if self.total is not None and self.total != self.end - self.start:
            return f"from {self.start} to {self.end} is called {self.total}"
        return ""


def receipts_in_text(text: str, language: str, ends: Iterable[tuple[str, str]]) -> list[Written]:
    """Return the receipts of a page of text play, in their order.

    Args:
        text: the page, wide enough that no line is broken.
        language: nb, nn or en.
        ends: what the two ends may be called, such as ("Før", "Etter").
    """
    found: list[Written] = []
    starts = {f"{_ITEM}{start}: ": f"{_ITEM}{end}: " for start, end in ends}
    closing, start, lines = "", Decimal(0), []
    for line in text.splitlines():
        opened = next((each for each in starts if line.startswith(each)), "")
        if opened:
            closing, lines = starts[opened], []
            start = figures(line.removeprefix(opened), language)[0]
        elif closing and line.startswith(closing):
            end, total = figures(line.removeprefix(closing), language)[:2]
            found.append(Written(start, end, tuple(lines), total))
            closing = ""
        elif closing and line.startswith(_ITEM):
            change, _, words = line.removeprefix(_ITEM).partition(": ")
            lines.append((words, figures(change, language)[0]))
    return found


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("th", "td") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1][-1][-1] += data


def receipts_in_html(html: str, language: str) -> list[Written]:
    """Return the receipts of a report: the tables whose first and last rows are two ends, in their order."""
    reader = _Tables()
    reader.feed(html.partition('class="receipts"')[2])
    found = []
    for table in reader.tables:
        rows = [(row[0].strip(), row[-1]) for row in table if figures(row[-1], language)]
        if len(rows) >= 2:
            changes = tuple((words, figures(text, language)[0]) for words, text in rows[1:-1])
            start, end = (figures(rows[at][1], language)[0] for at in (0, -1))
            found.append(Written(start, end, changes))
    return found
