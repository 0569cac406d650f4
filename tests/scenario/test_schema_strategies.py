"""Whatever the language allows is read, described alike for editors, and compiled or explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft7Validator

from game.library.content import Content
from game.scenario.diagnostics import Level
from game.scenario.editor import editor_schema
from game.scenario.loader import examine
from game.scenario.schema import Scenario
from game.scenario.source import parse
from tests.scenario.writing import scenarios

VALIDATOR = Draft7Validator(json.loads(editor_schema("en")))
many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(scenarios())
def test_scenario_that_the_language_allows_is_valid_for_loader_and_editor(document: dict[str, Any]) -> None:
    read = parse(json.dumps(document).encode())
    assert read.data == document and not read.problems
    Scenario.model_validate(read.data)
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


@many
@given(scenarios())
def test_scenario_that_the_language_allows_compiles_or_is_explained(document: dict[str, Any]) -> None:
    loaded = examine(parse(json.dumps(document).encode()), Path("alarms/scenario.yaml"))
    wrong = [problem for problem in loaded.problems if problem.level is Level.ERROR]
    assert (loaded.content is None) == bool(wrong)
    assert all(problem.code != "E299" for problem in wrong), "the compiler found what no lint pass foresaw"
    if loaded.content is not None:
        Content.from_json(loaded.content)
