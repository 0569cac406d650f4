"""Items of a list that became one text: signs before them that YAML does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from game.scenario.diagnostics import Mark, Problem
from game.scenario.source import SourceFile, walk_texts
from game.scenario.walk import FoundText

# Texts that stand one by one or in a list.
_LISTED = frozenset(["question", "reflect", "take_home", "hint", "note", "options.pros", "options.cons"])
_MOST_LINES = 60
_SIGNS = "•▪◦‣·"
# A text may begin with a dash and a space (somebody speaks), and go on with one (a remark set in).
_FIRST = re.compile(rf"-(?=[^\W\d_])|[{_SIGNS}]")
_NEXT = re.compile(rf"[-–—](?=\s*[A-ZÆØÅ\"«])|[{_SIGNS}]")
_LIKE_FIRST = re.compile(r"[-–—](?=\s*\S)|\d{1,2}[.)](?=\s)")


def find(found: FoundText, source: SourceFile) -> Iterator[Problem]:
    """Yield places where a list was meant and one text was read."""
    if found.kind not in _LISTED:
        return
    path = found.path if source.value(found.path) is not None else found.path[:-1]
    for where, text in walk_texts(source.value(path), path):
        if (spot := _bullet(source, source.mark(where), text)) is not None:
            name = next(step for step in reversed(where) if isinstance(step, str))
            problem = source.report("bullets", "E105", spot, advice="type_bullet_list", name=name)
            yield replace(problem, path=where)


def _bullet(source: SourceFile, mark: Mark, text: str) -> Mark | None:
    """Return where a text begins a new item (None when it does not)."""
    block = source.line(mark.line)[mark.column - 1 :][:1] in ("|", ">")
    first = mark.line + block
    if found := _FIRST.match(text):
        column = source.line(first).find(found[0]) + 1
        return Mark(first, column, len(found[0]))
    for number in range(first + 1, first + _MOST_LINES):
        line = source.line(number).strip()
        if not line or line not in text:
            return None
        same = line[0] == text[0] or (line[0].isdigit() and text[0].isdigit())
        found = _NEXT.match(line) or (_LIKE_FIRST.match(line) if same and _LIKE_FIRST.match(text) else None)
        if found is not None:
            return Mark(number, source.line(number).find(line) + 1, len(found[0]))
    return None
