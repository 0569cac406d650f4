"""What stands in front of a building: the quickest way to see how it is doing.

A plot reaches from -1.22 to 1.22 tiles both ways; the building stands in the back, the yard in front of it.
"""

from __future__ import annotations

from game.town import props
from game.town.light import SNOW, mix
from game.town.pen import Pen, iso
from game.town.solids import Condition, Face, ground_quad

EDGE = 1.22


def lawn(pen: Pen, condition: Condition) -> None:
    """Lay the plot's ground: cracked and brown, or mown and green."""
    greens = ("#aaa37c", "#a8b078", "#9cbf76", "#8cc46e", "#7fc267")
    colour = greens[condition.level]
    if pen.snowy:
        colour = mix(colour, SNOW, 0.9)
    elif pen.season == "autumn":
        colour = mix(colour, "#c2a04c", 0.35)
    pen.polygon(ground_quad(-EDGE, -EDGE, EDGE, EDGE), colour)
    if condition.level >= 3 and not pen.snowy:
        for n in range(6):
            a = -EDGE + n * 2 * EDGE / 6
            pen.polygon(ground_quad(a, -EDGE, a + EDGE / 6, EDGE), "#ffffff", 0.07)
    if condition.level <= 1:
        for _ in range(7):
            i, j = (pen.random.random() * 2.2 - 1.1 for _ in range(2))
            pen.ellipse(iso(i, j), 13, 5.5, "#8d835f", 0.4)


def path_to(pen: Pen, condition: Condition, at: float, front: float, width: float = 0.44) -> None:
    """Lay the path from the street (j = EDGE) to a door at i = ``at`` in a wall at j = ``front``."""
    colour = ("#97938a", "#a9a59a", "#c3beb1", "#ddd5c3", "#e9dfc9")[condition.level]
    if condition.level == 4:
        width *= 1.5
    pen.polygon(ground_quad(at - width / 2, front, at + width / 2, EDGE + 0.06), colour)
    if condition.level >= 3:
        for n in range(1, 5):
            j = front + (EDGE - front) * n / 5
            pen.line([iso(at - width / 2, j), iso(at + width / 2, j)], "#bfb5a0", 1)
    if condition.level == 0:
        for n in range(4):
            j = front + (EDGE - front) * (n + 0.4) / 4
            pen.line([iso(at - 0.18, j), iso(at, j + 0.1), iso(at + 0.16, j + 0.02)], "#5e5b54", 1.1)


def fibre(pen: Pen, condition: Condition, at: float, front: float) -> None:
    """Lead fibre from the street to the wall."""
    if condition.digital >= 1:
        pen.line([iso(at, EDGE + 0.1), iso(at, front)], props.CYAN, 2.2, 0.95, "1 6", True)
        props.fibre_box(pen, at + 0.1, EDGE - 0.2)


def works(pen: Pen, condition: Condition, face: Face, span: tuple[float, float], height: float) -> None:
    """Stand the scaffold of a repair that never ends against a wall."""
    a, b = span
    if condition.level == 0:
        props.scaffold(pen, face, a, a + (b - a) * 0.62, height)
        props.tarpaulin(pen, face, a + (b - a) * 0.2, a + (b - a) * 0.62, height * 0.4, height * 0.92)
    elif condition.level == 1:
        props.scaffold(pen, face, a, a + (b - a) * 0.34, height * 0.85)


def yard(pen: Pen, condition: Condition, at: float, front: float) -> None:
    """Fill the yard in front of a wall at j = ``front`` whose door is at i = ``at``."""
    level = condition.level
    fibre(pen, condition, at + 0.32, front)
    _greenery(pen, condition)
    if level == 0:
        props.weeds(pen, -1.1, front + 0.1, 1.1, EDGE, 13)
        props.skip_bin(pen, -1.05, front + 0.35)
        _queue(pen, at, front, 6)
        props.barrier(pen, at + 0.45, front + 0.5)
    elif level == 1:
        props.weeds(pen, -1.1, front + 0.1, 1.1, EDGE, 6)
        _queue(pen, at, front, 3)
        props.barrier(pen, -1.0, front + 0.45)
    elif level == 2:
        props.person(pen, at + 0.1, front + 0.55)
        props.bush(pen, at - 0.42, front + 0.12)
        props.bush(pen, at + 0.42, front + 0.12)
    elif level == 3:
        props.flowers(pen, at - 0.95, front + 0.1, at - 0.3, front + 0.28)
        props.bicycles(pen, at - 0.85, front + 0.62, 3)
        _people(pen, at, front, 2)
        props.bench(pen, at - 0.95, EDGE - 0.2)
    else:
        _garden(pen, at, front)
    _digital(pen, condition, at, front)
    note_at_door(pen, condition, at, front)


def _queue(pen: Pen, at: float, front: float, count: int) -> None:
    for n in range(count):
        props.person(pen, at - 0.02 + (n % 2) * 0.05 - max(0, n - 3) * 0.2, front + 0.12 + min(n, 3) * 0.2)


def _people(pen: Pen, at: float, front: float, count: int) -> None:
    spots = ((0.05, 0.3), (-0.12, 0.72), (0.16, 0.66), (-0.42, 0.5), (0.52, 0.42))
    for di, dj in spots[:count]:
        props.person(pen, at + di, min(EDGE - 0.05, front + dj))


