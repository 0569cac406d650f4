"""The scenarios that come with the game, the editor schema, expectations, translations and the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.i18n import LANGUAGES, Translator
from game.paths import scenarios_dir
from game.scenario import catalogue
from game.scenario.checks import check_expectations
from game.scenario.diagnostics import Level
from game.scenario.loader import load
from game.scenario.source import read

LIBRARY = sorted(scenarios_dir().glob("[!_]*/scenario.yaml"))
MINI = """taktskifte: 1
id: mini
title: Liten
turns: {count: 2}
municipality: {name: Fjordvik}
initiatives:
  alarms: {from: digital_supervision}
"""


def folder(tmp_path: Path, **files: str) -> Path:
    """Write a scenario called mini with other files beside it."""
    home = tmp_path / "mini"
    for name, text in {"scenario.yaml": MINI, **files}.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.parent.name)
def test_scenario_of_the_library_checked_has_neither_errors_nor_warnings(path: Path) -> None:
    loaded = load(path)
    assert [p for p in loaded.problems if p.level is not Level.ADVICE] == []
    expectations = path.with_name("checks.yaml")
    assert check_expectations(expectations, loaded, Translator("nb"), plays=False) == ([], 0)


def test_expectation_that_fails_is_told_with_its_figures(tmp_path: Path) -> None:
    checks = """
- name: Ingen har råd
  play: {policy: nothing, seeds: 2}
  expect: {indicator: economy, turn: 2, below_zero: {at_least: 90 %}}
- name: Alt er likt
  compare: {policies: [nothing, nothing], on: service_quality, ratio: {at_least: 2}, seeds: 1}
- name: Fondet finnes
  play: {policy: nothing, seeds: 2}
  expect: {indicator: economy, mean: {at_least: 0.1}}
"""
    home = folder(tmp_path, **{"checks.yaml": checks})
    problems, tried = check_expectations(home / "checks.yaml", load(home), Translator("nb"), plays=True)
    assert tried == 3
    assert [(p.code, p.line) for p in problems] == [("E301", 2), ("E301", 5)]
    assert "0,0" in problems[0].message(Translator("nb")) and "minst 90" in problems[0].message(
        Translator("nb")
    )
    assert "1,00" in problems[1].message(Translator("nb"))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("- {name: A, play: {policy: balanced}}", "check_no_expect"),
        ("- {name: A, play: {policy: balansed}, expect: {event: storm, share: {at_least: 1}}}", "unknown_id"),
        ("- {name: A, play: {policy: nothing}, expect: {event: storm}}", "check_no_share"),
        (
            "- {name: A, play: {policy: nothing}, expect: {indicator: econmy, mean: {at_least: 1}}}",
            "unknown_id",
        ),
        ("- {name: A, compare: {policies: [nothing], on: economy, ratio: {at_least: 1}}}", "check_policies"),
        ("- {nam: A}", "unknown_key"),
        ("name: A", "not_expectations"),
    ],
)
def test_expectation_of_wrong_form_explained_and_nothing_played(tmp_path: Path, line: str, key: str) -> None:
    home = folder(tmp_path, **{"checks.yaml": line + "\n"})
    problems, tried = check_expectations(home / "checks.yaml", load(home), Translator("nb"), plays=True)
    assert key in [p.key for p in problems] and tried == 0


def test_translation_read_by_id_and_what_must_be_reviewed_counted(tmp_path: Path) -> None:
    catalogue = """
msgctxt "title"
msgid "Liten"
msgstr "Small"

#, fuzzy
msgctxt "municipality.name"
msgid "Fjordvik"
msgstr "Fjordbay"
"""
    loaded = load(folder(tmp_path, **{"locale/en.po": catalogue}))
    assert loaded.content is not None
    assert loaded.content["texts"]["en"]["title"] == "Small"
    assert loaded.content["texts"]["en"]["initiatives.alarms.title"] == "Digital supervision"
    assert loaded.content["texts"]["en"]["municipality.name"] == "Fjordbay"
    assert [(p.key, p.args["n"]) for p in loaded.problems] == [("fuzzy", 1)]


@pytest.mark.parametrize(
    "catalogue", ['msgid "a', 'msgctxt "title"\nmsgid "Liten"\nmsgstr "{plass}"\n', "\x00"]
)
def test_broken_translation_told_and_the_scenario_still_plays(tmp_path: Path, catalogue: str) -> None:
    loaded = load(folder(tmp_path, **{"locale/nn.po": catalogue}))
    assert loaded.content is not None and loaded.problems


def test_check_command_says_aloud_that_there_are_no_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder(tmp_path)), "--lang", "en", "--no-plays"]) == 0
    assert "0 problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "extra", "status"),
    [(("title", "titel"), [], 1), (("mini", "maxi"), [], 0), (("mini", "maxi"), ["--strict"], 1)],
)
def test_check_command_status_tells_errors_and_strictly_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], extra: list[str], status: int
) -> None:
    home = folder(tmp_path, **{"scenario.yaml": MINI.replace(*change)})
    assert main(["check", str(home), "--format", "json", "--no-plays", *extra]) == status
    found = json.loads(capsys.readouterr().out)
    assert found["problems"][0]["line"] in (2, 3)
    assert found["errors"] + found["warnings"] == len(found["problems"])


def test_check_command_without_anything_to_check_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert main(["check", "taktskift", "--lang", "en"]) == 2
    assert "Did you mean 'taktskifte'?" in capsys.readouterr().err


def test_real_municipalities_file_holds_each_name_once() -> None:
    from game.scenario.lint.texts import municipalities

    assert {"Oslo", "Østre Toten", "Nordre Follo", "Guovdageaidnu"} <= municipalities()
    assert len(municipalities()) >= 357


def test_catalogue_read_has_no_problems() -> None:
    import game.scenario as package

    assert read(Path(package.__path__[0]) / "catalogue.yaml").problems == []


def _texts(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if not isinstance(data, dict):
        return
    if data and set(data) <= set(LANGUAGES):
        yield path, data
        return
    for key, value in data.items():
        yield from _texts(value, f"{path}.{key}")


def test_catalogue_text_is_written_in_every_language() -> None:
    found = dict(_texts(catalogue._document()))
    assert len(found) > 50
    assert [path for path, text in found.items() if set(text) != set(LANGUAGES)] == []


def test_catalogue_text_that_is_missing_is_told_in_another_language_with_a_warning() -> None:
    data = {"title": {"nb": "Digitalt tilsyn", "en": "Digital supervision"}, "icon": "bell"}
    with pytest.warns(UserWarning, match=r"catalogue\.yaml lacks nn"):
        assert catalogue._localise(data, "nn") == {"title": "Digitalt tilsyn", "icon": "bell"}
