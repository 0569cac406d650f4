"""Scales: round ticks, and how far up a value stands.

A line chart of points shows 0 to 100, or at least `LEAST_POINTS` of them, so that noise is no news.
A bar is only drawn from its zero.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LEAST_POINTS = 20.0
"""The fewest points from 0 to 100 that an axis spans."""

LEAST_MONEY = 1.0
"""The fewest million kroner that an axis spans."""

_STEPS = (
    1,
    2,
    5,
    10,
)  # no quarters: a tick is written with the decimals of the figures, and 0.25 would be 0.2


@dataclass(frozen=True, slots=True)
class Scale:
    """Round values, evenly spaced, from the lowest to the highest of a chart."""

    ticks: tuple[float, ...]

    @property
    def low(self) -> float:
        """The lowest value."""
        return self.ticks[0]

    @property
    def high(self) -> float:
        """The highest value."""
        return self.ticks[-1]

    @property
    def digits(self) -> int:
        """How many decimals the ticks are written with."""
        step = self.ticks[1] - self.ticks[0]
        return next((n for n in range(4) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 4)

    def share(self, value: float) -> float:
        """Return how far from the lowest to the highest a value is, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


POINTS = Scale((0.0, 25.0, 50.0, 75.0, 100.0))
"""The whole scale of points."""


def nice_ticks(low: float, high: float, about: int = 5) -> tuple[float, ...]:
    """Return round values that span from ``low`` to ``high``, about as many as asked."""
    span = max(high - low, 1e-9)
    raw = span / max(1, about)
    power = 10 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in _STEPS if factor * power >= raw * 0.999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return tuple(round(step * index, 10) for index in range(first, max(last, first + 1) + 1))


def fitted(
    values: Iterable[float],
    *,
    low: float | None = None,
    span: float = 0.0,
    about: int = 5,
) -> Scale:
    """Return a scale with room for every value.

    Args:
        values: what is shown; nothing is as 0 to 1.
        low: where the scale begins unless a value lies below.
        span: least that it spans; what is lacking is spread on both sides, or above what is given.
        about: how many steps it has, more or less.
    """
    shown = tuple(values) or (0.0, 1.0)
    floor = min(shown) if low is None else min(low, *shown)
    roof = max(shown)
    spare = span - (roof - floor)
    if spare > 0:
        below = 0.0 if floor == low else spare / 2
        floor, roof = floor - below, roof + spare - below
    return Scale(nice_ticks(floor, roof, about))


Fit = Callable[[Sequence[float]], Scale]
"""How a chart's scale is found from its values."""


def of_points(values: Sequence[float]) -> Scale:
    """Return a scale of at least `LEAST_POINTS`, which goes no further than 0 to 100 unless a value does."""
    low, high = min(values, default=0.0), max(values, default=100.0)
    spare = max(LEAST_POINTS - (high - low), 0.0) / 2
    low, high = low - spare, high + spare
    if 0 - spare <= low < 0:
        low, high = 0.0, high - low
    elif 100 < high <= 100 + spare:
        low, high = low - (high - 100), 100.0
    return Scale(nice_ticks(low, high))


def of_money(values: Sequence[float]) -> Scale:
    """Return a scale from nothing, of at least `LEAST_MONEY`."""
    return fitted([0.0, *values], low=0.0, span=LEAST_MONEY)


def of_unit(unit: str) -> Fit:
    """Return how the scale is found for a figure's unit: ``points``, or one of money."""
    return of_points if unit == "points" else of_money


def shape(values: Sequence[float], least: float) -> tuple[float, ...]:
    """Return how far up each value of a line without axes stands, 0 to 1, its middle at the middle.

    Args:
        values: the course of a figure.
        least: least that the height spans, in the unit of the values.
    """
    low, high = min(values), max(values)
    middle, span = (low + high) / 2, max(high - low, least)
    return tuple(0.5 + (value - middle) / span for value in values)
