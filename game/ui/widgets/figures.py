"""Figures: a tile with its change, bars that fill, dots for turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.charts.spark import Sparkline
from game.ui.layout import Gap, Row
from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets.buttons import CardButton, card_texts
from game.ui.widgets.text import Icon, Label, change_color

SIGNS = {1: "▲", 0: "■", -1: "▼"}


class ChangeLabel(Label):
    """A change with its sign: ▲ up, ■ level, ▼ down; the colour says whether that is good."""

    def __init__(
        self, text: str, direction: int, good: bool | None, style: str = "tag", **box: Unpack[Box]
    ) -> None:
        said = f"{SIGNS[direction]}\u00a0{text}" if text else SIGNS[direction]
        super().__init__(said, style, change_color(good), one_line=True, **box)


class Kpi(CardButton):
    """A tile with one figure; pressed to know more when ``on_press`` is given.

    Args:
        title: what the figure is.
        value: as it is shown.
        change: as it is shown, without the sign of direction.
        direction: 1 up, 0 level, -1 down; None hides the change.
        good: whether the change is good; None when it is neither.
        icon: beside the title.
        history: earlier values, drawn as a small line.
        kids: further nodes at the foot.
    """

    def __init__(
        self,
        title: str,
        value: str,
        *kids: Node | None,
        change: str = "",
        direction: int | None = None,
        good: bool | None = None,
        icon: str = "",
        history: Sequence[float] = (),
        color: str = "primary",
        on_press: Callable[[], object] | None = None,
        big: bool = True,
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("pad", (14, 10))
        figure = Label(value, "figure" if big else "title", one_line=True)
        moved = ChangeLabel(change, direction, good) if direction is not None else None
        line = Sparkline(history, color, width=64, height=26) if len(history) > 1 else None
        head = Row(Icon(icon, 18, color) if icon else None, Label(title, "label", "ink2", grow=1), gap=8)
        body = Row(figure, Gap(grow=1), line, moved, gap=8)
        super().__init__(head, body, *kids, title=title, on_press=on_press, gap=4, **box)
        self.value = value
        self.moved = moved
        self._shown = (head.kids[-1], figure, moved)
        if on_press is None:
            self.focusable = False
            self.role = "figure"

    def value_text(self) -> str:
        """Return the figure and its change."""
        return self.value + (f" {self.moved.name}" if self.moved is not None else "")

    def described(self) -> tuple[str, ...]:
        """Return the texts at the foot."""
        said = {node.name for node in self._shown if node is not None}
        return tuple(text for text in card_texts(self) if text not in said)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw a quiet panel, or a card when it can be pressed."""
        if self.focusable:
            super().draw(surface)
        else:
            self.ui.panel(surface, self.rect, self.radius, "surface", "line")


@dataclass(frozen=True)
class BarPart:
    """A part of a bar: what it is, how much (in the bar's own unit), its colour and its value as shown."""

    name: str
    value: float
    color: str = "primary"
    shown: str = ""


