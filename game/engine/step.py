"""One turn: choices, what falls due, acts, events, the flow, the council, the figures, the next cases."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.arithmetic import FLOATS
from game.engine.causes import Cause, book
from game.engine.dynamics.flow import flow
from game.engine.effects import (
    apply_later,
    count_down,
    fall_due,
    give_owner,
    pause,
    resume,
    scale,
    settle,
    shift,
    start,
    stop,
    trigger,
)
from game.engine.events import EventOutcome, find_events, next_cases
from game.engine.frame import frame
from game.engine.indicators import Indicators, read
from game.engine.legality import legal
from game.engine.live import moving, narrow, narrow_inputs, narrow_stocks, widen_stocks
from game.engine.orders import Decision, Refusal
from game.engine.purse import RECLAIM, SUPERVISION, granted, idle_limit
from game.engine.receipts import Receipts
from game.engine.rules import Rules
from game.engine.state import State, Tag
from game.engine.vocabulary import (
    BUILDING,
    DELIVERED,
    LEVERS,
    NOT_STARTED,
    PILOT_DONE,
    PILOTING,
    STOCKS,
)
from game.engine.work import Work


class EngineError(ArithmeticError):
    """A stock left the finite numbers: a fault in the model or its parameters.

    Attributes:
        stock: Which stock.
        turn: In which turn.
    """

    def __init__(self, stock: str, turn: int) -> None:
        super().__init__(f"stock '{stock}' is not finite in turn {turn}")
        self.stock = stock
        self.turn = turn


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
        values: Indexes of the chosen values (may come later, see ``with_values``).

    Raises:
        ValueError: when the seed or a value is out of range.
    """
    if not 0 <= seed < 1 << 64:
        raise ValueError("the seed must lie between 0 and 2**64 - 1")
    _check_values(rules, values)
    state = _blank(rules, seed, tuple(values))
    work = Work(rules, state)
    for item in rules.start.initiatives:
        _begin_initiative(work, item.initiative, item.status, item.built)
        work.x.built[item.initiative] = item.built
        work.x.adoption[item.initiative] = item.adoption
        work.x.practice[item.initiative] = item.practice
        work.x.follow_up[item.initiative] = item.follow_up
        work.owner[item.initiative] = item.owner
        work.member[item.initiative] = 1 if item.built > 0.5 else 0
    cases = next_cases(work, 1)
    return work.close(0, cases, None)


def _begin_initiative(work: Work, initiative: int, status: int, built: float) -> None:
    if status == NOT_STARTED and built > 0.0:
        status = BUILDING
    work.status[initiative] = DELIVERED if status == BUILDING and built >= 0.99 else status
    if status in (PILOTING, PILOT_DONE):
        work.reach[initiative] = work.rules.params.pilot_share


def _blank(rules: Rules, seed: int, values: tuple[int, ...]) -> State:
    count, services, cases = len(rules.initiatives), len(rules.services), len(rules.cases)
    begun, derived = rules.start, frame(rules)
    nothing, ones, none = (0.0,) * count, (1.0,) * count, (0,) * count
    stocks = {
        **{name: getattr(begun, name) for name in STOCKS if hasattr(begun, name)},
        "data": begun.technology,
        "platform": begun.technology,
        "legacy": 1.0 - begun.technology,
        "confidence": min(rules.params.council_base + rules.params.council_trust * begun.citizen_trust, 1.0),
    }
    return State(
        turn=0, seed=seed, values=values, stocks=tuple(stocks[name] for name in STOCKS),
        built=nothing, adoption=nothing, practice=nothing, follow_up=nothing, debt=nothing,
        competence=tuple(service.competence for service in rules.services),
        quality=tuple(service.quality for service in rules.services),
        pressure=tuple(min(max(service.pressure, 0.02), 0.95) for service in rules.services),
        reserve=rules.reserve, invested=0.0, running_paid=0.0, cash=0.0, benefits=0.0, co2=0.0,
        reach=ones, overrun=ones, cost_factor=ones, time_factor=ones, load_factor=ones,
        status=none, owner=(-1,) * count, baseline=none, member=none, start_turn=none, owner_turn=none,
        freed_use=(-1,) * services, freed_turn=(0,) * services, levers=(0, 0, 0, 0), emphasis=(0, 0, 0, 0),
        chosen=(-1,) * cases, case_turn=(0,) * cases, offered=(0,) * cases, open_cases=(),
        event_turn=(0,) * len(rules.events), shift_left=(0,) * len(derived.slots),
        later_left=(0,) * len(derived.delayed), council=0,
    )  # fmt: skip


def _check_values(rules: Rules, values: tuple[int, ...]) -> None:
    if len(set(values)) != len(values) or any(not 0 <= value < len(rules.values) for value in values):
        raise ValueError("values must be different indexes of the scenario's values")


def with_values(rules: Rules, state: State, values: tuple[int, ...]) -> State:
    """Return the state with the group's values chosen.

    Raises:
        ValueError: when the first turn has been played, or a value is out of range.
    """
    if state.turn > 0:
        raise ValueError("values are chosen before the first turn")
    _check_values(rules, values)
    return replace(state, values=tuple(values))


def open_cases(rules: Rules, state: State) -> tuple[int, ...]:
    """Return the cases to answer in the coming turn, at most two; none when the game is over."""
    return state.open_cases if state.turn < rules.turns else ()


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
    refused = legal(rules, state, decision, work)
    if refused:
        return Outcome(state, (), {}, read(work), refused)
    booked = Receipts(work, state.ledger) if receipts else None
    events = _play(work, decision, booked)
    after = _close(work, booked)
    causes = booked.close() if booked else {}
    return Outcome(after, events, causes, read(Work(rules, after)))


