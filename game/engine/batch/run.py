"""Any number of playthroughs, in blocks, in this process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.batch.block import play_block
from game.engine.batch.processes import Processes, own_rules
from game.engine.batch.table import ARRAYS, Playthroughs, blank, figures
from game.engine.events import StateFacts
from game.engine.integrity import ensure_sound
from game.engine.keyed import LARGEST_SEED, check_seed
from game.engine.orders import Orders
from game.engine.policies import POLICIES, Player, orders
from game.engine.rules import Rules
from game.engine.step import check_values
from game.engine.work import Work

BLOCK = 4096
"""Playthroughs computed at a time: enough to make numpy's calls cheap, few enough to stay in the cache."""

_AHEAD = 2
"""Blocks handed to each process before the first is asked for, so that none waits and none piles up."""

Progress = Callable[[int, int], None]
"""Told how many playthroughs are done, of how many."""


@dataclass(frozen=True, slots=True)
class NamedPlayer:
    """A named policy as a player of any number of games; random play draws from each game's own seed."""

    name: str

    def check(self, rules: Rules, count: int) -> None:
        """Raise ``ValueError`` when there is no such policy."""
        if self.name not in POLICIES:
            raise ValueError(f"policy: there is none named '{self.name}' (known: {', '.join(POLICIES)})")

    def part(self, first: int, last: int) -> NamedPlayer:
        """Return the player of some of the playthroughs: the same."""
        return self

    def orders(self, work: Work, facts: StateFacts) -> Orders:
        """Return the policy's orders."""
        return orders(self.name, work, facts, work.seed)


def run(
    rules: Rules,
    policy: str | Player,
    seeds: Sequence[int],
    values: Sequence[int] | None = None,
    *,
    block: int = BLOCK,
    workers: int = 1,
    progress: Progress | None = None,
    states: bool = False,
) -> Playthroughs:
    """Play a game for each seed and return one table, in the order of the seeds.

    Args:
        rules: The compiled scenario.
        policy: A key of ``POLICIES``, or who decides.
        seeds: The seed of each playthrough, 0..2**64-1, at least one.
        values: Indexes of the chosen values; none when left out.
        block: Playthroughs computed at a time, at least 1; it changes no result.
        workers: Processes, at least 1; it changes no result.
        progress: Told after each block.
        states: Whether to keep the whole state at the end of each playthrough.

    Raises:
        ValueError: naming what is wrong with an argument, and where.
        RulesError: naming the number of the rules that is not finite or is out of its range.
        EngineError: when a stock is no longer a finite number.
    """
    whole = blank(rules, tuple(values or ()), _checked_seeds(seeds))
    first = 0
    options: dict[str, Any] = {"block": block, "workers": workers, "progress": progress, "states": states}
    for table in stream(rules, policy, seeds, values, **options):
        last = first + len(table)
        for name in ARRAYS:
            getattr(whole, name)[first:last] = getattr(table, name)
        for name, part in table.final.items():
            if name not in whole.final:
                whole.final[name] = np.empty((len(whole), *part.shape[1:]), dtype=part.dtype)
            whole.final[name][first:last] = part
        first = last
    return whole


def stream(
    rules: Rules,
    policy: str | Player,
    seeds: Sequence[int],
    values: Sequence[int] | None = None,
    *,
    block: int = BLOCK,
    workers: int = 1,
    progress: Progress | None = None,
    states: bool = False,
) -> Iterator[Playthroughs]:
    """Play a game for each seed and return a table for each block, in order; see ``run``.

    The arguments are checked before this returns; the blocks are computed as they are asked for.
    """
    player = NamedPlayer(policy) if isinstance(policy, str) else policy
    every = _checked_seeds(seeds)
    chosen = tuple(values or ())
    for name, number in (("block", block), ("workers", workers)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise ValueError(f"{name}: expected a whole number of at least 1, not {number!r}")
    check_values(rules, chosen)
    ensure_sound(rules)
    player.check(rules, len(every))
    bounds = [(first, min(first + block, len(every))) for first in range(0, len(every), block)]
    jobs = ((player.part(first, last), every[first:last], chosen, states) for first, last in bounds)
    if workers == 1 or len(bounds) == 1:
        here = (play_block(rules, *job) for job in jobs)
        return _told(here, len(every), progress)
    return _told(_spread(rules, jobs, min(workers, len(bounds))), len(every), progress)


def _told(tables: Iterator[Playthroughs], total: int, progress: Progress | None) -> Iterator[Playthroughs]:
    done = 0
    for table in tables:
        done += len(table)
        if progress is not None:
            progress(done, total)
        yield table


def _checked_seeds(seeds: Sequence[int]) -> npt.NDArray[np.uint64]:
    count = len(seeds)
    if count == 0:
        raise ValueError("seeds: at least one playthrough is needed")
    if isinstance(seeds, range) and seeds.step == 1 and seeds[0] >= 0 and seeds[-1] <= LARGEST_SEED:
        return np.arange(count, dtype=np.uint64) + np.uint64(seeds[0])
    found = np.empty(count, dtype=np.uint64)
    for n, seed in enumerate(seeds):
        found[n] = check_seed(seed, f"seeds[{n}]")
    return found


Job = tuple[Player, npt.NDArray[np.uint64], tuple[int, ...], bool]


def _spread(rules: Rules, jobs: Iterator[Job], workers: int) -> Iterator[Playthroughs]:
    """Yield the tables of the jobs in order, computed by other processes."""
    waiting: deque[tuple[Job, Future[dict[str, Any]]]] = deque()
    with Processes(rules, workers) as processes:
        for job in jobs:
            waiting.append((job, processes.submit(_work_off, *job)))
            if len(waiting) >= workers * _AHEAD:
                yield _received(rules, *waiting.popleft())
        while waiting:
            yield _received(rules, *waiting.popleft())


def _received(rules: Rules, job: Job, answer: Future[dict[str, Any]]) -> Playthroughs:
    _, seeds, values, _ = job
    arrays = answer.result()
    names = figures(rules)
    return Playthroughs(rules=rules, values=values, seeds=seeds, figures=names, **arrays)


def _work_off(
    player: Player, seeds: npt.NDArray[np.uint64], values: tuple[int, ...], states: bool
) -> dict[str, Any]:
    """Play a block (runs in another process)."""
    table = play_block(own_rules(), player, seeds, values, states)
    return {name: getattr(table, name) for name in (*ARRAYS, "final")}
