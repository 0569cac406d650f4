"""Those who run the course: the engine on floats and on vectors, and C; the others stand in ``libraries``.

Every contestant is set to do its best at the same task, eight half-years of every stock from constant
decisions, and is shown to reach the same stocks as the floats before it is timed.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import logging
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.course import Course, run
from benchmarks.native import WIDTH, Native, find_compiler
from game.engine.arithmetic import FLOATS


class AbsentError(Exception):
    """A contestant cannot take part on this machine; the message says why."""


class Contestant(Protocol):
    """Somebody who runs the course.

    Attributes:
        name: What it is called in the table.
        size: What its model consists of.
        lanes: Playthroughs in one go.
        slow: A go takes long; fewer rounds will do.
    """

    name: str
    size: str
    lanes: int
    slow: bool

    def go(self) -> None:
        """Run all lanes from the start to the end."""

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks that a lane reached in the last go."""


class Floats:
    """The engine as it is played: one playthrough on Python floats."""

    lanes, slow = 1, False

    def __init__(self, course: Course, turns: int) -> None:
        self.name = "the engine on floats"
        self.size = "its own equations"
        self.course, self.turns, self.decided = course, turns, course.lane(0)
        self._out: list[float] = []

    def go(self) -> None:
        """Run one playthrough."""
        self._out = run(self.course, self.course.start, self.decided, self.turns, FLOATS)

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks."""
        return self._out


class Vectors:
    """The same equations on numpy vectors of playthroughs, in one thread or shared among several."""

    slow = True

    def __init__(self, course: Course, turns: int, lanes: int, threads: int = 1) -> None:
        try:
            import numpy as np

            from game.engine.batch.vectors import VECTORS
        except ImportError:
            raise AbsentError("numpy is not installed") from None
        plural = "" if threads == 1 else f", {threads} threads"
        self.name = f"the engine on vectors{plural}"
        self.size = f"its own equations, {lanes:,} playthroughs a vector"
        self.lanes, self.course, self.turns, self._ar = lanes * threads, course, turns, VECTORS
        decided = np.array([course.lane(number) for number in range(self.lanes)]).T
        self._blocks = [np.ascontiguousarray(part) for part in np.array_split(decided, threads, axis=1)]
        self._start = [np.full(lanes, value) for value in course.start]
        self._out: list[Any] = [None] * threads

    def go(self) -> None:
        """Run every block, each in its own thread."""
        side_by_side([lambda n=n: self._block(n) for n in range(len(self._blocks))])

    def _block(self, number: int) -> None:
        self._out[number] = run(self.course, self._start, self._blocks[number], self.turns, self._ar)

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks of a playthrough."""
        block, at = divmod(lane, self.lanes // len(self._blocks))
        return [
            float(value[at]) if hasattr(value, "ndim") and value.ndim else value for value in self._out[block]
        ]


class Compiled:
    """The traced step in C, lanes side by side, in one thread or shared among several."""

    slow = False

    def __init__(self, course: Course, turns: int, lanes: int, native: Native, threads: int = 1) -> None:
        import numpy as np

        plural = "" if threads == 1 else f", {threads} threads"
        self.name = f"C{plural} (the limit here)"
        self.size = f"{len(course.program.needed()):,} operations a step"
        self.lanes, self._native, self._steps = lanes, native, turns * course.frame.steps
        decided = np.array([course.lane(number) for number in range(lanes)]).T
        self._decided = native.pack(np.ascontiguousarray(decided))
        self._begin = native.pack(np.repeat(np.array(course.start)[:, None], lanes, 1))
        self._stocks = native.pack(np.repeat(np.array(course.start)[:, None], lanes, 1))
        size = len(self._stocks)
        self._cuts = [(size * n // threads, size * (n + 1) // threads) for n in range(threads)]

    def go(self) -> None:
        """Run every lane from the start."""
        self._stocks[:] = self._begin
        side_by_side([lambda cut=cut: self._part(*cut) for cut in self._cuts])

    def _part(self, first: int, last: int) -> None:
        self._native.run(self._stocks[first:last], self._decided[first:last], self._steps)

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks of a playthrough."""
        return [float(value) for value in self._stocks[lane // WIDTH, :, lane % WIDTH]]


def module(name: str) -> Any:
    """Import a library that need not be there.

    Raises:
        AbsentError: it is not installed, or does not work here.
    """
    try:
        with quiet():
            return importlib.import_module(name)
    except Exception as error:  # a library that breaks on import is as absent as one that is not there
        reason = "is not installed" if isinstance(error, ModuleNotFoundError) else f"does not load: {error}"
        raise AbsentError(f"{name.partition('.')[0]} {reason}") from None


def compile_native(course: Course, folder: Path) -> Native:
    """Compile the traced step.

    Raises:
        AbsentError: there is no compiler, or it gave up.
    """
    module("numpy")
    compiler = find_compiler()
    if compiler is None:
        raise AbsentError("no C compiler was found")
    try:
        return Native(course.program, folder, compiler)
    except (OSError, TimeoutError) as error:
        raise AbsentError(f"{os.path.basename(compiler)} gave up: {error}") from None


def side_by_side(jobs: Sequence[Any]) -> None:
    """Run jobs at the same time and wait for all."""
    if len(jobs) == 1:
        jobs[0]()
        return
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep what a library says about itself out of the table."""
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)
