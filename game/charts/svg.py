"""Charts painted as SVG, each with a title and a description; never colour alone.

Colours are classes of the pages' style sheet, so that the charts follow the reader's light or dark mode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.charts.scale import Scale, shape
from game.charts.shapes import PlotFrame, Point, apart, named, outline, split
from game.i18n import strip_soft_hyphens
from game.page.html import NOTHING, Html, element, joined

Written = Callable[[float], str]
_GAP, _LONG_LABEL = 17.0, 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name, its values, and what is written where it ends."""

    name: str
    values: Sequence[float]
    end: str


@dataclass(frozen=True, slots=True)
class Look:
    """The size of a line chart and the room round its frame; ``named`` writes names where lines end."""

    width: int = 440
    height: int = 250
    left: int = 34
    right: int = 52
    top: int = 38
    bottom: int = 28
    named: bool = False


SMALL = Look()
WIDE = Look(900, 340, 44, 190, 30, 30, named=True)


@dataclass(frozen=True, slots=True)
class LineChartData:
    """What a line chart shows.

    Attributes:
        title, description: what it is and every figure of it in words.
        lines: at most four.
        labels: the name of each point in time.
        scale: from the lowest to the highest.
        shown: writes a tick.
        band: lowest and highest of a grey ground behind the lines at each point in time; may be empty.
    """

    title: str
    description: str
    lines: Sequence[Line]
    labels: Sequence[str]
    scale: Scale
    shown: Written
    band: Sequence[tuple[float, float]] = ()


def line_chart(chart: LineChartData, look: Look = SMALL) -> Html:
    """Return lines on one scale, each with its own marker and what is written at its end."""
    frame = PlotFrame(look.left, look.top, look.width - look.left - look.right,
                  look.height - look.top - look.bottom, len(chart.labels))  # fmt: skip
    body = [_band(chart, frame), *_grid(chart, frame, look), *_names(chart, frame, look)]
    courses = [frame.points(chart.scale, line.values) for line in chart.lines]
    ends = apart([course[-1][1] for course in courses], _GAP, 0.0, look.height)
    for slot, (line, course) in enumerate(zip(chart.lines, courses, strict=True)):
        body.append(_course(slot, course))
        across = course[-1][0] + (18 if look.named else 0)
        if look.named:
            body.append(mark(slot, (across, ends[slot])))
        body.append(label((across + 12, ends[slot] + 5), line.end, None if look.named else "last"))
    if not look.named and len(chart.lines) > 1:
        body += _legend(chart.lines, look)
    return svg(chart.title, chart.description, (look.width, look.height), joined(body))


def _band(chart: LineChartData, frame: PlotFrame) -> Html:
    if not chart.band:
        return NOTHING
    under = frame.points(chart.scale, [low for low, _ in chart.band])
    over = frame.points(chart.scale, [high for _, high in chart.band])
    return element("polygon", class_="track", points=_path([*over, *reversed(under)]))


def _grid(chart: LineChartData, frame: PlotFrame, look: Look) -> list[Html]:
    body = []
    for tick in chart.scale.ticks:
        y = frame.y(chart.scale, tick)
        body.append(element("path", class_="grid", d=f"M{look.left} {y:.1f}H{look.width - look.right}"))
        body.append(label((look.left - 6, y + 4), chart.shown(tick), "soft", "end"))
    return body


def _names(chart: LineChartData, frame: PlotFrame, look: Look) -> list[Html]:
    long = max((len(name) for name in chart.labels), default=0) > _LONG_LABEL
    room = (2 if long else 4) * round(look.width / SMALL.width)
    return [
        label(
            (frame.x(n), look.height - 8), chart.labels[n], "soft", "middle" if n or look.named else "start"
        )
        for n in named(len(chart.labels), room)
    ]


def _legend(lines: Sequence[Line], look: Look) -> list[Html]:
    body, at = [], float(look.left)
    for slot, line in enumerate(lines):
        body += [mark(slot, (at + 6, 14)), label((at + 17, 19), line.name)]
        at += 40 + 8 * len(strip_soft_hyphens(line.name))
    return body


def _course(slot: int, points: Sequence[Point]) -> Html:
    line = element("polyline", class_=f"line s{slot}", points=_path(points))
    return line + joined(mark(slot, point) for point in points)


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def mark(slot: int, at: Point, radius: float = 4.5) -> Html:
    """Return the marker of a series at a place: each has its own shape."""
    corners = outline(slot, at, radius * 0.95)
    if corners:
        return element("polygon", class_=f"mark s{slot}", points=_path(corners))
    return element("circle", class_=f"mark s{slot}", cx=at[0], cy=at[1], r=radius)


def spark(title: str, description: str, values: Sequence[float], least: float) -> Html:
    """Return a small line without axes; its description holds the figures."""
    step = 128 / max(len(values) - 1, 1)
    points = [(6 + n * step, 32 - 28 * up) for n, up in enumerate(shape(values, least))]
    line = element("polyline", class_="line s0", points=_path(points))
    return svg(title, description, (140, 36), line + mark(0, points[-1]), "spark")


Row = tuple[str, float, str]
"""A bar: its name, its share or amount, and that in words."""


def described(rows: Sequence[tuple[str, str]]) -> str:
    """Return names and figures in words."""
    return ". ".join(f"{name}: {words}" for name, words in rows)


def stacked_bars(title: str, rows: Sequence[Row]) -> Html:
    """Return a bar below the name and the words of each row; the longest fills the width from zero."""
    width, most = SMALL.width, max((share for _, share, _ in rows), default=0.0) or 1.0
    body = []
    for slot, (name, share, words) in enumerate(rows):
        top = 10 + 58 * slot
        filled = max(width * min(max(share, 0.0), 1.0) / most, 3.0)
        body += [
            mark(slot, (7, top + 10)),
            label((20, top + 15), name),
            label((width, top + 15), words, "last", "end"),
            bar("track", 0, top + 24, width, 16, 4),
            bar(f"fill s{slot}", 0, top + 24, filled, 16, 4),
        ]
    text = described([(name, words) for name, _, words in rows])
    return svg(title, text, (width, 58 * len(rows) + 2), joined(body))


def split_bar(title: str, rows: Sequence[Row]) -> Html:
    """Return one thin bar parted after the amounts."""
    parts = split([amount for _, amount, _ in rows], 600)
    body = [bar(f"fill s{slot}", at, 0, max(width - 3, 0.0), 12, 3) for slot, (at, width) in enumerate(parts)]
    text = described([(name, words) for name, _, words in rows])
    return svg(title, text, (600, 12), joined(body), "split")


def bar(kind: str, x: float, y: float, width: float, height: float, round_: float) -> Html:
    """Return a bar in a class of the style sheet."""
    return element("rect", class_=kind, x=x, y=y, width=width, height=height, rx=round_)


def label(at: Point, words: str, kind: str | None = None, anchor: str = "start") -> Html:
    """Return a text at a place, in a class of the style sheet."""
    shown = strip_soft_hyphens(words)
    return element("text", shown, class_=kind, x=at[0], y=at[1], text_anchor=anchor)


def svg(title: str, description: str, size: tuple[float, float], body: Html, kind: str = "chart") -> Html:
    """Return a picture with its name and what it shows in words."""
    return element(
        "svg",
        element("title", strip_soft_hyphens(title)),
        element("desc", strip_soft_hyphens(description)),
        body,
        class_=kind,
        role="img",
        viewBox=f"0 0 {size[0]:.0f} {size[1]:.0f}",
        preserveAspectRatio="none" if kind == "split" else None,
    )
