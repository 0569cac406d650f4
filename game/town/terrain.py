"""The island itself: shore, ground, streets, pier and boats."""

from __future__ import annotations

from collections.abc import Sequence

from game.town import props
from game.town.layout import Layout, plot_point
from game.town.light import SNOW, mix
from game.town.pen import Pen, Point, iso
from game.town.solids import ground_quad

_LAND = {"spring": "#a6cb78", "summer": "#9cc673", "autumn": "#bfae66", "winter": "#e9eff3"}


def terrain(pen: Pen, layout: Layout, green: int, digital: int, level: int) -> None:
    """Draw the ground that the plots stand on.

    Args:
        pen: what to draw with.
        layout: the map.
        green: 0 (dry) to 3.
        digital: 0 to 3; fibre runs along the streets from 1.
        level: 0 to 4, how well the streets are kept.
    """
    shore = [plot_point(*at) for at in layout.coast]
    grass = mix("#b3ab80", _LAND[pen.season], 1.0 if pen.snowy else 0.3 + 0.7 * green / 3)
    edge = _smooth(shore)
    # Wide lines under one fill: many times cheaper than a stack of large fills.
    for width, share in ((64.0, 0.13), (26.0, 0.26)):
        pen.path(edge, edge="#dff6f7", width=width, opacity=share)
    for drop, colour in ((11.0, "#5d5248"), (5.0, "#8a7b69")):
        pen.path(_smooth([(x, y + drop) for x, y in shore]), edge=colour, width=9)
    pen.path(edge, grass, edge="#d9cda9" if not pen.snowy else "#dfe6ea", width=9)
    _patches(pen, shore, grass)
    streets(pen, layout, digital, level)
    pier(pen, layout)


def _smooth(points: Sequence[Point]) -> str:
    """Return a closed path through the points (Catmull-Rom as Bézier curves)."""
    count = len(points)
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for n in range(count):
        a, b, c, d = (points[(n + k) % count] for k in (-1, 0, 1, 2))
        parts.append(
            f"C{b[0] + (c[0] - a[0]) / 6:.1f} {b[1] + (c[1] - a[1]) / 6:.1f} "
            f"{c[0] - (d[0] - b[0]) / 6:.1f} {c[1] - (d[1] - b[1]) / 6:.1f} {c[0]:.1f} {c[1]:.1f}"
        )
    return "".join(parts) + "Z"


def _patches(pen: Pen, shore: Sequence[Point], grass: str) -> None:
    width, height = max(x for x, _ in shore), max(y for _, y in shore)
    low = min(y for _, y in shore)
    for n in range(34):
        x = (pen.random.random() * 2 - 1) * width * 0.82
        y = low + (height - low) * (0.14 + 0.72 * pen.random.random())
        if abs(x) / width + abs(y - (low + height) / 2) / (height - low) * 2 < 1.05:
            pen.ellipse((x, y), 30, 12, mix(grass, "#ffffff" if n % 2 else "#4f7f4a", 0.13), 0.6)


def streets(pen: Pen, layout: Layout, digital: int, level: int) -> None:
    """Draw the streets: kerbs, asphalt, marks; holes where nobody mends them, fibre where there is some."""
    kerb = SNOW if pen.snowy else ("#b6b0a4", "#bfb9ac", "#cfc9bb", "#ddd7c8", "#e4decf")[level]
    asphalt = ("#86857f", "#8d8e8c", "#969a9d", "#9ca3a9", "#a1a9b0")[level]
    if pen.snowy:
        asphalt = mix(asphalt, "#dbe4ea", 0.35)
    for half, colour in ((0.27, kerb), (0.19, asphalt)):
        for i0, j0, i1, j1 in layout.streets:
            pen.polygon(
                ground_quad(min(i0, i1) - half, min(j0, j1) - half, max(i0, i1) + half, max(j0, j1) + half),
                colour,
            )
    for line in layout.streets:
        _marks(pen, layout, line, level)
        if digital:
            _street_fibre(pen, line, digital)


def _crossings(layout: Layout, line: tuple[float, float, float, float]) -> list[float]:
    i0, j0, i1, _ = line
    along_j = i0 == i1
    return (
        [o[1] if along_j else o[0] for o in layout.streets if (o[0] == o[2]) is not along_j]
        if j0 or i0
        else []
    )


