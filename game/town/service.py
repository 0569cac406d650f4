"""The buildings that keep a place going: care, health, water, fire, data."""

from __future__ import annotations

from game.town import props
from game.town.light import mix, shade
from game.town.openings import awning, door, stains, windows
from game.town.pen import Pen, iso
from game.town.roofs import pitched_solar, roof_kit
from game.town.solids import Condition, block, cast_shadow, gable, ground_quad, quad, roof_colour, worn
from game.town.yard import lawn, path_to, works, yard


def care_centre(pen: Pen, condition: Condition) -> None:
    """Draw a care centre with balconies and a heart over the roof."""
    i0, j0, i1, j1, height = -1.08, -1.0, 0.74, 0.18, 52.0
    lawn(pen, condition)
    path_to(pen, condition, -0.17, j1)
    cast_shadow(pen, i0, j0, i1, j1, height)
    left, right = block(pen, i0, j0, i1, j1, height, worn("#f1efe6", condition.level), "#8b9298")
    roof_kit(pen, i0 + 0.12, j0 + 0.12, i1 - 0.12, j1 - 0.12, height, condition)
    for face, a, b in ((left, i0, i1), (right, j0, j1)):
        stains(pen, face, a, b, height, condition)
    windows(pen, left, (i0 + 0.06, i1 - 0.06), (20, 50), (7, 2), condition, (0.56, 0.6))
    windows(pen, left, (i0 + 0.06, -0.42), (4, 19), (2, 1), condition, (0.6, 0.66))
    windows(pen, left, (0.08, i1 - 0.06), (4, 19), (3, 1), condition, (0.6, 0.66))
    windows(pen, right, (j0 + 0.08, j1 - 0.08), (5, 50), (4, 3), condition)
    teal = worn("#1f8a82", condition.level)
    for up in (20.0, 35.0):
        rail = quad(left, i0 + 0.04, i1 - 0.04, up, up + 6)
        pen.polygon([(x - 3, y + 3) for x, y in rail], teal, 0.8)
        if condition.level == 4 and not pen.snowy:
            for n in range(12):
                x, y = left(i0 + 0.1 + n * 0.148, up + 7)
                pen.circle((x - 3, y + 3), 2, ("#e2445c", "#f5b93a", "#c867c8")[n % 3])
    door(pen, left, -0.17, condition, 0.3, 18, "#1f6f7a")
    awning(pen, left, -0.17, (0, 0.16), teal, 0.46)
    works(pen, condition, left, (0.0, i1), height)
    _heart_sign(pen, *iso(-0.17, -0.4, height + 18), condition)
    yard(pen, condition, -0.17, j1)


def _heart_sign(pen: Pen, x: float, y: float, condition: Condition) -> None:
    pen.line([(x, y + 18), (x, y)], "#3b454e", 2)
    pen.circle((x, y), 13, worn("#d3486a", condition.level), 1, "#ffffff", 1.8)
    pen.path(
        f"M{x:.1f} {y + 7.5:.1f}c-10-7-8-13.5-3.5-13.5 2 0 3.2 1.5 3.5 2.5.3-1 1.5-2.5 3.5-2.5 "
        "4.5 0 6.5 6.5-3.5 13.500z",
        "#ffffff",
    )


def health_centre(pen: Pen, condition: Condition) -> None:
    """Draw a health centre in two volumes with a pulse on its sign."""
    lawn(pen, condition)
    path_to(pen, condition, 0.05, 0.2)
    cast_shadow(pen, -1.1, -1.0, 0.8, 0.2, 40)
    white, blue = worn("#eef3f5", condition.level), worn("#3f86b8", condition.level)
    left, right = block(pen, -1.1, -1.0, -0.16, -0.06, 60, blue, "#76828b")
    roof_kit(pen, -1.0, -0.9, -0.26, -0.16, 60, condition)
    windows(pen, left, (-1.05, -0.2), (6, 56), (4, 4), condition)
    windows(pen, right, (-0.95, -0.1), (40, 56), (3, 1), condition, (0.6, 0.7))
    stains(pen, left, -1.1, -0.16, 56, condition)
    left, right = block(pen, -0.36, -0.82, 0.8, 0.2, 35, white, "#8b959c")
    roof_kit(pen, -0.26, -0.72, 0.7, 0.1, 35, condition)
    for face, a, b in ((left, -0.36, 0.8), (right, -0.82, 0.2)):
        pen.polygon(quad(face, a, b, 28, 33), blue)
        stains(pen, face, a, b, 30, condition)
    windows(pen, left, (-0.34, -0.1), (6, 26), (1, 1), condition, (0.7, 0.8))
    windows(pen, left, (0.22, 0.78), (6, 26), (3, 1), condition, (0.66, 0.8))
    windows(pen, right, (-0.76, 0.14), (6, 26), (4, 1), condition, (0.6, 0.8))
    door(pen, left, 0.05, condition, 0.34, 21, "#2f6f94")
    works(pen, condition, left, (0.2, 0.8), 40)
    x, y = iso(0.24, -0.3, 54)
    pen.line([(x, y + 19), (x, y)], "#3b454e", 2)
    pen.circle((x, y), 13, worn("#147d8c", condition.level), 1, "#ffffff", 1.8)
    pen.line(
        [(x - 8, y + 1), (x - 4, y + 1), (x - 1.5, y - 6), (x + 2, y + 6), (x + 4, y + 1), (x + 8, y + 1)],
        "#ffffff",
        2,
    )
    if condition.level >= 2:
        props.car(pen, -1.1, 0.34, "#f2cf3a", length=0.62)
    yard(pen, condition, 0.05, 0.2)


