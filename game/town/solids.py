"""Walls, roofs, windows and doors: what buildings are put together from.

The viewer sees the *left* face (constant j, towards the lower left) and the *right* face (constant i). A ``Face``
maps (along, up) to px. The sun stands at the upper left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.town.light import SNOW, Light, mix, shade
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
        [iso(i0, j1), iso(i1, j1), iso(i1 + reach, j1 - reach * 0.12), iso(i1 + reach, j0 - reach * 0.12),
         iso(i1, j0)], 0.17
    )  # fmt: skip


def walls(pen: Pen, i0: float, j0: float, i1: float, j1: float, height: float, colour: str,
          base: float = 0.0) -> tuple[Face, Face]:  # fmt: skip
    """Raise the two walls that are seen, with a plinth, and return their faces."""
    left, right = left_face(j1), right_face(i1)
    pen.polygon(quad(left, i0, i1, base, base + height), shade(colour, LEFT_SHADE))
    pen.polygon(quad(right, j0, j1, base, base + height), shade(colour, RIGHT_SHADE))
    if base == 0:
        pen.polygon(quad(left, i0, i1, 0, 4), "#5f646a", 0.55)
        pen.polygon(quad(right, j0, j1, 0, 4), "#44484e", 0.55)
    return left, right


def block(pen: Pen, i0: float, j0: float, i1: float, j1: float, height: float, colour: str, roof: str,
          base: float = 0.0, rim: float = 3.0) -> tuple[Face, Face]:  # fmt: skip
    """Raise a house with a flat roof behind a low rim, and return its faces."""
    left, right = walls(pen, i0, j0, i1, j1, height, colour, base)
    top = base + height
    pen.polygon(ground_quad(i0, j0, i1, j1, top), shade(colour, -0.25))
    if rim:
        e = 0.06
        pen.polygon(ground_quad(i0 + e, j0 + e, i1 - e, j1 - e, top), shade(roof_colour(pen, roof), 0.2))
        pen.polygon(ground_quad(i0 + e + 0.04, j0 + e + 0.04, i1 - e, j1 - e, top), roof_colour(pen, roof))
    return left, right


def gable(pen: Pen, i0: float, j0: float, i1: float, j1: float, height: float, rise: float, colour: str,
          roof: str, ridge: str = "i", trim: str = "") -> tuple[Face, Face]:  # fmt: skip
    """Raise a house with a pitched roof whose ridge runs along i or j, and return its faces."""
    left, right = walls(pen, i0, j0, i1, j1, height, colour)
    e, top = 0.07, height + rise
    sunny, shady = roof_colour(pen, roof), shade(roof_colour(pen, roof), 0.16)
    edge = shade(roof, 0.25)
    if ridge == "i":
        m = (j0 + j1) / 2
        pen.polygon([right(j0, height), right(j1, height), right(m, top)], shade(colour, RIGHT_SHADE))
        pen.polygon([iso(i0 - e, j0 - e, height - 4), iso(i1 + e, j0 - e, height - 4), iso(i1 + e, m, top),
                     iso(i0 - e, m, top)], shady)  # fmt: skip
        pen.polygon([iso(i0 - e, j1 + e, height - 5), iso(i1 + e, j1 + e, height - 5), iso(i1 + e, m, top),
                     iso(i0 - e, m, top)], sunny)  # fmt: skip
        pen.line([iso(i0 - e, j1 + e, height - 5), iso(i1 + e, j1 + e, height - 5), iso(i1 + e, m, top),
                  iso(i1 + e, j0 - e, height - 4)], trim or edge, 2)  # fmt: skip
    else:
        m = (i0 + i1) / 2
        pen.polygon([left(i0, height), left(i1, height), left(m, top)], shade(colour, LEFT_SHADE))
        pen.polygon([iso(i0 - e, j0 - e, height - 4), iso(i0 - e, j1 + e, height - 4), iso(m, j1 + e, top),
                     iso(m, j0 - e, top)], sunny)  # fmt: skip
        pen.polygon([iso(i1 + e, j0 - e, height - 5), iso(i1 + e, j1 + e, height - 5), iso(m, j1 + e, top),
                     iso(m, j0 - e, top)], shady)  # fmt: skip
        pen.line([iso(i0 - e, j1 + e, height - 4), iso(m, j1 + e, top), iso(i1 + e, j1 + e, height - 5),
                  iso(i1 + e, j0 - e, height - 5)], trim or edge, 2)  # fmt: skip
    if trim:
        for at in (left(i0, 0), left(i1, 0), right(j0, 0)):
            pen.line([at, (at[0], at[1] - height + 5)], trim, 2)
    return left, right


def pane_colour(pen: Pen, condition: Condition, lit_share: float) -> tuple[str, bool]:
    """Return the colour of one window and whether it shines by itself."""
    light: Light = pen.light
    chance = pen.random.random()
    if condition.dark:
        return "#16202c", False
    screens = pen.random.random() < condition.digital / 3 * 0.95
    if light.lamps:
        if chance > lit_share:
            return "#33475c", False
        return ("#8ceeff", True) if screens else ("#ffd27a", True)
    if screens:
        return "#86dffb", False
    return ("#f8dd9c", False) if chance < lit_share * 0.35 else ("#5f8aa3", False)


def windows(pen: Pen, face: Face, span: tuple[float, float], up: tuple[float, float], grid: tuple[int, int],
            condition: Condition, fill: tuple[float, float] = (0.55, 0.55), frame: str = "#ffffff") -> None:  # fmt: skip
    """Put rows of windows on a face: boarded where upkeep is poor, cyan where the work is digital."""
    boarded = (0.42, 0.16, 0.0, 0.0, 0.0)[condition.level]
    lit = (0.3, 0.5, 0.7, 0.85, 0.95)[condition.level]
    rim = frame if condition.level >= 2 else "#cfcabf"
    for column in range(grid[0]):
        for row in range(grid[1]):
            middle = span[0] + (span[1] - span[0]) * (column + 0.5) / grid[0]
            half = (span[1] - span[0]) / grid[0] * fill[0] / 2
            centre = up[0] + (up[1] - up[0]) * (row + 0.5) / grid[1]
            tall = (up[1] - up[0]) / grid[1] * fill[1] / 2
            pane = quad(face, middle - half, middle + half, centre - tall, centre + tall)
            if pen.random.random() < boarded:
                pen.polygon(pane, "#9b7d55", 1, "#6f5637", 0.8)
                pen.line([pane[0], pane[2]], "#5d4529", 1.5)
                pen.line([pane[1], pane[3]], "#5d4529", 1.5)
                continue
            colour, glow = pane_colour(pen, condition, lit)
            # A larger pane behind makes the frame: much cheaper to draw than an outline.
            pen.polygon(
                quad(
                    face,
                    middle - half - 0.013,
                    middle + half + 0.013,
                    centre - tall - 0.8,
                    centre + tall + 0.8,
                ),
                rim,
            )
            pen.polygon(pane, colour, 1, "", 1, glow)


def door(pen: Pen, face: Face, at: float, condition: Condition, width: float = 0.22, height: float = 19,
         colour: str = "#2f5f74") -> None:  # fmt: skip
    """Put a door on a face: barred, shut, or open with light behind it."""
    half = width / 2
    frame = quad(face, at - half - 0.03, at + half + 0.03, 0, height + 2)
    pen.polygon(frame, "#f4f1e8" if condition.level >= 2 else "#b9b3a5")
    inside = quad(face, at - half, at + half, 0, height)
    if condition.dark:
        pen.polygon(inside, "#10161e")
    elif condition.level >= 3:
        pen.polygon(inside, "#ffe3a1", 1, "", 1, True)
        pen.polygon(quad(face, at - half, at - half + width * 0.3, 0, height), colour)
    else:
        pen.polygon(inside, worn(colour, condition.level))
    if condition.level == 0:
        pen.line([inside[0], inside[2]], "#6f5637", 2.4)
        pen.line([inside[1], inside[3]], "#6f5637", 2.4)


def awning(
    pen: Pen, face: Face, at: float, reach: tuple[float, float], colour: str, width: float = 0.42
) -> None:
    """Put a small roof over a door; ``reach`` is how far it comes out in (i, j) tiles."""
    a, b = face(at - width / 2, 27), face(at + width / 2, 27)
    out = iso(reach[0], reach[1], 6)
    pen.polygon([a, b, (b[0] + out[0], b[1] + out[1]), (a[0] + out[0], a[1] + out[1])], colour)


def stains(pen: Pen, face: Face, a: float, b: float, height: float, condition: Condition) -> None:
    """Show damp and bare patches on a wall that nobody keeps up."""
    for _ in range((5, 2, 0, 0, 0)[condition.level]):
        at, top = a + (b - a) * pen.random.random(), height * (0.4 + 0.6 * pen.random.random())
        wide = 0.05 + 0.08 * pen.random.random()
        pen.polygon(
            [
                face(at, top),
                face(at + wide, top),
                face(at + wide * 0.7, top * 0.35),
                face(at + wide * 0.2, top * 0.5),
            ],
            "#4c4a42",
            0.28,
        )


def roof_kit(pen: Pen, i0: float, j0: float, i1: float, j1: float, up: float, condition: Condition) -> None:
    """Equip a flat roof: a tarpaulin when it leaks; solar panels and a green cover as sustainability grows."""
    if condition.green >= 3 and not pen.snowy:
        pen.polygon(ground_quad(i0, j0, i1, j1, up), "#8dbb62")
        for _ in range(9):
            i, j = i0 + (i1 - i0) * pen.random.random(), j0 + (j1 - j0) * pen.random.random()
            pen.ellipse(iso(i, j, up), 5, 2.4, pen.random.choice(("#a8cf74", "#74a552", "#d9c964")), 0.8)
    if condition.green >= 2:
        count = 2 if condition.green == 2 else 3
        for n in range(count):
            a = i0 + (i1 - i0) * (n + 0.14) / 3
            b = i0 + (i1 - i0) * (n + 0.86) / 3
            c, d = j0 + (j1 - j0) * 0.12, j0 + (j1 - j0) * 0.5
            panel = [iso(a, c, up + 8), iso(b, c, up + 8), iso(b, d, up + 1), iso(a, d, up + 1)]
            pen.polygon(panel, "#1d4a78", 1, "#b9d6e8", 0.9)
            pen.line([iso((a + b) / 2, c, up + 8), iso((a + b) / 2, d, up + 1)], "#7fa8c9", 0.7)
    if condition.level == 0:
        a, b = i0 + (i1 - i0) * 0.5, i0 + (i1 - i0) * 0.92
        pen.polygon(ground_quad(a, j0 + 0.1, b, j0 + (j1 - j0) * 0.7, up + 2), "#3f7fb0")
        pen.line([iso(a, j0 + 0.1, up + 2), iso(b, j0 + (j1 - j0) * 0.7, up + 2)], "#bcd3e2", 1)


def pitched_solar(pen: Pen, i0: float, i1: float, j_eave: float, j_ridge: float, height: float, rise: float,
                  condition: Condition) -> None:  # fmt: skip
    """Lay solar panels, or a tarpaulin, on the sunny side of a roof whose ridge runs along i."""

    def on_roof(i: float, share: float) -> Point:
        return iso(i, j_eave + (j_ridge - j_eave) * share, height + rise * share + 1)

    def patch(a: float, b: float, low: float, high: float) -> list[Point]:
        return [on_roof(a, low), on_roof(b, low), on_roof(b, high), on_roof(a, high)]

    width = i1 - i0
    if condition.level == 0:
        pen.polygon(patch(i0 + width * 0.55, i0 + width * 0.9, 0.15, 0.85), "#3f7fb0")
    for n in range((0, 0, 2, 4)[condition.green]):
        a = i0 + width * (0.08 + n * 0.215)
        pen.polygon(patch(a, a + width * 0.185, 0.2, 0.8), "#1d4a78", 1, "#b9d6e8", 0.9)
        pen.line([on_roof(a, 0.5), on_roof(a + width * 0.185, 0.5)], "#7fa8c9", 0.7)
