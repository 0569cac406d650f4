"""The whole debrief while it is worked out, a slice between two pictures."""

from __future__ import annotations

from collections.abc import Iterator

from game.play.port import Reading
from game.views import DebriefView


class Unfolding:
    """Works out the debrief in the language at hand, and keeps it for each language that has been asked for.

    Args:
        port: the game.
    """

    def __init__(self, port: Reading) -> None:
        self.port = port
        self._found: dict[str, DebriefView] = {}
        self._slices: Iterator[DebriefView | None] | None = None
        self._language = ""

    def whole_in(self, language: str) -> DebriefView | None:
        """Return the whole debrief in a language, or None while it is not all there."""
        return self._found.get(language)

    def tick(self) -> bool:
        """Work out one more slice in the language at hand; whether some remain."""
        language = self.port.language
        if language in self._found:
            return False
        if self._slices is None or self._language != language:
            self._slices, self._language = self.port.debrief_slices(), language
        slices, self._slices = self._slices, None  # one that failed cannot go on
        whole = next(slices)
        if whole is None:
            self._slices = slices
            return True
        self._found[language] = whole
        return False
