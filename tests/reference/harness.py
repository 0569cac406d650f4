"""Where the reference behaviours are asked for, how a municipality is played, and what it is stripped of.

A subject is ``<scenario>/<form>``. Every scenario of the library is found by itself, and played

- ``ten``: its municipality for ten turns without cases and events, everything open: the fixed harness;
- ``own``: as it is, in its own length, with its own cases, events and locks;
- ``quiet``: in its own length without cases and events, where a statement is about the equations alone.

The flagship is also played for ten turns with its cases and events (``lively``), and a municipality built for
the tests, ``harbour``, for ten turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from game.engine.decisions import Act, Decision
from game.engine.indicators import Indicators, measure
from game.engine.policies import POLICIES, Policy, follow
from game.engine.rules import CaseRule, DelayedEffects, Effect, EventRule, InitiativeRule, Rules
from game.engine.state import State
from game.engine.step import begin, step
from game.engine.work import Work
from game.paths import scenarios_dir
from game.scenario.loader import load
from tests.engine.fixtures.harbour import calm

TURNS = 10
SEEDS = (1, 2, 3)
BALANCED = POLICIES["balanced"]
SPLIT = BALANCED.shares

LIBRARY = tuple(sorted(path.parent.name for path in scenarios_dir().glob("[!_.]*/scenario.yaml")))
FLAGSHIP = "taktskifte/ten"
TEN = ("harbour/ten", *(f"{name}/ten" for name in LIBRARY))
QUIET = (*TEN, *(f"{name}/quiet" for name in LIBRARY))
OWN = ("taktskifte/lively", *(f"{name}/own" for name in LIBRARY))
EVERYWHERE = (*TEN, *OWN)

Shares = tuple[float, float, float, float]


@cache
def rules_of(subject: str, turns: int = 0) -> Rules:
    """Return the rules of a subject; the ten turns of the fixed harness may be other than ten."""
    scenario, _, form = subject.partition("/")
    if scenario == "harbour":
        return calm(turns or TURNS)
    rules = _loaded(scenario)
    if form in ("ten", "quiet"):
        rules = replace(rules, cases=(), events=(), endings=(), opens={})
    return replace(rules, turns=turns or TURNS) if form in ("ten", "lively") else rules


@cache
def _loaded(scenario: str) -> Rules:
    loaded = load(scenarios_dir() / scenario)
    assert loaded.content is not None, loaded.problems
    return Rules.from_json(loaded.content["rules"])


def excuse(subject: str, reason: str | None) -> None:
    """Skip a behaviour without meaning in a scenario, for the reason its rules give; never the flagship's."""
    if reason is not None:
        assert subject != FLAGSHIP, f"must hold on the flagship: {reason}"
        pytest.skip(reason)


def too_short(subject: str, turns: int) -> str | None:
    """Return why a behaviour that needs so many half-years cannot be seen in a scenario's own length."""
    rules = rules_of(subject)
    if rules.turns * rules.turn_years >= turns * 0.5 or subject.endswith("/ten"):
        return None
    return (
        f"{rules.turns} turns are {rules.turns * rules.turn_years:g} years; {turns * 0.5:g} years are needed"
    )


def starting(rules: Rules) -> State:
    """Return the state before the first turn of a group that chose the first values."""
    return begin(rules, 1, tuple(range(min(3, len(rules.values)))))


def watch(rules: Rules, policies: Sequence[Policy], seed: int = 1) -> list[Indicators]:
    """Play a policy a turn (the last one goes on) and return the figures from the start to the end."""
    state = replace(starting(rules), seed=seed)
    seen = [measure(rules, state)]
    for turn in range(rules.turns):
        policy = policies[min(turn, len(policies) - 1)]
        outcome = step(rules, state, follow(policy, rules, state), receipts=False)
        assert outcome.refused == ()
        state = outcome.state
        seen.append(outcome.indicators)
    return seen


def games(rules: Rules, *policies: Policy) -> list[list[Indicators]]:
    """Return the figures of a game for each seed."""
    return [watch(rules, policies, seed) for seed in SEEDS]


