"""A number that is changed a step at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame

from game.ui.layout import Row
from game.ui.node import Box
from game.ui.resources import plain
from game.ui.widgets.text import Icon, Label


class Stepper(Row):
    """A number between a minus and a plus; arrows change it, as do clicks on either end.

    Args:
        value: within ``low`` and ``high``.
        on_change: called with each new value.
        shown: writes a value as a player reads it.
    """

    focusable = True
    atomic = True
    role = "spinbutton"

    def __init__(
        self,
        value: float,
        low: float,
        high: float,
        step: float,
        on_change: Callable[[float], object],
        *,
        shown: Callable[[float], str] = lambda value: f"{value:g}",
        **box: Unpack[Box],
    ) -> None:
        self.value, self.low, self.high, self.step = value, low, high, step
        self.changed = on_change
        self.shown = shown
        self._label = Label(shown(value), "name", align="center", one_line=True, grow=1)
        self._label.min_width = 56
        box.setdefault("pad", (10, 0))
        box.setdefault("min_height", 42)
        box.setdefault("radius", 8)
        self._less, self._more = Icon("minus", 18, "primary"), Icon("plus", 18, "primary")
        super().__init__(self._less, self._label, self._more, gap=8, **box)
        self._color_ends()

    def set(self, value: float) -> None:
        """Set the value, kept within the ends."""
        value = round(max(self.low, min(self.high, value)), 6)
        if value != self.value:
            self.value = value
            self._label.set(self.shown(value))
            self._color_ends()
            self.damage()
            self.changed(value)

    def _color_ends(self) -> None:
        self._less.color = "disabled" if self.value <= self.low else "primary"
        self._more.color = "disabled" if self.value >= self.high else "primary"

    def value_text(self) -> str:
        """Return the value as a player reads it."""
        return plain(self.shown(self.value))

    def on_key(self, event: pygame.event.Event) -> bool:
        """Change by arrows, Home and End."""
        change = {
            pygame.K_RIGHT: self.step,
            pygame.K_LEFT: -self.step,
            pygame.K_PLUS: self.step,
            pygame.K_MINUS: -self.step,
            pygame.K_HOME: self.low - self.value,
            pygame.K_END: self.high - self.value,
        }.get(event.key)
        if change is None or event.mod & pygame.KMOD_CTRL:
            return False
        self.set(self.value + change)
        return True

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Change by a click on the left or the right half."""
        self.set(self.value + (self.step if pos[0] >= self.rect.centerx else -self.step))
        return True

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the frame."""
        hot = self.ui.pointer.hover is self
        self.ui.panel(surface, self.rect, self.radius, "tint" if hot else "surface", "control")
