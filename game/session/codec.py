"""Decisions as a log writes them: by ids and million kroner, readable by people and safe against
reordering.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.engine.orders import Decision
from game.engine.parts import PARTS, Part, entries
from game.engine.rules import Rules
from game.engine.shapes import Amounts, Entries, Marks
from game.engine.state import state_hash
from game.engine.step import Outcome
from game.library.content import Content
from game.reading import ReadingError, mapping, number, string, strings


def decision_to_json(rules: Rules, decision: Decision) -> dict[str, Any]:
    """Return a decision by ids (lever money in million kroner); empty parts are left out."""
    parts = {part.name: _written(rules, part, entries(decision, part)) for part in PARTS}
    return {key: value for key, value in parts.items() if value}


def _written(rules: Rules, part: Part, decided: Entries) -> dict[str, Any] | list[str]:
    ids = part.subjects(rules)
    if isinstance(part.shape, Marks):
        return [ids[subject] for subject, _ in decided]
    if isinstance(part.shape, Amounts):
        return {ids[subject]: tenths / 10 for subject, tenths in decided}
    return {ids[subject]: part.word(rules, subject, choice) for subject, choice in decided}


def decision_from_json(rules: Rules, value: object) -> Decision:
    """Read a decision written by `decision_to_json`.

    Raises:
        ReadingError: an id is unknown or a part has the wrong type.
    """
    data = mapping(value, "decision")
    return Decision(
        **{part.name: part_from_json(rules, part, data[part.name]) for part in PARTS if part.name in data}
    )


def part_from_json(rules: Rules, part: Part, value: object) -> Any:
    """Read a part of a decision, by ids.

    Raises:
        ReadingError: an id is unknown or the part has the wrong type.
    """
    subjects = {name: n for n, name in enumerate(part.subjects(rules))}
    decided = []
    for name, word in said(part, value):
        subject = _find(subjects, name, part.name)
        if isinstance(word, str):
            decided.append((subject, _find(part.names(rules, subject), word, f"{part.name}.{name}")))
        else:
            decided.append((subject, word))
    return part.shape.value(tuple(decided))


def said(part: Part, value: object) -> tuple[tuple[str, str | int], ...]:
    """Return what a part says by ids, which need not exist: the word of a choice, tenths, or 1 for a mark.

    Raises:
        ReadingError: the part has the wrong type.
    """
    if isinstance(part.shape, Marks):
        return tuple((name, 1) for name in strings(value, part.name))
    pairs = mapping(value, part.name).items()
    if isinstance(part.shape, Amounts):
        return tuple((name, round(number(money, f"{part.name}.{name}") * 10)) for name, money in pairs)
    return tuple((name, string(word, f"{part.name}.{name}")) for name, word in pairs)


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


def _find(names: Mapping[str, int], name: str, path: str) -> int:
    if name not in names:
        raise ReadingError(path, f"unknown id {name!r}")
    return names[name]
