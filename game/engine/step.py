"""A game from its beginning, turn by turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.engine.arithmetic import FLOATS, Arithmetic
from game.engine.causes import Cause
from game.engine.events import EventOutcome, StateFacts, next_cases
from game.engine.fields import CASE, EVENT, FIELDS, INITIATIVE, LATER, LEVER, SERVICE, SHIFT, STOCKS
from game.engine.frame import frame
from game.engine.indicators import Indicators, read
from game.engine.integrity import ensure_sound
from game.engine.keyed import check_seed
from game.engine.legality import refusals
from game.engine.orders import Decision, Orders, Refusal
from game.engine.phases import EngineError, play
from game.engine.receipts import Receipts
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import BUILDING, DELIVERED, LEVERS, NOT_STARTED, PILOT_DONE, PILOTING
from game.engine.work import Work


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn led to.

    Attributes:
        state: The state after the turn (the same state when refused).
        events: What struck, and what was held off, in order.
        causes: For every indicator, ``maturity.<lever>`` and ``service.<id>``: causes that add up to its
        change;
            empty without receipts.
        indicators: Everything that can be shown after the turn.
        refused: Every reason why the decision cannot be played; empty when it was.
    """

    state: State
    events: tuple[EventOutcome, ...]
    causes: Mapping[str, tuple[Cause, ...]]
    indicators: Indicators
    refused: tuple[Refusal, ...] = ()


def begin(rules: Rules, seed: int, values: tuple[int, ...] = ()) -> State:
    """Return the state before the first turn.

    Args:
        rules: The compiled scenario.
        seed: Key of every draw, 0..2**64-1.
        values: Indexes of the chosen values.

    Raises:
        ValueError: when the seed or a value is out of range.
        RulesError: naming the number of the rules that is not finite or is out of its range.
    """
    work = open_game(rules, seed, values)
    deal(work, 1, StateFacts(work, 1))
    return work.close(0, None)


def open_game(rules: Rules, seed: int, values: tuple[int, ...], ar: Arithmetic = FLOATS) -> Work:
    """Return the work before the first turn, no case dealt; see ``begin``."""
    check_values(rules, values)
    ensure_sound(rules)
    work = Work(rules, _blank(rules, check_seed(seed), tuple(values)), ar)
    for item in rules.start.initiatives:
        _begin_initiative(work, item.initiative, item.status, item.built)
        work.x.built[item.initiative] = item.built
        work.x.adoption[item.initiative] = item.adoption
        work.x.practice[item.initiative] = item.practice
        work.x.follow_up[item.initiative] = item.follow_up
        work.owner[item.initiative] = item.owner
        work.member[item.initiative] = 1 if work.status[item.initiative] == DELIVERED else 0
    return work


def deal(work: Work, turn: int, facts: StateFacts) -> None:
    """Give the cases of the coming turn; none when the game is over."""
    work.cases = next_cases(work, turn, facts) if turn <= work.rules.turns else []


def _begin_initiative(work: Work, initiative: int, status: int, built: float) -> None:
    if status == NOT_STARTED and built > 0.0:
        status = BUILDING
    work.status[initiative] = DELIVERED if status == BUILDING and built >= 0.99 else status
    if status in (PILOTING, PILOT_DONE):
        work.reach[initiative] = work.rules.params.pilot_share


def _blank(rules: Rules, seed: int, values: tuple[int, ...]) -> State:
    derived = frame(rules)
    counts = {
        INITIATIVE: len(rules.initiatives),
        SERVICE: len(rules.services),
        CASE: len(rules.cases),
        EVENT: len(rules.events),
        LEVER: len(LEVERS),
        SHIFT: len(derived.slots),
        LATER: len(derived.delayed),
    }
    begun: dict[str, Any] = {field.name: field.begin(rules, counts) for field in FIELDS}
    stocks = tuple(begun.pop(name) for name in STOCKS)
    return State(turn=0, seed=seed, values=values, stocks=stocks, open_cases=(), council=0, **begun)


def check_values(rules: Rules, values: tuple[int, ...]) -> None:
    """Raise ``ValueError`` unless values are different indexes of the scenario's values."""
    known = range(len(rules.values))
    if len(set(values)) != len(values) or any(type(v) is not int or v not in known for v in values):
        raise ValueError("values must be different indexes of the scenario's values")


def step(rules: Rules, state: State, decision: Decision, receipts: bool = True) -> Outcome:
    """Play one turn.

    Args:
        rules: The compiled scenario.
        state: The state before the turn.
        decision: What the group has decided.
        receipts: Whether to book causes; the state is the same bits either way.

    Returns:
        The outcome; when the decision is not allowed, the same state and every reason.

    Raises:
        EngineError: when a stock is no longer a finite number.
    """
    work = Work(rules, state)
    return take(work, StateFacts(work, work.turn), state, decision, receipts)


def take(work: Work, facts: StateFacts, state: State, decision: Decision, receipts: bool) -> Outcome:
    """Play one turn that has been opened on a state; see ``step``. The work is used up, unless it refuses."""
    refused = refusals(work, facts, decision)
    if refused:
        return Outcome(state, (), {}, read(work, facts.seen), refused)
    booked = Receipts(work, state.ledger) if receipts else None
    events = play(work, Orders.of(decision), booked)
    causes = booked.close() if booked else {}
    after = _next_turn(work)
    ledger = booked.ledger() if booked else None
    return Outcome(work.close(work.turn - 1, ledger), events, causes, read(work, after.seen))


def move(rules: Rules, state: State, decision: Decision) -> State:
    """Play a turn that is known to be legal, for its state alone; the same bits as ``step``.

    Raises:
        EngineError: when a stock is no longer a finite number.
    """
    return move_on(Work(rules, state), decision)


def move_on(work: Work, decision: Decision) -> State:
    """Play a legal turn that has been opened on a state; see ``move``. The work is used up."""
    play(work, Orders.of(decision))
    _next_turn(work)
    return work.close(work.turn - 1, None)


def _next_turn(work: Work) -> StateFacts:
    """Go on to the coming turn and give its cases; return the facts of that moment."""
    work.turn += 1
    facts = StateFacts(work, work.turn)
    deal(work, work.turn, facts)
    return facts


__all__ = ["EngineError", "EventOutcome", "Outcome", "begin", "move", "move_on", "step", "take"]
