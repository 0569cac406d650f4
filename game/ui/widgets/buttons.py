"""Buttons, and cards that are pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame

from game.ui.layout import Row
from game.ui.node import Box, Node
from game.ui.resources import plain
from game.ui.widgets import keys
from game.ui.widgets.text import Icon, Label

KINDS: dict[str, tuple[str | None, str | None, str | None, str]] = {
    "primary": ("primary", "primary_hover", None, "on_primary"),
    "secondary": ("surface", "tint", "control", "ink"),
    "quiet": (None, "tint", None, "primary"),
    "bar": ("bar", "bar_line", "bar_line", "on_bar"),
    "danger": ("surface", "negative_tint", "negative", "negative"),
}
"""Kind of button to its ground, its ground under the pointer, its border and its ink."""


class Pressable(Row):
    """What a click, Space or Enter sets off; the base of buttons and cards.

    Args:
        on_press: called when it is pressed.
        hotkey: a combination such as ``ctrl+enter`` that presses it from anywhere on the screen.
        blocked: why it cannot be pressed now; it stays reachable, looks dim, and says why.
    """

    focusable = True
    atomic = True
    role = "button"

    def __init__(
        self,
        *kids: Node | None,
        on_press: Callable[[], object] | None = None,
        hotkey: str = "",
        blocked: str = "",
        gap: float = 0,
        align: str = "center",
        justify: str = "start",
        **box: Unpack[Box],
    ) -> None:
        super().__init__(*kids, gap=gap, align=align, justify=justify, **box)
        self.pressed = on_press
        self.hotkey = hotkey
        self.blocked = blocked
        self.ring_radius = self.radius

    @property
    def hot(self) -> bool:
        """Whether the pointer is over it."""
        return self.ui.pointer.hover is self and not self.disabled and not self.blocked

    @property
    def down(self) -> bool:
        """Whether it is held down."""
        return self.ui.pointer.held is self and not self.blocked

    def activate(self) -> None:
        """Press it, or say why it cannot be pressed."""
        if self.disabled:
            return
        if self.blocked:
            self.ui.hints.refuse(self.id, self.blocked)
        elif self.pressed is not None:
            self.pressed()

    def on_key(self, event: pygame.event.Event) -> bool:
        """Press on Space and Enter."""
        if event.key in keys.PRESS and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.activate()
            return True
        return False

    def takes_hotkey(self, event: pygame.event.Event) -> bool:
        """Press on the hotkey."""
        if not self.hotkey or not keys.matches(event, self.hotkey):
            return False
        self.ui.focus.set(self, self.ui.focus.visible)
        self.activate()
        return True

    def states(self) -> tuple[str, ...]:
        """Return ``unavailable`` when it is blocked."""
        return ("unavailable",) if self.disabled or self.blocked else ()

    def described(self) -> tuple[str, ...]:
        """Return why it is blocked."""
        return (self.blocked,) if self.blocked else ()


class KeyCap(Row):
    """A key as it is written on a keyboard, shown beside what it does."""

    role = "presentation"

    def __init__(self, combination: str, color: str = "ink2", border: str = "control") -> None:
        label = Label(keys.shown(combination), "tag", color, one_line=True)
        label.role = "presentation"
        super().__init__(label, pad=(6, 1), border=border, radius=5)


class Button(Pressable):
    """A button with a text.

    Args:
        text: what it says; also its name.
        on_press: called when it is pressed.
        icon, icon_end: icons before and after the text.
        kind: one of ``KINDS``.
        show_key: the hotkey is written on it.
    """

    def __init__(
        self,
        text: str,
        on_press: Callable[[], object] | None = None,
        *,
        icon: str = "",
        icon_end: str = "",
        kind: str = "secondary",
        hotkey: str = "",
        show_key: bool = True,
        blocked: str = "",
        **box: Unpack[Box],
    ) -> None:
        self.kind = kind
        ink = "disabled" if blocked else KINDS[kind][3]
        box.setdefault("pad", (16, 9) if text else (10, 10))
        box.setdefault("min_height", 42)
        box.setdefault("min_width", 42)
        box.setdefault("radius", 8)
        self.label = Label(text, "button", ink) if text else None
        if text:
            box.setdefault("name", self.label.name if self.label else "")
        super().__init__(
            Icon(icon, 20, ink) if icon else None,
            self.label,
            KeyCap(hotkey, ink, ink) if hotkey and show_key else None,
            Icon(icon_end, 20, ink) if icon_end else None,
            on_press=on_press,
            hotkey=hotkey,
            blocked=blocked,
            gap=8,
            justify="center",
            **box,
        )

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the ground of its kind."""
        ground, hot, border, _ = KINDS[self.kind]
        if self.blocked:
            ground, border = ("sunken", "control") if self.kind != "bar" else (ground, border)
        elif self.down and self.kind == "primary":
            ground = "primary_press"
        elif self.hot or self.down:
            ground = hot
        if ground is not None or border is not None:
            self.ui.panel(surface, self.rect, self.radius, ground, border)


