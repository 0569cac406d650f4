"""A receipt: what moved a figure from one value to another, cause by cause, as a waterfall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.charts.shapes import waterfall
from game.ui.layout import Row
from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets.buttons import Pressable
from game.ui.widgets.text import Icon, Label, change_color


@dataclass(frozen=True)
class ReceiptEntry:
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
        entries: Sequence[ReceiptEntry],
        after: tuple[str, float, str],
        *,
        on_pick: Callable[[str], object] | None = None,
        more_is_better: bool = True,
        **box: Unpack[Box],
    ) -> None:
        fall = waterfall(before[1], [entry.change for entry in entries], after[1])
        scale = (fall.low, fall.high)
        lines: list[Node] = [_total(before, scale)]
        for index, (entry, (start, end)) in enumerate(zip(entries, fall.pieces, strict=True)):
            good = entry.good
            if good is None and entry.change:
                good = (entry.change > 0) == more_is_better
            bar = Piece(start, end, scale, change_color(good))
            lines.append(
                _EntryLine(entry, bar, good, on_pick, f"{box.get('id', 'receipt')}.{entry.id or index}")
            )
        lines.append(_total(after, scale))
        super().__init__(*lines, gap=2, **box)


def _total(total: tuple[str, float, str], scale: tuple[float, float]) -> Row:
    return Row(
        Label(total[0], "name", grow=1.2),
        Piece(total[1], total[1], scale, grow=1),
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
        entry: ReceiptEntry,
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
    """A bar from one value to another on a shared scale; a figure that is no change is a line, never a bar.

    A bar's zero is the thin line where it starts. The scale need not hold zero, so that a whole figure as a
    bar would lie about its size.
    """

    role = "presentation"

    def __init__(
        self,
        start: float,
        end: float,
        scale: tuple[float, float],
        color: str = "",
        **box: Unpack[Box],
    ) -> None:
        super().__init__(**box)
        self.start, self.end, self.scale = start, end, scale
        self.color = color

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
        thin = px(1) if self.color else px(2)
        surface.fill(ui.color("control"), (a, self.rect.y - px(6), thin, self.rect.h + px(12)))
        if self.color and a != b:
            bar = pygame.Rect(min(a, b), self.rect.centery - high // 2, max(px(3), abs(b - a)), high)
            ui.panel(surface, bar, 3, self.color)
