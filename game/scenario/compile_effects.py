"""Effects of the language as the engine's: points of 100 become fractions, per cent become shares."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine import rules as engine
from game.engine.vocabulary import FREED_TIME
from game.scenario.compile_conditions import POINTS, Index
from game.scenario.effects import STOCKS, Change, Effects, InitiativeEffect, Later, ServiceEffect

# The author says `technology` of what the engine calls the shared platform.
_TARGETS = {"technology": "platform"}
ALL = "all"


def compile_effects(effects: Effects, index: Index) -> tuple[engine.Effect, ...]:
    """Return effects for the engine, in the order of the language."""
    return tuple(_each(effects, index))


def compile_later(later: tuple[Later, ...], index: Index) -> tuple[engine.DelayedEffects, ...]:
    """Return what comes later, for the engine."""
    return tuple(engine.DelayedEffects(item.after, compile_effects(item.effects, index)) for item in later)


def _each(effects: Effects, index: Index) -> Iterator[engine.Effect]:
    for name, amount in (("cost", effects.cost), ("income", effects.income), ("co2", effects.co2)):
        if amount:
            yield engine.Effect(name, amount=amount)
    if effects.budget is not None:
        yield engine.Effect("budget", amount=effects.budget.add, lasts=effects.budget.lasts)
    for name in STOCKS:
        yield from _push(_TARGETS.get(name, name), -1, getattr(effects, name))
    for name, service in effects.service.items():
        yield from _service(-1 if name == ALL else index.services[name], service)
    for name, change in effects.initiative.items():
        yield from _initiative(index.initiatives[name], change, index)
    for name, use in effects.freed_time.items():
        yield engine.Effect("service.freed_time", index.services[name], float(FREED_TIME.index(use)))


def _push(target: str, at: int, push: Change | None) -> Iterator[engine.Effect]:
    if push is not None and push.add:
        yield engine.Effect(target, at, push.add / POINTS, push.lasts or 0)


def _service(at: int, service: ServiceEffect) -> Iterator[engine.Effect]:
    for name, push in service:
        yield from _push(f"service.{name}", at, push)


def _initiative(at: int, change: InitiativeEffect, index: Index) -> Iterator[engine.Effect]:
    for name in ("built", "adoption", "practice", "follow_up", "debt"):
        yield from _push(f"initiative.{name}", at, getattr(change, name))
    for name in ("cost", "time", "load"):
        share = getattr(change, name)
        if share:
            yield engine.Effect(f"initiative.{name}", at, share / POINTS, relative=True)
    if change.owner is not None:
        yield engine.Effect("initiative.owner", at, float(index.owners[change.owner]))
    for name in ("baseline", "stop", "start"):
        if getattr(change, name):
            yield engine.Effect(f"initiative.{name}", at, 1.0)
