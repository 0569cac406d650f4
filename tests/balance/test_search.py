"""The search: reproducible, better than chance, and a polish that never does harm."""

from itertools import pairwise

import numpy as np
import pytest

from game.balance import draws
from game.balance.goal import score
from game.balance.search import Effort, evolve, judge, luck, polish, ranked
from game.balance.simulator import Job, Simulator
from game.balance.space import UNITS, Space
from game.balance.study import study, vary
from game.engine.batch.table import ARRAYS
from game.engine.keyed import draw
from game.engine.parameters import PARAMETERS
from tests.balance.small import small, weighted

EFFORT = Effort(searches=2, generations=6, population=40, finalists=8, seeds=2, passes=3)


@pytest.fixture(scope="module")
def space():
    return Space(small())


def hidden(space):
    """Return an evaluation that knows a best row and counts the genes that agree; later genes count more."""
    best = draws.rows([np.ones(len(gene.choices)) / len(gene.choices) for gene in space.genes], 1, 9, "x", 0)

    def evaluate(rows, seeds):
        weight = np.arange(1, rows.shape[1] + 1)
        return ((rows == best) * weight).sum(axis=1).astype(np.float64)

    return best, evaluate


def test_uniform_numbers_are_those_that_the_engine_draws_one_at_a_time():
    seed = 77 + (5 << 32)
    drawn = draws.uniform(seed, 6, 3, "balance/search/0", 9)
    assert [draw(seed, lane, 3, "balance/search/0", 9) for lane in range(6)] == list(drawn)


def test_category_falls_where_the_odds_say():
    odds = np.array([0.25, 0.0, 0.5, 0.25])
    u = np.array([0.0, 0.2499, 0.25, 0.7499, 0.75, 0.9999])
    assert list(draws.categories(odds, u)) == [0, 0, 2, 2, 3, 3]


def test_shares_of_the_money_are_whole_twentieths_that_add_up(space):
    rows = draws.rows(space.first(), 300, 1, "test", 0)
    for part in ("early", "late"):
        shares = np.stack(space.shares(rows, part))
        assert (shares.sum(axis=0) == UNITS).all() and shares.min() >= 0
    for weights, part, shown in (((0, 0, 0, 0), "early", [5] * 4), ((2, 3, 3, 2), "late", [4, 6, 6, 4])):
        units = space.shares(weighted(space, rows[:1], weights), part)
        assert np.stack(units).ravel().tolist() == shown


def test_search_with_the_same_seed_finds_the_same_and_with_another_something_else(space):
    _, evaluate = hidden(space)
    once, again, other = (evolve(space, evaluate, seed, EFFORT) for seed in (4, 4, 5))
    assert np.array_equal(once.rows, again.rows) and np.array_equal(once.scores, again.scores)
    assert not np.array_equal(once.rows, other.rows)


def test_search_gets_better_from_one_generation_to_the_next(space):
    _, evaluate = hidden(space)
    scores = evolve(space, evaluate, 4, EFFORT).scores.reshape(EFFORT.generations, -1).mean(axis=1)
    assert all(later > earlier for earlier, later in pairwise(scores))


@pytest.mark.parametrize("seed", range(6))
def test_polish_from_anywhere_ends_at_the_best_and_never_below_where_it_began(space, seed):
    best, evaluate = hidden(space)
    row = draws.rows(space.first(), 1, seed, "start", 0)
    before = float(judge(row, [1], evaluate)[0])
    for passes in range(3):
        polished, after = polish(space, row, before, [1], evaluate, passes)
        assert after >= before and after == judge(polished, [1], evaluate)[0]
    assert np.array_equal(polished, best)


def test_polish_of_a_real_plan_never_worsens_it():
    with Simulator(small(), "benefits") as simulator:
        rows = draws.rows(simulator.space.first(), 8, 2, "start", 0)
        seeds = luck(2, 0, 2)
        scores = judge(rows, seeds, simulator.evaluate)
        at = int(ranked(scores)[-1])
        polished, after = polish(
            simulator.space, rows[at : at + 1], float(scores[at]), seeds, simulator.evaluate, 1
        )
        assert after > scores[at]
        assert after == judge(polished, seeds, simulator.evaluate)[0]


def test_one_process_and_two_play_the_same_to_the_bit():
    rules = small()
    rows = draws.rows(Space(rules).first(), 460, 2, "start", 0)
    seeds = np.arange(460, dtype=np.int64)
    tables = []
    for workers in (1, 2):
        with Simulator(rules, "benefits", workers) as simulator:
            jobs = [
                Job(simulator.space.plans(rows), seeds),
                Job("random", seeds[:30]),
                Job("balanced", seeds[:3]),
            ]
            tables.append(simulator.play_all(jobs))
    for one, two in zip(*tables, strict=True):
        assert np.array_equal(one.shown, two.shown) and np.array_equal(one.scores, two.scores)
        assert np.array_equal(one.event_turn, two.event_turn) and np.array_equal(one.ending, two.ending)
        assert np.array_equal(one.levers, two.levers) and np.array_equal(one.seeds, two.seeds)


def test_few_games_on_floats_are_those_of_the_vectors():
    with Simulator(small(), "benefits") as simulator:
        rows = draws.rows(simulator.space.first(), 9, 2, "start", 0)
        plans, seeds = simulator.space.plans(rows), np.arange(9, dtype=np.int64)
        whole, few = simulator.play(plans, seeds), simulator.play(plans.part(0, 5), seeds[:5])
    for name in ARRAYS:
        assert np.array_equal(getattr(whole, name)[:5], getattr(few, name)), name


def test_best_found_beats_every_policy_and_every_random_plan(figures):
    by_name = {each.name: each for each in figures.policies}
    best = by_name["best"].score.mean
    same = by_name["best_equal_split"].score.mean
    assert same <= best  # the same game where an even split of the money is the best of it
    assert all(each.score.mean < best for name, each in by_name.items() if not name.startswith("best"))
    assert by_name["random_plans"].score.high < best


def test_study_again_gives_the_same_figures(content, figures):
    assert study(content.rules, 600, seed=3) == figures


def test_varied_constants_stay_within_a_fifth_and_within_their_range():
    rules = small()
    varied = [vary(rules, 1, number).params for number in range(3)]
    assert varied[0] != varied[1] and varied[0].time_steps == rules.params.time_steps
    for row in PARAMETERS:
        name = f"{row.group}_{row.name}"
        for params in varied:
            value, usual = getattr(params, name), getattr(rules.params, name)
            assert row.low <= value <= row.high and abs(value - usual) <= 0.2 * abs(usual) + 1e-12


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, 1.0),
        ({"council": 3}, 0.5),
        ({"economy": -0.1}, 0.5),
        ({"citizen_trust": 39.9}, 0.5),
        ({"staff_trust": 39.9, "economy": -1.0}, 0.25),
    ],
)
def test_result_is_halved_for_each_way_in_which_a_game_is_not_sound(change, kept):
    with Simulator(small(), "benefits") as simulator:
        table = simulator.play("balanced", [1])
    for name in ("citizen_trust", "staff_trust"):
        table.figure(name)[0, 0] = table.figure(name)[0, -1] = 50.0
    for name, value in change.items():
        if name == "council":
            table.council[0, 1] = value
        else:
            table.figure(name)[0, -1] = value
    assert score(table, "benefits")[0] == table.benefits[0] * kept
    table.benefits[0] = -4.0
    assert score(table, "benefits")[0] == -4.0 / kept
