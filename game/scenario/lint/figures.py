"""Figures: where they come from, and whether they can ever pay."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.catalogue import archetypes, complete
from game.scenario.diagnostics import Level, Place, Problem
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile
from game.scenario.standing import turn_budget

_FIGURES = ("cost", "benefit", "footprint")


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield figures without source, initiatives that never pay and those that nobody could afford."""
    total = turn_budget(scenario) * scenario.turns.count
    for name, item in scenario.initiatives.items():
        here = ("initiatives", name)
        own = [word for word in _FIGURES if getattr(item, word) is not None]
        if own and item.source is None and item.assumption is None:
            where = (*here, own[0])
            yield source.report(
                "no_source", "W403", where, at_key=True, level=Level.WARNING, where=Place(here)
            )
        if item.from_ is not None and item.from_ not in archetypes():
            continue
        whole = complete(scenario, name)
        if whole.benefit.value < whole.cost.running and not whole.benefit.quality and not whole.supports:
            yield source.report(
                "never_pays",
                "W407",
                here,
                at_key=True,
                level=Level.WARNING,
                running=whole.cost.running,
                value=whole.benefit.value,
            )
        if total and whole.build > total:
            yield source.report(
                "unbuildable",
                "W408",
                (*here, "cost"),
                at_key=True,
                level=Level.WARNING,
                build=whole.build,
                total=total,
            )
