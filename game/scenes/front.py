"""What the screens before a game may ask of the one that knows all scenes."""

from __future__ import annotations

from typing import Protocol

from game.play.port import HallPort
from game.scene import Scene
from game.views import CardView


class Front(Protocol):
    """The way from the title to a game, and round it."""

    hall: HallPort
    """The library, the saves, and the door to a game."""

    def title(self) -> None:
        """Show the title and leave the game that is open, if any."""

    def library(self, saves: bool = False) -> None:
        """Lay the library on top, at the scenarios or at the saved games."""

    def lobby(self, card: CardView) -> None:
        """Lay the lobby of a scenario on top."""

    def start(self, scenario: str, seats: tuple[str, ...], timers: bool) -> None:
        """Start a game and show its first screen; say why not where it cannot be started."""

    def resume(self, path: str) -> None:
        """Open a saved game where it was left; say why not where it cannot be opened."""

    def settings(self) -> None:
        """Lay the settings on top."""

    def glossary(self) -> None:
        """Lay the glossary on top."""

    def quit(self) -> None:
        """Close the window."""


class FrontScene(Scene):
    """A scene before a game.

    Args:
        front: where to go from here.
    """

    def __init__(self, front: Front) -> None:
        self.front = front

    def help(self) -> str:
        """Return the explanation of the screen."""
        return self.ctx.tr(f"front.help.{self.id}").replace("\n", "\n\n")
