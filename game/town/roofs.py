"""What lies on roofs: tarpaulins, solar panels, a green cover."""

from __future__ import annotations

from game.town.pen import Pen, Point, iso
from game.town.solids import Condition, ground_quad


def roof_kit(pen: Pen, i0: float, j0: float, i1: float, j1: float, up: float, condition: Condition) -> None:
    """Equip a flat roof: a tarpaulin when it leaks; solar panels and a green cover later."""
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


def pitched_solar(
    pen: Pen,
    i0: float,
    i1: float,
    j_eave: float,
    j_ridge: float,
    height: float,
    rise: float,
    condition: Condition,
) -> None:
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
