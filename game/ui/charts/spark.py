"""A small line without axes, beside a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

import pygame

from game.ui.charts.marks import polyline
from game.ui.node import Box, Node


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
        low, high = min(self.values), max(self.values)
        middle, span = (low + high) / 2, max(high - low, 2.0)
        step = area.w / (len(self.values) - 1)
        points = [
            (area.x + step * index, area.centery - (value - middle) / span * area.h)
            for index, value in enumerate(self.values)
        ]
        polyline(surface, ui.color(self.color), points, max(2, ui.px(2)))
        pygame.draw.aacircle(surface, ui.color(self.color), points[-1], radius)
