"""A view onto children that are higher than the room; where it stands survives a rebuild by its id."""

from __future__ import annotations

from typing import Unpack

import pygame

from game.ui.node import Box, Node, share_out

BAR = 10.0
STEP = 64.0


class Scroll(Node):
    """A column that scrolls up and down.

    The wheel, the bar, PgUp, PgDn, Home and End move it; focus that goes to something
    inside brings it into view.
    Give it an ``id`` so that the place is kept. Reachable by Tab itself when nothing inside is.
    """

    role = "scroll"

    def __init__(self, *kids: Node | None, gap: float = 0, **box: Unpack[Box]) -> None:
        box.setdefault("pad", (4, 4))
        super().__init__(*kids, gap=gap, **box)
        self.offset = 0
        self.overflow = 0
        self._hold: int | None = None

    def on_attach(self) -> None:
        """Take up the place where the last tree stood."""
        self.offset = self.ui.scrolls.get(self.id, 0) if self.id else 0
        self.overflow = 0

    def insets(self) -> tuple[int, int, int, int]:
        """Return the margins with room for the bar."""
        left, top, right, bottom = super().insets()
        return left, top, right + self.ui.px(BAR + 4), bottom

    def least_height(self, width: int) -> int:
        """Return the least useful height of the view."""
        least = self.ui.px(self.min_height or 96)
        return min(least, self.measure(width)[1])

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the children at the offset."""
        gap = self.ui.px(self.gap)
        heights = [kid.measure(inner.w)[1] for kid in self.kids]
        total = sum(heights) + self._gaps()
        spare = inner.h - total
        self.overflow = max(0, -spare)
        self.offset = max(0, min(self.offset, self.overflow))
        # Tab stops here when something is hidden and nothing inside would bring it into view.
        self.focusable = self.overflow > 0 and not any(
            node.focusable for kid in self.kids for node in kid.walk()
        )
        growers = [kid.grow for kid in self.kids]
        if spare > 0 and any(growers):
            heights = share_out(heights, growers, spare)
        y = inner.y - self.offset
        for kid, high in zip(self.kids, heights, strict=True):
            wide = inner.w if kid.max_width is None else min(inner.w, self.ui.px(kid.max_width))
            kid.place(pygame.Rect(inner.x, y, wide, high))
            y += high + gap

    def scroll_to(self, offset: float, smooth: bool = True) -> None:
        """Move so that ``offset`` px are hidden above."""
        goal = max(0, min(round(offset), self.overflow))
        if self.id:
            self.ui.scrolls[self.id] = goal
        if smooth:
            self.ui.motion.animate(self, "scroll", self.offset, goal, self._jump, 140)
        else:
            self.ui.motion.stop(self, "scroll")
            self._jump(goal)

    def goal(self) -> float:
        """Return where the view stands, or is on its way to."""
        return self.ui.motion.goal(self, "scroll", self.offset)

    def _jump(self, offset: float) -> None:
        moved = round(offset) - self.offset
        if moved:
            self.offset += moved
            for kid in self.kids:
                kid.move_by(0, -moved)
            self.damage()

    def reveal(self, rect: pygame.Rect) -> None:
        """Move just enough that a rectangle inside is seen, with a little air."""
        if not self.overflow:
            return
        air = self.ui.px(12)
        shift = self.offset - self.goal()
        top, bottom = rect.top + shift - air, rect.bottom + shift + air
        view = self.inner()
        if top < view.top or rect.h > view.h:
            self.scroll_to(self.goal() - (view.top - top))
        elif bottom > view.bottom:
            self.scroll_to(self.goal() + min(bottom - view.bottom, top - view.top))

    def on_key(self, event: pygame.event.Event) -> bool:
        """Scroll by arrows and pages."""
        page = max(self.inner().h - self.ui.px(48), self.ui.px(STEP))
        step = {
            pygame.K_DOWN: self.ui.px(STEP),
            pygame.K_UP: -self.ui.px(STEP),
            pygame.K_PAGEDOWN: page,
            pygame.K_PAGEUP: -page,
            pygame.K_HOME: -self.overflow,
            pygame.K_END: self.overflow,
        }.get(event.key)
        if step is None or not self.overflow:
            return False
        before = self.goal()
        if event.key in (pygame.K_HOME, pygame.K_END):
            before = self.overflow if step < 0 else 0
        goal = max(0.0, min(before + step, self.overflow))
        if goal == self.goal():
            return False
        self.scroll_to(goal)
        return True

    def wheel(self, notches: float) -> bool:
        """Scroll by the wheel; False when the view is already at that end."""
        goal = max(0.0, min(self.goal() - notches * self.ui.px(STEP), self.overflow))
        if not self.overflow or goal == self.goal():
            return False
        self.scroll_to(goal)
        return True

    # --- the bar

    def bar(self) -> tuple[pygame.Rect, pygame.Rect] | None:
        """Return the rectangles of the bar's groove and thumb; None when everything is seen."""
        if not self.overflow:
            return None
        px = self.ui.px
        groove = pygame.Rect(self.rect.right - px(BAR), self.rect.y + px(2), px(BAR - 2), self.rect.h - px(4))
        view = self.inner().h
        high = max(px(36), round(groove.h * view / (view + self.overflow)))
        y = groove.y + round((groove.h - high) * self.offset / self.overflow)
        return groove, pygame.Rect(groove.x, y, groove.w, high)

    def takes_pointer(self, pos: tuple[int, int]) -> bool:
        """Return whether the pointer is on the bar."""
        bar = self.bar()
        return bar is not None and bar[0].inflate(self.ui.px(8), 0).collidepoint(pos)

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Hold the thumb, or go where the bar was pressed."""
        bar = self.bar()
        if bar is None or not self.takes_pointer(pos):
            return False
        groove, thumb = bar
        if not thumb.collidepoint(thumb.centerx, pos[1]):
            span = max(1, groove.h - thumb.h)
            self.scroll_to((pos[1] - thumb.h / 2 - groove.y) / span * self.overflow, smooth=False)
            thumb = (self.bar() or bar)[1]
        self._hold = pos[1] - thumb.y
        return True

    def on_drag(self, pos: tuple[int, int]) -> None:
        """Follow the pointer with the thumb."""
        bar = self.bar()
        if bar is not None and self._hold is not None:
            groove, thumb = bar
            span = max(1, groove.h - thumb.h)
            self.scroll_to((pos[1] - self._hold - groove.y) / span * self.overflow, smooth=False)

    def on_release(self, pos: tuple[int, int]) -> None:
        """Let the thumb go."""
        self._hold = None

    def paint(self, surface: pygame.Surface, clip: pygame.Rect) -> None:
        """Draw what is inside the view, and the bar."""
        view = self.rect.clip(clip)
        if not view.w or not view.h:
            return
        ui = self.ui
        if self.fill is not None or self.border is not None:
            ui.panel(surface, self.rect, self.radius, self.fill, self.border, self.thick)
        before = surface.get_clip()
        surface.set_clip(view.clip(before))
        for kid in self.kids:
            kid.paint(surface, view)
        bar = self.bar()
        if bar is not None:
            ui.panel(surface, bar[0], BAR / 2, "groove", None)
            ui.panel(surface, bar[1], BAR / 2, "control", None)
        surface.set_clip(before)
