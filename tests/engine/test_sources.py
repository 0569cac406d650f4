"""The list of works: everything that a parameter, an equation, a behaviour or the page names is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.engine.parameters import PARAMETERS
from game.engine.sources import READ, RECALLED, SOURCES, TOLD

ROOT = Path(__file__).resolve().parents[2]
NAMES = {source.name for source in SOURCES}
PERSON = "[A-ZÆØÅ][A-Za-zæøåÆØÅ]+"
YEAR = r"(?:19|20)\d\d\b"
WHO = rf"{PERSON}(?:, {PERSON})* and (?:{PERSON}|others)|Kompetanse Norge|{PERSON}"
NAMED = re.compile(rf"(?:{WHO}) {YEAR}(?: and {YEAR})?")
MONTHS = re.compile("January|February|March|April|May|June|July|August|September|October|November|December")
TEXTS = [
    *sorted((ROOT / "game" / "engine").rglob("*.py")),
    *sorted((ROOT / "tests" / "reference").glob("*.py")),
    *sorted((ROOT / "tests" / "engine").glob("*.py")),
    ROOT / "docs" / "model.md",
]


def named(text: str) -> set[str]:
    """Return the works that a text names; *2001 and 2002* are two."""
    found = set()
    for name in NAMED.findall(" ".join(text.split()).replace('" "', "")):
        who, *years = re.split(r" (?=(?:19|20)\d\d)|and (?=(?:19|20)\d\d)", name)
        if not MONTHS.search(who):
            found |= {f"{who} {year.strip()}" for year in years}
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_work_that_a_text_names_is_in_the_list(path):
    if path.name not in ("sources.py", "test_sources.py"):
        text = path.read_text("utf-8")
        assert named(text.partition("<!-- part: sources -->")[0]) - NAMES == set()


def test_every_work_in_the_list_is_named_by_a_text_and_says_how_it_is_known():
    texts = [path.read_text("utf-8") for path in TEXTS if path.name not in ("sources.py", "test_sources.py")]
    whole = " ".join(" ".join(texts).partition("<!-- part: sources -->")[0].split())
    whole = whole.replace("Repenning and Sterman 2001 and 2002", "Repenning and Sterman 2002")
    assert {name for name in NAMES if name not in whole} == set()
    assert {source.known for source in SOURCES} <= {READ, TOLD, RECALLED}
    assert all(source.authors and source.title and source.where and source.says for source in SOURCES)


def test_size_that_is_our_own_is_called_an_assumption_and_another_names_its_work():
    for row in PARAMETERS:
        if not row.source.startswith("assumption"):
            assert named(row.source) & NAMES, row.field


def test_works_are_found_in_a_text_however_many_wrote_them():
    text = (
        "after Bass 1969, Repenning and Sterman 2001 and 2002; Besker, Martini and\n    Bosch 2019 (May 2020)"
    )
    assert named(text) == {
        "Bass 1969",
        "Repenning and Sterman 2001",
        "Repenning and Sterman 2002",
        "Besker, Martini and Bosch 2019",
    }
