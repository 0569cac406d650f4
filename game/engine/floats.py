"""The arithmetic of one game: the operations of ``Arithmetic`` on Python numbers.

A module, because its functions are then found quickest: they are called thousands of times a turn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from game.engine import keyed

T = TypeVar("T", float, int)

zero = 0.0


def minimum(a: float, b: float) -> float:
    """Return ``a if a < b else b``."""
    return a if a < b else b


def maximum(a: float, b: float) -> float:
    """Return ``a if a > b else b``."""
    return a if a > b else b


def clip(x: float, low: float, high: float) -> float:
    """Return ``minimum(maximum(x, low), high)``."""
    x = x if x > low else low
    return x if x < high else high


def where(condition: bool, a: T, b: T) -> T:
    """Return ``a`` where the condition holds, else ``b``."""
    return a if condition else b


def sqrt(a: float) -> float:
    """Return the square root."""
    return math.sqrt(a)


def some(mask: bool) -> bool:
    """Say whether a truth holds."""
    return mask


def among(x: int, wanted: Sequence[int]) -> bool:
    """Return whether a number is one of some others."""
    return x in wanted


def whole(x: float) -> int:
    """Return the whole number nearest to x in the direction of zero."""
    return int(x)


def finite(x: float) -> bool:
    """Say whether a number is finite."""
    return math.isfinite(x)


def draw(_mask: bool, seed: int, playthrough: int, turn: int, stream: str, number: int) -> float:
    """Return ``keyed.draw``."""
    return keyed.draw(seed, playthrough, turn, stream, number)
