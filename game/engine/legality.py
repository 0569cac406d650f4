"""What a decision runs up against: every reason why it cannot be played; and the money it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.events import StateFacts
from game.engine.orders import Act, Decision, Refusal
from game.engine.parts import PARTS, Part, entries
from game.engine.prices import ROUNDING
from game.engine.purse import purse
from game.engine.reasons import Turn, act_reasons
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.work import Work


def legal(rules: Rules, state: State, decision: Decision) -> tuple[Refusal, ...]:
    """Return every reason why a decision cannot be played; empty when it can.

    Args:
        rules: The compiled scenario.
        state: The state before the turn.
        decision: What is to be decided.
    """
    turn = Work(rules, state)
    return refusals(turn, StateFacts(turn, turn.turn), decision)


def refusals(work: Work, facts: StateFacts, decision: Decision) -> tuple[Refusal, ...]:
    """Return every reason why a decision cannot be played in a turn that is open; empty when it can.

    Args:
        work: The turn; it is not changed.
        facts: What it may ask about; kept from decision to decision, so that figures are counted once.
        decision: What is to be decided.
    """
    if work.turn > work.rules.turns:
        return (Refusal("refused.game_over", {"turns": work.rules.turns}),)
    turn = opened(work, facts, decision)
    found = [
        refusal
        for part in PARTS
        for subject, choice in entries(decision, part)
        for refusal in entry_refusals(turn, part, decision, subject, choice)
    ]
    return tuple(found or money_refusals(work, decision))


def opened(work: Work, facts: StateFacts, decision: Decision) -> Turn:
    """Return an open turn with what of a decision its other parts depend on."""
    begun = frozenset(act.initiative for act in decision.acts if act.kind in ("start", "pilot"))
    return Turn(work, facts, begun)


def entry_refusals(
    turn: Turn, part: Part, decision: Decision, subject: int, choice: int
) -> Iterator[Refusal]:
    """Yield every reason why one thing that a decision says cannot be done, money apart.

    Args:
        turn: The turn.
        part: The part of the decision.
        decision: All that is decided.
        subject: What it is decided of.
        choice: What is decided.
    """
    rules = turn.work.rules
    if not part.knows(rules, subject, choice):
        yield Refusal("refused.unknown", {"kind": part.kind, "number": subject}, part.name)
        return
    closed = part.feature and not turn.work.is_open(part.feature)
    twice = part.twice and [each for each, _ in entries(decision, part)].count(subject) > 1
    if closed or twice:
        about = {part.subject: part.subjects(rules)[subject]}
        if closed:
            opens = rules.opens[part.feature]
            yield Refusal(f"refused.{part.feature}_closed", {**about, "turn": opens}, part.name)
        if twice:
            yield Refusal(part.twice, about, part.name)
    for stands, key, args in part.reasons(turn, subject, choice):
        if stands:
            yield Refusal(key, args(), part.name)


def act_refusals(work: Work, facts: StateFacts, act: Act) -> Iterator[Refusal]:
    """Yield every reason why an act cannot be done now, in one game."""
    found = act_reasons(work, facts, act.kind, act.initiative)
    return (Refusal(key, args(), "acts") for stands, key, args in found if stands)


def money_needed(work: Work, decision: Decision) -> float:
    """Return MNOK that a decision asks of this turn: what each of its parts costs at once."""
    needed = 0.0
    for part in PARTS:
        if part.cost is not None:
            needed = needed + part.cost(work, part.shape.lanes(getattr(decision, part.name)))
    return needed


def money_refusals(work: Work, decision: Decision) -> Iterator[Refusal]:
    """Yield the reason when a decision costs more than there is."""
    limit = purse(work).limit
    needed = money_needed(work, decision)
    if needed > limit + ROUNDING:
        yield Refusal("refused.money", {"needed": needed, "limit": limit, "over": needed - limit}, "levers")
