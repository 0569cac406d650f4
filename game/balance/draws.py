"""Addressed draws for the search: the engine's own Philox, categorical and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from game.balance.space import Rows
from game.engine.keyed import draw

Odds = np.ndarray[Any, np.dtype[np.float64]]


def uniform(seed: int, count: int, turn: int, stream: str, number: int) -> Odds:
    """Return ``keyed.draw`` for playthroughs 0 up to ``count``, the same bits as one at a time."""
    lanes: Any = np.arange(count, dtype=np.uint64)
    return np.asarray(draw(seed, lanes, turn, stream, number))


def categories(odds: Odds, u: Odds) -> Rows:
    """Return the category that each uniform number falls in; the odds add up to (about) 1.

    The bounds are added from left to right, so that every machine draws the same.
    """
    bound, chosen = 0.0, np.zeros(len(u), dtype=np.int64)
    for share in odds[:-1]:
        bound = bound + float(share)
        chosen = chosen + (u >= bound)
    return chosen


def rows(odds: Sequence[Odds], count: int, seed: int, stream: str, number: int) -> Rows:
    """Draw rows of genes.

    Args:
        odds: How likely each choice of each gene is.
        count: How many rows.
        seed: The search's seed.
        stream: What is drawn for; another stream has other luck.
        number: Which draw of that stream.
    """
    drawn = [categories(each, uniform(seed, count, at, stream, number)) for at, each in enumerate(odds)]
    return np.stack(drawn, axis=1) if drawn else np.zeros((count, 0), dtype=np.int64)
