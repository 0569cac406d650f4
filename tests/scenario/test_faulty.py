"""Every mistake that an author makes is explained: faulty files and the words that we answer with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.console import PROG
from game.i18n import LANGUAGES, Translator, catalogue
from game.scenario.diagnostics import Level, Problem, to_text
from game.scenario.loader import Loaded, load
from tests.golden import golden

FAULTY = Path(__file__).parent / "faulty"
FILES = sorted(FAULTY.glob("*.yaml"))
_LANGUAGE = re.compile(rb"(?m)^language: (nn|en)\b")


def examine(path: Path) -> Loaded:
    return load(path, shown=path.name)


def language_of(path: Path) -> str:
    """Return the language of a file's author, in which the answer is golden."""
    found = _LANGUAGE.search(path.read_bytes())
    return found[1].decode() if found else "nb"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_faulty_file_checked_is_explained_as_agreed(path: Path) -> None:
    answer = to_text(examine(path).problems, Translator(language_of(path))).replace(PROG, "taktskifte") + "\n"
    assert answer == golden(path.with_suffix(".txt"), answer)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_faulty_file_checked_compiles_only_without_errors(path: Path) -> None:
    loaded = examine(path)
    assert (loaded.content is None) == any(p.level is Level.ERROR for p in loaded.problems)


def problems() -> list[Problem]:
    return [problem for path in FILES for problem in examine(path).problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_shown_has_its_own_words_and_says_what_to_do(language: str) -> None:
    tr = Translator(language)
    for problem in problems():
        assert f"scenario.problem.{problem.key}" in catalogue(language), problem.key
        assert problem.line >= 1 and problem.column >= 1
        message, remedy = problem.message(tr), problem.remedy(tr)
        assert remedy, f"{problem.key}: no remedy"
        assert not re.search(r"\{[a-z]+\}", message) or problem.key == "placeholder", message
        assert not re.search(r"scenario\.(problem|remedy|word|place)", message + remedy)


def test_goldens_each_belong_to_a_faulty_file() -> None:
    assert {p.stem for p in FAULTY.glob("*.txt")} == {p.stem for p in FILES}
