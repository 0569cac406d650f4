"""The schema for editors: made from the language, and as strict as the loader where an editor can tell."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.cli import main
from game.engine import policies
from game.i18n import LANGUAGES
from game.paths import scenarios_dir
from game.scenario.definition import EXPECTATION, SCENARIO
from game.scenario.diagnostics import Level
from game.scenario.editor import LIBRARY_LANGUAGE, editor_schema, schemas
from game.scenario.expectations import POLICIES
from game.scenario.loader import load
from game.scenario.source import read
from game.scenario.wording import english, norwegian, said

FILES = sorted(scenarios_dir().rglob("*.yaml"))
FAULTY = sorted((Path(__file__).parent / "faulty").glob("*.yaml"))
MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)
LEAST = {"taktskifte": 1, "id": "mini", "title": "Liten", "municipality": {"name": "Fjordvik"}}


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft7Validator]:
    """Return what holds plain data to the schema of a file, by the file's name."""
    roots = {"scenario.yaml": SCENARIO, "checks.yaml": EXPECTATION}
    return {name: Draft7Validator(json.loads(editor_schema("en", root))) for name, root in roots.items()}


def small(**parts_of_it: Any) -> dict[str, Any]:
    """Return the least scenario with more in it."""
    return {**LEAST, "initiatives": {"alarms": {"from": "digital_supervision"}}, **parts_of_it}


@pytest.mark.parametrize("name", sorted(schemas(LIBRARY_LANGUAGE)))
def test_schema_beside_the_library_is_the_one_that_the_language_makes(name: str) -> None:
    """Make it anew with ``python3 -m game.scenario.editor``."""
    assert (scenarios_dir() / name).read_text(encoding="utf-8") == schemas(LIBRARY_LANGUAGE)[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_file_of_the_library_names_a_schema_beside_it_and_keeps_to_it(
    path: Path, validators: dict[str, Draft7Validator]
) -> None:
    found = MODELINE.match(path.read_text(encoding="utf-8"))
    assert found is not None
    assert (path.parent / found[1]).resolve() == scenarios_dir() / f"{path.stem}.schema.json"
    assert [error.message for error in validators[path.name].iter_errors(read(path).data)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("root", [SCENARIO, EXPECTATION])
def test_schema_explains_every_key_and_leads_nowhere_astray(language: str, root: str) -> None:
    text = editor_schema(language, root)
    schema = json.loads(text)
    Draft7Validator.check_schema(schema)
    for name, definition in schema["definitions"].items():
        for key, node in definition["properties"].items():
            assert len(node["description"].split("\n\n")) > 1, f"{name}.{key}"
    assert set(re.findall(r'"#/definitions/([^"]+)"', text)) <= set(schema["definitions"])


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_text_of_the_language_is_written_in_norwegian_and_nothing_else(
    language: str,
) -> None:
    assert norwegian(language).keys() == english().keys()
    assert said("key.Initiative.complexity", "x", "nb") == "Hvor vanskelig det er å lære."


def test_text_of_the_language_that_is_missing_is_told_in_bokmal_or_english_with_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {"nb": {"part.Case": "Et dilemma."}, "nn": {}}
    monkeypatch.setattr("game.scenario.wording.norwegian", texts.__getitem__)
    with pytest.warns(UserWarning, match=r"wording\.nn\.json has no part\.Case"):
        assert said("part.Case", "A dilemma.", "nn") == "Et dilemma."
    with pytest.warns(UserWarning, match=r"wording\.nb\.json has no part\.Event"):
        assert said("part.Event", "An event.", "nb") == "An event."


@pytest.mark.parametrize(
    "written",
    [
        {"start": {"strategy": "low", "staff_trust": "55 %", "leadership": 30.5}},
        {"turns": None, "themes": "e_health", "values": None},
        {"turns": {"start": "2027-01"}},
        {"initiatives": {"a": {"from": "chatbot", "change_load": "large", "available": {"turn": 2}}}},
        {
            "events": {
                "a": {
                    "headline": "A",
                    "when": {"chance": "30 %", "fatigue": {"above": "low"}},
                    "repeats": True,
                }
            }
        },
        {"news": {"front": {"headline": "Hei"}}},
        {"news": [{"id": "front", "headline": "Hei"}]},
        {"guide": {"1": "Se deg om.", "2": {"budget": ["Del ut."]}}},
        {"glossary": {"owner": "Den som svarer.", "gain": {"term": "Gevinst", "text": "Noe godt."}}},
        {"model": {"adoption": {"word_of_mouth": 2}}},
        {"debrief": {"patterns": [{"id": "security_last", "text": "Sist."}]}},
    ],
    ids=lambda written: next(iter(written)),
)
def test_way_of_writing_that_the_loader_takes_is_taken_by_the_schema(
    written: dict[str, Any], validators: dict[str, Draft7Validator], tmp_path: Path
) -> None:
    document = small(**written)
    path = tmp_path / "mini" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(json.dumps(document), encoding="utf-8")
    assert [p for p in load(path).problems if p.level is Level.ERROR] == []
    assert [error.message for error in validators["scenario.yaml"].iter_errors(document)] == []


@pytest.mark.parametrize(
    "written",
    [
        {"titel": "X"},
        {"turns": {"count": 40}},
        {"start": {"strategy": "lav"}},
        {"events": {"a": {"repeats": "ja"}}},
        {"initiatives": {"a": {"from": "trygghetsalarm"}}},
        {"initiatives": {"A b": {"from": "chatbot"}}},
        {"model": {"adoption": {"mouth": 2}}},
        {"cases": {"a": {"title": "A", "text": "B", "options": {"a": {"effects": {"cost": "mye"}}}}}},
    ],
    ids=str,
)
def test_mistake_in_a_scenario_is_seen_by_the_schema(
    written: dict[str, Any], validators: dict[str, Draft7Validator]
) -> None:
    assert list(validators["scenario.yaml"].iter_errors(small(**written)))


def test_schema_refuses_no_file_that_the_checker_finds_no_error_in(
    validators: dict[str, Draft7Validator],
) -> None:
    refused = []
    for path in FAULTY:
        source = read(path)
        if not source.readable or not isinstance(source.data, dict):
            continue
        if not validators["scenario.yaml"].is_valid(source.data):
            refused.append(path)
            assert any(p.level is Level.ERROR for p in load(path).problems), path.name
    assert len(refused) > 20


def test_schema_command_prints_it_or_writes_it_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--lang", "nn"]) == 0
    assert capsys.readouterr().out == editor_schema("nn")
    assert main(["schema", "--checks", "--out", str(tmp_path / "c.json"), "--lang", "nb"]) == 0
    assert (tmp_path / "c.json").read_text(encoding="utf-8") == editor_schema("nb", EXPECTATION)
    assert "c.json" in capsys.readouterr().out
    assert main(["schema", "--out", str(tmp_path), "--lang", "en"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"c.json", *schemas("en")}


def test_policies_of_the_language_are_those_that_can_play() -> None:
    assert tuple(policies.POLICIES) == POLICIES
