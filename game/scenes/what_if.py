"""What if: change one decision in one half-year, and see both futures side by side."""

from __future__ import annotations

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene
from game.scenes.chrome import footer, frame
from game.scenes.futures import Futures
from game.ui import Button, Node


class WhatIfScene(GameScene):
    """The what-if on top of a game; nothing in it changes the game itself.

    Args:
        port: the game.
        flow: where to go from here.
        turn: the half-year to begin with (1-based).
    """

    id = "what_if"
    first_focus = "back"

    def __init__(self, port: GamePort, flow: Flow, turn: int) -> None:
        super().__init__(port, flow)
        periods = port.why("service_quality").periods
        self.panel = Futures(port, turn, periods[0].turn if periods else 1, "what_if", self._refresh)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        tr = ctx.tr
        back = Button(tr("scenes.back"), self._close, icon="arrow_left", kind="primary", id="back")
        return frame(
            self.bar(tr("futures.title")), self.panel.build(ctx), footer(ctx, tr("futures.keys"), back)
        )

    def _refresh(self) -> None:
        self.ctx.app.refresh()

    def tick(self, now: float) -> bool:
        """Work out what is worth a look, a change at a time."""
        return self.panel.tick()

    def _close(self) -> None:
        self.ctx.app.pop(None)

    def on_escape(self) -> None:
        """Go back to the screen below."""
        self._close()
