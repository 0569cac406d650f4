"""The whole game in a terminal, for any reader, any line and any pipe."""

from __future__ import annotations

from game.text_play.author import mend
from game.text_play.library import choose_game
from game.text_play.play import TextPlay
from game.text_play.terminal import LeavingError, Terminal

__all__ = ["LeavingError", "Terminal", "TextPlay", "choose_game", "mend"]
