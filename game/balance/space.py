"""Everything that a group can choose in a whole game, as one row of small whole numbers: the search's space.

A row has one *gene* for each choice. A gene's number is the index of one of its choices, so that draws are
categorical and a search needs no other distribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from game.engine.parts import PART
from game.engine.plans import Plans
from game.engine.rules import Rules
from game.engine.vocabulary import LEVERS, NOT_STARTED

Rows = np.ndarray[Any, np.dtype[np.int64]]
"""Genes of many plans: one row a plan."""

UNITS = 20
"""Money is divided in twentieths: steps of five per cent."""

_WEIGHTS = tuple(range(11))
_NEVER = 0.4
"""Share of random plans that leave an initiative alone; else most would start more than anyone can carry."""

_PILOT = 0.3

_RARELY = 0.8
"""Share of careful plans that leave an initiative alone."""

_BALANCED = (4, 6, 6, 4)
"""Weights of the levers in careful plans."""


@dataclass(frozen=True, slots=True)
class Gene:
    """One choice: ``kind`` and ``index`` say of what, ``choices`` what each number means.

    ``first`` is how likely each number is before anything has been learned.
    """

    kind: str
    index: int
    choices: tuple[int, ...]
    first: tuple[float, ...]


def _even(kind: str, index: int, choices: Sequence[int]) -> Gene:
    return Gene(kind, index, tuple(choices), (1.0 / len(choices),) * len(choices))


class Space:
    """The genes of a scenario.

    Attributes:
        genes: In a fixed order: starts, pilots, money early and late, emphasis, answers, freed time.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.genes: tuple[Gene, ...] = (
            *self._starts(),
            *self._pilots(),
            *(_even(f"money.{part}", n, _WEIGHTS) for part in ("early", "late") for n in range(len(LEVERS))),
            *self._choices("emphasis"),
            *self._choices("choices"),
            *self._choices("freed_time"),
        )

    def _startable(self) -> list[int]:
        begun = {item.initiative for item in self.rules.start.initiatives if item.status != NOT_STARTED}
        opens = self.rules.opens.get("initiatives", 1)
        return [
            n
            for n, item in enumerate(self.rules.initiatives)
            if n not in begun and max(item.first_turn, opens) <= min(item.last_turn, self.rules.turns)
        ]

    def _starts(self) -> list[Gene]:
        genes = []
        for n in self._startable():
            item = self.rules.initiatives[n]
            first = max(item.first_turn, self.rules.opens.get("initiatives", 1))
            turns = range(first, min(item.last_turn, self.rules.turns) + 1)
            each = (1.0 - _NEVER) / len(turns)
            genes.append(Gene("start", n, (0, *turns), (_NEVER, *(each for _ in turns))))
        return genes

    def _pilots(self) -> list[Gene]:
        if self.rules.opens.get("scaling", 1) > self.rules.turns:
            return []
        able = [n for n in self._startable() if self.rules.initiatives[n].pilot]
        return [Gene("pilot", n, (0, 1), (1.0 - _PILOT, _PILOT)) for n in able]

    def _choices(self, name: str) -> list[Gene]:
        """Return a gene for each subject of a part that is settled once for the whole game."""
        part = PART[name]
        if not part.ever_open(self.rules):
            return []
        ways = [part.names(self.rules, n).values() for n in range(len(part.subjects(self.rules)))]
        return [
            _even(part.chosen, n, [choice for choice in numbers if choice >= 0] or [0])
            for n, numbers in enumerate(ways)
        ]

    @cached_property
    def places(self) -> dict[tuple[str, int], int]:
        """Where each gene stands in a row."""
        return {(gene.kind, gene.index): at for at, gene in enumerate(self.genes)}

    def first(self) -> list[np.ndarray[Any, np.dtype[np.float64]]]:
        """Return how likely each choice of each gene is before anything has been learned."""
        return [np.array(gene.first) for gene in self.genes]

    def careful(self) -> list[np.ndarray[Any, np.dtype[np.float64]]]:
        """Return the odds of plans that start little and divide the money about as balanced play does."""
        odds = []
        for gene in self.genes:
            if gene.kind == "start":
                rest = (1.0 - _RARELY) / (len(gene.choices) - 1)
                odds.append(np.array([_RARELY, *(rest for _ in gene.choices[1:])]))
            elif gene.kind.startswith("money."):
                odds.append(np.array([float(weight == _BALANCED[gene.index]) for weight in gene.choices]))
            else:
                odds.append(np.array(gene.first))
        return odds

    def set(self, rows: Rows, kind: str, index: int, choice: int) -> Rows:
        """Return the rows with one choice made: the gene's meaning, not its number."""
        at = self.places[kind, index]
        changed = rows.copy()
        changed[:, at] = self.genes[at].choices.index(choice)
        return changed

    def choice(self, rows: Rows, kind: str, index: int) -> Rows:
        """Return what each row chooses; 0 where the scenario leaves no such choice."""
        at = self.places.get((kind, index))
        if at is None:
            return np.zeros(len(rows), dtype=np.int64)
        return np.asarray(self.genes[at].choices, dtype=np.int64)[rows[:, at]]

    def shares(self, rows: Rows, part: str) -> list[Rows]:
        """Return each lever's share of the money in ``UNITS`` for the early or the late half of the game.

        The weights are scaled and the largest remainders rounded up, so that the shares add up to the whole;
        without any weight the money is divided evenly.
        """
        weights = np.stack([self.choice(rows, f"money.{part}", n) for n in range(len(LEVERS))])
        whole = weights[0] + weights[1] + weights[2] + weights[3]
        weights = np.where(whole > 0, weights, 1)
        whole = np.where(whole > 0, whole, len(LEVERS))
        units, left = weights * UNITS // whole, weights * UNITS % whole
        missing = UNITS - (units[0] + units[1] + units[2] + units[3])
        order = np.argsort(-left, axis=0, kind="stable")
        rank = np.argsort(order, axis=0, kind="stable")
        return list(units + (rank < missing))

    def split_evenly(self, rows: Rows) -> Rows:
        """Return the rows with the money divided evenly throughout, and all else as it is."""
        for part in ("early", "late"):
            for lever in range(len(LEVERS)):
                rows = self.set(rows, f"money.{part}", lever, 1)
        return rows

    def plans(self, rows: Rows) -> Plans:
        """Return the rows as plans that the engine plays."""
        rules = self.rules
        count = range(len(rules.initiatives))
        early, late = ([unit / UNITS for unit in self.shares(rows, part)] for part in ("early", "late"))
        return Plans(
            starts=tuple(self.choice(rows, "start", n) for n in count),
            pilots=tuple(self.choice(rows, "pilot", n) for n in count),
            early=(early[0], early[1], early[2], early[3]),
            late=(late[0], late[1], late[2], late[3]),
            emphasis=tuple(self.choice(rows, "emphasis", n) for n in range(len(LEVERS))),
            options=tuple(self.choice(rows, "option", n) for n in range(len(rules.cases))),
            uses=tuple(self.choice(rows, "use", n) for n in range(len(rules.services))),
        )
