"""One block of playthroughs, from the first turn to the last."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.batch.table import Playthroughs, blank, whole_state
from game.engine.batch.vectors import VECTORS
from game.engine.events import StateFacts, ending
from game.engine.phases import play
from game.engine.policies import Player
from game.engine.readings import Readings
from game.engine.rules import Rules
from game.engine.step import deal, open_game
from game.engine.values import score
from game.engine.work import Work


def play_block(
    rules: Rules,
    player: Player,
    seeds: npt.NDArray[np.uint64],
    values: tuple[int, ...],
    states: bool = False,
) -> Playthroughs:
    """Play every turn of every playthrough of a block.

    Args:
        rules: The compiled scenario.
        player: Who decides.
        seeds: The seed of each playthrough.
        values: Indexes of the chosen values.
        states: Whether to keep the whole state at the end.

    Raises:
        EngineError: when a stock is no longer a finite number.
    """
    table = blank(rules, values, seeds)
    work = open_game(rules, 0, values, VECTORS)
    vector: Any = seeds
    work.seed = vector
    # what a branch that is not taken would have divided by or rounded is thrown away by its mask
    with np.errstate(all="ignore"):
        facts = StateFacts(work, work.turn)
        deal(work, work.turn, facts)
        _show(table, 0, facts.seen)
        for turn in range(1, rules.turns + 1):
            play(work, player.orders(work, facts))
            facts = StateFacts(work, turn + 1, Readings(work))
            _show(table, turn, facts.seen)
            _note(table, turn, work)
            deal(work, turn + 1, facts)
            work.turn = turn + 1
        _end(table, work, facts.seen)
        if states:
            table.final.update(whole_state(work, len(seeds)))
    return table


def _show(table: Playthroughs, turn: int, seen: Readings) -> None:
    for n, name in enumerate(table.figures):
        table.shown[:, turn, n] = seen.shown[name]


def _note(table: Playthroughs, turn: int, work: Work) -> None:
    for n, tenths in enumerate(work.levers):
        table.levers[:, turn - 1, n] = tenths
    table.council[:, turn - 1] = work.council


def _end(table: Playthroughs, work: Work, seen: Readings) -> None:
    columns = (
        (table.start_turn, work.start_turn),
        (table.status, work.status),
        (table.chosen, work.chosen_option),
        (table.offered, work.offered),
        (table.event_turn, work.event_turn),
    )
    for into, lanes in columns:
        for n, lane in enumerate(lanes):
            into[:, n] = lane
    table.benefits[:] = work.x.benefits
    table.ending[:] = ending(work, StateFacts(work, work.rules.turns, seen))
    for n, value in enumerate(table.values):
        table.scores[:, n] = score(work.rules, value, seen.shown, VECTORS)
