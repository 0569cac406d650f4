"""From playthroughs to figures: by way of playing, and each choice tried in many games."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.balance import draws
from game.balance.contexts import Games, together, weigh_initiatives, weigh_levers, weigh_options
from game.balance.figures import (
    CaseFigures,
    Figures,
    InitiativeFigures,
    LeverFigures,
    OptionFigures,
    PolicyFigures,
    Ranking,
    WayFigures,
    mean,
    spread,
)
from game.balance.goal import Masks, Scores, at_end, breaches, result
from game.balance.simulator import Simulator
from game.balance.space import Rows
from game.balance.ways import weigh_ways
from game.engine.batch import Playthroughs
from game.engine.rules import Rules
from game.engine.vocabulary import INDICATORS, LEVERS

RANDOM_PLANS, BEST, BEST_SPLIT = "random_plans", "best", "best_equal_split"
"""Ways of playing that are no policies; ``BEST_SPLIT`` is the best found with its money divided evenly."""

COMPARED = (BEST_SPLIT, "equal_split", "balanced", "technology_only", "nothing")
"""Ways of playing that are held against the best found."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """Games in which each answer, each initiative and lever, and each way of spending is tried."""

    answers: int
    toggles: int
    ways: int


def random_games(
    simulator: Simulator, seed: int, count: int, lucks: Sequence[int], odds: Sequence[draws.Odds]
) -> Games:
    """Play plans drawn by their odds, twenty or so of them with each luck."""
    rows = draws.rows(odds, count, seed, "balance/random", 0)
    few = np.asarray(lucks[: max(min(len(lucks), count // 20), 1)], dtype=np.int64)
    seeds = few[np.arange(count) % len(few)]
    table = simulator.rows(rows, seeds)
    return Games(rows, seeds, table, simulator.score(table))


def gather(
    simulator: Simulator,
    seed: int,
    tables: Mapping[str, Playthroughs],
    games: tuple[Games, Games],
    best: Rows,
    contexts: Contexts,
) -> Figures:
    """Return the figures of what has been played, and of each choice tried in many games.

    Args:
        simulator: Plays.
        seed: The study's.
        tables: Playthroughs by policy.
        games: Good games, best plan first, and random ones.
        best: Which of the good games are the best.
        contexts: Games in which each kind of choice is tried.
    """
    good, wild = games
    policies = tuple(
        _policy(name, table, simulator) for name, table in {**tables, RANDOM_PLANS: wild.table}.items()
    )
    means = {each.name: each.score.mean for each in policies}
    cases, options, initiatives, levers, ways = _weigh(simulator, games, best, means, contexts)
    everything = [*tables.values(), wild.table, good.table]
    return Figures(
        scenario=simulator.rules.id,
        goal=simulator.goal,
        seed=seed,
        playthroughs=simulator.played,
        asked=simulator.played,
        certain=False,
        policies=policies,
        best_games=len(best),
        options=options,
        cases=cases,
        initiatives=initiatives,
        levers=levers,
        ways=ways,
        events=_met([_events(table) for table in everything]),
        counterparts=tuple(
            sorted({each.otherwise for each in simulator.rules.events if each.otherwise >= 0})
        ),
        endings=_met([_endings(table, simulator.rules) for table in everything]),
        ratios={name: _ratio(means[name], means[BEST]) for name in COMPARED} if BEST in means else {},
        by_luck=None,
        by_parameters=None,
        best=None,
    )


Weighed = tuple[
    tuple[CaseFigures, ...],
    tuple[OptionFigures, ...],
    tuple[InitiativeFigures, ...],
    tuple[LeverFigures, ...],
    tuple[WayFigures, ...],
]


def _weigh(
    simulator: Simulator,
    games: tuple[Games, Games],
    best: Rows,
    means: Mapping[str, float],
    contexts: Contexts,
) -> Weighed:
    """Try every choice, in one batch."""
    alone = [_ratio(means[f"{lever}_only"], means["balanced"]) for lever in LEVERS]
    (cases, options), initiatives, levers, ways = together(
        simulator,
        weigh_options(simulator, games, best, contexts.answers),
        weigh_initiatives(simulator, games, best, contexts.toggles),
        weigh_levers(simulator, games[0], best, alone, contexts.toggles),
        weigh_ways(simulator, games, best, contexts.ways),
    )
    return cases, options, initiatives, levers, ways


def by_luck(simulator: Simulator, tables: Mapping[str, Playthroughs]) -> Ranking | None:
    """Return whether best, balanced and technology only keep their order over luck."""
    return ranking(*(simulator.score(tables[name]) for name in (BEST, "balanced", "technology_only")))


def ranking(best: Scores, balanced: Scores, technology: Scores) -> Ranking | None:
    """Return whether three ways of playing keep their order, pair by pair; None when nothing was tried."""
    if not len(best):
        return None
    first = [float(a > b) for a, b in zip(best, balanced, strict=True)]
    second = [float(a > b) for a, b in zip(balanced, technology, strict=True)]
    return Ranking(len(first), mean(first), mean(second))


def _ratio(a: float, b: float) -> float:
    return a / b if abs(b) > 1e-9 else 0.0


def _events(table: Playthroughs) -> Masks:
    return np.asarray(table.event_turn) > 0


def _cases(table: Playthroughs) -> Masks:
    return np.asarray(table.offered) > 0


def _endings(table: Playthroughs, rules: Rules) -> Masks:
    """Return which ending each playthrough reached; the last column is none."""
    reached = np.asarray(table.ending)
    return np.stack([reached == n for n in (*range(len(rules.endings)), -1)], axis=1)


def _met(tables: Sequence[Masks]) -> tuple[float, ...]:
    """Return the share of playthroughs that met each of several things."""
    met, count = tables[0].sum(axis=0), len(tables[0])
    for table in tables[1:]:
        met, count = met + table.sum(axis=0), count + len(table)
    return tuple(float(n) / count for n in met)


def _policy(name: str, table: Playthroughs, simulator: Simulator) -> PolicyFigures:
    broken = breaches(table)
    sound = np.ones(len(table.benefits), dtype=bool)
    for each in broken.values():
        sound = sound & ~each
    money = np.asarray(table.shown)[:, :, table.figures.index("economy")]
    return PolicyFigures(
        name=name,
        playthroughs=len(sound),
        reached=spread(list(result(table, simulator.goal))),
        score=spread(list(simulator.score(table))),
        ends={figure: spread(list(at_end(table, figure))) for figure in INDICATORS},
        money=tuple(spread(list(money[:, turn])) for turn in range(money.shape[1])),
        broken={how: float(each.sum()) / len(each) for how, each in broken.items()},
        sound=float(sound.sum()) / len(sound),
        endings=_met([_endings(table, simulator.rules)]),
        events=_met([_events(table)]),
        cases=_met([_cases(table)]),
    )
