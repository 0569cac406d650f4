"""Every constant may stand at either end of its range: figures stay finite, nothing is divided by zero."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from game.engine.orders import Decision
from game.engine.parameters import PARAMETERS
from game.engine.policies import decide
from game.engine.step import begin, step
from tests.engine.fixtures.harbour import harbour

SEED = 2


def play_two_turns(**changed: Any) -> None:
    """Play a turn with money on everything and a turn with none, and look at every figure."""
    base = harbour()
    rules = replace(base, params=replace(base.params, **changed))
    state = begin(rules, SEED)
    for decision in (decide("balanced", rules, state, SEED), Decision()):
        outcome = step(rules, state, decision)
        assert not outcome.refused
        state = outcome.state
        shown = {**outcome.indicators.values, **outcome.indicators.maturity, **outcome.indicators.stocks}
        assert all(math.isfinite(value) for value in shown.values()), (changed, shown)


def at(end: str) -> dict[str, float]:
    """Return every parameter at one end of its range; whole numbers stay whole."""
    return {row.field: type(row.default)(getattr(row, end)) for row in PARAMETERS}


@pytest.mark.parametrize("end", ("low", "high"))
def test_parameter_alone_at_an_end_of_its_range_gives_finite_figures(end):
    for name, value in at(end).items():
        play_two_turns(**{name: value})


@pytest.mark.parametrize("end", ("low", "high"))
def test_parameters_all_at_one_end_give_finite_figures(end):
    play_two_turns(**{**at(end), "time_steps": 2})
