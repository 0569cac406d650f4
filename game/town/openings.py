"""Windows, doors and what the weather does to walls."""

from __future__ import annotations

from game.town.pen import Pen, iso
from game.town.solids import Condition, Face, quad, worn


def pane_colour(pen: Pen, condition: Condition, lit_share: float) -> tuple[str, bool]:
    """Return the colour of one window and whether it shines by itself."""
    chance = pen.random.random()
    if condition.dark:
        return "#16202c", False
    screens = pen.random.random() < condition.digital / 3 * 0.95
    if pen.light.lamps:
        if chance > lit_share:
            return "#33475c", False
        return ("#8ceeff", True) if screens else ("#ffd27a", True)
    if screens:
        return "#86dffb", False
    return ("#f8dd9c", False) if chance < lit_share * 0.35 else ("#5f8aa3", False)


def windows(
    pen: Pen,
    face: Face,
    span: tuple[float, float],
    up: tuple[float, float],
    grid: tuple[int, int],
    condition: Condition,
    fill: tuple[float, float] = (0.55, 0.55),
    frame: str = "#ffffff",
) -> None:
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


def door(
    pen: Pen,
    face: Face,
    at: float,
    condition: Condition,
    width: float = 0.22,
    height: float = 19,
    colour: str = "#2f5f74",
) -> None:
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
