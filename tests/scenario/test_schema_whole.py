"""One scenario that uses every key of the language: each is read and reaches the engine as it is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.engine import conditions
from game.engine.parameters import PARAMETERS
from game.engine.rules import Rules, rules_hash
from game.engine.vocabulary import INDICATORS
from game.library.content import Content
from game.scenario.definition import (
    EXPECTATION,
    MODEL,
    SCENARIO,
    Items,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    parts,
)
from game.scenario.editor import editor_schema
from game.scenario.expectations import Expectations
from game.scenario.loader import Loaded, examine
from game.scenario.scalars import Keyed, Listed, Shorthand
from game.scenario.source import parse

FILE = Path(__file__).with_name("whole.yaml")
CHECKS = """
- name: Together beats alone
  compare: {policies: [balanced, technology_only], on: economy, ratio: {at_least: 2.0}, turn: 6, seeds: 3}
- name: The breach comes
  play: {policy: leadership_only, seeds: 20}
  expect: {event: breach, share: {at_least: 0.9}}
- name: Some meet the night
  play: {policy: random}
  expect: {case: night, share: {at_most: 95 %}}
- name: Some end so
  play: {policy: random}
  expect: {ending: quiet, share: {at_most: 1}}
- name: Few are in debt
  play: {policy: random, seeds: 200}
  expect: {indicator: economy, turn: 2, below_zero: {at_most: 5 %}, mean: {at_least: 0, at_most: 90}}
"""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the scenario, checked and compiled."""
    return examine(parse(FILE.read_bytes()), Path("whole/scenario.yaml"))


@pytest.fixture(scope="module")
def rules(loaded: Loaded) -> Rules:
    """Return what the engine plays by."""
    assert loaded.content is not None
    return Rules.from_json(loaded.content["rules"])


