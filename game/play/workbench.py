"""A scenario's files while somebody works on them: read, watched, and read again when they are saved."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from game import library
from game.i18n import Translator
from game.library import SOURCE_NAME, LibraryError
from game.library.content import Content
from game.paths import scenarios_dir
from game.views import ProblemsView

Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change (ns) and size of each file."""


LIBRARY = "library"
"""The address of a scenario that comes with the game, wherever that is installed."""


class Workbench:
    """The files of a scenario; it fulfils `game.play.port.SourcePort`.

    Nothing is read until `read` or `look` is called.

    Args:
        file: the scenario's source, or a compiled document.

    Attributes:
        content: the scenario as it was when it last could be read; None when it never could.
        error: why it could not be read last; None when it could.
        remarks: the checker's warnings and advice, when they were asked for; none of a faulty scenario.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.content: Content | None = None
        self.error: LibraryError | None = None
        self.remarks: tuple[Any, ...] = ()
        self._seen = self._stamp()
        self._saving = self._seen

    @property
    def broken(self) -> bool:
        """Whether the files had faults when they were last read."""
        return self.error is not None

    @property
    def warnings(self) -> int:
        """How many warnings there were when files without errors were last read on an author's behalf."""
        return sum(each.level.name == "WARNING" for each in self.remarks)

    def read(self, *, checked: bool = False) -> Content:
        """Read the files.

        Args:
            checked: ask for warnings and advice too, which takes longer than a scenario that is ready.

        Raises:
            LibraryError: they cannot be played.
        """
        self._seen = self._saving = self._stamp()
        self.remarks = ()
        try:
            if checked:
                self.content, self.remarks = library.load_checked(self.file)
            else:
                self.content = library.load(self.file)
        except LibraryError as error:
            self.error = error
            raise
        self.error = None
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
        """Read the files and check them; `broken` says how it went."""
        with suppress(LibraryError):
            self.read(checked=True)

    def problems(self, language: str) -> ProblemsView:
        """Return what was wrong when the files were last read."""
        from game.view_makers.authoring import problems_view

        return problems_view(Translator(language), self.file, self.error, self.remarks)

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


def address(file: Path) -> str:
    """Return how a save remembers where its scenario's files lie; a name in the user's folder is left out."""
    path = file.resolve()
    if path.is_relative_to(scenarios_dir().resolve()):
        return LIBRARY
    with suppress(RuntimeError, ValueError):  # there is no home, or it lies elsewhere
        return f"~/{path.relative_to(Path.home().resolve()).as_posix()}"
    return str(path)


def open_source(where: str, scenario: str) -> Workbench | None:
    """Return the files of a saved game's scenario, read.

    Args:
        where: its address; empty when nobody remembers.
        scenario: its id.

    Returns:
        None when they are not there, cannot be opened for another reason than an author's faults, or hold
        another scenario.
    """
    file = _found(where, scenario)
    if file is None or not file.is_file():
        return None
    bench = Workbench(file)
    with suppress(LibraryError):
        bench.read()
    if bench.error is not None:
        return bench if bench.error.problems else None
    return bench if bench.content is not None and bench.content.id == scenario else None


def _found(where: str, scenario: str) -> Path | None:
    if where in ("", LIBRARY):
        return scenarios_dir() / scenario / SOURCE_NAME if Path(scenario).name == scenario else None
    if where.startswith(("//", "\\\\")):
        return None  # a save may come from anybody: it must not make this machine knock on another's door
    with suppress(RuntimeError):
        path = Path(where).expanduser()
        return path if path.is_absolute() and path.suffix in (".yaml", ".json") else None
    return None
