"""Those who run the course: two libraries for system dynamics, the engine on floats and on vectors, and C.

Every contestant is set to do its best at the same task, eight half-years of every stock from constant
decisions, and is shown to reach the same stocks as the floats before it is timed.

*PySD* gets the traced step as a Vensim model: a stock is ``INTEG`` of a flow ``(next - now) / TIME STEP``
with one time step for each midpoint step, shared parts are auxiliaries (see ``emit``), decisions are
constants, and PySD translates it itself. Only the last time is asked for and outputs are not cached, which
is quickest.

*BPTK-Py* gets the same equations as stocks, biflows, converters and constants of its modelling language. Its
Python engine is the ordinary one; its Rust engine keeps a model that has been loaded, which is quicker than
``Model.simulate(backend="rust")``, where the model is written and read for every run. The modelling language
does not bracket a sum to the right of a plus or minus, so such a sum goes first or is multiplied by -1.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import io
import logging
import operator
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.course import Course, run
from benchmarks.emit import Equations, name_parts, text
from benchmarks.native import WIDTH, Native, find_compiler
from benchmarks.trace import Node
from game.engine.arithmetic import FLOATS

VENSIM = {
    "min": "MIN({0}, {1})",
    "max": "MAX({0}, {1})",
    "pick": "IF THEN ELSE({0}, {1}, {2})",
    "sqrt": "SQRT({0})",
}


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


class PySD:
    """PySD, from a Vensim model of the traced step."""

    lanes, slow = 1, True

    def __init__(self, course: Course, turns: int, folder: Path) -> None:
        pysd = module("pysd")
        self.name = f"PySD {version('pysd')}"
        equations = name_parts(course.program)
        self.size = f"{len(course.stocks)} stocks, {len(equations.auxiliaries):,} auxiliaries"
        self._stocks, self._last = list(course.stocks), turns * course.frame.steps
        written = folder / "course.mdl"
        written.write_text(vensim(course, equations, self._last), encoding="utf-8")
        with quiet():
            self._model = pysd.read_vensim(written)
        self._out: Any = None

    def go(self) -> None:
        """Run one playthrough."""
        with quiet():
            self._out = self._model.run(
                return_columns=self._stocks, return_timestamps=[self._last], cache_output=False
            )

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks."""
        return [float(value) for value in self._out[self._stocks].iloc[-1]]


class BptkPython:
    """BPTK-Py on its Python engine."""

    lanes, slow = 1, True

    def __init__(self, course: Course, model: Any) -> None:
        self.name = f"BPTK-Py {version('bptk-py')}, Python engine"
        self.size = f"{len(course.stocks)} stocks, {len(model.converters):,} converters"
        self._model, self._stocks, self._out = model, list(course.stocks), None

    def go(self) -> None:
        """Run one playthrough."""
        self._out = self._model.simulate(self._stocks)

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks."""
        return [float(value) for value in self._out[self._stocks].iloc[-1]]


class BptkRust:
    """BPTK-Py on its Rust engine, the model loaded once."""

    lanes, slow = 1, False

    def __init__(self, course: Course, model: Any, last: int) -> None:
        engine = module("BPTK_Py._rust_engine")
        self.name = f"BPTK-Py {version('bptk-py')}, Rust engine"
        self.size = f"{len(course.stocks)} stocks, {len(model.converters):,} converters"
        self._model = engine.RustSdEngine().load_model(model.to_json())
        self._stocks, self._last, self._out = list(course.stocks), str(float(last)), None

    def go(self) -> None:
        """Run one playthrough."""
        self._out = self._model.simulate(self._stocks)

    def reached(self, lane: int) -> Sequence[float]:
        """Return the stocks."""
        return [self._out[name][self._last] for name in self._stocks]


def vensim(course: Course, equations: Equations, last: int) -> str:
    """Return the course as a Vensim model, one time step for each midpoint step."""
    program, names = course.program, equations.names
    lines = []
    for name, begun, out in zip(program.stocks, course.start, program.outputs, strict=True):
        lines.append(f"{name} = INTEG(flow of {name}, {begun!r})")
        lines.append(f"flow of {name} = ({text(out, names, VENSIM)} - {name}) / TIME STEP")
    decided = zip(program.decisions, course.lane(0), strict=True)
    lines += [f"{name} = {value!r}" for name, value in decided]
    lines += [f"{names[part.index]} = {text(part, names, VENSIM, True)}" for part in equations.auxiliaries]
    lines += ["INITIAL TIME = 0", f"FINAL TIME = {last}", "TIME STEP = 1", "SAVEPER = 1"]
    return "{UTF-8}\n" + "".join(f"{line} ~ ~ |\n" for line in lines)


_OPERATORS = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv,
    "gt": operator.gt, "lt": operator.lt,
}  # fmt: skip


def bptk_model(course: Course, turns: int) -> Any:
    """Return the course in the modelling language of BPTK-Py.

    Raises:
        AbsentError: it is not installed.
    """
    library = module("BPTK_Py")
    functions = module("BPTK_Py.sddsl.functions")
    last = float(turns * course.frame.steps)
    model = library.Model(starttime=0.0, stoptime=last, dt=1.0, name="course")
    program, equations = course.program, name_parts(course.program)
    made: dict[int, Any] = {}
    count = len(program.stocks)
    for node, name, begun in zip(program.inputs[:count], program.stocks, course.start, strict=True):
        made[node.index] = model.stock(name)
        made[node.index].initial_value = begun
    for node, name, value in zip(program.inputs[count:], program.decisions, course.lane(0), strict=True):
        made[node.index] = model.constant(name)
        made[node.index].equation = value
    for part in equations.auxiliaries:
        made[part.index] = model.converter(equations.names[part.index])
    for part in equations.auxiliaries:
        made[part.index].equation = _bptk(part, made, functions, True)
    for node, name, out in zip(program.inputs, program.stocks, program.outputs, strict=False):
        change = model.biflow(f"flow_of_{name}")
        change.equation = _bptk(out, made, functions) - made[node.index]
        made[node.index].equation = change
    return model


def _bptk(node: Node, made: dict[int, Any], functions: Any, whole: bool = False) -> Any:
    if not whole and node.index in made:
        return made[node.index]
    if node.op == "const":
        return node.value
    args = [_bptk(arg, made, functions) for arg in node.args]
    bare = len(node.args) == 2 and node.args[1].index not in made and node.args[1].op in ("add", "sub")
    if node.op == "neg":
        return args[0] * -1.0
    if node.op == "sub" and bare:
        return args[0] + args[1] * -1.0
    if node.op == "add" and bare:
        return args[1] + args[0]
    if node.op == "pick":
        return functions.If(*args)
    if node.op in ("min", "max", "sqrt"):
        return getattr(functions, node.op)(*args)
    return _OPERATORS[node.op](*args)


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


def version(package: str) -> str:
    """Return the installed version of a package."""
    return importlib.metadata.version(package)


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
