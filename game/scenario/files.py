"""Reading an author's files: only ordinary ones, only so large, and only inside the scenario's own folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class FileError(Exception):
    """A file that is not read.

    Attributes:
        key: why: ``folder``, ``missing``, ``denied``, ``special``, ``outside`` or ``too_large``.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_bytes(path: Path, limit: int, inside: Path | None = None) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        limit: the most bytes that it may have.
        inside: the folder that it must lie in when every link is followed; anywhere when left out.

    Raises:
        FileError: it is not read, and why.
    """
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise FileError("outside")
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise FileError("folder")
        if not stat.S_ISREG(kind.st_mode):  # a pipe or a device might never end
            raise FileError("special")
        if kind.st_size > limit:
            raise FileError("too_large")
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileError("missing") from error
    except (OSError, RuntimeError, ValueError) as error:  # links in a ring, a null in the name
        raise FileError("denied") from error
    if len(raw) > limit:
        raise FileError("too_large")
    return raw


def list_files(folder: Path, ending: str, inside: Path, most: int) -> list[Path]:
    """Return the files of a folder with an ending, sorted; none when the folder leads out of another.

    Args:
        folder: where to look; it need not exist.
        ending: such as ``.po``.
        inside: the folder that it must lie in.
        most: how many to return at most.
    """
    try:
        if not folder.is_dir() or not folder.resolve().is_relative_to(inside.resolve()):
            return []
        names = sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except (OSError, RuntimeError):
        return []
    return [folder / name for name in names[:most]]
