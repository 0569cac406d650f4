"""From a graph to equations of a size that somebody would write: which parts get a name, and their text.

A careful modeller names what is used more than once and splits what is too long to read; the rest stays
inside the equations. Naming costs the tools that we compare with a function call each, repeating costs
arithmetic, so a shared part is named when what would be repeated is larger than ``WORTH`` operations; the
value was chosen where PySD ran fastest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.trace import Node, Program

WORTH = 6
LONGEST = 60
SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "gt": ">", "lt": "<"}


@dataclass(frozen=True)
class Equations:
    """A step as named equations.

    Attributes:
        names: Name of every unknown and auxiliary, by its node's place in the graph.
        auxiliaries: Nodes that have an equation of their own, in order.
    """

    program: Program
    names: Mapping[int, str]
    auxiliaries: tuple[Node, ...]


def name_parts(program: Program, worth: int = WORTH, longest: int = LONGEST) -> Equations:
    """Choose the auxiliaries of a program."""
    uses: dict[int, int] = {}
    nodes = program.needed()
    for node in (*nodes, *(Node(out.graph, "use", (out,), 0.0, -1) for out in program.outputs)):
        for arg in node.args:
            uses[arg.index] = uses.get(arg.index, 0) + 1
    names = {
        node.index: name
        for node, name in zip(program.inputs, (*program.stocks, *program.decisions), strict=True)
    }
    sizes: dict[int, int] = {}
    chosen: list[Node] = []
    for node in nodes:
        if node.op in ("input", "const"):
            sizes[node.index] = 0
            continue
        size = 1 + sum(sizes[arg.index] for arg in node.args)
        shared = uses[node.index] > 1 and size * (uses[node.index] - 1) > worth
        if node.op not in ("gt", "lt") and (shared or size > longest):
            chosen.append(node)
            names[node.index] = f"part_{len(chosen)}"
            size = 0
        sizes[node.index] = size
    return Equations(program, names, tuple(chosen))


def text(node: Node, names: Mapping[int, str], words: Mapping[str, str], whole: bool = False) -> str:
    """Return the text of a node; ``words`` are patterns for min, max, pick and sqrt.

    Args:
        node: What is written.
        names: Names of nodes that are named.
        words: Patterns with places {0}, {1}, {2}.
        whole: Write the node out even if it has a name.
    """
    if not whole and node.index in names:
        return names[node.index]
    if node.op == "const":
        return repr(node.value) if node.value >= 0 else f"({node.value!r})"
    args = [text(arg, names, words) for arg in node.args]
    if node.op == "neg":
        return f"(-{args[0]})"
    if node.op in SIGNS:
        return f"({args[0]} {SIGNS[node.op]} {args[1]})"
    return words[node.op].format(*args)
