"""What the scenes of a game share: the port they ask, and the flow that says which scene comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from game.play.port import GamePort, Refusals
from game.scene import Scene
from game.scenes.chrome import game_bar
from game.scenes.timer import Stopwatch, TimerChip
from game.ui import Node


class Flow(Protocol):
    """Which scene shows what; the only one that knows all scenes."""

    def proceed(self) -> None:
        """Show the scene of the phase that the game is in now."""

    def menu(self) -> None:
        """Lay the game's menu on top."""

    def why(self, indicator: str) -> None:
        """Lay the explanation of a number on top."""

    def what_if(self, turn: int) -> None:
        """Lay the what-if on top, for a turn already played (1-based)."""

    def term(self, topic: str) -> None:
        """Lay the glossary on top, at a topic."""


class GameScene(Scene):
    """A scene of a game being played.

    Args:
        port: the game.
        flow: where to go from here.
    """

    def __init__(self, port: GamePort, flow: Flow) -> None:
        self.port = port
        self.flow = flow
        self._watch: Stopwatch | None = None

    def bar(self, title: str) -> Node:
        """Return the bar at the top."""
        return game_bar(self.ctx, self.port.header(), title, self.flow.menu, self.explain, self._timer())

    def _timer(self) -> Node | None:
        """Return the soft timer of this screen, for those who want one."""
        if not self.ctx.settings.timers:
            return None
        if self._watch is None:
            self._watch = Stopwatch(self.ctx.ui.motion.clock)
        return TimerChip(self._watch, self.ctx.tr)

    def go_on_from(self, before: GameScene) -> None:
        """Take over what was half done in the scene before, when the scenario was changed under the game."""
        self._watch = before._watch
        if type(before) is type(self):
            self.take_up(before.unfinished())

    def unfinished(self) -> Mapping[str, Any]:
        """Return what was chosen and written here and is not confirmed, by ids."""
        return {}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with what the same screen held before, as far as it still applies."""

    def explain(self) -> None:
        """Explain the screen: what F1 does when nothing in particular is in focus."""
        self.flow.term(self.id)

    def help(self) -> str:
        """Return the explanation of the screen."""
        view = self.port.help(self.id)
        return "\n\n".join((view.title, *view.paragraphs))

    def go(self, refusals: Refusals) -> bool:
        """Go on when nothing was refused; else say why not and stay."""
        if refusals:
            self.ctx.ui.toast("\n".join(refusals), "warning")
            return False
        self.flow.proceed()
        return True

    def take_back(self) -> None:
        """Undo the last confirmed step of this turn."""
        self.go(self.port.steps.undo())

    def on_escape(self) -> None:
        """Open the menu: a game is not left by a slip of the finger."""
        self.flow.menu()


def carried(written: Mapping[str, str], questions: Sequence[str]) -> list[str]:
    """Return what was written to each question: by question, or by place where one was only put otherwise."""
    by_place = list(written.values()) if len(written) == len(questions) else [""] * len(questions)
    return [written.get(question, at) for question, at in zip(questions, by_place, strict=True)]
