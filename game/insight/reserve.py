"""What must be left in the reserve at the end, as the scenario's endings see it."""

from __future__ import annotations

from game.engine.conditions import All, Any, Compare, Condition
from game.engine.rules import Rules


def least_at_the_end(rules: Rules) -> float | None:
    """Return the reserve (MNOK) below which an ending calls the purse empty; None when none asks."""
    limits = [limit for ending in rules.endings if ending.when for limit in _limits(ending.when)]
    return max(limits, default=None)


def ends_short(rules: Rules, turn: int, left: float) -> float | None:
    """Return the limit that a budget would fall short of when the game ends with it; None when it does not.

    Args:
        rules: the scenario.
        turn: the turn being budgeted, from 1; only the last has no grant after it.
        left: what the budget leaves, MNOK.
    """
    limit = least_at_the_end(rules) if turn == rules.turns and rules.carry_over else None
    return limit if limit is not None and left < limit - 0.001 else None


def _limits(condition: Condition) -> list[float]:
    if isinstance(condition, Compare):
        asks = condition.quantity == "economy" and condition.op == "below"
        return [condition.threshold] if asks else []
    if isinstance(condition, All | Any):
        return [limit for part in condition.parts for limit in _limits(part)]
    return []
