"""Walls, roofs, windows and doors: what buildings are put together from.

The viewer sees the *left* face (constant j, towards the lower left) and the *right* face (constant i). A
``Face`` maps (along, up) to px. The sun stands at the upper left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.town.light import SNOW, mix, shade
from game.town.pen import Pen, Point, iso

Face = Callable[[float, float], Point]
LEFT_SHADE, RIGHT_SHADE = 0.03, 0.24


@dataclass(frozen=True, slots=True)
class Condition:
    """How a building is doing.

    Attributes:
        level: 0 (worn down) to 4 (flourishing).
        digital: 0 to 3.
        green: 0 to 3.
        dark: its lights and screens are out.
        note: what happens at its door, empty when nothing does.
    """

    level: int = 2
    digital: int = 0
    green: int = 1
    dark: bool = False
    note: str = ""


_WEAR = (0.58, 0.36, 0.15, 0.03, 0.0)


def worn(colour: str, level: int) -> str:
    """Return a wall's colour as upkeep leaves it."""
    return mix(colour, "#a09c94", _WEAR[level])


def left_face(j: float) -> Face:
    """Return the mapping of a wall towards the lower left."""
    return lambda along, up: iso(along, j, up)


def right_face(i: float) -> Face:
    """Return the mapping of a wall towards the lower right."""
    return lambda along, up: iso(i, along, up)


def quad(face: Face, a: float, b: float, low: float, high: float) -> list[Point]:
    """Return an upright rectangle on a face."""
    return [face(a, low), face(b, low), face(b, high), face(a, high)]


def ground_quad(i0: float, j0: float, i1: float, j1: float, up: float = 0.0) -> list[Point]:
    """Return a rectangle that lies flat."""
    return [iso(i0, j0, up), iso(i1, j0, up), iso(i1, j1, up), iso(i0, j1, up)]


def roof_colour(pen: Pen, colour: str) -> str:
    """Return a roof's colour, under snow in winter."""
    return mix(colour, SNOW, 0.86) if pen.snowy else colour


def cast_shadow(pen: Pen, i0: float, j0: float, i1: float, j1: float, height: float) -> None:
    """Lay a building's shadow on the ground to its right."""
    reach = height / 78
    pen.shadow(
        [
            iso(i0, j1),
            iso(i1, j1),
            iso(i1 + reach, j1 - reach * 0.12),
            iso(i1 + reach, j0 - reach * 0.12),
            iso(i1, j0),
        ],
        0.17,
    )


def walls(
    pen: Pen, i0: float, j0: float, i1: float, j1: float, height: float, colour: str, base: float = 0.0
) -> tuple[Face, Face]:
    """Raise the two walls that are seen, with a plinth, and return their faces."""
    left, right = left_face(j1), right_face(i1)
    pen.polygon(quad(left, i0, i1, base, base + height), shade(colour, LEFT_SHADE))
    pen.polygon(quad(right, j0, j1, base, base + height), shade(colour, RIGHT_SHADE))
    if base == 0:
        pen.polygon(quad(left, i0, i1, 0, 4), "#5f646a", 0.55)
        pen.polygon(quad(right, j0, j1, 0, 4), "#44484e", 0.55)
    return left, right


def block(
    pen: Pen,
    i0: float,
    j0: float,
    i1: float,
    j1: float,
    height: float,
    colour: str,
    roof: str,
    base: float = 0.0,
    rim: float = 3.0,
) -> tuple[Face, Face]:
    """Raise a house with a flat roof behind a low rim, and return its faces."""
    left, right = walls(pen, i0, j0, i1, j1, height, colour, base)
    top = base + height
    pen.polygon(ground_quad(i0, j0, i1, j1, top), shade(colour, -0.25))
    if rim:
        e = 0.06
        pen.polygon(ground_quad(i0 + e, j0 + e, i1 - e, j1 - e, top), shade(roof_colour(pen, roof), 0.2))
        pen.polygon(ground_quad(i0 + e + 0.04, j0 + e + 0.04, i1 - e, j1 - e, top), roof_colour(pen, roof))
    return left, right


def gable(
    pen: Pen,
    i0: float,
    j0: float,
    i1: float,
    j1: float,
    height: float,
    rise: float,
    colour: str,
    roof: str,
    ridge: str = "i",
    trim: str = "",
) -> tuple[Face, Face]:
    """Raise a house with a pitched roof whose ridge runs along i or j, and return its faces."""
    left, right = walls(pen, i0, j0, i1, j1, height, colour)
    e, top = 0.07, height + rise
    sunny, shady = roof_colour(pen, roof), shade(roof_colour(pen, roof), 0.16)
    edge = shade(roof, 0.25)
    if ridge == "i":
        m = (j0 + j1) / 2
        pen.polygon([right(j0, height), right(j1, height), right(m, top)], shade(colour, RIGHT_SHADE))
        pen.polygon(
            [
                iso(i0 - e, j0 - e, height - 4),
                iso(i1 + e, j0 - e, height - 4),
                iso(i1 + e, m, top),
                iso(i0 - e, m, top),
            ],
            shady,
        )
        pen.polygon(
            [
                iso(i0 - e, j1 + e, height - 5),
                iso(i1 + e, j1 + e, height - 5),
                iso(i1 + e, m, top),
                iso(i0 - e, m, top),
            ],
            sunny,
        )
        pen.line(
            [
                iso(i0 - e, j1 + e, height - 5),
                iso(i1 + e, j1 + e, height - 5),
                iso(i1 + e, m, top),
                iso(i1 + e, j0 - e, height - 4),
            ],
            trim or edge,
            2,
        )
    else:
        m = (i0 + i1) / 2
        pen.polygon([left(i0, height), left(i1, height), left(m, top)], shade(colour, LEFT_SHADE))
        pen.polygon(
            [
                iso(i0 - e, j0 - e, height - 4),
                iso(i0 - e, j1 + e, height - 4),
                iso(m, j1 + e, top),
                iso(m, j0 - e, top),
            ],
            sunny,
        )
        pen.polygon(
            [
                iso(i1 + e, j0 - e, height - 5),
                iso(i1 + e, j1 + e, height - 5),
                iso(m, j1 + e, top),
                iso(m, j0 - e, top),
            ],
            shady,
        )
        pen.line(
            [
                iso(i0 - e, j1 + e, height - 4),
                iso(m, j1 + e, top),
                iso(i1 + e, j1 + e, height - 5),
                iso(i1 + e, j0 - e, height - 5),
            ],
            trim or edge,
            2,
        )
    if trim:
        for at in (left(i0, 0), left(i1, 0), right(j0, 0)):
            pen.line([at, (at[0], at[1] - height + 5)], trim, 2)
    return left, right
