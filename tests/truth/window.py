"""A window to look through: the transcript of single screens of a game, without playing by hand."""

from __future__ import annotations

from game.play.table import GameTable
from game.scene import Scene
from game.scenes.passing import PassingScene
from game.scenes.status import StatusScene
from game.scenes.why import WhyScene
from tests.scenes.table import Nowhere, Window


class Pane:
    """One window for many games."""

    def __init__(self) -> None:
        self.window = Window()

    def status(self, table: GameTable, language: str) -> str:
        """Return what the status screen says."""
        return self._text(StatusScene(table, Nowhere()), language)

    def passing(self, table: GameTable, language: str) -> str:
        """Return what the passing screen says when everything has arrived."""
        text = self._text(PassingScene(table, Nowhere()), language)
        self.window.driver.advance(10_000)
        return text + self.window.driver.text()

    def why(self, table: GameTable, language: str, number: str) -> str:
        """Return what the screen about one number says."""
        return self._text(WhyScene(table, Nowhere(), number), language)

    def _text(self, scene: Scene, language: str) -> str:
        return self.window.show(scene, language=language).text()
