"""Initiatives that take longer than the game lasts."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from game.scenario import walk
from game.scenario.catalogue import archetypes, complete
from game.scenario.diagnostics import Level, Problem
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile
from game.scenario.standing import turn_years

_NEVER = 999


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield initiatives that cannot be delivered before the end, however early a group starts them."""
    if any(
        item.from_ is not None and item.from_ not in archetypes() for item in scenario.initiatives.values()
    ):
        return
    hurried = {name for found in walk.effects(scenario) for name in found.effects.initiative}
    delivered: dict[str, int] = {}
    for name in scenario.initiatives:
        first, turn = _delivered(scenario, name, delivered, frozenset())
        if turn <= scenario.turns.count or first >= _NEVER or name in hurried:
            continue
        where = ("initiatives", name)
        args: dict[str, Any] = {"turn": turn, "count": scenario.turns.count, "first": first}
        key = "too_slow" if first <= scenario.turns.count else "starts_too_late"
        yield source.report(key, "W419", where, at_key=True, level=Level.WARNING, name=name, **args)


def _delivered(
    scenario: Scenario, name: str, known: dict[str, int], trail: frozenset[str]
) -> tuple[int, int]:
    """Return the first turn in which an initiative can start, and after which it can be delivered."""
    item = scenario.initiatives.get(name)
    if item is None or name in trail:  # told elsewhere
        return 1, 0
    if name in scenario.start.initiatives:
        return 1, 1
    first = (item.available.turn.from_ or 1) if item.available is not None else 1
    if first > scenario.turns.count:
        return _NEVER, _NEVER
    for other in item.needs.completed:
        if other not in known:
            known[other] = _delivered(scenario, other, known, trail | {name})[1]
        first = max(first, known[other] + 1)
    turns = max(1, ceil(complete(scenario, name).time / turn_years(scenario) - 1e-9))
    return first, first + turns - 1
