"""Many games of a scenario played by a named policy, as rows for a spreadsheet: one for each playthrough."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from typing import IO, Any

import numpy as np

from game.engine.batch import BLOCK, Playthroughs, stream
from game.engine.rules import Rules
from game.engine.values import first_values
from game.engine.vocabulary import LEVERS

MOST_WORKERS = 4
"""Processes at most, so that memory stays small on machines with many cores."""

_DIGITS = 4


def play_many(rules: Rules, policy: str, first_seed: int, count: int) -> tuple[Iterator[Playthroughs], int]:
    """Play a policy with ``count`` seeds from ``first_seed``, and the scenario's first values.

    Returns:
        A table for each block, computed as they are asked for, and how many they are.

    Raises:
        ValueError: a seed or the policy does not exist.
    """
    workers = min(os.cpu_count() or 1, MOST_WORKERS, -(-count // BLOCK))
    seeds = range(first_seed, first_seed + count)
    return stream(rules, policy, seeds, first_values(rules), workers=workers), -(-count // BLOCK)


def write_rows(table: Playthroughs, out: IO[str], heading: bool) -> None:
    """Write a table's playthroughs as CSV: ids and plain numbers only, so that every cell is safe to open.

    Args:
        table: The playthroughs.
        out: Where to.
        heading: Whether to write the names of the columns first.
    """
    names, columns = zip(*_columns(table), strict=True)
    writer = csv.writer(out, lineterminator="\n")
    if heading:
        writer.writerow(names)
    writer.writerows(zip(*columns, strict=True))


def _columns(table: Playthroughs) -> Iterator[tuple[str, list[Any]]]:
    """Yield each column's name and cells: what came of it, what was spent, and what was done when."""
    rules = table.rules
    endings = [*(ending.id for ending in rules.endings), ""]
    yield "seed", table.seeds.tolist()
    yield "ending", [endings[n] for n in table.ending.tolist()]
    yield "benefits_so_far", _numbers(table.benefits)
    for n, value in enumerate(table.values):
        yield f"value_{rules.values[value].id}", _numbers(table.scores[:, n])
    for name in table.figures:
        yield name.replace(".", "_"), _numbers(table.figure(name)[:, -1])
    yield "economy_lowest", _numbers(table.figure("economy").min(axis=1))
    for n, lever in enumerate(LEVERS):
        yield f"spent_{lever}", _numbers(table.levers[:, :, n].sum(axis=1) / 10.0)
    for n, initiative in enumerate(rules.initiatives):
        yield f"start_{initiative.id}", _turns(table.start_turn[:, n])
    for n, case in enumerate(rules.cases):
        options = [*(option.id for option in case.options), ""]
        yield f"case_{case.id}", [options[chosen] for chosen in table.chosen[:, n].tolist()]
    for n, event in enumerate(rules.events):
        yield f"event_{event.id}", _turns(table.event_turn[:, n])


def _numbers(lanes: Any) -> list[float]:
    rounded: list[float] = (np.round(lanes, _DIGITS) + 0.0).tolist()
    return rounded


def _turns(lanes: Any) -> list[int | str]:
    return [turn or "" for turn in lanes.tolist()]
