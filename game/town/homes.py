"""Blocks without a sign: homes, a park, a wood, a field."""

from __future__ import annotations

from game.town import props
from game.town.light import SNOW, mix
from game.town.openings import door, windows
from game.town.pen import Pen, iso
from game.town.solids import Condition, cast_shadow, gable, ground_quad, worn
from game.town.yard import EDGE, lawn

_HOUSES = ("#b5423a", "#e0ad48", "#f2efe6", "#6f91a8", "#a23b35", "#8aa871", "#d98e54", "#eee3c8")
_ROOFS = ("#474e57", "#70392f", "#3d4650")


_LANES = (
    ((-1.1, -1.05, "i"), (0.1, -1.08, "j"), (-1.05, 0.3, "j"), (0.18, 0.34, "i")),
    ((-1.08, -1.0, "j"), (0.16, -1.05, "i"), (-0.95, 0.36, "i"), (0.14, 0.3, "j")),
)


def house(pen: Pen, i: float, j: float, number: int, condition: Condition, ridge: str) -> None:
    """Draw a small wooden house with white corners, a chimney, and solar panels on a green day."""
    i1, j1 = i + 0.74, j + 0.62
    cast_shadow(pen, i, j, i1, j1, 30)
    colour, roof = _HOUSES[number % len(_HOUSES)], _ROOFS[number * 5 // 3 % len(_ROOFS)]
    left, right = gable(
        pen, i, j, i1, j1, 23, 19, worn(colour, min(4, condition.level + 1)), roof, ridge, "#f4f1ea"
    )
    windows(pen, left, (i + 0.05, i + 0.42), (6, 20), (2, 1), condition, (0.6, 0.8))
    door(pen, left, i + 0.58, condition, 0.15, 15, "#2f4f5f")
    windows(pen, right, (j + 0.08, j1 - 0.08), (6, 20), (2, 1), condition, (0.5, 0.8))
    x, y = iso((i + i1) / 2 + 0.12, (j + j1) / 2 - 0.02, 44)
    pen.polygon([(x - 3, y - 5), (x + 3, y - 5), (x + 3, y + 7), (x - 3, y + 7)], "#8d5a48")
    if condition.green >= 2 and ridge == "i":
        a, b = iso(i + 0.12, j1 - 0.02, 26), iso(i + 0.6, j1 - 0.02, 26)
        c, d = iso(i + 0.6, j1 - 0.22, 37), iso(i + 0.12, j1 - 0.22, 37)
        pen.polygon([a, b, c, d], "#1d4a78", 1, "#b9d6e8", 0.9)


def homes(pen: Pen, condition: Condition) -> None:
    """Draw four houses round a lane."""
    # Chosen first: what a place is like must not change which houses stand there.
    first = pen.random.randrange(len(_HOUSES))
    lawn(pen, condition)
    lane = SNOW if pen.snowy else "#cfc6b2"
    pen.polygon(ground_quad(-EDGE, -0.16, EDGE, 0.1), lane, 0.8)
    spots = _LANES[first % 2]
    for n, (i, j, ridge) in enumerate(spots):
        house(pen, i, j, first + 3 * n, condition, ridge)
        if n == 1:
            props.leaf_tree(pen, -0.12, -0.55, 0.8, 0.5 + condition.green / 6)
    props.bush(pen, -0.12, 0.9)
    props.spruce(pen, 1.1, 1.0, 0.8, 0.5 + condition.green / 6)
    if condition.green >= 2:
        props.leaf_tree(pen, -0.05, 1.1, 0.75, 1)
        props.bicycles(pen, 0.92, 0.16, 2)
    else:
        props.car(pen, 0.62, 0.1, "#6d7d8c", length=0.4)


def park(pen: Pen, condition: Condition) -> None:
    """Draw a park: a pond, trees, and the more flowers the better the place is doing."""
    lawn(pen, condition)
    path = SNOW if pen.snowy else "#ded3ba"
    pen.polygon(ground_quad(-0.14, -EDGE, 0.14, EDGE), path)
    pen.polygon(ground_quad(-EDGE, -0.12, EDGE, 0.12), path)
    pen.ellipse(iso(0, 0), 50, 25, path)
    pen.ellipse(iso(0, 0), 38, 18, "#dfeaf0" if pen.snowy else "#5fb1d0")
    pen.ellipse((iso(0, 0)[0] - 8, iso(0, 0)[1] - 4), 16, 5, "#ffffff", 0.35)
    health = 0.4 + 0.2 * condition.green
    for n, (i, j) in enumerate(((-0.95, -0.9), (-0.4, -0.95), (0.75, -0.9), (-0.95, -0.4), (1.0, -0.35))):
        (props.spruce if n % 2 else props.leaf_tree)(pen, i, j, 0.95, health)
    if condition.level >= 3:
        props.flowers(pen, 0.3, 0.3, 0.95, 0.5)
        props.flowers(pen, -0.95, 0.3, -0.35, 0.5)
    props.bench(pen, 0.35, 0.75)
    for i, j in ((0.5, 0.9), (-0.3, 0.8), (-0.6, 0.75))[: 1 + condition.level // 2]:
        props.person(pen, i, j)
    props.leaf_tree(pen, -0.9, 0.95, 1.05, health)
    props.leaf_tree(pen, 0.98, 0.9, 0.95, health)


def wood(pen: Pen, condition: Condition) -> None:
    """Draw a stand of trees, thin where little is done for nature."""
    floor = mix("#8f9a60", "#6f9f58", condition.green / 3)
    pen.polygon(ground_quad(-EDGE, -EDGE, EDGE, EDGE), mix(floor, SNOW, 0.85) if pen.snowy else floor)
    spots = [(i * 0.44 - 1.0, j * 0.44 - 1.0) for i in range(5) for j in range(5)]
    for i, j in sorted(spots, key=sum):
        if pen.random.random() < (0.45, 0.6, 0.75, 0.9)[condition.green]:
            di, dj = (pen.random.random() * 0.24 - 0.12 for _ in range(2))
            draw = props.leaf_tree if pen.random.random() < 0.25 else props.spruce
            draw(pen, i + di, j + dj, 0.85 + 0.4 * pen.random.random(), 0.45 + condition.green * 0.18)


def field(pen: Pen, condition: Condition) -> None:
    """Draw a field with its furrows and a red barn."""
    gold = {"spring": "#a9c46a", "summer": "#dcc469", "autumn": "#c99a4a", "winter": "#eef3f6"}[pen.season]
    pen.polygon(ground_quad(-EDGE, -EDGE, EDGE, EDGE), gold)
    for n in range(1, 9):
        i = -EDGE + n * 2 * EDGE / 9
        pen.line([iso(i, -EDGE + 0.05), iso(i, EDGE - 0.05)], mix(gold, "#6b5b2d", 0.22), 2)
    house(pen, -1.05, -1.0, 4, Condition(min(4, condition.level + 1), 0, condition.green), "i")
