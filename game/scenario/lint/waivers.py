"""Warnings and advice that an author has considered and keeps, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.scenario.diagnostics import Level, Problem
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

PLAYED = frozenset({"W406", "A510", "A511", "A512", "A513", "A514", "A515"})
"""Codes of what only plays can find."""
JUDGED = frozenset({"E207"})
"""Errors found by reading words, which the author reads better: they can be waived with a reason."""


def waive(scenario: Scenario, found: Iterable[Problem]) -> list[Problem]:
    """Return the problems that the scenario does not waive; of errors it can waive those of `JUDGED`."""
    return [
        p
        for p in found
        if (p.level is Level.ERROR and p.code not in JUDGED)
        or not any(_meets(p, w.code, w.where) for w in scenario.waivers)
    ]


def poor(scenario: Scenario, source: SourceFile, found: list[Problem], *, played: bool) -> Iterator[Problem]:
    """Yield waivers that waive an error or nothing at all.

    Args:
        scenario: with its waivers.
        source: where they stand.
        found: every problem, before any was waived.
        played: whether these are the problems of plays, or all others.
    """
    for at, waiver in enumerate(scenario.waivers):
        where = ("waivers", at, "code")
        if (waiver.code in PLAYED) is not played:
            continue
        if waiver.code.startswith("E") and waiver.code not in JUDGED:
            yield source.report("waive_error", "W420", where, level=Level.WARNING, code=waiver.code)
        elif not any(_meets(p, waiver.code, waiver.where) for p in found):
            yield source.report("unused_waiver", "W421", where, level=Level.WARNING, code=waiver.code)


def _meets(problem: Problem, code: str, where: str) -> bool:
    path = ".".join(map(str, problem.path))
    return problem.code == code and (not where or path == where or path.startswith(where + "."))
