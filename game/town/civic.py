"""The buildings people visit: town hall, school, kindergarten, library, office."""

from __future__ import annotations

from game.town import props
from game.town.light import shade
from game.town.openings import awning, door, stains, windows
from game.town.pen import Pen, iso
from game.town.roofs import pitched_solar, roof_kit
from game.town.solids import Condition, block, cast_shadow, gable, ground_quad, quad, roof_colour, worn
from game.town.yard import lawn, path_to, works, yard


def town_hall(pen: Pen, condition: Condition) -> None:
    """Draw a brick town hall with a clock tower."""
    i0, j0, i1, j1, height = -1.12, -1.02, 0.86, 0.2, 56.0
    brick = worn("#c4654a", condition.level)
    lawn(pen, condition)
    path_to(pen, condition, -0.1, j1, 0.56)
    cast_shadow(pen, i0, j0, i1, j1, height)
    left, right = block(pen, i0, j0, i1, j1, height, brick, "#6d757d")
    roof_kit(pen, i0 + 0.12, j0 + 0.1, i0 + 1.15, j1 - 0.1, height, condition)
    for face, a, b in ((left, i0, i1), (right, j0, j1)):
        stains(pen, face, a, b, height, condition)
        pen.polygon(quad(face, a, b, height - 5, height - 1), "#e9dcc6", 0.75)
    windows(pen, left, (i0 + 0.05, i1 - 0.05), (23, 52), (8, 2), condition, (0.52, 0.66))
    windows(pen, left, (i0 + 0.05, -0.36), (5, 23), (3, 1), condition, (0.52, 0.62))
    windows(pen, left, (0.16, i1 - 0.05), (5, 23), (3, 1), condition, (0.52, 0.62))
    windows(pen, right, (j0 + 0.06, j1 - 0.06), (5, 52), (4, 3), condition, (0.52, 0.64))
    door(pen, left, -0.1, condition, 0.3, 22, "#7a3b22")
    awning(pen, left, -0.1, (0, 0.14), worn("#3c6e63", condition.level), 0.5)
    works(pen, condition, left, (0.14, i1), height)
    _tower(pen, condition, brick, height)
    yard(pen, condition, -0.1, j1)


def _tower(pen: Pen, condition: Condition, brick: str, base: float) -> None:
    i0, j0, i1, j1, rise = 0.18, -0.62, 0.7, -0.1, 58.0
    left, right = block(pen, i0, j0, i1, j1, rise, shade(brick, -0.05), "#3c6e63", base, 0)
    top = base + rise
    for face, a, b in ((left, i0, i1), (right, j0, j1)):
        pen.polygon(quad(face, a, b, top - 6, top - 2), "#e9dcc6", 0.8)
    for face, a in ((left, (i0 + i1) / 2), (right, (j0 + j1) / 2)):
        x, y = face(a, top - 20)
        pen.circle(
            (x, y), 9.4, "#121b24" if condition.dark else "#fbf6e6", 1, "#4b5157", 1.8, not condition.dark
        )
        if not condition.dark:
            pen.line([(x + 3, y + 2.5), (x, y), (x, y - 6)], "#22303a", 1.7, glow=True)
    windows(pen, left, (i0 + 0.08, i1 - 0.08), (base + 10, base + 28), (2, 1), condition, (0.5, 0.8))
    copper = roof_colour(pen, worn("#4d9382", condition.level))
    e = 0.06
    peak = iso((i0 + i1) / 2, (j0 + j1) / 2, top + 40)
    pen.polygon([iso(i0 - e, j1 + e, top), iso(i1 + e, j1 + e, top), peak], copper)
    pen.polygon([iso(i1 + e, j1 + e, top), iso(i1 + e, j0 - e, top), peak], shade(copper, 0.25))
    if condition.level >= 1:
        props.flag(pen, (peak[0], peak[1] + 3), 32, 0.95)
    if condition.digital >= 3 and not condition.dark:
        props.waves(pen, iso(i0 - 0.28, j0 + 0.1, base + 12), 0.85)


