"""What a scenario can get wrong although its form is right: one pass a file, each yielding problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from game.scenario.diagnostics import Problem
from game.scenario.lint import (
    cases,
    effects,
    figures,
    icons,
    markup,
    named,
    pace,
    reach,
    references,
    structure,
    texts,
    turns,
)
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

MOST = 100
"""Problems that one pass may find in a file."""

Pass = Callable[[Scenario, SourceFile], Iterator[Problem]]
PASSES: tuple[Pass, ...] = (
    references.find,
    turns.find,
    reach.find,
    structure.find,
    cases.find,
    effects.find,
    figures.find,
    pace.find,
    icons.find,
    markup.find,
    texts.find,
    named.find,
)


def lint(scenario: Scenario, source: SourceFile) -> list[Problem]:
    """Return every problem of a scenario whose form is right, those that its author waives too."""
    return [problem for check in PASSES for problem in islice(check(scenario, source), MOST)]