@cache
def series(subject: str, shares: Shares, fill: float = 0.75) -> list[list[Indicators]]:
    """Return the figures of a fixed split of the money, for each seed."""
    return games(rules_of(subject), Policy(shares, fill=fill))


def mean_end(played: Iterable[list[Indicators]], indicator: str = "benefits_realised") -> float:
    """Return an indicator at the end, mean over games."""
    ends = [seen[-1].values[indicator] for seen in played]
    return sum(ends) / len(ends)


def mean_path(played: list[list[Indicators]], indicator: str) -> list[float]:
    """Return an indicator from the start to the end, mean over games."""
    return [
        sum(moment.values[indicator] for moment in turn) / len(turn) for turn in zip(*played, strict=True)
    ]


def balanced_benefits(subject: str) -> float:
    """Return the benefits a year at the end of balanced play, mean over the seeds (MNOK)."""
    return mean_end(series(subject, SPLIT))


def most_used(played: Iterable[list[Indicators]]) -> float:
    """Return the largest adoption that any initiative reached in any of the games, 0..100."""
    return max(item.adoption for seen in played for moment in seen for item in moment.initiatives)


# -- municipalities stripped of something

_ROOTS = (("strategy",), ("initiative.built", "initiative.start", "initiative.adoption"),
          ("competence", "service.competence", "initiative.practice"), ("leadership",))  # fmt: skip
_BURDENS = (
    "fatigue",
    "exclusion",
    "demand",
    "pressure",
    "service.pressure",
    "cost",
    "co2",
    "initiative.debt",
)


def without_new(rules: Rules) -> Rules:
    """Return the rules with nothing under way at the start."""
    return replace(rules, start=replace(rules.start, initiatives=()))


def open_to_all(rules: Rules) -> Rules:
    """Return the rules with every initiative open from the first turn."""
    free = tuple(replace(item, first_turn=1, needs=(), completed=()) for item in rules.initiatives)
    return replace(rules, initiatives=free)


def ungiven(rules: Rules, lever: int) -> Rules:
    """Return the rules where no answer and no event builds what a lever builds."""
    return _without(rules, lambda effect: effect.target in _ROOTS[lever] and effect.amount >= 0.0)


def unaided(rules: Rules) -> Rules:
    """Return the rules where no answer and no event does any good."""
    return _without(rules, lambda effect: (effect.amount > 0.0) != (effect.target in _BURDENS))


def deprived(rules: Rules, lever: int) -> Rules:
    """Return the rules with nothing of what a lever builds: neither inherited nor given on the way."""
    rules = ungiven(rules, lever)
    start = rules.start
    if lever == 0:
        return replace(rules, start=replace(start, strategy=0.0))
    if lever == 1:
        return without_new(rules)
    if lever == 2:
        services = tuple(replace(service, competence=0.0) for service in rules.services)
        return replace(rules, services=services, start=replace(start, organisation=0.0))
    return replace(rules, start=replace(start, leadership=0.0))


