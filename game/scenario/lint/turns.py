"""Cases, events and stories that no turn of the game can bring, and limits that nothing can meet."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario import walk
from game.scenario.conditions import AmountBound, CountBound, LevelBound, TurnRange, When
from game.scenario.diagnostics import Level, Problem
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

Path = tuple[str | int, ...]
MAX_NESTING = 8


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield a problem for every condition that can never hold, as far as turns and limits tell."""
    count = scenario.turns.count
    for found in walk.conditions(scenario):
        told = False
        for path, when in walk.inside(found.path, found.when):
            problems = list(_turns(path, when.turn, count, source))
            told = told or bool(problems)
            yield from problems
            yield from _bounds(path, when, source)
            if sum(step in ("all", "any", "not") for step in path) > MAX_NESTING:
                yield source.report("too_nested", "E108", path)
        if not told and not possible(found.when, count):
            yield source.report("never_together", "E203", found.path)
    for name, item in scenario.initiatives.items():
        if item.available is not None:
            yield from _turns(("initiatives", name, "available"), item.available.turn, count, source)
    yield from _never_struck(scenario, source)
    yield from _too_late(scenario, source)


def possible(when: When, count: int) -> set[int]:
    """Return the turns in which a condition may hold, judged by its turns alone."""
    turns = set(range(1, count + 1))
    if when.turn is not None:
        turns &= set(range(when.turn.from_ or 1, min(when.turn.to or count, count) + 1))
    for part in when.all_:
        turns &= possible(part, count)
    if when.any_:
        turns &= set().union(*(possible(part, count) for part in when.any_))
    return turns


def _turns(path: Path, turn: TurnRange | None, count: int, source: SourceFile) -> Iterator[Problem]:
    if turn is None:
        return
    first, last = turn.from_ or 1, turn.to
    if last is not None and first > last:
        yield source.report("turns_empty", "E203", (*path, "turn"), low=first, high=last)
    elif first > count:
        yield source.report("turn_after_end", "E203", (*path, "turn"), turn=first, count=count)


def _bounds(path: Path, when: When, source: SourceFile) -> Iterator[Problem]:
    for where, bound in _all_bounds(path, when):
        if bound.below is None and bound.above is None:
            yield source.report("bound_bare", "E104", where, at_key=True)
        elif bound.below is not None and bound.above is not None and bound.above >= bound.below:
            yield source.report("bound_empty", "E203", where, above=bound.above, below=bound.below)


def _all_bounds(path: Path, item: object) -> Iterator[tuple[Path, LevelBound | AmountBound | CountBound]]:
    for name, value in item:  # type: ignore[attr-defined]
        if isinstance(value, (LevelBound, AmountBound, CountBound)):
            yield (*path, name), value
        elif name in ("portfolio", "lever") and value is not None:
            yield from _all_bounds((*path, name), value)
        elif name in ("service", "initiative"):
            for key, inner in value.items():
                yield from _all_bounds((*path, name, key), inner)


def _never_struck(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    named = {event.otherwise for event in scenario.events.values()}
    always = When.model_construct()
    for name, event in scenario.events.items():
        if event.when == always and event.chance is None and name not in named:
            yield source.report("never_struck", "E203", ("events", name), at_key=True)


def _too_late(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    count = scenario.turns.count
    for found in walk.effects(scenario):
        if not found.after:
            continue
        owner = scenario.cases if found.path[0] == "cases" else scenario.events
        earliest = min(possible(owner[str(found.path[1])].when, count), default=0)
        if earliest and earliest + found.after > count:
            where = (*found.path[:-1], "after")
            yield source.report("later_after_end", "W411", where, level=Level.WARNING)
