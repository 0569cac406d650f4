"""What an author meant where YAML gave up: the line itself tells more than the parser's words do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.scenario.diagnostics import Mark, Problem

if TYPE_CHECKING:
    from game.scenario.source import SourceFile

MAX_TABS = 20
_LONG = 2_000

# libyaml's words (lower case, a part of them) -> our own message
_WORDS = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "token"),
    ("while scanning a quoted scalar", "quote"),
    ("unexpected end of stream", "quote"),
    ("unknown escape", "escape"),
    ("did not find expected hexdecimal", "escape"),
    ("did not find expected ',' or", "bracket"),
    ("could not find expected ':'", "missing_colon"),
    ("block sequence entries are not allowed", "dash"),
    ("did not find expected comment or line break", "block"),
    ("while scanning an alias", "token"),
    ("while scanning an anchor", "token"),
    ("while scanning a tag", "token"),
    ("while parsing a tag", "token"),
    ("did not find expected node content", "token"),
    ("did not find expected key", "indent"),
    ("did not find expected '-' indicator", "indent"),
    ("expected <block end>", "indent"),
    ("directive", "directive"),
    ("document start", "directive"),
)
_KEY = r"[\w-]+"
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_HARD = re.compile(r"^\s*\u00a0|[:\-]\u00a0|[\u2003\u2009\u202f\u3000]")
_NO_SPACE = re.compile(rf"\s*(?:- )?{_KEY}(:)[^\s:/]")
_NO_COLON = re.compile(rf"\s*(?:- )?{_KEY}\s*([=;]|:=|->)\s")
_BULLET = re.compile(r"\s*([–—•*·])\s")
_DASH = re.compile(r"\s*(-)[^\s-]")
_AFTER_QUOTE = re.compile(r"[:,\[{-]\s+(\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')\s*[^\s,\]}#:]")
_AFTER_BRACKET = re.compile(r":\s+([\[{][^\]}]*+[\]}])\s*[^\s,\]}#]")
_VALUE_START = re.compile(rf"\s*(?:- )?{_KEY}:\s+(\S)")
_KEY_LINE = re.compile(rf"\s*(?:- )?({_KEY})\s*:(?:\s|$)")
_TWO_KEYS = re.compile(rf"\s*(?:- )?({_KEY}):\s+({_KEY}):(?:\s|$)")
_BARE_KEY = re.compile(rf"\s*({_KEY}):\s*$")
_WORDS_ONLY = re.compile(rf"\s*(?:- )?({_KEY})\s+[^\s:=]")
_CURLY_START = re.compile(rf"\s*(?:- )?{_KEY}:\s+([”“„«])")
_BLOCK_OPENS = re.compile(r":\s+[|>][-+]?\s*$")
_SPECIAL = "@`%*&!|>]},"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where the parser stopped, and the lines round it."""

    source: SourceFile
    kind: str
    spot: Mark
    began: Mark

    @property
    def line(self) -> str:
        return self.text(self.spot.line)

    def text(self, number: int) -> str:
        """A line, cut where no author would look any more."""
        return self.source.line(number)[:_LONG]

    @property
    def before(self) -> tuple[int, str]:
        """The nearest line above that says something, and its number."""
        number = self.spot.line - 1
        while number > 1 and not self.text(number).strip():
            number -= 1
        return number, self.text(number)


Answer = tuple[str, Mark, dict[str, Any]]


def explain(source: SourceFile, error: Any) -> list[Problem]:
    """Return what is wrong where YAML gave up, and where.

    Args:
        source: the file, with its text.
        error: YAML's marked error.
    """
    spot = _mark(error.problem_mark or error.context_mark)
    began = _mark(error.context_mark) if error.context_mark else spot
    words = f"{error.context or ''} {error.problem or ''}".lower()
    kind = next((kind for part, kind in _WORDS if part in words), "other")
    trouble = _Trouble(source, kind, spot, began)
    if tabs := list(_tabs(trouble)):
        return tabs
    for rule in _RULES:
        answer = rule(trouble)
        if answer is not None:
            key, mark, args = answer
            return [source.report(f"syntax_{key}", "E101", mark, **args)]
    mark = began if kind in ("quote", "bracket", "missing_colon") else spot
    return [source.report(f"syntax_{kind}", "E101", mark, started=began.line)]


