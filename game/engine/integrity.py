"""Whether rules hang together: every number within its range, every reference to something that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from weakref import WeakSet

from game.engine.codec import RulesError, verify
from game.engine.conditions import (
    All,
    Any,
    Chosen,
    Compare,
    Condition,
    Happened,
    Has,
    Not,
    Status,
    Valued,
)
from game.engine.story import Effect, EventRule, OptionRule
from game.engine.vocabulary import (
    COUNTS,
    EFFECTS,
    FEATURES,
    FREED_TIME,
    INITIATIVE_QUANTITIES,
    LEVERS,
    QUANTITIES,
    SERVICE_QUANTITIES,
    STATUSES,
)

if TYPE_CHECKING:
    from game.engine.rules import Rules

_SOUND: WeakSet[Rules] = WeakSet()


def ensure_sound(rules: Rules) -> None:
    """Check rules the first time they are met; every game asks, and only the first has to wait.

    Raises:
        RulesError: naming the path of the first number that is not finite or is out of its range, else what
            ``check`` names.
    """
    if rules not in _SOUND:
        verify(rules)
        check(rules)
        _SOUND.add(rules)


def check(rules: Rules) -> None:
    """Verify everything in the rules that refers to something else.

    Raises:
        RulesError: naming the path of the first reference that leads nowhere, or the first id used twice.
    """
    if not rules.services:
        raise RulesError("services", "at least one service is needed")
    if rules.owners[: len(rules.services)] != tuple(s.id for s in rules.services):
        raise RulesError("owners", "must begin with the services in order")
    for path, names in _names(rules):
        if len(set(names)) != len(names):
            raise RulesError(path, "an id is used twice")
    for path, feature in _features(rules):
        if feature not in FEATURES:
            raise RulesError(path, "unknown feature")
    for feature, turn in rules.opens.items():
        if turn < 1:
            raise RulesError(f"opens.{feature}", "turns begin with 1")
    sizes = _sizes(rules)
    for path, group, index in _references(rules):
        if not 0 <= index < sizes[group]:
            raise RulesError(path, f"no {group} number {index}")
    for path, condition in _conditions(rules):
        for kind, index, size in _asked(condition, path, sizes, rules):
            if not 0 <= index < size:
                raise RulesError(path, f"condition names no {kind} number {index}")


def _sizes(rules: Rules) -> dict[str, int]:
    return {
        "service": len(rules.services),
        "initiative": len(rules.initiatives),
        "case": len(rules.cases),
        "event": len(rules.events),
        "value": len(rules.values),
        "lever": len(LEVERS),
        "owner": len(rules.owners),
    }


def _names(rules: Rules) -> Iterator[tuple[str, list[object]]]:
    """Yield every list in which nothing may stand twice."""
    for kind in ("services", "initiatives", "values", "cases", "events", "endings", "chapters"):
        yield kind, [item.id for item in getattr(rules, kind)]
    for n, case in enumerate(rules.cases):
        yield f"cases[{n}].options", [option.id for option in case.options]
    yield "start.initiatives", [begun.initiative for begun in rules.start.initiatives]


def _features(rules: Rules) -> Iterator[tuple[str, str]]:
    yield from ((f"opens.{feature}", feature) for feature in rules.opens)
    for n, chapter in enumerate(rules.chapters):
        yield from ((f"chapters[{n}].opens", feature) for feature in chapter.opens)


def _references(rules: Rules) -> Iterator[tuple[str, str, int]]:
    """Yield (path, what, index) for everything that is named; -1, where it may mean none or all, is not."""
    for n, item in enumerate(rules.initiatives):
        here = f"initiatives[{n}]"
        yield from ((f"{here}.shares", "service", share.service) for share in item.shares)
        yield from ((f"{here}.completed", "initiative", other) for other in item.completed)
        yield from ((f"{here}.owners", "owner", owner) for owner in item.owners)
    for n, begun in enumerate(rules.start.initiatives):
        yield f"start.initiatives[{n}]", "initiative", begun.initiative
        if begun.owner != -1:
            yield f"start.initiatives[{n}].owner", "owner", begun.owner
    for n, value in enumerate(rules.values):
        yield from ((f"values[{n}]", "initiative", other) for other in (*value.favours, *value.opposes))
    for n, case in enumerate(rules.cases):
        if case.service != -1:
            yield f"cases[{n}].service", "service", case.service
    for n, event in enumerate(rules.events):
        if event.otherwise != -1:
            yield f"events[{n}].otherwise", "event", event.otherwise
    for path, effect in _effects(rules):
        yield from _changed(path, effect)


def _changed(path: str, effect: Effect) -> Iterator[tuple[str, str, int]]:
    """Yield what an effect acts on.

    Raises:
        RulesError: the effect is unknown, or leaves out what it must name.
    """
    if effect.target not in EFFECTS:
        raise RulesError(path, f"unknown effect '{effect.target}'")
    group = effect.target.partition(".")[0]
    if group == "initiative" and effect.index < 0:
        raise RulesError(path, "must name an initiative")
    if group in ("service", "initiative") and effect.index != -1:
        yield path, group, effect.index
    if effect.target == "service.freed_time":
        if effect.index < 0:
            raise RulesError(path, "must name a service")
        if effect.amount not in range(len(FREED_TIME)):
            raise RulesError(path, "must name a use of freed time by its number")
    if effect.target == "initiative.owner" and effect.amount != -1.0:
        if effect.amount != int(effect.amount):
            raise RulesError(path, "must name an owner by a whole number")
        yield path, "owner", int(effect.amount)


def _effects(rules: Rules) -> Iterator[tuple[str, Effect]]:
    sources: list[tuple[str, OptionRule | EventRule]] = [
        (f"cases[{c}].options[{o}]", option)
        for c, case in enumerate(rules.cases)
        for o, option in enumerate(case.options)
    ]
    sources += [(f"events[{n}]", event) for n, event in enumerate(rules.events)]
    for path, source in sources:
        yield from ((f"{path}.effects[{n}]", effect) for n, effect in enumerate(source.effects))
        for later in source.later:
            yield from ((f"{path}.later", effect) for effect in later.effects)


def _conditions(rules: Rules) -> Iterator[tuple[str, Condition]]:
    for c, case in enumerate(rules.cases):
        if case.when is not None:
            yield f"cases[{c}].when", case.when
        for o, option in enumerate(case.options):
            if option.requires is not None:
                yield f"cases[{c}].options[{o}].requires", option.requires
    for name in ("events", "endings"):
        for n, item in enumerate(getattr(rules, name)):
            if item.when is not None:
                yield f"{name}[{n}].when", item.when


def _asked(
    condition: Condition, path: str, sizes: Mapping[str, int], rules: Rules
) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, index, size) for everything a condition asks about.

    Raises:
        RulesError: when it names an unknown quantity.
    """
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _asked(part, path, sizes, rules)
        case Not(part):
            yield from _asked(part, path, sizes, rules)
        case Compare(quantity, index, _, _):
            yield from _compared(quantity, index, path, sizes)
        case Status(initiative, statuses):
            yield "initiative", initiative, sizes["initiative"]
            yield from (("status", status, len(STATUSES)) for status in statuses)
        case Has(_, initiative):
            yield "initiative", initiative, sizes["initiative"]
        case Chosen(case, option):
            yield "case", case, sizes["case"]
            options = rules.cases[case].options if 0 <= case < sizes["case"] else ()
            yield "option", option, len(options)
        case Happened(event):
            yield "event", event, sizes["event"]
        case Valued(value):
            yield "value", value, sizes["value"]


def _compared(
    quantity: str, index: int, path: str, sizes: Mapping[str, int]
) -> Iterator[tuple[str, int, int]]:
    if quantity in SERVICE_QUANTITIES:
        yield "service", index, sizes["service"]
    elif quantity in INITIATIVE_QUANTITIES:
        yield "initiative", index, sizes["initiative"]
    elif quantity == "lever":
        yield "lever", index, sizes["lever"]
    elif quantity not in QUANTITIES and quantity not in COUNTS:
        raise RulesError(path, f"unknown quantity '{quantity}'")
