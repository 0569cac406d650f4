"""What lies behind the town: sky, mountains, the fjord and its far shore."""

from __future__ import annotations

import math
from itertools import pairwise

from game.town.light import mix, shade
from game.town.pen import Pen, Point

Frame = tuple[float, float, float, float]


def backdrop(pen: Pen, frame: Frame, horizon: float, mood: float, green: int, storm: bool) -> None:
    """Draw everything above the horizon, over the ``washes``.

    Args:
        pen: what to draw with.
        frame: what is visible (x, y, width, height in design px).
        horizon: y of the far shore.
        mood: 0 (grey) to 1 (clear).
        green: 0 to 3; turbines turn on the hills from 2.
        storm: rain clouds.
    """
    sky(pen, frame, horizon, storm)
    mountains(pen, frame, horizon, mood, green)


def washes(pen: Pen, frame: Frame, horizon: float, mood: float) -> None:
    """Draw the colours of sky and water, which do not change from left to right."""
    x, y, w, h = frame
    bottom = y + h

    def wash(top: float, low: float, colours: list[str], opacity: tuple[float, ...] = ()) -> None:
        paint = pen.gradient(top, low, colours, opacity)
        pen.polygon([(x, top), (x + w, top), (x + w, low), (x, low)], paint)

    grey = (1 - mood) * 0.45 if pen.light.id in ("day", "winter") else 0.0
    wash(y, horizon + 1, [mix(c, "#b4bec6", grey) for c in pen.light.sky])
    wash(horizon, bottom, list(pen.light.sea))
    wash(horizon, horizon + 42, [pen.light.tint("#4f7f6a")] * 2, (0.34, 0.0))


def sky(pen: Pen, frame: Frame, horizon: float, storm: bool) -> None:
    """Draw sun or moon, stars and clouds."""
    x, y, w, _ = frame
    light = pen.light
    room = horizon - y
    if light.id in ("night", "dusk"):
        for _ in range(60):
            at = (x + w * pen.random.random(), y + room * 0.75 * pen.random.random())
            pen.circle(
                at, 0.7 + pen.random.random() * 0.8, "#ffffff", 0.25 + 0.5 * pen.random.random(), glow=True
            )
    if light.disc:
        at = (x + w * 0.82, y + room * (0.5 if light.id in ("winter", "evening") else 0.3))
        for radius, share in ((92, 0.08), (62, 0.14), (44, 0.22)):
            pen.circle(at, radius, light.disc, share, glow=True)
        pen.circle(at, 29, light.disc, 1, glow=True)
        if light.id == "night":
            pen.circle((at[0] + 11, at[1] - 6), 25, light.sky[0], 1, glow=True)
    if light.clouds:
        for n in range(max(4, int(w / 230))):
            share = (n + 0.5 + 0.5 * (pen.random.random() - 0.5)) / max(4, int(w / 230))
            _cloud(
                pen,
                (x + w * share, y + room * (0.14 + 0.3 * pen.random.random())),
                0.55 + 0.5 * pen.random.random(),
                storm,
            )


def _cloud(pen: Pen, at: Point, size: float, storm: bool) -> None:
    x, y = at
    size *= 1.8 if storm else 1
    opacity = 0.85 if storm else 0.62
    for dx, dy, r in ((-36, 4, 22), (-12, -7, 27), (17, -3, 24), (42, 5, 18)):
        pen.ellipse(
            (x + dx * size, y + dy * size), r * 1.25 * size, r * 0.62 * size, pen.light.clouds, opacity, True
        )
    pen.ellipse((x + 2 * size, y + 8 * size), 62 * size, 9 * size, pen.light.clouds, opacity, True)


def mountains(pen: Pen, frame: Frame, horizon: float, mood: float, green: int) -> None:
    """Draw three ranges, the far ones paler, with snow on the peaks and woods on the near hills."""
    x, _, w, _ = frame
    room = horizon - frame[1]
    far = pen.light.sky[2]
    for index, (colour, share, step, haze) in enumerate(
        (("#8fa9bd", 0.78, 150, 0.42), ("#6d8da0", 0.54, 120, 0.22), ("#5c8a6b", 0.28, 95, 0.1))
    ):
        tone = mix(
            mix(colour, "#9aa0a2", 0.3 * (1 - mood)), "#dbe6ee", 0.45 if pen.snowy and index == 2 else 0
        )
        tone = mix(pen.light.tint(tone), far, haze)
        peaks = _ridge(pen, x, w, horizon, room * share, step)
        outline = [(x - 10, horizon + 6), *peaks, (x + w + 10, horizon + 6)]
        pen.polygon(outline, tone, 1, "", 1, True)
        _facets(pen, peaks, horizon, tone, index)
        if index < 2:
            _caps(pen, peaks, horizon, room * share, far, haze, index)
        else:
            _woods(pen, peaks, horizon, tone, green)
    pen.line([(x, horizon + 1), (x + w, horizon + 1)], "#ffffff", 1.4, 0.35)
    pen.polygon(
        [(x, horizon - 34), (x + w, horizon - 34), (x + w, horizon + 4), (x, horizon + 4)],
        pen.gradient(horizon - 34, horizon + 4, [far, far], [0.0, 0.5]),
    )