def move(rules: Rules, state: State, decision: Decision) -> State:
    """Play a turn that is known to be legal, for its state alone; the same bits as ``step``.

    Raises:
        EngineError: when a stock is no longer a finite number.
    """
    work = Work(rules, state)
    _play(work, decision, None)
    return _close(work, None)


def _play(work: Work, decision: Decision, booked: Receipts | None) -> tuple[EventOutcome, ...]:
    due = fall_due(work)  # counted before the answers, so that theirs wait their full time
    _choose(work, decision, booked)
    _apply_due(work, due, booked)
    _decide(work, decision, booked)
    _act(work, decision, booked)
    events = _meet_events(work, booked)
    _flow(work, booked)
    _council(work)
    count_down(work)
    return events


def _close(work: Work, booked: Receipts | None) -> State:
    cases = next_cases(work, work.turn + 1) if work.turn < work.rules.turns else ()
    return work.close(work.turn, cases, booked.tally.ledger() if booked else None)


def _choose(work: Work, decision: Decision, booked: Receipts | None) -> None:
    for case, option in decision.choices:
        work.chosen_option[case] = option
        work.case_turn[case] = work.turn
        source = ("case", case, work.rules.cases[case].options[option].id)
        if trigger(work, source) and booked:
            booked.note(source)


def _apply_due(work: Work, due: list[tuple[Tag, int]], booked: Receipts | None) -> None:
    for source, slot in due:
        if apply_later(work, slot) and booked:
            booked.note(source)


def _decide(work: Work, decision: Decision, booked: Receipts | None) -> None:
    work.levers = list(decision.levers)
    if tuple(work.emphasis) != decision.emphasis:
        work.emphasis = list(decision.emphasis)
        if booked:
            booked.note(("lever", LEVERS.index("strategy"), "emphasis"))
    for service, use in decision.freed_time:
        if work.freed_use[service] != use:
            work.freed_use[service] = use
            work.freed_turn[service] = work.turn
            if booked:
                booked.note(("freed_time", service, ""))
    for initiative, owner in decision.owners:
        if work.owner[initiative] != owner:
            give_owner(work, initiative, owner)


def _act(work: Work, decision: Decision, booked: Receipts | None) -> None:
    for act in decision.acts:
        if act.kind in ("start", "pilot"):
            start(work, act.initiative, act.kind == "pilot")
        else:
            {"scale": scale, "pause": pause, "resume": resume, "stop": stop}[act.kind](work, act.initiative)
        if booked:
            booked.note(("initiative", act.initiative, act.kind))
    price = work.rules.params.baseline_cost * work.frame.scale
    for initiative in decision.baseline:
        work.baseline[initiative] = 1
        work.x.reserve = work.x.reserve - price
        work.x.invested = work.x.invested + price
        if booked:
            booked.note(("initiative", initiative, "baseline"))


def _meet_events(work: Work, booked: Receipts | None) -> tuple[EventOutcome, ...]:
    found: list[EventOutcome] = []

    def happen(outcome: EventOutcome) -> None:
        found.append(outcome)
        work.event_turn[outcome.event] = work.turn
        source = ("event", outcome.event, "")
        if trigger(work, source) and booked:
            booked.note(source)

    find_events(work, work.turn, happen)
    return tuple(found)


def _flow(work: Work, booked: Receipts | None) -> None:
    inputs = work.inputs()
    who = shift(work, inputs)
    parts = granted(work)
    years = work.rules.turn_years
    inputs.grant = parts.total / years
    p = work.rules.params
    inputs.forced_pressure = p.council_forced_pressure if work.council == SUPERVISION else 0.0
    live = moving(work.x, work.status)
    part, inputs = narrow(work.frame, live), narrow_inputs(inputs, live)
    if booked:
        booked.tally.open(part, inputs, who)
        for tag, amount in parts.causes:
            book(booked.tally.flows["reserve"], tag, amount)
    before = work.x.reserve
    after = flow(narrow_stocks(work.x, live), inputs, part, FLOATS, booked.watch if booked else None)
    work.x = widen_stocks(after, work.x, live)
    _check_finite(work)
    settle(work)
    if booked:
        booked.settle()
    unspent = work.x.reserve - before
    if not work.rules.carry_over and unspent > 0.0:
        work.x.reserve = before
        if booked:
            booked.note(("council", -1, "lapsed"))
    _reclaim(work, booked)


def _reclaim(work: Work, booked: Receipts | None) -> None:
    """Take back most of what still lies idle at the end of a turn that began with the council's warning."""
    idle = work.x.reserve - idle_limit(work.rules)
    if work.council == RECLAIM and idle > 0.0:
        work.x.reserve = work.x.reserve - work.rules.params.council_reclaimed * idle
        if booked:
            booked.note(("council", -1, "reclaim"))


def _council(work: Work) -> None:
    p, x = work.rules.params, work.x
    if x.reserve < -work.rules.loan_limit:
        work.council = SUPERVISION
    elif x.reserve > idle_limit(work.rules):
        work.council = RECLAIM
    elif x.confidence < p.council_low:
        work.council = 1
    else:
        work.council = 2 if x.confidence > p.council_high else 0


def _check_finite(work: Work) -> None:
    x = work.x
    for name in type(x).__slots__:
        value = getattr(x, name)
        for lane in value if isinstance(value, list) else (value,):
            if not math.isfinite(lane):
                raise EngineError(name, work.turn)


__all__ = ["EngineError", "EventOutcome", "Outcome", "begin", "move", "open_cases", "step", "with_values"]
