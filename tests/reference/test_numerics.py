"""What must hold to the bit or to a small figure: diffusion, steps, money, ranges, luck and lanes.

``TAKTSKIFTE_REFERENCE=full`` plays the 20,000 random games of the design in each place; else 400.
"""

from __future__ import annotations

import math
import os
from dataclasses import replace

import numpy as np
import pytest

from game.engine.arithmetic import FLOATS, bass
from game.engine.batch import run
from game.engine.conditions import All, Chance, Condition, TurnIn
from game.engine.indicators import measure
from game.engine.policies import decide, follow
from game.engine.state import state_hash
from game.engine.step import begin, move, step
from tests.reference.harness import (
    BALANCED,
    EVERYWHERE,
    FLAGSHIP,
    LIBRARY,
    OWN,
    QUIET,
    excuse,
    rules_of,
    starting,
)

RANDOM_GAMES = 20_000 if os.environ.get("TAKTSKIFTE_REFERENCE") == "full" else 400


@pytest.mark.parametrize("steps", [6, 12, 24])
def test_diffusion_with_constant_drivers_is_the_closed_form(steps, figure):
    """Bass 1969: dA/dt = (p + qA)(M - A) has a closed form; ours is exact at any step."""
    p, q, potential, adopted = 0.15, 3.0, 0.8, 0.05
    worst = 0.0
    for n in range(1, 10 * steps + 1):
        adopted = bass(adopted, potential, p, q, 0.5 / steps, FLOATS)
        grown = math.exp(-(p + q * potential) * n * 0.5 / steps)
        ratio = (potential - 0.05) / (p + q * 0.05)
        exact = (potential - p * ratio * grown) / (1.0 + q * ratio * grown)
        worst = max(worst, abs(adopted - exact))
    figure("distance from the closed form", worst, 0.0, 1e-9)


@pytest.mark.parametrize("subject", EVERYWHERE)
def test_halving_the_step_hardly_changes_the_result(subject, figure):
    """The time-step test of system dynamics (Barlas 1996), with the same decisions on both."""
    rules = rules_of(subject)
    fine = replace(rules, params=replace(rules.params, time_steps=2 * rules.params.time_steps))
    a, b = starting(rules), starting(fine)
    for _ in range(rules.turns):
        decision = follow(BALANCED, rules, a)
        a, b = move(rules, a, decision), move(fine, b, decision)
    coarse, exact = measure(rules, a), measure(fine, b)
    for key in ("service_quality", "staff_trust", "citizen_trust"):
        figure(key, coarse.values[key] - exact.values[key], -0.5, 0.5)
    figure("benefits so far", coarse.benefits.so_far / exact.benefits.so_far - 1.0, -0.02, 0.02)


@pytest.mark.parametrize("subject", QUIET)
def test_money_adds_up(subject, figure):
    """Identity: the reserve is what was there, and granted, and saved, less what was spent and ran."""
    rules = replace(
        rules_of(subject), carry_over=True, params=replace(rules_of(subject).params, council_idle=100.0)
    )
    state, granted = starting(rules), 0.0
    for _ in range(rules.turns):
        granted += measure(rules, state).money.grant
        state = move(rules, state, follow(BALANCED, rules, state))
    left = rules.reserve + granted - state.invested + state.cash - state.running_paid
    figure("difference, MNOK", state.reserve - left, -1e-9, 1e-9)


@pytest.mark.parametrize("subject", OWN)
def test_receipts_of_the_reserve_add_up_in_every_turn(subject, figure):
    """Identity: what is told about the money is all of it, with cases, events and the council's answers."""
    rules = rules_of(subject)
    state, worst = starting(rules), 0.0
    for _ in range(rules.turns):
        outcome = step(rules, state, follow(BALANCED, rules, state))
        told = sum(cause.change for cause in outcome.causes["economy"])
        worst = max(worst, abs(outcome.state.reserve - state.reserve - told))
        state = outcome.state
    figure("difference, MNOK", worst, 0.0, 1e-9)


@pytest.mark.parametrize("subject", ["harbour/ten", *OWN])
def test_random_play_keeps_every_stock_in_range_and_finite(subject):
    """Extreme condition, Barlas 1996: whatever is decided, a share stays a share."""
    final = run(rules_of(subject), "random", range(RANDOM_GAMES), states=True).final
    names = (
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
    for name in names:
        assert np.all((final[name] >= 0.0) & (final[name] <= 1.0)), name
    for name in ("reserve", "invested", "running_paid", "cash", "benefits", "co2"):
        assert np.all(np.isfinite(final[name])), name


@pytest.mark.parametrize("subject", [f"{name}/own" for name in LIBRARY])
def test_lanes_of_a_batch_are_the_live_game_to_the_bit(subject):
    """One set of equations: a playthrough is the same alone, in a crowd, in any order and in any block."""
    rules = rules_of(subject)
    seeds = [5, 3, 9]
    together = run(rules, "random", seeds, states=True).hashes()
    assert run(rules, "random", seeds[::-1], states=True, block=2).hashes() == together[::-1]
    for seed, lane in zip(seeds[:1], together, strict=False):
        state = begin(rules, seed)
        for _ in range(rules.turns):
            state = move(rules, state, decide("random", rules, state, seed))
        assert state_hash(state) == lane


def is_luck(condition: Condition | None) -> bool:
    """Say whether a condition asks for nothing but the turn and chance."""
    if isinstance(condition, All):
        return all(map(is_luck, condition.parts))
    return isinstance(condition, (TurnIn, Chance))


@pytest.mark.parametrize("subject", OWN)
def test_events_of_luck_strike_in_the_same_turns_whatever_else_is_drawn(subject):
    """Addressed draws (Salmon and others 2011): a what-if keeps the same luck."""
    rules = rules_of(subject)
    lucky = tuple(event for event in rules.events if is_luck(event.when))
    if not lucky:
        excuse(subject, "no event of this scenario comes by turn and chance alone")
    others = tuple(e if is_luck(e.when) else replace(e, when=None, otherwise=-1) for e in rules.events)
    alone = replace(rules, cases=(), events=others, endings=())
    for seed in range(3):
        busy, still = begin(rules, seed), begin(alone, seed)
        for _ in range(rules.turns):
            busy = move(rules, busy, follow(BALANCED, rules, busy))
            still = move(alone, still, decide("nothing", alone, still, seed))
        for n, event in enumerate(rules.events):
            if event in lucky:
                assert busy.event_turn[n] == still.event_turn[n], (seed, event.id)


def test_flagship_is_among_the_places_asked():
    """The fixed harness stands on the flagship."""
    assert FLAGSHIP in EVERYWHERE
    assert rules_of(FLAGSHIP).turns == 10
