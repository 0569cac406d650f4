"""Whole-game plans: legal, the same on floats and vectors, and refused when they are for another scenario."""

from dataclasses import replace

import numpy as np
import pytest

from game.balance import draws
from game.balance.space import Space
from game.engine.batch import run
from game.engine.state import state_hash
from game.engine.step import begin, step
from tests.balance.small import small, weighted
from tests.engine.fixtures.harbour import harbour


@pytest.mark.parametrize("rules", [harbour(), small(), harbour(opens={"emphasis": 9, "owners": 3})])
def test_plan_on_floats_is_legal_and_its_lane_of_the_batch_is_the_same_game(rules):
    space = Space(rules)
    plans = space.plans(draws.rows(space.first(), 40, 5, "test", 0))
    hashes = run(rules, plans, range(40), (0,), states=True).hashes()
    for lane in range(0, 40, 4):
        plan, state = plans.lane(lane), begin(rules, lane, (0,))
        for _ in range(rules.turns):
            outcome = step(rules, state, plan.decide(rules, state), receipts=False)
            assert not outcome.refused
            state = outcome.state
        assert state_hash(state) == hashes[lane]


def test_plan_starts_when_it_says_and_pilots_where_it_may():
    rules = small()
    space = Space(rules)
    row = draws.rows(space.first(), 1, 5, "test", 0)
    for kind, index, choice in (("start", 1, 2), ("start", 2, 0)):
        row = space.set(row, kind, index, choice)
    table = run(rules, space.plans(row), [1], ())
    assert table.start_turn[0].tolist() == [0, 2, 0]


def test_plan_takes_its_answer_and_leans_and_divides_as_it_says():
    rules = small()
    space = Space(rules)
    row = weighted(space, draws.rows(space.first(), 1, 5, "test", 0), (0, 10, 10, 0))
    row = space.set(space.set(row, "option", 0, 1), "emphasis", 2, 3)
    decision = space.plans(row).lane(0).decide(rules, begin(rules, 1, ()))
    assert decision.choices == ((0, 1),) and decision.emphasis[2] == 3
    assert decision.levers[0] == decision.levers[3] == 0
    assert decision.levers[1] == decision.levers[2] > 0


@pytest.mark.parametrize(
    ("name", "lanes", "said"),
    [
        ("starts", (), "plans.starts: expected 3, not 0"),
        ("options", (np.zeros(3, dtype=np.int64),), r"plans.options\[0\]: expected 2 plans, not 3"),
        ("uses", (np.array([0, 3]), np.array([0, 0])), r"plans.uses\[0\]: expected 0 to 2"),
        ("early", (np.array([np.nan, 0.5]),) * 4, r"plans.early\[0\]: expected 0 to 1"),
        ("late", (float("inf"),) * 4, r"plans.late\[0\]: expected 0 to 1"),
        ("early", (0.5,) * 4, "plans.early: the shares do not add up to 1"),
        ("late", (np.array([0.25, 0.2]),) * 4, "plans.late: the shares do not add up to 1"),
        ("starts", (0, 1.5, 0), r"plans.starts\[1\]: expected whole numbers"),
    ],
)
def test_plan_that_does_not_fit_is_refused_with_its_place(name, lanes, said):
    space = Space(small())
    plans = space.plans(draws.rows(space.first(), 2, 5, "test", 0))
    with pytest.raises(ValueError, match=said):
        run(space.rules, replace(plans, **{name: lanes}), [1, 2], ())


@pytest.mark.parametrize("starts", [(), (0,) * 9, (float("nan"), 0, 0)])
def test_plan_that_does_not_fit_decides_nothing_on_floats_either(starts):
    space = Space(small())
    plan = space.plans(draws.rows(space.first(), 1, 5, "test", 0)).lane(0)
    with pytest.raises(ValueError, match=r"plans\.starts"):
        replace(plan, starts=starts).decide(space.rules, begin(space.rules, 1))
