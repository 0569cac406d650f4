"""Small things that stand about: trees, people, scaffolds, bicycles, sensors, vehicles."""

from __future__ import annotations

from game.town.light import SNOW, mix, shade
from game.town.pen import Pen, Point, iso
from game.town.solids import Face, ground_quad, quad

CLOTHES = ("#2f5f8f", "#b0473c", "#6b5b95", "#3b7a57", "#c98a2b", "#1f7f8a", "#d06a86")
SKINS = ("#f0c6a4", "#d9a57f", "#a8714d", "#f3d2b6")
CYAN = "#16b4e6"
_LEAVES = {"spring": "#8cc265", "summer": "#4f9a58", "autumn": "#d98a34", "winter": "#8a7a6a"}


def spruce(pen: Pen, i: float, j: float, size: float = 1.0, health: float = 1.0) -> None:
    """Draw a spruce; ``health`` from 0 (brown) to 1."""
    x, y = iso(i, j)
    pen.ellipse((x + 6 * size, y + 0.5), 10 * size, 4 * size, "#14202b", 0.17)
    pen.line([(x, y), (x, y - 5 * size)], "#6b4a33", 2.6 * size)
    green = mix("#86805a", "#2f7550", health)
    for low, high, half in ((4, 21, 9.5), (13, 30, 7.6), (22, 40, 5.6)):
        tip, a, b = (x, y - high * size), (x - half * size, y - low * size), (x + half * size, y - low * size)
        pen.polygon([a, b, tip], shade(green, 0.1))
        pen.polygon([a, (x + half * 0.1 * size, y - low * size), tip], shade(green, -0.1))
        if pen.snowy:
            pen.polygon(
                [
                    tip,
                    ((tip[0] + a[0]) / 2 - 1, (tip[1] + a[1]) / 2 + 1),
                    (x, y - (low + 7) * size),
                    ((tip[0] + b[0]) / 2 + 1, (tip[1] + b[1]) / 2),
                ],
                SNOW,
                0.92,
            )


def leaf_tree(pen: Pen, i: float, j: float, size: float = 1.0, health: float = 1.0) -> None:
    """Draw a birch-like tree in its season's leaves; bare where it is dying or in winter."""
    x, y = iso(i, j)
    pen.ellipse((x + 7 * size, y + 0.5), 11 * size, 4.6 * size, "#14202b", 0.17)
    pen.line([(x, y), (x, y - 15 * size)], "#e4ddd0" if health > 0.5 else "#7a6a58", 2.8 * size)
    if pen.snowy or health < 0.3:
        branch = "#7d6c5c"
        for dx, dy in ((-8, -26), (8, -27), (0, -32), (-5, -32), (6, -34)):
            pen.line([(x, y - 12 * size), (x + dx * size, y + dy * size)], branch, 1.6 * size)
        if pen.snowy:
            for dx, dy in ((-6, -26), (6, -28), (0, -33)):
                pen.circle((x + dx * size, y + dy * size), 4.2 * size, SNOW, 0.85)
        return
    green = mix("#9a9365", _LEAVES[pen.season], health)
    pen.circle((x + 2 * size, y - 20 * size), 10.5 * size, shade(green, 0.16))
    pen.circle((x - 1 * size, y - 22 * size), 9.6 * size, green)
    pen.circle((x - 4 * size, y - 26 * size), 5.2 * size, shade(green, -0.2))


def bush(pen: Pen, i: float, j: float, size: float = 1.0) -> None:
    """Draw a round bush."""
    x, y = iso(i, j)
    green = SNOW if pen.snowy else _LEAVES[pen.season]
    pen.ellipse((x + 2, y), 7 * size, 3 * size, "#14202b", 0.15)
    pen.circle((x, y - 4 * size), 5.4 * size, shade(green, 0.1))
    pen.circle((x - 1.5 * size, y - 5.5 * size), 3.2 * size, shade(green, -0.15))


