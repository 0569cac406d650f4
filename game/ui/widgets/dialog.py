"""A dialog on top of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

import pygame

from game.ui.layout import Row, WrappedRow
from game.ui.node import Box, Node
from game.ui.scroll import Scroll
from game.ui.widgets.buttons import IconButton
from game.ui.widgets.text import Heading


class Dialog(Node):
    """A panel in the middle of a dimmed screen; Tab stays inside it and Esc closes it.

    Open it with ``ui.open(dialog)``.

    Args:
        title: its name.
        body: what it holds; scrolls when it is too high.
        actions: buttons at the foot, the main one last.
        on_close: called when Esc or the cross closes it; None for a dialog that must be answered.
        close_name: what the cross is called, in the player's language.
        wide: greatest width in dp.
    """

    role = "dialog"

    def __init__(
        self,
        title: str,
        *body: Node | None,
        actions: tuple[Node, ...] = (),
        on_close: Callable[[], object] | None = None,
        close_name: str = "",
        wide: float = 640,
        **box: Unpack[Box],
    ) -> None:
        box["name"] = title
        self.closed = on_close
        heading = Heading(title, 1, grow=1)
        cross = (
            IconButton("close", close_name, on_close, kind="quiet", id="dialog.close") if on_close else None
        )
        if cross is not None:
            cross.tip = ""  # It would lie on the first line of the text, and take the first Esc.
        scroll_id = f"{box.get('id', '')}.scroll" if box.get("id") else "dialog.scroll"
        self.panel = Node(
            Row(heading, cross, gap=12, pad=(24, 14, 16, 8)),
            Scroll(*body, gap=12, pad=(24, 4, 10, 12), id=scroll_id, grow=1, min_height=48),
            WrappedRow(*actions, gap=10, justify="end", pad=(24, 12, 24, 20)) if actions else Node(height=12),
            fill="surface",
            border="line",
            radius=12,
        )
        self.wide = wide
        super().__init__(self.panel, **box)

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the panel in the middle."""
        edge = min(self.ui.px(24), inner.h // 20)
        wide = min(inner.w - 2 * edge, self.ui.px(self.wide))
        high = min(inner.h - 2 * edge, self.panel.measure(wide)[1])
        rect = pygame.Rect(0, 0, wide, high)
        rect.center = inner.center
        self.panel.place(rect)

    def takes_hotkey(self, event: pygame.event.Event) -> bool:
        """Close on Esc."""
        if event.key == pygame.K_ESCAPE and self.closed is not None:
            self.closed()
            return True
        return False
