"""One choice against its alternatives with all else equal, in many games at once.

What is *among the best* says what a search settled on, also where it does not matter. Whether a choice
matters, and which way, is seen by playing the same game again, with the same luck, and only that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from game.balance.figures import (
    CaseFigures,
    InitiativeFigures,
    LeverFigures,
    OptionFigures,
    mean,
    median,
    spread,
)
from game.balance.simulator import Simulator, take
from game.balance.space import Rows
from game.engine.batch import Playthroughs
from game.engine.batch.table import blank
from game.engine.vocabulary import INDICATORS, LEVERS

CLEAR = 0.002
"""Share of the result below which two games are called equal."""

FELT = 0.01
"""Share of the result from which a group would notice the difference."""

POINT = 1.0
"""Difference in a shown figure that a group would notice."""

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Games:
    """Games to take contexts from, best first: their plans, their luck, and how they went."""

    rows: Rows
    seeds: Rows
    table: Playthroughs
    scores: Array


def pick(games: Sequence[Games], wanted: Sequence[Array], count: int) -> tuple[Rows, Rows, Array]:
    """Return plans, seeds and scores of up to ``count`` contexts, taken in turn from each kind of games.

    Args:
        games: Kinds of games, such as good ones and random ones.
        wanted: For each kind, which of its games may serve.
        count: At most so many.
    """
    found = [np.flatnonzero(mask) for mask in wanted]
    rows: list[Any] = []
    seeds: list[Any] = []
    scores: list[Any] = []
    for k, each in enumerate(games):
        share = -(-(count - len(scores)) // (len(games) - k))
        # Spread over all that may serve, not only the first of them.
        at = (
            found[k][[n * len(found[k]) // share for n in range(share)]]
            if len(found[k]) >= share
            else found[k]
        )
        rows += list(each.rows[at])
        seeds += list(each.seeds[at])
        scores += list(each.scores[at])
    width = games[0].rows.shape[1]
    return (
        np.array(rows, dtype=np.int64).reshape(-1, width),
        np.array(seeds, dtype=np.int64),
        np.array(scores),
    )


Result = TypeVar("Result")
Weighing = Generator[tuple[Rows, Rows], Playthroughs, Result]
"""Asks once for games to be played (plans and seeds), is sent their table, and returns what it found."""


def together(simulator: Simulator, *weighings: Weighing[Any]) -> list[Any]:
    """Let several weighings play in one batch, which is much quicker than one after the other."""
    asked = [next(each) for each in weighings]
    rows, seeds = (np.concatenate([ask[n] for ask in asked]) for n in range(2))
    table = simulator.rows(rows, seeds) if len(rows) else blank(simulator.rules, simulator.values, seeds)
    found, at = [], 0
    for each, (mine, _) in zip(weighings, asked, strict=True):
        try:
            each.send(take(table, slice(at, at + len(mine))))
        except StopIteration as done:
            found.append(done.value)
        at += len(mine)
    return found


def weigh_options(
    simulator: Simulator, games: Sequence[Games], best: Array, count: int
) -> Weighing[tuple[tuple[CaseFigures, ...], tuple[OptionFigures, ...]]]:
    """Try every answer of every case in ``count`` contexts in which the case comes up.

    Args:
        simulator: Plays.
        games: The good games first.
        best: Which of the good games are the best.
        count: Contexts for each case.
    """
    rules, space = simulator.rules, simulator.space
    trials: list[tuple[int, int, int, int]] = []  # case, option, context, lane
    rows: list[Rows] = []
    seeds: list[Rows] = []
    lane = 0
    for c, case in enumerate(rules.cases):
        base, luck, _ = pick(games, [np.asarray(each.table.offered)[:, c] > 0 for each in games], count)
        for o in range(len(case.options) if len(base) else 0):
            rows.append(space.set(base, "option", c, o))
            seeds.append(luck)
            trials += [(c, o, k, lane + k) for k in range(len(base))]
            lane += len(base)
    table = yield (
        np.concatenate(rows) if rows else games[0].rows[:0],
        np.concatenate(seeds) if seeds else games[0].seeds[:0],
    )
    scores, chosen = simulator.score(table), np.asarray(table.chosen)
    ends = np.asarray(table.shown)[:, -1, [table.figures.index(name) for name in INDICATORS]]
    cases, options = [], []
    for c, case in enumerate(rules.cases):
        met: dict[int, dict[int, int]] = {}
        for case_index, o, k, at in trials:
            if case_index == c and chosen[at, c] == o:  # else it was not open, or not paid for
                met.setdefault(k, {})[o] = at
        compared = [lanes for lanes in met.values() if len(lanes) > 1]
        cases.append(_case(c, compared, scores, ends, games, best))
        options += [_option(c, o, compared, scores, ends, games[0], best) for o in range(len(case.options))]
    return tuple(cases), tuple(options)


def _case(
    c: int, compared: list[dict[int, int]], scores: Array, ends: Array, games: Sequence[Games], best: Array
) -> CaseFigures:
    offered = [np.asarray(each.table.offered)[:, c] > 0 for each in games]
    felt = []
    for lanes in compared:
        at = list(lanes.values())
        most, least = max(scores[at]), min(scores[at])
        moved = (ends[at].max(axis=0) - ends[at].min(axis=0)).max() >= POINT
        felt.append(float(most - least > FELT * max(abs(most), 1e-9) or moved))
    return CaseFigures(
        case=c,
        offered=mean([float(share) for each in offered for share in each]),
        among_best=mean([float(share) for share in offered[0][best]]),
        contexts=len(compared),
        felt=mean(felt),
    )


def _option(
    c: int, o: int, compared: list[dict[int, int]], scores: Array, ends: Array, good: Games, best: Array
) -> OptionFigures:
    chosen = np.asarray(good.table.chosen)[best, c]
    chosen = chosen[chosen >= 0]
    changes, gains = [], []
    for lanes in compared:
        if o not in lanes:
            continue
        others = [at for other, at in lanes.items() if other != o]
        rival = max(scores[others])
        changes.append(float(scores[lanes[o]] - rival) / max(abs(float(rival)), 1e-9))
        gains.append(ends[lanes[o]] - ends[others].max(axis=0))
    better = (
        [INDICATORS[n] for n in range(len(INDICATORS)) if mean([gain[n] for gain in gains]) >= POINT]
        if gains
        else []
    )
    return OptionFigures(
        case=c,
        option=o,
        contexts=len(changes),
        among_best=mean([float(each == o) for each in chosen]),
        loses=mean([float(change < -CLEAR) for change in changes]),
        wins=mean([float(change > CLEAR) for change in changes]),
        change=median(changes),
        better_at=tuple(better),
    )


Change = Callable[[Rows], Rows]


def _compare(
    simulator: Simulator, picked: Sequence[tuple[Rows, Rows, Array]], changes: Sequence[Change]
) -> Weighing[list[Array]]:
    """Ask for each group of contexts with its change; return the new scores by group."""
    rows = [change(base) for (base, _, _), change in zip(picked, changes, strict=True)]
    width = (0, len(simulator.space.genes))
    table = yield (
        np.concatenate([np.zeros(width, dtype=np.int64), *rows]),
        np.concatenate([np.zeros(0, dtype=np.int64), *(luck for _, luck, _ in picked)]),
    )
    got = simulator.score(table)
    found, at = [], 0
    for each in rows:
        found.append(got[at : at + len(each)])
        at += len(each)
    return found


def weigh_initiatives(
    simulator: Simulator, games: Sequence[Games], best: Array, count: int
) -> Weighing[tuple[InitiativeFigures, ...]]:
    """Play games with each initiative again without it, and games without it again with it."""
    space, rules = simulator.space, simulator.rules
    free = [gene.index for gene in space.genes if gene.kind == "start"]
    picked, changes = [], []
    for n in free:
        has = [np.asarray(each.table.start_turn)[:, n] > 0 for each in games]
        with_it = pick(games, has, count - count // 4)
        without = pick(games, [~each for each in has], count - len(with_it[0]))
        choices = space.genes[space.places["start", n]].choices
        soon = choices[1 + len(choices) // 4 if len(choices) > 4 else 1]
        picked += [with_it, without]
        changes += [_starting(simulator, n, 0), _starting(simulator, n, soon)]
    got = yield from _compare(simulator, picked, changes)
    found = {}
    for k, n in enumerate(free):
        (_, _, had), (_, _, lacked) = picked[2 * k], picked[2 * k + 1]
        found[n] = (np.concatenate([had, got[2 * k + 1]]), np.concatenate([got[2 * k], lacked]))
    return tuple(_initiative(n, found.get(n), games, best) for n in range(len(rules.initiatives)))


def _starting(simulator: Simulator, n: int, turn: int) -> Change:
    return lambda rows: simulator.space.set(rows, "start", n, turn)


def _initiative(
    n: int, pair: tuple[Array, Array] | None, games: Sequence[Games], best: Array
) -> InitiativeFigures:
    starts = np.asarray(games[0].table.start_turn)[best, n]
    used = sorted(int(turn) for turn in starts if turn > 0)
    scale = np.maximum(np.abs(pair[0]), 1e-9) if pair else np.zeros(0)
    worth = (pair[0] - pair[1]) / scale if pair else np.zeros(0)
    return InitiativeFigures(
        initiative=n,
        begun=pair is None,
        started=mean([float(turn > 0) for turn in np.asarray(games[-1].table.start_turn)[:, n]]),
        among_best=mean([float(turn > 0) for turn in starts]),
        when=used[len(used) // 2] if used else 0,
        contexts=len(worth),
        pays=mean([float(each > CLEAR) for each in worth]),
        costs=mean([float(each < -CLEAR) for each in worth]),
        worth=median(list(worth)),
    )


def weigh_levers(
    simulator: Simulator, good: Games, best: Array, alone: Sequence[float], count: int
) -> Weighing[tuple[LeverFigures, ...]]:
    """Play good games again with nothing on each lever."""
    space = simulator.space
    every = np.ones(len(good.rows), dtype=bool)
    picked = [pick([good], [every], count) for _ in LEVERS]

    def without(lever: int) -> Change:
        def change(rows: Rows) -> Rows:
            for part in ("early", "late"):
                rows = space.set(rows, f"money.{part}", lever, 0)
            return rows

        return change

    got = yield from _compare(simulator, picked, [without(lever) for lever in range(len(LEVERS))])
    spent = np.asarray(good.table.levers)[best].astype(np.float64)
    by_lever = spent.sum(axis=1)  # tenths: whole numbers, so any order of adding gives the same
    shares = by_lever / np.maximum(by_lever.sum(axis=1, keepdims=True), 1.0)
    found = []
    for lever, (_, _, had) in enumerate(picked):
        worth = (had - got[lever]) / np.maximum(np.abs(had), 1e-9)
        found.append(
            LeverFigures(lever, spread(list(shares[:, lever])), alone[lever], len(had), median(list(worth)))
        )
    return tuple(found)
