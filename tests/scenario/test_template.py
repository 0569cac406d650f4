"""``new``: the template is explained by the language itself, is alike in every language, and plays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game import library
from game.cli import main
from game.i18n import LANGUAGES, Translator
from game.paths import scenarios_dir
from game.scenario import walk
from game.scenario.definition import EXPECTATION, SCENARIO
from game.scenario.editor import schemas
from game.scenario.loader import load
from game.scenario.source import parse
from game.scenario.template import annotate, source


@pytest.mark.parametrize("language", LANGUAGES)
def test_template_explains_keys_as_the_language_does(language: str) -> None:
    """Make the comments anew with ``python3 -m game.scenario.template``."""
    files = source(language)
    assert annotate(files["scenario.yaml"], language) == files["scenario.yaml"]
    assert annotate(files["checks.yaml"], language, EXPECTATION) == files["checks.yaml"]


def test_key_explained_once_where_it_first_stands_with_its_range_and_default() -> None:
    text = "turns: {count: 4}\nguide:\n  1: Hei.\nturns_: 1\n"
    made = annotate(text, "en", SCENARIO).splitlines()
    assert made[:2] == [
        "#: turns: How many turns there are, and how long each is. (left out: six half-years)",
        "#: count: How many turns there are. (a whole number, 1 to 20 turns; left out: 6)",
    ]
    assert [line for line in made if not line.startswith("#:")] == text.splitlines()


@pytest.mark.parametrize("language", ["nn", "en"])
def test_template_has_the_same_keys_and_figures_in_every_language(language: str) -> None:
    for name in ("scenario.yaml", "checks.yaml"):
        ours, theirs = (parse(source(each)[name].encode()).data for each in ("nb", language))
        assert flat(ours) == flat(theirs)


def flat(data: Any, path: str = "") -> list[tuple[str, Any]]:
    """Return keys and figures by path, without the texts themselves."""
    if isinstance(data, dict):
        return [pair for name, value in data.items() for pair in flat(value, f"{path}.{name}")]
    if isinstance(data, list):
        return [pair for at, value in enumerate(data) for pair in flat(value, f"{path}.{at}")]
    return [(path, data if isinstance(data, (int, float)) else "text")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_scenario_is_without_problems_plays_and_says_what_comes_next(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Min første kommune"
    assert main(["new", str(folder), "--lang", language]) == 0
    said = capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {"scenario.yaml", "checks.yaml", *schemas(language)}
    assert said.count("main.py") == 3
    loaded = load(folder)
    assert (
        loaded.problems == () and loaded.scenario is not None and loaded.scenario.id == "min_forste_kommune"
    )
    assert library.load(folder).text(language, "title") in said
    assert main(["simulate", str(folder), "--policy", "balanced", "--lang", language]) == 0
    assert "$schema=./scenario.schema.json" in (folder / "scenario.yaml").read_text(encoding="utf-8")


def test_new_scenario_holds_what_its_author_expects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "a"), "--lang", "en"]) == 0
    assert main(["check", str(tmp_path / "a"), "--strict", "--lang", "en"]) == 0
    assert "0 problems (3 expectations" in capsys.readouterr().out


def test_new_refuses_to_write_over_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "full"), "--lang", "en"]) == 2
    assert main(["new", str(tmp_path / "file"), "--lang", "en"]) == 2
    assert main(["new", str(tmp_path / "file" / "inside"), "--lang", "en"]) == 1
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]
    assert capsys.readouterr().err.count("\n") == 3


def test_new_takes_an_empty_folder_that_is_there(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path), "--lang", "nb"]) == 0
    assert (tmp_path / "scenario.yaml").is_file()


def test_template_is_hidden_from_the_library_of_the_game() -> None:
    assert {entry.path.parent.parent.name for entry in library.entries("nb")} == {scenarios_dir().name}
    assert all(entry.id != "caretaker" for entry in library.entries("nb"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_template_fits_its_place_with_room_to_change(language: str) -> None:
    scenario = load(scenarios_dir() / "_template" / language).scenario
    assert scenario is not None
    assert sum(len(found.text.split()) for found in walk.texts(scenario)) > 800
    assert Translator(language).language == scenario.language
