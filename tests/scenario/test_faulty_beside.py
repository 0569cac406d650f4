"""Faulty files beside a sound scenario: expectations and translations, and the words that we answer with."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copyfile

import pytest

from game.console import PROG
from game.i18n import Translator
from game.scenario.checks import check_expectations
from game.scenario.diagnostics import Level, limit, to_text
from game.scenario.loader import Loaded, load
from tests.golden import golden

FAULTY = Path(__file__).parent / "faulty"
_FIGURE = re.compile(
    r"(?<=[ (])\d+(?:,\d+)?\b(?! (?:av|spill))|(?<=kom i )\d+|(?<=i )\d+(?= av)|(?<=--seed )\d+"
)
CHECKS = sorted(path for path in (FAULTY / "checks").glob("*.yaml") if path.stem != "_scenario")
CATALOGUES = sorted((FAULTY / "catalogues").glob("*.po"))


@pytest.fixture(scope="module")
def sound() -> Loaded:
    loaded = load(FAULTY / "checks" / "_scenario.yaml")
    assert loaded.content is not None
    return loaded


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_faulty_expectations_tried_are_explained_as_agreed(path: Path, sound: Loaded) -> None:
    tr = Translator("nb")
    problems, _ = check_expectations(path, sound, tr, plays=True, shown=path.name)
    answer = (
        to_text(limit(problems), tr).replace(str(path.parent), "harbour").replace(PROG, "taktskifte") + "\n"
    )
    if path.stem == "fails_with_figures":
        answer = _FIGURE.sub("#", answer)  # they change with the model
    assert answer == golden(path.with_suffix(".txt"), answer)
    assert bool(problems) == (path.stem != "holds")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_faulty_translation_read_is_explained_and_the_scenario_still_compiles(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "locale").mkdir()
    copyfile(path, tmp_path / "locale" / "nn.po")
    copyfile(path.parent / "_scenario.yaml", tmp_path / "scenario.yaml")
    loaded = load(tmp_path, shown="scenario.yaml")
    answer = to_text(loaded.problems, Translator("nn")).replace(PROG, "taktskifte") + "\n"
    assert answer == golden(path.with_suffix(".txt"), answer)
    assert loaded.problems
    assert loaded.content is not None or any(p.level is Level.ERROR for p in loaded.problems)
