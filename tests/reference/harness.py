"""A fixed harness of ten turns without cases and events, for the fixture municipality and for the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from game.engine.indicators import Indicators, measure
from game.engine.policies import POLICIES, Policy, decide, follow
from game.engine.rules import Rules
from game.engine.step import begin, step
from game.scenario.loader import load
from tests.engine.fixtures.harbour import calm

TURNS = 10
SEEDS = (1, 2, 3)
BALANCED = POLICIES["balanced"]
SCENARIOS = ("harbour", "taktskifte")
"""Where the reference behaviours are asked for; add a scenario of the library by its id."""

LIBRARY = ("taktskifte", "first_half_year")
"""Scenarios that must keep their pace in their own length, with their own cases and events."""

_FOLDER = Path(__file__).resolve().parents[2] / "scenarios"


@cache
def rules_of(scenario: str) -> Rules:
    """Return the rules of a scenario, quiet: ten turns, no cases or events, everything open."""
    if scenario == "harbour":
        return calm(TURNS)
    return replace(own_rules(scenario), turns=TURNS, cases=(), events=(), endings=(), opens={})


@cache
def own_rules(scenario: str) -> Rules:
    """Return the rules of a scenario of the library as it is played."""
    loaded = load(_FOLDER / scenario)
    assert loaded.content is not None, loaded.problems
    return Rules.from_json(loaded.content["rules"])


@cache
def whole_games(scenario: str, policy: str, games: int = 12) -> list[list[Indicators]]:
    """Play a named policy as the scenario is, over so many seeds; figures from the start to the end."""
    rules = own_rules(scenario)
    found = []
    for seed in range(1, games + 1):
        state = begin(rules, seed, tuple(range(min(3, len(rules.values)))))
        seen = [measure(rules, state)]
        for _ in range(rules.turns):
            outcome = step(rules, state, decide(policy, rules, state, seed), receipts=False)
            assert outcome.refused == ()
            state = outcome.state
            seen.append(outcome.indicators)
        found.append(seen)
    return found


def mean_path(games: list[list[Indicators]], indicator: str) -> list[float]:
    """Return an indicator from the start to the end, mean over games."""
    return [sum(moment.values[indicator] for moment in turn) / len(turn) for turn in zip(*games, strict=True)]


def watch(rules: Rules, policies: Sequence[Policy], seed: int = 1) -> list[Indicators]:
    """Play a policy a turn (the last one goes on) and return the figures from the start to the end."""
    state = begin(rules, seed, tuple(range(min(3, len(rules.values)))))
    seen = [measure(rules, state)]
    for turn in range(rules.turns):
        policy = policies[min(turn, len(policies) - 1)]
        outcome = step(rules, state, follow(policy, rules, state), receipts=False)
        assert outcome.refused == ()
        state = outcome.state
        seen.append(outcome.indicators)
    return seen


@cache
def series(
    scenario: str, shares: tuple[float, float, float, float], fill: float = 0.75
) -> list[list[Indicators]]:
    """Return the figures of a fixed split of the money, for each seed."""
    rules = rules_of(scenario)
    return [watch(rules, [Policy(shares, fill=fill)], seed) for seed in SEEDS]


def mean_last(
    scenario: str, indicator: str, shares: tuple[float, float, float, float], fill: float = 0.75
) -> float:
    """Return an indicator at the end, mean over the seeds."""
    ends = [seen[-1].values[indicator] for seen in series(scenario, shares, fill)]
    return sum(ends) / len(ends)


def without_new(rules: Rules) -> Rules:
    """Return the rules with nothing under way at the start."""
    return replace(rules, start=replace(rules.start, initiatives=()))


def open_to_all(rules: Rules) -> Rules:
    """Return the rules with every initiative open from the first turn."""
    free = tuple(replace(item, first_turn=1, needs=(), completed=()) for item in rules.initiatives)
    return replace(rules, initiatives=free)
