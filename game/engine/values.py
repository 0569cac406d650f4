"""What a group says it wants, and how well a game did by it."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.arithmetic import FLOATS, Arithmetic, Lane
from game.engine.rules import Rules
from game.engine.vocabulary import INDICATORS

MUST_CHOOSE = 3
"""Values that a group chooses, where the scenario has as many."""


def must_choose(rules: Rules) -> int:
    """Return how many values a group chooses."""
    return min(MUST_CHOOSE, len(rules.values))


def first_values(rules: Rules) -> tuple[int, ...]:
    """Return the values (indexes) of a game in which nobody chooses: the scenario's first."""
    return tuple(range(must_choose(rules)))


def score(rules: Rules, value: int, shown: Mapping[str, Lane], ar: Arithmetic = FLOATS) -> Lane:
    """Return the result of one value, 0..100: its indicators, weighed.

    Benefits and the economy are put on the same scale by the annual budget.
    """
    whole = 0.0
    result: Lane = 0.0
    for item in rules.values[value].weighs:
        whole = whole + item.weight
        result = result + item.weight * level(rules, INDICATORS[item.indicator], shown, ar)
    return result / whole if whole > 0.0 else 50.0


def value_score(
    rules: Rules, values: tuple[int, ...], shown: Mapping[str, Lane], ar: Arithmetic = FLOATS
) -> Lane:
    """Return the mean result of the chosen values, 0..100; 50 when none are chosen."""
    if not values:
        return 50.0
    result: Lane = 0.0
    for value in values:
        result = result + score(rules, value, shown, ar)
    return result / len(values)


def level(rules: Rules, indicator: str, shown: Mapping[str, Lane], ar: Arithmetic = FLOATS) -> Lane:
    """Return an indicator on a scale from 0 to 100."""
    annual, p = rules.budget / rules.turn_years, rules.params
    value = shown[indicator]
    if indicator == "benefits_realised":
        value = 100.0 * value / (p.result_benefits * annual)
    elif indicator == "economy":
        value = 50.0 + 50.0 * value / (p.result_economy * annual)
    return ar.clip(value, 0.0, 100.0)
