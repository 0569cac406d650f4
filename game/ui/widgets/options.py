"""One of several: cards to choose among, and short words side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.layout import Grid, Row
from game.ui.node import Box, Node, Size, share_out
from game.ui.widgets import keys
from game.ui.widgets.buttons import Pressable, blocked_note, card_texts, draw_card
from game.ui.widgets.choices import ChoiceMark
from game.ui.widgets.text import Icon, Label


@dataclass(frozen=True)
class CardOption:
    """One of several.

    Attributes:
        id: what ``on_change`` gets.
        title: its name.
        body: nodes under the title; must not hold anything focusable.
        icon: beside the title.
        blocked: why it cannot be chosen now.
        help: explained by F1.
    """

    id: str
    title: str
    body: tuple[Node, ...] = ()
    icon: str = ""
    blocked: str = ""
    help: str = ""


class RadioCards(Grid):
    """One of several, each a card; digits choose, arrows move, Space or Enter chooses.

    Args:
        options: in order; the first answers to the key ``first``.
        chosen: id of the chosen one, empty for none yet.
        on_change: called with the id of a new choice.
        digits: the number keys choose, from anywhere on the screen, and are written on the cards.
        first: number of the first option, where several groups on a screen share the keys.
    """

    role = "radiogroup"

    def __init__(
        self,
        options: Sequence[CardOption],
        chosen: str,
        on_change: Callable[[str], object],
        *,
        digits: bool = True,
        first: int = 1,
        column: float = 260,
        most: int = 4,
        gap: float = 12,
        **box: Unpack[Box],
    ) -> None:
        self.chosen = chosen
        self.changed = on_change
        self.cards = [
            RadioCard(self, option, str(i) if digits and i <= 9 else "", prefix=box.get("id", ""))
            for i, option in enumerate(options, first)
        ]
        super().__init__(*self.cards, column=column, most=most, gap=gap, **box)

    def choose(self, option_id: str) -> None:
        """Choose one."""
        if option_id == self.chosen:
            return
        self.chosen = option_id
        for card in self.cards:
            card.show_choice(option_id)
        self.changed(option_id)


class RadioCard(Pressable):
    """One card of ``RadioCards``."""

    role = "radio"

    def __init__(self, group: RadioCards, option: CardOption, digit: str, prefix: str) -> None:
        self.option = option
        self.on = option.id == group.chosen
        locked = bool(option.blocked) and not self.on
        self.mark = ChoiceMark(self.on, round_=True)
        number = Label(digit, "tag", "ink2", one_line=True) if digit else None
        if number is not None:
            number.role = "presentation"
        head = Row(
            Icon("lock", 20, "disabled", width=24) if locked else self.mark,
            Icon(option.icon, 20, "primary") if option.icon else None,
            Label(option.title, "name", "disabled" if option.blocked else "ink", grow=1),
            Row(number, pad=(7, 1), border="control", radius=5, role="presentation") if number else None,
            gap=10,
        )
        super().__init__(
            Node(head, *option.body, blocked_note(option.blocked), gap=8, grow=1),
            on_press=lambda: group.choose(option.id),
            hotkey=digit,
            blocked=option.blocked,
            align="stretch",
            pad=(14, 12),
            radius=10,
            id=f"{prefix}.{option.id}" if prefix else option.id,
            name=Label(option.title).name,
            help=option.help,
        )

    def show_choice(self, chosen: str) -> None:
        """Show whether it is the chosen one."""
        self.on = self.mark.on = self.option.id == chosen
        self.damage()

    def states(self) -> tuple[str, ...]:
        """Return ``checked`` or ``unchecked``."""
        return ("checked" if self.on else "unchecked", *super().states())

    def described(self) -> tuple[str, ...]:
        """Return the texts on the card, with why it is blocked."""
        return card_texts(self)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the card."""
        draw_card(self, surface, self.on, self.hot or self.down, bool(self.blocked))


