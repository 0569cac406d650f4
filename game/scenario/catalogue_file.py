"""A translation file (PO), read and written. Well-formed files are read at once; Babel judges every other.

Both readers stay because `check` reads every catalogue: the flagship's two take 0.12 s here, and 0.3 s with
Babel, which takes 0.17 s more to be imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_LINE = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_STRING = rf"{_LINE}(?:\n{_LINE})*+"
_NOTES = r"(?P<notes>(?:#[^~\n][^\n]*\n|#?\n)*)"
_ROW = re.compile(
    r'\s*(?:(?:#~\s*)?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(?:[^"\\]|\\.)*+"\s*|#.*)?'
)
_ENTRY = re.compile(
    rf"{_NOTES}(?:msgctxt (?P<context>{_STRING})\n)?"
    rf"msgid (?P<id>{_STRING})\nmsgstr (?P<text>{_STRING})(?:\n+|\Z)"
)
_OBSOLETE = re.compile(rf"{_NOTES}(?P<entry>(?:#~[^\n]*(?:\n|\Z))+)\n*")
_MARK = re.compile(r"^#~ ?", re.MULTILINE)
_JOINT = re.compile(r'"\n"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_PREVIOUS = re.compile(rf"^msgid ({_STRING})", re.MULTILINE)
FUZZY = "fuzzy"
# Babel sets these by itself when it reads.
_BABELS_OWN = {"python-format", "python-brace-format"}

Name = tuple[str | None, str]
"""What tells one entry from another: its context and its original."""


class CatalogueError(ValueError):
    """A file that cannot be read.

    Attributes:
        line: where, from 1; 0 when nobody can tell.
        reason: why, as a word of the catalogue (``scenario.word.*``).
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"{line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Message:
    """One translated text; ``line`` is where it stands (or its original, in an unusual file), from 1."""

    text: str
    fuzzy: bool
    line: int


Messages = Mapping[Name, Message]


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text with all that translators see of it.

    Attributes:
        context: the id path of the text; None where a tool has dropped it.
        original: the author's text that the translation was made for.
        text: the translation; empty when there is none yet.
        line: where the translation stands in the file that was read (its original, if unusual), from 1.
        notes: what people have written about it, a line each.
        flags: such as ``fuzzy``: to be reviewed.
        previous: the wording before the one that makes a review needed.
        obsolete: whether its text has left the scenario.
        hints: what the game tells the translator, a line each; written, never read.
        places: where the text stands (``file:line``); written, never read.
    """

    context: str | None
    original: str
    text: str
    line: int = 0
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    obsolete: bool = False
    hints: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def name(self) -> Name:
        """Context and original."""
        return self.context, self.original

    @property
    def fuzzy(self) -> bool:
        """Whether somebody must look at it again."""
        return FUZZY in self.flags


def read_messages(text: str) -> Messages:
    """Return the messages in use by context and original.

    Args:
        text: the whole file, with ``\\n`` at the ends of its lines.

    Raises:
        CatalogueError: it is broken.
    """
    return {e.name: Message(e.text, e.fuzzy, e.line) for e in read_entries(text) if not e.obsolete}


def read_entries(text: str) -> list[Entry]:
    """Return everything in a file, the header (no context, no original) and obsolete entries too.

    Raises:
        CatalogueError: it is broken.
    """
    entries = _read_quickly(text)
    return entries if entries is not None else _read_with_babel(text)


def _read_quickly(text: str) -> list[Entry] | None:
    """Return the entries of a file in the usual form; None when it has anything else."""
    entries: list[Entry] = []
    at, line = 0, 1
    while at < len(text):
        found = _ENTRY.match(text, at)
        gone = None if found else _OBSOLETE.match(text, at)
        if found is not None:
            start = line + text.count("\n", at, found.start("text"))
            entries.append(_entry(found, start))
        elif gone is not None:
            inner = _obsolete(gone, line + gone["notes"].count("\n"))
            if inner is None:
                return None
            entries += inner
        end = found or gone
        if end is None:
            return None
        line += text.count("\n", at, end.end())
        at = end.end()
    names = [(entry.obsolete, entry.name) for entry in entries]
    return entries if len(set(names)) == len(names) else None


def _obsolete(gone: re.Match[str], line: int) -> list[Entry] | None:
    """Return the entries of lines that all begin with ``#~``; None when they have an unusual form."""
    text = _MARK.sub("", gone["entry"])
    previous = "".join(f"#|{row[1:]}\n" for row in text.splitlines() if row.startswith("|"))
    text = "".join(f"{row}\n" for row in text.splitlines() if not row.startswith("|"))
    entries: list[Entry] = []
    at = 0
    while at < len(text):
        found = _ENTRY.match(text, at)
        if found is None:
            return None
        notes = gone["notes"] + previous if not entries else ""
        entries.append(_entry(found, line, notes, obsolete=True))
        at = found.end()
    return entries


