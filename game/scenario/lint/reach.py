"""Cases, events, answers, stories and endings that no play can bring, because what they wait for never comes.

What can happen is found by letting it grow from nothing: an event that waits for another is possible once the
other is; two that wait for each other never are. Whatever the figures might do is taken to be possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.engine.values import MUST_CHOOSE
from game.scenario import walk
from game.scenario.conditions import InitiativeBound, LevelBound, When
from game.scenario.diagnostics import Problem
from game.scenario.lint.turns import possible
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

_ROUNDS = 40
_ALWAYS = When.model_construct()
_MOVING = ("built", "adoption", "practice", "follow_up", "debt")

Why = tuple[str, dict[str, Any]]


class Reach:
    """The turns in which things may happen, by id."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.count = scenario.turns.count
        self.cases: dict[str, set[int]] = {name: set() for name in scenario.cases}
        self.events: dict[str, set[int]] = {name: set() for name in scenario.events}
        self.options: dict[tuple[str, str], set[int]] = {}
        self.idle = _never_started(scenario)
        self.settled = any(not self._grow(backwards=bool(n % 2)) for n in range(_ROUNDS))

    def _grow(self, backwards: bool) -> bool:
        """Let what is possible make more possible; say whether it did. Every other time from the end."""
        before = self._size()
        events = list(self.scenario.events.items())
        for name, case in self.scenario.cases.items():
            self.cases[name] = self.turns(case.when)
            for word, option in case.options.items():
                allowed = self.turns(option.requires) if option.requires is not None else self.cases[name]
                self.options[name, word] = self.cases[name] & allowed
        for name, event in reversed(events) if backwards else events:
            if (event.when != _ALWAYS or event.chance) and event.chance != 0:
                turns = self.turns(event.when)
                self.events[name] |= turns
                if event.otherwise in self.events:
                    self.events[event.otherwise] |= turns
        return self._size() > before

    def _size(self) -> int:
        sets = (*self.cases.values(), *self.events.values(), *self.options.values())
        return sum(len(turns) for turns in sets)

    def turns(self, when: When) -> set[int]:
        """Return the turns in which a condition may hold."""
        turns = possible(when, self.count)
        for first, why in self._waits(when):
            turns = set() if why is not None else {turn for turn in turns if turn >= first}
        for part in when.all_:
            turns &= self.turns(part)
        if when.any_:
            turns &= set().union(*(self.turns(part) for part in when.any_))
        return turns

    def why_never(self, when: When) -> Why:
        """Return the reason why a condition that holds in no turn never holds."""
        waits = list(self._waits(when))
        for _, why in waits:
            if why is not None:
                return why
        for part in when.all_:
            if not self.turns(part):
                return self.why_never(part)
        for part in when.any_:
            if not self.turns(part):
                return self.why_never(part)
        return "never_in_time", {"turn": max((first for first, _ in waits), default=1)}

    def _waits(self, when: When) -> Iterator[tuple[int, Why | None]]:
        """Yield for each thing that a condition waits for its first turn, or why it never comes."""
        for case, names in when.chosen.items():
            known = [name for name in names if (case, name) in self.options]
            if known and len(known) == len(names):
                first = min((min(self.options[case, n], default=99) for n in known), default=99)
                yield first, ("never_chosen", {"case": case, "name": known[0]}) if first == 99 else None
        for event in when.happened:
            if event in self.events:
                first = min(self.events[event], default=99)
                yield first, ("never_happened", {"name": event}) if first == 99 else None
        for name, bound in when.initiative.items():
            if name in self.idle and _asks_for_more(bound):
                yield 99, ("never_started", {"name": name})
        if len(set(when.value)) > MUST_CHOOSE:
            yield 99, ("many_values", {"n": len(set(when.value)), "count": MUST_CHOOSE})
        if when.chance == 0:
            yield 99, ("no_chance", {})
        if when.not_ is not None and when.not_ == _ALWAYS:
            yield 99, ("not_always", {})
        yield from self._counts(when)

    def _counts(self, when: When) -> Iterator[tuple[int, Why]]:
        n = len(self.scenario.initiatives)
        for name in ("active", "delivered", "pilots"):
            bound = getattr(when.portfolio, name, None)
            if bound is not None and bound.above is not None and bound.above >= n:
                yield 99, ("portfolio_few", {"name": name, "above": bound.above, "n": n})


