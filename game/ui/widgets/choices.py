"""Things that are on or off: check boxes, switches, cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame

from game.ui.layout import Row
from game.ui.node import Box, Node
from game.ui.widgets.buttons import Pressable, blocked_note, card_texts, draw_card
from game.ui.widgets.text import Icon, Label


class ChoiceMark(Node):
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
            if isinstance(node, ChoiceMark):
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
        super().__init__(
            ChoiceMark(on), label, on=on, on_change=on_change, hotkey=hotkey, blocked=blocked, **box
        )


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
        mark = Icon("lock", 20, "disabled") if blocked and not on else ChoiceMark(on)
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
