"""A checked scenario as the game plays it: rules, texts and structure in one JSON document."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from game.engine import conditions, rules
from game.engine.codec import RulesError
from game.engine.integrity import ensure_sound
from game.engine.parameters import Parameters
from game.engine.vocabulary import COMMON_OWNERS, INDICATORS, LEVERS, STATUSES
from game.scenario import standing
from game.scenario.catalogue import STANDARD_PARTS, Whole, complete, standard
from game.scenario.compile_conditions import POINTS, Index, compile_when, number
from game.scenario.compile_effects import compile_effects, compile_later
from game.scenario.compile_structure import structure
from game.scenario.compile_texts import compile_texts
from game.scenario.diagnostics import Problem
from game.scenario.schema import (
    Event,
    Indicator,
    Initiative,
    InitiativeStart,
    Needs,
    Scenario,
    Service,
    Value,
)
from game.scenario.source import SourceFile

FORMAT = 1
# The part of a service's staff that an initiative touches when its author does not say.
STAFF_TOUCHED = 0.5
_EVEN_WEIGHTS: Mapping[Indicator, float] = {
    "service_quality": 1.0,
    "staff_adoption": 1.0,
    "benefits_realised": 1.0,
}
_START_LEVELS = (*LEVERS, "security", "citizen_trust", "staff_trust", "fatigue", "exclusion")


def compile_scenario(
    scenario: Scenario, translations: Mapping[str, Mapping[str, str]], source: SourceFile
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the compiled document, or why there is none (a fault that no lint pass foresaw)."""
    whole = _filled(scenario)
    try:
        compiled = compile_rules(whole)
        ensure_sound(compiled)
    except RulesError as error:
        return None, [source.report("compile", "E299", path=error.path, reason=error.reason)]
    texts = compile_texts(scenario, translations)
    plain = compiled.to_json()
    return {
        "format": FORMAT,
        "id": scenario.id,
        "rules": plain,
        "rules_hash": rules.document_hash(plain),
        "text_hash": text_hash(texts),
        "languages": list(texts),
        "source_language": scenario.language,
        "texts": texts,
        "structure": structure(whole, index_of(whole)),
    }, []


def text_hash(texts: Mapping[str, Mapping[str, str]]) -> str:
    """Return a hash of every text: it tells that words have changed, and nothing else."""
    plain = json.dumps(texts, sort_keys=True, ensure_ascii=False)
    return blake2b(plain.encode(), digest_size=16).hexdigest()


def _filled(scenario: Scenario) -> Scenario:
    """Return the scenario with the standard parts that it leaves out."""
    missing = [name for name in STANDARD_PARTS if not getattr(scenario, name)]
    if not missing:
        return scenario
    parts = standard(scenario.language)
    return scenario.model_copy(update={name: getattr(parts, name) for name in missing})


def index_of(scenario: Scenario) -> Index:
    """Return where every id stands in the engine's order: the order of the file."""
    return Index(
        services=number(list(scenario.services)),
        initiatives=number(list(scenario.initiatives)),
        values=number(list(scenario.values)),
        cases=number(list(scenario.cases)),
        options={name: number(list(case.options)) for name, case in scenario.cases.items()},
        events=number(list(scenario.events)),
        owners=number([*scenario.services, *COMMON_OWNERS]),
    )


def compile_rules(scenario: Scenario) -> rules.Rules:
    """Return the engine's rules of a scenario that has passed the checker, standard parts included."""
    index = index_of(scenario)
    people = _staff(scenario)
    chapters, opens = _chapters(scenario)
    return rules.Rules(
        id=scenario.id,
        turns=scenario.turns.count,
        turn_years=standing.turn_years(scenario),
        budget=standing.turn_budget(scenario),
        reserve=standing.reserve(scenario),
        loan_limit=standing.loan_limit(scenario),
        carry_over=scenario.budget.carry_over,
        population=float(scenario.municipality.population),
        params=_parameters(scenario),
        start=_start(scenario, index),
        services=tuple(
            _service(scenario, name, item, people[name]) for name, item in scenario.services.items()
        ),
        owners=tuple(index.owners),
        initiatives=tuple(
            _initiative(scenario, name, item, index, people) for name, item in scenario.initiatives.items()
        ),
        values=tuple(_value(name, item, index) for name, item in scenario.values.items()),
        cases=tuple(_case(scenario, name, index) for name in scenario.cases),
        events=tuple(_event(name, item, index) for name, item in scenario.events.items()),
        endings=tuple(
            rules.EndingRule(name, compile_when(item.when, index), float(item.priority))
            for name, item in scenario.endings.items()
        ),
        chapters=chapters,
        opens=opens,
    )


def _parameters(scenario: Scenario) -> Parameters:
    chosen: dict[str, Any] = {}
    for group, values in scenario.model.items():
        chosen |= {f"{group}_{name}": value for name, value in values.items()}
    library = Parameters()
    whole = {name: int(value) for name, value in chosen.items() if isinstance(getattr(library, name), int)}
    return dataclasses.replace(library, **{**chosen, **whole})


def _staff(scenario: Scenario) -> dict[str, float]:
    """Return the employees of each service; where it does not say, its share of all by weight."""
    total = standing.staff(scenario)
    weights = 0.0
    for item in scenario.services.values():
        weights += item.weight
    return {
        name: float(item.staff) if item.staff is not None else total * item.weight / (weights or 1.0)
        for name, item in scenario.services.items()
    }


def _service(scenario: Scenario, name: str, item: Service, people: float) -> rules.ServiceRule:
    competence = item.competence if item.competence is not None else scenario.start.organisation
    return rules.ServiceRule(
        name, item.weight, item.quality / POINTS, item.pressure / POINTS, competence / POINTS, people
    )