def _garden(pen: Pen, at: float, front: float) -> None:
    props.flowers(pen, at - 1.0, front + 0.08, at - 0.36, front + 0.28)
    props.flowers(pen, at + 0.36, front + 0.08, at + 0.78, front + 0.28)
    props.bicycles(pen, at - 0.95, front + 0.6, 4)
    x, y = iso(at - 0.72, EDGE - 0.12)
    pen.line([(x, y), (x, y - 21)], "#e8e2d4", 1.8)
    pen.path(f"M{x - 17:.1f} {y - 17:.1f}Q{x:.1f} {y - 33:.1f} {x + 17:.1f} {y - 17:.1f}z", "#ef6a4d")
    pen.path(f"M{x - 6:.1f} {y - 18:.1f}Q{x:.1f} {y - 31:.1f} {x + 6:.1f} {y - 18:.1f}z", "#fff4e2")
    _people(pen, at, front, 5)


def _greenery(pen: Pen, condition: Condition) -> None:
    health = (0.15, 0.45, 0.8, 1.0, 1.0)[condition.level]
    spots = ((1.08, -0.85), (1.1, 0.2), (1.08, 0.98))
    for n, (i, j) in enumerate(spots[: max(1, condition.green)]):
        draw = props.leaf_tree if n % 2 == 0 else props.spruce
        draw(pen, i, j, 0.85, health)


def _digital(pen: Pen, condition: Condition, at: float, front: float) -> None:
    if condition.digital >= 2:
        props.info_screen(pen, at + 0.36, front + 0.34, condition.dark)
        props.sensor_mast(pen, -1.12, front + 0.2)
    if condition.digital >= 3:
        props.charger(pen, at + 0.42, EDGE - 0.34)


def note_at_door(pen: Pen, condition: Condition, at: float, front: float) -> None:
    """Show what happens at the door: pickets, a visit, a blacked-out building, a feast."""
    if condition.note == "strike":
        for n in range(4):
            i, j = at - 0.45 + n * 0.3, front + 0.5 + (n % 2) * 0.16
            props.person(pen, i, j, coat="#c8352e")
            x, y = iso(i, j)
            pen.line([(x + 4, y - 9), (x + 4, y - 27)], "#8d6a44", 1.5)
            pen.polygon(
                [(x - 5, y - 27), (x + 13, y - 27), (x + 13, y - 38), (x - 5, y - 38)],
                "#fffdf5",
                1,
                "#c8352e",
                1.2,
            )
            pen.line([(x - 2, y - 34), (x + 10, y - 34)], "#33404c", 1.4)
            pen.line([(x - 2, y - 31), (x + 7, y - 31)], "#33404c", 1.4)
    elif condition.note == "visit":
        props.car(pen, at - 0.85, EDGE - 0.3, "#1d252d", length=0.62)
        for n in range(3):
            props.person(pen, at - 0.15 + n * 0.17, front + 0.34 + n * 0.1, coat="#26323d")
        for i in (at - 0.3, at + 0.3):
            props.flag(pen, iso(i, front + 0.2), 34, 0.62)
    elif condition.note == "attack":
        _queue(pen, at, front, 6)
        x, y = iso(at + 0.55, front + 0.3)
        pen.polygon(
            [(x - 13, y - 12), (x + 13, y - 12), (x + 13, y - 38), (x - 13, y - 38)],
            "#2a1216",
            1,
            "#ff5a4a",
            2,
            True,
        )
        pen.path(
            f"M{x - 6:.1f} {y - 24:.1f}h12v8h-12zM{x - 4:.1f} {y - 24:.1f}v-3a4 4 0 0 1 8 0v3",
            edge="#ff8a7c",
            width=2,
            glow=True,
        )
        pen.line([(x, y), (x, y - 12)], "#3c4650", 2)
    elif condition.note == "celebration":
        a, b = iso(-1.1, EDGE - 0.05, 34), iso(1.0, EDGE - 0.05, 34)
        for post in (iso(-1.1, EDGE - 0.05), iso(1.0, EDGE - 0.05)):
            pen.line([post, (post[0], post[1] - 34)], "#e8e2d4", 1.8)
        for n in range(11):
            t = n / 10
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + 14 * t * (1 - t) * 4 * 0.5
            colour = ("#d5414f", "#f6c243", "#2f7fc2", "#4fae6a")[n % 4]
            pen.polygon([(x - 4, y), (x + 4, y + 2), (x, y + 10)], colour, 1, "", 1, True)
    elif condition.note == "budget_cut":
        props.barrier(pen, at - 0.22, front + 0.3, 0.44)
        x, y = iso(at + 0.5, front + 0.4)
        pen.line([(x, y), (x, y - 14)], "#4a5259", 2)
        pen.polygon(
            [(x - 12, y - 14), (x + 12, y - 14), (x + 12, y - 34), (x - 12, y - 34)],
            "#f7e3b0",
            1,
            "#8a5200",
            1.6,
        )
        pen.line([(x, y - 31), (x, y - 19), (x - 4, y - 23)], "#8a5200", 2)
        pen.line([(x, y - 19), (x + 4, y - 23)], "#8a5200", 2)
    elif condition.note == "storm":
        pen.ellipse(iso(at + 0.3, front + 0.7), 34, 13, "#5f7f90", 0.75)
        a, b = iso(at - 0.75, front + 0.75), iso(at - 0.2, front + 0.55)
        pen.line([a, b], "#6b4a33", 5)
        for t in (0.35, 0.6, 0.85):
            x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            pen.circle((x + 4, y - 3), 8, "#3f6d4b")
