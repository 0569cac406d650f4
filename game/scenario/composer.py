"""From a stream of YAML events to plain data and, parallel to it, where every key and value stands.

Depth and size are bounded before anything is built. Scalars follow a small part of YAML 1.2: whole and
decimal numbers, ``true``, ``false`` and ``null``; all else, such as ``no``, ``12:30``, ``010``, ``1e3`` and
dates, stays the text that the author wrote. Anchors, aliases, merges, tags and several documents in one file
are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from game.scenario.diagnostics import Level, Mark

if TYPE_CHECKING:
    from game.scenario.source import SourceFile

MAX_DEPTH = 40
MAX_NODES = 30_000
MAX_TOLD = 20
"""Problems of one kind that are told of one file before the rest is taken for granted."""

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})?\.[0-9]{1,20}|[-+]?(0|[1-9][0-9]{0,14})\.")
_NULL = ("", "~", "null", "Null", "NULL")
_BOOL = {"true": True, "True": True, "false": False, "False": False}
# A number sign that begins a comment although the author meant a part of the text: "Vei #2".
# Looked for at the number sign and not at the space before it: a long run of spaces would cost its square.
_HASH = re.compile(r"(?<=[ \t])#[^\s#][^\n]*")
_SPACES = re.compile(r"[ \t]+")
_QUOTES = {"“": "”", "”": "”", "„": "“", "‘": "’", "’": "’"}


@dataclass(slots=True)
class ComposedNode:
    """Where a value stands, and its children: by key for a mapping, in order for a list."""

    line: int
    column: int
    length: int = 1
    keys: dict[str, tuple[Mark, ComposedNode]] = field(default_factory=dict)
    items: list[ComposedNode] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    data: Any
    node: ComposedNode
    key: str | None = None
    key_mark: Mark | None = None
    skip: bool = False


class Composer:
    """Builds data and positions from events; problems go to the source."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._stack: list[_Open] = []
        self._result: tuple[Any, ComposedNode] = (None, ComposedNode(1, 1))
        self._documents = 0
        self._nodes = 0
        self._doubles = 0
        self._hashed = {n for n, line in enumerate(source.lines, 1) if _HASH.search(line)}

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

    def finish(self) -> tuple[Any, ComposedNode]:
        """Return data and positions."""
        return self._result

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
            return self._stop("tag", "E109", event, name=event.tag.replace("tag:yaml.org,2002:", "!!"))
        return True

    def _start(self, event: Any, data: dict[str, Any] | list[Any]) -> bool:
        if not self._allowed(event):
            return False
        if self._wants_key():
            return self._stop("key_is_container", "E109", event)
        self._stack.append(_Open(data, ComposedNode(event.start_mark.line + 1, event.start_mark.column + 1)))
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
            if isinstance(value, str):
                self._doubt(event, value, mark)
        self._place(value, ComposedNode(mark.line, mark.column, mark.length))
        return True

    def _doubt(self, event: Any, value: str, mark: Mark) -> None:
        """Tell of a text that lost its end to a comment, or that keeps quotation marks of the wrong kind."""
        line = event.end_mark.line + 1
        if line in self._hashed:
            text = self._source.line(line)
            gap = _SPACES.match(text, event.end_mark.column)
            found = _HASH.match(text, gap.end()) if gap else None
            if found is not None:
                spot = Mark(line, found.start() + 1, len(found[0].rstrip()))
                self._warn("comment_in_text", "W418", spot, name=found[0].split(maxsplit=1)[0])
        if len(value) > 1 and _QUOTES.get(value[0]) == value[-1] and value[0] not in value[1:-1]:
            self._warn("curly_quotes", "W417", mark)

    def _warn(self, key: str, code: str, mark: Mark, **args: Any) -> None:
        self._source.problems.append(self._source.report(key, code, mark, level=Level.WARNING, **args))

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].data, dict) and self._stack[-1].key is None

    def _take_key(self, event: Any, mark: Mark) -> bool:
        top = self._stack[-1]
        if event.value == "<<":
            return self._stop("merge", "E109", event)
        top.key, top.key_mark = event.value, mark
        if event.value in top.data:
            self._doubles += 1
            if self._doubles <= MAX_TOLD:
                first = top.node.keys[event.value][0]
                # In a list, it is as likely the hyphen of the next item that was forgotten.
                listed = len(self._stack) > 1 and isinstance(self._stack[-2].data, list)
                advice = "duplicate_in_item" if listed and event.value == next(iter(top.data)) else ""
                problem = self._source.report(
                    "duplicate_key", "E103", mark, advice=advice, name=event.value, line=first.line
                )
                self._source.problems.append(problem)
            top.skip = True
        return True

    def _place(self, value: Any, node: ComposedNode) -> None:
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
