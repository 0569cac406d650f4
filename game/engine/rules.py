"""A compiled scenario: everything the engine needs, frozen, ordered, with ids resolved to indexes.

Units: stocks, shares and thresholds of stocks are fractions 0..1; money is million kroner (MNOK) in the
scenario's own price level; time is years (``lasts`` and ``after`` count turns); footprint is tonnes CO2e.
References are indexes into the tuples of ``Rules``; -1 means none (or all, where said so).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.engine.codec import BIG, RulesError, from_plain, ranged, to_plain
from game.engine.integrity import ensure_sound
from game.engine.parameters import Parameters
from game.engine.story import CaseRule, DelayedEffects, Effect, EndingRule, EventRule, OptionRule
from game.engine.vocabulary import INDICATORS, STATUSES

__all__ = [
    "RULES_VERSION", "CaseRule", "ChapterRule", "DelayedEffects", "Effect", "EndingRule", "EventRule",
    "InitiativeRule", "Need", "OptionRule", "Rules", "RulesError", "ServiceRule", "ServiceShare",
    "StartInitiative", "StartValues", "ValueRule", "Weight", "document_hash", "rules_hash",
]  # fmt: skip

RULES_VERSION = 1
"""Changes whenever the same rules and decisions would give other bits."""


@dataclass(frozen=True, slots=True)
class ServiceShare:
    """How much of an initiative's work falls in a service (fraction; an initiative's shares add to 1)."""

    service: int = ranged(0, 1_000)
    share: float = ranged(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Need:
    """A lever's maturity (fraction) that must be reached before an initiative may start."""

    lever: int = ranged(0, 3)
    level: float = ranged(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much an indicator counts in a value's result."""

    indicator: int = ranged(0, len(INDICATORS) - 1)
    weight: float = ranged(0.0, 100.0)


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """A service area and its condition at the start (fractions; ``staff`` persons)."""

    id: str
    weight: float = ranged(0.0, BIG, 1.0)
    quality: float = ranged(0.0, 1.0, 0.5)
    pressure: float = ranged(0.0, 1.0, 0.45)
    competence: float = ranged(0.0, 1.0, 0.3)
    staff: float = ranged(0.0, BIG, 100.0)


@dataclass(frozen=True, slots=True)
class InitiativeRule:
    """What may be started, built, used, changed in the work and followed up.

    Attributes:
        shares: Services it serves.
        build: MNOK to build at full reach, before any overrun.
        running: MNOK a year when delivered.
        duration: Years it takes at the least.
        load: Change load (1 is an ordinary initiative).
        usefulness: What the users get out of it, fraction.
        complexity: Fraction; raises the risk of overrun and lowers ease of use.
        value: MNOK a year at full effect.
        cashable: Share of the value that is freed time.
        quality: Quality points as a fraction at full effect in the services it serves.
        privacy: Sensitivity of what it handles, fraction.
        co2_build: Tonnes CO2e embodied in building it.
        co2_use: Tonnes a year in use.
        co2_saves: Tonnes a year saved at full effect.
        needs: Maturity that must be there first.
        completed: Initiatives that must be delivered first.
        first_turn: First turn it is offered (1-based).
        last_turn: Last turn it may be started.
        staff: Affected employees, weighs staff adoption.
        pilot: May start as a pilot and be scaled later.
        owners: Owners allowed (indexes into ``Rules.owners``); empty means all.
        citizen_facing: Citizens meet it themselves (matters for inclusion).
        data, platform, security: How strongly it feeds these common stocks, fraction.
    """

    id: str
    shares: tuple[ServiceShare, ...] = ()
    build: float = ranged(0.01, BIG, 2.0)
    running: float = ranged(0.0, BIG, 0.2)
    duration: float = ranged(0.1, 20.0, 1.0)
    load: float = ranged(0.0, 10.0, 1.0)
    usefulness: float = ranged(0.0, 1.0, 0.6)
    complexity: float = ranged(0.0, 1.0, 0.4)
    value: float = ranged(0.0, BIG, 2.0)
    cashable: float = ranged(0.0, 1.0, 0.4)
    quality: float = ranged(0.0, 1.0, 0.1)
    privacy: float = ranged(0.0, 1.0, 0.3)
    co2_build: float = ranged(-BIG, BIG, 0.0)
    co2_use: float = ranged(-BIG, BIG, 0.0)
    co2_saves: float = ranged(-BIG, BIG, 0.0)
    needs: tuple[Need, ...] = ()
    completed: tuple[int, ...] = ()
    first_turn: int = ranged(1, 1_000, 1)
    last_turn: int = ranged(1, 1_000, 1_000)
    staff: float = ranged(0.0, BIG, 50.0)
    pilot: bool = False
    owners: tuple[int, ...] = ()
    citizen_facing: bool = False
    data: float = ranged(0.0, 1.0, 0.0)
    platform: float = ranged(0.0, 1.0, 0.0)
    security: float = ranged(0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class StartInitiative:
    """An initiative already under way when the game begins (fractions; owner -1 is none)."""

    initiative: int = ranged(0, 10_000)
    built: float = ranged(0.0, 1.0, 0.0)
    adoption: float = ranged(0.0, 1.0, 0.0)
    practice: float = ranged(0.0, 1.0, 0.0)
    follow_up: float = ranged(0.0, 1.0, 0.0)
    owner: int = ranged(-1, 10_000, -1)
    status: int = ranged(0, len(STATUSES) - 1, 1)


@dataclass(frozen=True, slots=True)
class StartValues:
    """The municipality's condition at the start (fractions; ``demand_growth`` a share a year).

    ``technology`` sets data, platform and 1 - legacy debt; ``organisation`` sets redesigned practice (each
    service gives its own competence).
    """

    strategy: float = ranged(0.0, 1.0, 0.25)
    technology: float = ranged(0.0, 1.0, 0.25)
    organisation: float = ranged(0.0, 1.0, 0.3)
    leadership: float = ranged(0.0, 1.0, 0.3)
    security: float = ranged(0.0, 1.0, 0.35)
    citizen_trust: float = ranged(0.0, 1.0, 0.55)
    staff_trust: float = ranged(0.0, 1.0, 0.5)
    fatigue: float = ranged(0.0, 1.0, 0.1)
    exclusion: float = ranged(0.0, 1.0, 0.1)
    demand: float = ranged(0.0, 1.0, 0.0)
    demand_growth: float = ranged(0.0, 1.0, 0.06)
    initiatives: tuple[StartInitiative, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueRule:
    """An ambition: what it weighs, and which initiatives it favours or opposes."""

    id: str
    weighs: tuple[Weight, ...] = ()
    favours: tuple[int, ...] = ()
    opposes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterRule:
    """A chapter ends after a turn and opens features (``vocabulary.FEATURES``) from its own first turn."""

    id: str
    ends_after: int = ranged(1, 1_000)
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True, weakref_slot=True)
class Rules:
    """A whole compiled scenario. Compared by identity; use ``rules_hash`` for equality of content.

    Attributes:
        id: The scenario's id.
        turns: Number of turns.
        turn_years: Length of a turn in years.
        budget: MNOK granted each turn before the council's answers.
        reserve: MNOK at the start.
        loan_limit: MNOK the reserve may be below zero before the council takes over.
        carry_over: Unspent money stays in the reserve and may be used; else it lapses.
        population: Inhabitants.
        params: Every constant of the model.
        start: Stocks at the start.
        owners: Ids of benefit owners: every service, in order, then ``digitalisation``, ``administration``.
        opens: First turn in which a feature is open; a feature not named is open from turn 1.
    """

    id: str
    turns: int = ranged(1, 100)
    turn_years: float = ranged(0.05, 5.0)
    budget: float = ranged(0.1, BIG)
    reserve: float = ranged(-BIG, BIG)
    loan_limit: float = ranged(0.0, BIG)
    carry_over: bool
    population: float = ranged(1.0, 1e9)
    params: Parameters
    start: StartValues
    services: tuple[ServiceRule, ...]
    owners: tuple[str, ...]
    initiatives: tuple[InitiativeRule, ...]
    values: tuple[ValueRule, ...] = ()
    cases: tuple[CaseRule, ...] = ()
    events: tuple[EventRule, ...] = ()
    endings: tuple[EndingRule, ...] = ()
    chapters: tuple[ChapterRule, ...] = ()
    opens: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values; ``from_json`` gives the same rules back."""
        return {"version": RULES_VERSION, **to_plain(self)}

    @staticmethod
    def from_json(document: Mapping[str, Any]) -> Rules:
        """Read and check compiled rules.

        Raises:
            RulesError: naming the path of the first fault, also for references that lead nowhere.
        """
        if not isinstance(document, Mapping):
            raise RulesError("", "expected an object")
        if document.get("version") != RULES_VERSION:
            raise RulesError("version", f"expected rules version {RULES_VERSION}")
        rules = from_plain(Rules, {key: value for key, value in document.items() if key != "version"})
        ensure_sound(rules)
        return rules


def rules_hash(rules: Rules) -> str:
    """Hash ids and numbers in canonical order (blake2b, 32 hex digits); texts have no part in it."""
    return document_hash(rules.to_json())


def document_hash(document: Mapping[str, Any]) -> str:
    """Hash compiled rules as they are written in a document that ``Rules.from_json`` has accepted.

    An older document may lack what has since been given a default; its own hash still tells it whole.
    """
    plain = json.dumps(_exact(document), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.blake2b(plain.encode(), digest_size=16).hexdigest()


def _exact(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (value + 0.0).hex()
    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return value
