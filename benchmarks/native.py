"""The limit on this machine: the traced step as C, compiled on the spot, lanes side by side in registers.

The arithmetic is the same to the bit: IEEE operations in the order of the graph, no contraction into fused
operations, no fast mathematics. Minimum, maximum and choice are ``a < b ? a : b`` written out for a vector.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.trace import Node, Program

WIDTH = 8
"""Lanes in one vector; a machine with shorter registers uses several."""

FLAGS = ("-O3", "-ffp-contract=off", "-march=native", "-fPIC", "-shared", "-w")

_HEAD = f"""
typedef double v __attribute__((vector_size({WIDTH * 8})));
typedef long long m __attribute__((vector_size({WIDTH * 8})));
static inline v pick(m mask, v a, v b) {{ return (v)((mask & (m)a) | (~mask & (m)b)); }}
static inline v low(v a, v b) {{ return pick(a < b, a, b); }}
static inline v high(v a, v b) {{ return pick(a > b, a, b); }}
static inline v same(double x) {{ return (v){{{", ".join(["x"] * WIDTH)}}}; }}
"""

_TERMS = {
    "add": "{0} + {1}", "sub": "{0} - {1}", "mul": "{0} * {1}", "div": "{0} / {1}", "neg": "-{0}",
    "min": "low({0}, {1})", "max": "high({0}, {1})", "pick": "pick({0}, {1}, {2})",
    "gt": "{0} > {1}", "lt": "{0} < {1}",
}  # fmt: skip


def find_compiler() -> str | None:
    """Return the path of a C compiler, or None."""
    names = (os.environ.get("CC", ""), "cc", "gcc", "clang")
    return next((found for name in names if name and (found := shutil.which(name))), None)


def source(program: Program) -> str:
    """Return C for ``run(blocks, steps, stocks, decisions)``: all steps of each block of lanes.

    Both arrays are laid out [block][name][lane of the block]; the stocks are changed in place.
    """
    count = len(program.stocks)
    names: dict[int, str] = {}
    for n, node in enumerate(program.inputs):
        names[node.index] = f"x[{n}]" if n < count else f"d[{n - count}]"
    lines = [_line(node, names) for node in program.needed() if node.op not in ("input", "const")]
    stores = [f"    v o{n} = {names[node.index]};" for n, node in enumerate(program.outputs)]
    stores += [f"    x[{n}] = o{n};" for n in range(count)]
    body = "\n".join([*lines, *stores])
    return (
        f"{_HEAD}\nstatic void step(v *x, const v *d) {{\n{body}\n}}\n"
        "void run(long blocks, long steps, double *stocks, const double *decisions) {\n"
        f"    for (long b = 0; b < blocks; b++)\n        for (long s = 0; s < steps; s++)\n"
        f"            step((v *)stocks + b * {count}, "
        f"(const v *)decisions + b * {len(program.decisions)});\n}}\n"
    )


def _line(node: Node, names: dict[int, str]) -> str:
    args = [f"same({arg.value!r})" if arg.op == "const" else names[arg.index] for arg in node.args]
    names[node.index] = f"t{node.index}"
    kind = "m" if node.op in ("gt", "lt") else "v"
    return f"    {kind} t{node.index} = {_TERMS[node.op].format(*args)};"


class Native:
    """The compiled step."""

    def __init__(self, program: Program, folder: Path, compiler: str) -> None:
        """Compile into a folder.

        Raises:
            OSError: the compiler gave up; the message is its own.
        """
        self.program = program
        written, made = folder / "course.c", folder / "course.so"
        written.write_text(source(program), encoding="utf-8")
        done = subprocess.run(
            [compiler, *FLAGS, "-o", str(made), str(written)], capture_output=True, text=True, timeout=150
        )
        if done.returncode:
            raise OSError(
                done.stderr.strip().splitlines()[0] if done.stderr.strip() else "the compiler failed"
            )
        self._run = ctypes.CDLL(str(made)).run
        self._run.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        self._run.restype = None

    def pack(self, lanes: Any) -> Any:
        """Return an array [name][lane] as [block][name][lane of the block], aligned for vectors."""
        import numpy as np

        names, count = lanes.shape
        blocks = -(-count // WIDTH)
        room = np.empty(blocks * names * WIDTH + WIDTH)
        first = (-room.ctypes.data // 8) % WIDTH
        packed = room[first : first + blocks * names * WIDTH].reshape(blocks, names, WIDTH)
        padded = np.empty((names, blocks * WIDTH))
        padded[:, :count] = lanes
        padded[:, count:] = lanes[:, -1:]
        packed[:] = padded.reshape(names, blocks, WIDTH).transpose(1, 0, 2)
        return packed

    def run(self, stocks: Any, decisions: Any, steps: int) -> None:
        """Run steps of packed lanes in place; other threads may run meanwhile."""
        self._run(len(stocks), steps, stocks.ctypes.data, decisions.ctypes.data)

    def unpack(self, packed: Any, count: int) -> Any:
        """Return packed lanes as an array [name][lane]."""
        blocks, names, width = packed.shape
        return packed.transpose(1, 0, 2).reshape(names, blocks * width)[:, :count]


def tidy(values: Sequence[float]) -> list[float]:
    """Return plain floats without a negative nothing."""
    return [float(value) + 0.0 for value in values]
