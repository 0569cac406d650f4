"""The model behaves as the literature says a municipality would (Barlas 1996, structure-oriented tests)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from game.engine.decisions import Act, Decision
from game.engine.indicators import measure
from game.engine.policies import POLICIES, Policy, follow
from game.engine.rules import CaseRule, Effect, OptionRule
from game.engine.step import begin, step
from tests.engine.fixtures.harbour import calm
from tests.engine.fixtures.play import by, play
from tests.reference.harness import (
    BALANCED,
    LIBRARY,
    SCENARIOS,
    SEEDS,
    TURNS,
    mean_last,
    mean_path,
    open_to_all,
    rules_of,
    series,
    watch,
    whole_games,
    without_new,
)

EVERYWHERE = pytest.mark.parametrize("scenario", SCENARIOS)
SPLIT = BALANCED.shares
TECHNOLOGY = POLICIES["technology_only"]


def ratio(scenario: str, shares, fill: float = 0.75) -> float:
    return mean_last(scenario, "benefits_realised", shares, fill) / mean_last(
        scenario, "benefits_realised", SPLIT
    )


# -- extreme conditions


@EVERYWHERE
def test_nothing_spent_gives_no_benefits_and_quality_falls_from_the_first_turn(scenario):
    seen = watch(without_new(rules_of(scenario)), [POLICIES["nothing"]])
    assert all(item.values["benefits_realised"] == 0.0 for item in seen)
    quality = [item.values["service_quality"] for item in seen]
    assert all(after < before for before, after in pairwise(quality))


@EVERYWHERE
def test_zero_technology_gives_exactly_no_benefits(scenario):
    seen = watch(without_new(rules_of(scenario)), [Policy((0.3, 0.0, 0.4, 0.3))])
    assert seen[-1].values["benefits_realised"] == 0.0


@EVERYWHERE
def test_technology_alone_gives_little_but_not_nothing(scenario):
    assert 0.02 <= ratio(scenario, TECHNOLOGY.shares, TECHNOLOGY.fill) <= 0.20


@EVERYWHERE
@pytest.mark.parametrize("lever", [2, 3], ids=["organisation", "leadership"])
def test_zero_organisation_or_leadership_gives_less_than_a_twentieth(scenario, lever):
    shares = tuple(0.0 if n == lever else share for n, share in enumerate(SPLIT))
    assert ratio(scenario, shares) < 0.05


@EVERYWHERE
def test_zero_leadership_keeps_every_initiative_below_a_quarter_in_use(scenario):
    for seen in series(scenario, (*SPLIT[:3], 0.0)):
        assert max(item.adoption for moment in seen for item in moment.initiatives) <= 25.0


@EVERYWHERE
def test_zero_strategy_gives_a_fifth_to_three_fifths(scenario):
    assert 0.20 <= ratio(scenario, (0.0, *SPLIT[1:])) <= 0.60


@EVERYWHERE
@pytest.mark.parametrize("lever", range(4))
def test_single_lever_never_dominates(scenario, lever):
    shares = tuple(1.0 if n == lever else 0.0 for n in range(4))
    assert ratio(scenario, shares) < 0.20


@EVERYWHERE
def test_equal_split_is_good_but_not_best(scenario):
    assert 0.6 <= ratio(scenario, (0.25, 0.25, 0.25, 0.25)) <= 1.0


# -- reference modes


def benefits_of_starts(scenario: str, count: int) -> float:
    """Start so many at once in the first turn, and nothing more."""
    rules = open_to_all(rules_of(scenario))
    first = Policy(SPLIT, fill=99.0, at_once=count)
    then = Policy(SPLIT, fill=0.0, at_once=0)
    found = [watch(rules, [first, then], seed)[-1].values["benefits_realised"] for seed in SEEDS]
    return sum(found) / len(found)


@EVERYWHERE
def test_concurrent_starts_have_a_peak_at_three_to_six_and_twice_as_many_lose(scenario):
    counts = (1, 2, 3, 4, 5, 6, 8, 10, 12)
    found = {count: benefits_of_starts(scenario, count) for count in counts}
    best = max(found, key=lambda count: found[count])
    assert 3 <= best <= 6
    assert found[1] < 0.75 * found[best]
    assert 0.2 <= 1.0 - found[12] / found[6] <= 0.8
    assert found[8] > found[10] > found[12]


@EVERYWHERE
def test_balanced_play_is_worse_before_better(scenario):
    for seen in series(scenario, SPLIT):
        quality = [item.values["service_quality"] for item in seen]
        lowest = min(quality)
        assert 2.0 <= quality[0] - lowest <= 10.0
        assert 1 <= quality.index(lowest) <= 0.4 * TURNS
        assert quality[-1] > quality[0] + 5.0


@pytest.mark.parametrize("scenario", LIBRARY)
def test_balanced_play_with_cases_and_events_turns_early_and_ends_above_its_start(scenario):
    games = whole_games(scenario, "balanced")
    quality = mean_path(games, "service_quality")
    assert 1 <= quality.index(min(quality)) <= 0.4 * (len(quality) - 1)
    assert all(seen[-1].values["service_quality"] > seen[0].values["service_quality"] for seen in games)
    reserve = mean_path(games, "economy")
    assert reserve[-1] > reserve[0]


@EVERYWHERE
def test_reserve_dips_when_a_balanced_group_invests_and_recovers(scenario):
    invested = replace(rules_of(scenario), reserve=4.0)
    state = begin(invested, 1)
    reserve = [state.reserve]
    for turn in range(TURNS):
        decision = follow(BALANCED, invested, state)
        if turn < 3:
            decision = replace(decision, levers=tuple(amount + 5 for amount in decision.levers))
        state = step(invested, state, decision, receipts=False).state
        reserve.append(state.reserve)
    lowest = min(reserve)
    assert lowest < reserve[0] - 2.0
    assert reserve.index(lowest) <= 5
    assert reserve[-1] >= reserve[0]


@EVERYWHERE
def test_technology_heavy_start_rebalanced_reaches_three_fifths_of_balanced(scenario):
    rules = rules_of(scenario)
    heavy = Policy((0.1, 0.7, 0.1, 0.1))
    found = [watch(rules, [heavy] * 3 + [BALANCED], seed) for seed in SEEDS]
    late = sum(seen[8].values["benefits_realised"] for seen in found)
    balanced = sum(seen[8].values["benefits_realised"] for seen in series(scenario, SPLIT))
    assert late >= 0.6 * balanced


@EVERYWHERE
def test_leaving_the_other_levers_lets_benefits_wither(scenario):
    rules = replace(rules_of(scenario), turns=20)
    seen = watch(rules, [BALANCED] * 10 + [Policy((0.0, 1.0, 0.0, 0.0), fill=0.0, at_once=0)])
    assert seen[20].values["benefits_realised"] <= 0.5 * seen[10].values["benefits_realised"]


@EVERYWHERE
def test_moving_a_tenth_of_the_budget_shows_in_the_same_turn(scenario):
    rules = rules_of(scenario)
    state = begin(rules, 1)
    plain = step(rules, state, Decision((30, 45, 40, 25)), receipts=False).indicators
    for source in range(4):
        for target in range(4):
            if source != target:
                levers = [30, 45, 40, 25]
                levers[source] -= 14
                levers[target] += 14
                other = step(rules, state, Decision(tuple(levers)), receipts=False).indicators
                shown = {**plain.values, **plain.maturity}
                moved = [abs({**other.values, **other.maturity}[k] - v) for k, v in shown.items()]
                assert max(moved) > 0.5


def trust_shock(stock: str, amount: float) -> list[float]:
    """Return how far a stock is from the game without the shock, turn by turn."""
    rules = calm(12)
    case = CaseRule("shock", None, options=(OptionRule("o", (Effect(stock, amount=amount),)),))
    even = Decision((30, 45, 40, 25))
    shocked, plain = replace(rules, cases=(case,)), rules
    a, b, gaps = begin(shocked, 1), begin(plain, 1), [amount]
    for turn in range(9):
        a = step(shocked, a, replace(even, choices=((0, 0),) if turn == 0 else ()), receipts=False).state
        b = step(plain, b, even, receipts=False).state
        gaps.append(a.stock(stock) - b.stock(stock))
    return gaps


def test_citizens_trust_lost_is_slow_to_return():
    gaps = trust_shock("citizen_trust", -0.15)
    assert gaps[3] <= 0.5 * -0.15
    assert gaps[8] > 0.25 * -0.15


def test_staff_trust_gained_by_a_gesture_is_gone_sooner_than_trust_lost_returns():
    lost, gained = trust_shock("staff_trust", -0.1), trust_shock("staff_trust", 0.1)
    assert abs(gained[1]) < abs(lost[1])


# -- mechanisms


def security_after(levers: tuple[int, int, int, int], emphasis: tuple[int, int, int, int], acts=()) -> float:
    rules = calm(6)
    state = begin(rules, 1)
    for turn in range(6):
        state = step(
            rules, state, Decision(levers, emphasis, acts if turn == 0 else ()), receipts=False
        ).state
    return state.stock("security")


def test_security_follows_those_who_put_it_first():
    first = security_after((30, 50, 40, 20), (0, 3, 0, 0), (Act("start", 5), Act("start", 6)))
    last = security_after((0, 70, 0, 70), (0, 1, 0, 0))
    assert first > last + 0.2
    assert last < 0.5


def test_social_exclusion_by_each_user_grows_when_self_service_comes_without_help():
    rules = calm(8)
    portals = tuple(Act("start", n) for n in (2, 3))

    def excluded_by_use(organisation: int) -> float:
        state = begin(rules, 1)
        for turn in range(8):
            decision = Decision((30, 45, organisation, 25), acts=portals if turn == 0 else ())
            state = step(rules, state, decision, receipts=False).state
        return (state.stock("exclusion") - rules.start.exclusion) / (state.adoption[2] + state.adoption[3])

    assert excluded_by_use(10) > 1.1 * excluded_by_use(40)


def test_technology_and_organisation_are_complements():
    def benefits(technology: int, organisation: int) -> float:
        rules = calm(reserve=200.0)
        state = begin(rules, 1)
        owners = ((0, 1), (1, 1), (8, 2), (2, 0))
        acts = tuple(Act("start", n) for n, _ in owners)
        for turn in range(10):
            first = turn == 0
            levers = (30, technology, organisation, 30)
            decision = Decision(levers, acts=acts if first else (), owners=owners if first else ())
            state = step(rules, state, decision, receipts=False).state
        return measure(rules, state).values["benefits_realised"]

    low, high = (20, 10), (50, 40)
    assert benefits(*high) - benefits(high[0], low[1]) - benefits(low[0], high[1]) + benefits(*low) > 0.0


@pytest.mark.parametrize("stock", ["leadership", "security", "strategy", "staff_trust"])
def test_better_start_never_lowers_benefits(stock):
    rules = calm()
    better = replace(rules, start=replace(rules.start, **{stock: getattr(rules.start, stock) + 0.2}))
    plain = watch_fixed(rules)
    assert watch_fixed(better) >= plain - 1e-9


def test_tired_start_lowers_benefits():
    rules = calm()
    tired = replace(rules, start=replace(rules.start, fatigue=0.5))
    assert watch_fixed(tired) < watch_fixed(rules)


def watch_fixed(rules) -> float:
    """Return benefits at the end of one fixed plan."""
    state = begin(rules, 1)
    for turn in range(rules.turns):
        acts = tuple(Act("start", n) for n in ((0, 1), (2, 8), (12,), ())[min(turn, 3)])
        owners = tuple(
            (act.initiative, (1, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4)[act.initiative]) for act in acts
        )
        state = step(rules, state, Decision((28, 42, 42, 28), acts=acts, owners=owners), receipts=False).state
    return measure(rules, state).values["benefits_realised"]


def test_more_money_at_the_same_choices_never_loses():
    def benefits(factor: float) -> float:
        rules = calm()
        state = begin(rules, 1)
        for turn in range(10):
            acts = (Act("start", 0), Act("start", 1)) if turn == 0 else ()
            owners = ((0, 1), (1, 1)) if turn == 0 else ()
            levers = tuple(int(amount * factor) for amount in (20, 30, 30, 20))
            state = step(rules, state, Decision(levers, acts=acts, owners=owners), receipts=False).state
        return measure(rules, state).values["benefits_realised"]

    found = [benefits(factor) for factor in (0.6, 0.8, 1.0, 1.2, 1.4)]
    assert found == sorted(found)


def test_twice_the_technology_money_beyond_enough_adds_little():
    def benefits(technology: int) -> float:
        rules = calm(reserve=200.0)
        state = begin(rules, 1)
        for turn in range(10):
            acts = (Act("start", 0), Act("start", 1)) if turn == 0 else ()
            owners = ((0, 1), (1, 1)) if turn == 0 else ()
            decision = Decision((30, technology, 40, 30), acts=acts, owners=owners)
            state = step(rules, state, decision, receipts=False).state
        return measure(rules, state).values["benefits_realised"]

    assert benefits(160) < 1.10 * benefits(80)


# -- numerics


@EVERYWHERE
def test_halving_the_step_hardly_changes_the_result(scenario):
    rules = rules_of(scenario)
    fine = replace(rules, params=replace(rules.params, time_steps=12))
    coarse_end, fine_end = watch(rules, [BALANCED]), watch(fine, [BALANCED])
    for key in ("service_quality", "staff_trust", "citizen_trust"):
        assert coarse_end[-1].values[key] == pytest.approx(fine_end[-1].values[key], abs=0.5)
    assert coarse_end[-1].benefits.so_far == pytest.approx(fine_end[-1].benefits.so_far, rel=0.02)


def test_exchanged_initiatives_exchange_their_results():
    rules = calm(initiatives=(calm().initiatives[0], calm().initiatives[8]))
    turned = replace(rules, initiatives=tuple(reversed(rules.initiatives)))
    start = Decision((30, 45, 40, 25), acts=(Act("start", 0), Act("start", 1)))
    a, b = begin(rules, 1), begin(turned, 1)
    for turn in range(8):
        decision = start if turn == 0 else replace(start, acts=())
        a = step(rules, a, decision, receipts=False).state
        b = step(turned, b, decision, receipts=False).state
    for name in ("built", "adoption", "practice", "follow_up", "debt"):
        assert getattr(a, name) == pytest.approx(tuple(reversed(getattr(b, name))), abs=1e-12)


def test_random_policies_keep_every_stock_in_range_and_finite():
    rules = calm(4)
    lists = (
        "built",
        "adoption",
        "practice",
        "follow_up",
        "debt",
        "competence",
        "quality",
        "pressure",
        "stocks",
    )
    for seed in range(250):
        for state in play(rules, by("random", seed), seed)[0]:
            for name in lists:
                assert all(0.0 <= value <= 1.0 for value in getattr(state, name)), (seed, state.turn, name)