def _shares(item: Initiative, scenario: Scenario) -> dict[str, float]:
    given = dict(item.services) or {name: service.weight for name, service in scenario.services.items()}
    total = 0.0
    for share in given.values():
        total += share
    return {name: share / total for name, share in given.items()} if total else {}


def _initiative(
    scenario: Scenario, name: str, item: Initiative, index: Index, people: Mapping[str, float]
) -> rules.InitiativeRule:
    whole = complete(scenario, name)
    shares = _shares(item, scenario)
    touched = 0.0
    for service, share in shares.items():
        touched += STAFF_TOUCHED * share * people[service]
    turn = item.available.turn if item.available else None
    return rules.InitiativeRule(
        id=name,
        shares=tuple(rules.ServiceShare(index.services[service], share) for service, share in shares.items()),
        staff=float(whole.staff if whole.staff is not None else round(touched)),
        needs=_needs(item.needs),
        completed=tuple(index.initiatives[other] for other in item.needs.completed),
        first_turn=(turn.from_ or 1) if turn else 1,
        last_turn=(turn.to or 1_000) if turn else 1_000,
        owners=tuple(index.owners[owner] for owner in item.owners),
        **_figures(whole),
    )


def _figures(whole: Whole) -> dict[str, Any]:
    return {
        "build": max(whole.build, 0.01),
        "running": whole.cost.running,
        "duration": max(whole.time, 0.1),
        "load": whole.change_load,
        "usefulness": whole.usefulness / POINTS,
        "complexity": whole.complexity / POINTS,
        "value": whole.benefit.value,
        "cashable": whole.benefit.cashable / POINTS,
        "quality": whole.benefit.quality / POINTS,
        "privacy": whole.privacy / POINTS,
        "co2_build": whole.footprint.build,
        "co2_use": whole.footprint.use,
        "co2_saves": whole.footprint.saves,
        "pilot": whole.pilot,
        "citizen_facing": whole.citizen_facing,
        "data": (whole.provides.data or 0.0) / POINTS,
        "platform": (whole.provides.platform or 0.0) / POINTS,
        "security": (whole.provides.security or 0.0) / POINTS,
    }


def _needs(needs: Needs) -> tuple[rules.Need, ...]:
    levels = [(at, getattr(needs, lever)) for at, lever in enumerate(LEVERS)]
    return tuple(rules.Need(at, level / POINTS) for at, level in levels if level)


def _start(scenario: Scenario, index: Index) -> rules.StartValues:
    start = scenario.start
    figures = {name: getattr(start, name) / POINTS for name in _START_LEVELS}
    if start.demand_growth is not None:
        figures["demand_growth"] = start.demand_growth / POINTS
    begun = tuple(_begun(name, item, index) for name, item in start.initiatives.items())
    return rules.StartValues(initiatives=begun, **figures)


def _begun(name: str, item: InitiativeStart, index: Index) -> rules.StartInitiative:
    status = item.status or (
        "delivered" if item.built >= POINTS else "building" if item.built else "not_started"
    )
    built = POINTS if status == "delivered" and "built" not in item.model_fields_set else item.built
    return rules.StartInitiative(
        initiative=index.initiatives[name],
        built=built / POINTS,
        adoption=item.adoption / POINTS,
        practice=item.practice / POINTS,
        follow_up=item.follow_up / POINTS,
        owner=index.owners[item.owner] if item.owner is not None else -1,
        status=STATUSES.index(status),
    )


def _value(name: str, item: Value, index: Index) -> rules.ValueRule:
    weighs = item.weighs or _EVEN_WEIGHTS
    largest = max(weighs.values())
    return rules.ValueRule(
        name,
        tuple(
            rules.Weight(
                INDICATORS.index(indicator), weight if largest <= POINTS else weight * POINTS / largest
            )
            for indicator, weight in weighs.items()
        ),
        tuple(index.initiatives[other] for other in item.favours),
        tuple(index.initiatives[other] for other in item.opposes),
    )


def _case(scenario: Scenario, name: str, index: Index) -> rules.CaseRule:
    case = scenario.cases[name]
    options = tuple(
        rules.OptionRule(
            word,
            compile_effects(option.effects, index),
            compile_later(option.later, index),
            compile_when(option.requires, index) if option.requires is not None else None,
        )
        for word, option in case.options.items()
    )
    service = index.services[case.service] if case.service is not None else -1
    return rules.CaseRule(name, compile_when(case.when, index), service, float(case.priority), options)


def _event(name: str, item: Event, index: Index) -> rules.EventRule:
    when = compile_when(item.when, index)
    if item.chance is not None:
        chance = conditions.Chance(item.chance / POINTS)
        when = chance if when is None else conditions.All((*_unpacked(when), chance))
    return rules.EventRule(
        id=name,
        when=when,
        otherwise=index.events[item.otherwise] if item.otherwise is not None else -1,
        effects=compile_effects(item.effects, index),
        later=compile_later(item.later, index),
        once=not item.repeats,
    )


def _unpacked(when: conditions.Condition) -> tuple[conditions.Condition, ...]:
    """Return the parts of an `All`, so that the engine sees turns at the top."""
    return when.parts if isinstance(when, conditions.All) else (when,)


def _chapters(scenario: Scenario) -> tuple[tuple[rules.ChapterRule, ...], dict[str, int]]:
    opens: dict[str, int] = {}
    chapters = []
    first = 1
    for chapter in scenario.chapters:
        chapters.append(rules.ChapterRule(chapter.id, chapter.ends_after, tuple(chapter.opens)))
        opens |= dict.fromkeys(chapter.opens, first)
        first = chapter.ends_after + 1
    return tuple(chapters), opens