def technical(pen: Pen, condition: Condition) -> None:
    """Draw a waterworks and depot: a hall, two tanks, a chimney."""
    lawn(pen, condition)
    pen.polygon(
        ground_quad(-1.15, 0.1, 0.9, 1.22),
        ("#98948b", "#a5a199", "#b7b4ac", "#c3c1b9", "#cbc9c2")[condition.level],
    )
    cast_shadow(pen, -1.1, -1.0, 0.14, 0.1, 36)
    x, y = iso(-0.86, -0.9)
    pen.polygon(
        [(x - 6, y), (x + 6, y), (x + 4.5, y - 92), (x - 4.5, y - 92)], worn("#b06a50", condition.level)
    )
    pen.polygon([(x + 1, y), (x + 6, y), (x + 4.5, y - 92), (x + 1, y - 92)], "#14202b", 0.16)
    pen.polygon([(x - 5, y - 80), (x + 5, y - 80), (x + 4.8, y - 86), (x - 4.8, y - 86)], "#f2ece0")
    if condition.green <= 1:
        props.smoke(pen, (x + 2, y - 92), 4 - condition.green)
    hall, roof = worn("#7d94a3", condition.level), worn("#4d565f", condition.level)
    left, right = gable(pen, -1.1, -1.0, 0.14, 0.1, 34, 17, hall, roof, "i", "#e6ebee")
    pitched_solar(pen, -1.1, 0.14, 0.1, -0.45, 34, 17, condition)
    stains(pen, left, -1.1, 0.14, 32, condition)
    for n in range(3):
        a = -1.0 + n * 0.4
        gate = quad(left, a, a + 0.3, 0, 24)
        open_gate = condition.level >= 3 and n == 1
        colour = (
            ("#ffe3a1" if not condition.dark else "#10161e")
            if open_gate
            else worn("#e08a35", condition.level)
        )
        pen.polygon(gate, colour, 1, "#f0ebe0", 1, open_gate)
        if not open_gate:
            for up in (8, 16):
                pen.line([left(a + 0.02, up), left(a + 0.28, up)], "#ffffff", 0.9, 0.6)
    windows(pen, right, (-0.9, 0.0), (10, 28), (3, 1), condition)
    _tank(pen, 0.55, -0.72, 25, 40, condition)
    _tank(pen, 0.62, -0.1, 21, 30, condition)
    works(pen, condition, left, (-0.3, 0.14), 36)
    if condition.level >= 2:
        props.car(pen, -1.0, 0.55, "#e2872f", length=0.6)
    yard(pen, condition, -0.42, 0.1)


def _tank(pen: Pen, i: float, j: float, radius: float, height: float, condition: Condition) -> None:
    x, y = iso(i, j)
    half, across = radius / 2, 2 * radius
    steel = worn("#c9d6dc", condition.level)
    pen.ellipse((x + radius * 0.7, y + 3), radius * 1.15, radius * 0.5, "#14202b", 0.17)
    pen.path(
        f"M{x - radius:.1f} {y - height:.1f}v{height:.1f}a{radius:.1f} {half:.1f} 0 0 0 {across:.1f} 0"
        f"v{-height:.1f}z",
        shade(steel, 0.1),
    )
    pen.polygon(
        [
            (x + radius * 0.3, y - height),
            (x + radius, y - height),
            (x + radius, y),
            (x + radius * 0.3, y + radius * 0.47),
        ],
        "#14202b",
        0.14,
    )
    pen.ellipse((x, y - height), radius, radius / 2, roof_colour(pen, shade(steel, -0.3)))
    band = worn("#2b8fc4", condition.level)
    pen.path(
        f"M{x - radius:.1f} {y - height * 0.62:.1f}a{radius:.1f} {half:.1f} 0 0 0 {across:.1f} 0v-6a"
        f"{radius:.1f} {half:.1f} 0 0 1 {-across:.1f} 0z",
        band,
    )
    if condition.level <= 1:
        pen.path(
            f"M{x - radius * 0.5:.1f} {y - height + radius * 0.4:.1f}v{height * 0.55:.1f}",
            edge="#8a5a34",
            width=2.6,
            opacity=0.8,
        )


