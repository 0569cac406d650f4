"""Many playthroughs at once are the live game, bit for bit: every policy and scenario, every way to ask."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.arithmetic import FLOATS
from game.engine.batch import VECTORS, run, stream
from game.engine.batch.table import ARRAYS, Playthroughs
from game.engine.codec import RulesError
from game.engine.conditions import TurnIn
from game.engine.indicators import measure
from game.engine.keyed import draw, philox4x32_10
from game.engine.orders import Orders
from game.engine.parameters import Parameters
from game.engine.policies import POLICIES
from game.engine.purse import RECLAIM, SUPERVISION
from game.engine.result import result
from game.engine.rules import CaseRule, Effect, OptionRule, Rules, StartValues
from game.engine.state import state_hash
from game.engine.step import EngineError
from game.engine.vocabulary import BUILDING, NOT_STARTED, PAUSED, STOPPED
from game.paths import scenarios_dir
from game.scenario.loader import load
from tests.engine.fixtures.harbour import harbour
from tests.engine.fixtures.play import by, play

LIBRARY = sorted(path.parent.name for path in scenarios_dir().glob("[!_.]*/scenario.yaml"))
VALUES = (0, 1, 2)
SEEDS = (3, 2**63 + 5, 0)


@cache
def rules_of(scenario: str) -> Rules:
    if scenario == "harbour":
        return harbour()
    loaded = load(scenarios_dir() / scenario)
    assert loaded.content is not None, loaded.problems
    return Rules.from_json(loaded.content["rules"])


def assert_lane_is_live_game(table: Playthroughs, n: int, policy: str) -> None:
    """Compare everything that a table keeps of one playthrough with the same game on floats."""
    rules, seed = table.rules, int(table.seeds[n])
    states, outcomes, decisions = play(rules, by(policy, seed), seed, table.values)
    last = states[-1]
    assert state_hash(table.state(n)) == state_hash(last)
    for turn, shown in enumerate([measure(rules, states[0]), *(o.indicators for o in outcomes)]):
        assert table.shown[n, turn].tolist() == [shown.shown(name) for name in table.figures]
    assert table.levers[n].tolist() == [list(decision.levers) for decision in decisions]
    assert table.council[n].tolist() == [state.council for state in states[1:]]
    assert table.benefits[n] == last.benefits
    kept = {name: getattr(table, name)[n].tolist() for name in ("start_turn", "status", "chosen", "offered")}
    assert kept == {name: list(getattr(last, name)) for name in kept}
    assert table.event_turn[n].tolist() == list(last.event_turn)
    ended = result(rules, states)
    assert table.ending[n] == ended.ending
    assert table.scores[n].tolist() == list(ended.values.values())


# -- lane by lane


@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("scenario", ["harbour", *LIBRARY])
def test_lane_of_every_policy_and_scenario_is_the_live_game(scenario, policy):
    table = run(rules_of(scenario), policy, SEEDS, VALUES, states=True)
    for n in range(len(SEEDS)):
        assert_lane_is_live_game(table, n, policy)


HARD_TIMES = {
    "money lapses": harbour(turns=4, carry_over=False),
    "in debt": harbour(turns=4, reserve=-12.0, loan_limit=2.0),
    "idle": harbour(turns=4),
    "doubted": harbour(turns=3, params=replace(Parameters(), council_low=0.9)),
    "trusted": harbour(turns=3, params=replace(Parameters(), council_high=0.1)),
    "under way": harbour(
        turns=3,
        start=StartValues(
            initiatives=tuple(
                replace(item, status=status)
                for item, status in zip(harbour().start.initiatives, (BUILDING, PAUSED), strict=False)
            )
        ),
    ),
}


COUNCIL = {"in debt": SUPERVISION, "idle": RECLAIM, "doubted": 1, "trusted": 2}
"""What the council answers in some of them."""


@pytest.mark.parametrize("name", HARD_TIMES)
def test_lane_in_hard_times_is_the_live_game(name):
    policy = "nothing" if name == "idle" else "random"
    table = run(HARD_TIMES[name], policy, range(20, 23), (1,), states=True)
    for n in range(3):
        assert_lane_is_live_game(table, n, policy)
    assert COUNCIL.get(name, 0) in table.council


@pytest.mark.parametrize("policy", ["random", "nothing"])
def test_lane_whose_answers_direct_freed_time_is_the_live_game(policy):
    uses = [OptionRule(f"use_{n}", (Effect("service.freed_time", 1, float(n)),)) for n in range(3)]
    case = CaseRule("hour", TurnIn(2, 5), priority=9.0, options=(*uses, OptionRule("wait")))
    rules = replace(harbour(), cases=(case,))
    table = run(rules, policy, range(20, 26), (1,), states=True)
    for n in range(6):
        assert_lane_is_live_game(table, n, policy)
    assert any(table.state(n).freed_use[1] >= 0 for n in range(6))


def test_random_play_reaches_what_the_other_policies_never_do():
    table = run(harbour(), "random", range(64))
    assert {NOT_STARTED, PAUSED, STOPPED} <= set(table.status.ravel().tolist())
    assert (table.chosen >= 0).any()
    assert (table.event_turn > 0).any()


@settings(max_examples=4)
@given(
    st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=3),
    st.permutations((0, 1, 2)),
    st.sampled_from(["random", "balanced"]),
)
def test_lane_of_any_seed_and_values_is_the_live_game(seeds, values, policy):
    table = run(replace(harbour(), turns=2), policy, seeds, values[:2], states=True)
    for n in range(len(seeds)):
        assert_lane_is_live_game(table, n, policy)


# -- any number, any block, any order, any number of processes


@cache
def short() -> Rules:
    return harbour(turns=2)


@cache
def whole() -> Playthroughs:
    return run(short(), "random", range(7), VALUES, states=True)


def assert_same(table: Playthroughs, other: Playthroughs, lanes) -> None:
    for name in ARRAYS:
        assert np.array_equal(getattr(table, name), getattr(other, name)[lanes]), name
    assert table.hashes() == [other.hashes()[n] for n in lanes]


@pytest.mark.parametrize("block", [1, 3, 100])
def test_block_size_changes_nothing(block):
    assert_same(run(short(), "random", range(7), VALUES, block=block, states=True), whole(), range(7))


@settings(max_examples=4)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.integers(1, 4))
def test_any_seeds_in_any_order_and_block_are_the_same_lanes(seeds, block):
    assert_same(run(short(), "random", seeds, VALUES, block=block, states=True), whole(), seeds)


def test_two_processes_give_the_same_table_in_order_and_tell_their_progress():
    told = []
    table = run(
        short(), "random", range(7), VALUES, block=2, workers=2, states=True,
        progress=lambda *step: told.append(step),
    )  # fmt: skip
    assert_same(table, whole(), range(7))
    assert told == [(2, 7), (4, 7), (6, 7), (7, 7)]


def test_stream_gives_each_block_when_it_is_asked_for():
    told = []
    tables = stream(short(), "nothing", range(5), block=2, progress=lambda *step: told.append(step))
    assert len(next(tables)) == 2
    assert told == [(2, 5)]
    assert [len(table) for table in tables] == [2, 1]


# -- the arithmetic

NUMBERS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5)


@given(NUMBERS, st.floats(-10.0, 10.0))
def test_vectors_compute_each_lane_as_floats_do(numbers, other):
    lanes = np.array(numbers)
    for ar, x in ((VECTORS, lanes), *((FLOATS, number) for number in numbers)):
        found = (
            ar.minimum(x, other), ar.maximum(x, other), ar.clip(x, -1.0, other), ar.whole(x),
            ar.where(x > other, x, other), ar.sqrt(x * x), ar.among(ar.whole(x), (0, 1, 2)),
            ar.among(ar.whole(x), (0, 3)),
        )  # fmt: skip
        if ar is VECTORS:
            lane_by_lane = list(zip(*(each.tolist() for each in found), strict=True))
        else:
            assert lane_by_lane.pop(0) == found
    assert VECTORS.some(lanes > other) is any(number > other for number in numbers)
    assert VECTORS.finite(lanes)
    assert not VECTORS.finite(np.append(lanes, np.inf)) and not VECTORS.finite(np.append(lanes, np.nan))


@settings(max_examples=20)
@given(
    st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=4),
    st.integers(1, 100),
    st.sampled_from(["event/storm", "overrun/alarms"]),
    st.integers(0, 40),
)
def test_draws_of_many_seeds_are_the_draws_of_each(seeds, turn, stream_name, number):
    lanes = draw(np.array(seeds, dtype=np.uint64), 0, turn, stream_name, number)  # type: ignore[arg-type]
    assert lanes.tolist() == [draw(seed, 0, turn, stream_name, number) for seed in seeds]  # type: ignore[attr-defined]
    some = np.arange(len(seeds)) % 2 == 0
    of_some = VECTORS.draw(some, np.array(seeds, dtype=np.uint64), 0, turn, stream_name, number)
    assert of_some[some].tolist() == lanes[some].tolist()


def test_philox_published_vector_comes_out_of_every_lane():
    key = tuple(np.full(3, word, dtype=np.uint64) for word in (0xA4093822, 0x299F31D0))
    words = philox4x32_10((0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), key)  # type: ignore[arg-type]
    assert [word.tolist() for word in words] == [  # type: ignore[attr-defined]
        [word] * 3 for word in (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)
    ]


# -- what is refused, with place and reason


@pytest.mark.parametrize(
    ("seeds", "said"),
    [
        ([], "seeds: at least one"),
        ([1, -1], r"seeds\[1\]: must lie between"),
        ([2**64], r"seeds\[0\]: must lie between"),
        ([1, 2, 1.5], r"seeds\[2\]: expected a whole number"),
        (["7"], r"seeds\[0\]: expected a whole number"),
    ],
)
def test_seeds_that_are_none_are_refused(seeds, said):
    with pytest.raises(ValueError, match=said):
        run(short(), "nothing", seeds)


@pytest.mark.parametrize("name", ["block", "workers"])
@pytest.mark.parametrize("number", [0, -1, 2.0, True])
def test_block_and_workers_below_one_are_refused(name, number):
    with pytest.raises(ValueError, match=f"{name}: expected"):
        stream(short(), "nothing", [1], **{name: number})


@pytest.mark.parametrize("values", [(0, 0), (9,), (-1,)])
def test_values_of_another_scenario_are_refused(values):
    with pytest.raises(ValueError, match="values"):
        run(short(), "nothing", [1], values)


def test_policy_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"policy: there is none named 'brave'.*balanced"):
        run(short(), "brave", [1])


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1e9])
@pytest.mark.parametrize("place", ["budget", "params", "initiatives"])
def test_number_outside_its_range_anywhere_in_the_rules_is_refused_with_its_place(place, number):
    rules = short()
    first = fields(Parameters)[0].name
    wrong = {
        "budget": lambda: replace(rules, budget=number),
        "params": lambda: replace(rules, params=replace(rules.params, **{first: number})),
        "initiatives": lambda: replace(
            rules, initiatives=(replace(rules.initiatives[0], build=number), *rules.initiatives[1:])
        ),
    }[place]()
    with pytest.raises(RulesError) as caught:
        run(wrong, "nothing", [1])
    assert caught.value.path.startswith(place)


@dataclass(frozen=True)
class Spender:
    """A player that fits only two games, and asks for more money than there is in the world."""

    money: float

    def check(self, rules, count):
        if count != 2:
            raise ValueError(f"plans: expected 2 playthroughs, not {count}")

    def part(self, first, last):
        return self

    def orders(self, work, facts):
        return Orders(levers=(np.array([0.0, self.money]),) * 4)  # type: ignore[arg-type]


def test_player_that_does_not_fit_is_refused_before_anything_is_played():
    with pytest.raises(ValueError, match="expected 2 playthroughs, not 3"):
        stream(short(), Spender(0.0), range(3))


def test_stock_that_is_not_finite_in_any_lane_is_named_with_its_turn():
    with pytest.raises(EngineError, match="not finite in turn 1"):
        run(short(), Spender(float("inf")), range(2))


def test_state_that_was_not_kept_is_refused():
    with pytest.raises(ValueError, match="states=True"):
        run(short(), "nothing", [1]).state(0)