def _asks_for_more(bound: InitiativeBound) -> bool:
    """Return whether limits on an initiative can only be met once it is started."""
    above = [getattr(bound, name) for name in _MOVING]
    status = bound.status is not None and "not_started" not in bound.status
    return status or any(isinstance(each, LevelBound) and each.above is not None for each in above)


def _never_started(scenario: Scenario) -> set[str]:
    """Return the initiatives that no group can start."""
    count = scenario.turns.count
    started = {
        name for found in walk.effects(scenario) for name, e in found.effects.initiative.items() if e.start
    }
    never: set[str] = set()
    for name, item in scenario.initiatives.items():
        turn = item.available.turn if item.available is not None else None
        closed = turn is not None and (turn.from_ or 1) > min(turn.to or count, count)
        if closed and name not in started and name not in scenario.start.initiatives:
            never.add(name)
    while True:
        more = {
            name
            for name, item in scenario.initiatives.items()
            if name not in never
            and name not in started
            and name not in scenario.start.initiatives
            and any(other in never for other in item.needs.completed)
        }
        if not more:
            return never
        never |= more


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield a problem for everything that can never come, and why."""
    reach = Reach(scenario)
    if not reach.settled:
        return  # so entangled that it would take too long to tell
    for name in sorted(reach.idle):
        for other in scenario.initiatives[name].needs.completed:
            if other in reach.idle:
                where = ("initiatives", name, "needs", "completed")
                yield source.report("needs_never", "E203", where, name=name, other=other)
                break
    for found in walk.conditions(scenario):
        if not possible(found.when, reach.count):
            continue  # told by its turns
        turns = reach.turns(found.when)
        if found.of == "ending" and turns and reach.count not in turns:
            yield source.report("ending_turn", "E203", (*found.path, "turn"), count=reach.count)
        elif not turns:
            key, args = reach.why_never(found.when)
            yield source.report(key, "E203", found.path, at_key=True, **args)
        for path, when in walk.inside(found.path, found.when):
            yield from _contradictions(path, when, source)
    yield from _shadowed(scenario, source)
    for name, event in scenario.events.items():
        if event.chance == 0:
            yield source.report("no_chance", "E203", ("events", name, "chance"))


def _contradictions(path: walk.Path, when: When, source: SourceFile) -> Iterator[Problem]:
    """Find limits in different parts of a condition that nothing can meet together."""
    if not when.all_:
        return
    limits: dict[str, tuple[float, float]] = {}
    empty: set[str] = set()  # impossible in themselves, and told so
    for part in _conjuncts(when):
        for name, low, high in _limits(part):
            empty |= {name} if low >= high else set()
            least, most = limits.get(name, (float("-inf"), float("inf")))
            limits[name] = (max(least, low), min(most, high))
    for name, (above, below) in limits.items():
        if above >= below and name not in empty:
            where = (*path, "all")
            yield source.report(
                "bounds_apart", "E203", where, at_key=True, name=name, above=above, below=below
            )


def _conjuncts(when: When) -> Iterator[When]:
    yield when
    for part in when.all_:
        yield from _conjuncts(part)


def _limits(when: When) -> Iterator[tuple[str, float, float]]:
    pairs: list[tuple[str, Any]] = list(when)
    for kind in ("service", "initiative"):
        pairs = [
            *pairs,
            *((f"{kind}.{key}.{n}", v) for key, item in getattr(when, kind).items() for n, v in item),
        ]
    for kind in ("portfolio", "lever"):
        pairs = [*pairs, *((f"{kind}.{n}", v) for n, v in getattr(when, kind) or ())]
    for name, bound in pairs:
        above, below = getattr(bound, "above", None), getattr(bound, "below", None)
        if above is not None or below is not None:
            low = float("-inf") if above is None else float(above)
            yield name, low, float("inf") if below is None else float(below)


def _shadowed(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Find endings that stand behind one which always holds."""
    order = sorted(scenario.endings.items(), key=lambda pair: -pair[1].priority)
    sure = next((name for name, ending in order if ending.when == _ALWAYS), None)
    behind = False
    for name, _ in order:
        if behind and sure is not None:
            yield source.report(
                "ending_behind", "E203", ("endings", name), at_key=True, name=name, other=sure
            )
        behind = behind or name == sure