def person(pen: Pen, i: float, j: float, size: float = 1.0, coat: str = "") -> None:
    """Draw somebody."""
    x, y = iso(i, j)
    coat = coat or pen.random.choice(CLOTHES)
    pen.ellipse((x + 2, y), 4.4 * size, 1.9 * size, "#14202b", 0.22)
    pen.line([(x, y - 1.5 * size), (x, y - 5 * size)], "#33404c", 4 * size)
    pen.line([(x, y - 6 * size), (x, y - 10 * size)], coat, 5.4 * size)
    r = 3.1 * size
    pen.circle((x, y - 15 * size), r, pen.random.choice(SKINS))
    pen.path(
        f"M{x - r:.1f} {y - 15.4 * size:.1f}a{r:.1f} {r:.1f} 0 0 1 {2 * r:.1f} 0z",
        pen.random.choice(("#4a3728", "#2b2420", "#b98a4b", "#d8d4cf")),
    )


def flowers(pen: Pen, i0: float, j0: float, i1: float, j1: float) -> None:
    """Plant a bed; under snow only its edge is seen."""
    pen.polygon(ground_quad(i0, j0, i1, j1, 1), "#d8cdb8")
    inner = ground_quad(i0 + 0.04, j0 + 0.04, i1 - 0.04, j1 - 0.04, 2)
    pen.polygon(inner, SNOW if pen.snowy else "#4f8a4a")
    if pen.snowy:
        return
    for _ in range(max(6, int((i1 - i0) * (j1 - j0) * 130))):
        i, j = (
            i0 + 0.06 + (i1 - i0 - 0.12) * pen.random.random(),
            j0 + 0.06 + (j1 - j0 - 0.12) * pen.random.random(),
        )
        x, y = iso(i, j, 4)
        pen.circle((x, y), 1.9, pen.random.choice(("#e2445c", "#f5b93a", "#ffffff", "#c867c8", "#f2795b")))


def weeds(pen: Pen, i0: float, j0: float, i1: float, j1: float, count: int) -> None:
    """Let tufts come up where nobody weeds."""
    for _ in range(count):
        x, y = iso(i0 + (i1 - i0) * pen.random.random(), j0 + (j1 - j0) * pen.random.random())
        for dx in (-3, 0, 3):
            pen.line([(x, y), (x + dx, y - 6 - pen.random.random() * 3)], "#8a8048", 1.3)


def scaffold(pen: Pen, face: Face, a: float, b: float, height: float) -> None:
    """Stand a scaffold against a face."""
    bays = max(2, round((b - a) / 0.32))
    for n in range(bays + 1):
        at = a + (b - a) * n / bays
        base = face(at, 0)
        foot = (base[0] - 4, base[1] + 4)
        pen.line([foot, (foot[0], foot[1] - height)], "#c9a23c", 1.8)
    up = 13.0
    while up < height:
        first, last = face(a, up), face(b, up)
        pen.line([(first[0] - 4, first[1] + 4), (last[0] - 4, last[1] + 4)], "#a5723a", 2.8)
        up += 15
    pen.line(
        [
            (face(a, 2)[0] - 4, face(a, 2)[1] + 4),
            (face(a + (b - a) / bays, height - 4)[0] - 4, face(a + (b - a) / bays, height - 4)[1] + 4),
        ],
        "#c9a23c",
        1.3,
    )


def tarpaulin(pen: Pen, face: Face, a: float, b: float, low: float, high: float) -> None:
    """Hang a builder's net in front of a face."""
    pen.polygon([(x - 4, y + 4) for x, y in quad(face, a, b, low, high)], "#7fa7b8", 0.62)
    for n in range(1, 4):
        at = a + (b - a) * n / 4
        top, bottom = face(at, high), face(at, low)
        pen.line([(top[0] - 4, top[1] + 4), (bottom[0] - 4, bottom[1] + 4)], "#5d8496", 1, 0.7)


def skip_bin(pen: Pen, i: float, j: float) -> None:
    """Put out a container full of rubbish."""
    left, right = [iso(i, j + 0.24), iso(i + 0.4, j + 0.24)], [iso(i + 0.4, j), iso(i + 0.4, j + 0.24)]
    for n in range(6):
        x, y = iso(i + 0.06 + 0.055 * n, j + 0.12, 14)
        pen.circle((x, y), 4, ("#7d756a", "#5c564e", "#94886f")[n % 3])
    for (a, b), colour in ((left, "#8f5b2e"), (right, "#6f4522")):
        pen.polygon([a, b, (b[0], b[1] - 12), (a[0], a[1] - 12)], colour)


