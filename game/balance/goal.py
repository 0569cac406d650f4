"""What counts as a good game, for the search and for every figure of balance."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.balance.limits import BENEFITS, VALUES
from game.engine.batch import Playthroughs
from game.engine.purse import SUPERVISION

Scores = np.ndarray[Any, np.dtype[np.float64]]
Masks = np.ndarray[Any, np.dtype[np.bool_]]

TRUST = ("citizen_trust", "staff_trust")
TRUST_LOSS = 10.0
"""Points that citizens' or staff's trust may end below where it began in a sound game."""

KEPT = 0.5
"""Share of its result that a game keeps for each way in which it is not sound."""


def result(table: Playthroughs, goal: str) -> Scores:
    """Return what each playthrough reached by the goal, as it is.

    Args:
        table: Playthroughs.
        goal: One of ``limits.GOALS``.
    """
    if goal == BENEFITS:
        return np.asarray(table.benefits, dtype=np.float64)
    if goal == VALUES:
        return _judged(table)
    return at_end(table, goal)


def at_end(table: Playthroughs, figure: str) -> Scores:
    """Return a shown figure at the end of each playthrough."""
    return np.asarray(table.shown[:, -1, table.figures.index(figure)], dtype=np.float64)


def _judged(table: Playthroughs) -> Scores:
    """Return the mean result of the chosen values; 50 without any, as in a game."""
    columns = np.asarray(table.scores, dtype=np.float64)
    whole = np.zeros(len(columns))
    for n in range(columns.shape[1]):
        whole = whole + columns[:, n]
    return whole / columns.shape[1] if columns.shape[1] else whole + 50.0


def breaches(table: Playthroughs) -> dict[str, Masks]:
    """Return in which ways each playthrough is not sound.

    ``supervision``: the council took over. ``debt``: the reserve ends below zero. ``citizen_trust`` and
    ``staff_trust``: it ends more than ``TRUST_LOSS`` points below where it began.
    """
    found = {
        "supervision": (np.asarray(table.council) == SUPERVISION).any(axis=1),
        "debt": at_end(table, "economy") < 0.0,
    }
    for name in TRUST:
        start = table.shown[:, 0, table.figures.index(name)]
        found[name] = at_end(table, name) < start - TRUST_LOSS
    return found


def score(table: Playthroughs, goal: str) -> Scores:
    """Return how good each playthrough was.

    That is its result by the goal, of which it keeps half for each way in which it is not sound: what was won
    by letting the economy or the trust go is not a good game. A result below zero is doubled instead.
    """
    scores = result(table, goal)
    for broken in breaches(table).values():
        worse = np.where(scores > 0.0, scores * KEPT, scores / KEPT)
        scores = np.where(broken, worse, scores)
    return scores
