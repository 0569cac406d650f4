"""The mouse, a pen or a finger on the screen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pygame

from game.ui.node import Node
from game.ui.scroll import Scroll

if TYPE_CHECKING:
    from game.ui.stage import Ui


class Pointer:
    """What is under the pointer and what it holds.

    Attributes:
        hover: the node under the pointer that answers to it, if any.
        held: the node that the button went down on, until it comes up.
    """

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.hover: Node | None = None
        self.held: Node | None = None
        self.pos = (-1, -1)
        self._dragging = False
        self._cursor: int | None = None

    def forget(self) -> None:
        """Let go of nodes that are no longer on the screen."""
        self.hover = self.held = None

    def hit(self, pos: tuple[int, int]) -> Node | None:
        """Return the frontmost node at a place that answers to the pointer."""
        found: Node | None = None

        def look(node: Node) -> None:
            nonlocal found
            inside = node.rect.collidepoint(pos)
            if isinstance(node, Scroll):
                if not inside:
                    return
                if node.takes_pointer(pos):
                    found = node
                    return
            elif inside and (node.focusable or node.tip):
                found = node
                if node.atomic:
                    return
            for kid in node.kids:
                look(kid)

        look(self._ui.top)
        return found

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a pointer event; returns whether it meant something."""
        if event.type == pygame.MOUSEMOTION:
            return self._move(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(getattr(event, "precise_y", event.y) or event.y)
        if event.type == pygame.WINDOWLEAVE:
            self._hover(None)
        return False

    def _move(self, pos: tuple[int, int]) -> bool:
        self.pos = pos
        if self.held is not None:
            if self._dragging:
                self.held.on_drag(pos)
            return True
        self._hover(self.hit(pos))
        return self.hover is not None

    def _hover(self, node: Node | None) -> None:
        if node is self.hover:
            return
        for each in (self.hover, node):
            if each is not None:
                each.damage()
        self.hover = node
        self._ui.hints.hover_moved(node)
        cursor = pygame.SYSTEM_CURSOR_ARROW if node is None else node.cursor()
        if cursor != self._cursor:
            self._cursor = cursor
            with suppress(pygame.error):
                pygame.mouse.set_cursor(cursor)

    def _down(self, pos: tuple[int, int]) -> bool:
        self.pos = pos
        self._ui.hints.hide()
        node = self.hit(pos)
        if node is None or node.disabled:
            return False
        if node.focusable and not (isinstance(node, Scroll) and node.takes_pointer(pos)):
            self._ui.focus.set(node, visible=False)
        self.held = node
        self._dragging = node.on_press(pos)
        node.damage()
        return True

    def _up(self, pos: tuple[int, int]) -> bool:
        node, self.held = self.held, None
        if node is None:
            return False
        node.damage()
        if self._dragging:
            self._dragging = False
            node.on_release(pos)
        elif node.focusable and node.rect.collidepoint(pos):
            node.activate()
        self._move(pos)
        return True

    def _wheel(self, notches: float) -> bool:
        chain: list[Scroll] = []
        for node in self._ui.top.walk():
            if isinstance(node, Scroll) and node.rect.collidepoint(self.pos):
                chain.append(node)
        moved = any(scroll.wheel(notches) for scroll in reversed(chain))
        if moved:  # what it explains is no longer there
            self._ui.hints.hide()
        return moved
