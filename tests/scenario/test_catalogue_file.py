"""Translation files: the quick reader says what Babel says, and leaves to Babel what it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import catalogue_file
from game.scenario.catalogue_file import CatalogueError, read_messages

LOCALES = sorted((Path(__file__).parents[2] / "scenarios").glob("*/locale/*.po"))
ODD = """# a comment

#, fuzzy, python-format
#: somewhere:3
msgctxt "a.b"
msgid ""
"first line\\n"
"sec\\"ond \\\\ line"
msgstr "one\\ttwo"

msgid "same"
msgstr ""
"""
PLURAL = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "en"\nmsgstr[1] "flere"\n\nmsgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_quick_reader_on_the_library_agrees_with_babel(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    quick = catalogue_file._read_quickly(text)
    assert quick is not None
    thorough = catalogue_file._read_with_babel(text)
    # Babel writes the header anew; it is no text of the scenario.
    assert {k: v for k, v in quick.items() if k[1]} == {k: v for k, v in thorough.items() if k[1]}


def test_quick_reader_on_escapes_and_marks_agrees_with_babel() -> None:
    entries = ODD.split("\n\n", 1)[1]
    assert catalogue_file._read_quickly(entries) == {
        k: v for k, v in catalogue_file._read_with_babel(entries).items() if k[1]
    }
    assert read_messages(entries)[("a.b", 'first line\nsec"ond \\ line')].fuzzy


@pytest.mark.parametrize(
    "text", [ODD, PLURAL, '#~ msgid "gone"\n#~ msgstr "borte"\n\nmsgid "a"\nmsgstr "b"\n']
)
def test_unusual_file_is_left_to_babel(text: str) -> None:
    assert catalogue_file._read_quickly(text) is None
    assert read_messages(text)


def test_broken_file_names_the_line() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_messages('msgid "a"\nmsgstr "b"\n\nmsgid "c\n')
    assert caught.value.line == 4
