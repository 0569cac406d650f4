"""Marks in texts that were begun and not ended, and things that a group cannot tell apart by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from game.scenario import walk
from game.scenario.compile_texts import PLACES
from game.scenario.diagnostics import Level, NameList, Problem, nearest
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

_PLACE = re.compile(r"\{([^{}\n]{0,40})\}")
_KNOWN = re.compile(r"[a-z_][a-z0-9_]*")
_TERM = re.compile(r"\[\[[^\[\]]{1,60}\]\]")


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield marks that stay as they are written in a text, and titles that stand twice."""
    for found in walk.texts(scenario):
        if "{" in found.text or "}" in found.text:
            yield from _braces(found, source)
        if "[[" in found.text or "]]" in found.text:
            rest = _TERM.sub("", found.text)
            left = next((mark for mark in ("[[", "]]") if mark in rest), None)
            if left is not None:
                yield source.report(
                    "open_term", "W409", found.path, level=Level.WARNING, words=left, name=left
                )
    yield from _twice(scenario.initiatives, ("initiatives",), source)
    yield from _twice(scenario.cases, ("cases",), source)
    yield from _twice(scenario.values, ("values",), source)
    for name, case in scenario.cases.items():
        yield from _twice(case.options, ("cases", name, "options"), source)


def _braces(found: walk.FoundText, source: SourceFile) -> Iterator[Problem]:
    for match in _PLACE.finditer(found.text):
        if not _KNOWN.fullmatch(match[1]):
            near = nearest(match[1], PLACES)
            args: dict[str, Any] = {"name": match[1], "known": NameList(PLACES), "words": match[0]}
            yield source.report(
                "placeholder", "W409", found.path, level=Level.WARNING, suggestion=near, **args
            )
    rest = _PLACE.sub("", found.text)
    left = next((mark for mark in "{}" if mark in rest), None)
    if left is not None:
        yield source.report("open_place", "W409", found.path, level=Level.WARNING, words=left, name=left)


def _twice(things: Mapping[str, Any], path: walk.Path, source: SourceFile) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, thing in things.items():
        title = (thing.title or "").strip().casefold()
        if title and title in seen:
            where = (*path, name, "title")
            args = {"title": thing.title, "other": seen[title]}
            yield source.report("same_title", "W423", where, level=Level.WARNING, **args)
        seen.setdefault(title, name)
