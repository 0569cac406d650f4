"""A receipt rounded so that what is written adds up: start, causes and end.

Each cause is rounded to the step above or below it, never across nothing, and the figures as they are written
decide how many go up (the largest remainders do). Everything that is told of causes, whether of a turn or of
the whole game, grouped or one by one, is a sum of these and therefore agrees.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.engine.causes import Cause
from game.insight.shown import DIGITS, change, shown, unit

_DUST = 1e-6
"""Parts of a step: nearer than this to a whole step is that step."""


def fitted(figure: str, causes: Sequence[Cause], before: float, after: float) -> tuple[Cause, ...]:
    """Return the causes with their changes as they are written; those written as nothing are left out.

    Args:
        figure: The figure they explain.
        causes: All the causes of its change; they add up to it.
        before, after: The figure itself, not rounded.
    """
    digits = DIGITS[unit(figure)]
    scale = 10**digits
    steps = _steps([cause.change * scale for cause in causes], round(change(figure, before, after) * scale))
    return tuple(
        replace(cause, change=round(step / scale, digits))
        for cause, step in zip(causes, steps, strict=True)
        if step
    )


def fitted_parts(figure: str, parts: Mapping[str, float]) -> dict[str, float]:
    """Return what a figure consists of, rounded so that it adds up as written."""
    digits = DIGITS[unit(figure)]
    scale = 10**digits
    whole = round(shown(figure, sum(parts.values())) * scale)
    steps = _steps([part * scale for part in parts.values()], whole)
    return {name: round(step / scale, digits) for name, step in zip(parts, steps, strict=True)}


def _steps(exact: Sequence[float], whole: int) -> list[int]:
    """Round numbers up or down so that they add up to the whole."""
    floors = [math.floor(each + _DUST) for each in exact]
    left = whole - sum(floors)
    uneven = [n for n, each in enumerate(exact) if each - floors[n] > _DUST]
    uneven.sort(key=lambda n: (floors[n] - exact[n], n))
    for n in uneven[: max(left, 0)]:
        floors[n] += 1
    amiss = left - min(max(left, 0), len(uneven))
    if amiss and exact:  # causes that do not add up themselves, as in a save from another version
        floors[max(range(len(exact)), key=lambda n: abs(exact[n]))] += amiss
    return floors
