"""What floats above a screen for a while: tooltips, explanations and short messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.layout import Col, Row
from game.ui.node import Node
from game.ui.widgets.text import Icon, Label

if TYPE_CHECKING:
    from game.ui.stage import Ui

HOVER_DELAY = 500.0
FOCUS_DELAY = 800.0
TONES = {"info": "info", "positive": "check", "warning": "warn", "negative": "warn"}


class Bubble(Node):
    """A dark panel with a text, near something or at the foot of the screen."""

    role = "status"

    def __init__(self, text: str, title: str = "", icon: str = "", max_width: float = 380) -> None:
        words = Col(
            Label(title, "name", "on_tooltip") if title else None,
            Label(text, "small", "on_tooltip"),
            gap=4,
        )
        body: Node = Row(Icon(icon, 18, "on_tooltip"), words, gap=10, align="start") if icon else words
        super().__init__(body, pad=(14, 10), fill="tooltip", radius=8, max_width=max_width, name=text)


class Hints:
    """The floats of one screen."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self._near: Bubble | None = None
        self._toast: Bubble | None = None
        self._refused = ""
        self._explains: Node | None = None

    def floats(self) -> list[Node]:
        """Return what floats now, the frontmost last."""
        return [each for each in (self._toast, self._near) if each is not None]

    def message(self) -> str:
        """Return the text of the message at the foot, empty when there is none."""
        return self._toast.name if self._toast is not None else ""

    # --- near something

    def focus_moved(self) -> None:
        """Know that focus went elsewhere: hide, and plan the tooltip of the new place."""
        self.hide()
        node = self._ui.focus.node
        if node is not None and self._ui.focus.visible and node.tip:
            self._ui.motion.later("tip", FOCUS_DELAY, lambda: self._show_near(node, node.tip))

    def hover_moved(self, node: Node | None) -> None:
        """Know that the pointer is over something else."""
        if self._explains is None:
            self.hide()
        if node is not None and node.tip:
            self._ui.motion.later("tip", HOVER_DELAY, lambda: self._show_near(node, node.tip))

    def explain(self) -> bool:
        """Show or hide the explanation of what has focus; False when there is none to show."""
        node = self._ui.focus.node
        if self._explains is not None:
            self.hide()
            return True
        if node is None:
            return False
        chain = [node, *node.ancestors()]
        source = next((each for each in chain if each.help), node)
        text = source.help or source.tip
        if not text:
            return False
        self._show_near(node, text, title="" if text == source.name else source.name, wide=520)
        self._explains = node
        return True

    def hide(self) -> bool:
        """Hide what floats near something; False when nothing did."""
        self._ui.motion.cancel("tip")
        self._explains = None
        if self._near is None:
            return False
        self._ui.damage(self._near.rect)
        self._near = None
        return True

    def _show_near(self, node: Node, text: str, title: str = "", wide: float = 380) -> None:
        ui = self._ui
        self.hide()
        if not node.attached:
            return
        bubble = Bubble(text, title, max_width=wide)
        bubble.attach(ui, None)
        edge = ui.px(8)
        size = bubble.measure(min(ui.px(wide), ui.size[0] - 2 * edge))
        x = max(edge, min(node.rect.x, ui.size[0] - size[0] - edge))
        y = node.rect.bottom + edge
        if y + size[1] > ui.size[1] - edge:
            y = node.rect.top - size[1] - edge
        if y < edge:
            y = max(edge, min(node.rect.bottom + edge, ui.size[1] - size[1] - edge))
        bubble.place(pygame.Rect((x, y), size))
        self._near = bubble
        ui.damage(bubble.rect)

    # --- at the foot

    def toast(self, text: str, tone: str = "info", lasts: float | None = None) -> None:
        """Show a short message at the foot of the screen for ``lasts`` ms (by its length when left out)."""
        ui = self._ui
        self.drop_toast()
        bubble = Bubble(text, icon=TONES.get(tone, "info"), max_width=620)
        bubble.attach(ui, None)
        edge = ui.px(16)
        size = bubble.measure(min(ui.px(620), ui.size[0] - 2 * edge))
        rect = pygame.Rect((0, 0), size)
        rect.midbottom = (ui.size[0] // 2, ui.size[1] - ui.px(76))
        bubble.place(rect)
        self._toast = bubble
        ui.damage(rect)
        ui.motion.later("toast", lasts or 3500 + 60 * len(text), self.drop_toast)

    def refuse(self, node_id: str, reason: str) -> None:
        """Say why something cannot be pressed, for as long as that is the reason."""
        self.toast(reason, "warning")
        self._refused = node_id

    def recheck(self) -> None:
        """Take away the reason why something could not be pressed, when the screen no longer gives it."""
        if not self._refused:
            return
        node = self._ui.find(self._refused)
        if getattr(node, "blocked", "") != self.message():
            self.drop_toast()

    def drop_toast(self) -> None:
        """Take the message away."""
        self._refused = ""
        if self._toast is not None:
            self._ui.damage(self._toast.rect)
            self._toast = None
        self._ui.motion.cancel("toast")

    def drop(self) -> None:
        """Take everything away; the screen is another."""
        self.hide()
        self.drop_toast()