def _entry(found: re.Match[str], line: int, notes: str | None = None, *, obsolete: bool = False) -> Entry:
    context = found["context"]
    said = _Notes.read((found["notes"] if notes is None else notes).splitlines())
    return Entry(
        None if context is None else _plain(context),
        _plain(found["id"]),
        _plain(found["text"]),
        line,
        said.own,
        said.flags,
        said.previous,
        obsolete,
    )


@dataclass(frozen=True, slots=True)
class _Notes:
    """What the comments above an entry say, the game's own hints left out."""

    own: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None

    @classmethod
    def read(cls, lines: list[str]) -> _Notes:
        lines = [row for row in lines if row and row[1:2] not in (".", ":")]
        if not lines:
            return _NO_NOTES
        flags = [flag.strip() for row in lines if row.startswith("#,") for flag in row[2:].split(",")]
        before = "\n".join(row[2:].strip() for row in lines if row.startswith("#|"))
        previous = _PREVIOUS.search(before)
        return cls(
            tuple(row[1:].strip() for row in lines if row[1:2] not in (",", "|", "~")),
            tuple(dict.fromkeys(flag for flag in flags if flag)),
            _plain(previous[1]) if previous else None,
        )


_NO_NOTES = _Notes()


def _plain(quoted: str) -> str:
    inner = quoted[1:-1]
    if "\n" in inner:
        inner = _JOINT.sub("", inner)
    return _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), inner) if "\\" in inner else inner


def _read_with_babel(text: str) -> list[Entry]:
    from babel.messages.pofile import PoFileError, read_po

    _refuse_loose_lines(text)
    # Babel does not know the earlier wording of what is out of use.
    rows = ["" if row.startswith("#~|") else row for row in text.split("\n")]
    try:
        catalogue = read_po(rows, abort_invalid=True)
    except PoFileError as error:
        reason = "po_msgstr" if "missing msgstr" in str(error) else "po_other"
        raise CatalogueError(getattr(error, "lineno", 0) + 1, reason) from error
    except (ValueError, TypeError, IndexError, AttributeError, LookupError) as error:
        raise CatalogueError(0, "po_other") from error
    return [
        *(_from_babel(message) for message in catalogue),
        *(_from_babel(message, obsolete=True) for message in catalogue.obsolete.values()),
    ]


def _refuse_loose_lines(text: str) -> None:
    """Raise an error at the first line that Babel would skip or read as half a text."""
    for number, row in enumerate(text.split("\n"), 1):
        if not _ROW.fullmatch(row):
            raise CatalogueError(number, "po_quote" if row.count('"') % 2 else "po_line")


def _from_babel(message: object, *, obsolete: bool = False) -> Entry:
    """Return Babel's message as ours; of plural forms, which scenarios do not have, the first is kept."""
    original, text = (_first(getattr(message, word)) for word in ("id", "string"))
    said = _Notes.read([f"#{row}" for row in getattr(message, "user_comments", ())])
    flags = tuple(sorted(set(getattr(message, "flags", ())) - _BABELS_OWN))
    context, line = getattr(message, "context", None), getattr(message, "lineno", None) or 1
    return Entry(context, original, text, line, said.own, flags, said.previous, obsolete)


def _first(text: object) -> str:
    return str(text[0] if isinstance(text, (list, tuple)) else text or "")


def write_entries(entries: Iterable[Entry]) -> str:
    """Return the text of a file: long lines are not wrapped, so that a change shows as the text that changed.

    Args:
        entries: the header first, obsolete entries last.
    """
    return "\n".join("".join(f"{line}\n" for line in _written(entry)) for entry in entries)


def _written(entry: Entry) -> Iterator[str]:
    from babel.messages.pofile import normalize

    yield from (f"# {note}".rstrip() for note in entry.notes)
    yield from (f"#. {hint}" for hint in entry.hints)
    yield from (f"#: {place}" for place in entry.places)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    mark = "#~ " if entry.obsolete else ""
    if entry.previous is not None:
        before = "#~| " if entry.obsolete else "#| "
        yield from (before + row for row in f"msgid {normalize(entry.previous, width=0)}".split("\n"))
    parts = (("msgctxt", entry.context), ("msgid", entry.original), ("msgstr", entry.text))
    for word, text in parts:
        if text is not None:
            yield from (mark + row for row in f"{word} {normalize(text, width=0)}".split("\n"))
