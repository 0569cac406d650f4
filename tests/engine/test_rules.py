"""Compiled rules: read back what was written, and refuse what cannot be used, naming the place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.engine import conditions as c
from game.engine.decisions import Act, Decision
from game.engine.parameters import PARAMETERS, Parameters
from game.engine.rules import CaseRule, Effect, EventRule, OptionRule, Rules, RulesError, rules_hash
from game.engine.state import state_hash
from game.engine.step import begin
from tests.engine.fixtures.harbour import harbour


def written(rules: Rules) -> dict:
    return json.loads(json.dumps(rules.to_json()))


def test_rules_written_and_read_are_the_same():
    rules = harbour()
    again = Rules.from_json(written(rules))
    assert again.to_json() == rules.to_json()
    assert rules_hash(again) == rules_hash(rules)


def test_rules_hash_changes_with_any_number():
    rules = harbour()
    assert rules_hash(replace(rules, reserve=4.0000001)) != rules_hash(rules)
    other = replace(rules.params, adoption_churn=0.06)
    assert rules_hash(replace(rules, params=other)) != rules_hash(rules)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("budget",), float("nan"), "budget"),
        (("budget",), "14", "budget"),
        (("turns",), 8.5, "turns"),
        (("turns",), 10**30, "turns"),
        (("start", "fatigue"), 1.5, "start.fatigue"),
        (("params", "adoption_churn"), -1, "params.adoption_churn"),
        (("initiatives", 0, "build"), 0.0, "initiatives[0].build"),
        (("initiatives", 0, "shares", 0, "service"), 44, "initiatives[0].shares"),
        (("initiatives", 9, "completed"), [99], "initiatives[9].completed"),
        (("cases", 1, "when", "quantity"), "magic", "cases[1].when"),
        (("cases", 1, "when", "kind"), "Eval", "cases[1].when"),
        (("events", 0, "effects", 0, "target"), "budget2", "events[0].effects[0]"),
        (("events", 0, "otherwise"), 12, "events[0].otherwise"),
        (("opens",), {"magic": 2}, "opens.magic"),
        (("opens",), {"owners": 0}, "opens.owners"),
        (("chapters", 0, "opens"), ["magic"], "chapters[0].opens"),
        (("initiatives", 9, "completed"), [-1], "initiatives[9].completed"),
        (("initiatives", 0, "owners"), [-1], "initiatives[0].owners"),
        (("values", 0, "favours"), [-1], "values[0]"),
        (("cases", 0, "options", 1, "id"), "SAME", "cases[0].options"),
        (("start", "initiatives"), [{"initiative": 2}, {"initiative": 2}], "start.initiatives"),
        (("version",), 99, "version"),
    ],
)
def test_rules_with_a_fault_are_refused_by_place(path, value, place):
    document = written(harbour())
    inner = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = document["cases"][0]["options"][0]["id"] if value == "SAME" else value
    with pytest.raises(RulesError) as caught:
        Rules.from_json(document)
    assert caught.value.path == place


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"budget": float("nan")}, "budget"),
        ({"budget": float("inf")}, "budget"),
        ({"turns": 2.5}, "turns"),
        ({"turns": 0}, "turns"),
        ({"params": replace(Parameters(), adoption_churn=-1.0)}, "params.adoption_churn"),
        ({"initiatives": ()}, "values[0]"),
        (
            {"cases": (CaseRule("odd", c.Compare("economy", threshold=float("nan"))),)},
            "cases[0].when.threshold",
        ),
    ],
)
def test_rules_made_in_python_with_a_fault_begin_no_game(change, place):
    with pytest.raises(RulesError) as caught:
        begin(replace(harbour(), **change), 1)
    assert caught.value.path == place


def test_rules_with_an_unknown_key_are_refused():
    document = written(harbour())
    document["start"]["magic"] = 1.0
    with pytest.raises(RulesError, match="magic"):
        Rules.from_json(document)


def test_rules_nested_too_deeply_are_refused():
    when: c.Condition = c.TurnIn(1, 2)
    for _ in range(60):
        when = c.Not(when)
    cases = (CaseRule("deep", when, options=(OptionRule("one"),)),)
    with pytest.raises(RulesError, match="deep"):
        Rules.from_json(harbour(cases=cases).to_json())


def test_effect_without_an_initiative_is_refused():
    events = (EventRule("odd", c.TurnIn(1, 1), effects=(Effect("initiative.built", -1, 0.1),)),)
    with pytest.raises(RulesError):
        Rules.from_json(harbour(events=events).to_json())


def test_parameters_defaults_lie_in_range_with_unit_and_source():
    for row in PARAMETERS:
        assert row.low <= row.default <= row.high, row.field
        assert row.unit and row.text and row.source, row.field
        assert getattr(Parameters(), row.field) == row.default


def test_state_hash_ignores_the_sign_of_zero_and_the_ledger():
    state = begin(harbour(), 1)
    assert state_hash(replace(state, co2=-0.0)) == state_hash(state)
    assert state_hash(replace(state, co2=1e-300)) != state_hash(state)


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"levers": (float("nan"), 0, 0, 0)}, r"levers\[0\]: .* not nan"),
        ({"levers": (0, 0, 0, float("inf"))}, r"levers\[3\]: .* not inf"),
        ({"levers": (1, 2, 3)}, "levers: expected 4 whole numbers, not 3"),
        ({"emphasis": (0, 1.5, 0, 0)}, r"emphasis\[1\]"),
        ({"acts": (Act("start", 1.0),)}, r"acts\[0\]"),  # type: ignore[arg-type]
        ({"baseline": ("3",)}, r"baseline\[0\]"),
        ({"owners": ((0, 1, 2),)}, r"owners\[0\]: expected 2"),
        ({"owners": ((0, 1), (0, 2))}, "owners: the same is named twice"),
        ({"freed_time": ((0, 1), (0, 2))}, "freed_time: the same is named twice"),
        ({"choices": ((0, None),)}, r"choices\[0\]\[1\]"),
    ],
)
def test_decision_that_is_none_cannot_be_made(parts, place):
    with pytest.raises(ValueError, match=place):
        Decision(**parts)