def used(data: Any, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield every key of the language that stands in plain data, with the part that it belongs to."""
    if isinstance(kind, Items) and kind.keyed and isinstance(data, dict):
        kind = NamedMapping(kind.item, kind.item)
    if isinstance(kind, Told):
        kind = Items(kind.item)
    if isinstance(kind, Items):
        for item in data if isinstance(data, list) else [data]:
            yield from used(item, kind.item)
    if not isinstance(data, dict):
        return
    for name, value in data.items():
        if isinstance(kind, NamedMapping):
            yield from used(value, kind.values)
        elif isinstance(kind, Mapping):
            yield kind.part, name
            key = next(key for key in parts()[kind.part].keys if key.name == name)
            yield from used(value, key.kind)


def test_whole_scenario_uses_every_key_of_the_language() -> None:
    found = set(used(parse(FILE.read_bytes()).data, Mapping(SCENARIO)))
    found |= set(used(parse(CHECKS.encode()).data, Items(Mapping(EXPECTATION))))
    known = {(part.name, key.name) for part in parts().values() for key in part.keys}
    # An id stands before its story here; in the chapters it stands within. Parameters have their own test.
    left = {pair for pair in known - found if not pair[0].startswith(MODEL)}
    assert left == {("News", "id")}


def test_whole_scenario_checked_has_no_problems_and_becomes_a_game(loaded: Loaded) -> None:
    assert loaded.problems == ()
    assert Content.from_json(loaded.content or {}).id == "whole"
    schema = Draft7Validator(json.loads(editor_schema("en")))
    assert [error.message for error in schema.iter_errors(parse(FILE.read_bytes()).data)] == []


def test_expectations_of_every_form_are_read_as_shares_and_figures() -> None:
    read = Expectations.model_validate(parse(CHECKS.encode()).data).root
    assert read[1].expect is not None and read[1].expect.share is not None
    assert read[1].expect.share.at_least == 0.9
    assert read[2].expect is not None and read[2].expect.share is not None
    assert read[2].expect.share.at_most == 0.95
    assert (
        read[4].expect is not None and read[4].expect.mean is not None and read[4].expect.mean.at_least == 0
    )


def test_words_percent_and_signs_reach_the_engine_as_figures(rules: Rules) -> None:
    assert (rules.start.technology, rules.start.organisation, rules.start.staff_trust) == (0.2, 0.3, 0.45)
    alarms = rules.initiatives[0]
    assert (alarms.load, alarms.privacy, alarms.first_turn, alarms.last_turn) == (1.6, 0.9, 2, 5)
    involve, order = rules.cases[0].options
    assert [(e.target, e.amount, e.lasts) for e in involve.effects] == [
        ("cost", 0.4, 0),
        ("staff_trust", 0.06, 3),
        ("initiative.practice", 0.1, 0),
    ]
    assert [(later.after, later.effects[0].amount) for later in involve.later] == [(2, -0.03)]
    relative = {e.target: e.amount for e in order.effects if e.relative}
    assert relative == {"initiative.cost": 0.2, "initiative.time": 0.1, "initiative.load": 0.05}
    assert rules.params.adoption_word_of_mouth == 1.9


def test_every_effect_and_condition_that_is_written_reaches_the_engine(rules: Rules) -> None:
    order = rules.cases[0].options[1]
    scenario = parse(FILE.read_bytes()).data
    written = scenario["cases"]["night"]["options"]["order"]["effects"]
    count = (
        len(written)
        - 2
        + sum(len(each) for word in ("service", "initiative") for each in written[word].values())
    )
    assert len(order.effects) == count
    rare = rules.events[2].when
    assert isinstance(rare, conditions.All)
    compared = [part.quantity for part in rare.parts if isinstance(part, conditions.Compare)]
    assert set(INDICATORS) <= set(compared)
    kinds = {type(part).__name__ for part in rare.parts}
    assert {"Compare", "Status", "Has", "Not", "Any", "Happened", "Valued", "Chance", "TurnIn"} <= kinds


def test_event_without_title_gets_its_headline_and_ending_without_title_is_election_day(
    loaded: Loaded,
) -> None:
    assert loaded.content is not None
    texts = loaded.content["texts"]["en"]
    assert texts["events.breach_held.title"] == "Kept them out"
    assert texts["endings.re_elected.title"] == "Election day"
    assert texts["debrief.patterns.security_last"].startswith("Security waited")


def test_every_parameter_of_the_model_set_to_its_default_changes_nothing(rules: Rules) -> None:
    data = parse(FILE.read_bytes()).data
    model: dict[str, dict[str, float]] = {}
    for row in PARAMETERS:
        model.setdefault(row.group, {})[row.name] = row.default
    model["adoption"]["word_of_mouth"] = 1.9
    loaded = examine(parse(json.dumps({**data, "model": model}).encode()), Path("whole/scenario.yaml"))
    assert loaded.content is not None
    assert rules_hash(Rules.from_json(loaded.content["rules"])) == rules_hash(rules)


def test_parameter_that_counts_whole_steps_takes_no_half_ones() -> None:
    data = {**parse(FILE.read_bytes()).data, "model": {"time": {"steps": 6.5}}}
    loaded = examine(parse(json.dumps(data).encode()), Path("whole/scenario.yaml"))
    assert [(p.code, p.path) for p in loaded.problems] == [("E105", ("model", "time", "steps"))]


@pytest.mark.parametrize(
    ("mark", "given", "read"),
    [
        (Shorthand(("from", "to")), 4, {"from": 4, "to": 4}),
        (Shorthand(("add",)), {"add": 2}, {"add": 2}),
        (Listed(), "a", ("a",)),
        (Listed(), ["a", "b"], ("a", "b")),
        (Listed(False), "a", "a"),
        (Keyed(), {"a": {"title": "A"}}, ({"id": "a", "title": "A"},)),
    ],
)
def test_short_form_read_as_the_long_one(mark: Shorthand | Listed | Keyed, given: Any, read: Any) -> None:
    assert mark.widen(given) == read
