"""What a scenario can get wrong although its form is right: one pass a file, each yielding problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.scenario.diagnostics import Level, Problem
from game.scenario.lint import cases, effects, figures, references, structure, texts, turns
from game.scenario.schema import Scenario
from game.scenario.source import Source

Pass = Callable[[Scenario, Source], Iterator[Problem]]
PASSES: tuple[Pass, ...] = (
    references.find,
    turns.find,
    structure.find,
    cases.find,
    effects.find,
    figures.find,
    texts.find,
)


def lint(scenario: Scenario, source: Source) -> list[Problem]:
    """Return every problem of a scenario whose form is right, less those that its author waives."""
    found = [problem for check in PASSES for problem in check(scenario, source)]
    return [*_not_waived(scenario, found), *_poor_waivers(scenario, source, found)]


def _meets(problem: Problem, code: str, where: str) -> bool:
    path = ".".join(map(str, problem.path))
    return problem.code == code and (not where or path == where or path.startswith(where + "."))


def _not_waived(scenario: Scenario, found: list[Problem]) -> list[Problem]:
    return [
        p
        for p in found
        if p.level is Level.ERROR or not any(_meets(p, w.code, w.where) for w in scenario.waivers)
    ]


def _poor_waivers(scenario: Scenario, source: Source, found: list[Problem]) -> Iterator[Problem]:
    for at, waiver in enumerate(scenario.waivers):
        where = ("waivers", at, "code")
        if waiver.code.startswith("E"):
            yield source.report("waive_error", "W420", where, level=Level.WARNING, code=waiver.code)
        elif not any(_meets(p, waiver.code, waiver.where) for p in found):
            yield source.report("unused_waiver", "W421", where, level=Level.WARNING, code=waiver.code)