def school(pen: Pen, condition: Condition) -> None:
    """Draw a long yellow school with its playground."""
    i0, j0, i1, j1, height, rise = -1.14, -0.98, 0.84, 0.02, 36.0, 26.0
    lawn(pen, condition)
    ground = ("#a39b8b", "#b3aa98", "#cdc2ac", "#e0d3b6", "#ecdcb4")[condition.level]
    pen.polygon(ground_quad(i0, j1 + 0.1, 0.86, 1.22), ground)
    path_to(pen, condition, -0.15, j1)
    cast_shadow(pen, i0, j0, i1, j1, height + 10)
    yellow = worn("#e9bd52", condition.level)
    left, right = gable(
        pen, i0, j0, i1, j1, height, rise, yellow, worn("#8e4736", condition.level), trim="#f3ede0"
    )
    for face, a, b in ((left, i0, i1), (right, j0, j1)):
        stains(pen, face, a, b, height, condition)
    windows(pen, left, (i0 + 0.06, i1 - 0.06), (18, 30), (9, 1), condition, (0.6, 0.72))
    windows(pen, left, (i0 + 0.06, -0.36), (4, 17), (4, 1), condition, (0.6, 0.7))
    windows(pen, left, (0.06, i1 - 0.06), (4, 17), (4, 1), condition, (0.6, 0.7))
    windows(pen, right, (j0 + 0.1, j1 - 0.1), (5, 34), (3, 2), condition)
    door(pen, left, -0.15, condition, 0.26, 20, "#b5453a")
    pitched_solar(pen, i0, i1, j1, (j0 + j1) / 2, height, rise, condition)
    works(pen, condition, left, (0.0, i1), height)
    if condition.level >= 2:
        _swings(pen, 0.3, 0.62)
    if condition.level >= 3:
        for n in range(3):
            x, y = iso(-0.95 + n * 0.17, 1.0 - n * 0.1)
            pen.ellipse((x, y), 6, 3, "#ffffff", 0.55)
    yard(pen, condition, -0.15, j1)


def _swings(pen: Pen, i: float, j: float) -> None:
    a, b = iso(i, j, 24), iso(i + 0.45, j, 24)
    for at, top in ((i, a), (i + 0.45, b)):
        pen.line([iso(at, j - 0.1), top, iso(at, j + 0.1)], "#c8473a", 2)
    pen.line([a, b], "#c8473a", 2)
    for t in (0.3, 0.7):
        x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
        pen.line([(x - 2, y), (x - 2, y + 17), (x + 2, y + 18), (x + 2, y + 1)], "#4a545c", 1.1)


def kindergarten(pen: Pen, condition: Condition) -> None:
    """Draw a cluster of small coloured houses with a sandpit and a slide."""
    lawn(pen, condition)
    path_to(pen, condition, -0.1, 0.05)
    cast_shadow(pen, -1.1, -1.0, 0.84, 0.05, 34)
    parts = (
        (0.06, -0.98, 0.84, -0.16, "#4f9bb5", "#5a4a44", "j"),
        (-1.1, -0.98, -0.3, -0.1, "#d9674f", "#5a4a44", "j"),
        (-0.52, -0.78, 0.3, 0.05, "#f0c455", "#7d4a38", "j"),
    )
    for i0, j0, i1, j1, colour, roof, ridge in parts:
        left, right = gable(
            pen,
            i0,
            j0,
            i1,
            j1,
            25,
            21,
            worn(colour, condition.level),
            worn(roof, condition.level),
            ridge,
            "#f6f2e8",
        )
        stains(pen, left, i0, i1, 25, condition)
        columns = 2 if j1 < 0 else 1
        if columns == 2:
            windows(pen, left, (i0 + 0.08, i1 - 0.08), (6, 21), (2, 1), condition, (0.6, 0.75))
        else:
            windows(pen, left, (i0 + 0.04, i0 + 0.28), (6, 21), (1, 1), condition, (0.8, 0.75))
            windows(pen, left, (i1 - 0.28, i1 - 0.04), (6, 21), (1, 1), condition, (0.8, 0.75))
            door(pen, left, -0.11, condition, 0.22, 19, "#2f7f8a")
        windows(pen, right, (j0 + 0.1, j1 - 0.1), (6, 21), (2, 1), condition, (0.5, 0.75))
    works(pen, condition, left, (-0.52, 0.3), 34)
    sand = iso(0.62, 0.5)
    pen.ellipse(sand, 25, 12, "#b9793f")
    pen.ellipse((sand[0], sand[1] - 1), 22, 10, "#f3f7fa" if pen.snowy else "#ecd9a0")
    if condition.level >= 2:
        top, foot = iso(-0.98, 0.36, 23), iso(-0.6, 0.36, 1)
        pen.line([(top[0], top[1]), (top[0], top[1] + 23)], "#6d7780", 2)
        pen.line([top, foot], "#e2445c", 5)
    yard(pen, condition, -0.1, 0.05)