def _mark(spot: Any) -> Mark:
    return Mark(spot.line + 1, spot.column + 1) if spot else Mark(1, 1)


def _tabs(trouble: _Trouble) -> Iterator[Problem]:
    """Tell of every tab that indents, when one of them is near the trouble."""
    source = trouble.source
    numbers = [n for n, line in enumerate(source.lines, 1) if "\t" in line[: len(line) - len(line.lstrip())]]
    near = {trouble.spot.line, trouble.began.line, trouble.before[0]}
    if trouble.kind == "quote" or near.isdisjoint(numbers):
        return
    for number in numbers[:MAX_TABS]:
        yield source.report("tab", "E111", Mark(number, source.line(number).index("\t") + 1))


def _directive(trouble: _Trouble) -> Answer | None:
    if trouble.kind != "directive":
        return None
    number = trouble.spot.line if trouble.line.strip() else trouble.before[0]
    return "directive", Mark(number, 1, 3), {}


def _conflict(trouble: _Trouble) -> Answer | None:
    for mark in (trouble.began, trouble.spot):
        if _CONFLICT.match(trouble.text(mark.line)):
            return "conflict", Mark(mark.line, 1, 7), {}
    return None


def _hard_space(trouble: _Trouble) -> Answer | None:
    # Where two keys ran together, the one above is where the space stands.
    above = (trouble.before[0],) if trouble.kind == "colon" else ()
    for number in (trouble.began.line, trouble.spot.line, *above):
        found = _HARD.search(trouble.text(number))
        if found is not None:
            return "hard_space", Mark(number, found.end()), {}
    return None


def _key_above(trouble: _Trouble) -> Answer | None:
    """Find a line that was to be a key, and ran into the key below: no colon, or no space after it."""
    key = _KEY_LINE.match(trouble.line)
    if trouble.kind != "colon" or key is None or trouble.spot.column > key.end():
        return None
    number, text = trouble.before
    if _indent(text) != _indent(trouble.line):
        return None
    for name, pattern in (("equals", _NO_COLON), ("colon_space", _NO_SPACE)):
        found = pattern.match(text)
        if found is not None:
            return name, Mark(number, found.start(1) + 1, len(found[1])), {"name": found[1]}
    found = _WORDS_ONLY.match(text)
    if found is None:
        return None
    return "no_colon", Mark(number, found.start(1) + 1, len(found[1])), {"name": found[1]}


_SIGNS = (("bullet", _BULLET), ("equals", _NO_COLON), ("colon_space", _NO_SPACE), ("dash_space", _DASH))


def _written_otherwise(trouble: _Trouble) -> Answer | None:
    """Find the signs that stand where a colon with a space, or a hyphen, should."""
    if trouble.kind not in ("missing_colon", "indent", "colon"):
        return None
    for mark in (trouble.began, trouble.spot) if trouble.kind == "missing_colon" else (trouble.spot,):
        text = trouble.text(mark.line)
        for key, pattern in _SIGNS:
            found = pattern.match(text)
            if found is not None and not (trouble.kind == "colon" and key == "equals"):
                return key, Mark(mark.line, found.start(1) + 1, len(found[1])), {"name": found[1]}
    return None


def _after_close(trouble: _Trouble) -> Answer | None:
    if trouble.kind not in ("indent", "bracket", "colon", "missing_colon"):
        return None
    for mark in (trouble.spot, trouble.began):
        text = trouble.text(mark.line)
        for key, pattern in (("after_quote", _AFTER_QUOTE), ("after_bracket", _AFTER_BRACKET)):
            found = pattern.search(text)
            if found is not None and (key == "after_quote" or trouble.kind == "indent"):
                return key, Mark(mark.line, found.end()), {"name": text[found.start(1)]}
    return None


def _special_start(trouble: _Trouble) -> Answer | None:
    if trouble.kind not in ("token", "other", "block", "directive"):
        return None
    found = _VALUE_START.match(trouble.line)
    if found is None or found[1] not in _SPECIAL:
        return None
    key = "block" if found[1] in "|>" else "token"
    return key, Mark(trouble.spot.line, found.start(1) + 1), {"name": found[1]}


