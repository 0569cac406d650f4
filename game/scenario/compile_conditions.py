"""Conditions of the language as the engine's trees: ids become indexes, points become fractions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine import conditions as engine
from game.engine.vocabulary import LEVERS, STATUSES
from game.scenario.conditions import QUANTITIES, AmountBound, CountBound, InitiativeBound, LevelBound, When

_AMOUNTS = ("economy", "benefits_realised")
_STOCKS_OF_INITIATIVE = ("built", "adoption", "practice", "follow_up", "debt")
_STOCKS_OF_SERVICE = ("quality", "pressure", "competence")
POINTS = 100.0


@dataclass(frozen=True)
class Index:
    """Where every id of a scenario stands in the engine's order."""

    services: Mapping[str, int]
    initiatives: Mapping[str, int]
    values: Mapping[str, int]
    cases: Mapping[str, int]
    options: Mapping[str, Mapping[str, int]]
    events: Mapping[str, int]
    owners: Mapping[str, int]


def number(names: Sequence[str]) -> dict[str, int]:
    """Return each name's place in an order."""
    return {name: at for at, name in enumerate(names)}


def compile_when(when: When, index: Index) -> engine.Condition | None:
    """Return a condition for the engine; None when it says nothing and so always holds."""
    parts = list(_parts(when, index))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else engine.All(tuple(parts))


def _parts(when: When, index: Index) -> Iterator[engine.Condition]:
    if when.turn is not None:
        yield engine.TurnIn(when.turn.from_ or 1, when.turn.to or 1_000)
    for name in QUANTITIES:
        scale = 1.0 if name in _AMOUNTS else POINTS
        yield from _bound(name, -1, getattr(when, name), scale)
    for name, service in when.service.items():
        for stock in _STOCKS_OF_SERVICE:
            yield from _bound(f"service.{stock}", index.services[name], getattr(service, stock), POINTS)
    for name, bound in when.initiative.items():
        yield from _initiative(index.initiatives[name], bound)
    for name in ("active", "delivered", "pilots"):
        yield from _bound(f"portfolio.{name}", -1, getattr(when.portfolio, name, None), 1.0)
    for at, lever in enumerate(LEVERS):
        yield from _bound("lever", at, getattr(when.lever, lever, None), 1.0)
    yield from _facts(when, index)
    yield from _nested(when, index)


def _bound(
    quantity: str, at: int, bound: LevelBound | AmountBound | CountBound | None, scale: float
) -> Iterator[engine.Condition]:
    if bound is None:
        return
    if bound.below is not None:
        yield engine.Compare(quantity, at, "below", bound.below / scale)
    if bound.above is not None:
        yield engine.Compare(quantity, at, "above", bound.above / scale)


def _initiative(at: int, bound: InitiativeBound) -> Iterator[engine.Condition]:
    for stock in _STOCKS_OF_INITIATIVE:
        yield from _bound(f"initiative.{stock}", at, getattr(bound, stock), POINTS)
    if bound.status is not None:
        yield engine.Status(at, tuple(STATUSES.index(status) for status in bound.status))
    if bound.owner is not None:
        yield _wanted(engine.Has("owner", at), bound.owner)
    if bound.baseline is not None:
        yield _wanted(engine.Has("baseline", at), bound.baseline)


def _wanted(condition: engine.Condition, wanted: bool) -> engine.Condition:
    return condition if wanted else engine.Not(condition)


def _facts(when: When, index: Index) -> Iterator[engine.Condition]:
    for case, options in when.chosen.items():
        chosen = [engine.Chosen(index.cases[case], index.options[case][option]) for option in options]
        yield chosen[0] if len(chosen) == 1 else engine.Any(tuple(chosen))
    for event in when.happened:
        yield engine.Happened(index.events[event])
    for value in when.value:
        yield engine.Valued(index.values[value])


def _nested(when: When, index: Index) -> Iterator[engine.Condition]:
    always = engine.All(())
    for part in when.all_:
        yield compile_when(part, index) or always
    if when.any_:
        yield engine.Any(tuple(compile_when(part, index) or always for part in when.any_))
    if when.not_ is not None:
        yield engine.Not(compile_when(when.not_, index) or always)
    if when.chance is not None:
        yield engine.Chance(when.chance / POINTS)
