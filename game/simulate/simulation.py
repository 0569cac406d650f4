"""A whole game run through the engine without a window: by a plan or by a named policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.engine.decisions import Decision, Refusal, legal, neutral
from game.engine.indicators import measure
from game.engine.playcode import encode
from game.engine.policies import decide
from game.engine.result import Result, result
from game.engine.state import State
from game.engine.step import Outcome, begin, step
from game.engine.values import first_values
from game.engine.vocabulary import GUESSES, HEADLINES
from game.insight.foresight import Foresight, foresight
from game.library.content import Content
from game.simulate.plan import Plan

Decide = Callable[[int, State], Decision]
"""Gives the decision of a turn (from 1) in a state."""


class RefusedTurnError(Exception):
    """The engine does not allow what was decided.

    Attributes:
        turn: the turn, from 1.
        refusals: every reason.
    """

    def __init__(self, turn: int, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"turn {turn}: {', '.join(refusal.key for refusal in refusals)}")
        self.turn = turn
        self.refusals = tuple(refusals)


@dataclass(frozen=True, slots=True)
class Run:
    """A game that has been played to the end.

    Attributes:
        content: the scenario.
        seed: the luck of the game.
        values: indexes of the chosen values.
        start: the state before the first turn.
        decisions, outcomes: one for each turn.
        predictions: by turn, indicator to ``up``, ``same`` or ``down``; empty where nothing was guessed.
    """

    content: Content
    seed: int
    values: tuple[int, ...]
    start: State
    decisions: tuple[Decision, ...]
    outcomes: tuple[Outcome, ...]
    predictions: tuple[Mapping[str, str], ...]

    @property
    def states(self) -> tuple[State, ...]:
        """The state at the start and after each turn."""
        return (self.start, *(outcome.state for outcome in self.outcomes))

    @property
    def play_code(self) -> str:
        """The game as a short code."""
        guesses = tuple(
            tuple(GUESSES.index(turn[key]) if key in turn else -1 for key in HEADLINES)
            for turn in self.predictions
        )
        return encode(self.content.rules, self.seed, self.values, self.decisions, guesses)

    def result(self) -> Result:
        """Return scores, ending and patterns of the finished game."""
        return result(self.content.rules, self.states, self.foresight().learned)

    def foresight(self) -> Foresight:
        """Return how the predictions went."""
        start = measure(self.content.rules, self.start)
        shown = (start, *(outcome.indicators for outcome in self.outcomes))
        return foresight(self.predictions, [each.values for each in shown])


def run_plan(content: Content, plan: Plan, seed: int) -> Run:
    """Play a plan to the end.

    Raises:
        RefusedTurnError: a turn is not allowed; it names the first one and every reason.
    """
    rules = content.rules

    def choose(turn: int, state: State) -> Decision:
        repeated = neutral(rules, state)
        return plan.turns[turn].decide(repeated) if turn in plan.turns else repeated

    predictions = tuple(
        plan.turns[turn].prediction if turn in plan.turns else {} for turn in range(1, rules.turns + 1)
    )
    return _run(content, choose, seed, plan.values, predictions)


def run_policy(content: Content, policy: str, seed: int) -> Run:
    """Play a named policy to the end, with the scenario's first values.

    Raises:
        KeyError: there is no such policy.
    """
    rules = content.rules

    def choose(_turn: int, state: State) -> Decision:
        return decide(policy, rules, state, seed)

    return _run(content, choose, seed, first_values(rules), ({},) * rules.turns)


def _run(
    content: Content,
    choose: Decide,
    seed: int,
    values: tuple[int, ...],
    predictions: tuple[Mapping[str, str], ...],
) -> Run:
    rules = content.rules
    start = state = begin(rules, seed, values)
    decisions: list[Decision] = []
    outcomes: list[Outcome] = []
    for turn in range(1, rules.turns + 1):
        decision = choose(turn, state)
        if refusals := legal(rules, state, decision):
            raise RefusedTurnError(turn, refusals)
        outcome = step(rules, state, decision)
        decisions.append(decision)
        outcomes.append(outcome)
        state = outcome.state
    return Run(content, seed, values, start, tuple(decisions), tuple(outcomes), predictions)