def _deeper(trouble: _Trouble) -> Answer | None:
    """Find a key that is indented under one which already has a value."""
    key = _KEY_LINE.match(trouble.line)
    if trouble.kind != "colon" or key is None or trouble.spot.column > key.end():
        return None
    above = _KEY_LINE.match(trouble.before[1])
    if above is None or _indent(trouble.line) <= _indent(trouble.before[1]):
        return None
    return (
        "deeper",
        Mark(trouble.spot.line, key.start(1) + 1, len(key[1])),
        {"name": key[1], "above": above[1]},
    )


def _curly_start(trouble: _Trouble) -> Answer | None:
    """Find a text that its author thinks is in quotation marks, and that YAML thinks is bare."""
    found = _CURLY_START.match(trouble.line)
    if trouble.kind != "colon" or found is None:
        return None
    return "curly", Mark(trouble.spot.line, found.start(1) + 1), {"name": found[1]}


def _two_keys(trouble: _Trouble) -> Answer | None:
    found = _TWO_KEYS.match(trouble.line)
    if trouble.kind != "colon" or found is None or found[2] != found[2].lower():
        return None
    mark = Mark(trouble.spot.line, found.start(2) + 1, len(found[2]))
    return "two_keys", mark, {"first": found[1], "second": found[2]}


def _block_text(trouble: _Trouble) -> Answer | None:
    if trouble.kind not in ("missing_colon", "indent"):
        return None
    for number in (trouble.began.line, trouble.spot.line):
        above = next((n for n in range(number - 1, 0, -1) if trouble.text(n).strip()), 1)
        if _BLOCK_OPENS.search(trouble.text(above)):
            indent = _indent(trouble.text(number))
            return "block_indent", Mark(number, indent + 1), {"line": above}
    return None


def _further_out(trouble: _Trouble) -> Answer | None:
    """Find the key above that stands too far out, so that what comes after it has nowhere to belong."""
    key = _KEY_LINE.match(trouble.line)
    if trouble.kind != "indent" or key is None:
        return None
    indent = _indent(trouble.line)
    number, inside = _outer(trouble, trouble.spot.line, indent)
    found = _BARE_KEY.match(trouble.text(number))
    # Others of its kind stand above it, and all that is under it stands further in than they do.
    kin = found is not None and indent in _outer(trouble, number, _indent(trouble.text(number)) + 1)[1]
    if found is None or not kin or indent in inside or not inside:
        return None
    mark = Mark(number, found.start(1) + 1, len(found[1]))
    return "further_out", mark, {"name": found[1], "other": key[1], "line": trouble.spot.line}


def _outer(trouble: _Trouble, number: int, indent: int) -> tuple[int, set[int]]:
    """Return the nearest line above that stands further out than an indent, and the indents between."""
    between: set[int] = set()
    for above in range(number - 1, 0, -1):
        text = trouble.text(above)
        if text.strip() and _indent(text) < indent:
            return above, between
        if text.strip():
            between.add(_indent(text))
    return 1, between


def _list_here(trouble: _Trouble) -> Answer | None:
    if trouble.kind == "indent" and trouble.line.lstrip().startswith("- "):
        return (
            "list_here",
            Mark(trouble.spot.line, _indent(trouble.line) + 1),
            {"started": trouble.began.line},
        )
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_RULES: tuple[Callable[[_Trouble], Answer | None], ...] = (
    _conflict,
    _directive,
    _hard_space,
    _written_otherwise,
    _key_above,
    _after_close,
    _special_start,
    _deeper,
    _curly_start,
    _two_keys,
    _block_text,
    _list_here,
    _further_out,
)


def without_part(text: str, number: int) -> str:
    """Return a text with one part at its margin left blank, so that what follows can be read.

    Args:
        text: the file; its lines keep their numbers.
        number: a line of the part, from 1.
    """
    lines = text.split("\n")
    first = min(number, len(lines)) - 1
    while first > 0 and not _begins_part(lines[first]):
        first -= 1
    last = max(first, min(number, len(lines)) - 1) + 1
    while last < len(lines) and not _begins_part(lines[last]):
        last += 1
    lines[first:last] = [""] * (last - first)
    return "\n".join(lines)


def _begins_part(line: str) -> bool:
    return re.match(rf"(?:- )?[\"']?{_KEY}[\"']?:(?:\s|$)", line) is not None
