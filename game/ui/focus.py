"""Which node the keyboard works on, and how it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.node import Node
from game.ui.scroll import Scroll

if TYPE_CHECKING:
    from game.ui.stage import Ui

DIRECTIONS: dict[int, tuple[int, int]] = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}


class Focus:
    """The keyboard's place on a screen; kept inside the topmost layer, so that a dialog traps it.

    Attributes:
        node: what has focus, if anything.
        visible: whether the ring is shown (it is hidden after a click).
    """

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.node: Node | None = None
        self.visible = False

    def candidates(self) -> list[Node]:
        """Return everything in the topmost layer that can have focus, in reading order."""
        return [node for node in self._ui.top.walk() if node.focusable and not node.disabled]

    def order(self) -> list[Node]:
        """Return where Tab stops, in order."""
        return [node for node in self.candidates() if node.tab_stop]

    def set(self, node: Node | None, visible: bool = True) -> None:
        """Move focus; with ``visible`` the node is brought into view and ringed."""
        old = self.node
        if old is node and visible == self.visible:
            return
        for each in (old, node):
            if each is not None and each.attached:
                each.damage()
        self.node = node
        self.visible = visible and node is not None
        self._ui.hints.focus_moved()
        if old is not None and old is not node:
            old.on_focus(False)
        if node is not None:
            if old is not node:
                node.on_focus(True)
            if visible:
                self.reveal()

    def reveal(self) -> None:
        """Bring what has focus into view in every scroll around it."""
        if self.node is not None:
            for parent in self.node.ancestors():
                if isinstance(parent, Scroll):
                    parent.reveal(self.node.rect)

    def restore(self, node_id: str) -> None:
        """Give focus to the node of that id in the topmost layer, quietly; else to nothing."""
        visible = self.visible
        self.node = None
        if node_id:
            self.node = next((node for node in self.candidates() if node.id == node_id), None)
        self.visible = visible and self.node is not None

    def tab(self, step: int) -> bool:
        """Move to the next (1) or previous (-1) stop, round the ends."""
        order = self.order()
        if not order:
            return False
        current = self._stop_of(order)
        if current is None:
            self.set(order[0] if step > 0 else order[-1])
        else:
            self.set(order[(current + step) % len(order)])
        return True

    def _stop_of(self, order: list[Node]) -> int | None:
        """Return the index of the stop that focus is at, also when focus is on a non-stop within a group."""
        if self.node in order:
            return order.index(self.node)
        candidates = self.candidates()
        if self.node not in candidates:
            return None
        before = [node for node in candidates[: candidates.index(self.node)] if node in order]
        return order.index(before[-1]) if before else None

    def move(self, dx: int, dy: int) -> bool:
        """Move to the nearest node in a direction; False when there is none.

        Left and right never lead to what they would then change: who wanders on would move its value.
        """
        if self.node is None:
            return self.tab(1)
        here = self.node.rect
        best: tuple[float, Node] | None = None
        for node in self.candidates():
            if node is self.node or (dx and node.takes_sideways):
                continue
            far = _distance(here, node.rect, dx, dy)
            if far is not None and (best is None or far < best[0]):
                best = (far, node)
        if best is None:
            return False
        self.set(best[1])
        return True


def _distance(here: pygame.Rect, there: pygame.Rect, dx: int, dy: int) -> float | None:
    """Return how far a rectangle is in a direction; None when it is not that way."""
    if dx:
        ahead = (there.centerx - here.centerx) * dx
        edge = (there.left - here.right) if dx > 0 else (here.left - there.right)
        gap = max(there.top - here.bottom, here.top - there.bottom, 0)
        skew = abs(there.centery - here.centery)
    else:
        ahead = (there.centery - here.centery) * dy
        edge = (there.top - here.bottom) if dy > 0 else (here.top - there.bottom)
        gap = max(there.left - here.right, here.left - there.right, 0)
        skew = abs(there.left - here.left)
    if ahead <= 2 or edge < -4:
        return None
    return max(edge, 0) + 4.0 * gap + 0.15 * skew