class IconButton(Button):
    """A button with an icon only; its name is its tooltip."""

    def __init__(
        self,
        icon: str,
        label: str,
        on_press: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        hotkey: str = "",
        **box: Unpack[Box],
    ) -> None:
        shown = f"{label} ({keys.shown(hotkey)})" if hotkey else label
        box.setdefault("name", label)
        box.setdefault("tip", shown)
        super().__init__("", on_press, icon=icon, kind=kind, hotkey=hotkey, show_key=False, **box)


class Card(Node):
    """A plain panel for things that belong together."""

    def __init__(self, *kids: Node | None, gap: float = 8, **box: Unpack[Box]) -> None:
        box.setdefault("pad", (16, 14))
        box.setdefault("fill", "surface")
        box.setdefault("border", "line")
        box.setdefault("radius", 10)
        super().__init__(*kids, gap=gap, **box)


class CardButton(Pressable):
    """A whole card that is pressed, for a choice of scenario, a tile that opens something, a save to resume.

    Args:
        kids: what it shows; must not hold anything focusable.
        title: what it is called; not drawn by itself.
        on_press: called when it is pressed.
        selected: drawn as the chosen one.
    """

    def __init__(
        self,
        *kids: Node | None,
        title: str,
        on_press: Callable[[], object] | None = None,
        selected: bool = False,
        gap: float = 8,
        hotkey: str = "",
        blocked: str = "",
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("name", plain(title))
        box.setdefault("pad", (16, 14))
        box.setdefault("radius", 10)
        box.setdefault("min_height", 42)
        super().__init__(
            Node(*kids, blocked_note(blocked), gap=gap, grow=1),
            on_press=on_press,
            hotkey=hotkey,
            blocked=blocked,
            align="stretch",
            **box,
        )
        self.selected = selected

    def states(self) -> tuple[str, ...]:
        """Return whether it is the chosen one."""
        return (*super().states(), *(("selected",) if self.selected else ()))

    def described(self) -> tuple[str, ...]:
        """Return the texts on the card that its name does not say, with why it is blocked."""
        return card_texts(self)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the card."""
        draw_card(self, surface, self.selected, self.hot or self.down, bool(self.blocked))


def blocked_note(reason: str) -> Node | None:
    """Return the line that says why something cannot be chosen; None when it can."""
    if not reason:
        return None
    return Row(Icon("info", 18, "ink2"), Label(reason, "small", "ink2", grow=1), gap=8, align="start")


def card_texts(node: Node) -> tuple[str, ...]:
    """Return the texts below a node that are not its name, with figures that stand in picture nodes."""
    out: list[str] = []
    for kid in node.walk():
        if kid is node or kid.role == "presentation" or not kid.name or kid.name == node.name:
            continue
        said = f"{kid.name}: {kid.value_text()}" if kid.value_text() else kid.name
        if said not in out:
            out.append(said)
    return tuple(out)


def draw_card(node: Node, surface: pygame.Surface, selected: bool, hot: bool, blocked: bool = False) -> None:
    """Draw the ground of a card that can be chosen, sunken when it cannot be now."""
    ground = "tint" if selected else "sunken" if blocked else "surface"
    if hot:
        ground = "tint_hover" if selected else "tint"
    border = "primary" if selected or hot else "control"
    node.ui.panel(surface, node.rect, node.radius, ground, border, 2 if selected else 1)
