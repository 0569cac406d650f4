"""Problems in scenario files: what is wrong, where, and what to do about it.

A problem holds a key and its arguments, never prose: the sentence is made when it is shown, in the reader's
language, from ``assets/locale/<language>/scenario.json``.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from game.i18n import Translator

TAB_WIDTH = 4
SNIPPET_WIDTH = 100
MOST = 60
"""Problems of one file that are told at once: who has mended so many, runs the check again."""


class Level(IntEnum):
    """How grave a problem is; only errors keep a scenario from being played."""

    ERROR = 0
    WARNING = 1
    ADVICE = 2


class Mark(NamedTuple):
    """A place in a file: line and column from 1, and how many characters it covers."""

    line: int
    column: int
    length: int = 1


class Snippet(NamedTuple):
    """The line that a problem stands on, and what to point at."""

    text: str
    column: int
    length: int


_COMPARED = 400  # known names that a misspelt one is compared with
_NOTHING = Snippet("", 1, 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, doubtful or worth a thought.

    Attributes:
        code: permanent, such as ``E102``; the letter is the level.
        level: error, warning or advice.
        file: the file's name as shown.
        line, column: where, from 1.
        key: the message in the catalogue, without ``scenario.problem.``.
        args: values for the message.
        snippet: the line itself.
        suggestion: the nearest known name, or what to write instead.
        path: the key path in the file.
        advice: the remedy in the catalogue, without ``scenario.remedy.``, where it is not the message's own.
    """

    code: str
    level: Level
    file: str
    line: int
    column: int
    key: str
    args: Mapping[str, object]
    snippet: Snippet
    suggestion: str = ""
    path: tuple[str | int, ...] = field(default=())
    advice: str = ""

    def message(self, tr: Translator) -> str:
        """Return the sentence that says what is wrong, in the reader's language."""
        return tr(f"scenario.problem.{self.key}", **{k: _shown(tr, v) for k, v in self.args.items()}).strip()

    def remedy(self, tr: Translator) -> str:
        """Return what to do: the nearest known name, or advice for this kind of problem (may be empty)."""
        if self.suggestion:
            return tr("scenario.did_you_mean", name=self.suggestion)
        key = f"scenario.remedy.{self.advice or self.key}"
        return tr(key, **{k: _shown(tr, v) for k, v in self.args.items()}) if tr.has(key) else ""


class Word(str):
    """An argument that is itself a key in the catalogue: shown in the reader's language."""

    __slots__ = ()


class NameList(tuple[str, ...]):
    """An argument that is a list of names: shown joined as running text."""

    __slots__ = ()


class Command(str):
    """An argument that is to be typed as it stands: shown whole."""

    __slots__ = ()


class Place(tuple[str | int, ...]):
    """An argument that is a path in the file: shown as people say it ("initiative 'sensors'")."""

    __slots__ = ()


def _shown(tr: Translator, value: object) -> object:
    if isinstance(value, Place):
        return name_place(tr, value)
    if isinstance(value, NameList):
        return tr.join(list(value))
    if isinstance(value, Word):
        return tr(f"scenario.word.{value}")
    if isinstance(value, Command):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def name_place(tr: Translator, path: tuple[str | int, ...]) -> str:
    """Return a path as people say it: the innermost thing that has a name, then the keys inside it."""
    parts: list[str] = []
    at = 0
    if path and isinstance(path[0], int):  # a file that is a list of expectations
        parts, at = [tr("scenario.place.checks", id=path[0] + 1)], 1
    while at < len(path):
        name = str(path[at])
        if at + 1 < len(path) and tr.has(f"scenario.place.{name}"):
            item = path[at + 1]
            parts.append(tr(f"scenario.place.{name}", id=item + 1 if isinstance(item, int) else item))
            at += 2
        else:
            parts.append(str(path[at] + 1) if isinstance(path[at], int) else name)  # type: ignore[operator]
            at += 1
    return ", ".join(parts) if parts else tr("scenario.place_top")


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known name that a misspelt one most probably means (empty when none is near)."""
    names = list(islice(known, _COMPARED))
    folded = re.sub(r"[\s-]+", "_", name[:80].lower().strip().strip("\"':;,.=-–•*"))
    if folded in names:
        return folded
    found = difflib.get_close_matches(folded, names, n=1, cutoff=likeness)
    return found[0] if found else ""


def arrange(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order to read them: by file, then line and column; each said once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for problem in sorted(problems, key=lambda p: (p.file, p.line, p.column, p.level, p.code, p.key)):
        mark = (problem.file, problem.line, problem.column, problem.code, problem.key, str(problem.args))
        if mark not in seen:
            seen.add(mark)
            kept.append(problem)
    return kept


def limit(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in order; when they are very many, the gravest and how many are left."""
    listed = arrange(problems)
    if len(listed) <= MOST:
        return listed
    kept = sorted(listed, key=lambda p: p.level)[:MOST]
    last = kept[-1]
    more = Problem(
        "A500",
        Level.ADVICE,
        last.file,
        last.line,
        last.column,
        "and_more",
        {"n": len(listed) - MOST},
        _NOTHING,
    )
    return [*arrange(kept), more]


def count(problems: Iterable[Problem]) -> dict[Level, int]:
    """Return how many problems there are of each level."""
    counts = dict.fromkeys(Level, 0)
    for problem in problems:
        counts[problem.level] += 1
    return counts


def to_text(problems: Iterable[Problem], tr: Translator) -> str:
    """Return problems as a terminal shows them: place, code, sentence, line, caret, remedy."""
    return "\n".join(_one(problem, tr) for problem in problems)


def _one(problem: Problem, tr: Translator) -> str:
    head = f"{problem.file}:{problem.line}:{problem.column}: {problem.code} {problem.message(tr)}"
    lines = [head, *_pointed(problem.snippet)]
    if remedy := problem.remedy(tr):
        lines.append(f"    → {remedy}")
    return "\n".join(lines)


def _pointed(snippet: Snippet) -> list[str]:
    text = snippet.text.replace("\t", " " * TAB_WIDTH)
    if not text.strip():
        return []
    column = snippet.column - 1 + snippet.text[: snippet.column - 1].count("\t") * (TAB_WIDTH - 1)
    start = max(0, column - SNIPPET_WIDTH // 2) if len(text) > SNIPPET_WIDTH else 0
    shown = text[start : start + SNIPPET_WIDTH]
    caret = "^" * max(1, min(snippet.length, len(shown) - (column - start)))
    return [f"    {shown}", f"    {' ' * (column - start)}{caret}"]


def describe(problem: Problem, tr: Translator) -> dict[str, object]:
    """Return a problem for other programs: stable keys, sentences in the reader's language."""
    return {
        "code": problem.code,
        "level": problem.level.name.lower(),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "length": problem.snippet.length,
        "path": ".".join(map(str, problem.path)),
        "message": problem.message(tr),
        "suggestion": problem.remedy(tr),
    }


def document(problems: Iterable[Problem], described: list[dict[str, object]]) -> str:
    """Return described problems as one JSON document, with how many there are of each level."""
    counts = count(problems)
    whole = {
        "problems": described,
        "errors": counts[Level.ERROR],
        "warnings": counts[Level.WARNING],
        "advice": counts[Level.ADVICE],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def to_json(problems: Iterable[Problem], tr: Translator) -> str:
    """Return problems as JSON for other programs."""
    listed = list(problems)
    return document(listed, [describe(problem, tr) for problem in listed])