def _marks(pen: Pen, layout: Layout, line: tuple[float, float, float, float], level: int) -> None:
    i0, j0, i1, j1 = line
    along_j = i0 == i1
    crossings = _crossings(layout, line)
    at, end = (j0, j1) if along_j else (i0, i1)
    faded = 0.25 if level == 0 else 0.45 if level == 1 else 0.85
    while at + 0.24 < end:
        if all(abs(at + 0.12 - c) > 0.5 for c in crossings):
            a, b = (iso(i0, at), iso(i0, at + 0.24)) if along_j else (iso(at, j0), iso(at + 0.24, j0))
            pen.line([a, b], "#ffffff", 1.9, faded)
        if level <= 1 and pen.random.random() < (0.3 if level == 0 else 0.12):
            off = pen.random.random() * 0.2 - 0.1
            pen.ellipse(iso(i0 + off, at) if along_j else iso(at, j0 + off), 6.5, 3.1, "#5a5954", 0.85)
        at += 0.52
    for c in crossings:
        if not (j0 if along_j else i0) < c < (j1 if along_j else i1):
            continue
        for n in range(4):
            o = -0.14 + n * 0.093
            a, b = (
                (iso(i0 + o, c + 0.29), iso(i0 + o, c + 0.43))
                if along_j
                else (iso(c + 0.29, j0 + o), iso(c + 0.43, j0 + o))
            )
            pen.line([a, b], "#ffffff", 2.4, faded)


def _street_fibre(pen: Pen, line: tuple[float, float, float, float], digital: int) -> None:
    i0, j0, i1, j1 = line
    side = 0.235
    a, b = (iso(i0 + side, j0), iso(i1 + side, j1)) if i0 == i1 else (iso(i0, j0 + side), iso(i1, j1 + side))
    pen.line([a, b], props.CYAN, 2.3, 0.4 + 0.2 * digital, "1 7" if digital < 3 else "5 5", True)


def lamps(pen: Pen, smart: bool) -> None:
    """Stand a lamp at the lower corner of a plot's street."""
    props.lamp(pen, 1.27, -0.5, smart)
    props.lamp(pen, -0.5, 1.27, smart)


def pier(pen: Pen, layout: Layout) -> None:
    """Draw a wooden pier, and boats at rest beside it."""
    x, y = plot_point(*layout.pier)
    for n in range(5):
        px, py = x - 24 - n * 14, y + 19 + n * 7
        pen.line([(px, py - 4), (px, py + 9)], "#5b4632", 2.6)
    pen.polygon([(x, y), (x + 20, y + 10), (x - 64, y + 52), (x - 84, y + 42)], "#b08a5e")
    for n in range(1, 10):
        t = n / 10
        pen.line([(x - 84 * t, y + 42 * t), (x + 20 - 84 * t, y + 10 + 42 * t)], "#8d6c46", 1)
    pen.polygon([(x + 20, y + 10), (x - 64, y + 52), (x - 64, y + 57), (x + 20, y + 15)], "#7d5d3c")
    boat(pen, (x + 34, y + 44), 0.8, "#c8352e")
    boat(pen, (x - 116, y + 28), 0.7, "#2d6fa3")


def boat(pen: Pen, at: Point, size: float, colour: str) -> None:
    """Draw a fishing boat seen from the side."""
    x, y = at
    z = size
    pen.ellipse((x, y + 7 * z), 36 * z, 5 * z, "#ffffff", 0.35)
    pen.path(
        f"M{x - 29 * z:.1f} {y - 7 * z:.1f}h{60 * z:.1f}l{-10 * z:.1f} {14 * z:.1f}h{-41 * z:.1f}z", "#ffffff"
    )
    pen.path(
        f"M{x - 29 * z:.1f} {y - 7 * z:.1f}h{60 * z:.1f}l{-4 * z:.1f} {6 * z:.1f}h{-53 * z:.1f}z", colour
    )
    pen.path(
        f"M{x - 12 * z:.1f} {y - 7 * z:.1f}v{-13 * z:.1f}h{19 * z:.1f}l{5 * z:.1f} {13 * z:.1f}z", "#f1f4f5"
    )
    pen.path(
        f"M{x - 7 * z:.1f} {y - 16 * z:.1f}h{11 * z:.1f}l{2 * z:.1f} {5 * z:.1f}h{-13 * z:.1f}z", "#3f5565"
    )
    pen.line([(x - 16 * z, y - 7 * z), (x - 16 * z, y - 30 * z)], "#5f6a72", 1.4 * z)
    pen.line([(x - 16 * z, y - 29 * z), (x - 27 * z, y - 8 * z)], "#5f6a72", 0.9 * z)
