"""Tabs, tables and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.layout import Row, WrappedRow
from game.ui.node import Box, Node
from game.ui.resources import plain
from game.ui.widgets.buttons import Pressable, card_texts
from game.ui.widgets.text import Icon, Label


class Tabs(WrappedRow):
    """Headings to choose a part of the screen by; one stop for Tab, arrows change.

    Args:
        tabs: (id, text) or (id, text, icon).
        chosen: id of the present one.
        on_change: called with the id of a new one; usually has the scene built again.
        tight: less room round the words, where the window is narrow.
    """

    role = "tablist"

    def __init__(
        self,
        tabs: Sequence[tuple[str, ...]],
        chosen: str,
        on_change: Callable[[str], object],
        *,
        tight: bool = False,
        **box: Unpack[Box],
    ) -> None:
        self.chosen = chosen
        self.changed = on_change
        prefix = box.get("id", "tabs")
        self.parts = [Tab(self, tab, prefix, 7 if tight else 14) for tab in tabs]
        super().__init__(*self.parts, gap=0 if tight else 4, line_gap=2, **box)

    def choose(self, tab_id: str) -> None:
        """Choose one."""
        if tab_id != self.chosen:
            self.chosen = tab_id
            for part in self.parts:
                part.tab_stop = part.tab == tab_id
            self.damage()
            self.changed(tab_id)

    def step(self, by: int) -> None:
        """Choose the next, round the ends."""
        ids = [part.tab for part in self.parts]
        to = (ids.index(self.chosen) + by) % len(ids) if self.chosen in ids else 0
        self.ui.focus.set(self.parts[to])
        self.choose(ids[to])


class Tab(Pressable):
    """One heading of ``Tabs``."""

    role = "tab"

    def __init__(self, group: Tabs, tab: tuple[str, ...], prefix: str, margin: float) -> None:
        self.group = group
        self.tab = tab[0]
        label = Label(tab[1], "button", "ink")
        super().__init__(
            Icon(tab[2], 18, "primary") if len(tab) > 2 and tab[2] else None,
            label,
            on_press=lambda: group.choose(self.tab),
            gap=8,
            justify="center",
            pad=(margin, 9),
            min_height=42,
            radius=8,
            id=f"{prefix}.{self.tab}",
            name=label.name,
        )
        self.tab_stop = self.tab == group.chosen

    def on_key(self, event: pygame.event.Event) -> bool:
        """Change by arrows."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return super().on_key(event)
        self.group.step(step)
        return True

    def states(self) -> tuple[str, ...]:
        """Return ``selected`` for the present one."""
        return ("selected",) if self.tab == self.group.chosen else ()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the ground, and a line under the present one."""
        ui = self.ui
        if self.tab == self.group.chosen:
            ui.panel(surface, self.rect, self.radius, "tint")
            line = pygame.Rect(
                self.rect.x + ui.px(10), self.rect.bottom - ui.px(4), self.rect.w - ui.px(20), ui.px(3)
            )
            ui.panel(surface, line, 2, "primary")
        elif self.hot:
            ui.panel(surface, self.rect, self.radius, "tint")


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, and ``start``, ``center`` or ``end``."""

    title: str
    grow: float = 1.0
    align: str = "start"


class Table(Node):
    """Rows of texts (or nodes) under headings; read aloud row by row.

    Args:
        columns: from left to right.
        rows: as many cells in each as there are columns.
    """

    role = "table"

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str | Node]],
        *,
        style: str = "small",
        **box: Unpack[Box],
    ) -> None:
        head = [Label(column.title, "tag", "ink2", align=column.align) for column in columns]
        lines: list[Node] = [_line(columns, head, None)]
        for index, row in enumerate(rows):
            cells = [
                Label(cell, style, align=column.align) if isinstance(cell, str) else cell
                for cell, column in zip(row, columns, strict=True)
            ]
            lines.append(_line(columns, cells, "sunken" if index % 2 == 0 else None))
        super().__init__(*lines, **box)


def _line(columns: Sequence[Column], cells: Sequence[Node], fill: str | None) -> Row:
    for column, cell in zip(columns, cells, strict=True):
        cell.grow = column.grow
    said = " | ".join(plain(cell.name) for cell in cells)
    return Row(*cells, gap=12, pad=(10, 6), fill=fill, radius=6, role="row", name=said)


@dataclass(frozen=True)
class ListItem:
    """A line of a list: what ``on_choose`` gets, its name, a second line, an icon and a text at the end."""

    id: str
    title: str
    detail: str = ""
    icon: str = ""
    end: str = ""


class ListBox(Node):
    """Lines of which one is chosen; one stop for Tab, arrows move, Enter or a click chooses.

    Args:
        items: from the top.
        chosen: id of the chosen one, empty for none.
        on_choose: called with the id of the line that is chosen.
    """

    role = "listbox"

    def __init__(
        self,
        items: Sequence[ListItem],
        chosen: str,
        on_choose: Callable[[str], object],
        **box: Unpack[Box],
    ) -> None:
        prefix = box.get("id", "list")
        ids = [item.id for item in items]
        stop = chosen if chosen in ids else (ids[0] if ids else "")
        lines = [_ListLine(item, item.id == chosen, item.id == stop, on_choose, prefix) for item in items]
        super().__init__(*lines, gap=2, **box)


class _ListLine(Pressable):
    role = "option"

    def __init__(
        self, item: ListItem, chosen: bool, stop: bool, on_choose: Callable[[str], object], prefix: str
    ) -> None:
        self.chosen = chosen
        words = Node(
            Label(item.title, "name"), Label(item.detail, "small", "ink2") if item.detail else None, grow=1
        )
        super().__init__(
            Icon(item.icon, 20, "primary") if item.icon else None,
            words,
            Label(item.end, "label", "ink2") if item.end else None,
            on_press=lambda: on_choose(item.id),
            gap=12,
            pad=(12, 8),
            min_height=42,
            radius=8,
            id=f"{prefix}.{item.id}",
            name=plain(item.title),
        )
        self.tab_stop = stop

    def on_key(self, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_HOME, pygame.K_END) and self.parent is not None:
            self.ui.focus.set(self.parent.kids[0 if event.key == pygame.K_HOME else -1])
            return True
        return super().on_key(event)

    def states(self) -> tuple[str, ...]:
        return ("selected",) if self.chosen else ()

    def described(self) -> tuple[str, ...]:
        return card_texts(self)

    def draw(self, surface: pygame.Surface) -> None:
        if self.chosen:
            self.ui.panel(surface, self.rect, self.radius, "tint", "primary", 2)
        elif self.hot:
            self.ui.panel(surface, self.rect, self.radius, "tint")
