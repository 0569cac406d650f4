"""Two libraries for system dynamics, each with the traced step in its own language.

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

import importlib.metadata
import operator
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.contestants import module, quiet
from benchmarks.course import Course
from benchmarks.emit import Equations, name_parts, text
from benchmarks.trace import Node

VENSIM = {
    "min": "MIN({0}, {1})",
    "max": "MAX({0}, {1})",
    "pick": "IF THEN ELSE({0}, {1}, {2})",
    "sqrt": "SQRT({0})",
}


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


def version(package: str) -> str:
    """Return the installed version of a package."""
    return importlib.metadata.version(package)
