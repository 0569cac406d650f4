"""What happened, in order, along a rail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.layout import Row
from game.ui.node import Box, Node
from game.ui.widgets.text import Heading, Icon, Label


@dataclass(frozen=True)
class Happening:
    """A line at a stop: its text, an icon, and the token of the icon's colour."""

    text: str
    icon: str = "circle"
    color: str = "primary"


@dataclass(frozen=True)
class Stop:
    """A point in time: its heading, a text beside it, what happened, and further nodes."""

    title: str
    note: str = ""
    happenings: tuple[Happening, ...] = ()
    body: tuple[Node, ...] = ()
    marked: bool = False


class Timeline(Node):
    """Stops from the first to the last; the marked ones are turning points."""

    role = "list"

    def __init__(self, stops: Sequence[Stop], **box: Unpack[Box]) -> None:
        last = len(stops) - 1
        lines = [_stop(stop, index == 0, index == last) for index, stop in enumerate(stops)]
        super().__init__(*lines, **box)


def _stop(stop: Stop, first: bool, last: bool) -> Row:
    lines = [
        Row(Icon(h.icon, 18, h.color), Label(h.text, "small", grow=1), gap=8, align="start")
        for h in stop.happenings
    ]
    words = Node(
        Row(
            Heading(stop.title, 3, grow=1),
            Label(stop.note, "label", "ink2", align="end") if stop.note else None,
            gap=10,
        ),
        *lines,
        *stop.body,
        gap=4,
        pad=(0, 0, 0, 16),
        grow=1,
    )
    return Row(Rail(first, last, stop.marked), words, gap=12, align="stretch")


class Rail(Node):
    """The line down the side, with a dot at each stop."""

    role = "presentation"

    def __init__(self, first: bool, last: bool, marked: bool) -> None:
        super().__init__(width=22)
        self.first, self.last, self.marked = first, last, marked

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the piece of the line and the dot."""
        ui, px = self.ui, self.ui.px
        x, y = self.rect.centerx, self.rect.y + px(10)
        top = y if self.first else self.rect.y
        bottom = y if self.last else self.rect.bottom
        surface.fill(ui.color("control"), (x - px(1), top, px(2), bottom - top))
        radius = px(9 if self.marked else 7)
        color = ui.color("warning" if self.marked else "primary")
        disc = ui.res.disc(radius, color if self.marked else ui.color("surface"), color, px(3))
        surface.blit(disc, disc.get_rect(center=(x, y)))
