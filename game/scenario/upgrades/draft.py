"""An author's file while it is edited: its text, where every key and value stands, and the edits so far.

Edits replace spans of the text. What lies between them, such as comments, blank lines, the order of things,
quotes and line ends, stays byte for byte as the author left it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from game.scenario.composer import resolve

Path = tuple[str, ...]
_END = re.compile(r"[ \t]*(\r\n|\n|\r|\Z)")
_BREAK = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"[ \t]*(?=#)")
_COMMA_AFTER = re.compile(r"\s*,[ \t]*")
_COMMA_BEFORE = re.compile(r"[ \t]*,\s*\Z")
_NOT_IN_BRACES = re.compile(r"[\[\]{},\r\n]")


class DraftError(ValueError):
    """Two edits meet in the same place: the step does not understand the file."""


@dataclass(frozen=True, slots=True)
class UpgradeNote:
    """One thing that a step has done, for the author to read.

    Attributes:
        key: the sentence in the catalogue, without ``upgrade.change.``.
        line: where it stands in the file before the step, from 1.
        path: the place in the file.
        args: values for the sentence; of several, a list of them.
    """

    key: str
    line: int
    path: tuple[str | int, ...]
    args: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """A key and its value in a mapping, with the path of the value."""

    path: Path
    key: yaml.Node
    value: yaml.Node

    @property
    def is_figure(self) -> bool:
        """Whether the value is a bare number."""
        return (
            isinstance(self.value, yaml.ScalarNode)
            and not self.value.style
            and isinstance(resolve(self.value.value), (int, float))
        )

    @property
    def is_scalar(self) -> bool:
        """Whether the value is a single one, written on the key's own line."""
        value = self.value
        return isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">") and bool(value.value)


@dataclass(slots=True)
class Draft:
    """A file that is being edited.

    Attributes:
        text: the file as it is, line ends too.
        root: its mapping, with positions.
        changes: what has been done so far.
        renames: steps of the id paths of texts that have changed: the whole old path to the new last steps.
    """

    text: str
    root: yaml.MappingNode
    changes: list[UpgradeNote] = field(default_factory=list)
    renames: dict[Path, Path] = field(default_factory=dict)
    _edits: list[tuple[int, int, str]] = field(default_factory=list)
    _dashes: list[tuple[int, int]] | None = None

    @classmethod
    def of(cls, text: str) -> Draft:
        """Return a draft of a text that has been read without errors."""
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        if not isinstance(root, yaml.MappingNode):
            raise DraftError("not a mapping")
        return cls(text, root)

    @property
    def line_end(self) -> str:
        """How the file ends its lines."""
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def line(self, index: int) -> int:
        """Return the line, from 1, of a character of the text."""
        return len(_BREAK.findall(self.text, 0, index)) + 1

    def dash(self, listed: yaml.SequenceNode, item: yaml.Node) -> int:
        """Return where the dash of an item of a list stands."""
        if self._dashes is None:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            tokens = (t for t in yaml.scan(self.text, loader) if isinstance(t, yaml.BlockEntryToken))
            self._dashes = [(t.start_mark.index, t.start_mark.column) for t in tokens]
        column, last = listed.start_mark.column, item.start_mark.index
        return max(index for index, at in self._dashes if at == column and index <= last)

    def say(self, key: str, node: yaml.Node, path: Path, **args: str | tuple[str, ...]) -> None:
        """Add a change to what the author is told."""
        where = tuple(int(step) if step.isdigit() else step for step in path)
        self.changes.append(UpgradeNote(key, self.line(node.start_mark.index), where, args))

    def replace(self, start: int, end: int, text: str) -> None:
        """Queue an edit: the characters from start to end become a text."""
        self._edits.append((start, end, text))

    def rename(self, entry: DraftEntry, name: str) -> None:
        """Give a key another name; texts inside it move along."""
        self.replace(entry.key.start_mark.index, entry.key.end_mark.index, name)
        self.renames[entry.path] = (*entry.path[:-1], name)[-1:]

    def wrap(self, value: yaml.Node, before: str, after: str) -> None:
        """Put a value on one line between two texts, in quotes where it needs them there."""
        text = self.inline(value)
        start, end = value.start_mark.index, value.end_mark.index
        if text == self.text[start:end]:  # the author's own writing is not touched
            self.replace(start, start, before)
            self.replace(end, end, after)
        else:
            self.replace(start, end, before + text + after)

    def inline(self, value: yaml.Node) -> str:
        """Return a scalar as it can stand inside braces: as the author wrote it, else in quotes."""
        text = self.text[value.start_mark.index : value.end_mark.index]
        is_plain = isinstance(value, yaml.ScalarNode) and not value.style
        if _BREAK.search(text) or (is_plain and _NOT_IN_BRACES.search(text)):
            return json.dumps(value.value, ensure_ascii=False)
        return text

    def remove(self, holder: yaml.MappingNode, entry: DraftEntry) -> None:
        """Take a key with a scalar out of a mapping; a comment after it stays where it is."""
        start, end = entry.key.start_mark.index, entry.value.end_mark.index
        if holder.flow_style:
            self._remove_inside(start, end)
            return
        line_start = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        rest = _END.match(self.text, end)
        if rest is not None and not self.text[line_start:start].strip():
            self.replace(line_start, rest.end(), "")
        else:
            comment = _COMMENT.match(self.text, end)
            self.replace(start, comment.end() if comment else end, "")

    def _remove_inside(self, start: int, end: int) -> None:
        after = _COMMA_AFTER.match(self.text, end)
        before = _COMMA_BEFORE.search(self.text, 0, start)
        if after is not None:
            self.replace(start, after.end(), "")
        else:
            self.replace(before.start() if before else start, end, "")

    def result(self) -> str:
        """Return the text with every edit in it.

        Raises:
            DraftError: edits meet.
        """
        merged: list[tuple[int, int, str]] = []
        for start, end, text in sorted(self._edits, key=lambda edit: edit[:2]):
            last = merged[-1] if merged else (0, 0, "")
            if start < last[1] and (text or last[2]):
                raise DraftError(f"edits meet at line {self.line(start)}")
            if start < last[1]:  # two that are taken out beside each other share a comma
                merged[-1] = (last[0], max(end, last[1]), "")
            else:
                merged.append((start, end, text))
        kept = pairwise([(0, 0, ""), *merged, (len(self.text), len(self.text), "")])
        return "".join(first[2] + self.text[first[1] : second[0]] for first, second in kept)


def entries(node: yaml.Node | None, path: Path = ()) -> Iterator[DraftEntry]:
    """Yield what a mapping or list holds (nothing for anything else); of a list, the items stand for keys."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield DraftEntry((*path, str(key.value)), key, value)
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            yield DraftEntry((*path, str(at)), item, item)


def get(node: yaml.Node | None, name: str, path: Path = ()) -> DraftEntry | None:
    """Return the entry of a mapping with a name."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((entry for entry in entries(node, path) if entry.path[-1] == name), None)


def everywhere(node: yaml.Node | None, path: Path = ()) -> Iterator[tuple[DraftEntry, Any]]:
    """Yield every entry inside a node, however deep, with the mapping or list that holds it."""
    for entry in entries(node, path):
        yield entry, node
        yield from everywhere(entry.value, entry.path)
