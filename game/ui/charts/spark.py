"""A small line without axes, beside a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import pygame

from game.charts.scale import shape
from game.ui.charts.marks import polyline
from game.ui.node import Box, Node

LEAST = 2.0
"""Least that the height of a small line spans."""


class Sparkline(Node):
    """The shape of earlier values; the figure beside it says the value, so this is decoration."""

    role = "presentation"

    def __init__(self, values: Sequence[float], color: str = "primary", **box: Unpack[Box]) -> None:
        box.setdefault("width", 64)
        box.setdefault("height", 24)
        super().__init__(**box)
        self.values = tuple(values)
        self.color = color

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the line and a dot at its end."""
        if len(self.values) < 2:
            return
        ui = self.ui
        radius = ui.px(3)
        area = self.rect.inflate(-2 * radius - 2, -2 * radius - 2)
        step = area.w / (len(self.values) - 1)
        points = [
            (area.x + step * index, area.bottom - up * area.h)
            for index, up in enumerate(shape(self.values, LEAST))
        ]
        polyline(surface, ui.color(self.color), points, max(2, ui.px(2)))
        pygame.draw.aacircle(surface, ui.color(self.color), points[-1], radius)
