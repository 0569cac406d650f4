"""What several commands say about a scenario that cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.console import complain

if TYPE_CHECKING:
    from game.i18n import Translator
    from game.library import LibraryError


def complain_about(error: LibraryError, tr: Translator) -> int:
    """Say why a scenario cannot be opened, with the checker's problems; return the exit status.

    A scenario that is not there is wrong use (2); one with problems is bad input (1).
    """
    if error.problems:
        from game.scenario.diagnostics import Problem, to_text

        complain(to_text([each for each in error.problems if isinstance(each, Problem)], tr))
    complain(tr(error.key, **error.values))
    return 2 if error.key.startswith("library.error.unknown") else 1
