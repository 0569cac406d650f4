"""Everything that can be shown of a state: indicators, maturity, services, initiatives, benefits by kind,
money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.arithmetic import FLOATS, total
from game.engine.fields import STOCKS
from game.engine.purse import ANSWERS, Purse, purse
from game.engine.readings import Readings, sustainability
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import INDICATORS, LEVERS, MATURITIES, STATUSES
from game.engine.work import UNDER_WAY, Work

CHAIN = ("built", "adoption", "practice", "follow_up")
"""The links a benefit needs, in order."""


@dataclass(frozen=True, slots=True)
class ServiceReading:
    """A service: quality, pressure and competence 0..100; freed time in hours a year, and what it goes to."""

    id: str
    quality: float
    pressure: float
    competence: float
    freed_hours: float
    freed_use: str


@dataclass(frozen=True, slots=True)
class InitiativeReading:
    """An initiative.

    Attributes:
        id: Its id.
        status: One of ``STATUSES``.
        built, adoption, practice, follow_up, debt: 0..100.
        potential: Share of the effect it could give that it gives now, 0..100.
        benefit: MNOK a year that count; ``lost`` is freed time nobody has directed.
        running: MNOK a year.
        owner: Owner's id or "".
        baseline: Measured before delivery.
        reach: Share of the full initiative.
        overrun: Cost factor as it has turned out (1 before the start).
        load: Change load it lays on the organisation now.
        weak: The weakest link of ``CHAIN``; "" when not under way.
    """

    id: str
    status: str
    built: float
    adoption: float
    practice: float
    follow_up: float
    debt: float
    potential: float
    benefit: float
    lost: float
    running: float
    owner: str
    baseline: bool
    reach: float
    overrun: float
    load: float
    weak: str


@dataclass(frozen=True, slots=True)
class BenefitReading:
    """Benefits by kind, MNOK a year; hours a year.

    Attributes:
        quality: Better quality, valued.
        avoided: Avoided cost.
        freed: Freed time that is directed, valued; part of the benefits realised.
        cash: The part of it that has become savings.
        lost: Freed time that nobody has directed; not counted.
        hours_freed, hours_directed, hours_lost: The same in hours.
        total: Benefits realised.
        believed: What the council believes.
        so_far: MNOK since the start.
    """

    quality: float
    avoided: float
    freed: float
    cash: float
    lost: float
    hours_freed: float
    hours_directed: float
    hours_lost: float
    total: float
    believed: float
    so_far: float


@dataclass(frozen=True, slots=True)
class Indicators:
    """A state as it is shown.

    Attributes:
        values: Each of ``INDICATORS``: 0..100, except benefits (MNOK a year) and economy (MNOK).
        maturity: Each lever 0..100.
        services, initiatives: In the order of the rules.
        benefits: By kind.
        money: The coming turn's money.
        council: The council's answer for the coming turn: none, cut, extra, supervision or reclaim.
        stocks: Organisation stocks, 0..100.
        sustainability: Environmental, social and economic parts, 0..100.
        load, capacity: Change load now, and what can be carried.
        co2: Tonnes CO2e so far against doing nothing.
    """

    values: Mapping[str, float]
    maturity: Mapping[str, float]
    services: tuple[ServiceReading, ...]
    initiatives: tuple[InitiativeReading, ...]
    benefits: BenefitReading
    money: Purse
    council: str
    stocks: Mapping[str, float]
    sustainability: Mapping[str, float]
    load: float
    capacity: float
    co2: float

    def shown(self, key: str) -> float:
        """Return a figure by the key its causes have: an indicator, ``maturity.x`` or ``service.<id>``."""
        group, _, name = key.partition(".")
        if group == "maturity" and name:
            return self.maturity[name]
        if group == "service" and name:
            return next(service.quality for service in self.services if service.id == name)
        return self.values[key]


def measure(rules: Rules, state: State) -> Indicators:
    """Return everything that can be shown of a state."""
    return read(Work(rules, state))


def read(work: Work, seen: Readings | None = None) -> Indicators:
    """Return everything that can be shown of a turn in progress; the figures may be at hand already."""
    seen = Readings(work) if seen is None else seen
    frame = work.frame
    parts = sustainability(seen, frame, FLOATS)
    return Indicators(
        values={name: seen.shown[name] for name in INDICATORS},
        maturity={lever: seen.shown[key] for lever, key in zip(LEVERS, MATURITIES, strict=True)},
        services=tuple(_service(work, seen, s) for s in range(len(frame.weight))),
        initiatives=tuple(_initiative(work, seen, n) for n in range(len(work.status))),
        benefits=_benefits(work, seen),
        money=purse(work),
        council=ANSWERS[work.council],
        stocks={name: 100.0 * getattr(work.x, name) for name in STOCKS},
        sustainability={
            name: 100.0 * part
            for name, part in zip(("environmental", "social", "economic"), parts, strict=True)
        },
        load=seen.rates.load,
        capacity=seen.rates.capacity,
        co2=work.x.co2,
    )


def _service(work: Work, seen: Readings, s: int) -> ServiceReading:
    freed, use = seen.rates.service_freed[s], work.freed_use[s]
    return ServiceReading(
        id=work.rules.services[s].id,
        quality=100.0 * work.x.quality[s],
        pressure=100.0 * work.x.pressure[s],
        competence=100.0 * work.x.competence[s],
        freed_hours=freed / work.rules.params.freed_hour_cost,
        freed_use=("", "quality", "savings", "capacity")[use + 1],
    )


def _initiative(work: Work, seen: Readings, n: int) -> InitiativeReading:
    x, rates, rule = work.x, seen.rates, work.rules.initiatives[n]
    weak = ""
    if work.status[n] in UNDER_WAY:
        links = {"built": rates.works[n], "adoption": x.adoption[n], "practice": x.practice[n],
                 "follow_up": x.follow_up[n]}  # fmt: skip
        weak = min(CHAIN, key=links.__getitem__)
    return InitiativeReading(
        id=rule.id,
        status=STATUSES[work.status[n]],
        built=100.0 * x.built[n],
        adoption=100.0 * x.adoption[n],
        practice=100.0 * x.practice[n],
        follow_up=100.0 * x.follow_up[n],
        debt=100.0 * x.debt[n],
        potential=100.0 * rates.effect[n] * x.follow_up[n],
        benefit=rates.benefit[n],
        lost=rates.freed[n] * max(1.0 - rates.directed[n], 0.0),
        running=rates.running[n],
        owner=work.rules.owners[work.owner[n]] if work.owner[n] >= 0 else "",
        baseline=work.baseline[n] == 1,
        reach=work.reach[n],
        overrun=work.overrun[n],
        load=rates.loads[n],
        weak=weak,
    )


def _benefits(work: Work, seen: Readings) -> BenefitReading:
    rates, inputs, p = seen.rates, seen.inputs, work.rules.params
    quality = avoided = freed = lost = believed = 0.0
    for n, rule in enumerate(work.rules.initiatives):
        directed = rates.freed[n] * rates.directed[n]
        rest = rates.benefit[n] - directed
        better = rest * rule.quality / (rule.quality + p.benefit_quality_half)
        quality = quality + better
        avoided = avoided + (rest - better)
        freed = freed + directed
        lost = lost + rates.freed[n] * max(1.0 - rates.directed[n], 0.0)
        believed = believed + rates.benefit[n] * inputs.believed[n]
    hour = p.freed_hour_cost
    return BenefitReading(
        quality=quality,
        avoided=avoided,
        freed=freed,
        cash=rates.cash,
        lost=lost,
        hours_freed=total(rates.freed) / hour,
        hours_directed=freed / hour,
        hours_lost=lost / hour,
        total=rates.benefits,
        believed=believed,
        so_far=work.x.benefits,
    )
