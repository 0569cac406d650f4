"""Reference modes: shapes over time that the literature describes (Barlas 1996), and the pace of a game."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from game.engine.conditions import TurnIn
from game.engine.decisions import Decision
from game.engine.policies import POLICIES, Policy, follow
from game.engine.rules import Effect, EventRule
from game.engine.step import step
from tests.reference.harness import (
    BALANCED,
    EVERYWHERE,
    FLAGSHIP,
    LIBRARY,
    OWN,
    QUIET,
    SPLIT,
    TEN,
    Plan,
    alike,
    excuse,
    games,
    mean_path,
    open_to_all,
    rules_of,
    series,
    starting,
    tenths,
    too_short,
    watch,
)

BUSY = Policy(SPLIT, fill=99.0)
IDLE = Policy(SPLIT, fill=0.0, at_once=0)


def started_at_once(rules, count: int, seed: int = 1):
    """Start so many at once in the first turn, and nothing more; figures at the end."""
    return watch(rules, [replace(BUSY, at_once=count), IDLE], seed)[-1]


@pytest.mark.parametrize("subject", QUIET)
def test_ordinary_starts_at_once_have_one_peak_and_twice_as_many_lose(subject, figure):
    """Weinberg 1992 on divided attention, Gartner 2022 on change fatigue: direction; sizes are ours."""
    excuse(subject, too_short(subject, 8))
    rules = alike(rules_of(subject))
    found = {count: started_at_once(rules, count).benefits.so_far for count in (1, 2, 3, 4, 5, 6, 8, 10, 12)}
    best = max(found, key=lambda count: found[count])
    twice = min((count for count in found if count >= 2 * best), default=12)
    figure("peak", best, 3, 6)
    figure("lost by twice as many", 1.0 - found[twice] / found[best], 0.2, 0.8)
    if rules.turns == 10:
        figure("lost from six to twelve", 1.0 - found[12] / found[6], 0.2, 0.8)
    assert found[1] < found[2] < found[3]
    assert found[6] > found[8] > found[10] > found[12]


@pytest.mark.parametrize("subject", TEN)
def test_starts_from_the_catalogue_have_a_peak_and_overload_hurts_without_annihilating(subject, figure):
    """Weinberg 1992; Gartner 2022: too much at once costs much; that it is never all is our own."""
    rules = open_to_all(rules_of(subject))
    if len(rules.initiatives) < 12:
        excuse(subject, f"{len(rules.initiatives)} initiatives: nobody can start twelve at once")
    ends = {}
    for count in (1, 2, 3, 4, 5, 6, 8, 10, 12):
        found = [started_at_once(rules, count, seed).values["benefits_realised"] for seed in (1, 2)]
        ends[count] = sum(found) / len(found)
    best = max(ends, key=lambda count: ends[count])
    figure("peak", best, 3, 6)
    figure("one, of the best", ends[1] / ends[best], 0.0, 0.75)
    figure("lost from six to twelve", 1.0 - ends[12] / ends[6], 0.2, 0.8)
    assert ends[8] > ends[10] > ends[12]


@pytest.mark.parametrize("subject", TEN)
def test_balanced_play_is_worse_before_better(subject, figure):
    """Brynjolfsson, Rock and Syverson 2021: the productivity J-curve, direction; sizes are our own."""
    quality = mean_path(series(subject, SPLIT), "service_quality")
    lowest = min(quality)
    figure("dip, points", quality[0] - lowest, 2.0 if subject in ("harbour/ten", FLAGSHIP) else 0.5, 10.0)
    figure("turn of the lowest", quality.index(lowest), 1, 4)
    figure("gain, points", quality[-1] - quality[0], 5.0, 50.0)


@pytest.mark.parametrize("subject", OWN)
def test_balanced_play_with_cases_and_events_turns_early_and_ends_above_its_start(subject, figure):
    """Pace: worst within the first two fifths of the turns; quality and reserve end above the start."""
    played = [watch(rules_of(subject), [BALANCED], seed) for seed in range(1, 9)]
    quality, reserve = mean_path(played, "service_quality"), mean_path(played, "economy")
    figure("lowest at, share of turns", quality.index(min(quality)) / (len(quality) - 1), 0.01, 0.4)
    gains = [seen[-1].values["service_quality"] - seen[0].values["service_quality"] for seen in played]
    figure("least gain, points", min(gains), 0.1, 50.0)
    figure("reserve gained, MNOK", reserve[-1] - reserve[0], 0.01, 50.0)


@pytest.mark.parametrize("subject", QUIET)
def test_reserve_dips_when_a_balanced_group_invests_and_recovers(subject, figure):
    """KS on welfare technology: change needs resources of its own before it gives any back."""
    excuse(subject, too_short(subject, 8))
    rules = rules_of(subject)
    state = starting(rules)
    reserve = [state.reserve]
    for turn in range(rules.turns):
        decision = follow(BALANCED, rules, state)
        if turn < 3:
            extra = tenths(rules, *[0.036] * 4)
            levers = tuple(a + b for a, b in zip(decision.levers, extra, strict=True))
            decision = replace(decision, levers=levers)  # type: ignore[arg-type]
        outcome = step(rules, state, decision, receipts=False)
        assert outcome.refused == ()
        state = outcome.state
        reserve.append(state.reserve)
    lowest = min(reserve)
    figure("dip, share of a turn's grant", (reserve[0] - lowest) / rules.budget, 0.02, 1.0)
    figure("turn of the lowest", reserve.index(lowest), 1, 5)
    figure("reserve gained, MNOK", reserve[-1] - reserve[0], -0.05 * rules.budget, 50.0)


@pytest.mark.parametrize("subject", EVERYWHERE)
def test_technology_heavy_start_rebalanced_reaches_three_fifths_of_balanced(subject, figure):
    """Pace: three turns of the wrong thing can be mended, by turn eight."""
    excuse(subject, too_short(subject, 8))
    heavy = games(rules_of(subject), *[Policy((0.1, 0.7, 0.1, 0.1))] * 3, BALANCED)
    late = sum(seen[8].values["benefits_realised"] for seen in heavy)
    balanced = sum(seen[8].values["benefits_realised"] for seen in series(subject, SPLIT))
    figure("share of balanced", late / balanced, 0.6, math.inf)


@pytest.mark.parametrize("subject", TEN)
def test_leaving_the_other_levers_lets_benefits_wither(subject, figure):
    """Kotter 1995: change that is not anchored slides back."""
    rules = rules_of(subject, 20)
    seen = watch(rules, [BALANCED] * 10 + [Policy((0.0, 1.0, 0.0, 0.0), fill=0.0, at_once=0)])
    kept = seen[20].values["benefits_realised"] / seen[10].values["benefits_realised"]
    figure("kept after ten turns", kept, 0.0, 0.5)


@pytest.mark.parametrize("subject", EVERYWHERE)
def test_moving_a_tenth_of_the_budget_shows_in_the_same_turn(subject, figure):
    """Pace: what the group decides can be seen the same turn, in some figure."""
    rules = replace(rules_of(subject), cases=())
    state = starting(rules)
    split = (0.22, 0.32, 0.28, 0.18)
    plain = step(rules, state, Decision(tenths(rules, *split)), receipts=False).indicators
    shown = {**plain.values, **plain.maturity}
    least = 100.0
    for source in range(4):
        for target in range(4):
            if source != target:
                moved = [s - 0.1 * (n == source) + 0.1 * (n == target) for n, s in enumerate(split)]
                other = step(rules, state, Decision(tenths(rules, *moved)), receipts=False).indicators
                after = {**other.values, **other.maturity}
                least = min(least, max(abs(after[key] - value) for key, value in shown.items()))
    figure("least change, points", least, 0.5, 100.0)


def steady(turn: int) -> dict[str, object]:
    """Spend on the levers and start nothing."""
    return {"acts": (), "owners": ()}


def gaps(subject: str, stock: str, amount: float, turns: int = 9) -> list[float]:
    """Return how far a stock is from the game without the shock, turn by turn."""
    plan = Plan(replace(rules_of(subject), turns=turns))
    shock = EventRule("shock", TurnIn(1, 1), effects=(Effect(stock, amount=amount),))
    shocked = plan.run(steady, replace(plan.rules, events=(shock,)))
    return [a.stock(stock) - b.stock(stock) for a, b in zip(shocked, plan.run(steady), strict=True)]


@pytest.mark.parametrize("subject", TEN)
def test_citizens_trust_lost_is_slow_to_return(subject, figure):
    """Slovic 1993: trust is asymmetric; that half is left after three turns is our own."""
    gap = gaps(subject, "citizen_trust", -0.15)
    figure("left after three turns", gap[3] / -0.15, 0.5, 1.0)
    figure("left after eight turns", gap[8] / -0.15, 0.0, 0.25)


@pytest.mark.parametrize("subject", TEN)
def test_staff_trust_gained_by_a_gesture_is_gone_sooner_than_trust_lost_returns(subject):
    """Slovic 1993: trust is asymmetric."""
    lost, gained = gaps(subject, "staff_trust", -0.1, 1), gaps(subject, "staff_trust", 0.1, 1)
    assert abs(gained[1]) < abs(lost[1])


def test_every_scenario_of_the_library_is_found_and_played():
    """A scenario dropped into the library is held to these behaviours without a test being edited."""
    assert {"taktskifte", "first_half_year"} <= set(LIBRARY)
    assert {f"{name}/own" for name in LIBRARY} <= set(EVERYWHERE)
    assert POLICIES["balanced"].shares == SPLIT
