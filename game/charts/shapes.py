"""Where things stand in a chart: lines in a frame, labels kept apart, markers, the pieces of bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.charts.scale import Scale

Point = tuple[float, float]

MARKERS = ("●", "■", "▲", "◆")
"""The marker of each series in running text; a series is never told by its colour alone."""

OUTLINES: tuple[tuple[Point, ...], ...] = (
    (),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.25), (1.2, 0.9), (-1.2, 0.9)),
    ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
)
"""The outline of each series' marker, in radii round its middle; empty for a disc."""


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """Where the lines of a chart are drawn: its corner, its size, and how many points in time it spans."""

    left: float
    top: float
    width: float
    height: float
    count: int

    def x(self, index: int) -> float:
        """Return where a point in time stands."""
        return self.left + self.width * index / max(1, self.count - 1)

    def y(self, scale: Scale, value: float) -> float:
        """Return how far down a value stands."""
        return self.top + self.height * (1 - scale.share(value))

    def points(self, scale: Scale, values: Sequence[float]) -> list[Point]:
        """Return where a line bends."""
        return [(self.x(index), self.y(scale, value)) for index, value in enumerate(values)]

    def index_at(self, x: float) -> int:
        """Return which point in time is nearest to a place."""
        last = max(1, self.count - 1)
        return max(0, min(last, round((x - self.left) / max(1.0, self.width) * last)))


def outline(slot: int, at: Point, radius: float) -> list[Point]:
    """Return the corners of a series' marker round a place; none for a disc."""
    return [(at[0] + x * radius, at[1] + y * radius) for x, y in OUTLINES[slot % len(OUTLINES)]]


def apart(wanted: Sequence[float], pitch: float, top: float, bottom: float) -> list[float]:
    """Return places at least ``pitch`` apart, near the wanted ones and inside the ends."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = [0.0] * len(wanted)
    low = top
    for index in order:
        low = places[index] = max(wanted[index], low)
        low += pitch
    high = bottom
    for index in reversed(order):
        high = places[index] = min(places[index], high)
        high -= pitch
    return places


def named(count: int, room: int) -> list[int]:
    """Return which points in time are named with room for ``room`` spaces between; both ends always."""
    last = count - 1
    every = max(-(-last // room), 1)
    return [n for n in range(count) if n == 0 or (n >= every and (last - n) % every == 0)]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A receipt's pieces, each from where the last one ended; ``low`` and ``high`` end their scale."""

    pieces: tuple[tuple[float, float], ...]
    low: float
    high: float


def waterfall(before: float, changes: Sequence[float], after: float) -> Waterfall:
    """Return the changes as pieces that hang together, with a little room at both ends."""
    pieces, at = [], before
    for change in changes:
        pieces.append((at, at + change))
        at += change
    ends = [before, after, *(end for _, end in pieces)]
    spare = 0.08 * max(max(ends) - min(ends), 1e-6)
    return Waterfall(tuple(pieces), min(ends) - spare, max(ends) + spare)


def split(amounts: Sequence[float], width: float) -> list[tuple[float, float]]:
    """Return start and width of each part of one bar parted after the amounts."""
    sizes = [max(amount, 0.0) for amount in amounts]
    whole, at, out = sum(sizes), 0.0, []
    for size in sizes:
        part = width * size / whole if whole > 0 else 0.0
        out.append((at, part))
        at += part
    return out
