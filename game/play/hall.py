"""Before a game is open: the library, the saves, and the door to a game; it fulfils `HallPort`.

What a game is made of is imported when a game, the library or a save is asked for: the first picture of the
title needs none of it and is not kept waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from game import storage
from game.i18n import Translator
from game.play.port import GamePort, OpenError, SourcePort
from game.views import GlossaryView, HelpView, LibraryView, SaveView, SeatView

_T = TypeVar("_T")


class Hall:
    """The way into a game.

    Args:
        saves: where saves lie; the user's own folder when left out.
        seed: luck of every game that is started here, as the command line asks for it; drawn when left out.
    """

    def __init__(self, saves: Path | None = None, seed: int | None = None) -> None:
        self._saves = saves
        self._seed = seed

    def library(self, language: str) -> LibraryView:
        """Return the scenarios to play and the games to resume."""
        from game.view_makers import library_view

        return library_view(Translator(language), saves=self._saves)

    def saves(self, language: str) -> tuple[SaveView, ...]:
        """Return the games to resume, newest first."""
        if not _any_saves(self._saves):
            return ()
        from game.view_makers import saves_view

        return saves_view(Translator(language), self._saves)

    def seats(self, scenario: str, language: str) -> tuple[SeatView, ...]:
        """Return the seats of a scenario.

        Raises:
            OpenError: the scenario cannot be opened.
        """
        from game import library
        from game.view_makers.opening import seats_of
        from game.view_makers.words import Words

        tr = Translator(language)
        return _open(tr, lambda: seats_of(Words(library.load(scenario), tr)))

    def source(self, scenario: str, language: str) -> SourcePort:
        """Return the files of a scenario that has faults.

        Raises:
            OpenError: there is no such scenario.
        """
        from game import library
        from game.play.workbench import Workbench

        def open_bench() -> Workbench:
            bench = Workbench(library.locate(scenario))
            bench.read_again()
            return bench

        return _open(Translator(language), open_bench)

    def glossary(self, language: str) -> GlossaryView:
        """Return every term of the game itself."""
        from game.view_makers.help import common_glossary

        return common_glossary(Translator(language))

    def help(self, topic: str, language: str) -> HelpView:
        """Return the explanation of a topic of the game itself."""
        from game.view_makers.help import common_help

        return common_help(Translator(language), topic)

    def start(
        self,
        scenario: str,
        language: str,
        *,
        seats: tuple[str, ...] = (),
        timers: bool = False,
        seed: int | None = None,
    ) -> GamePort:
        """Start a game.

        Raises:
            OpenError: the scenario cannot be opened or the save cannot be written.
        """
        from game.play.table import new_game

        tr = Translator(language)
        seed = self._seed if seed is None else seed
        return _open(
            tr, lambda: new_game(scenario, tr, seed=seed, seats=seats, timers=timers, folder=self._saves)
        )

    def resume(self, path: str, language: str) -> GamePort:
        """Open a saved game where it was left.

        Raises:
            OpenError: it cannot be opened.
        """
        from game.play.table import saved_game

        tr = Translator(language)
        return _open(tr, lambda: saved_game(path, tr))


def _any_saves(folder: Path | None) -> bool:
    return next((folder or storage.saves_dir()).glob("*"), None) is not None


def _open(tr: Translator, opening: Callable[[], _T]) -> _T:
    """Open something; what goes wrong is told in the player's words."""
    from game.library import LibraryError
    from game.session import SaveError
    from game.view_makers import sentence

    try:
        return opening()
    except (LibraryError, SaveError) as error:
        raise OpenError(sentence(tr, error)) from error
    except OSError as error:
        raise OpenError(tr("save.error.write", reason=error)) from error