def _ridge(pen: Pen, x: float, w: float, horizon: float, height: float, step: float) -> list[Point]:
    points, at, high = [], x - 60, True
    while at < x + w + 2 * step:
        rise = 0.62 + 0.38 * pen.random.random() if high else 0.25 + 0.22 * pen.random.random()
        # Lower in the middle, so that the town hall stands against the sky.
        dip = 1 - 0.42 * math.exp(-(((at - x - w / 2) / (w * 0.2)) ** 2))
        points.append((at, horizon - height * rise * dip))
        at += step * (0.45 + 0.4 * pen.random.random())
        high = not high
    return points


def _facets(pen: Pen, peaks: list[Point], horizon: float, tone: str, index: int) -> None:
    for before, peak, after in zip(peaks, peaks[1:], peaks[2:], strict=False):
        if peak[1] < before[1] and peak[1] < after[1]:
            foot = (
                peak[0] + (after[0] - peak[0]) * 0.35,
                min(horizon + 4, peak[1] + (horizon - peak[1]) * 0.95),
            )
            bend = (peak[0] + 5, peak[1] + (horizon - peak[1]) * 0.4)
            pen.polygon(
                [peak, after, (after[0], horizon + 4), foot, bend],
                shade(tone, 0.1 if index else 0.07),
                0.8,
                "",
                1,
                True,
            )


def _caps(
    pen: Pen, peaks: list[Point], horizon: float, height: float, far: str, haze: float, index: int
) -> None:
    share = 0.5 if pen.snowy else 0.26
    white = mix(pen.light.tint("#fbfdff"), far, haze * 0.7)
    for before, peak, after in zip(peaks, peaks[1:], peaks[2:], strict=False):
        high = (horizon - peak[1]) / height
        if not (
            peak[1] < before[1] and peak[1] < after[1] and high > (0.5 if index == 0 or pen.snowy else 0.8)
        ):
            continue

        def along(end: Point, t: float, top: Point = peak) -> Point:
            return top[0] + (end[0] - top[0]) * t, top[1] + (end[1] - top[1]) * t

        a, b = along(before, share), along(after, share * 1.1)
        drop = (horizon - peak[1]) * share * 0.55
        pen.polygon(
            [
                peak,
                a,
                (a[0] * 0.7 + peak[0] * 0.3, peak[1] + drop * 1.1),
                (peak[0] - 3, peak[1] + drop * 0.8),
                (peak[0] + 7, peak[1] + drop * 1.35),
                (b[0] * 0.6 + peak[0] * 0.4, peak[1] + drop * 0.85),
                b,
            ],
            white,
            0.95,
            "",
            1,
            True,
        )


def _woods(pen: Pen, peaks: list[Point], horizon: float, tone: str, green: int) -> None:
    for before, after in pairwise(peaks):
        for n in range(5):
            t = n / 5
            x, y = before[0] + (after[0] - before[0]) * t, before[1] + (after[1] - before[1]) * t
            down = pen.random.random() * max(4.0, horizon - y - 6)
            pen.polygon(
                [(x - 5, y + down + 4), (x + 5, y + down + 4), (x, y + down - 9)],
                shade(tone, 0.13),
                0.8,
                "",
                1,
                True,
            )
    if green >= 2:
        for n, (x, y) in enumerate(peaks[2::3]):
            _turbine(pen, x, y + 2, 0.8 + 0.1 * (n % 3), 20 + 47 * n)


def _turbine(pen: Pen, x: float, y: float, size: float, turn: float) -> None:
    hub = (x, y - 34 * size)
    pen.line([(x, y), hub], "#f2f5f7", 2 * size)
    for blade in range(3):
        angle = math.radians(turn + 120 * blade)
        pen.line(
            [hub, (hub[0] + 17 * size * math.cos(angle), hub[1] + 17 * size * math.sin(angle))],
            "#ffffff",
            1.7 * size,
        )
    pen.circle(hub, 1.8 * size, "#dfe5e9")


def waves(pen: Pen, frame: Frame, horizon: float, storm: bool) -> None:
    """Draw the waves."""
    x, y, w, h = frame
    bottom = y + h
    for _ in range(int(w * h / 17000)):
        at = (x + w * pen.random.random(), horizon + 14 + (bottom - horizon - 20) * pen.random.random())
        far = 0.4 + 0.6 * (at[1] - horizon) / max(1, bottom - horizon)
        long = (18 + 34 * pen.random.random()) * far
        if storm:
            pen.path(
                f"M{at[0]:.0f} {at[1]:.0f}q{long / 4:.0f}-{7 * far:.1f} {long / 2:.0f} 0t{long / 2:.0f} 0",
                edge="#ffffff",
                width=1.8 * far,
                opacity=0.45,
            )
        else:
            pen.line([at, (at[0] + long, at[1])], "#ffffff", 1.5 * far, 0.22)


def rain(pen: Pen, frame: Frame) -> None:
    """Let it rain over everything."""
    x, y, w, h = frame
    for _ in range(int(w * h / 3600)):
        at = (x + w * pen.random.random(), y + h * pen.random.random())
        pen.line([at, (at[0] - 6, at[1] + 20)], "#dfe9f0", 1.2, 0.3, glow=True)


def snowfall(pen: Pen, frame: Frame) -> None:
    """Let a few flakes fall."""
    x, y, w, h = frame
    for _ in range(int(w * h / 9000)):
        at = (x + w * pen.random.random(), y + h * pen.random.random())
        pen.circle(at, 0.9 + 1.5 * pen.random.random(), "#ffffff", 0.75, glow=True)