class Segmented(Node):
    """One of a few short words side by side; one stop for Tab, arrows change the choice.

    Where the words are digits, as on a scale, the digit keys choose too.

    Where the words are too long to stand on one line, they stand on several of equal columns.

    Args:
        options: (id, text) pairs.
        chosen: id of the chosen one.
        on_change: called with the id of a new choice.
    """

    role = "radiogroup"

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        chosen: str,
        on_change: Callable[[str], object],
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("pad", 3)
        box.setdefault("radius", 8)
        box.setdefault("fill", "sunken")
        box.setdefault("border", "control")
        self.chosen = chosen
        self.changed = on_change
        prefix = box.get("id", "")
        self.parts = [Segment(self, each, text, prefix) for each, text in options]
        super().__init__(*self.parts, gap=3, **box)
        for part in self.parts:
            part.show_choice()

    def _columns(self, room: int) -> list[int]:
        """Return the px of width of a line of parts: equal, or where need be following the words."""
        gap, wants = self.ui.px(self.gap), [part.measure(room)[0] for part in self.parts]
        count = len(wants)
        spare = room - gap * (count - 1)
        if max(wants) * count <= spare:
            return share_out([0] * count, [1.0] * count, spare)
        if sum(wants) <= spare:
            return share_out(wants, [1.0] * count, spare - sum(wants))
        lines = 2
        while lines < count and max(wants) * -(-count // lines) > room - gap * (-(-count // lines) - 1):
            lines += 1
        across = -(-count // lines)
        return share_out([0] * across, [1.0] * across, max(across, room - gap * (across - 1)))

    def _lines(self, room: int) -> tuple[list[int], list[list[Segment]], list[int]]:
        wide = self._columns(room)
        lines = [self.parts[at : at + len(wide)] for at in range(0, len(self.parts), len(wide))]
        high = [max(part.measure(each)[1] for part, each in zip(line, wide, strict=False)) for line in lines]
        return wide, lines, high

    def content_size(self, room: int) -> Size:
        """Return all the room, and the px of height of the lines."""
        _, lines, high = self._lines(room)
        return room, sum(high) + self.ui.px(self.gap) * (len(lines) - 1)

    def least_height(self, width: int) -> int:
        """Return the height itself: words do not shrink."""
        return self.measure(width)[1]

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the parts line by line."""
        wide, lines, high = self._lines(inner.w)
        gap, y = self.ui.px(self.gap), inner.y
        for line, tall in zip(lines, high, strict=True):
            x = inner.x
            for part, each in zip(line, wide, strict=False):
                part.place(pygame.Rect(x, y, each, tall))
                x += each + gap
            y += tall + gap

    def choose(self, option_id: str) -> None:
        """Choose one."""
        if option_id != self.chosen:
            self.chosen = option_id
            for part in self.parts:
                part.show_choice()
            self.damage()
            self.changed(option_id)

    def step(self, by: int) -> None:
        """Choose the next or the one before, and stay at the ends."""
        ids = [part.option for part in self.parts]
        at = ids.index(self.chosen) if self.chosen in ids else -1
        to = max(0, min(len(ids) - 1, at + by))
        self.ui.focus.set(self.parts[to])
        self.choose(ids[to])


class Segment(Pressable):
    """One part of ``Segmented``."""

    role = "radio"

    def __init__(self, group: Segmented, option: str, text: str, prefix: str) -> None:
        self.group = group
        self.option = option
        self.label = Label(text, "label", "on_primary" if option == group.chosen else "ink", align="center")
        super().__init__(
            self.label,
            on_press=lambda: group.choose(option),
            justify="center",
            pad=(12, 6),
            radius=6,
            min_height=40,
            grow=1,
            id=f"{prefix}.{option}" if prefix else option,
            name=self.label.name,
        )

    def show_choice(self) -> None:
        """Show whether it is the chosen one."""
        ids = [part.option for part in self.group.parts]
        self.label.color = "on_primary" if self.option == self.group.chosen else "ink"
        self.tab_stop = self.option == (self.group.chosen if self.group.chosen in ids else ids[0])

    def on_key(self, event: pygame.event.Event) -> bool:
        """Change the choice by arrows, or by the digit that a part is called."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return super().on_key(event)
        number = keys.digit(event)
        called = next((part for part in self.group.parts if part.name == str(number)), None)
        if called is not None:
            self.ui.focus.set(called)
            self.group.choose(called.option)
            return True
        if step is None:
            return super().on_key(event)
        self.group.step(step)
        return True

    def states(self) -> tuple[str, ...]:
        """Return ``checked`` or ``unchecked``."""
        return ("checked" if self.option == self.group.chosen else "unchecked",)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the ground of the chosen one."""
        if self.option == self.group.chosen:
            self.ui.panel(surface, self.rect, self.radius, "primary_hover" if self.hot else "primary")
        elif self.hot:
            self.ui.panel(surface, self.rect, self.radius, "tint_hover")
