"""Charts of the report: inline SVG with a title and a description; never colour alone.

Colours are classes of the report's style sheet, so that the charts follow the reader's light or dark mode.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from game.i18n import Translator, strip_soft_hyphens
from game.views import SeriesView

MARKERS = ("●", "■", "▲", "◆")
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 440, 250, 34, 52, 38, 28
_LONG_LABEL, _LABEL_GAP = 8, 17.0
_STEPS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


def line_chart(title: str, description: str, series: Sequence[SeriesView], tr: Translator) -> str:
    """Return lines on one scale, each with its own marker, a legend and its last value beside it."""
    low, high, step = _scale(series)
    first = series[0]
    across = (_WIDTH - _LEFT - _RIGHT) / max(len(first.values) - 1, 1)
    down = _HEIGHT - _TOP - _BOTTOM

    def x(n: int) -> float:
        return _LEFT + n * across

    def y(value: float) -> float:
        return _TOP + down * (high - value) / (high - low)

    body = ""
    for tick in range(round((high - low) / step) + 1):
        value = low + tick * step
        digits = 0 if step >= 1 else 1
        body += f'<path class="grid" d="M{_LEFT} {y(value):.1f}H{_WIDTH - _RIGHT}"/>'
        body += label(_LEFT - 6, y(value) + 4, tr.number(value, digits), "soft", "end")
    for n, period in enumerate(first.period_labels):
        if _is_named(n, first.period_labels):
            body += label(x(n), _HEIGHT - 8, period, "soft", "middle" if n else "start")
    ends = apart([y(each.values[-1]) for each in series])
    at = float(_LEFT)
    for k, each in enumerate(series):
        points = [(x(n), y(value)) for n, value in enumerate(each.values)]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        body += f'<polyline class="line s{k}" points="{path}"/>'
        body += "".join(mark(k, px, py) for px, py in points)
        shown = each.value_texts[-1] if each.unit == "points" else tr.number(each.values[-1], 1)
        body += label(points[-1][0] + 12, ends[k] + 5, shown, "last")
        if len(series) > 1:
            body += mark(k, at + 6, 14) + label(at + 17, 19, each.title, "")
            at += 40 + 8 * len(strip_soft_hyphens(each.title))
    return svg(title, description, (_WIDTH, _HEIGHT), body)


def _scale(series: Sequence[SeriesView]) -> tuple[float, float, float]:
    """Return the lowest and the highest figure of the scale, and the step between its lines."""
    if series[0].unit == "points":
        return 0.0, 100.0, 25.0
    values = [value for each in series for value in each.values]
    low, high = min(0.0, *values), max(1.0, *values)
    step = next((each for each in _STEPS if (high - low) / each <= 4), _STEPS[-1])
    return -(-low // -step) * -step if low < 0 else 0.0, -(-high // step) * step, step


def _is_named(n: int, labels: Sequence[str]) -> bool:
    """Return whether there is room for a period's label: the first, the last and some between."""
    last = len(labels) - 1
    spaces = 2 if max(len(label) for label in labels) > _LONG_LABEL else 4
    every = max(-(-last // spaces), 1)
    return n == 0 or (n >= every and (last - n) % every == 0)


def apart(heights: Sequence[float]) -> list[float]:
    """Return the heights moved so far apart that the labels there do not touch."""
    placed = list(heights)
    order = sorted(range(len(placed)), key=lambda k: placed[k])
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + _LABEL_GAP)
    return placed


def mark(k: int, x: float, y: float) -> str:
    """Return the marker of series k at a place: each has its own shape."""
    if k % 4 == 0:
        return f'<circle class="mark s{k}" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    shapes = {1: "m-4.2-4.2h8.4v8.4h-8.4z", 2: "m0-5.6l5.4 9.6h-10.8z", 3: "m0-6l6 6l-6 6l-6-6z"}
    return f'<path class="mark s{k}" d="M{x:.1f} {y:.1f}{shapes[k % 4]}"/>'


def spark(series: SeriesView, title: str) -> str:
    """Return a small line without axes for a tile; its description holds the figures."""
    low, high = min(series.values), max(series.values)
    margin = max((high - low) * 0.1, 1.0 if series.unit == "points" else 0.1)
    span = high - low + 2 * margin
    step = 128 / max(len(series.values) - 1, 1)
    points = [
        (6 + n * step, 4 + 28 * (high + margin - value) / span) for n, value in enumerate(series.values)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    body = f'<polyline class="line s0" points="{path}"/>' + mark(0, *points[-1])
    return svg(title, _named_values(series), (140, 36), body, "spark")


def _named_values(series: SeriesView) -> str:
    pairs = zip(series.period_labels, series.value_texts, strict=True)
    return ". ".join(f"{period}: {value}" for period, value in pairs)


def describe(series: Sequence[SeriesView]) -> str:
    """Return every figure of the lines in words."""
    return " ".join(f"{each.title}. {_named_values(each)}." for each in series)


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Return a horizontal bar for each (name, share 0..1, words); the longest share fills the width."""
    body, most = "", max((share for _, share, _ in rows), default=0.0) or 1.0
    for k, (name, share, words) in enumerate(rows):
        top = 10 + 58 * k
        width = max(_WIDTH * min(max(share, 0.0), 1.0) / most, 3.0)
        body += mark(k, 7, top + 10) + label(20, top + 15, name, "")
        body += label(_WIDTH, top + 15, words, "last", "end")
        body += f'<rect class="track" x="0" y="{top + 24}" width="{_WIDTH}" height="16" rx="4"/>'
        body += f'<rect class="fill s{k}" x="0" y="{top + 24}" width="{width:.1f}" height="16" rx="4"/>'
    text = ". ".join(f"{name}: {words}" for name, _, words in rows)
    return svg(title, text, (_WIDTH, 58 * len(rows) + 2), body)


def split_bar(title: str, parts: Sequence[tuple[str, float, str]]) -> str:
    """Return one thin bar parted after the amounts of (name, amount, words)."""
    whole = sum(max(amount, 0.0) for _, amount, _ in parts)
    body, at = "", 0.0
    for k, (_, amount, _) in enumerate(parts):
        width = 600 * max(amount, 0.0) / whole if whole > 0 else 0.0
        shown = max(width - 3, 0.0)
        body += f'<rect class="fill s{k}" x="{at:.1f}" y="0" width="{shown:.1f}" height="12" rx="3"/>'
        at += width
    text = ". ".join(f"{name}: {words}" for name, _, words in parts)
    return svg(title, text, (600, 12), body, "split")


def skyline() -> str:
    """Return the municipality's outline for the header: only an ornament."""
    return (
        '<svg class="skyline" aria-hidden="true" viewBox="0 0 600 150" preserveAspectRatio="xMaxYMax slice">'
        '<path class="far" d="M0 150L90 70L150 110L250 30L330 100L420 50L500 105L560 75L600 100V150Z"/>'
        '<path class="near" d="M120 150V128h26v-12l16-12 16 12v12h30V108h34v20h18V92l9-26 9 26v36h22v-28'
        "l22-14 22 14v28h26v-18h42v18h20v-30l18-14 18 14v30h28v-16h40v16h60v22Z"
        '"/></svg>'
    )


def label(x: float, y: float, text: str, kind: str, anchor: str = "start") -> str:
    """Return a text at a place, in a class of the style sheet."""
    shown = escape(strip_soft_hyphens(text))
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{shown}</text>'


def svg(title: str, description: str, size: tuple[int, int], body: str, kind: str = "chart") -> str:
    """Return a picture with its name and what it shows in words."""
    fit = ' preserveAspectRatio="none"' if kind == "split" else ""
    return (
        f'<svg class="{kind}" role="img" viewBox="0 0 {size[0]} {size[1]}"{fit}>'
        f"<title>{escape(strip_soft_hyphens(title))}</title>"
        f"<desc>{escape(strip_soft_hyphens(description))}</desc>{body}</svg>"
    )
