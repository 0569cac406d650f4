"""A value along a line, set by pointer, arrows, pages or typed digits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame

from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets import keys

TYPING_PAUSE = 1400.0


class Slider(Node):
    """A slider.

    Arrows change by a step, PgUp and PgDn by ``page``, Home and End go to the ends; typed digits are shown
    and taken on Enter or after a pause, Esc forgets them.

    Args:
        value: within ``low`` and ``high``.
        step: the value is always a whole number of steps from ``low``.
        on_change: called with each new value.
        shown: writes a value as a player reads it.
        ghost: a mark for an earlier value.
        ghost_name: what that mark is, read aloud.
        cap: what lies above it cannot be chosen now, and is drawn so.
        page: what PgUp and PgDn change; ten steps when left out.
    """

    focusable = True
    atomic = True
    role = "slider"
    ring_radius = 10.0
    takes_sideways = True

    def __init__(
        self,
        value: float,
        low: float,
        high: float,
        step: float,
        on_change: Callable[[float], object],
        *,
        shown: Callable[[float], str] = str,
        ghost: float | None = None,
        ghost_name: str = "",
        cap: float | None = None,
        page: float | None = None,
        color: str = "primary",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("height", 40)
        super().__init__(**box)
        self.low, self.high, self.step = low, high, step
        self.value = self._fit(value, high)
        self.changed = on_change
        self.shown = shown
        self.ghost = ghost
        self.ghost_name = ghost_name
        self.cap = cap
        self.page = page or step * 10
        self.color = color
        self.typed = ""

    def _fit(self, value: float, top: float) -> float:
        value = min(max(value, self.low), top)
        return round(self.low + round((value - self.low) / self.step) * self.step, 6)

    def content_size(self, room: int) -> Size:
        """Return the whole width."""
        return room, self.ui.px(40)

    def content_least(self) -> int:
        """Return the least useful width."""
        return self.ui.px(120)

    # --- the value

    def set(self, value: float, tell: bool = True) -> None:
        """Set the value, kept within the ends, the cap and the steps.

        Args:
            value: the wish.
            tell: ``on_change`` is called if it changed.
        """
        top = self.high if self.cap is None else max(self.low, min(self.high, self.cap))
        steps = int((top - self.low) / self.step + 1e-6)
        value = min(self._fit(value, self.high), round(self.low + steps * self.step, 6))
        if value != self.value:
            self.value = value
            self.damage()
            if tell:
                self.changed(value)

    def set_cap(self, cap: float | None) -> None:
        """Change what can be chosen now; the value itself stays."""
        if cap != self.cap:
            self.cap = cap
            self.damage()

    def value_text(self) -> str:
        """Return the value as a player reads it."""
        return plain(self.shown(self.value))

    def described(self) -> tuple[str, ...]:
        """Return the earlier value."""
        if self.ghost is None or not self.ghost_name:
            return ()
        return (f"{self.ghost_name}: {plain(self.shown(self.ghost))}",)

    # --- keys

    def on_key(self, event: pygame.event.Event) -> bool:
        """Change the value."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        if self._typing_key(event):
            return True
        change = {
            pygame.K_RIGHT: self.step,
            pygame.K_LEFT: -self.step,
            pygame.K_PAGEUP: self.page,
            pygame.K_PAGEDOWN: -self.page,
            pygame.K_HOME: self.low - self.value,
            pygame.K_END: self.high - self.value,
        }.get(event.key)
        if change is None:
            return False
        self.set(self.value + change)
        return True

    def _typing_key(self, event: pygame.event.Event) -> bool:
        number = keys.digit(event)
        sign = getattr(event, "unicode", "")
        if number is not None or (sign and sign in ",.-" and (self.typed or sign == "-")):
            self._type(self.typed + (str(number) if number is not None else sign))
            return True
        if not self.typed:
            return False
        if event.key == pygame.K_BACKSPACE:
            self._type(self.typed[:-1])
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._take_typed()
        elif event.key == pygame.K_ESCAPE:
            self._type("")
        else:
            self._take_typed()
            return False
        return True

    def _type(self, typed: str) -> None:
        self.typed = typed[:8]
        self.damage()
        if typed:
            self.ui.motion.later("typing", TYPING_PAUSE, self._take_typed)
        else:
            self.ui.motion.cancel("typing")

    def _take_typed(self) -> None:
        typed, self.typed = self.typed, ""
        self.ui.motion.cancel("typing")
        self.damage()
        try:
            wish = float(typed.replace(",", "."))
        except ValueError:
            return
        self.set(wish)

    def on_focus(self, gained: bool) -> None:
        """Take what was typed when focus goes."""
        if not gained and self.typed:
            self._take_typed()

    # --- pointer

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Go where the pointer is, and follow it."""
        self.on_drag(pos)
        return True

    def on_drag(self, pos: tuple[int, int]) -> None:
        """Follow the pointer."""
        x, wide = self._track()
        self.set(self.low + (pos[0] - x) / max(1, wide) * (self.high - self.low))

    # --- draw

    def _track(self) -> tuple[int, int]:
        edge = self.ui.px(12)
        return self.rect.x + edge, self.rect.w - 2 * edge

    def _at(self, value: float) -> int:
        x, wide = self._track()
        span = (self.high - self.low) or 1.0
        return x + round(wide * (min(max(value, self.low), self.high) - self.low) / span)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the track, the cap, the ghost and the thumb."""
        ui, px = self.ui, self.ui.px
        x, wide = self._track()
        mid, thick = self.rect.centery, px(6)
        at = self._at(self.value)
        groove = pygame.Rect(x, mid - thick // 2, wide, thick)
        ui.panel(surface, groove, 3, "control")
        if self.cap is not None and self.cap < self.high:
            start = max(self._at(self.cap), at)
            ui.panel(surface, pygame.Rect(start, groove.y, x + wide - start, thick), 3, "line", "control")
        ui.panel(surface, pygame.Rect(x, groove.y, max(thick, at - x), thick), 3, self.color)
        if self.ghost is not None:
            self._draw_ghost(surface, self._at(self.ghost), mid)
        radius = px(12 if ui.pointer.hover is self or ui.pointer.held is self else 11)
        thumb = ui.res.disc(radius, ui.color("surface"), ui.color(self.color), max(2, px(5)))
        surface.blit(thumb, (at - radius, mid - radius))
        if self.typed:
            self._draw_typed(surface, at)

    def _draw_ghost(self, surface: pygame.Surface, at: int, mid: int) -> None:
        px = self.ui.px
        mark = pygame.Rect(0, 0, px(4), px(22))
        mark.center = (at, mid)
        self.ui.panel(surface, mark.inflate(2, 2), 2, "surface")
        self.ui.panel(surface, mark, 2, "ink2")

    def _draw_typed(self, surface: pygame.Surface, at: int) -> None:
        ui, px = self.ui, self.ui.px
        image = ui.res.text("semibold", px(15), self.typed + "▏", ui.color("on_tooltip"))
        box = image.get_rect().inflate(px(20), px(8))
        box.center = (at, self.rect.centery)
        box.clamp_ip(self.rect)
        ui.panel(surface, box, 6, "tooltip", "halo", 2)
        surface.blit(image, image.get_rect(center=box.center))
