"""Freed time and emphasis, each way of using them against the others with all else equal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.balance.contexts import CLEAR, Array, Games, Weighing, pick
from game.balance.figures import WayFigures, mean, median
from game.balance.simulator import Simulator
from game.balance.space import Rows, Space

USE, EMPHASIS = "use", "emphasis"


def weigh_ways(
    simulator: Simulator, games: Sequence[Games], best: Array, count: int
) -> Weighing[tuple[WayFigures, ...]]:
    """Play games again with all freed time to one use, and with each lever leaning each way.

    Args:
        simulator: Plays.
        games: The good games first.
        best: Which of the good games are the best.
        count: Contexts for each.
    """
    space = simulator.space
    every = [np.ones(len(each.rows), dtype=bool) for each in games]
    base, luck, _ = pick(games, every, count)
    groups = _groups(space)
    rows = [_changed(space, base, kind, places, choice) for kind, _, places, choice in groups]
    table = yield (np.concatenate([base[:0], *rows]), np.concatenate([luck[:0], *(luck for _ in rows)]))
    scores = simulator.score(table).reshape(len(groups), len(base))
    found = []
    for n, (kind, index, places, choice) in enumerate(groups):
        rivals = [k for k, (other, at, _, _) in enumerate(groups) if (other, at) == (kind, index) and k != n]
        rival = scores[rivals].max(axis=0)
        changes = [float(x) for x in (scores[n] - rival) / np.maximum(np.abs(rival), 1e-9)]
        chosen = np.stack([space.choice(games[0].rows[best], kind, place) for place in places]).ravel()
        found.append(
            WayFigures(
                kind=kind,
                lever=index,
                choice=choice,
                contexts=len(changes),
                among_best=mean([float(each == choice) for each in chosen]),
                wins=mean([float(change > CLEAR) for change in changes]),
                loses=mean([float(change < -CLEAR) for change in changes]),
                change=median(changes),
            )
        )
    return tuple(found)


def _groups(space: Space) -> list[tuple[str, int, tuple[int, ...], int]]:
    """Return (kind, lever or -1, genes it sets, choice) for each way; all services change together."""
    services = tuple(gene.index for gene in space.genes if gene.kind == USE)
    uses = next((gene.choices for gene in space.genes if gene.kind == USE), ())
    found = [(USE, -1, services, choice) for choice in uses]
    for gene in space.genes:
        if gene.kind == EMPHASIS:
            found += [(EMPHASIS, gene.index, (gene.index,), choice) for choice in gene.choices]
    return found


def _changed(space: Space, rows: Rows, kind: str, places: Sequence[int], choice: int) -> Rows:
    for place in places:
        rows = space.set(rows, kind, place, choice)
    return rows
