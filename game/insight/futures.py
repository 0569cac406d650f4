"""Which changed decision is worth a look: other futures weighed by how far they lead from what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.vocabulary import HEADLINES, INDICATORS
from game.insight.shown import change, margin, way

_HEADLINE = 2.0
"""A headline counts for so many of the other figures."""


def effect(came: Mapping[str, float], would: Mapping[str, float]) -> float:
    """Return how far two futures lie apart where they end, in margins of *same*; 0 when nothing tells.

    Args:
        came, would: The last figures of what happened and of the other future, by indicator.
    """
    apart = 0.0
    for name in INDICATORS:
        if way(name, came[name], would[name]):
            weight = _HEADLINE if name in HEADLINES else 1.0
            apart += weight * abs(change(name, came[name], would[name])) / margin(name)
    return apart


def best_of_each(weighed: Iterable[tuple[str, str, float]]) -> tuple[str, ...]:
    """Return the change of each kind that counts most, those that count most first.

    What makes no difference that tells is never suggested.

    Args:
        weighed: Id, kind and effect of each change.
    """
    best: dict[str, tuple[float, str]] = {}
    for name, kind, counts in weighed:
        if counts > best.get(kind, (0.0, ""))[0]:
            best[kind] = (counts, name)
    return tuple(name for _, name in sorted(best.values(), key=lambda each: -each[0]))
