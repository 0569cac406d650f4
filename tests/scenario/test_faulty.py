"""Every mistake that an author makes is explained: faulty files and the words that we answer with."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.i18n import LANGUAGES, Translator, catalogue
from game.scenario.diagnostics import Level, to_text
from game.scenario.loader import Loaded, load
from tests.golden import golden

FAULTY = Path(__file__).parent / "faulty"
FILES = sorted(FAULTY.glob("*.yaml"))


def examine(path: Path) -> Loaded:
    return load(path, shown=path.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_faulty_file_checked_is_explained_as_agreed(path: Path) -> None:
    answer = to_text(examine(path).problems, Translator("nb")) + "\n"
    assert answer == golden(path.with_suffix(".txt"), answer)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_faulty_file_checked_compiles_only_without_errors(path: Path) -> None:
    loaded = examine(path)
    assert (loaded.content is None) == any(p.level is Level.ERROR for p in loaded.problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_shown_has_no_open_place_and_its_own_words(language: str) -> None:
    tr = Translator(language)
    for path in FILES:
        for problem in examine(path).problems:
            key = f"scenario.problem.{problem.key}"
            assert key in catalogue(language), key
            assert problem.line >= 1 and problem.column >= 1
            message = problem.message(tr)
            assert "{" not in message.replace("{ }", "") or problem.key == "placeholder", message


def test_goldens_each_belong_to_a_faulty_file() -> None:
    assert {p.stem for p in FAULTY.glob("*.txt")} == {p.stem for p in FILES}
