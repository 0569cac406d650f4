"""Fair shares of a change among factors that act together (Shapley 1953); they add up to the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache


@lru_cache(maxsize=16)
def _weights(count: int) -> tuple[float, ...]:
    """Return, by the size of a coalition without the player, the weight of what the player adds to it."""
    factorials = [1]
    for n in range(1, count + 1):
        factorials.append(factorials[-1] * n)
    return tuple(factorials[size] * factorials[count - size - 1] / factorials[count] for size in range(count))


@lru_cache(maxsize=16)
def _coalitions(count: int) -> tuple[tuple[int, int], ...]:
    return tuple((mask, mask.bit_count()) for mask in range(1 << count))


def shares(count: int, worth: Callable[[int], float]) -> list[float]:
    """Return each player's Shapley value.

    Args:
        count: Players, 1..16.
        worth: Value of a coalition given as a bit mask; called once for each of the 2**count masks.
    """
    values = [worth(mask) for mask in range(1 << count)]
    return _split(count, values)


def _split(count: int, values: Sequence[float]) -> list[float]:
    weights = _weights(count)
    result = []
    for player in range(count):
        bit = 1 << player
        share = 0.0
        for mask, size in _coalitions(count):
            if not mask & bit:
                share = share + weights[size] * (values[mask | bit] - values[mask])
        result.append(share)
    return result


def product_shares(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """Split the change of a product among its factors.

    Args:
        before: Factors at the start.
        after: Factors at the end, as many.
    """
    values = [1.0]
    for first, last in zip(before, after, strict=True):
        values = [value * first for value in values] + [value * last for value in values]
    return _split(len(before), values)
