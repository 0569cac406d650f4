"""What moves: a bus, a ferry, people, gulls, smoke."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.town import props
from game.town.layout import Layout, Plot, plot_point
from game.town.light import Light, mix, shade
from game.town.pen import Pen, Point, iso
from game.town.solids import ground_quad
from game.town.terrain import boat

Route = Callable[[float], tuple[Point, float]]
SKY = 1e6
"""Depth of what flies in front of everything."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A sprite that goes along a route.

    Attributes:
        picture: what is drawn.
        anchor: px from the picture's corner to the point that follows the route.
        route: gives, for a time in seconds, the place in design px and the depth (ground y).
    """

    picture: pygame.Surface
    anchor: Point
    route: Route


def _sprite(
    draw: Callable[[Pen], None],
    frame: tuple[float, float, float, float],
    light: Light,
    season: str,
    scale: float,
    seed: int = 1,
) -> tuple[pygame.Surface, Point]:
    pen = Pen(light, season, seed)
    draw(pen)
    return pen.raster(frame, scale), (-frame[0] * scale, -frame[1] * scale)


def movers_for(
    layout: Layout,
    light: Light,
    season: str,
    scale: float,
    frame: tuple[float, float, float, float],
    people: int,
    electric: bool,
    chimneys: tuple[Plot, ...],
    calm: bool,
) -> tuple[Mover, ...]:
    """Return what moves in a town.

    Args:
        layout: the map.
        light, season: how it looks.
        scale: px a design px.
        frame: what is visible.
        people: how many walk about.
        electric: the bus is electric.
        chimneys: plots whose chimney smokes.
        calm: nothing keeps bus, ferry and gulls at home.
    """
    found: list[Mover] = []
    if calm:
        found += [_bus(layout, light, season, scale, electric), _ferry(layout, light, season, scale, frame)]
        if light.id not in ("night", "dusk"):
            found += _gulls(light, season, scale, frame)
    found += [_walker(layout, light, season, scale, n) for n in range(people)]
    for plot in chimneys:
        found += _puffs(plot, light, season, scale)
    return tuple(found)


def _bus(layout: Layout, light: Light, season: str, scale: float, electric: bool) -> Mover:
    body = "#2c9f6c" if electric else "#c9573f"

    def draw(pen: Pen) -> None:
        i0, j0, i1, j1 = -0.11, -0.45, 0.11, 0.45
        pen.shadow(ground_quad(i0 + 0.06, j0, i1 + 0.12, j1 + 0.03), 0.25)
        left = [iso(i0, j1, 3), iso(i1, j1, 3), iso(i1, j1, 23), iso(i0, j1, 23)]
        right = [iso(i1, j0, 3), iso(i1, j1, 3), iso(i1, j1, 23), iso(i1, j0, 23)]
        pen.polygon(left, body)
        pen.polygon(right, shade(body, 0.2))
        pen.polygon(ground_quad(i0, j0, i1, j1, 23), mix(body, "#ffffff", 0.6))
        glass = "#ffe2a0" if light.lamps else "#bfe6f5"
        for n in range(5):
            a = j0 + 0.05 + n * 0.17
            pane = [iso(i1, a, 12), iso(i1, a + 0.13, 12), iso(i1, a + 0.13, 20), iso(i1, a, 20)]
            pen.polygon(pane, glass, 1, "", 1, light.lamps)
        pane = [
            iso(i0 + 0.02, j1, 11),
            iso(i1 - 0.02, j1, 11),
            iso(i1 - 0.02, j1, 20),
            iso(i0 + 0.02, j1, 20),
        ]
        pen.polygon(pane, glass, 1, "", 1, light.lamps)
        for t in (-0.28, 0.28):
            pen.circle(iso(i1, t, 3), 3.5, "#20272e")
        if electric:
            pen.path("M0 -17l-4 6h4l-2 6 6-8h-4l3-4z", "#fff2a8", glow=True)

    i0, j0, _, j1 = layout.streets[1]
    low, high = min(j0, j1) + 0.6, max(j0, j1) - 0.6
    picture, anchor = _sprite(draw, (-46, -46, 92, 78), light, season, scale)

    def route(t: float) -> tuple[Point, float]:
        turn = (t / 26 + 0.2) % 1
        out = turn < 0.5
        share = turn * 2 if out else 2 - turn * 2
        at = iso(i0 + (0.09 if out else -0.09), low + (high - low) * share)
        return at, at[1]

    return Mover(picture, anchor, route)


def _ferry(
    layout: Layout, light: Light, season: str, scale: float, frame: tuple[float, float, float, float]
) -> Mover:
    x, y, w, h = frame
    down = y + h - 26
    picture, anchor = _sprite(
        lambda pen: boat(pen, (0, 0), 1.0, "#1f6f9f"), (-44, -40, 88, 60), light, season, scale
    )

    def route(t: float) -> tuple[Point, float]:
        share = (t / 60 + 0.16) % 1
        return (x - 60 + (w + 120) * share, down + 2 * math.sin(t * 1.3)), SKY

    return Mover(picture, anchor, route)


def _gulls(light: Light, season: str, scale: float, frame: tuple[float, float, float, float]) -> list[Mover]:
    x, y, w, _ = frame

    def draw(pen: Pen) -> None:
        pen.path("M-8 -2Q-4 -6 0 0Q4 -6 8 -2", edge="#ffffff", width=2)

    picture, anchor = _sprite(draw, (-10, -8, 20, 12), light, season, scale)

    def circling(n: int) -> Route:
        def route(t: float) -> tuple[Point, float]:
            angle = t / (5 + n) + 2.1 * n
            return (
                x + w * (0.36 + 0.2 * n) + 70 * math.cos(angle),
                y + 84 + 22 * math.sin(angle) + 9 * n,
            ), SKY

        return route

    return [Mover(picture, anchor, circling(n)) for n in range(2)]


def _walker(layout: Layout, light: Light, season: str, scale: float, n: int) -> Mover:
    picture, anchor = _sprite(
        lambda pen: props.person(pen, 0, 0, 0.95), (-8, -22, 18, 26), light, season, scale, n + 3
    )
    i0, j0, i1, j1 = layout.streets[n % len(layout.streets)]
    along_j = i0 == i1
    low, high = (j0, j1) if along_j else (i0, i1)
    low, high = low + 0.9, high - 0.9
    side = 0.23 if n % 2 else -0.23

    def route(t: float) -> tuple[Point, float]:
        turn = (t / (70 + 11 * n) + 0.37 * n + 0.1) % 1
        share = turn * 2 if turn < 0.5 else 2 - turn * 2
        at = low + (high - low) * share
        point = iso(i0 + side, at) if along_j else iso(at, j0 + side)
        return (point[0], point[1] - abs(math.sin(t * 5 + n))), point[1]

    return Mover(picture, anchor, route)


def _puffs(plot: Plot, light: Light, season: str, scale: float) -> list[Mover]:
    x, y = plot_point(*plot)
    top = iso(-0.86, -0.9, 94)
    start = (x + top[0] + 3, y + top[1])

    def puff(n: int) -> Mover:
        picture, anchor = _sprite(
            lambda pen: pen.circle((0, 0), 6 + 2 * n, "#9aa0a5", 0.5 - 0.1 * n),
            (-14, -14, 28, 28),
            light,
            season,
            scale,
        )

        def route(t: float) -> tuple[Point, float]:
            share = (t / 4 + n / 3) % 1 if t else n / 3
            return (start[0] + 26 * share, start[1] - 6 - 44 * share), SKY

        return Mover(picture, anchor, route)

    return [puff(n) for n in range(3)]
