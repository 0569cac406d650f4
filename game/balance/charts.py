"""Charts of the balance page: inline SVG in the report's colours, each with its figures in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.balance.figures import Spread
from game.i18n import Translator
from game.report.charts import apart, label, mark, svg

_WIDTH, _NAMES, _ROW, _TOP = 900, 270, 34, 30
_HEIGHT, _LEFT, _RIGHT = 340, 44, 190
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
_LONG = 34


@dataclass(frozen=True, slots=True)
class Range:
    """A row of a chart of ranges: its name, its spread and the spread in words."""

    name: str
    spread: Spread
    words: str
    marked: bool = False


def _scale(low: float, high: float) -> tuple[float, float, float]:
    """Return whole ends of a scale and the step between its lines, at most seven."""
    span = max(high - low, 1e-9)
    step = next((each for each in _STEPS if span / each <= 7), span / 5)
    first, last = low // step * step, -(-high // step) * step
    return first, max(last, first + step), step


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def _axis(low: float, high: float, step: float, height: float, tr: Translator, percent: bool) -> str:
    body = ""
    for n in range(round((high - low) / step) + 1):
        value = low + n * step
        x = _across(value, low, high)
        shown = (
            tr.percent(value) if percent else tr.number(value, 0 if step >= 1 else 1 if step >= 0.1 else 2)
        )
        body += f'<path class="grid" d="M{x:.1f} {_TOP - 8}V{height:.1f}"/>' + label(
            x, 14, shown, "soft", "middle"
        )
    return body


def _across(value: float, low: float, high: float) -> float:
    return _NAMES + (_WIDTH - _NAMES - 30) * (value - low) / (high - low)


def ranges(title: str, rows: Sequence[Range], tr: Translator, percent: bool = False) -> str:
    """Return for each row a line from the 5th to the 95th percentile, a box for the middle half, a mark."""
    least = min((row.spread.low for row in rows), default=0.0)
    most = max((row.spread.high for row in rows), default=1.0)
    low, high, step = _scale(min(least, 0.0), max(most, 1e-3))
    height = _TOP + _ROW * len(rows) + 6
    body = _axis(low, high, step, height, tr, percent)
    for n, row in enumerate(rows):
        y = _TOP + _ROW * n + _ROW / 2
        at = [_across(x, low, high) for x in (row.spread.low, row.spread.quarter, row.spread.middle,
                                              row.spread.three_quarters, row.spread.high)]  # fmt: skip
        kind = "s1" if row.marked else "s0"
        body += label(_NAMES - 14, y + 5, _short(row.name), "", "end")
        body += f'<path class="line {kind}" d="M{at[0]:.1f} {y:.1f}H{at[4]:.1f}"/>'
        body += (
            f'<rect class="fill {kind}" x="{at[1]:.1f}" y="{y - 8:.1f}" width="{max(at[3] - at[1], 2):.1f}" '
            f'height="16" rx="3"/>'
        )
        body += f'<path class="middle" d="M{at[2]:.1f} {y - 11:.1f}v22"/>'
    text = ". ".join(f"{row.name}: {row.words}" for row in rows)
    return svg(title, text, (_WIDTH, round(height)), body)


def shares(title: str, rows: Sequence[tuple[str, float, str]], tr: Translator, most: float = 1.0) -> str:
    """Return a horizontal bar for each (name, share, words) on one scale from nothing to ``most``."""
    height = _TOP + _ROW * len(rows) + 6
    top = max(most, *(share for _, share, _ in rows)) if rows else most
    low, high, step = _scale(0.0, top)
    body = _axis(low, high, step, height, tr, percent=True)
    for n, (name, share, words) in enumerate(rows):
        y = _TOP + _ROW * n + _ROW / 2
        width = max(_across(min(max(share, 0.0), high), low, high) - _NAMES, 0.0)
        body += label(_NAMES - 14, y + 5, _short(name), "", "end")
        body += f'<rect class="fill s0" x="{_NAMES}" y="{y - 8:.1f}" width="{width:.1f}" height="16" rx="3"/>'
        inside = width > 0.8 * (_WIDTH - _NAMES)
        body += label(_NAMES + width + (-8 if inside else 8), y + 5, words, "inside" if inside else "",
                      "end" if inside else "start")  # fmt: skip
    text = ". ".join(f"{name}: {words}" for name, _, words in rows)
    return svg(title, text, (_WIDTH, round(height)), body)


def _curves(series: Sequence[tuple[str, Sequence[float]]], across: float, y: Callable[[float], float]) -> str:
    """Return each line with its marks and its name where it ends."""
    body = ""
    ends = apart([y(values[-1]) for _, values in series])
    for k, (name, values) in enumerate(series):
        places = [(_LEFT + n * across, y(value)) for n, value in enumerate(values)]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in places)
        body += f'<polyline class="line s{k}" points="{path}"/>' + "".join(
            mark(k, *place) for place in places
        )
        body += mark(k, places[-1][0] + 18, ends[k]) + label(places[-1][0] + 30, ends[k] + 5, name, "")
    return body


def lines(
    title: str,
    series: Sequence[tuple[str, Sequence[float]]],
    band: Sequence[Spread],
    points: Sequence[str],
    tr: Translator,
) -> str:
    """Return up to four lines over turns with a grey band behind them, each named at its end.

    Args:
        title: What is shown.
        series: (name, value after each turn).
        band: The range behind, after each turn; may be empty.
        points: The name of each point in time.
        tr: How numbers are written.
    """
    every = [value for _, values in series for value in values]
    every += [x for each in band for x in (each.low, each.high)]
    low, high, step = _scale(min(0.0, *every), max(0.1, *every))
    across = (_WIDTH - _LEFT - _RIGHT) / max(len(points) - 1, 1)
    down = _HEIGHT - 2 * _TOP

    def y(value: float) -> float:
        return _TOP + down * (high - value) / (high - low)

    body = ""
    if band:
        over = " ".join(f"{_LEFT + n * across:.1f},{y(each.high):.1f}" for n, each in enumerate(band))
        under = [f"{_LEFT + n * across:.1f},{y(each.low):.1f}" for n, each in enumerate(band)]
        body += f'<polygon class="track" points="{over} {" ".join(reversed(under))}"/>'
    for n in range(round((high - low) / step) + 1):
        value = low + n * step
        body += f'<path class="grid" d="M{_LEFT} {y(value):.1f}H{_WIDTH - _RIGHT}"/>'
        body += label(_LEFT - 8, y(value) + 4, tr.number(value, 0 if step >= 1 else 1), "soft", "end")
    for n, name in enumerate(points):
        body += label(_LEFT + n * across, _HEIGHT - 8, name, "soft", "middle")
    body += _curves(series, across, y)
    text = ". ".join(
        f"{name}: {', '.join(tr.number(value, 1) for value in values)}" for name, values in series
    )
    return svg(title, text, (_WIDTH, _HEIGHT), body)