def barrier(pen: Pen, i: float, j: float, length: float = 0.42) -> None:
    """Close something off with a striped board."""
    a, b = iso(i, j), iso(i + length, j)
    for x, y in (a, b):
        pen.line([(x, y), (x, y - 10)], "#565d64", 1.6)
    pen.line([(a[0], a[1] - 9), (b[0], b[1] - 9)], "#ffffff", 4.6)
    for n in range(3):
        t0, t1 = (n + 0.1) / 3, (n + 0.55) / 3
        pen.line(
            [
                (a[0] + (b[0] - a[0]) * t0, a[1] + (b[1] - a[1]) * t0 - 9),
                (a[0] + (b[0] - a[0]) * t1, a[1] + (b[1] - a[1]) * t1 - 9),
            ],
            "#d2452f",
            4.2,
        )


def bicycles(pen: Pen, i: float, j: float, count: int) -> None:
    """Park bicycles in a rack."""
    for n in range(count):
        x, y = iso(i + n * 0.13, j)
        colour = CLOTHES[(n * 3 + 1) % len(CLOTHES)]
        for dx, dy in ((-5, 1.5), (5, -2.5)):
            pen.circle((x + dx, y + dy - 4), 3.6, "#ffffff", 0, "#2b3640", 1.3)
        pen.line(
            [(x - 5, y - 2.5), (x - 2, y - 9), (x + 4, y - 11), (x, y - 4), (x - 5, y - 2.5)], colour, 1.5
        )
        pen.line([(x + 5, y - 6.5), (x + 4, y - 13), (x + 6, y - 14)], colour, 1.5)


def bench(pen: Pen, i: float, j: float) -> None:
    """Put out a bench."""
    pen.line([iso(i, j, 5), iso(i + 0.34, j, 5)], "#a8733f", 3.6)
    for at in (i + 0.03, i + 0.31):
        pen.line([iso(at, j, 0), iso(at, j, 5)], "#4a4f55", 1.5)


def lamp(pen: Pen, i: float, j: float, smart: bool) -> None:
    """Stand a street lamp, with a sensor on it where the streets are digital."""
    x, y = iso(i, j)
    pen.line([(x, y), (x, y - 30), (x + 5, y - 32)], "#4d5964", 1.7)
    if pen.light.lamps:
        pen.ellipse((x + 6, y + 1), 22, 10, "#ffdf94", 0.2, True)
        pen.circle((x + 6, y - 31), 6.5, "#ffe6a6", 0.35, glow=True)
    pen.circle((x + 6, y - 31), 2.4, "#fff3cf", 1, glow=pen.light.lamps)
    if smart:
        pen.circle((x, y - 23), 2.4, CYAN, 1, glow=True)


def waves(pen: Pen, at: Point, size: float = 1.0) -> None:
    """Let something send: a dot with three arcs above it."""
    x, y = at
    pen.circle(at, 2.6 * size, CYAN, 1, glow=True)
    for radius in (7.0, 11.5, 16.0):
        reach = radius * 0.72 * size
        r = radius * size
        pen.path(
            f"M{x - reach:.1f} {y - reach:.1f}A{r:.1f} {r:.1f} 0 0 1 {x + reach:.1f} {y - reach:.1f}",
            edge=CYAN,
            width=2.1 * size,
            glow=True,
        )


def sensor_mast(pen: Pen, i: float, j: float) -> None:
    """Stand a sensor on a mast."""
    x, y = iso(i, j)
    pen.ellipse((x + 2, y), 4, 1.8, "#14202b", 0.2)
    pen.line([(x, y), (x, y - 27)], "#5b6873", 2.2)
    pen.polygon([(x - 5, y - 27), (x + 5, y - 27), (x + 5, y - 20), (x - 5, y - 20)], "#e9eef1")
    waves(pen, (x, y - 31), 0.75)


def fibre_box(pen: Pen, i: float, j: float) -> None:
    """Stand a fibre cabinet."""
    a, b, c = iso(i, j + 0.12), iso(i + 0.16, j + 0.12), iso(i + 0.16, j)
    pen.polygon([a, b, (b[0], b[1] - 13), (a[0], a[1] - 13)], "#dfe7eb")
    pen.polygon([b, c, (c[0], c[1] - 13), (b[0], b[1] - 13)], "#aab7bf")
    pen.circle(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 7), 2.4, CYAN, 1, glow=True)


