"""A file of the scenario language: its text, its data and where everything in it stands.

Whatever is wrong with a file, from its bytes to its YAML, becomes a problem with a place; nothing is raised.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.scenario import encodings
from game.scenario.composer import MAX_TOLD, ComposedNode, Composer
from game.scenario.diagnostics import Level, Mark, Problem, Snippet
from game.scenario.files import FileError, read_bytes

MAX_BYTES = 1_000_000
_MANY = 200_000  # characters; a larger file with a fault in its syntax is read once, not part by part
_PARTS = 8
_TEXT_LINES = 60  # how far into a text of many lines we look for the words that are meant
_SNIPPET = 400  # characters of a long line that a problem keeps on either side of its mark

type_names = {dict: "mapping", list: "list", str: "text", bool: "truth", int: "number", float: "number"}

_BREAKS = re.compile("[\n\x85\u2028\u2029]")
# What YAML calls not printable, and the marks that turn the direction of writing (they can hide a text).
_CONTROL = re.compile(
    "[^\t\n\x85\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(slots=True)
class SourceFile:
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
    root: ComposedNode | None = None
    problems: list[Problem] = field(default_factory=list)
    _lines: list[str] | None = None
    _starts: list[int] | None = None

    @property
    def readable(self) -> bool:
        """Whether the whole file was read and there is something to validate."""
        return self.root is not None

    @property
    def lines(self) -> list[str]:
        """The lines of the file, as YAML counts them."""
        if self._lines is None:
            self._lines = _BREAKS.split(self.text)
        return self._lines

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1 (empty outside the file)."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def mark_at(self, index: int, length: int = 1) -> Mark:
        """Return the position of a character of the text, counted from 0."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _BREAKS.finditer(self.text))]
        line = bisect_right(self._starts, index)
        return Mark(line, index - self._starts[line - 1] + 1, length)

    def value(self, where: Sequence[str | int]) -> Any:
        """Return the plain data at a path (None when there is nothing)."""
        found = self.data
        for step in where:
            if isinstance(found, dict) and isinstance(step, int):
                found = list(found.values())  # a mapping that the schema turned into a list
            if isinstance(found, list):
                found = found[step] if isinstance(step, int) and step < len(found) else None
            else:
                found = found.get(step) if isinstance(found, dict) else None
        return found

    def written(self, where: Sequence[str | int]) -> str:
        """Return the value at a path as it is written, when it stands on one line."""
        mark = self.mark(where)
        return self.line(mark.line)[mark.column - 1 : mark.column - 1 + mark.length]

    def mark(self, where: Sequence[str | int], *, key: bool = False) -> Mark:
        """Return the position of the value (or key) at a path, or of its nearest ancestor in the file."""
        node = self.root or ComposedNode(1, 1)
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
        advice: str = "",
        **args: object,
    ) -> Problem:
        """Return a problem that stands at a path or mark in this file (at some words of the text there)."""
        if isinstance(spot, Mark):
            mark = spot
        else:
            mark = self.find(spot, words) if words else self.mark(spot, key=at_key)
        path = () if isinstance(spot, Mark) else tuple(spot)
        snippet = self._snippet(mark)
        place = (self.path, mark.line, mark.column)
        return Problem(code, level, *place, key, args, snippet, suggestion, path, advice)

    def _snippet(self, mark: Mark) -> Snippet:
        line = self.line(mark.line)
        cut = max(0, mark.column - _SNIPPET) if len(line) > 2 * _SNIPPET else 0
        shown = _CONTROL.sub("\ufffd", line[cut : cut + 2 * _SNIPPET])
        return Snippet(shown, mark.column - cut, min(mark.length, _SNIPPET))


def _child(node: ComposedNode, step: str | int) -> tuple[Mark, ComposedNode] | None:
    if isinstance(step, int):
        if step < len(node.items):
            child = node.items[step]
            return Mark(child.line, child.column, child.length), child
        pairs = list(node.keys.values())  # a mapping that the schema turned into a list
        return pairs[step] if step < len(pairs) else None
    return node.keys.get(step)


def read(path: Path, shown: str | None = None, *, inside: Path | None = None) -> SourceFile:
    """Read a file; whatever is wrong with it is in the problems of the answer.

    Args:
        path: the file.
        shown: its name in messages; the path as given when left out.
        inside: the folder that it must lie in, links followed; anywhere when left out.
    """
    source = SourceFile(shown or str(path))
    raw = load_bytes(source, path, MAX_BYTES, inside)
    return source if raw is None else parse(raw, source.path)


def load_bytes(source: SourceFile, path: Path, limit: int, inside: Path | None) -> bytes | None:
    """Return the bytes of a file; None, with a problem in the source, when it is not read."""
    try:
        return read_bytes(path, limit, inside)
    except FileError as error:
        source.problems.append(source.report(f"file_{error.key}", "E110", limit=limit // 1_000_000))
        return None


def parse(raw: bytes, shown: str = "scenario.yaml") -> SourceFile:
    """Read the bytes of a file as `read` does."""
    source = SourceFile(shown)
    if len(raw) > MAX_BYTES:
        source.problems.append(source.report("file_too_large", "E110", limit=MAX_BYTES // 1_000_000))
    elif take_text(source, raw) and not _refuse_control_characters(source):
        _compose(source)
    return source


def take_text(source: SourceFile, raw: bytes) -> bool:
    """Give a source its text from the bytes of its file; False, with a problem, when they are not UTF-8."""
    text, fault, name, at = encodings.decode(raw)
    if fault and at >= 0:
        # Single bytes all: the place in the bytes is the place in the text, while line ends are as they were.
        before = text[:at].replace("\r\n", "\n")
        source.text = text.replace("\r\n", "\n").replace("\r", "\n")
        source.problems.append(source.report(fault, "E110", source.mark_at(len(before)), name=name))
    elif fault:
        source.problems.append(source.report(fault, "E110", name=name))
    if fault:
        return False
    source.text = text.replace("\r\n", "\n").replace("\r", "\n")
    for start, stands, meant in encodings.find_garbled(source.text)[:MAX_TOLD]:
        key, mark = "garbled" if meant else "lost_letter", source.mark_at(start, len(stands))
        problem = source.report(key, "W416", mark, level=Level.WARNING, name=stands, meant=meant)
        source.problems.append(problem)
    return True


def _refuse_control_characters(source: SourceFile) -> bool:
    found = False
    for match in _CONTROL.finditer(source.text):
        name, mark = f"U+{ord(match[0]):04X}", source.mark_at(match.start())
        source.problems.append(source.report("control_character", "E112", mark, name=name))
        found = True
        if len(source.problems) >= MAX_TOLD:
            break
    return found


def _compose(source: SourceFile) -> None:
    """Read the text; after a fault in one part the others are read too, so that one run tells of all."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = source.text
    for part in range(_PARTS):
        composer = Composer(source)
        try:
            for event in yaml.parse(text, Loader=loader):
                if not composer.take(event):
                    return
        except yaml.MarkedYAMLError as error:
            from game.scenario import syntax

            found = syntax.explain(source, error)
            source.problems += found
            text = syntax.without_part(text, found[0].line)
            if found[0].code == "E111" or len(text) > _MANY:
                return
        except (yaml.YAMLError, RecursionError, ValueError):
            source.problems.append(source.report("syntax_other", "E101", Mark(1, 1)))
            return
        else:
            if part == 0:
                source.data, source.root = composer.finish()
            return


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
