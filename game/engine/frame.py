"""What follows from the rules alone and is needed every turn: scaled costs, dense shares, slots, calibration.

Money inside the equations is MNOK for an annual budget of 28 MNOK (``scale``); what is shown is the
scenario's own. The services and trust begin in balance with themselves: their base levels follow from the
start values, so that what happens next has causes in the game.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from game.engine.conditions import window
from game.engine.rules import (
    DelayedEffects,
    Effect,
    EventRule,
    InitiativeRule,
    OptionRule,
    Rules,
    StartInitiative,
)
from game.engine.state import Tag
from game.engine.vocabulary import NOT_STARTED, PAUSED, STOPPED

REFERENCE_BUDGET = 28.0
"""MNOK a year that the model's constants are written for."""

MONEY = ("budget", "cost", "income")
"""Targets of effects that are money."""

Pairs = tuple[tuple[int, float], ...]
"""Places of initiatives (or of services), each with a number."""

_LEAST, _MOST = 0.02, 0.95


@dataclass(frozen=True, slots=True)
class Slot:
    """A lasting effect: which source set it going, and what it shifts."""

    source: Tag
    effect: Effect


@dataclass(frozen=True, slots=True)
class DelayedSlot:
    """Effects of a source that fall due later."""

    source: Tag
    later: DelayedEffects


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Derived constants of one set of rules, in the order of the rules' tuples.

    Attributes:
        rules: The rules.
        live: Which initiatives the frame covers (all of them, or those that move; see ``live``).
        initiatives: Their rules; every per-initiative list of the frame has this order.
        tooled: Places of those that have a tool or can get one. Built, adoption, debt and all that comes of
            them is zero for the others from the turn's start to its end, and is not worked out for them.
        scale: Annual budget / 28.
        annual: MNOK a year.
        steps, h: Steps in a turn and their length in years.
        weight: Weight of each service; they add up to 1.
        shares: For each initiative, (service, share) pairs; shares add up to 1.
        serves: For each service, (initiative, share) pairs.
        relieves: ``serves`` of the tooled only.
        lifts: For each service, (initiative, quality points at full effect there) pairs.
        platform_from, data_from, security_from, excludes: (initiative, what its use gives a year) pairs of
            the tooled that give to the platform, data and security, or that citizens meet themselves.
        cost: Scaled build cost of each initiative at full reach.
        quality_base, pressure_base: Of each service, so that it starts in balance.
        staff_base, citizen_base, exclusion_base: Likewise for trust and exclusion.
        privacy_total: Sum of sensitivities (at least a small number), normalises exposure.
        freed_half: MNOK a year of freed time, per service, that gives half its effect.
        co2_reference: Tonnes that move the environmental part by half its scale.
        practice_base: Redesigned practice that was there before the game, in initiatives.
        slots, delayed: Lasting and delayed effects of every case option and event.
        money_slots, shift_slots: Which lasting effects move money, and which move the target of a stock.
        slot_range, delayed_range: For a source, its first slot and one past its last.
        case_order, ending_order: By priority, the highest first; ties of cases by id.
        strikers: (event, its window of turns or None) for each event that does not only happen in another's
            place.
    """

    rules: Rules
    live: tuple[int, ...]
    initiatives: tuple[InitiativeRule, ...]
    tooled: tuple[int, ...]
    scale: float
    annual: float
    steps: int
    h: float
    weight: list[float]
    shares: list[Pairs]
    serves: list[Pairs]
    relieves: list[Pairs]
    lifts: list[Pairs]
    platform_from: Pairs
    data_from: Pairs
    security_from: Pairs
    excludes: Pairs
    cost: list[float]
    quality_base: list[float]
    pressure_base: list[float]
    staff_base: float
    citizen_base: float
    exclusion_base: float
    privacy_total: float
    freed_half: list[float]
    co2_reference: float
    practice_base: float
    slots: tuple[Slot, ...]
    money_slots: tuple[int, ...]
    shift_slots: tuple[int, ...]
    delayed: tuple[DelayedSlot, ...]
    slot_range: dict[Tag, tuple[int, int]]
    delayed_range: dict[Tag, tuple[int, int]]
    case_order: tuple[int, ...]
    ending_order: tuple[int, ...]
    strikers: tuple[tuple[int, tuple[int, int] | None], ...]


@lru_cache(maxsize=8)
def frame(rules: Rules) -> Frame:
    """Return the derived constants of the rules (kept for the last few rules used)."""
    p = rules.params
    annual = rules.budget / rules.turn_years
    scale = annual / REFERENCE_BUDGET
    steps = max(1, round(p.time_steps * rules.turn_years * 2.0))
    weight = _normalised([service.weight for service in rules.services])
    shares = [_spread(rules, n) for n in range(len(rules.initiatives))]
    serves = [
        tuple((n, share) for n, pairs in enumerate(shares) for service, share in pairs if service == s)
        for s in range(len(rules.services))
    ]
    slots, delayed, slot_range, delayed_range = _slots(rules)
    exclusion = min(rules.start.exclusion, _MOST)
    organisation = min(rules.start.organisation, _MOST)
    return Frame(
        rules=rules,
        live=tuple(range(len(rules.initiatives))),
        initiatives=rules.initiatives,
        tooled=tuple(range(len(rules.initiatives))),
        scale=scale,
        annual=annual,
        steps=steps,
        h=rules.turn_years / steps,
        weight=weight,
        shares=shares,
        serves=serves,
        relieves=serves,
        lifts=[
            tuple((n, p.quality_gain * share * rules.initiatives[n].quality) for n, share in serving)
            for serving in serves
        ],
        platform_from=_givers(p.platform_provided * item.platform for item in rules.initiatives),
        data_from=_givers(p.data_provided * item.data for item in rules.initiatives),
        security_from=_givers(p.security_provided * item.security for item in rules.initiatives),
        excludes=_givers(p.inclusion_citizen_facing * item.citizen_facing for item in rules.initiatives),
        cost=[item.build / scale for item in rules.initiatives],
        quality_base=_quality_base(rules, serves),
        pressure_base=_pressure_base(rules),
        staff_base=_staff_base(rules),
        citizen_base=_citizen_base(rules, weight),
        exclusion_base=p.inclusion_recovery * exclusion / (1.0 - exclusion),
        privacy_total=_privacy_total(rules),
        freed_half=[max(p.freed_half * annual * share, 1e-6) for share in weight],
        co2_reference=p.footprint_reference * rules.population / 1000.0,
        practice_base=2.0 * organisation / (1.0 - organisation),
        slots=slots,
        money_slots=tuple(n for n, slot in enumerate(slots) if slot.effect.target in MONEY),
        shift_slots=tuple(n for n, slot in enumerate(slots) if slot.effect.target not in MONEY),
        delayed=delayed,
        slot_range=slot_range,
        delayed_range=delayed_range,
        case_order=_case_order(rules),
        ending_order=tuple(sorted(range(len(rules.endings)), key=lambda n: (-rules.endings[n].priority, n))),
        strikers=_strikers(rules),
    )


def _strikers(rules: Rules) -> tuple[tuple[int, tuple[int, int] | None], ...]:
    instead = [event.otherwise for event in rules.events]
    alone = [n for n, event in enumerate(rules.events) if event.when is not None and n not in instead]
    return tuple((n, window(rules.events[n].when)) for n in alone)


def _case_order(rules: Rules) -> tuple[int, ...]:
    cases = rules.cases
    offered = [n for n in range(len(cases)) if cases[n].options]
    return tuple(sorted(offered, key=lambda n: (-cases[n].priority, cases[n].id)))


def _normalised(weights: list[float]) -> list[float]:
    whole = 0.0
    for weight in weights:
        whole = whole + weight
    if whole <= 0.0:
        return [1.0 / len(weights) for _ in weights]
    return [weight / whole for weight in weights]


def _givers(amounts: Iterable[float]) -> Pairs:
    return tuple((n, amount) for n, amount in enumerate(amounts) if amount != 0.0)


def _spread(rules: Rules, initiative: int) -> Pairs:
    pairs = rules.initiatives[initiative].shares
    if not pairs:
        return tuple((s, 1.0 / len(rules.services)) for s in range(len(rules.services)))
    shares = _normalised([pair.share for pair in pairs])
    return tuple((pair.service, share) for pair, share in zip(pairs, shares, strict=True))


def _privacy_total(rules: Rules) -> float:
    whole = 0.0
    for item in rules.initiatives:
        whole = whole + item.privacy
    return max(whole, 0.5)


def _starting_effect(built: float, adoption: float, practice: float) -> float:
    return built * built * (3.0 - 2.0 * built) * adoption * practice


def _starting_disruption(rules: Rules, item: StartInitiative, share: float) -> float:
    if item.status in (NOT_STARTED, PAUSED, STOPPED):
        return 0.0
    settled = (1.0 - item.adoption) * (1.0 - rules.params.capacity_settled * item.practice)
    load = rules.initiatives[item.initiative].load * settled
    return rules.params.quality_disruption * share * load


def _quality_base(rules: Rules, serves: list[Pairs]) -> list[float]:
    p, start = rules.params, rules.start
    begun = {item.initiative: item for item in start.initiatives}
    bases = []
    for s, service in enumerate(rules.services):
        pressure = min(max(service.pressure, _LEAST), _MOST)
        base = service.quality + p.quality_pressure * pressure + p.quality_fatigue * start.fatigue
        base = base + p.quality_demand * start.demand
        for n, share in serves[s]:
            if n in begun:
                base = base + _starting_disruption(rules, begun[n], share)
                item, rule = begun[n], rules.initiatives[n]
                effect = _starting_effect(item.built, item.adoption, item.practice)
                kept = p.quality_ownerless + (1.0 - p.quality_ownerless) * item.follow_up
                base = base - p.quality_gain * share * rule.quality * effect * kept
        bases.append(base)
    return bases


def _pressure_base(rules: Rules) -> list[float]:
    bases = []
    for service in rules.services:
        pressure = min(max(service.pressure, _LEAST), _MOST)
        balance = rules.params.pressure_outflow * pressure / (1.0 - pressure)
        bases.append(max(balance - rules.params.pressure_demand * rules.start.demand, 0.0))
    return bases


def _staff_base(rules: Rules) -> float:
    p, start = rules.params, rules.start
    rested = p.fatigue_background / (p.fatigue_background + p.fatigue_recovery)
    custom = (p.staff_trust_organisation + p.staff_trust_participation) * p.staff_trust_custom
    return (
        start.staff_trust
        - p.staff_trust_leadership * start.leadership
        - custom
        + p.staff_trust_fatigue * rested
    )


def _citizen_base(rules: Rules, weight: list[float]) -> float:
    p, start = rules.params, rules.start
    exposed = 0.0
    for item in start.initiatives:
        exposed = exposed + rules.initiatives[item.initiative].privacy * item.built * item.adoption
    exposure = exposed * (1.0 - start.security) / _privacy_total(rules)
    quality = 0.0
    for share, service in zip(weight, rules.services, strict=True):
        quality = quality + share * service.quality
    return (
        start.citizen_trust
        - p.citizen_trust_quality * quality
        + p.citizen_trust_exposure * exposure
        + p.citizen_trust_exclusion * start.exclusion
    )


def _slots(
    rules: Rules,
) -> tuple[tuple[Slot, ...], tuple[DelayedSlot, ...], dict[Tag, tuple[int, int]], dict[Tag, tuple[int, int]]]:
    slots: list[Slot] = []
    delayed: list[DelayedSlot] = []
    slot_range: dict[Tag, tuple[int, int]] = {}
    delayed_range: dict[Tag, tuple[int, int]] = {}
    for source, origin in sources(rules):
        first_slot, first_delayed = len(slots), len(delayed)
        slots += [Slot(source, effect) for effect in origin.effects if lasting(effect)]
        for later in origin.later:
            delayed.append(DelayedSlot(source, later))
        slot_range[source] = (first_slot, len(slots))
        delayed_range[source] = (first_delayed, len(delayed))
    for n, item in enumerate(delayed):
        first = len(slots)
        slots += [Slot(item.source, effect) for effect in item.later.effects if lasting(effect)]
        slot_range["later", n, ""] = (first, len(slots))
    return tuple(slots), tuple(delayed), slot_range, delayed_range


def sources(rules: Rules) -> list[tuple[Tag, OptionRule | EventRule]]:
    """List everything that has effects: case options, then events, in order."""
    found: list[tuple[Tag, OptionRule | EventRule]] = [
        (("case", c, option.id), option) for c, case in enumerate(rules.cases) for option in case.options
    ]
    return found + [(("event", n, ""), event) for n, event in enumerate(rules.events)]


def lasting(effect: Effect) -> bool:
    """Say whether an effect shifts a target for some turns; what it does to an initiative is done at once."""
    return effect.lasts > 0 and effect.target != "co2" and not effect.target.startswith("initiative.")
