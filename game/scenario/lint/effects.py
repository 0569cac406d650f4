"""Effects that no player is told the reason of, and pushes that are gone before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario import walk
from game.scenario.diagnostics import Level, Place, Problem
from game.scenario.effects import Change, has_effect
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

# Some stocks fall back at a rate of 2 a year: a push that is given no length is mostly gone in a turn.
FAST_WORTH_TELLING = 6.0


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield effects without a reason and pushes that fade."""
    for found in walk.effects(scenario):
        if has_effect(found.effects) and not found.because:
            where = found.path[:-1]
            yield source.report(
                "no_because", "W402", where, at_key=True, level=Level.WARNING, where=Place(where)
            )
        yield from _fading(found, source)


def _fading(found: walk.FoundEffects, source: SourceFile) -> Iterator[Problem]:
    trust = found.effects.staff_trust
    fast: list[tuple[tuple[str | int, ...], Change | None]] = [
        (("staff_trust",), trust if trust is not None and trust.add > 0 else None)
    ]
    fast += [
        (("service", name, "quality"), service.quality) for name, service in found.effects.service.items()
    ]
    for path, push in fast:
        if push is not None and push.lasts is None and abs(push.add) >= FAST_WORTH_TELLING:
            where = (*found.path, *path)
            add = f"{push.add:+g}"
            yield source.report("fades", "A503", where, level=Level.ADVICE, name=path[-1], add=add)
