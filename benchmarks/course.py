"""The course that every contestant runs: a scenario's flow over all its initiatives, constant decisions.

No events, no cases, no council: what is compared is the equations. A turn is ``frame.steps`` midpoint steps.
The decisions of a playthrough are the money on each lever, which initiatives are under way, who answers for
their benefits, and what freed time is used for; lanes differ in all of them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.trace import Graph, Node, Program, Recorder
from game.engine.dynamics.flow import flow
from game.engine.dynamics.stocks import Inputs, Stocks
from game.engine.frame import Frame
from game.engine.rules import Rules
from game.engine.step import begin
from game.engine.work import Work
from game.scenario.loader import load

FLAGSHIP = Path(__file__).resolve().parents[1] / "scenarios" / "taktskifte"
TURNS = 8
SEED = 3


@dataclass(frozen=True)
class Course:
    """What is run.

    Attributes:
        rules: The scenario.
        frame: Its derived constants.
        stocks, decisions: Names, in the order of ``start`` and of each lane of ``lanes``.
        start: The stocks before the first turn.
        program: One step of the flow as a graph.
    """

    rules: Rules
    frame: Frame
    stocks: tuple[str, ...]
    decisions: tuple[str, ...]
    start: tuple[float, ...]
    program: Program

    def lane(self, number: int) -> tuple[float, ...]:
        """Return the decisions of one playthrough; number 0 is balanced."""
        drawn = random.Random(SEED * 1_000_003 + number)
        count, services = len(self.frame.initiatives), len(self.frame.weight)
        shares = (20, 30, 30, 20) if number == 0 else [1 + drawn.randrange(60) for _ in range(4)]
        whole = float(sum(shares))
        money = [28.0 * share / whole for share in shares]
        active = [1.0 if n % 3 == 0 or drawn.random() < 0.3 else 0.0 for n in range(count)]
        owned = [on if number == 0 or drawn.random() < 0.7 else 0.0 for on in active]
        uses = [0 if number == 0 else drawn.randrange(3) for _ in range(services)]
        freed = [1.0 if use == kind else 0.0 for kind in range(3) for use in uses]
        return (*money, *active, *owned, *freed)

    def unpack(self, stocks: Any, decisions: Any) -> tuple[Stocks, Inputs]:
        """Return stocks and inputs of the engine from values in order, of any kind of number."""
        return unflatten(self.rules, stocks), _decided(self.rules, self.frame, decisions)


def lay(folder: Path = FLAGSHIP) -> Course:
    """Return the course of a scenario.

    Raises:
        ValueError: the scenario has problems.
    """
    loaded = load(folder)
    if loaded.content is None:
        raise ValueError(f"{folder.name}: the scenario has problems; run check on it first")
    return lay_rules(Rules.from_json(loaded.content["rules"]))


def lay_rules(rules: Rules) -> Course:
    """Return the course of compiled rules."""
    work = Work(rules, begin(rules, SEED))
    names, start = flatten(work.x)
    decisions = _decision_names(rules)
    program = record(rules, work.frame, names, decisions)
    return Course(rules, work.frame, names, decisions, tuple(start), program)


def record(rules: Rules, frame: Frame, stocks: tuple[str, ...], decisions: tuple[str, ...]) -> Program:
    """Return one midpoint step as a graph, by running it over nodes."""
    graph = Graph()
    inputs = tuple(graph.input() for _ in (*stocks, *decisions))
    x = unflatten(rules, inputs[: len(stocks)])
    given = _decided(rules, frame, inputs[len(stocks) :])
    recorder: Any = Recorder(graph)
    after = flow(x, given, replace(frame, steps=1), recorder)
    outputs: list[Node] = [graph.lift(value) for value in flatten(after)[1]]
    return Program(stocks, decisions, inputs, tuple(outputs))


def flatten(x: Stocks) -> tuple[tuple[str, ...], list[Any]]:
    """Return the names and values of all stocks, one after the other."""
    names, values = [], []
    for name in Stocks.__slots__:
        value = getattr(x, name)
        parts = list(value) if isinstance(value, list) else [value]
        names += [f"{name}_{n}" for n in range(len(parts))] if isinstance(value, list) else [name]
        values += parts
    return tuple(names), values


def unflatten(rules: Rules, values: Any) -> Stocks:
    """Return the stocks of the engine from values in the order of ``flatten``."""
    x, at = Work(rules, begin(rules, SEED)).x, 0
    for name in Stocks.__slots__:
        held = getattr(x, name)
        if isinstance(held, list):
            setattr(x, name, [values[at + n] for n in range(len(held))])
            at += len(held)
        else:
            setattr(x, name, values[at])
            at += 1
    return x


def run(course: Course, stocks: Any, decisions: Any, turns: int, arithmetic: Any) -> list[Any]:
    """Run turns of the engine's own flow over any kind of number, and return the stocks in order."""
    x, given = course.unpack(stocks, decisions)
    for _ in range(turns):
        x = flow(x, given, course.frame, arithmetic)
    return flatten(x)[1]


def _decision_names(rules: Rules) -> tuple[str, ...]:
    count, services = range(len(rules.initiatives)), range(len(rules.services))
    names = [f"money_{lever}" for lever in ("strategy", "technology", "organisation", "leadership")]
    names += [f"under_way_{n}" for n in count] + [f"owned_{n}" for n in count]
    for use in ("quality", "savings", "capacity"):
        names += [f"to_{use}_{s}" for s in services]
    return tuple(names)


def _decided(rules: Rules, frame: Frame, values: Any) -> Inputs:
    """Return what the equations take; what this course does not vary is as at the start of a game."""
    count, services = len(rules.initiatives), len(rules.services)

    def take(first: int, size: int) -> list[Any]:
        return [values[first + n] for n in range(size)]

    given = Work(rules, begin(rules, SEED)).inputs()
    given.money = take(0, 4)
    given.spent = (values[0] + values[1] + values[2] + values[3]) * frame.scale
    given.grant = rules.budget / rules.turn_years
    given.active = take(4, count)
    given.building = given.active
    given.ownership = take(4 + count, count)
    at = 4 + 2 * count
    given.to_quality = take(at, services)
    given.to_savings = take(at + services, services)
    given.to_capacity = take(at + 2 * services, services)
    return given
