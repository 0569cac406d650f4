"""Ways to lay children out: below each other, beside each other, in a grid, flowing, on top, in a scroll."""

from __future__ import annotations

from typing import Unpack

import pygame

from game.ui.node import Box, Node, Size, across, share_out


class Col(Node):
    """Children one below the other (what every node does; the name says so)."""


class Gap(Node):
    """Empty room; ``Gap(grow=1)`` pushes what follows to the far end."""

    role = "presentation"


class Divider(Node):
    """A thin line; decoration only."""

    role = "presentation"

    def __init__(self, vertical: bool = False, color: str = "line", **box: Unpack[Box]) -> None:
        if vertical:
            box.setdefault("width", 1)
        else:
            box.setdefault("height", 1)
        super().__init__(**box)
        self.fill = color


class Row(Node):
    """Children side by side.

    Fixed widths come first; children with ``grow`` share the rest but never get less than they need; where
    it is too narrow, texts wrap. ``align`` is across (up and down) and starts as ``center``.
    """

    def __init__(
        self,
        *kids: Node | None,
        gap: float = 0,
        align: str = "center",
        justify: str = "start",
        **box: Unpack[Box],
    ) -> None:
        super().__init__(*kids, gap=gap, align=align, justify=justify, **box)

    def widths(self, inner: int) -> list[int]:
        """Return each child's px of width when ``inner`` px are at hand."""
        kids = self.kids
        room = inner - self._gaps()
        natural = [0 if kid.grow else kid.measure(max(1, room))[0] for kid in kids]
        least = [kid.least_width() for kid in kids]
        if any(kid.grow for kid in kids):
            floor = [low if kid.grow else size for kid, low, size in zip(kids, least, natural, strict=True)]
            if sum(floor) <= room:
                return _grow(kids, natural, least, room)
            natural = floor
        over = sum(natural) - room
        if over > 0:
            slack = [float(max(0, size - low)) for size, low in zip(natural, least, strict=True)]
            return share_out(natural, slack, -min(over, int(sum(slack))))
        return natural

    def content_size(self, room: int) -> Size:
        """Return the px that the children want side by side."""
        widths = self.widths(room)
        high = max(
            (kid.measure(max(1, wide))[1] for kid, wide in zip(self.kids, widths, strict=True)), default=0
        )
        return sum(widths) + self._gaps(), high

    def content_least(self) -> int:
        """Return the sum of the children's least widths."""
        return sum(kid.least_width() for kid in self.kids) + self._gaps()

    def least_height(self, width: int) -> int:
        """Return the greatest least height of the children."""
        if self.height is not None:
            return self.measure(width)[1]
        _, top, _, bottom = self.insets()
        widths = self.widths(self._inner_width(width))
        least = [kid.least_height(max(1, wide)) for kid, wide in zip(self.kids, widths, strict=True)]
        return max(max(least, default=0) + top + bottom, self.ui.px(self.min_height))

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the children from left to right."""
        widths = self.widths(inner.w)
        gap = self.ui.px(self.gap)
        x = across(inner.x, inner.w, sum(widths) + self._gaps(), self.justify)
        for kid, wide in zip(self.kids, widths, strict=True):
            high = inner.h
            if self.align != "stretch" or kid.height is not None:
                high = min(inner.h, kid.measure(max(1, wide))[1])
            kid.place(pygame.Rect(x, across(inner.y, inner.h, high, self.align), wide, high))
            x += wide + gap


def _grow(kids: list[Node], natural: list[int], least: list[int], room: int) -> list[int]:
    """Share the room among the growing children; one that would fall below its least keeps its least."""
    frozen: dict[int, int] = {}
    while True:
        growers = [i for i, kid in enumerate(kids) if kid.grow and i not in frozen]
        spare = room - sum(natural) - sum(frozen.values())
        shares = share_out([0] * len(growers), [kids[i].grow for i in growers], max(0, spare))
        short = [i for i, share in zip(growers, shares, strict=True) if share < least[i]]
        if not short:
            given = dict(zip(growers, shares, strict=True)) | frozen
            return [given.get(i, size) for i, size in enumerate(natural)]
        frozen.update({i: least[i] for i in short})


class WrappedRow(Node):
    """Children side by side that wrap to further lines, for chips and buttons."""

    def __init__(
        self,
        *kids: Node | None,
        gap: float = 8,
        line_gap: float | None = None,
        justify: str = "start",
        **box: Unpack[Box],
    ) -> None:
        super().__init__(*kids, gap=gap, justify=justify, **box)
        self.line_gap = gap if line_gap is None else line_gap

    def _lines(self, room: int) -> list[list[tuple[Node, Size]]]:
        gap = self.ui.px(self.gap)
        lines: list[list[tuple[Node, Size]]] = [[]]
        used = 0
        for kid in self.kids:
            size = kid.measure(room)
            wide = min(room, size[0])
            if lines[-1] and used + gap + wide > room:
                lines.append([])
                used = 0
            used += wide + (gap if lines[-1] else 0)
            lines[-1].append((kid, (wide, size[1])))
        return lines

    def content_size(self, room: int) -> Size:
        """Return the px of all lines."""
        lines = self._lines(room)
        gap = self.ui.px(self.gap)
        wide = max(sum(size[0] for _, size in line) + gap * max(0, len(line) - 1) for line in lines)
        high = sum(max((size[1] for _, size in line), default=0) for line in lines)
        return wide, high + self.ui.px(self.line_gap) * (len(lines) - 1)

    def least_height(self, width: int) -> int:
        """Return the height itself: a flow does not shrink."""
        return self.measure(width)[1]

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the lines from the top."""
        gap, y = self.ui.px(self.gap), inner.y
        for line in self._lines(max(1, inner.w)):
            high = max((size[1] for _, size in line), default=0)
            used = sum(size[0] for _, size in line) + gap * max(0, len(line) - 1)
            x = across(inner.x, inner.w, used, self.justify)
            for kid, size in line:
                kid.place(pygame.Rect(x, y + (high - size[1]) // 2, *size))
                x += size[0] + gap
            y += high + self.ui.px(self.line_gap)


class Grid(Node):
    """Children in columns of equal width, as many as there is room for.

    Lines are filled evenly: four where three have room stand two and two, not three and one.

    Args:
        column: least width of a column in dp.
        most: greatest number of columns.
        even: children of a line get the same height.
    """

    def __init__(
        self,
        *kids: Node | None,
        column: float = 260,
        most: int = 12,
        gap: float = 12,
        even: bool = True,
        **box: Unpack[Box],
    ) -> None:
        super().__init__(*kids, gap=gap, **box)
        self.column = column
        self.most = most
        self.even = even

    def _cells(self, room: int) -> tuple[int, int, list[list[Node]], list[int]]:
        gap, column = self.ui.px(self.gap), self.ui.px(self.column)
        column = max(column, *(kid.least_width() for kid in self.kids)) if self.kids else column
        count = max(1, min(len(self.kids) or 1, self.most, (room + gap) // (column + gap)))
        count = -(-len(self.kids) // -(-len(self.kids) // count)) if self.kids else count
        wide = max(1, (room - gap * (count - 1)) // count)
        lines = [self.kids[i : i + count] for i in range(0, len(self.kids), count)]
        return gap, wide, lines, [max(kid.measure(wide)[1] for kid in line) for line in lines]

    def content_size(self, room: int) -> Size:
        """Return the whole width and the height of all lines."""
        gap, _, _, heights = self._cells(room)
        return room, sum(heights) + gap * max(0, len(heights) - 1)

    def least_height(self, width: int) -> int:
        """Return the height itself: a grid does not shrink."""
        return self.measure(width)[1]

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the lines from the top."""
        gap, wide, lines, heights = self._cells(max(1, inner.w))
        y = inner.y
        for line, high in zip(lines, heights, strict=True):
            for index, kid in enumerate(line):
                own = high if self.even else kid.measure(wide)[1]
                kid.place(pygame.Rect(inner.x + index * (wide + gap), y, wide, own))
            y += high + gap


class Stack(Node):
    """Children on top of each other; the first fills the place and decides the size.

    Args:
        spots: for the second child and on, where it lies: two of ``start center end stretch`` (across, down).
    """

    def __init__(
        self, *kids: Node | None, spots: tuple[tuple[str, str], ...] = (), **box: Unpack[Box]
    ) -> None:
        super().__init__(*kids, **box)
        self.spots = spots

    def content_size(self, room: int) -> Size:
        """Return the px that the largest child wants."""
        sizes = [kid.measure(room) for kid in self.kids]
        return max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)

    def least_height(self, width: int) -> int:
        """Return the greatest least height of the children."""
        if self.height is not None:
            return self.measure(width)[1]
        _, top, _, bottom = self.insets()
        inner = self._inner_width(width)
        least = max((kid.least_height(inner) for kid in self.kids), default=0) + top + bottom
        return max(least, self.ui.px(self.min_height))

    def arrange(self, inner: pygame.Rect) -> None:
        """Place each child at its spot."""
        for index, kid in enumerate(self.kids):
            spot = self.spots[index - 1] if 0 < index <= len(self.spots) else ("stretch", "stretch")
            size = kid.measure(inner.w)
            wide = inner.w if spot[0] == "stretch" else min(inner.w, size[0])
            high = inner.h if spot[1] == "stretch" else min(inner.h, kid.measure(max(1, wide))[1])
            x, y = across(inner.x, inner.w, wide, spot[0]), across(inner.y, inner.h, high, spot[1])
            kid.place(pygame.Rect(x, y, wide, high))


def columns(width: float) -> int:
    """Return how many columns a screen of that logical width (dp) has: 3 from 1100, 2 from 760, else 1."""
    return 3 if width >= 1100 else 2 if width >= 760 else 1
