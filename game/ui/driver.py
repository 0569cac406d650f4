"""A pair of hands for a running game: presses keys and clicks on things by role and name.

Used by the tests and by demonstrations, with no display (``SDL_VIDEODRIVER=dummy``) or with one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pygame

from game.ui.node import Node
from game.ui.resources import plain
from game.ui.scroll import Scroll
from game.ui.stage import Ui
from game.ui.transcript import transcript
from game.ui.widgets import keys


class Clock:
    """A clock that moves only when it is told to; milliseconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


class Driven(Protocol):
    """What can be driven: an ``App``, or anything with a screen that takes events and draws."""

    @property
    def ui(self) -> Ui:
        """The screen."""
        ...

    @property
    def surface(self) -> pygame.Surface:
        """What it is drawn on."""
        ...

    def dispatch(self, event: pygame.event.Event) -> None:
        """Take one event."""
        ...

    def frame(self) -> bool:
        """Draw what changed; returns whether something still moves."""
        ...


class Driver:
    """Plays like a person.

    Args:
        app: what is driven.
        clock: the clock that the app was given; movements are then stepped through without waiting.
    """

    def __init__(self, app: Driven, clock: Clock | None = None) -> None:
        self.app = app
        self.clock = clock
        self.settle()

    @property
    def ui(self) -> Ui:
        """The screen."""
        return self.app.ui

    # --- time

    def settle(self, limit: float = 3000) -> None:
        """Draw until nothing moves, or ``limit`` ms of the driver's clock have gone."""
        gone = 0.0
        while self.app.frame() and gone < limit:
            gone += 16
            if self.clock is not None:
                self.clock.now += 16

    def advance(self, ms: float) -> None:
        """Let time pass.

        Raises:
            ValueError: the driver was given no clock.
        """
        if self.clock is None:
            raise ValueError("give the driver a clock to move time")
        end = self.clock.now + ms
        while self.clock.now < end:
            self.clock.now = min(end, self.clock.now + 16)
            self.app.frame()
        self.settle()

    # --- hands

    def press(self, combination: str, times: int = 1) -> None:
        """Press a key such as ``tab``, ``shift+tab``, ``ctrl+plus``, ``3``."""
        key, mod = keys.parse(combination)
        text = chr(key) if 32 <= key < 127 and not mod & pygame.KMOD_CTRL else ""
        for _ in range(times):
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                event = pygame.event.Event(kind, key=key, mod=mod, unicode=text, scancode=0)
                self.app.dispatch(event)
            self.settle()

    def type(self, text: str) -> None:
        """Type a text, as a keyboard does: a key and a text for each letter."""
        for letter in text:
            key = pygame.K_RETURN if letter == "\n" else ord(letter.lower())
            self.app.dispatch(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=letter, scancode=0))
            if letter != "\n":
                self.app.dispatch(pygame.event.Event(pygame.TEXTINPUT, text=letter))
        self.settle()

    def click(
        self, name: str = "", role: str = "", id: str = "", at: tuple[float, float] = (0.5, 0.5)
    ) -> None:
        """Click on something; it is brought into view first, as a person would with the wheel.

        Args:
            name, role, id: what to click on (see ``find``).
            at: where on it, shares of its width and height.
        """
        node = self.find(name, role, id)
        self._bring(node)
        pos = (round(node.rect.x + node.rect.w * at[0]), round(node.rect.y + node.rect.h * at[1]))
        self.app.dispatch(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.dispatch(pygame.event.Event(kind, pos=pos, button=1))
        self.settle()

    def hover(self, name: str = "", role: str = "", id: str = "") -> None:
        """Move the pointer over something."""
        node = self.find(name, role, id)
        self._bring(node)
        pos = node.rect.center
        self.app.dispatch(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
        self.settle()

    def _bring(self, node: Node) -> None:
        for parent in node.ancestors():
            if isinstance(parent, Scroll):
                parent.reveal(node.rect)
        self.settle()

    def go_to(self, name: str = "", role: str = "", id: str = "") -> Node:
        """Press Tab until something has focus, and return it.

        Raises:
            LookupError: Tab went all the way round without coming to it.
        """
        target = self.find(name, role, id)
        for _ in range(len(self.ui.focus.candidates()) + 2):
            if self.ui.focus.node is target:
                return target
            self.press("tab")
        if target in self.ui.focus.candidates() and not target.tab_stop:
            self.ui.focus.set(target)
            return target
        raise LookupError(f"Tab does not reach {target.role} {target.name!r}")

    def choose(self, name: str = "", role: str = "", id: str = "") -> None:
        """Go to something by Tab and press Enter on it."""
        self.go_to(name, role, id)
        self.press("enter")

    # --- eyes

    def find_all(self, name: str = "", role: str = "", id: str = "") -> list[Node]:
        """Return the nodes of the frontmost layer with that role, id and name (or name beginning)."""
        found = []
        for node in self.ui.top.walk():
            if (role and node.role != role) or (id and node.id != id) or node.role == "presentation":
                continue
            if not name or plain(node.name) == plain(name):
                found.append(node)
        if not found and name:
            return [n for n in self.find_all("", role, id) if plain(n.name).startswith(plain(name))]
        return found

    def find(self, name: str = "", role: str = "", id: str = "") -> Node:
        """Return one node; what can have focus goes before what cannot.

        Raises:
            LookupError: nothing fits; the message lists what there is.
        """
        found = sorted(self.find_all(name, role, id), key=lambda node: not node.focusable)
        if not found:
            there = ", ".join(f"{n.role} {plain(n.name)!r}" for n in self.ui.focus.candidates())
            raise LookupError(f"no {role or 'node'} {name or id!r} on the screen; there is: {there}")
        return found[0]

    def has(self, name: str = "", role: str = "", id: str = "") -> bool:
        """Return whether there is such a node."""
        return bool(self.find_all(name, role, id))

    @property
    def focused(self) -> Node | None:
        """What has focus."""
        return self.ui.focus.node

    def text(self, mark_focus: bool = False) -> str:
        """Return the screen as text."""
        return transcript(self.ui, mark_focus)

    def screenshot(self, path: Path | str) -> None:
        """Save a picture of the screen."""
        self.settle()
        pygame.image.save(self.app.surface, str(path))
