"""A study of a scenario: policies, random plans, a search, and one choice at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from game.balance import draws
from game.balance.bestgame import show
from game.balance.contexts import Games
from game.balance.figures import BestFound, Figures, Ranking, mean
from game.balance.goal import Scores
from game.balance.limits import BENEFITS, CERTAIN, GOALS, LEAST, MOST, USUAL
from game.balance.search import Effort, Tried, evolve, judge, luck, polish, ranked
from game.balance.simulator import Job, Progress, Simulator
from game.balance.space import Rows
from game.balance.summary import BEST, BEST_SPLIT, Contexts, by_luck, gather, random_games, ranking
from game.balance.ways import EMPHASIS, USE
from game.engine.keyed import check_seed
from game.engine.parameters import PARAMETERS, Parameters
from game.engine.policies import POLICIES
from game.engine.rules import Rules
from game.engine.vocabulary import LEVERS

BEST_SHARE = 0.01
"""The best games are the best hundredth of all plans that have been tried."""

WAYS = tuple(POLICIES)
"""Policies that are played, in order."""

_VARIED = 0.2
_STRUCTURAL = ("time_steps",)


@dataclass(frozen=True)
class Shares:
    """How a number of playthroughs is divided.

    Attributes:
        luck: Seeds that each policy is played with.
        random: Random plans.
        search: The effort of the search.
        contexts: Games in which each choice is tried against its alternatives.
        varied: Sets of constants that the order is tried with.
    """

    luck: int
    random: int
    search: Effort
    contexts: int
    varied: int


def divide(playthroughs: int, simulator: Simulator) -> Shares:
    """Divide playthroughs between the parts of a study, so that they add up to about as many."""
    n, rules, space = playthroughs, simulator.rules, simulator.space
    changes = max(sum(len(gene.choices) - 1 for gene in space.genes), 1)
    options = max(sum(len(case.options) for case in rules.cases), 1)
    ways = sum(len(gene.choices) for gene in space.genes if gene.kind in (USE, EMPHASIS))
    toggles = options + len(rules.initiatives) + len(LEVERS) + ways
    generations = 8 if n >= CERTAIN else 6 if n >= 800 else 3
    searches = 3 if n >= CERTAIN else 2 if n >= 400 else 1
    seeds = 4 if n >= CERTAIN else 2
    polished = 0.16 * n
    return Shares(
        luck=min(max(n // 100, 2), 200),
        random=max(n // 10, 6),
        search=Effort(
            searches=searches,
            generations=generations,
            population=max(int(0.34 * n / (searches * generations)), 4),
            finalists=max(int(0.1 * n / seeds), 4),
            seeds=seeds,
            passes=min(int(polished / (changes * seeds)), 6),
        ),
        contexts=min(max(int(0.2 * n / toggles), 1), 120),
        varied=min(n // 800, 20),
    )


def study(
    rules: Rules,
    playthroughs: int = USUAL,
    seed: int = 1,
    goal: str = BENEFITS,
    workers: int = 1,
    progress: Progress | None = None,
) -> Figures:
    """Study a scenario.

    The same rules, number, seed and goal give the same figures on every machine, whatever the workers.

    Args:
        rules: The compiled scenario.
        playthroughs: About how many games to play, ``LEAST`` to ``MOST``; the figures say how many it was.
        seed: Of the study, 0..2**64-1.
        goal: What counts as good, one of ``GOALS``.
        workers: Processes, 1 or more.
        progress: Told how many playthroughs are done.

    Raises:
        ValueError: on a number, goal, seed or number of processes outside its range.
    """
    if not LEAST <= playthroughs <= MOST:
        raise ValueError(f"playthroughs must lie between {LEAST} and {MOST}")
    if goal not in GOALS:
        raise ValueError(f"unknown goal '{goal}'")
    check_seed(seed)
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    with Simulator(rules, goal, workers, progress) as simulator:
        return _Study(simulator, playthroughs, seed).figures()


@dataclass(frozen=True)
class _Finalists:
    """The most promising plans, compared with several lucks.

    Attributes:
        plans: One row a plan.
        by_plan: How good each is, on average.
        games: Their games, plan by plan.
        best: Which of the games are those of the best hundredth of all plans tried, the best plan first.
    """

    plans: Rows
    by_plan: Scores
    games: Games
    best: Rows


class _Study:
    """The parts of a study, in the order in which they need one another."""

    def __init__(self, simulator: Simulator, playthroughs: int, seed: int) -> None:
        self.simulator, self.seed = simulator, seed
        self.parts = divide(playthroughs, simulator)
        self.asked = playthroughs
        self.lucks = luck(seed, 0, self.parts.luck)

    def figures(self) -> Figures:
        simulator = self.simulator
        lucks = np.asarray(self.lucks, dtype=np.int64)
        played = simulator.play_all([Job(name, lucks) for name in WAYS])
        tables = dict(zip(WAYS, played, strict=True))
        wild = random_games(simulator, self.seed, self.parts.random, self.lucks, simulator.space.first())
        finalists = self._finalists(wild)
        row = self._best(finalists)
        found = {
            name: simulator.rows(np.repeat(each, len(self.lucks), axis=0), self.lucks)
            for name, each in ((BEST, row), (BEST_SPLIT, simulator.space.split_evenly(row)))
        }
        tables = {**found, **tables}
        games, contexts = (finalists.games, wild), Contexts(*[self.parts.contexts] * 3)
        figures = gather(simulator, self.seed, tables, games, finalists.best, contexts)
        return replace(
            figures,
            asked=self.asked,
            certain=self.asked >= CERTAIN,
            by_luck=by_luck(simulator, tables),
            by_parameters=self._by_parameters(row),
            best=self._found(row, mean(list(simulator.score(tables[BEST])))),
            playthroughs=simulator.played,
        )

    def _finalists(self, wild: Games) -> _Finalists:
        """Search, and play the most promising of all plans again with several lucks."""
        simulator, effort = self.simulator, self.parts.search
        tried = evolve(simulator.space, simulator.evaluate, self.seed, effort)
        promising = self._promising(tried, wild)
        seeds = luck(self.seed, 2, effort.seeds)
        rows = np.repeat(promising, len(seeds), axis=0)
        lucks = np.tile(np.asarray(seeds, dtype=np.int64), len(promising))
        table = simulator.rows(rows, lucks)
        scores = simulator.score(table)
        by_plan = np.array([mean(list(each)) for each in scores.reshape(-1, len(seeds))])
        order = ranked(by_plan)
        wanted = min(max(int(BEST_SHARE * (len(tried.rows) + len(wild.rows))), 5), len(promising))
        best = (order[:wanted, None] * len(seeds) + np.arange(len(seeds))[None, :]).ravel()
        return _Finalists(promising, by_plan, Games(rows, lucks, table, scores), best)

    def _promising(self, tried: Tried, wild: Games) -> Rows:
        """Return the plans that did best against balanced play with the same luck, each once."""
        rows = np.concatenate([tried.rows, wild.rows])
        seeds = np.concatenate([tried.seeds, wild.seeds])
        scores = np.concatenate([tried.scores, wild.scores])
        met = np.unique(seeds)
        usual = self.simulator.score(self.simulator.play("balanced", met))
        order = ranked(scores - usual[np.searchsorted(met, seeds)])
        _, first = np.unique(rows[order], axis=0, return_index=True)
        return np.asarray(rows[order][np.sort(first)[: self.parts.search.finalists]])

    def _best(self, finalists: _Finalists) -> Rows:
        """Polish the best plan, and keep what is best over the luck that the policies met too.

        An even split of its money is tried as well, so that what is called best is never worse than that.
        """
        effort, simulator = self.parts.search, self.simulator
        at = int(ranked(finalists.by_plan)[0])
        row = finalists.plans[at : at + 1]
        seeds = luck(self.seed, 2, effort.seeds)
        polished, _ = polish(
            simulator.space, row, float(finalists.by_plan[at]), seeds, simulator.evaluate, effort.passes
        )
        found = np.concatenate([polished, row])
        candidates = np.concatenate([found, simulator.space.split_evenly(found)])
        return candidates[[int(ranked(judge(candidates, self.lucks[:20], simulator.evaluate))[0])]]

    def _by_parameters(self, row: Rows) -> Ranking | None:
        """Play the same with constants that are up to a fifth higher or lower."""
        simulator, seeds = self.simulator, np.asarray(self.lucks[:1], dtype=np.int64)
        best = simulator.space.plans(np.repeat(row, len(seeds), axis=0))
        varied = [vary(simulator.rules, self.seed, k) for k in range(self.parts.varied)]
        ways = (best, "balanced", "technology_only")
        tables = simulator.play_all([Job(way, seeds, rules) for way in ways for rules in varied])
        means = np.array([mean(list(simulator.score(table))) for table in tables])
        return ranking(*means.reshape(len(ways), -1))

    def _found(self, row: Rows, score: float) -> BestFound:
        simulator = self.simulator
        plan = {
            f"{gene.kind}.{_name(simulator.rules, gene.kind, gene.index)}": gene.choices[row[0, at]]
            for at, gene in enumerate(simulator.space.genes)
        }
        seed = self.seed if self.seed < 1 << 53 else self.lucks[0]
        code, turns = show(simulator.rules, simulator.space.plans(row).lane(0), seed, simulator.values)
        return BestFound(score, plan, seed, code, turns)


def _name(rules: Rules, kind: str, index: int) -> str:
    if kind in ("start", "pilot"):
        return rules.initiatives[index].id
    if kind == "option":
        return rules.cases[index].id
    return rules.services[index].id if kind == "use" else LEVERS[index]


def vary(rules: Rules, seed: int, number: int) -> Rules:
    """Return the rules with every constant of the model drawn within a fifth of its own value."""
    drawn = draws.uniform(seed, len(PARAMETERS), 0, "balance/parameters", number)
    changed = {}
    for f, row, u in zip(fields(Parameters), PARAMETERS, drawn, strict=True):
        if f.name not in _STRUCTURAL:
            value = getattr(rules.params, f.name) * (1.0 - _VARIED + 2.0 * _VARIED * float(u))
            changed[f.name] = min(max(value, row.low), row.high)
    return replace(rules, params=replace(rules.params, **changed))
