"""A bar chart as SVG, written as text: legible in light and dark, with a title for those who listen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LEFT, RIGHT, TOP, STEP = 900, 320, 170, 76, 34


@dataclass(frozen=True)
class Bar:
    """One bar: whose, how long, and what is written beside it."""

    name: str
    value: float
    beside: str


_STYLE = """<style>
  .paper { fill: #ffffff } .ink { fill: #1d2733 } .soft { fill: #4a5866 } .line { stroke: #9aa7b3 }
  .bar { fill: #3c6e8f } .own { fill: #b4532a }
  text { font-family: system-ui, sans-serif; font-size: 15px }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #12181f } .ink { fill: #e8eef4 } .soft { fill: #b4c0cc } .line { stroke: #5d6b78 }
    .bar { fill: #6ea6cc } .own { fill: #e08a5b }
  }
</style>"""


def draw(bars: Sequence[Bar], title: str, scale: str) -> str:
    """Return the chart; lengths are logarithmic, and the engine's own bars have another colour."""
    height = TOP + STEP * len(bars) + 40
    lowest = _digits(min(bar.value for bar in bars))
    longest = math.log10(max(bar.value for bar in bars))
    highest = max(math.floor(longest), lowest + 1)
    room = (WIDTH - LEFT - RIGHT) / (max(highest, longest) - lowest)
    said = "; ".join(f"{bar.name}: {bar.value:,.3g}" for bar in bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(said)}</desc>',
        _STYLE,
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>',
        f'<text class="ink" x="24" y="34" font-weight="600" style="font-size:18px">{escape(title)}</text>',
        f'<text class="soft" x="24" y="56">{escape(scale)}</text>',
    ]
    for power in range(lowest, highest + 1):
        x = LEFT + (power - lowest) * room
        lines.append(f'<path class="line" d="M{x:.1f} {TOP} V{height - 34}" stroke-width="1" opacity=".6"/>')
        mark = f"{10.0**power:,.0f}" if power >= 0 else f"{10.0**power:g}"
        lines.append(f'<text class="soft" x="{x:.1f}" y="{height - 14}" text-anchor="middle">{mark}</text>')
    for n, bar in enumerate(bars):
        y = TOP + STEP * n + 5
        long = max(math.log10(bar.value) - lowest, 0.02) * room
        own = "own" if "engine on" in bar.name and "the " in bar.name else "bar"
        lines.append(
            f'<text class="ink" x="{LEFT - 12}" y="{y + 17}" text-anchor="end">{escape(bar.name)}</text>'
        )
        lines.append(f'<rect class="{own}" x="{LEFT}" y="{y}" width="{long:.1f}" height="24" rx="3"/>')
        label = f"{bar.value:,.0f}" if bar.value >= 100 else f"{bar.value:,.3g}"
        beside = f"{label}  ({bar.beside})" if bar.beside else label
        lines.append(f'<text class="ink" x="{LEFT + long + 8:.1f}" y="{y + 17}">{escape(beside)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _digits(value: float) -> int:
    return math.floor(math.log10(value))
