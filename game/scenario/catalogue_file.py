"""Messages of a translation file (PO). Well-formed files are read at once; Babel judges every other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LINE = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_STRING = rf"{_LINE}(?:\n{_LINE})*+"
_ENTRY = re.compile(
    r"(?P<notes>(?:#[^~\n][^\n]*\n|#\n)*)"
    rf"(?:msgctxt (?P<context>{_STRING})\n)?msgid (?P<id>{_STRING})\nmsgstr (?P<text>{_STRING})(?:\n+|\Z)"
)
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_JOINT = re.compile(r'"\n"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class CatalogueError(ValueError):
    """A file that cannot be read.

    Attributes:
        line: where, from 1; 0 when nobody can tell.
        reason: why, in English.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"{line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Message:
    """One translated text; ``line`` is where its original begins, from 1."""

    text: str
    fuzzy: bool
    line: int


Messages = Mapping[tuple[str | None, str], Message]


def read_messages(text: str) -> Messages:
    """Return the messages of a file by context and original.

    Args:
        text: the whole file, with ``\\n`` at the ends of its lines.

    Raises:
        CatalogueError: it is broken.
    """
    messages = _read_quickly(text)
    return messages if messages is not None else _read_with_babel(text)


def _read_quickly(text: str) -> Messages | None:
    """Return the messages of a file of plain entries; None when it has anything else."""
    messages: dict[tuple[str | None, str], Message] = {}
    at, line = 0, 1
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            return None
        context = entry["context"]
        name = (None if context is None else _plain(context), _plain(entry["id"]))
        if name in messages:
            return None
        line += text.count("\n", at, entry.start("id"))
        fuzzy = bool(entry["notes"]) and _FUZZY.search(entry["notes"]) is not None
        messages[name] = Message(_plain(entry["text"]), fuzzy, line)
        line += text.count("\n", entry.start("id"), entry.end())
        at = entry.end()
    return messages


def _plain(quoted: str) -> str:
    inner = quoted[1:-1]
    if "\n" in inner:
        inner = _JOINT.sub("", inner)
    return _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), inner) if "\\" in inner else inner


def _read_with_babel(text: str) -> Messages:
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(text.split("\n"), abort_invalid=True)
    except PoFileError as error:
        reason = str(error).split(" on ")[0]
        raise CatalogueError(getattr(error, "lineno", 0) + 1, reason) from error
    except (ValueError, TypeError, IndexError, AttributeError, LookupError) as error:
        raise CatalogueError(0, type(error).__name__) from error
    return {
        (message.context, message.id): Message(message.string, message.fuzzy, message.lineno or 1)
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str)
    }
