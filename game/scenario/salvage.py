"""What can still be checked of a file whose form is wrong in places.

Parts that pydantic refused are left out of a copy, so that one run tells of wrong ids and missing reasons too
and not only of the form. What the later passes say about parts that were left out is not told.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from game.scenario.diagnostics import Problem
from game.scenario.lint import lint
from game.scenario.lint.waivers import waive
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

ROUNDS = 4
Path = tuple[str | int, ...]


def lint_rest(source: SourceFile) -> list[Problem]:
    """Return the problems of the parts whose form is right (none when too little is left)."""
    data = copy.deepcopy(source.data)
    removed: list[Path] = []
    for _ in range(ROUNDS):
        try:
            scenario = Scenario.model_validate(data)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                path = _faulty(item)
                if not path or not _remove(data, path):
                    return []
                removed.append(path)
        else:
            return [p for p in waive(scenario, lint(scenario, source)) if not _touched(p, removed)]
    return []


def _faulty(item: Any) -> Path:
    """Return the part to leave out: the faulty value, or that which lacks a key."""
    path = tuple(step for step in item["loc"] if step != "[key]")
    return path[:-1] if item["type"] == "missing" else path


def _remove(data: Any, path: Path) -> bool:
    """Leave out the value at a path, or the nearest key around it; False when that is a list."""
    holder = data
    for at, step in enumerate(path):
        if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            if at == len(path) - 1:
                return False  # the items after it would change their places
            holder = holder[step]
            continue
        if isinstance(holder, dict) and isinstance(step, int):
            step = list(holder)[step] if step < len(holder) else ""
        if not isinstance(holder, dict) or step not in holder:
            return at > 0  # already left out with something around it, or a shorthand that was
        if at == len(path) - 1 or not isinstance(holder[step], (dict, list)):
            del holder[step]
            return True
        holder = holder[step]
    return False


def _touched(problem: Problem, removed: Iterable[Path]) -> bool:
    names = {str(path[-1]) for path in removed}
    if problem.key in ("unknown_id", "wrong_option") and problem.args.get("name") in names:
        return True
    return any(_starts(problem.path, path) or _starts(path, problem.path) for path in removed)


def _starts(path: Sequence[str | int], start: Sequence[str | int]) -> bool:
    return tuple(path[: len(start)]) == tuple(start)
