"""YAML source with positions: plain data and, parallel to it, where every key and value stands.

The file is read as a stream of libyaml events, so that depth and size are bounded before anything is built.
Scalars follow a small part of YAML 1.2: whole and decimal numbers, ``true``, ``false`` and ``null``; all
else, such as ``no``, ``12:30``, ``010``, ``1e3`` and dates, stays the text that the author wrote. Anchors,
aliases, merges, tags and several documents in one file are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.scenario.diagnostics import Level, Mark, Problem, Snippet

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000
_TEXT_LINES = 60  # how far into a text of many lines we look for the words that are meant

type_names = {dict: "mapping", list: "list", str: "text", bool: "truth", int: "number", float: "number"}

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})?\.[0-9]{1,20}|[-+]?(0|[1-9][0-9]{0,14})\.")
_NULL = ("", "~", "null", "Null", "NULL")
_BOOL = {"true": True, "True": True, "false": False, "False": False}
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What YAML calls not printable, and the marks that turn the direction of writing (they can hide a text).
_CONTROL = re.compile(
    "[^\t\n\x85\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)

# libyaml's words (lower case, a part of them) -> our own message
_SYNTAX = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "token"),
    ("while scanning a quoted scalar", "quote"),
    ("unexpected end of stream", "quote"),
    ("unknown escape", "escape"),
    ("did not find expected hexdecimal", "escape"),
    ("expected ',' or", "bracket"),
    ("could not find expected ':'", "missing_colon"),
    ("did not find expected key", "indent"),
    ("did not find expected '-' indicator", "indent"),
    ("block sequence entries are not allowed", "indent"),
    ("expected <block end>", "indent"),
    ("directive", "directive"),
    ("document start", "directive"),
)


@dataclass(slots=True)
class Node:
    """Where a value stands, and its children: by key for a mapping, in order for a list."""

    line: int
    column: int
    length: int = 1
    keys: dict[str, tuple[Mark, Node]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """One file as text, data and positions.

    Attributes:
        path: the file's name as it is shown.
        text: the whole text, line ends made alike.
        data: plain dicts, lists, texts, numbers, truth values and None; None when there is nothing to read.
        root: positions, parallel to ``data``.
        problems: what was wrong with the file itself.
    """

    path: str
    text: str = ""
    data: Any = None
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    _lines: list[str] | None = None

    @property
    def readable(self) -> bool:
        """Whether the whole file was read and there is something to validate."""
        return self.root is not None

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1 (empty outside the file)."""
        if self._lines is None:
            self._lines = _BREAKS.split(self.text)
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def mark(self, where: Sequence[str | int], *, key: bool = False) -> Mark:
        """Return the position of the value (or key) at a path, or of its nearest ancestor in the file."""
        node = self.root or Node(1, 1)
        mark = Mark(node.line, node.column, node.length)
        for at, step in enumerate(where):
            last = at == len(where) - 1
            found = _child(node, step)
            if found is None:
                break
            key_mark, node = found
            value_mark = Mark(node.line, node.column, node.length)
            # A container's own start says little: show the key that holds it.
            mark = key_mark if (key and last) or node.keys or node.items else value_mark
        return mark

    def find(self, where: Sequence[str | int], words: str) -> Mark:
        """Return the position of some words inside the text at a path; else that of the text."""
        start = self.mark(where)
        for number in range(start.line, start.line + _TEXT_LINES):
            column = self.line(number).find(words, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Mark(number, column + 1, len(words))
        return start

    def report(
        self,
        key: str,
        code: str,
        spot: Sequence[str | int] | Mark = (),
        /,
        *,
        at_key: bool = False,
        level: Level = Level.ERROR,
        suggestion: str = "",
        words: str = "",
        **args: object,
    ) -> Problem:
        """Return a problem that stands at a path or mark in this file (at some words of the text there)."""
        if isinstance(spot, Mark):
            mark = spot
        else:
            mark = self.find(spot, words) if words else self.mark(spot, key=at_key)
        path = () if isinstance(spot, Mark) else tuple(spot)
        snippet = Snippet(_CONTROL.sub("\ufffd", self.line(mark.line)), mark.column, mark.length)
        return Problem(code, level, self.path, mark.line, mark.column, key, args, snippet, suggestion, path)


def _child(node: Node, step: str | int) -> tuple[Mark, Node] | None:
    if isinstance(step, int):
        if step < len(node.items):
            child = node.items[step]
            return Mark(child.line, child.column, child.length), child
        pairs = list(node.keys.values())  # a mapping that the schema turned into a list
        return pairs[step] if step < len(pairs) else None
    return node.keys.get(step)


def read(path: Path, shown: str | None = None) -> Source:
    """Read a file; whatever is wrong with it is in the problems of the answer.

    Args:
        path: the file.
        shown: its name in messages; the path as given when left out.
    """
    source = Source(shown or str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (
            "folder" if path.is_dir() else "missing" if isinstance(error, FileNotFoundError) else "denied"
        )
        source.problems.append(source.report(f"file_{reason}", "E110"))
        return source
    return parse(raw, source.path)


def parse(raw: bytes, shown: str = "scenario.yaml") -> Source:
    """Read the bytes of a file as `read` does."""
    source = Source(shown)
    text = _decode(raw, source)
    if text is None:
        return source
    source.text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _refuse_control_characters(source):
        _compose(source)
    return source


def _decode(raw: bytes, source: Source) -> str | None:
    if len(raw) > MAX_BYTES:
        source.problems.append(source.report("file_too_large", "E110", limit=MAX_BYTES // 1_000_000))
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        source.problems.append(source.report("encoding", "E110", name="UTF-16"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        source.text = raw.decode("cp1252", errors="replace")
        column = error.start - (before.rfind(b"\n") + 1) + 1
        source.problems.append(source.report("encoding", "E110", Mark(line, column), name="Windows-1252"))
        return None


def _refuse_control_characters(source: Source) -> bool:
    found = False
    for match in _CONTROL.finditer(source.text):
        before = source.text[: match.start()]
        line = len(_BREAKS.findall(before)) + 1
        column = match.start() - max((m.end() for m in _BREAKS.finditer(before)), default=0) + 1
        name = f"U+{ord(match[0]):04X}"
        source.problems.append(source.report("control_character", "E112", Mark(line, column), name=name))
        found = True
        if len(source.problems) >= 20:
            break
    return found


def _compose(source: Source) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        builder = _Builder(source)
        for event in yaml.parse(source.text, Loader=loader):
            if not builder.take(event):
                return
        source.data, source.root = builder.finish()
    except yaml.MarkedYAMLError as error:
        _explain_syntax(source, error)
    except (yaml.YAMLError, RecursionError, ValueError):
        source.problems.append(source.report("syntax_other", "E101"))


def _explain_syntax(source: Source, error: yaml.MarkedYAMLError) -> None:
    tabs = [
        number
        for number, line in enumerate(_BREAKS.split(source.text), 1)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if tabs:
        for number in tabs[:20]:
            source.problems.append(
                source.report("tab", "E111", Mark(number, source.line(number).index("\t") + 1))
            )
        return
    words = f"{error.context or ''} {error.problem or ''}".lower()
    kind = next((kind for part, kind in _SYNTAX if part in words), "other")
    spot = error.problem_mark or error.context_mark
    mark = Mark(spot.line + 1, spot.column + 1) if spot else Mark(1, 1)
    if kind in ("quote", "bracket", "missing_colon") and error.context_mark:
        mark = Mark(error.context_mark.line + 1, error.context_mark.column + 1)
    started = error.context_mark.line + 1 if error.context_mark else mark.line
    source.problems.append(source.report(f"syntax_{kind}", "E101", mark, started=started))


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    data: Any
    node: Node
    key: str | None = None
    key_mark: Mark | None = None
    skip: bool = False


class _Builder:
    """Builds data and positions from events; problems go to the source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stack: list[_Open] = []
        self._result: tuple[Any, Node] = (None, Node(1, 1))
        self._documents = 0
        self._nodes = 0

    def take(self, event: Any) -> bool:
        """Take one event; False when reading must stop."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._start(event, {} if kind is yaml.MappingStartEvent else [])
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self._stack.pop()
            self._place(done.data, done.node)
        elif kind is yaml.AliasEvent:
            return self._stop("alias", "E109", event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                return self._stop("documents", "E109", event)
        return True

    def finish(self) -> tuple[Any, Node | None]:
        """Return data and positions (None for positions when the file was refused)."""
        data, node = self._result
        return data, None if any(p.code in ("E101", "E109") for p in self._source.problems) else node

    def _stop(self, key: str, code: str, event: Any, **args: Any) -> bool:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        self._source.problems.append(self._source.report(key, code, mark, **args))
        return False

    def _allowed(self, event: Any) -> bool:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return self._stop("too_many", "E110", event, limit=MAX_NODES)
        if len(self._stack) >= MAX_DEPTH:
            return self._stop("too_deep", "E110", event, limit=MAX_DEPTH)
        if event.anchor:
            return self._stop("anchor", "E109", event, name=event.anchor)
        if event.tag and event.tag != "!":
            return self._stop("tag", "E109", event, name=event.tag)
        return True

    def _start(self, event: Any, data: dict[str, Any] | list[Any]) -> bool:
        if not self._allowed(event):
            return False
        if self._wants_key():
            return self._stop("key_is_container", "E109", event)
        self._stack.append(_Open(data, Node(event.start_mark.line + 1, event.start_mark.column + 1)))
        return True

    def _scalar(self, event: Any) -> bool:
        if not self._allowed(event):
            return False
        mark = _mark_of(event)
        if self._wants_key():
            return self._take_key(event, mark)
        value: Any = event.value
        if event.implicit[0] and not event.style:
            value = resolve(event.value)
        self._place(value, Node(mark.line, mark.column, mark.length))
        return True

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].data, dict) and self._stack[-1].key is None

    def _take_key(self, event: Any, mark: Mark) -> bool:
        top = self._stack[-1]
        if event.value == "<<":
            return self._stop("merge", "E109", event)
        top.key, top.key_mark = event.value, mark
        if event.value in top.data:
            first = top.node.keys[event.value][0]
            problem = self._source.report("duplicate_key", "E103", mark, name=event.value, line=first.line)
            self._source.problems.append(problem)
            top.skip = True
        return True

    def _place(self, value: Any, node: Node) -> None:
        if not self._stack:
            self._result = (value, node)
            return
        top = self._stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            top.node.items.append(node)
            return
        if not top.skip and top.key is not None and top.key_mark is not None:
            top.data[top.key] = value
            top.node.keys[top.key] = (top.key_mark, node)
        top.key, top.key_mark, top.skip = None, None, False


def _mark_of(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(length, 1))


def resolve(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means: a number, a truth value, nothing, or the text itself.

    >>> resolve("+10"), resolve("3.5"), resolve("no"), resolve("010"), resolve("12:30")
    (10, 3.5, 'no', '010', '12:30')
    """
    if text in _NULL:
        return None
    if text[0].isalpha() and text not in _BOOL:  # most are words
        return text
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def walk_texts(data: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text in plain data with its path, in the order of the file."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from walk_texts(value, (*where, name))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from walk_texts(value, (*where, at))
