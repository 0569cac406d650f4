"""What is kept of many playthroughs, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.fields import ACCOUNTS, BESIDE, LISTS, REALS, STOCKS
from game.engine.rules import Rules
from game.engine.state import State, state_hash
from game.engine.vocabulary import INDICATORS, LEVERS, MATURITIES
from game.engine.work import Work

Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]

_REAL = (*REALS, "stocks")


def figures(rules: Rules) -> tuple[str, ...]:
    """Return the names of the shown figures: indicators, ``maturity.<lever>`` and ``service.<id>``."""
    return (*INDICATORS, *MATURITIES, *(f"service.{service.id}" for service in rules.services))


@dataclass(frozen=True, slots=True)
class Playthroughs:
    """Many playthroughs; the first axis of every array is the playthrough, in the order asked for.

    Attributes:
        rules: The compiled scenario.
        values: Indexes of the chosen values.
        seeds: The seed of each.
        figures: Names along the last axis of ``shown``.
        shown: Figures in shown units, by turn; the first is the start.
        benefits: MNOK so far at the end.
        levers: Tenths of MNOK on each lever, by turn.
        council: The council's answer after each turn (``State.council``).
        start_turn, status: Of each initiative at the end; turn 0 never started.
        chosen: Of each case, the option chosen, -1 for none.
        offered: Of each case, 1 when it was offered.
        event_turn: Of each event, the turn it last struck or was shown, 0 never.
        ending: Index of the ending, -1 for none.
        scores: Result of each chosen value, 0..100, in the order of ``values``.
        final: The whole state at the end by field, where states were asked for.
    """

    rules: Rules
    values: tuple[int, ...]
    seeds: npt.NDArray[np.uint64]
    figures: tuple[str, ...]
    shown: Floats
    benefits: Floats
    levers: Wholes
    council: Wholes
    start_turn: Wholes
    status: Wholes
    chosen: Wholes
    offered: Wholes
    event_turn: Wholes
    ending: Wholes
    scores: Floats
    final: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of playthroughs."""
        return len(self.seeds)

    def figure(self, name: str) -> Floats:
        """Return a figure by playthrough and turn."""
        return self.shown[:, :, self.figures.index(name)]

    def state(self, n: int) -> State:
        """Return the state of a playthrough at the end.

        Raises:
            ValueError: the table was made without states.
        """
        if not self.final:
            raise ValueError("the table keeps no states; ask for them with states=True")
        found = {name: each[n].tolist() for name, each in self.final.items()}
        plain: dict[str, Any] = {
            name: tuple(each) if isinstance(each, list) else each for name, each in found.items()
        }
        return State(
            turn=self.rules.turns, seed=int(self.seeds[n]), values=self.values, open_cases=(), **plain
        )

    def hashes(self) -> list[str]:
        """Return the hash of every state at the end; see ``state``."""
        return [state_hash(self.state(n)) for n in range(len(self))]


def blank(rules: Rules, values: tuple[int, ...], seeds: npt.NDArray[np.uint64]) -> Playthroughs:
    """Return a table to be filled in."""
    count, turns = len(seeds), rules.turns

    def wholes(*shape: int) -> Wholes:
        return np.zeros((count, *shape), dtype=np.int64)

    names = figures(rules)
    return Playthroughs(
        rules=rules,
        values=values,
        seeds=seeds,
        figures=names,
        shown=np.zeros((count, turns + 1, len(names))),
        benefits=np.zeros(count),
        levers=wholes(turns, len(LEVERS)),
        council=wholes(turns),
        start_turn=wholes(len(rules.initiatives)),
        status=wholes(len(rules.initiatives)),
        chosen=wholes(len(rules.cases)),
        offered=wholes(len(rules.cases)),
        event_turn=wholes(len(rules.events)),
        ending=wholes(),
        scores=np.zeros((count, len(values))),
    )


ARRAYS = (
    "shown", "benefits", "levers", "council", "start_turn", "status", "chosen", "offered", "event_turn",
    "ending", "scores",
)  # fmt: skip
"""The arrays of a table that are filled in turn by turn or at the end."""


def whole_state(work: Work, count: int) -> dict[str, Any]:
    """Return every field of the states that the work stands in, as arrays with the playthrough first."""
    x = work.x
    fields: dict[str, Any] = {name: getattr(x, name) for name in (*LISTS, *ACCOUNTS)}
    fields |= {field.name: getattr(work, field.held) for field in BESIDE}
    fields |= {"stocks": [getattr(x, name) for name in STOCKS], "council": work.council}
    return {name: _columns(value, count, name in _REAL) for name, value in fields.items()}


def _columns(value: Any, count: int, real: bool) -> Any:
    kind = np.float64 if real else np.int64
    if not isinstance(value, list):
        return np.full(count, value, dtype=kind)
    found = np.empty((count, len(value)), dtype=kind)
    for n, each in enumerate(value):
        found[:, n] = each
    return found
