"""Saying things in a terminal: plain text, errors apart, suggestions, and progress when it takes time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from typing import IO, TypeVar

from game.i18n import plain_text
from game.paths import checkout_dir

T = TypeVar("T")
PROG = (
    "taktskifte" if checkout_dir() is None else "py main.py" if sys.platform == "win32" else "python3 main.py"
)
"""How the program is called on this machine, for texts that give a command."""
PATIENCE = 1.0
"""Seconds before a progress bar shows itself."""


class OutputError(OSError):
    """The output does not take what is written to it: the disk it goes to is full, for one."""


def spell(*words: str) -> str:
    """Return a command as it is typed here: the program, then words, in quotation marks if they have spaces.

    >>> spell("check", "my town").partition(" check ")[2]
    '"my town"'
    """
    return " ".join([PROG, *(f'"{word}"' if " " in word else word for word in words)])


def say(text: str, file: IO[str] | None = None) -> None:
    """Print a text for people: without soft hyphens, with ordinary spaces.

    Raises:
        BrokenPipeError: the reader of the output has gone.
        OutputError: it cannot be written.
    """
    hand_out(plain_text(text) + "\n", file)


def hand_out(text: str, file: IO[str] | None = None) -> None:
    """Write a text for other programs as it is (raises like ``say``)."""
    with _telling():
        (file or sys.stdout).write(text)


def finish() -> None:
    """Write out what still waits in the standard output (raises like ``say``)."""
    with _telling():
        sys.stdout.flush()


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(*error.args) from error


def complain(text: str) -> None:
    """Print a problem for people on standard error; where nobody can be told, the exit status must do."""
    with suppress(OSError):
        say(text, sys.stderr)
        sys.stderr.flush()


def closest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that was probably meant, or None when nothing is near."""
    by_folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def track(items: Iterable[T], label: str, total: int) -> Iterator[T]:
    """Go through items with a progress bar on standard error, if it is a terminal and it takes over a second.

    Args:
        items: what to go through.
        label: what is being done.
        total: how many there are.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    began = time.monotonic()
    iterator = iter(items)
    done = 0
    for item in iterator:
        yield item
        done += 1
        if time.monotonic() - began > PATIENCE:
            break
    else:
        return
    yield from _track_shown(iterator, plain_text(label), total, done)


def _track_shown(items: Iterator[T], label: str, total: int, done: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total, completed=done)
        for item in items:
            yield item
            progress.advance(task)
