"""Decisions as a log writes them: by ids and million kroner, readable by people and safe against
reordering.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from game.engine.orders import Act, Decision
from game.engine.rules import Rules
from game.engine.state import state_hash
from game.engine.step import Outcome
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.library.content import Content
from game.reading import ReadingError, mapping, number, string, strings

UNDECIDED = "none"
"""How a log writes that freed time has no use, or an initiative no owner."""


def decision_to_json(rules: Rules, decision: Decision) -> dict[str, Any]:
    """Return a decision by ids (lever money in million kroner); empty parts are left out."""
    options = {index: case.options for index, case in enumerate(rules.cases)}
    parts: dict[str, Any] = {
        "levers": {lever: decision.levers[n] / 10 for n, lever in enumerate(LEVERS)},
        "emphasis": {
            lever: EMPHASIS[n][decision.emphasis[n] - 1]
            for n, lever in enumerate(LEVERS)
            if decision.emphasis[n]
        },
        "acts": {rules.initiatives[act.initiative].id: act.kind for act in decision.acts},
        "baseline": [rules.initiatives[n].id for n in decision.baseline],
        "owners": {
            rules.initiatives[n].id: rules.owners[owner] if owner >= 0 else UNDECIDED
            for n, owner in decision.owners
        },
        "freed_time": {
            rules.services[n].id: FREED_TIME[use] if use >= 0 else UNDECIDED for n, use in decision.freed_time
        },
        "choices": {rules.cases[n].id: options[n][option].id for n, option in decision.choices},
    }
    return {key: value for key, value in parts.items() if value or key == "levers"}


def decision_from_json(rules: Rules, value: object) -> Decision:
    """Read a decision written by `decision_to_json`.

    Raises:
        ReadingError: an id is unknown or a part has the wrong type.
    """
    data = mapping(value, "decision")
    initiatives = _index(item.id for item in rules.initiatives)
    services = _index(item.id for item in rules.services)
    levers = mapping(data.get("levers", {}), "levers")
    emphasis = _pairs(data, "emphasis")
    owners = {**_index(rules.owners), UNDECIDED: -1}
    uses = {**_index(FREED_TIME), UNDECIDED: -1}
    return Decision(
        levers=_four(round(number(levers.get(lever, 0), f"levers.{lever}") * 10) for lever in LEVERS),
        emphasis=_four(
            1 + _find(_index(EMPHASIS[n]), emphasis[lever], f"emphasis.{lever}") if lever in emphasis else 0
            for n, lever in enumerate(LEVERS)
        ),
        acts=tuple(
            Act(_one_of(ACTS, kind, "acts"), _find(initiatives, name, "acts"))
            for name, kind in _pairs(data, "acts").items()
        ),
        baseline=tuple(
            _find(initiatives, name, "baseline") for name in strings(data.get("baseline", []), "baseline")
        ),
        owners=_indexed(_pairs(data, "owners"), initiatives, owners, "owners"),
        freed_time=_indexed(_pairs(data, "freed_time"), services, uses, "freed_time"),
        choices=choices_from_json(rules, data.get("choices", {})),
    )


def outcome_to_json(content: Content, outcome: Outcome) -> dict[str, Any]:
    """Return what a turn came to: hash, indicators, events and causes, for the log."""
    events = content.structure.events
    return {
        **turn_to_json(outcome),
        "events": [{"id": events[each.event].id, "struck": each.struck} for each in outcome.events],
        "causes": {
            key: [{"cause": c.key, "change": c.change, "since_turn": c.since_turn} for c in causes]
            for key, causes in outcome.causes.items()
        },
    }


def turn_to_json(outcome: Outcome) -> dict[str, Any]:
    """Return what a replay is held against: the hash of the state, and the indicators."""
    return {"state": state_hash(outcome.state), "indicators": dict(outcome.indicators.values)}


def choices_from_json(rules: Rules, value: object) -> tuple[tuple[int, int], ...]:
    """Read answers to cases, by ids.

    Raises:
        ReadingError: a case or an option is unknown.
    """
    cases = _index(item.id for item in rules.cases)
    found: list[tuple[int, int]] = []
    for name, option in mapping(value, "choices").items():
        case = _find(cases, name, "choices")
        options = _index(each.id for each in rules.cases[case].options)
        found.append((case, _find(options, string(option, "choices"), f"choices.{name}")))
    return tuple(found)


def _pairs(data: Mapping[str, Any], key: str) -> dict[str, str]:
    return {name: string(value, f"{key}.{name}") for name, value in mapping(data.get(key, {}), key).items()}


def _indexed(
    pairs: Mapping[str, str], names: Mapping[str, int], values: Mapping[str, int], path: str
) -> tuple[tuple[int, int], ...]:
    return tuple((_find(names, name, path), _find(values, value, path)) for name, value in pairs.items())


def _four(values: Iterable[int]) -> tuple[int, int, int, int]:
    a, b, c, d = values
    return a, b, c, d


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: n for n, name in enumerate(names)}


def _find(names: Mapping[str, int], name: str, path: str) -> int:
    if name not in names:
        raise ReadingError(path, f"unknown id {name!r}")
    return names[name]


def _one_of(known: tuple[str, ...], word: str, path: str) -> str:
    if word not in known:
        raise ReadingError(path, f"unknown word {word!r}")
    return word
