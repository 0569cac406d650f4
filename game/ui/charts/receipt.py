"""A receipt: what moved a figure from one value to another, cause by cause, as a waterfall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.layout import Row
from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.text import Icon, Label, change_color


@dataclass(frozen=True)
class Entry:
    """A line of the receipt.

    Attributes:
        text: the cause.
        change: how much it moved the figure, in the figure's unit.
        shown: the change as it is written.
        detail: where it comes from.
        icon: beside it.
        id: what ``on_pick`` gets.
        good: whether the change is good; by its sign when left out.
    """

    text: str
    change: float
    shown: str
    detail: str = ""
    icon: str = ""
    id: str = ""
    good: bool | None = None


class Receipt(Node):
    """From a value before, through the causes, to a value now.

    Args:
        before, after: name, value and the value as it is written.
        entries: the causes; their changes add up to the difference.
        on_pick: called with the id of a cause that is pressed; the lines are not pressed when left out.
    """

    role = "list"

    def __init__(
        self,
        before: tuple[str, float, str],
        entries: Sequence[Entry],
        after: tuple[str, float, str],
        *,
        on_pick: Callable[[str], object] | None = None,
        more_is_better: bool = True,
        **box: Unpack[Box],
    ) -> None:
        at, ends = before[1], [before[1], after[1]]
        for entry in entries:
            at += entry.change
            ends.append(at)
        span = max(max(ends) - min(ends), 1e-6)
        scale = (min(ends) - 0.08 * span, max(ends) + 0.08 * span)
        lines: list[Node] = [_total(before, scale)]
        at = before[1]
        for index, entry in enumerate(entries):
            good = entry.good
            if good is None and entry.change:
                good = (entry.change > 0) == more_is_better
            bar = Piece(at, at + entry.change, scale, change_color(good))
            lines.append(
                _EntryLine(entry, bar, good, on_pick, f"{box.get('id', 'receipt')}.{entry.id or index}")
            )
            at += entry.change
        lines.append(_total(after, scale))
        super().__init__(*lines, gap=2, **box)


def _total(total: tuple[str, float, str], scale: tuple[float, float]) -> Row:
    return Row(
        Label(total[0], "name", grow=1.2),
        Piece(scale[0], total[1], scale, "ink2", whole=True, grow=1),
        Label(total[2], "strong", align="end", one_line=True, min_width=72),
        gap=12,
        pad=(10, 6),
        role="row",
        name=plain(f"{total[0]}: {total[2]}"),
    )


class _EntryLine(Pressable):
    role = "listitem"

    def __init__(
        self,
        entry: Entry,
        bar: Piece,
        good: bool | None,
        on_pick: Callable[[str], object] | None,
        node_id: str,
    ) -> None:
        sign = "▲" if entry.change > 0 else "▼" if entry.change < 0 else "■"
        bar.grow = 1
        words = Node(
            Label(entry.text, "body"), Label(entry.detail, "small", "ink2") if entry.detail else None, grow=1
        )
        super().__init__(
            Row(Icon(entry.icon, 20, "primary") if entry.icon else None, words, gap=10, grow=1.2),
            bar,
            Label(
                f"{sign}\u00a0{entry.shown}",
                "tag",
                change_color(good),
                align="end",
                one_line=True,
                min_width=72,
            ),
            on_press=(lambda: on_pick(entry.id)) if on_pick else None,
            gap=12,
            pad=(10, 6),
            min_height=42,
            radius=8,
            id=node_id,
            name=plain(entry.text),
        )
        self.entry = entry
        self.focusable = on_pick is not None
        if on_pick is not None:
            self.role = "button"

    def value_text(self) -> str:
        return self.entry.shown

    def described(self) -> tuple[str, ...]:
        return (self.entry.detail,) if self.entry.detail else ()

    def draw(self, surface: pygame.Surface) -> None:
        if self.focusable and (self.hot or self.down):
            self.ui.panel(surface, self.rect, self.radius, "tint")


class Piece(Node):
    """A bar from one value to another on a shared scale."""

    role = "presentation"

    def __init__(
        self,
        start: float,
        end: float,
        scale: tuple[float, float],
        color: str,
        whole: bool = False,
        **box: Unpack[Box],
    ) -> None:
        super().__init__(**box)
        self.start, self.end, self.scale = start, end, scale
        self.color = color
        self.whole = whole

    def content_size(self, room: int) -> Size:
        """Return the whole width."""
        return room, self.ui.px(22)

    def content_least(self) -> int:
        """Return the least useful width."""
        return self.ui.px(72)

    def _x(self, value: float) -> int:
        low, high = self.scale
        return self.rect.x + round(self.rect.w * (value - low) / (high - low))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar, and a thin line where it starts."""
        ui, px = self.ui, self.ui.px
        a, b = self._x(self.start), self._x(self.end)
        high = min(self.rect.h, px(18))
        bar = pygame.Rect(min(a, b), self.rect.centery - high // 2, max(px(3), abs(b - a)), high)
        if not self.whole:
            surface.fill(ui.color("control"), (a, self.rect.y - px(6), px(1), self.rect.h + px(12)))
        ui.panel(surface, bar, 3, self.color)
