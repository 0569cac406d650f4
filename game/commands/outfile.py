"""What a result goes to with ``--out``: a file, whole or not there; or a pipe, which takes it as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """Open what a result goes to; a file stands under its name first when it is whole.

    Something there that is no ordinary file (a pipe, ``/dev/stdout``) is written to, never replaced; a link
    goes on pointing where it did.

    Raises:
        OSError: it cannot be written; a file that was there before is untouched.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    target = path.resolve()
    unfinished = target.with_name(target.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
