"""The arithmetic of many playthroughs: the operations of ``Arithmetic`` on numpy arrays, lane by lane.

An entry that is the same for every playthrough may stay one plain number. Only operations whose result is
rounded the same way as Python's are used: no reductions, no fused or approximate functions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from game.engine import keyed


class VectorArithmetic:
    """``Arithmetic`` on float64, int64 and bool arrays of one length, or plain numbers."""

    zero = 0.0

    @staticmethod
    def minimum(a: Any, b: Any) -> Any:
        """Return the lesser of each pair."""
        return np.minimum(a, b)

    @staticmethod
    def maximum(a: Any, b: Any) -> Any:
        """Return the greater of each pair."""
        return np.maximum(a, b)

    @staticmethod
    def clip(x: Any, low: Any, high: Any) -> Any:
        """Return ``minimum(maximum(x, low), high)``."""
        return np.minimum(np.maximum(x, low), high)

    @staticmethod
    def where(condition: Any, a: Any, b: Any) -> Any:
        """Return ``a`` where the condition holds, else ``b``."""
        if isinstance(condition, np.ndarray):
            return np.where(condition, a, b)
        return a if condition else b

    @staticmethod
    def sqrt(a: Any) -> Any:
        """Return the square roots, correctly rounded."""
        return np.sqrt(a)

    @staticmethod
    def some(mask: Any) -> bool:
        """Say whether a truth holds for anybody."""
        return bool(mask.any()) if isinstance(mask, np.ndarray) else bool(mask)

    @staticmethod
    def among(x: Any, wanted: Sequence[int]) -> Any:
        """Return which numbers are among some others."""
        if not isinstance(x, np.ndarray):
            return x in wanted
        low, high = min(wanted), max(wanted)
        if high - low < len(wanted) and len({*wanted}) == high - low + 1:
            return (x >= low) & (x <= high)
        found = x == wanted[0]
        for other in wanted[1:]:
            found = found | (x == other)
        return found

    @staticmethod
    def whole(x: Any) -> Any:
        """Return the whole numbers nearest to x in the direction of zero."""
        return x.astype(np.int64) if isinstance(x, np.ndarray) else int(x)

    @staticmethod
    def finite(x: Any) -> bool:
        """Say whether every number is finite."""
        return bool(np.isfinite(x).all()) if isinstance(x, np.ndarray) else math.isfinite(x)

    @staticmethod
    def draw(mask: Any, seed: Any, playthrough: int, turn: int, stream: str, number: int) -> Any:
        """Return the draws of those whom the mask holds for, and 0 for the others."""
        if not isinstance(mask, np.ndarray):
            return keyed.draw(seed, playthrough, turn, stream, number)
        found = np.zeros(len(mask))
        found[mask] = keyed.draw(seed[mask], playthrough, turn, stream, number)
        return found


VECTORS = VectorArithmetic()