def info_screen(pen: Pen, i: float, j: float, dark: bool) -> None:
    """Stand a screen where people can help themselves."""
    a, b = iso(i, j), iso(i + 0.16, j)
    pen.ellipse(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), 7, 3, "#14202b", 0.2)
    pen.polygon([a, b, (b[0], b[1] - 25), (a[0], a[1] - 25)], "#253643")
    pane = [
        (a[0] + 1.5, a[1] - 9),
        (b[0] - 1.5, b[1] - 9.8),
        (b[0] - 1.5, b[1] - 23),
        (a[0] + 1.5, a[1] - 23),
    ]
    pen.polygon(pane, "#0d1218" if dark else "#63ddff", 1, "", 1, not dark)


def car(pen: Pen, i: float, j: float, colour: str, along: str = "i", length: float = 0.5) -> None:
    """Park a car along i or j."""
    di, dj = (length, 0.24) if along == "i" else (0.24, length)
    pen.shadow(ground_quad(i + 0.06, j + 0.02, i + di + 0.08, j + dj + 0.04), 0.25)
    _body(pen, i, j, i + di, j + dj, 3, 11, colour)
    ci, cj = (0.12, 0.02) if along == "i" else (0.02, 0.12)
    _body(pen, i + ci, j + cj, i + di - ci * 0.8, j + dj - cj * 0.8, 11, 17, "#3c5361", colour)
    wheels = ((0.1, dj), (di - 0.1, dj)) if along == "i" else ((di, 0.1), (di, dj - 0.1))
    for wi, wj in wheels:
        x, y = iso(i + wi, j + wj, 3)
        pen.circle((x, y), 3.1, "#20272e")


def _body(
    pen: Pen, i0: float, j0: float, i1: float, j1: float, low: float, high: float, colour: str, roof: str = ""
) -> None:
    pen.polygon([iso(i0, j1, low), iso(i1, j1, low), iso(i1, j1, high), iso(i0, j1, high)], colour)
    pen.polygon(
        [iso(i1, j0, low), iso(i1, j1, low), iso(i1, j1, high), iso(i1, j0, high)], shade(colour, 0.22)
    )
    pen.polygon(ground_quad(i0, j0, i1, j1, high), shade(roof or colour, -0.15))


def charger(pen: Pen, i: float, j: float) -> None:
    """Charge an electric car at a post."""
    car(pen, i, j, "#f2f6f8")
    x, y = iso(i - 0.1, j + 0.1)
    pen.polygon([(x - 3, y), (x + 3, y), (x + 3, y - 17), (x - 3, y - 17)], "#2b9d6a")
    pen.polygon(
        [(x - 1.8, y - 15), (x + 1.8, y - 15), (x + 1.8, y - 10), (x - 1.8, y - 10)], "#bff6ff", 1, glow=True
    )
    end = iso(i + 0.02, j + 0.2, 8)
    pen.path(
        f"M{x + 3:.1f} {y - 8:.1f}Q{x + 8:.1f} {y + 3:.1f} {end[0]:.1f} {end[1]:.1f}",
        edge="#20272e",
        width=1.3,
    )


def flag(pen: Pen, at: Point, height: float = 30, size: float = 1.0) -> None:
    """Fly the Norwegian flag."""
    x, y = at
    pen.line([(x, y), (x, y - height)], "#dfe3e6", 1.8)
    w, h, top = 24 * size, 15 * size, y - height
    pen.polygon([(x, top), (x + w, top + 2), (x + w, top + h + 1), (x, top + h)], "#ba2230")
    for colour, width in (("#ffffff", 4.4), ("#1c3f8b", 2.1)):
        pen.path(
            f"M{x + w * 0.34:.1f} {top + 1:.1f}V{top + h:.1f}M{x + 1:.1f} {top + h / 2:.1f}L{x + w - 1:.1f} "
            f"{top + h / 2 + 1.3:.1f}",
            edge=colour,
            width=width * size,
        )


def smoke(pen: Pen, at: Point, puffs: int) -> None:
    """Let a chimney smoke."""
    x, y = at
    for n in range(puffs):
        pen.circle((x + n * 6, y - 5 - n * 9), 4.5 + n * 2.2, "#8f959a", 0.55 - n * 0.1)
