"""Figures as they are shown: what each is measured in, how finely, and what counts as having moved.

Whoever judges a figure judges what stands on the screen. A change is the difference of two shown figures, so
that nobody finds 62, then 61, and beside them a change of nothing.
"""

from __future__ import annotations

POINTS, MONEY, MONEY_A_YEAR = "points", "money", "money_year"
"""What a figure is measured in: 0 to 100, million kroner, million kroner a year."""

DIGITS = {POINTS: 1, MONEY: 1, MONEY_A_YEAR: 2}
"""Decimals of a figure by what it is measured in, wherever it stands.

Reasons are fractions of a point, so whole points would show a number that moves for no reason. Benefits a
year begin as hundredths of a million; purse and reserve move in tenths, as the levers do.
"""

MARGINS = {POINTS: 1.0, MONEY: 0.3, MONEY_A_YEAR: 0.3}
"""*Same* means within a point, or within 0.3 million kroner."""

WORDS = {1: "up", 0: "same", -1: "down"}
"""The word for each way, as texts are named and guesses are written."""

_UNITS = {"benefits_realised": MONEY_A_YEAR, "economy": MONEY}


def unit(figure: str) -> str:
    """Return what an indicator, ``maturity.<lever>`` or ``service.<id>`` is measured in."""
    return _UNITS.get(figure, POINTS)


def margin(figure: str) -> float:
    """Return how far a figure may move and still count as *same*."""
    return MARGINS[unit(figure)]


def shown(figure: str, value: float) -> float:
    """Return a figure as it stands on the screen."""
    return round(value, DIGITS[unit(figure)])


def change(figure: str, before: float, after: float) -> float:
    """Return the difference of two shown figures, without the dust that subtraction leaves."""
    return round(shown(figure, after) - shown(figure, before), DIGITS[unit(figure)])


def way(figure: str, before: float, after: float) -> int:
    """Return 1, 0 or -1: which way a figure went between two moments, by what was shown."""
    moved = change(figure, before, after)
    return 0 if abs(moved) <= margin(figure) else 1 if moved > 0 else -1
