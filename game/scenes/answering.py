"""Screens where the group agrees on an answer and says why: a case, and the prediction before the curtain."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene
from game.scenes.chrome import footer, undo_button, way_on
from game.ui import Col, Label, Node, TextField


class AnsweringScene(GameScene):
    """An answer with one line on why; it can be taken back until the turn is played.

    The texts are named by the scene's id: ``<id>.because``, ``<id>.because.example``, ``<id>.keys`` and
    ``<id>.confirm``.

    Attributes:
        because: the line on why, as it is written so far.
    """

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        self.because = ""

    def reason_field(self, ctx: Context) -> Node:
        """Return the field for the line on why."""
        asked = ctx.tr(f"{self.id}.because")
        return Col(
            Label(asked, "label"),
            TextField(
                self.because,
                self._write,
                placeholder=ctx.tr(f"{self.id}.because.example"),
                id=f"{self.id}.because",
                name=asked,
            ),
            gap=8,
        )

    def _write(self, text: str) -> None:
        self.because = text

    def answer_foot(self, ctx: Context, confirm: Callable[[], object], *before: Node, blocked: str) -> Node:
        """Return the foot: what goes before, undo where there is something to take back, and the way on.

        Args:
            ctx: the screen.
            confirm: confirms the answer.
            before: further buttons at the left of the others.
            blocked: why the answer cannot be confirmed yet; empty when it can.
        """
        undo = (undo_button(ctx, self.take_back),) if self.port.can_undo else ()
        on = way_on(ctx.tr(f"{self.id}.confirm"), confirm, blocked=blocked)
        return footer(ctx, ctx.tr(f"{self.id}.keys"), *before, *undo, on)

    def on_key(self, event: pygame.event.Event) -> bool:
        """Undo on Ctrl+Z even where the button is not shown."""
        if event.key == pygame.K_z and event.mod & pygame.KMOD_CTRL and self.port.can_undo:
            self.take_back()
            return True
        return False
