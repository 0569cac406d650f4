"""Files that survive a crash: whole or not at all, and nothing that a group has confirmed is lost.

A snapshot is written beside the old one, synced and then renamed over it. A log grows by whole, synced lines;
a line that a crash cut short was never confirmed, and is left out when reading. A file that cannot be read is
moved aside under a name that tells what it was, with the reason beside it; it is never deleted.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from game import __version__

HOME_VARIABLE = "TAKTSKIFTE_HOME"
FOLDER_NAME = "Taktskifte"
MAX_BYTES = 32 * 1024 * 1024


class TooLargeError(OSError):
    """A file is larger than any file of ours can be, so it is not read."""


class NotOrdinaryError(OSError):
    """A pipe or a device stands where a file of ours should: reading it might never end."""


class ChangedError(OSError):
    """A log has grown behind our back: another window plays the same game."""


def user_dir() -> Path:
    """Return the folder for this person's saves and settings (it may not exist yet).

    ``TAKTSKIFTE_HOME`` decides where it is set; else the habit of the platform.
    """
    if chosen := os.environ.get(HOME_VARIABLE):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / FOLDER_NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / FOLDER_NAME
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / FOLDER_NAME.lower()


def saves_dir() -> Path:
    """Return the folder for saved games (it may not exist yet)."""
    return user_dir() / "saves"


def own_scenarios_dir() -> Path:
    """Return the folder whose scenarios the library lists beside its own (it may not exist)."""
    return user_dir() / "scenarios"


def write_atomic(path: Path, data: str | bytes) -> None:
    """Replace a file in one step; after a crash it holds the old content or the new, never a mixture.

    Args:
        path: the file; missing folders are made.
        data: text (written as UTF-8) or bytes.

    Raises:
        OSError: the disk is full or the folder cannot be written; the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    content = _encode(data) if isinstance(data, str) else data
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(path.parent)


def append_line(path: Path, line: str, after: int | None = None) -> int:
    """Add one line to a log and wait until it is on the disk.

    A half-written line that a crash has left at the end is cut off first: it must never melt together with
    ours.

    Args:
        path: the log; missing folders are made.
        line: the record, without a line break.
        after: where the last whole line is known to end, in bytes; not asked about when left out.

    Returns:
        Where the new line ends.

    Raises:
        ValueError: the line holds a line break.
        ChangedError: the last whole line ends elsewhere; nothing was written.
        OSError: the disk is full or the file cannot be written.
    """
    if "\n" in line or "\r" in line:
        raise ValueError("a record of a log is one line")
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    if not is_new:
        _check_ordinary(path)
    with open(path, "a+b") as file:
        end = _cut_torn_end(file.fileno())
        if after is not None and end != after:
            raise ChangedError(f"{path.name} has been changed by another window")
        data = _encode(line) + b"\n"
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)
    return end + len(data)


def write_failure(error: BaseException, words: Sequence[str] = ()) -> tuple[Path, bool]:
    """Keep what is known of an error that nobody expected, for those who mend it.

    Args:
        error: what happened.
        words: the command line, where it says something.

    Returns:
        Where it lies, and whether it could be written.
    """
    path = user_dir() / "crashes" / f"{datetime.now():%Y-%m-%d-%H%M%S}.txt"
    version = f"Taktskifte {__version__}, Python {sys.version}, {sys.platform}"
    details = "".join(traceback.format_exception(error))
    try:
        write_atomic(path, f"{version}\n{' '.join(words)}\n\n{details}")
    except OSError:
        return path, False
    return path, True


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the content of a file.

    Args:
        path: the file.
        limit: the largest size to accept, in bytes.

    Raises:
        TooLargeError: the file is larger than the limit.
        NotOrdinaryError: it is a pipe or a device.
        OSError: the file is missing or cannot be read.
    """
    _check_ordinary(path)
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(f"{path.name} is larger than {limit} bytes")
    return data


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file (a byte order mark is left out).

    Raises:
        TooLargeError: the file is larger than the limit.
        OSError: the file is missing or cannot be read.
        UnicodeDecodeError: the file is not UTF-8.
    """
    return read_bytes(path, limit).decode("utf-8-sig")


def set_aside(path: Path, reason: str) -> Path:
    """Move a damaged file away under a telling name, with the reason in a text file beside it.

    Args:
        path: the damaged file or folder.
        reason: one sentence for the person who looks for it later.

    Returns:
        Where it lies now, in the same folder.

    Raises:
        OSError: it cannot be moved.
    """
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    for number in range(1000):
        extra = f"-{number + 1}" if number else ""
        target = path.with_name(f"{path.stem}.damaged-{stamp}{extra}{path.suffix}")
        if not target.exists():
            break
    _replace(path, target)
    with suppress(OSError):  # the note is a courtesy; the file itself is safe by now
        target.with_name(target.name + ".txt").write_bytes(_encode(reason + "\n"))
    return target


def _encode(text: str) -> bytes:
    """Return UTF-8; half a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", errors="replace")


def _check_ordinary(path: Path) -> None:
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # a folder says so itself when it is opened
        raise NotOrdinaryError(f"{path.name} is not an ordinary file")


def _replace(source: str | Path, target: Path) -> None:
    # On Windows a virus scanner or an indexer may hold the file for a moment.
    for attempt in range(6):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == 5:
                raise
            time.sleep(0.05 * (attempt + 1))


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network drives refuse; the rename itself has been done
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cut_torn_end(descriptor: int) -> int:
    """Cut off a line without its end; return where the last whole line ends."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    end = size
    while end:
        start = max(0, end - 4096)
        os.lseek(descriptor, start, os.SEEK_SET)
        found = os.read(descriptor, end - start).rfind(b"\n")
        if found >= 0:
            end = start + found + 1
            break
        end = start
    if end < size:
        os.ftruncate(descriptor, end)
    return end
