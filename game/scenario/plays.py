"""Plays by the engine's policies, kept so that several expectations can look at the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.engine.indicators import measure
from game.engine.policies import decide
from game.engine.result import result
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.step import begin, open_cases, step

CHOSEN_VALUES = 3


@dataclass(frozen=True)
class Play:
    """One whole game.

    Attributes:
        states, figures: every state and its indicators, from the start to the end.
        events: what struck, and the counterparts of what was held off.
        cases: what came up.
    """

    rules: Rules
    states: tuple[State, ...]
    figures: tuple[Mapping[str, float], ...]
    events: frozenset[int]
    cases: frozenset[int]

    def indicator(self, name: str, turn: int | None) -> float:
        """Return an indicator after a turn (the last when None), in the unit that is shown."""
        return self.figures[min(turn, len(self.figures) - 1) if turn else -1][name]

    @cached_property
    def ending(self) -> int:
        """The ending that was reached, by its place in the rules."""
        return int(result(self.rules, self.states).ending)


class Plays:
    """Plays a scenario by policy and seed; the same play is never made twice."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._made: dict[tuple[str, int], Play] = {}

    def get(self, policy: str, seed: int) -> Play:
        """Return the play of a policy with a seed."""
        wanted = (policy, seed)
        if wanted not in self._made:
            self._made[wanted] = self._play(policy, seed)
        return self._made[wanted]

    def _play(self, policy: str, seed: int) -> Play:
        rules = self.rules
        state = begin(rules, seed, tuple(range(min(CHOSEN_VALUES, len(rules.values)))))
        states, figures = [state], [measure(rules, state).values]
        struck, came = set[int](), set[int]()
        for _ in range(rules.turns):
            came.update(open_cases(rules, state))
            outcome = step(rules, state, decide(policy, rules, state, seed), receipts=False)
            struck.update(event.event for event in outcome.events)
            state = outcome.state
            states.append(state)
            figures.append(outcome.indicators.values)
        return Play(rules, tuple(states), tuple(figures), frozenset(struck), frozenset(came))
