"""What charts are drawn with: smooth lines, dashes, markers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.charts.shapes import Point, outline
from game.ui.theme import Rgb

_BEND = 0.3


def segment(surface: pygame.Surface, color: Rgb, start: Point, end: Point, thick: float) -> None:
    """Draw an anti-aliased line of ``thick`` px, as thick when it is steep as when it is level."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = max(abs(dx), abs(dy))
    # The library measures thickness straight down (or across), not at a right angle to the line.
    width = round(thick * math.hypot(dx, dy) / along) if along else 1
    pygame.draw.aaline(surface, color, start, end, max(1, width))


def polyline(surface: pygame.Surface, color: Rgb, points: Sequence[Point], thick: float) -> None:
    """Draw an anti-aliased line through points, with round joints where it bends."""
    for start, end in pairwise(points):
        segment(surface, color, start, end, thick)
    if thick > 2:
        for before, at, after in zip(points, points[1:], points[2:], strict=False):
            turn = math.atan2(after[1] - at[1], after[0] - at[0]) - math.atan2(
                at[1] - before[1], at[0] - before[0]
            )
            if abs(math.sin(turn)) > _BEND:
                pygame.draw.aacircle(surface, color, at, (thick - 1) / 2)


def dashes(surface: pygame.Surface, color: Rgb, points: Sequence[Point], thick: int, dash: float) -> None:
    """Draw a dashed line through points; ``dash`` px is the length of a dash."""
    period, gone = dash * 1.75, 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if not length:
            continue
        at = -gone
        while at < length:
            a, b = max(0.0, at) / length, min(length, at + dash) / length
            if b > a:
                segment(
                    surface,
                    color,
                    (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a),
                    (x0 + (x1 - x0) * b, y0 + (y1 - y0) * b),
                    thick,
                )
            at += period
        gone = (gone + length) % period


def marker(
    surface: pygame.Surface,
    shape: int,
    at: Point,
    radius: float,
    color: Rgb,
    ground: Rgb,
    hollow: bool = False,
) -> None:
    """Draw the marker of a series: 0 ●, 1 ■, 2 ▲, 3 ◆; a rim of the ground keeps lines off it."""
    if not outline(shape, at, radius):
        pygame.draw.aacircle(surface, ground, at, radius + 2)
        pygame.draw.aacircle(surface, color, at, radius)
    else:
        for size, paint in ((radius + 1.6, ground), (radius * 0.93, color)):
            points = outline(shape, at, size)
            pygame.draw.polygon(surface, paint, points)
            pygame.draw.aalines(surface, paint, True, points)
    if hollow:
        pygame.draw.aacircle(surface, ground, at, radius * 0.45)


def curve(start: Point, end: Point, bend: float, steps: int = 18) -> list[Point]:
    """Return points of a curve that leaves and arrives level, ``bend`` px out at each end."""
    out = []
    for index in range(steps + 1):
        t = index / steps
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        out.append(
            (
                a * start[0] + b * (start[0] + bend) + c * (end[0] - bend) + d * end[0],
                a * start[1] + b * start[1] + c * end[1] + d * end[1],
            )
        )
    return out
