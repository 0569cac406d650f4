"""What a decision costs, and money in the steps that it is divided in: tenths of a million kroner (MNOK)."""

from __future__ import annotations

from game.engine.arithmetic import Lane, Whole
from game.engine.orders import Decision
from game.engine.rules import Rules
from game.engine.work import Work

ROUNDING = 1e-9
"""Differences in money (MNOK, or tenths) that are rounding."""


def tenths(money: float) -> int:
    """Return whole tenths of MNOK within an amount."""
    return max(int(money * 10.0 + ROUNDING), 0)


def lever_ceiling(now: int, room: float) -> int:
    """Return the most tenths of MNOK that a lever can be given.

    Args:
        now: the tenths that it has in the draft.
        room: MNOK that are left to the limit; below zero when the draft is above it.
    """
    return tenths(now / 10 + room)


def whole_tenths(work: Work, money: Lane) -> Whole:
    """Return whole tenths of MNOK within an amount, of one game or of many."""
    amount = work.ar.whole(money * 10.0 + ROUNDING)
    return work.ar.where(amount > 0, amount, 0)


def baseline_cost(work: Work) -> float:
    """Return MNOK for one baseline in this scenario."""
    return work.rules.params.baseline_cost * work.frame.scale


def money_needed(work: Work, decision: Decision) -> float:
    """Return MNOK that a decision asks of this turn: levers, baselines, and what answers cost at once."""
    whole = 0
    for amount in decision.levers:
        whole += amount
    needed = whole / 10.0 + len(decision.baseline) * baseline_cost(work)
    return needed + choice_cost(work.rules, decision.choices)


def choice_cost(rules: Rules, choices: tuple[tuple[int, int], ...]) -> float:
    """Return MNOK that answers to cases cost at once."""
    cost = 0.0
    for case, option in choices:
        cost = option_cost(rules, case, option, cost)
    return cost


def option_cost(rules: Rules, case: int, option: int, cost: Lane = 0.0) -> Lane:
    """Return a cost (MNOK) with what an answer costs at once added to it."""
    for effect in rules.cases[case].options[option].effects:
        if effect.target == "cost":
            cost = cost + effect.amount
    return cost
