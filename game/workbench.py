"""A scenario's files while somebody works on them: read, watched, and read again when they are saved."""

from __future__ import annotations

from pathlib import Path

from game import library
from game.content import Content
from game.i18n import Translator
from game.library import LibraryError
from game.views import ProblemsView

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change (ns) and size of each file."""


class Workbench:
    """The files of a scenario; it fulfils `game.port.SourcePort`.

    Nothing is read until `read` or `look` is called.

    Args:
        file: the scenario's source, or a compiled document.

    Attributes:
        content: the scenario as it was when it last could be read; None when it never could.
        error: why it could not be read last; None when it could.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.content: Content | None = None
        self.error: LibraryError | None = None
        self._seen = self._stamp()
        self._saving = self._seen

    @property
    def broken(self) -> bool:
        """Whether the files had faults when they were last read."""
        return self.error is not None

    def read(self) -> Content:
        """Read the files.

        Raises:
            LibraryError: they cannot be played.
        """
        self._seen = self._saving = self._stamp()
        try:
            self.content, self.error = library.load(self.file), None
        except LibraryError as error:
            self.error = error
            raise
        return self.content

    def look(self, *, at_once: bool = False) -> bool:
        """Read the files again when they have been saved since; return whether they were read.

        Args:
            at_once: do not wait for the next look to see that the saving is over.
        """
        now = self._stamp()
        if now == self._seen:
            self._saving = now
            return False
        if not now or (now != self._saving and not at_once):
            self._saving = now  # an editor may be in the middle of writing, or of putting a file in place
            return False
        self.read_again()
        return True

    def read_again(self) -> None:
        """Read the files; `broken` says how it went."""
        try:
            self.read()
        except LibraryError:
            return

    def problems(self, language: str) -> ProblemsView:
        """Return what was wrong when the files were last read."""
        from game.view_makers.authoring import problems_view

        return problems_view(Translator(language), self.file, self.error)

    def _stamp(self) -> Stamp:
        """Return how the files look from outside; empty when the scenario itself is not there."""
        found = []
        for path in (self.file, *sorted(self.file.parent.glob("locale/*.po"))):
            try:
                stat = path.stat()
            except OSError:
                if path == self.file:
                    return ()
                continue
            found.append((path.name, stat.st_mtime_ns, stat.st_size))
        return tuple(found)
