"""Translation files: the quick reader says what Babel says, and leaves to Babel what it does not know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario import catalogue_file
from game.scenario.catalogue_file import CatalogueError, Entry, Name, read_messages, write_entries

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


OBSOLETE = """msgid "a"
msgstr "b"

# my note
#, fuzzy
#~| msgid "older"
#~ msgctxt "c"
#~ msgid "gone"
#~ msgstr "borte"
"""


def messages(entries: list[Entry]) -> dict[Name, tuple[str, bool, bool]]:
    """Return what both readers can tell of the texts (Babel writes the header anew: it is left out)."""
    return {entry.name: (entry.text, entry.fuzzy, entry.obsolete) for entry in entries if entry.original}


@pytest.mark.parametrize("path", LOCALES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_quick_reader_on_the_library_agrees_with_babel(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    quick = catalogue_file._read_quickly(text)
    assert quick is not None
    assert messages(quick) == messages(catalogue_file._read_with_babel(text))


def test_quick_reader_on_escapes_and_marks_agrees_with_babel() -> None:
    quick = catalogue_file._read_quickly(ODD)
    assert quick is not None and messages(quick) == messages(catalogue_file._read_with_babel(ODD))
    assert quick[0].notes == ("a comment",)
    assert read_messages(ODD)[("a.b", 'first line\nsec"ond \\ line')].fuzzy


def test_obsolete_entry_read_keeps_note_mark_and_earlier_wording_and_is_not_in_use() -> None:
    quick = catalogue_file._read_quickly(OBSOLETE)
    assert quick is not None
    gone = quick[1]
    assert (gone.name, gone.text, gone.obsolete) == (("c", "gone"), "borte", True)
    assert (gone.notes, gone.flags, gone.previous) == (("my note",), ("fuzzy",), "older")
    assert list(read_messages(OBSOLETE)) == [(None, "a")]


@pytest.mark.parametrize("text", [PLURAL, 'msgid "a"\n msgstr "b"\n'])
def test_unusual_file_is_left_to_babel(text: str) -> None:
    assert catalogue_file._read_quickly(text) is None
    assert read_messages(text)


lines = st.text(st.sampled_from('ab "\\\n\t\r{}[]#~|æ\u00ad'), max_size=30)
names = st.text(st.sampled_from("abc._0"), min_size=1, max_size=12)
flat = st.text(st.sampled_from("ab æ#~|,.:"), min_size=1, max_size=12).map(
    lambda t: " ".join(["x", *t.split()])
)


@st.composite
def catalogues(draw: st.DrawFn) -> list[Entry]:
    made = []
    for context in draw(st.lists(names, unique=True, max_size=6)):
        obsolete = bool(made and made[-1].obsolete) or draw(st.booleans())
        previous = draw(st.none() | lines.filter(bool))
        flags = draw(st.sampled_from([(), ("fuzzy",), ("fuzzy", "no-wrap")]))
        notes = tuple(draw(st.lists(flat, max_size=2)))
        text, translation = draw(lines.filter(bool)), draw(lines)
        made.append(Entry(context, text, translation, 0, notes, flags, previous, obsolete))
    return made


@settings(max_examples=60, deadline=None)
@given(catalogues())
def test_written_file_reads_back_the_same_quickly_and_by_babel(entries: list[Entry]) -> None:
    text = write_entries(entries)
    quick = catalogue_file._read_quickly(text)
    assert quick is not None
    assert [replace(entry, line=0) for entry in quick] == entries
    # Of what is out of use, Babel forgets the flags.
    in_use = [entry for entry in quick if not entry.obsolete]
    by_babel = [entry for entry in catalogue_file._read_with_babel(text) if not entry.obsolete]
    assert messages(in_use) == messages(by_babel)


def test_broken_file_names_the_line() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_messages('msgid "a"\nmsgstr "b"\n\nmsgid "c\n')
    assert caught.value.line == 4
