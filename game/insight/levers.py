"""What the money on each lever gave: shares of the money beside shares of the benefits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.orders import Decision
from game.engine.vocabulary import LEVERS

QUICK = ("strategy", "leadership")
"""Levers whose money is felt within the half-year; what the others build comes slowly."""

CLEARLY = 0.05
"""A lever whose share of the benefits is so much larger than its share of the money gave most for it."""


@dataclass(frozen=True, slots=True)
class LeverShare:
    """A lever over a game; both kinds of shares are whole hundredths that add up to one.

    Attributes:
        lever: Its id.
        worth: Its part of the benefits, MNOK; below zero where it cost more than it gave.
        share: Its share of the benefits (0..1); nothing for what is below zero.
        spent: MNOK.
        spent_share: Its share of the money (0..1).
    """

    lever: str
    worth: float
    share: float
    spent: float
    spent_share: float


def lever_shares(worth: Mapping[str, float], decisions: Sequence[Decision]) -> tuple[LeverShare, ...]:
    """Return what each lever got and gave; empty before the first turn.

    Args:
        worth: Each lever's part of the benefits, MNOK (`game.engine.whatif.LeverGames`).
        decisions: Those of the turns played.
    """
    if not decisions:
        return ()
    gave = [max(worth[lever], 0.0) for lever in LEVERS]
    spent = [sum(decision.levers[k] for decision in decisions) for k in range(len(LEVERS))]
    parts = zip(LEVERS, _hundredths(gave), spent, _hundredths(spent), strict=True)
    return tuple(
        LeverShare(lever, worth[lever], share, tenths / 10, part) for lever, share, tenths, part in parts
    )


def best_lever(shares: Sequence[LeverShare]) -> str:
    """Return which lever clearly gave most for its money; empty when none did."""
    best = max(shares, key=lambda each: each.share - each.spent_share, default=None)
    return best.lever if best and best.share - best.spent_share >= CLEARLY else ""


def _hundredths(amounts: Sequence[float]) -> list[float]:
    """Return shares of a whole in hundredths that still add up: the largest remainders are rounded up."""
    whole = 0.0
    for amount in amounts:
        whole += amount
    if whole <= 0.0:
        return [0.0] * len(amounts)
    exact = [100 * amount / whole for amount in amounts]
    floors = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda k: floors[k] - exact[k])
    for k in by_remainder[: 100 - sum(floors)]:
        floors[k] += 1
    return [floor / 100 for floor in floors]
