"""Turning points: the turns in which a headline changed its way, and what turned it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.causes import Cause
from game.engine.vocabulary import HEADLINES
from game.insight.causes import grouped_causes
from game.insight.shown import change, margin, way

BECAUSE, FADED, DELIVERED = "because", "faded", "delivered"
"""How the main cause turned a figure: it pushed; it had pushed the other way and let go; or it was a new tool
that few had begun to use."""

MOST_POINTS = 4


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A turn in which a headline changed its way.

    Attributes:
        turn: The turn (1-based).
        figure: The headline.
        way: 1 when it turned upwards, -1 downwards.
        size: The change in that turn, in margins of *same*.
        cause: The largest cause of the way it took; None without receipts.
        kind: One of ``because``, ``faded`` and ``delivered``.
    """

    turn: int
    figure: str
    way: int
    size: float
    cause: Cause | None
    kind: str


def turning_points(
    figures: Sequence[Mapping[str, float]],
    causes: Sequence[Mapping[str, Sequence[Cause]]],
    most: int = MOST_POINTS,
) -> tuple[TurningPoint, ...]:
    """Return the sharpest turns of the headlines, in order of time.

    Args:
        figures: The figures at the start and after each turn, by indicator.
        causes: The causes of each turn, by indicator.
        most: At most so many.
    """
    found = [
        point
        for name in HEADLINES
        for turn in range(2, len(figures))
        if (point := _at(name, turn, figures, causes)) is not None
    ]
    found.sort(key=lambda point: (-point.size, point.turn, HEADLINES.index(point.figure)))
    return tuple(sorted(found[:most], key=lambda point: point.turn))


def _at(
    name: str,
    turn: int,
    figures: Sequence[Mapping[str, float]],
    causes: Sequence[Mapping[str, Sequence[Cause]]],
) -> TurningPoint | None:
    earlier, before, after = (figures[n][name] for n in (turn - 2, turn - 1, turn))
    took = way(name, before, after)
    if not took or took == way(name, earlier, before):
        return None
    receipts = [each.get(name, ()) for each in causes[:turn]]
    same_way = [each for each in grouped_causes(receipts[-1]) if each.change * took > 0.0]
    cause = max(same_way, key=lambda each: (abs(each.change), each.key), default=None)
    kind = turned_by(name, cause, receipts) if cause else BECAUSE
    return TurningPoint(turn, name, took, abs(change(name, before, after)) / margin(name), cause, kind)


def turned_by(name: str, cause: Cause, receipts: Sequence[Sequence[Cause]]) -> str:
    """Say how a cause turned a figure; one that pulls otherwise than before has let go.

    Args:
        name: The figure.
        cause: The cause, of the last turn in ``receipts``.
        receipts: The figure's causes, turn by turn from the first.
    """
    if name == "staff_adoption" and cause.part == "newcomers" and cause.change < 0.0:
        return DELIVERED
    past = grouped_causes(each for causes in receipts[:-1] for each in causes)
    earlier = 0.0
    for each in past:
        if each.key == cause.key:
            earlier += each.change
    old = 0 < cause.since_turn < len(receipts)
    return FADED if old and earlier * cause.change < 0.0 else BECAUSE
