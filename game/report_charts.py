"""Charts of the report: inline SVG with a title and a description; never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from game.views import SeriesView

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 860, 190, 16, 96, 14, 26
_INK, _LINE, _SERIES = "#44535f", "#c9d3da", "#0a2a5e"


def line_chart(series: SeriesView) -> str:
    """Return a line with a marker for each period, the last value written beside it."""
    values = series.values
    low, high = (0.0, 100.0) if series.unit == "points" else (min(0.0, *values), max(1.0, *values) * 1.08)
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(values) - 1, 1)
    height = _HEIGHT - _TOP - _BOTTOM

    def place(n: int, value: float) -> tuple[float, float]:
        return _LEFT + n * step, _TOP + height * (1 - (value - low) / (high - low))

    points = [place(n, value) for n, value in enumerate(values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_SERIES}"/>' for x, y in points)
    labels = "".join(
        f'<text x="{x:.1f}" y="{_HEIGHT - 8}" font-size="12" fill="{_INK}" text-anchor="{_anchor(n)}">'
        f"{escape(label)}</text>"
        for n, ((x, _), label) in enumerate(zip(points, series.period_labels, strict=True))
    )
    zero = place(0, 0.0)[1]
    axis = f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="{_LINE}"/>'
    last_x, last_y = points[-1]
    last = (
        f'<text x="{last_x + 10:.1f}" y="{last_y + 5:.1f}" font-size="14" font-weight="600">'
        f"{escape(series.value_texts[-1])}</text>"
    )
    line = f'<polyline points="{path}" fill="none" stroke="{_SERIES}" stroke-width="2.5"/>'
    return _svg(series.title, series.text, _HEIGHT, axis + line + marks + labels + last)


def _anchor(n: int) -> str:
    return "middle" if n else "start"


def bars(rows: Sequence[tuple[str, float, str]]) -> str:
    """Return horizontal bars for (name, share 0..1, words)."""
    height = 34 * len(rows) + 8
    text = ". ".join(f"{name}: {words}" for name, _, words in rows)
    body = ""
    for n, (name, share, words) in enumerate(rows):
        y = 8 + 34 * n
        width = 430 * min(max(share, 0.0), 1.0)
        body += (
            f'<text x="0" y="{y + 17}" font-size="14">{escape(name)}</text>'
            f'<rect x="140" y="{y}" width="{width:.1f}" height="24" rx="4" fill="{_SERIES}"/>'
            f'<text x="{148 + width:.1f}" y="{y + 17}" font-size="14">{escape(words)}</text>'
        )
    return _svg(text, text, height, body)


def _svg(title: str, description: str, height: int, body: str) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>"
    )