def fire_station(pen: Pen, condition: Condition) -> None:
    """Draw a fire station with a hose tower and an engine."""
    lawn(pen, condition)
    pen.polygon(ground_quad(-1.1, 0.1, 0.72, 1.22), "#b9b6ae")
    cast_shadow(pen, -1.1, -0.9, 0.72, 0.1, 36)
    tower = block(pen, -1.08, -0.92, -0.66, -0.5, 84, worn("#c9cfd2", condition.level), "#616a72")
    windows(pen, tower[0], (-1.04, -0.7), (48, 80), (1, 3), condition, (0.5, 0.6))
    left, right = block(pen, -1.1, -0.72, 0.72, 0.1, 36, worn("#c9473b", condition.level), "#7d868d")
    roof_kit(pen, -0.98, -0.62, 0.6, 0.0, 36, condition)
    for n in range(3):
        a = -1.0 + n * 0.42
        pen.polygon(quad(left, a, a + 0.34, 0, 26), worn("#f0ece2", condition.level), 1, "#7c2b25", 1.2)
        for up in (7, 14, 21):
            pen.line([left(a + 0.03, up), left(a + 0.31, up)], "#a9a396", 0.9)
    stains(pen, left, -1.1, 0.72, 34, condition)
    windows(pen, right, (-0.64, 0.02), (8, 30), (3, 1), condition)
    door(pen, left, 0.46, condition, 0.24, 20)
    works(pen, condition, left, (-0.1, 0.72), 38)
    if condition.level >= 2:
        props.car(pen, -0.92, 0.36, "#d2352b", length=0.8)
    yard(pen, condition, 0.46, 0.1)


def data_centre(pen: Pen, condition: Condition) -> None:
    """Draw a data centre: dark, striped with light when it is in good use."""
    i0, j0, i1, j1, height = -0.98, -0.92, 0.62, 0.12, 44.0
    share = condition.digital / 3
    lawn(pen, condition)
    path_to(pen, condition, -0.18, j1)
    cast_shadow(pen, i0, j0, i1, j1, height)
    wall = worn(mix("#8f9aa3", "#2c4356", share), condition.level)
    left, right = block(pen, i0, j0, i1, j1, height, wall, mix("#858f97", "#42586b", share))
    for face, a, b in ((left, i0, i1), (right, j0, j1)):
        for row in range(4):
            up = 8 + row * 9
            lit = row < condition.digital + 1 and not condition.dark
            pen.line([face(a + 0.1, up), face(b - 0.1, up)], "#6fe3ff" if lit else "#5d6a74", 2.4, 1, "", lit)
        stains(pen, face, a, b, height, condition)
    door(pen, left, -0.18, condition, 0.24, 18)
    for n in range(3):
        x, y = iso(i0 + 0.36 + n * 0.42, -0.4, height + 7)
        pen.polygon([(x - 12, y), (x, y + 6), (x, y + 13), (x - 12, y + 7)], "#aab4bb")
        pen.polygon([(x, y + 6), (x + 12, y), (x + 12, y + 7), (x, y + 13)], "#7f8b94")
        pen.polygon([(x - 12, y), (x, y - 6), (x + 12, y), (x, y + 6)], roof_colour(pen, "#c6ced3"))
        pen.ellipse((x, y), 6, 3, "#3a464f")
    x, y = iso(i1 - 0.2, j0 + 0.2, height)
    pen.line([(x - 6, y), (x, y - 40), (x + 6, y)], "#d7dde2", 2)
    pen.line([(x - 3.5, y - 16), (x + 3.5, y - 16)], "#d7dde2", 1.6)
    if condition.digital >= 1 and not condition.dark:
        props.waves(pen, (x, y - 43), 0.7 + 0.15 * condition.digital)
    works(pen, condition, left, (0.0, i1), height)
    yard(pen, condition, -0.18, j1)