def library(pen: Pen, condition: Condition) -> None:
    """Draw a library of timber and glass under a leaning roof."""
    i0, j0, i1, j1, height = -1.06, -0.98, 0.72, 0.14, 44.0
    lawn(pen, condition)
    path_to(pen, condition, -0.17, j1, 0.6)
    cast_shadow(pen, i0, j0, i1, j1, height + 6)
    timber = worn("#bb8450", condition.level)
    left, right = block(pen, i0, j0, i1, j1, height, timber, "#59616a", rim=0)
    for face, a, b, count in ((left, i0, i1, 9), (right, j0, j1, 6)):
        windows(
            pen, face, (a + 0.03, b - 0.03), (4, height - 4), (count, 1), condition, (0.66, 1.0), "#8d6238"
        )
        stains(pen, face, a, b, height, condition)
        if condition.level >= 2 and not condition.dark:
            for n in range(count):
                at = a + 0.03 + (b - a - 0.06) * (n + 0.2) / count
                pen.polygon(quad(face, at, at + (b - a) * 0.6 / count, 5, 9 + (n * 5) % 7), "#7b4a37", 0.55)
    door(pen, left, -0.17, condition, 0.34, 22, "#264a5c")
    _library_roof(pen, condition, i0, j0, i1, j1, height)
    works(pen, condition, left, (0.05, i1), height)
    x, y = iso((i0 + i1) / 2, j1 + 0.16, height + 12)
    _book_sign(pen, x, y, condition)
    yard(pen, condition, -0.17, j1)


def _library_roof(
    pen: Pen, condition: Condition, i0: float, j0: float, i1: float, j1: float, up: float
) -> None:
    e, low, high = 0.14, up + 2, up + 15
    top = [
        iso(i0 - e, j0 - e, low),
        iso(i1 + e, j0 - e, high),
        iso(i1 + e, j1 + e, high),
        iso(i0 - e, j1 + e, low),
    ]
    slab = worn("#4a535d", condition.level)
    green = condition.green >= 3 and not pen.snowy
    pen.polygon([(x, y + 6) for x, y in (top[3], top[2])] + [top[2], top[3]], shade(slab, 0.3))
    pen.polygon([(x, y + 6) for x, y in (top[2], top[1])] + [top[1], top[2]], shade(slab, 0.5))
    pen.polygon(top, "#85b75e" if green else roof_colour(pen, slab))
    width = i1 - i0 + 2 * e

    def on_roof(t: float, j: float) -> tuple[float, float]:
        return iso(i0 - e + width * t, j, low + (high - low) * t + 1)

    for n in range((0, 0, 3, 5)[condition.green]):
        a, b = 0.08 + n * 0.17, 0.22 + n * 0.17
        panel = [on_roof(a, j0 + 0.1), on_roof(b, j0 + 0.1), on_roof(b, j0 + 0.6), on_roof(a, j0 + 0.6)]
        pen.polygon(panel, "#1d4a78", 1, "#b9d6e8", 0.9)
    if condition.level == 0:
        pen.polygon(
            [on_roof(0.55, j0 + 0.3), on_roof(0.9, j0 + 0.3), on_roof(0.9, j1), on_roof(0.55, j1)], "#3f7fb0"
        )


def _book_sign(pen: Pen, x: float, y: float, condition: Condition) -> None:
    pen.line([(x, y + 14), (x, y)], "#3b454e", 2)
    pen.circle((x, y - 6), 12, worn("#8a4b9a", condition.level), 1, "#ffffff", 1.6)
    pen.path(
        f"M{x:.1f} {y - 9:.1f}c-2-2-5-2-7-1.200v8c2-.8 5-.8 7 1.200c2-2 5-2 7-1.200v-8c-2-.8-5-.8-7 1.200z",
        "#ffffff",
    )


def office(pen: Pen, condition: Condition) -> None:
    """Draw an ordinary office house."""
    i0, j0, i1, j1, height = -0.98, -0.96, 0.66, 0.16, 62.0
    lawn(pen, condition)
    path_to(pen, condition, -0.16, j1)
    cast_shadow(pen, i0, j0, i1, j1, height)
    wall = worn("#dfe4e2", condition.level)
    left, right = block(pen, i0, j0, i1, j1, height, wall, "#6f7a82")
    roof_kit(pen, i0 + 0.12, j0 + 0.12, i1 - 0.12, j1 - 0.12, height, condition)
    for face, a, b, count in ((left, i0, i1, 6), (right, j0, j1, 4)):
        stains(pen, face, a, b, height, condition)
        for row in range(4):
            pen.polygon(quad(face, a + 0.04, b - 0.04, 7 + row * 14, 10 + row * 14), "#4c7f8f", 0.5)
        windows(pen, face, (a + 0.05, b - 0.05), (18, 60), (count, 3), condition, (0.72, 0.56))
    windows(pen, left, (i0 + 0.05, -0.38), (4, 18), (2, 1), condition, (0.72, 0.7))
    windows(pen, left, (0.06, i1 - 0.05), (4, 18), (2, 1), condition, (0.72, 0.7))
    windows(pen, right, (j0 + 0.05, j1 - 0.05), (4, 18), (4, 1), condition, (0.72, 0.7))
    door(pen, left, -0.16, condition, 0.28, 19)
    works(pen, condition, left, (0.02, i1), height)
    yard(pen, condition, -0.16, j1)
