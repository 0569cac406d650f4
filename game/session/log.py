"""The log of a game: one JSON record a line, each on the disk before the step it holds is called confirmed.

Records form a tree: each names its parent, and an ``undo`` moves the cursor back without removing anything.
The game is the path from the first record to the cursor. A ``rules`` record says that the scenario was
changed under the game: which document holds from there on, and what became of the steps before it. Those stay
in the log as they were confirmed; the game is read with what the newest rules made of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game import storage

FORMAT = 1
"""The version of the log."""

NAME = "log.jsonl"
SCENARIO = "scenario.json"
"""The document that a game began with; later ones lie beside it (``scenario-2.json`` ...)."""

KINDS = ("begin", "values", "case", "budget", "turn", "reflection", "note", "plan", "undo", "rules")
_BESIDE = ("undo", "rules")
"""Kinds that are no steps of the game; their parent is where the game goes on."""

_DOCUMENT = re.compile(r"scenario(-[0-9]{1,6})?\.json")


class LogError(ValueError):
    """A log cannot be read.

    Attributes:
        line: the 1-based line, 0 for the file as a whole.
        reason: what is wrong, in English, for a note beside the file.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Record:
    """One confirmed step.

    Attributes:
        n: its number in the log, from 0.
        parent: the record it follows; None for the first. For an undo: where the cursor moves. For rules:
            where it stays.
        kind: one of ``KINDS``.
        data: what the step holds, by ids.
    """

    n: int
    parent: int | None
    kind: str
    data: Mapping[str, Any]

    def to_line(self) -> str:
        """Return the record as one line of JSON."""
        head = {"n": self.n, "parent": self.parent, "kind": self.kind}
        return json.dumps({**head, **self.data}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Log:
    """A growing log in a folder; every `append` is on the disk when it returns.

    Args:
        path: the file; it is read when it exists.

    Raises:
        LogError: the file is damaged beyond a torn last line.
        OSError: the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.torn = False
        self.records: list[Record] = []
        self._end = 0
        if path.exists():
            self.records, self.torn, self._end = _read(path)
        self.cursor: int | None = _cursor(self.records)

    def append(self, kind: str, **data: Any) -> Record:
        """Add a confirmed step after the cursor and wait until it is on the disk.

        Raises:
            ChangedError: another window has gone on with this game; the log is as it left it.
            OSError: it could not be written; the log is as before.
        """
        return self._write(Record(len(self.records), self.cursor, kind, data), len(self.records))

    def undo(self, to: int) -> None:
        """Move the cursor back to record ``to``; what lies after it stays in the log, beside the game.

        Raises:
            OSError: it could not be written; the log is as before.
        """
        self._write(Record(len(self.records), to, "undo", {}), to)

    def change_rules(
        self, document: str, rules_hash: str, refit: Mapping[int, Mapping[str, Any] | None]
    ) -> None:
        """Go on under other rules.

        Args:
            document: name of the file beside the log that holds them.
            rules_hash: theirs.
            refit: what became of earlier steps, by record: what is otherwise in them, or None where nothing
                is left of one.

        Raises:
            OSError: it could not be written; the log is as before.
        """
        left = {str(n): None if data is None else dict(data) for n, data in refit.items()}
        data = {"document": document, "rules_hash": rules_hash, "refit": left}
        cursor = self.cursor or 0
        self._write(Record(len(self.records), cursor, "rules", data), cursor)

    @property
    def rules(self) -> Record | None:
        """The newest change of the rules, or None when the game has those that it began with."""
        return next((each for each in reversed(self.records) if each.kind == "rules"), None)

    @property
    def rules_hash(self) -> object:
        """The hash of the rules that hold now."""
        return (self.rules or self.records[0]).data.get("rules_hash")

    @property
    def document(self) -> Path:
        """The scenario that holds now, as it was embedded."""
        rules = self.rules
        return self.path.with_name(rules.data["document"] if rules else SCENARIO)

    def confirmed(self) -> tuple[Record, ...]:
        """Return the records from the first to the cursor as they were confirmed."""
        return tuple(reversed(list(_ancestors(self.records, self.cursor))))

    def path_to_cursor(self) -> tuple[Record, ...]:
        """Return the game: the records from the first to the cursor, as the rules that hold now have them."""
        rules = self.rules
        refit: Mapping[str, Any] = rules.data["refit"] if rules else {}
        found = []
        for record in self.confirmed():
            change = refit.get(str(record.n), {})
            if change is not None:
                found.append(replace(record, data={**record.data, **change}) if change else record)
        return tuple(found)

    def shorten(self, count: int) -> None:
        """Read only the first ``count`` records; the file is not touched."""
        self.records = self.records[:count]
        self.cursor = _cursor(self.records)

    def _write(self, record: Record, cursor: int) -> Record:
        self._end = storage.append_line(self.path, record.to_line(), after=self._end)
        self.records.append(record)
        self.cursor = cursor
        return record


def read_records(path: Path) -> tuple[list[Record], bool]:
    """Return the records of a log, and whether a torn last line was left out.

    Raises:
        LogError: a whole line is not a record of ours, or records do not fit together.
        OSError: the file cannot be read.
    """
    records, torn, _ = _read(path)
    return records, torn


def _read(path: Path) -> tuple[list[Record], bool, int]:
    """Return records, whether there is a torn end, and where the last whole line ends."""
    try:
        data = storage.read_bytes(path)
        whole, _, torn = data.rpartition(b"\n")
        lines = whole.decode("utf-8").split("\n") if whole else []
    except UnicodeDecodeError as error:
        raise LogError(0, "is not UTF-8 text") from error
    records: list[Record] = []
    for number, line in enumerate(lines, start=1):
        records.append(_record(line, number))
    if not records:
        raise LogError(0, "holds no whole record")
    return records, bool(torn), len(whole) + 1


def _record(line: str, number: int) -> Record:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LogError(number, "is not JSON") from error
    if not isinstance(data, dict):
        raise LogError(number, "is not an object")
    n, parent, kind = data.pop("n", None), data.pop("parent", None), data.pop("kind", None)
    if n != number - 1 or isinstance(n, bool):
        raise LogError(number, f"should be record {number - 1}")
    if kind not in KINDS or (kind == "begin") != (number == 1):
        raise LogError(number, f"unknown or misplaced kind {kind!r}")
    if number == 1 and parent is None:
        return Record(0, None, kind, data)
    if not isinstance(parent, int) or isinstance(parent, bool) or not 0 <= parent < n:
        raise LogError(number, f"has no such parent {parent!r}")
    if kind == "rules" and not _are_rules(data):
        raise LogError(number, "does not say which rules")
    return Record(n, parent, kind, data)


def _are_rules(data: Mapping[str, Any]) -> bool:
    document, refit = data.get("document"), data.get("refit")
    named = isinstance(document, str) and _DOCUMENT.fullmatch(document) is not None
    if not named or not isinstance(refit, dict):
        return False
    return all(change is None or isinstance(change, dict) for change in refit.values())


def _cursor(records: list[Record]) -> int | None:
    if not records:
        return None
    last = records[-1]
    return last.parent if last.kind in _BESIDE else last.n


def _ancestors(records: list[Record], cursor: int | None) -> Iterator[Record]:
    while cursor is not None:
        record = records[cursor]
        if record.kind not in _BESIDE:
            yield record
        cursor = record.parent


_UNSAFE = re.compile(r"[^a-z0-9_-]+")


def new_folder(home: Path, date: str, scenario: str) -> Path:
    """Make and return a folder for a new game: ``<date>-<scenario>-<n>`` under ``home``.

    Raises:
        OSError: the folder cannot be made.
    """
    name = _UNSAFE.sub("-", scenario.lower())[:40]
    for n in range(1, 10_000):
        folder = home / f"{date}-{name}-{n}"
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            continue
    raise FileExistsError(f"{home} is full of games of {date}")
