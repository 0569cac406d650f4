"""Plays a scenario many times for a study, in this process or in several, and counts what has been played."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import pairwise
from types import TracebackType
from typing import Any

import numpy as np

from game.balance.goal import Scores, score
from game.balance.space import Rows, Space
from game.engine.batch import Playthroughs, run
from game.engine.batch.processes import Processes, own_rules
from game.engine.batch.table import ARRAYS, blank
from game.engine.indicators import measure
from game.engine.plans import Plans
from game.engine.policies import decide
from game.engine.result import result
from game.engine.rules import Rules
from game.engine.step import begin, move
from game.engine.values import first_values

Progress = Callable[[int], None]
"""Told how many playthroughs are done so far."""

_WORTH_PARTING = 200
"""Playthroughs that a process should have at the least: shorter vectors are no quicker."""

_BY_HAND = 6
"""Playthroughs up to which floats are quicker than vectors."""


@dataclass(frozen=True)
class Job:
    """Games to play: by a policy's name or by plans, one for each seed, under other rules where given."""

    policy: str | Plans
    seeds: Rows
    rules: Rules | None = None

    def part(self, first: int, last: int) -> Job:
        """Return some of the games."""
        policy = self.policy if isinstance(self.policy, str) else self.policy.part(first, last)
        return replace(self, policy=policy, seeds=self.seeds[first:last])


class Simulator:
    """Plays by plans and policies towards one goal; to be closed after use (``with``).

    Attributes:
        played: Playthroughs so far.
        values: The values that every game is played with.
    """

    def __init__(self, rules: Rules, goal: str, workers: int = 1, progress: Progress | None = None) -> None:
        self.rules, self.goal, self.space = rules, goal, Space(rules)
        self.values = first_values(rules)
        self.played = 0
        self._workers, self._progress = workers, progress
        self._processes: Processes | None = None

    def __enter__(self) -> Simulator:
        """Begin, with processes of its own when more than one is asked for."""
        if self._workers > 1:
            self._processes = Processes(self.rules, self._workers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes go; what they have not begun is dropped."""
        if self._processes is not None:
            self._processes.__exit__(kind, error, trace)

    def play_all(self, jobs: Sequence[Job]) -> list[Playthroughs]:
        """Return a table for each job; the processes share them."""
        if self._processes is None:
            return [self._tell(_play(job.rules or self.rules, job, self.values)) for job in jobs]
        parts: list[list[tuple[Job, Future[dict[str, Any]]]]] = []
        for job in jobs:
            count = max(min(self._workers, len(job.seeds) // _WORTH_PARTING), 1)
            bounds = [n * len(job.seeds) // count for n in range(count + 1)]
            pieces = [job.part(first, last) for first, last in pairwise(bounds)]
            parts.append([(piece, self._processes.submit(_work_off, piece, self.values)) for piece in pieces])
        return [self._join([self._receive(*each) for each in part]) for part in parts]

    def _receive(self, job: Job, answer: Future[dict[str, Any]]) -> Playthroughs:
        table = blank(job.rules or self.rules, self.values, job.seeds.astype(np.uint64))
        return self._tell(replace(table, **answer.result()))

    def _join(self, tables: Sequence[Playthroughs]) -> Playthroughs:
        if len(tables) == 1:
            return tables[0]
        names = ("seeds", *ARRAYS)
        joined: dict[str, Any] = {
            name: np.concatenate([getattr(table, name) for table in tables]) for name in names
        }
        return replace(tables[0], **joined)

    def _tell(self, table: Playthroughs) -> Playthroughs:
        self.played += len(table)
        if self._progress is not None:
            self._progress(self.played)
        return table

    def play(self, policy: str | Plans, seeds: Sequence[int] | Rows) -> Playthroughs:
        """Return a table of playthroughs by a policy's name or by plans, one for each seed."""
        return self.play_all([Job(policy, np.asarray(seeds, dtype=np.int64))])[0]

    def rows(self, rows: Rows, seeds: Sequence[int] | Rows) -> Playthroughs:
        """Return a table of playthroughs, one for each row of genes and its seed."""
        return self.play(self.space.plans(rows), seeds)

    def evaluate(self, rows: Rows, seeds: Any) -> Scores:
        """Return how good each plan was with its seed."""
        return self.score(self.rows(rows, seeds))

    def score(self, table: Playthroughs) -> Scores:
        """Return how good each playthrough of a table was."""
        return score(table, self.goal)


def take(table: Playthroughs, lanes: Rows | slice) -> Playthroughs:
    """Return some playthroughs of a table, in the order asked for."""
    return replace(table, seeds=table.seeds[lanes], **{name: getattr(table, name)[lanes] for name in ARRAYS})


def _play(rules: Rules, job: Job, values: tuple[int, ...]) -> Playthroughs:
    if len(job.seeds) <= _BY_HAND:
        return _play_by_hand(rules, job, values)
    return run(rules, job.policy, [int(seed) for seed in job.seeds], values)


def _play_by_hand(rules: Rules, job: Job, values: tuple[int, ...]) -> Playthroughs:
    """Play a few games on floats, which gives the same bits."""
    table = blank(rules, values, job.seeds.astype(np.uint64))
    for lane, seed in enumerate(int(seed) for seed in job.seeds):
        plan = None if isinstance(job.policy, str) else job.policy.lane(lane)
        states = [begin(rules, seed, values)]
        for turn in range(rules.turns):
            state = states[-1]
            decision = (
                decide(str(job.policy), rules, state, seed) if plan is None else plan.decide(rules, state)
            )
            states.append(move(rules, state, decision))
            table.levers[lane, turn] = decision.levers
            table.council[lane, turn] = states[-1].council
        for turn, state in enumerate(states):
            shown = measure(rules, state)
            table.shown[lane, turn] = [shown.shown(name) for name in table.figures]
        judged, last = result(rules, states), states[-1]
        for name in ("start_turn", "status", "chosen", "offered", "event_turn", "benefits"):
            getattr(table, name)[lane] = getattr(last, name)
        table.ending[lane] = judged.ending
        table.scores[lane] = list(judged.values.values())
    return table


def _work_off(job: Job, values: tuple[int, ...]) -> dict[str, Any]:
    """Play a job (runs in another process)."""
    rules = own_rules() if job.rules is None else job.rules
    table = _play(rules, job, values)
    return {name: getattr(table, name) for name in ARRAYS}
