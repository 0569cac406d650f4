"""The best game that can be found: cross-entropy over categorical choices, then one change at a time.

Source: Rubinstein (1999), the cross-entropy method for combinatorial optimisation. Every draw is addressed
by the seed, so a search gives the same on every machine and with any number of workers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.balance import draws
from game.balance.goal import Scores
from game.balance.space import Rows, Space

Evaluate = Callable[[Rows, Any], Scores]
"""Plays one plan a row with one seed a row and returns how good each game was."""

ELITE = 0.12
"""Share of a generation that the next is drawn from."""

LEARNING = 0.7
"""How much of what is likely follows the newest elite; the rest follows what was learned before."""

DOUBT = 0.02
"""Share of the odds that is always spread evenly, so that nothing is ruled out for good."""


@dataclass(frozen=True)
class Tried:
    """Plans that a search has tried: rows, the seed of each, and how good it was."""

    rows: Rows
    seeds: Rows
    scores: Scores


@dataclass(frozen=True)
class Effort:
    """How much is tried.

    Attributes:
        searches: Searches side by side, each with its own luck, so that one blind alley does not decide.
        generations: Rounds of each.
        population: Plans of each in a round.
        finalists: Plans that are compared on several seeds.
        seeds: Luck that finalists and changes are compared on.
        passes: Rounds of one-change polish.
    """

    searches: int
    generations: int
    population: int
    finalists: int
    seeds: int
    passes: int


def luck(seed: int, number: int, count: int) -> list[int]:
    """Return different seeds of games, drawn from the search's own (each below 2**53)."""
    drawn = draws.uniform(seed, count, 0, "balance/luck", number)
    return [int(u * 9007199254740992.0) for u in drawn]


def evolve(space: Space, evaluate: Evaluate, seed: int, effort: Effort) -> Tried:
    """Run the cross-entropy searches side by side and return everything that was tried.

    Every plan of a generation meets the same luck, and the next generation other luck, so that a plan is
    kept for what it does and not for a lucky draw.
    """
    odds = [space.first() for _ in range(effort.searches)]
    lucks = luck(seed, 1, effort.generations)
    rows, seeds, scores = [], [], []
    for round_number, met in enumerate(lucks):
        drawn = [
            draws.rows(each, effort.population, seed, f"balance/search/{k}", round_number)
            for k, each in enumerate(odds)
        ]
        both = np.concatenate(drawn)
        same = np.full(len(both), met, dtype=np.int64)
        got = evaluate(both, same)
        for k in range(effort.searches):
            part = slice(k * effort.population, (k + 1) * effort.population)
            odds[k] = _learn(odds[k], both[part], got[part])
        rows.append(both)
        seeds.append(same)
        scores.append(got)
    return Tried(np.concatenate(rows), np.concatenate(seeds), np.concatenate(scores))


def ranked(scores: Scores) -> Rows:
    """Return the order of the scores, best first; ties keep their order."""
    return np.argsort(-scores, kind="stable")


def _learn(odds: list[draws.Odds], rows: Rows, scores: Scores) -> list[draws.Odds]:
    best = rows[ranked(scores)[: max(int(ELITE * len(rows)), 2)]]
    learned = []
    for at, old in enumerate(odds):
        counts = np.bincount(best[:, at], minlength=len(old))
        mixed = LEARNING * (counts / len(best)) + (1.0 - LEARNING) * old
        learned.append((1.0 - DOUBT) * mixed + DOUBT / len(old))
    return learned


def judge(rows: Rows, seeds: Sequence[int], evaluate: Evaluate) -> Scores:
    """Return how good each plan is over the same seeds, on average."""
    spread = np.repeat(rows, len(seeds), axis=0)
    got = evaluate(spread, np.tile(np.asarray(seeds, dtype=np.int64), len(rows)))
    shaped = got.reshape(len(rows), len(seeds))
    whole = shaped[:, 0]
    for n in range(1, len(seeds)):
        whole = whole + shaped[:, n]
    return whole / len(seeds)


def polish(
    space: Space, row: Rows, score: float, seeds: Sequence[int], evaluate: Evaluate, passes: int
) -> tuple[Rows, float]:
    """Change one choice at a time for as long as it helps, and never make the plan worse.

    In each pass every single change is tried; the best change of each gene that helps is then added to the
    others, best first, and the best such bundle is kept.

    Args:
        space: The genes.
        row: One plan, a row of shape (1, genes).
        score: How good it is over ``seeds``.
        seeds: The luck that it is judged by.
        evaluate: Plays.
        passes: At most so many passes.
    """
    for _ in range(passes):
        changed = _neighbours(space, row)
        if not len(changed):
            break
        scores = judge(changed, seeds, evaluate)
        bundles = _bundles(row, changed, scores, score)
        if not len(bundles):
            break
        # The first bundle is the best single change: it is known, the others are tried.
        known = scores[int(ranked(scores)[0])]
        got = (
            np.array([known, *judge(bundles[1:], seeds, evaluate)]) if len(bundles) > 1 else np.array([known])
        )
        at = int(ranked(got)[0])
        row, score = bundles[at : at + 1], float(got[at])
    return row, score


def _neighbours(space: Space, row: Rows) -> Rows:
    found = []
    for at, gene in enumerate(space.genes):
        for choice in range(len(gene.choices)):
            if choice != row[0, at]:
                other = row.copy()
                other[0, at] = choice
                found.append(other)
    return np.concatenate(found) if found else row[:0]


def _bundles(row: Rows, changed: Rows, scores: Scores, score: float) -> Rows:
    """Return the plan with the best change, the two best, the three best ... each of another gene."""
    bundle, bundles, touched = row.copy(), [], set[int]()
    for n in ranked(scores):
        if scores[n] <= score:
            break
        at = int(np.flatnonzero(changed[n] != row[0])[0])
        if at not in touched:
            touched.add(at)
            bundle = bundle.copy()
            bundle[0, at] = changed[n, at]
            bundles.append(bundle)
    return np.concatenate(bundles) if bundles else row[:0]
