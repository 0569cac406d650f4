"""Things that are chosen: check boxes, switches, cards that are on or off, one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.layout import Grid, Row
from game.ui.node import Box, Node
from game.ui.widgets.buttons import Pressable, blocked_note, card_texts, draw_card
from game.ui.widgets.text import Icon, Label


class Mark(Node):
    """The sign of a choice: a box with a tick, or a round one with a dot."""

    role = "presentation"

    def __init__(self, on: bool, round_: bool = False) -> None:
        super().__init__(width=24, height=24)
        self.on = on
        self.round = round_

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        ui, px = self.ui, self.ui.px
        ground, border = ("primary", "primary") if self.on else ("surface", "control")
        if self.round:
            ring = ui.res.disc(px(12), ui.color("surface"), ui.color(border), px(2))
            surface.blit(ring, ring.get_rect(center=self.rect.center))
            if self.on:
                dot = ui.res.disc(px(7), ui.color("primary"))
                surface.blit(dot, dot.get_rect(center=self.rect.center))
            return
        ui.panel(surface, self.rect, 6, ground, border, 2)
        if self.on:
            image = ui.res.icon("check", px(18), ui.color("on_primary"))
            surface.blit(image, image.get_rect(center=self.rect.center))


class Toggle(Pressable):
    """What is on or off; the base of check boxes, switches and cards.

    Args:
        kids: what it shows.
        on: whether it is on.
        on_change: called with the new state; returning False refuses the change.
    """

    role = "checkbox"

    def __init__(
        self,
        *kids: Node | None,
        on: bool,
        on_change: Callable[[bool], object],
        gap: float = 10,
        align: str = "center",
        hotkey: str = "",
        blocked: str = "",
        **box: Unpack[Box],
    ) -> None:
        super().__init__(
            *kids, on_press=self.toggle, gap=gap, align=align, hotkey=hotkey, blocked=blocked, **box
        )
        self.on = on
        self.changed = on_change

    def toggle(self) -> None:
        """Turn it on or off."""
        self.set(not self.on)
        if self.changed(self.on) is False:
            self.set(not self.on)

    def set(self, on: bool) -> None:
        """Show it as on or off, telling nobody."""
        self.on = on
        for node in self.walk():
            if isinstance(node, Mark):
                node.on = on
        self.damage()

    def states(self) -> tuple[str, ...]:
        """Return ``checked`` or ``unchecked``."""
        return ("checked" if self.on else "unchecked", *super().states())


class Checkbox(Toggle):
    """A box with a tick and a text."""

    def __init__(
        self,
        text: str,
        on: bool,
        on_change: Callable[[bool], object],
        *,
        hotkey: str = "",
        blocked: str = "",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("min_height", 40)
        box.setdefault("pad", (4, 4))
        box.setdefault("radius", 8)
        label = Label(text, "body", "disabled" if blocked else "ink", grow=1)
        box.setdefault("name", label.name)
        super().__init__(Mark(on), label, on=on, on_change=on_change, hotkey=hotkey, blocked=blocked, **box)


class Switch(Toggle):
    """A setting that takes effect at once; its state is also written."""

    role = "switch"

    def __init__(
        self,
        text: str,
        on: bool,
        on_change: Callable[[bool], object],
        *,
        detail: str = "",
        hotkey: str = "",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("min_height", 44)
        box.setdefault("pad", (4, 4))
        box.setdefault("radius", 8)
        self._detail = detail
        label = Label(text, "name")
        box.setdefault("name", label.name)
        words = Node(label, Label(detail, "small", "ink2") if detail else None, gap=2, grow=1)
        super().__init__(words, _Lever(), on=on, on_change=on_change, hotkey=hotkey, **box)

    def described(self) -> tuple[str, ...]:
        """Return the detail."""
        return (*((self._detail,) if self._detail else ()), *super().described())


class _Lever(Node):
    role = "presentation"

    def __init__(self) -> None:
        super().__init__(width=46, height=26)

    def draw(self, surface: pygame.Surface) -> None:
        ui, px = self.ui, self.ui.px
        switch = self.parent
        on = isinstance(switch, Switch) and switch.on
        ui.panel(surface, self.rect, 13, "primary" if on else "surface", "primary" if on else "control", 2)
        radius = px(8)
        x = self.rect.right - px(13) if on else self.rect.x + px(13)
        disc = ui.res.disc(radius, ui.color("on_primary" if on else "control"))
        surface.blit(disc, disc.get_rect(center=(x, self.rect.centery)))
        if on:
            image = ui.res.icon("check", px(12), ui.color("primary"))
            surface.blit(image, image.get_rect(center=(x, self.rect.centery)))


class ToggleCard(Toggle):
    """A card that is on or off, with its mark in the corner.

    Args:
        kids: the content below the title row; must not hold anything focusable.
        title: its name.
        icon: beside the title.
    """

    def __init__(
        self,
        *kids: Node | None,
        title: str,
        on: bool,
        on_change: Callable[[bool], object],
        icon: str = "",
        blocked: str = "",
        hotkey: str = "",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("pad", (14, 12))
        box.setdefault("radius", 10)
        label = Label(title, "name", "disabled" if blocked else "ink", grow=1)
        box.setdefault("name", label.name)
        mark = Icon("lock", 20, "disabled") if blocked and not on else Mark(on)
        head = Row(Icon(icon, 20, "primary", disc="tint") if icon else None, label, mark, gap=10)
        body = Node(head, *kids, blocked_note(blocked), gap=8, grow=1)
        super().__init__(
            body, on=on, on_change=on_change, align="stretch", blocked=blocked, hotkey=hotkey, **box
        )

    def described(self) -> tuple[str, ...]:
        """Return the texts on the card, with why it is blocked."""
        return card_texts(self)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the card."""
        draw_card(self, surface, self.on, self.hot or self.down, bool(self.blocked))


@dataclass(frozen=True)
class Option:
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
        options: in order; the first answers to the key 1.
        chosen: id of the chosen one, empty for none yet.
        on_change: called with the id of a new choice.
        digits: the number keys choose, from anywhere on the screen, and are written on the cards.
    """

    role = "radiogroup"

    def __init__(
        self,
        options: Sequence[Option],
        chosen: str,
        on_change: Callable[[str], object],
        *,
        digits: bool = True,
        column: float = 260,
        most: int = 4,
        gap: float = 12,
        **box: Unpack[Box],
    ) -> None:
        self.chosen = chosen
        self.changed = on_change
        self.cards = [
            RadioCard(self, option, str(i) if digits and i <= 9 else "", prefix=box.get("id", ""))
            for i, option in enumerate(options, 1)
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

    def __init__(self, group: RadioCards, option: Option, digit: str, prefix: str) -> None:
        self.option = option
        self.on = option.id == group.chosen
        locked = bool(option.blocked) and not self.on
        self.mark = Mark(self.on, round_=True)
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


class Segmented(Row):
    """One of a few short words side by side; one stop for Tab, arrows change the choice.

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
        super().__init__(*self.parts, gap=3, align="stretch", **box)
        for part in self.parts:
            part.show_choice()

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
        """Change the choice by arrows."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None or event.mod & pygame.KMOD_CTRL:
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
