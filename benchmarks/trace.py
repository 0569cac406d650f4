"""The model written down by the model itself: an arithmetic whose numbers record what is done with them.

``Recorder`` is one more kind of number-like value for the engine's equations. While ``dynamics.flow`` runs
over it, every operation becomes a node of an expression graph; equal nodes are one node. From the graph come
the same equations in other languages (``contestants``), so nothing is copied by hand.

What is simplified, for the benefit of those it is exported to: adding nothing, multiplying by one and
multiplying by nothing leave no node. For finite numbers the value is the same (the sign of a zero aside).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class Node:
    """A number that remembers how it was made.

    Attributes:
        op: ``input``, ``const``, or an operation: add sub mul div neg sqrt min max gt lt pick.
        args: The nodes it was made of.
        value: Of a constant, its value.
        index: Its place in the graph; what it was made of comes before it.
    """

    __slots__ = ("args", "graph", "index", "op", "value")

    def __init__(self, graph: Graph, op: str, args: tuple[Node, ...], value: float, index: int) -> None:
        self.graph, self.op, self.args, self.value, self.index = graph, op, args, value, index

    def __add__(self, other: Node | float) -> Node:
        return self if is_number(other, 0.0) else self.graph.make("add", self, other)

    def __radd__(self, other: float) -> Node:
        return self if is_number(other, 0.0) else self.graph.make("add", other, self)

    def __sub__(self, other: Node | float) -> Node:
        return self if is_number(other, 0.0) else self.graph.make("sub", self, other)

    def __rsub__(self, other: float) -> Node:
        return -self if is_number(other, 0.0) else self.graph.make("sub", other, self)

    def __mul__(self, other: Node | float) -> Node | float:
        if is_number(other, 0.0):
            return 0.0
        return self if is_number(other, 1.0) else self.graph.make("mul", self, other)

    def __rmul__(self, other: float) -> Node | float:
        if is_number(other, 0.0):
            return 0.0
        return self if is_number(other, 1.0) else self.graph.make("mul", other, self)

    def __truediv__(self, other: Node | float) -> Node:
        return self if is_number(other, 1.0) else self.graph.make("div", self, other)

    def __rtruediv__(self, other: float) -> Node | float:
        return 0.0 if is_number(other, 0.0) else self.graph.make("div", other, self)

    def __neg__(self) -> Node:
        return self.graph.make("neg", self)

    def __gt__(self, other: Node | float) -> Node:
        return self.graph.make("gt", self, other)

    def __lt__(self, other: Node | float) -> Node:
        return self.graph.make("lt", self, other)

    def __bool__(self) -> bool:
        raise TypeError("an equation asks what a number is; it must use the arithmetic's where")


def is_number(value: object, wanted: float) -> bool:
    """Say whether a value is a plain number, and this one."""
    return isinstance(value, (int, float)) and value == wanted


class Graph:
    """Every node once, in the order in which they were made."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[tuple[object, ...], Node] = {}

    def input(self) -> Node:
        """Return a new unknown."""
        node = Node(self, "input", (), math.nan, len(self.nodes))
        self.nodes.append(node)
        return node

    def make(self, op: str, *args: Node | float) -> Node:
        """Return the node of an operation on nodes and numbers."""
        return self._find(op, tuple(self.lift(arg) for arg in args), math.nan)

    def lift(self, value: Node | float) -> Node:
        """Return the node of a number; a node is itself."""
        return value if isinstance(value, Node) else self._find("const", (), float(value))

    def _find(self, op: str, args: tuple[Node, ...], value: float) -> Node:
        key = (op, value.hex() if op == "const" else "", *(arg.index for arg in args))
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = Node(self, op, args, value, len(self.nodes))
            self.nodes.append(node)
        return node


class Recorder:
    """The arithmetic of nodes; numbers among themselves are reckoned at once."""

    zero = 0.0

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def minimum(self, a: Node | float, b: Node | float) -> Node | float:
        """Record ``a if a < b else b``."""
        if isinstance(a, Node) or isinstance(b, Node):
            return self.graph.make("min", a, b)
        return a if a < b else b

    def maximum(self, a: Node | float, b: Node | float) -> Node | float:
        """Record ``a if a > b else b``."""
        if isinstance(a, Node) or isinstance(b, Node):
            return self.graph.make("max", a, b)
        return a if a > b else b

    def clip(self, x: Node | float, low: Node | float, high: Node | float) -> Node | float:
        """Record ``minimum(maximum(x, low), high)``."""
        return self.minimum(self.maximum(x, low), high)

    def where(self, condition: Node | bool, a: Node | float, b: Node | float) -> Node | float:
        """Record ``a`` where the condition holds, else ``b``."""
        if isinstance(condition, Node):
            return self.graph.make("pick", condition, a, b)
        return a if condition else b

    def sqrt(self, a: Node | float) -> Node | float:
        """Record the square root."""
        return self.graph.make("sqrt", a) if isinstance(a, Node) else math.sqrt(a)


@dataclass(frozen=True)
class Program:
    """One step of the model as a graph.

    Attributes:
        stocks: Names of the stocks, in order: what flows.
        decisions: Names of what a turn's decisions set, constant while the model runs.
        inputs: The unknowns: first the stocks, then the decisions.
        outputs: The stocks a step later.
    """

    stocks: tuple[str, ...]
    decisions: tuple[str, ...]
    inputs: tuple[Node, ...]
    outputs: tuple[Node, ...]

    def needed(self) -> list[Node]:
        """Return the nodes that some output depends on, in an order in which they can be reckoned."""
        return reachable(self.outputs)

    def evaluate(self, values: Sequence[float]) -> list[float]:
        """Reckon a step on floats: stocks and decisions in, stocks out."""
        known: dict[int, float] = {node.index: v for node, v in zip(self.inputs, values, strict=True)}
        for node in self.needed():
            if node.op != "input":
                known[node.index] = reckon(node, [known[arg.index] for arg in node.args])
        return [known[node.index] for node in self.outputs]


def reachable(outputs: Iterable[Node]) -> list[Node]:
    """Return every node that the outputs are made of, in the order of the graph."""
    found: dict[int, Node] = {}
    waiting = list(outputs)
    while waiting:
        node = waiting.pop()
        if node.index not in found:
            found[node.index] = node
            waiting.extend(node.args)
    return [found[index] for index in sorted(found)]


def reckon(node: Node, args: list[float]) -> float:
    """Return the value of one node on floats."""
    match node.op:
        case "const":
            return node.value
        case "neg":
            return -args[0]
        case "sqrt":
            return math.sqrt(args[0])
        case "pick":
            return args[1] if args[0] else args[2]
    a, b = args
    match node.op:
        case "add":
            return a + b
        case "sub":
            return a - b
        case "mul":
            return a * b
        case "div":
            return a / b
        case "min":
            return a if a < b else b
        case "max":
            return a if a > b else b
        case "gt":
            return a > b
        case "lt":
            return a < b
    raise ValueError(f"unknown operation '{node.op}'")
