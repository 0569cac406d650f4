"""Processes that play the same scenario, each with rules of its own.

Whoever interrupts (Ctrl-C) stops them at once and without a word: it is for the process that began them to
say what happened.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from game.engine.rules import Rules

_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


class Processes:
    """Processes that share work; to be closed after use (``with``).

    Args:
        rules: The compiled scenario; ``own_rules`` gives it to what runs in them.
        count: How many, at least 1.
    """

    def __init__(self, rules: Rules, count: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(
            count, mp_context=context, initializer=_prepare, initargs=(rules.to_json(),)
        )

    def __enter__(self) -> Processes:
        """Begin; a process starts when there is work for it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes go; what they have not begun is dropped."""
        self._pool.shutdown(cancel_futures=True)

    def submit(
        self, work: Callable[_Args, _Result], *args: _Args.args, **options: _Args.kwargs
    ) -> Future[_Result]:
        """Have work done by the first process that is free."""
        with _deaf():
            return self._pool.submit(work, *args, **options)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that begin here take no notice of an interruption while they are still importing.

    They inherit that it waits. Here it waits too, and is heard at the end: were it ignored, one that comes
    just now would end the processes and not the work that asked for them.
    """
    if sys.platform == "win32":  # where nothing of the kind is inherited
        yield
        return
    resource_tracker.ensure_running()  # it would open the ears again when the first process begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_HERE: dict[str, Mapping[str, Any]] = {}


def _prepare(document: Mapping[str, Any]) -> None:
    """Keep the scenario of this process, and end it quietly at an interruption.

    Where those who began it take no notice of one (a job in the background), it takes none either.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _HERE["rules"] = document


@lru_cache(maxsize=1)
def own_rules() -> Rules:
    """Return the rules of the process that this runs in, one of ``Processes``."""
    return Rules.from_json(_HERE["rules"])