def _without(rules: Rules, dropped: Callable[[Effect], bool]) -> Rules:
    def kept(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(effect for effect in effects if not dropped(effect))

    def later(items: tuple[DelayedEffects, ...]) -> tuple[DelayedEffects, ...]:
        return tuple(replace(item, effects=kept(item.effects)) for item in items)

    def case(item: CaseRule) -> CaseRule:
        options = [replace(o, effects=kept(o.effects), later=later(o.later)) for o in item.options]
        return replace(item, options=tuple(options))

    def event(item: EventRule) -> EventRule:
        return replace(item, effects=kept(item.effects), later=later(item.later))

    return replace(rules, cases=tuple(map(case, rules.cases)), events=tuple(map(event, rules.events)))


def alike(rules: Rules, count: int = 12) -> Rules:
    """Return the municipality with so many ordinary initiatives alike, each the mean of its catalogue.

    They serve every service, weigh one ordinary load and do not overrun, so that only their number matters.
    """
    names = ("build", "running", "duration", "usefulness", "complexity", "value", "cashable", "quality",
             "privacy", "data", "platform", "security", "staff")  # fmt: skip
    whole = len(rules.initiatives)
    means = {name: sum(getattr(item, name) for item in rules.initiatives) / whole for name in names}
    items = tuple(InitiativeRule(f"alike_{n}", load=1.0, **means) for n in range(count))
    certain = replace(rules.params, overrun_tail=0.0, overrun_ordinary=0.0)
    return without_new(replace(rules, initiatives=items, values=(), params=certain))


# -- a fixed plan that fits any municipality

LEVERS = (0.2, 0.3, 0.3, 0.2)


def tenths(rules: Rules, *levers: float) -> tuple[int, int, int, int]:
    """Return lever money in tenths of MNOK from shares of a turn's grant."""
    a, b, c, d = (int(10.0 * rules.budget * share + 1e-9) for share in levers)
    return a, b, c, d


def worthy(rules: Rules, count: int) -> tuple[int, ...]:
    """Return the initiatives with the largest value that are not under way, the largest first."""
    begun = {item.initiative for item in rules.start.initiatives}
    free = [n for n in range(len(rules.initiatives)) if n not in begun]
    return tuple(sorted(free, key=lambda n: (-rules.initiatives[n].value, n))[:count])


def nearest(rules: Rules, initiative: int) -> int:
    """Return the owner in the service where most of an initiative's work is."""
    shares = Work(rules, starting(rules)).frame.shares[initiative]
    return max(shares, key=lambda pair: pair[1])[0]


class Plan:
    """Two of the largest initiatives, two more, one more, each with an owner in the service; steady money.

    Attributes:
        rules: The municipality, open, unlocked, with money enough and no overruns.
        starts: Initiatives by turn.
        owners: The owner of each.
    """

    def __init__(self, rules: Rules, **changes: Any) -> None:
        free = tuple(replace(item, owners=()) for item in open_to_all(rules).initiatives)
        certain = replace(rules.params, overrun_tail=0.0, overrun_ordinary=0.0)
        plain = replace(without_new(rules), initiatives=free, params=certain, opens={}, carry_over=True)
        self.rules = replace(plain, reserve=5.0 * rules.budget, **changes)
        chosen = worthy(self.rules, 5)
        self.starts = (chosen[:2], chosen[2:4], chosen[4:])
        self.owners = {n: nearest(self.rules, n) for n in chosen}
        self.levers = tenths(self.rules, *LEVERS)

    def decision(self, turn: int, **changes: Any) -> Decision:
        """Return the decision of a turn (from 0) with some of it changed."""
        starts = self.starts[turn] if turn < len(self.starts) else ()
        owners = tuple((n, self.owners[n]) for n in starts)
        plain = Decision(self.levers, acts=tuple(Act("start", n) for n in starts), owners=owners)
        return replace(plain, **changes)

    def run(
        self, change: Callable[[int], dict[str, Any]] = lambda turn: {}, rules: Rules | None = None
    ) -> list[State]:
        """Play the plan, on other rules where given; nothing may be refused."""
        rules = rules or self.rules
        states = [starting(rules)]
        for turn in range(rules.turns):
            outcome = step(rules, states[-1], self.decision(turn, **change(turn)), receipts=False)
            assert outcome.refused == (), outcome.refused
            states.append(outcome.state)
        return states

    def end(
        self, change: Callable[[int], dict[str, Any]] = lambda turn: {}, rules: Rules | None = None
    ) -> Indicators:
        """Play the plan and return the figures at the end."""
        return measure(rules or self.rules, self.run(change, rules)[-1])

    def benefits(self, change: Callable[[int], dict[str, Any]] = lambda turn: {}, **params: Any) -> float:
        """Play the plan, with some parameters changed, and return benefits a year at the end (MNOK)."""
        rules = replace(self.rules, params=replace(self.rules.params, **params)) if params else self.rules
        return self.end(change, rules).values["benefits_realised"]