class SegmentBar(Node):
    """Parts of a whole in one bar, with gaps between them; what passes the whole is marked in red.

    Args:
        parts: from left to right.
        total: the whole, in the same unit.
    """

    role = "image"

    def __init__(
        self, parts: Sequence[BarPart], total: float, *, ground: str = "groove", **box: Unpack[Box]
    ) -> None:
        box.setdefault("height", 14)
        super().__init__(**box)
        self.parts = tuple(parts)
        self.total = total
        self.ground = ground

    def set(self, parts: Sequence[BarPart], total: float | None = None) -> None:
        """Show other parts."""
        self.parts = tuple(parts)
        self.total = self.total if total is None else total
        self.damage()

    def content_size(self, room: int) -> Size:
        """Return the whole width."""
        return room, self.ui.px(14)

    def content_least(self) -> int:
        """Return the least useful width."""
        return self.ui.px(80)

    def described(self) -> tuple[str, ...]:
        """Return the parts."""
        return tuple(plain(f"{part.name}: {part.shown or part.value}") for part in self.parts)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar."""
        ui = self.ui
        ui.panel(surface, self.rect, 7, self.ground)
        spent = sum(max(0.0, part.value) for part in self.parts)
        whole = max(self.total, spent, 1e-9)
        gap, x, seen = ui.px(2), self.rect.x, 0.0
        for part in self.parts:
            seen += max(0.0, part.value)
            end = self.rect.x + round(self.rect.w * seen / whole)
            if end - x > gap:
                piece = pygame.Rect(x, self.rect.y, end - x - gap, self.rect.h)
                ui.panel(surface, piece, 4, part.color)
            x = max(x, end)
        if spent > self.total:
            at = self.rect.x + round(self.rect.w * self.total / whole)
            mark = pygame.Rect(at - ui.px(2), self.rect.y - ui.px(3), ui.px(4), self.rect.h + ui.px(6))
            ui.panel(surface, mark, 2, "negative", "surface")


class Progress(Node):
    """A bar that fills; a new value glides.

    Args:
        value: how far, in the unit of ``total``.
        shown: the value as it is read aloud.
        mark: an earlier or wished value, drawn as a line across.
    """

    role = "progressbar"

    def __init__(
        self,
        value: float,
        total: float = 1.0,
        *,
        shown: str = "",
        color: str = "primary",
        ground: str = "groove",
        mark: float | None = None,
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("height", 10)
        super().__init__(**box)
        self.value = self._seen = value
        self.total = total
        self.shown = shown
        self.color = color
        self.ground = ground
        self.mark = mark

    def set(self, value: float, shown: str = "", color: str | None = None) -> None:
        """Show another value."""
        self.value, self.shown, self.color = value, shown, color or self.color
        if self.attached:
            self.ui.motion.animate(self, "value", self._seen, value, self._glide)
        else:
            self._seen = value

    def _glide(self, value: float) -> None:
        self._seen = value
        self.damage()

    def value_text(self) -> str:
        """Return the value as it is shown."""
        return self.shown

    def content_size(self, room: int) -> Size:
        """Return the whole width."""
        return room, self.ui.px(10)

    def content_least(self) -> int:
        """Return the least useful width."""
        return self.ui.px(48)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar."""
        ui, rect = self.ui, self.rect
        radius = rect.h / 2 / ui.scale
        ui.panel(surface, rect, radius, self.ground)
        share = min(1.0, max(0.0, self._seen / self.total)) if self.total else 0.0
        if share > 0:
            ui.panel(
                surface,
                pygame.Rect(rect.x, rect.y, max(rect.h, round(rect.w * share)), rect.h),
                radius,
                self.color,
            )
        if self.mark is not None and self.total:
            at = rect.x + round(rect.w * min(1.0, max(0.0, self.mark / self.total)))
            line = pygame.Rect(at - ui.px(1.5), rect.y - ui.px(2), ui.px(3), rect.h + ui.px(4))
            ui.panel(surface, line, 1, "ink", "surface")


class TurnDots(Node):
    """Dots for the turns of a game: past ones filled, the present one ringed.

    Args:
        current: the present one, from 1.
        total: how many there are.
    """

    role = "image"

    def __init__(
        self,
        current: int,
        total: int,
        *,
        color: str = "bar_accent",
        rest: str = "bar_line",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("width", total * 16)
        box.setdefault("height", 16)
        super().__init__(**box)
        self.current, self.total = current, total
        self.color, self.rest = color, rest

    def value_text(self) -> str:
        """Return the present of how many."""
        return f"{self.current} / {self.total}"

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the dots."""
        ui = self.ui
        step = self.rect.w / self.total
        for index in range(1, self.total + 1):
            now = index == self.current
            radius = ui.px(7 if now else 5)
            color = ui.color(self.color if index <= self.current else self.rest)
            disc = ui.res.disc(radius, ui.color("bar") if now else color, color, ui.px(4) if now else 0)
            center = (round(self.rect.x + step * (index - 0.5)), self.rect.centery)
            surface.blit(disc, disc.get_rect(center=center))
