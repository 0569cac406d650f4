"""What the parts of a decision cost, and money in the steps that it is divided in: tenths of a million kroner
(MNOK); for one game and for many.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.arithmetic import Lane, Mask, Whole
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


def lever_cost(work: Work, levers: Iterable[Whole]) -> Lane:
    """Return MNOK that money on the levers is."""
    whole: Whole = 0
    for amount in levers:
        whole = whole + amount
    return whole / 10.0


def baseline_cost(work: Work) -> float:
    """Return MNOK for one baseline in this scenario."""
    return work.rules.params.baseline_cost * work.frame.scale


def baselines_cost(work: Work, measured: Iterable[tuple[int, Mask]]) -> Lane:
    """Return MNOK that measuring baselines costs."""
    return count(measured) * baseline_cost(work)


def count(marks: Iterable[tuple[int, Mask]]) -> Whole:
    """Return how many of the marks hold."""
    number: Whole = 0
    for _, mark in marks:
        number = number + mark
    return number


def answers_cost(work: Work, answers: Iterable[tuple[int, Whole]]) -> Lane:
    """Return MNOK that answers to cases cost at once."""
    cost: Lane = 0.0
    for case, answer in answers:
        for option in range(len(work.rules.cases[case].options)):
            chosen = answer == option
            if work.ar.some(chosen):
                cost = work.ar.where(chosen, option_cost(work.rules, case, option, cost), cost)
    return cost


def option_cost(rules: Rules, case: int, option: int, cost: Lane = 0.0) -> Lane:
    """Return a cost (MNOK) with what an answer costs at once added to it."""
    for effect in rules.cases[case].options[option].effects:
        if effect.target == "cost":
            cost = cost + effect.amount
    return cost
