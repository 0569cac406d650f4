"""Charts painted as SVG with a row for each name beside one axis: spreads, and bars from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.scale import Scale, fitted
from game.charts.svg import Row, Written, bar, described, label, svg
from game.page.html import Html, element, joined

_WIDTH, _NAMES, _ROW, _TOP, _LONG, _STEPS = 900, 270, 34, 30, 34, 6


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """A row of a chart of spreads.

    Attributes:
        name: what it is of.
        at: the 5th, 25th, 50th, 75th and 95th percentile.
        words: the spread in words.
        marked: whether it stands out.
    """

    name: str
    at: tuple[float, float, float, float, float]
    words: str
    marked: bool = False


def spreads(title: str, rows: Sequence[SpreadRow], shown: Written) -> Html:
    """Return for each row a line from the 5th to the 95th percentile, a box for the middle half, a mark."""
    scale = fitted([0.0, *(x for row in rows for x in row.at)], span=1e-3, about=_STEPS)
    body = _axis(scale, len(rows), shown)
    for n, row in enumerate(rows):
        y, kind = _middle(n), "s1" if row.marked else "s0"
        low, quarter, middle, three, high = (_across(scale, x) for x in row.at)
        body += [
            label((_NAMES - 14, y + 5), _short(row.name), None, "end"),
            element("path", class_=f"line {kind}", d=f"M{low:.1f} {y:.1f}H{high:.1f}"),
            bar(f"fill {kind}", quarter, y - 8, max(three - quarter, 2), 16, 3),
            element("path", class_="middle", d=f"M{middle:.1f} {y - 11:.1f}v22"),
        ]
    text = described([(row.name, row.words) for row in rows])
    return svg(title, text, (_WIDTH, _height(len(rows))), joined(body))


def bars(title: str, rows: Sequence[Row], shown: Written, most: float = 1.0) -> Html:
    """Return a bar for each row on one scale from nothing to ``most``, its words at the end or inside."""
    scale = fitted([0.0, most, *(share for _, share, _ in rows)], about=_STEPS)
    body = _axis(scale, len(rows), shown)
    zero = _across(scale, 0.0)
    for n, (name, share, words) in enumerate(rows):
        y = _middle(n)
        width = max(_across(scale, min(max(share, 0.0), scale.high)) - zero, 0.0)
        inside = width > 0.8 * (_WIDTH - _NAMES)
        body += [
            label((_NAMES - 14, y + 5), _short(name), None, "end"),
            bar("fill s0", zero, y - 8, width, 16, 3),
            label((zero + width + (-8 if inside else 8), y + 5), words, "inside" if inside else None,
                  "end" if inside else "start"),
        ]  # fmt: skip
    text = described([(name, words) for name, _, words in rows])
    return svg(title, text, (_WIDTH, _height(len(rows))), joined(body))


def _axis(scale: Scale, rows: int, shown: Written) -> list[Html]:
    body = []
    for tick in scale.ticks:
        x = _across(scale, tick)
        body.append(element("path", class_="grid", d=f"M{x:.1f} {_TOP - 8}V{_height(rows)}"))
        body.append(label((x, 14), shown(tick), "soft", "middle"))
    return body


def _height(rows: int) -> int:
    return _TOP + _ROW * rows + 6


def _middle(row: int) -> float:
    return _TOP + _ROW * row + _ROW / 2


def _across(scale: Scale, value: float) -> float:
    return _NAMES + (_WIDTH - _NAMES - 30) * scale.share(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
