"""The best plan as an ordinary game: decisions turn by turn, with a play code that the game opens."""

from __future__ import annotations

from game.balance.figures import BestTurn
from game.engine.plans import Plans
from game.engine.playcode import encode
from game.engine.rules import Rules
from game.engine.step import begin, step


def show(rules: Rules, plan: Plans, seed: int, values: tuple[int, ...]) -> tuple[str, tuple[BestTurn, ...]]:
    """Play one plan of plain numbers; return the play code and every turn.

    Args:
        rules: The compiled scenario.
        plan: One plan (``Plans.lane``).
        seed: The game's seed.
        values: The chosen values.
    """
    state, decisions, turns = begin(rules, seed, values), [], []
    for _ in range(rules.turns):
        decision = plan.decide(rules, state)
        outcome = step(rules, state, decision, receipts=False)
        assert not outcome.refused, "a plan decides legally"
        state = outcome.state
        decisions.append(decision)
        turns.append(
            BestTurn(
                levers=decision.levers,
                emphasis=decision.emphasis,
                acts=tuple((act.kind, act.initiative) for act in decision.acts),
                answers=decision.choices,
                uses=decision.freed_time,
                events=tuple(event.event for event in outcome.events),
                shown=dict(outcome.indicators.values),
                benefits=state.benefits,
            )
        )
    return encode(rules, seed, values, decisions), tuple(turns)
