"""Receipts: they add up for every figure, change no bit, and name what set a change going."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine.causes import Cause
from game.engine.decisions import Act, Decision
from game.engine.indicators import measure
from game.engine.rules import CaseRule, Effect, OptionRule
from game.engine.shapley import product_shares, shares
from game.engine.state import state_hash
from game.engine.step import begin, step
from game.engine.vocabulary import BUILDING, DELIVERED, PILOT_DONE, PILOTING
from tests.engine.fixtures.harbour import calm, harbour
from tests.engine.fixtures.play import by, play


def total(causes: tuple[Cause, ...]) -> float:
    whole = 0.0
    for cause in causes:
        whole += cause.change
    return whole


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**64 - 1), st.sampled_from(["random", "balanced", "technology_only"]))
def test_receipts_any_play_add_up_for_every_figure_and_turn(seed, policy):
    rules = harbour()
    states, outcomes, _ = play(rules, by(policy, seed), seed, receipts=True)
    for state, outcome in zip(states, outcomes, strict=False):
        before = measure(rules, state)
        assert len(outcome.causes) == 9 + 4 + 6
        for key, causes in outcome.causes.items():
            change = outcome.indicators.shown(key) - before.shown(key)
            assert total(causes) == pytest.approx(change, abs=1e-9), (key, outcome.state.turn)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_receipts_name_the_limit_only_where_a_scale_ends(seed):
    rules = harbour()
    states, outcomes, _ = play(rules, by("random", seed), seed, receipts=True)
    for state, outcome in zip(states, outcomes, strict=False):
        before = measure(rules, state)
        for key, causes in outcome.causes.items():
            if any(cause.kind == "limit" for cause in causes):
                ends = (before.shown(key), outcome.indicators.shown(key))
                at_end = any(end < 0.5 or end > 99.5 for end in ends)
                begun = any(cause.part in ("start", "pilot", "scale", "resume") for cause in causes)
                at_end = at_end or (key == "capacity" and begun)  # full for a moment within the turn
                parts = (before.sustainability, outcome.indicators.sustainability)
                inner = any(not 0.5 < part < 99.5 for each in parts for part in each.values())
                assert at_end or (key == "sustainability" and inner), (key, ends)


@pytest.mark.parametrize("seed", [1, 5])
def test_receipts_on_or_off_give_the_same_bits(seed):
    rules = harbour()
    with_receipts = play(rules, by("random", seed), seed, receipts=True)[0]
    without = play(rules, by("random", seed), seed, receipts=False)[0]
    assert [state_hash(s) for s in with_receipts] == [state_hash(s) for s in without]


def test_receipts_memory_lost_still_adds_up():
    rules = harbour()
    states = play(rules, by("balanced", 4), 4, receipts=True)[0]
    state = replace(states[4], ledger=None)
    outcome = step(rules, state, Decision((20, 30, 30, 20)))
    change = outcome.indicators.values["staff_trust"] - measure(rules, state).values["staff_trust"]
    assert total(outcome.causes["staff_trust"]) == pytest.approx(change, abs=1e-9)


def test_cause_of_an_answer_knows_its_turn_and_fades():
    options = (OptionRule("gift", (Effect("staff_trust", amount=0.1),)),)
    rules = replace(calm(turns=6), cases=(CaseRule("c", None, options=options),))
    state = begin(rules, 1)
    first = step(rules, state, Decision((35, 35, 35, 35), choices=((0, 0),)))
    cause = next(x for x in first.causes["staff_trust"] if x.kind == "case")
    assert cause.key == "case.c.gift"
    assert cause.since_turn == 1
    assert cause.change > 0.0
    second = step(rules, first.state, Decision((35, 35, 35, 35)))
    fading = next(x for x in second.causes["staff_trust"] if x.kind == "case")
    assert fading.change < 0.0
    assert fading.since_turn == 1


def test_cause_of_a_lasting_shift_is_its_answer_while_it_lasts():
    effects = (Effect("service.quality", 1, 0.1, lasts=2),)
    rules = replace(calm(turns=6), cases=(CaseRule("c", None, options=(OptionRule("o", effects),)),))
    state, seen = begin(rules, 1), []
    for turn in range(5):
        choices = ((0, 0),) if turn == 0 else ()
        outcome = step(rules, state, Decision((35, 35, 35, 35), choices=choices))
        seen.append(sum(x.change for x in outcome.causes["service.home_care"] if x.kind == "case"))
        state = outcome.state
    assert seen[0] > 4.0
    assert seen[1] > 0.0
    assert seen[2] < -1.0
    assert sum(seen) == pytest.approx(0.0, abs=1.0)


def test_cause_since_turn_of_an_initiative_is_its_start():
    rules = calm()
    state = begin(rules, 2)
    acts = (Act("start", 1),)
    outcome = step(rules, state, Decision((30, 50, 40, 20), acts=acts, owners=((1, 1),)))
    for _ in range(3):
        outcome = step(rules, outcome.state, Decision((30, 50, 40, 20)))
    found = outcome.causes["benefits_realised"]
    causes = [x for x in found if x.kind == "initiative" and x.index == 1]
    assert {x.since_turn for x in causes} == {1}
    assert {x.part for x in causes} >= {"built", "adoption", "practice", "follow_up"}


def test_economy_receipt_lists_grant_and_levers_exactly():
    rules = calm()
    outcome = step(rules, begin(rules, 1), Decision((10, 20, 30, 40)))
    causes = {x.key: x.change for x in outcome.causes["economy"]}
    assert causes["council.grant"] == pytest.approx(14.0)
    assert causes["lever.strategy"] == pytest.approx(-1.0)
    assert causes["lever.leadership"] == pytest.approx(-4.0)
    assert outcome.state.reserve == pytest.approx(4.0 + 14.0 - 10.0)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=6))
def test_product_shares_any_factors_add_up_to_the_change(pairs):
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    first = last = 1.0
    for a, b in pairs:
        first, last = first * a, last * b
    assert sum(product_shares(before, after)) == pytest.approx(last - first, abs=1e-14)


def test_product_shares_unchanged_factor_gets_nothing():
    assert product_shares((0.5, 0.2), (0.5, 0.9))[0] == 0.0


def test_shares_of_a_sum_are_its_parts():
    parts = (3.0, -1.0, 0.5)
    found = shares(3, lambda mask: sum(part for n, part in enumerate(parts) if mask >> n & 1))
    assert found == pytest.approx(parts)


def test_staff_adoption_tool_not_yet_delivered_counts_first_when_it_is_and_the_receipt_says_who_is_new():
    rules = calm()
    state, seen = begin(rules, 2), []
    outcome = step(rules, state, Decision((30, 50, 40, 20), acts=(Act("start", 1),), owners=((1, 1),)))
    while not outcome.state.member[1] and outcome.state.turn < rules.turns:
        assert outcome.state.status[1] == BUILDING
        seen += [cause for cause in outcome.causes["staff_adoption"] if cause.index == 1]
        outcome = step(rules, outcome.state, Decision((30, 50, 40, 20)))
    assert seen == []
    assert outcome.state.status[1] == DELIVERED
    new = next(cause for cause in outcome.causes["staff_adoption"] if cause.part == "newcomers")
    assert new.key == f"initiative.{rules.initiatives[1].id}.newcomers"
    assert new.since_turn == outcome.state.turn
    adopted = outcome.state.adoption[1]
    told = adopted if new.change > 0.0 else 1.0 - adopted
    assert new.staff == round(rules.initiatives[1].staff * told)


def test_staff_adoption_pilot_done_or_delivered_tool_stopped_does_not_raise_it():
    rules = calm()
    outcome = step(rules, begin(rules, 2), Decision((30, 50, 40, 20), acts=(Act("pilot", 1),)))
    while outcome.state.status[1] == PILOTING:
        outcome = step(rules, outcome.state, Decision((30, 50, 40, 20)))
    assert outcome.state.status[1] == PILOT_DONE
    assert outcome.state.adoption[1] > 0.0
    assert not outcome.state.member[1]
    outcome = step(rules, outcome.state, Decision((30, 50, 40, 20), acts=(Act("scale", 1),)))
    while outcome.state.status[1] != DELIVERED:
        assert not outcome.state.member[1]
        outcome = step(rules, outcome.state, Decision((30, 50, 40, 20)))
    stopped = step(rules, outcome.state, Decision((30, 50, 40, 20), acts=(Act("stop", 1),)))
    change = stopped.indicators.shown("staff_adoption") - outcome.indicators.shown("staff_adoption")
    assert change < 0.0
    assert stopped.state.member[1]
