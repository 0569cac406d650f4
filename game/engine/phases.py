"""The phases of a turn: choices, what falls due, acts, events, the flow, the council.

The same code plays one game and many at once; receipts are booked for one game only, and change no bit of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.engine.arithmetic import Mask, Whole, put, total
from game.engine.causes import book
from game.engine.dynamics.flow import flow
from game.engine.effects import (
    apply_later,
    count_down,
    direct,
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
from game.engine.events import EventOutcome, find_events
from game.engine.live import moving, narrow, narrow_stocks, tooled, widen_stocks
from game.engine.orders import KEPT, Four, Orders
from game.engine.parts import expect_every_part
from game.engine.purse import RECLAIM, SUPERVISION, granted, idle_limit
from game.engine.receipts import Receipts
from game.engine.state import Tag
from game.engine.vocabulary import ACTS, LEVERS
from game.engine.work import Work

Each = tuple[tuple[int, Whole], ...]
"""Of some subjects, what is decided in each game."""

Marked = tuple[tuple[int, Mask], ...]
"""Of some subjects, whether they are marked in each game."""


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


def play(work: Work, orders: Orders, booked: Receipts | None = None) -> tuple[EventOutcome, ...]:
    """Play a turn that is known to be legal.

    Args:
        work: The turn; it is changed to the state after it, without the next cases.
        orders: What is decided.
        booked: The receipts of one game.

    Returns:
        What struck, and what was held off, in order (for many games: for any of them).

    Raises:
        EngineError: when a stock is no longer a finite number.
    """
    due = fall_due(work)  # counted before the answers, so that theirs wait their full time
    DONE["choices"](work, orders.choices, booked)
    _apply_due(work, due, booked)
    for part, do in DONE.items():
        if part != "choices":
            do(work, getattr(orders, part), booked)
    events = _meet_events(work, booked)
    _flow(work, booked)
    _council(work)
    count_down(work)
    return events


def _choose(work: Work, answers: Each, booked: Receipts | None) -> None:
    for case, option in answers:
        for n, rule in enumerate(work.rules.cases[case].options):
            chosen = option == n
            if work.ar.some(chosen):
                put(work.chosen_option, case, chosen, n, work.ar)
                put(work.case_turn, case, chosen, work.turn, work.ar)
                source = ("case", case, rule.id)
                if trigger(work, source, chosen) and booked:
                    booked.note(source)


def _apply_due(work: Work, due: list[tuple[Tag, int, Mask]], booked: Receipts | None) -> None:
    for source, slot, now in due:
        if apply_later(work, slot, now) and booked:
            booked.note(source)


def _fund(work: Work, levers: Four, booked: Receipts | None) -> None:
    work.levers = list(levers)


def _lean(work: Work, emphasis: Four, booked: Receipts | None) -> None:
    before, work.emphasis = work.emphasis, list(emphasis)
    if booked and work.emphasis != before:
        booked.note(("lever", LEVERS.index("strategy"), "emphasis"))


def _direct(work: Work, uses: Each, booked: Receipts | None) -> None:
    for service, use in uses:
        changed = (use != KEPT) & (use != work.freed_use[service])
        if work.ar.some(changed):
            direct(work, service, use, changed)
            if booked:
                booked.note(("freed_time", service, ""))


def _own(work: Work, owners: Each, booked: Receipts | None) -> None:
    for initiative, owner in owners:
        changed = (owner != KEPT) & (owner != work.owner[initiative])
        if work.ar.some(changed):
            give_owner(work, initiative, owner, changed)


def _act(work: Work, acts: Each, booked: Receipts | None) -> None:
    for initiative, wanted in acts:
        for code, kind in enumerate(ACTS):
            mine = wanted == code
            if not work.ar.some(mine):
                continue
            if kind in ("start", "pilot"):
                start(work, initiative, mine, pilot=kind == "pilot")
            else:
                {"scale": scale, "pause": pause, "resume": resume, "stop": stop}[kind](work, initiative, mine)
            if booked:
                booked.note(("initiative", initiative, kind))


def _measure(work: Work, measures: Marked, booked: Receipts | None) -> None:
    price, x, ar = work.rules.params.baseline_cost * work.frame.scale, work.x, work.ar
    for initiative, measured in measures:
        put(work.baseline, initiative, measured, 1, ar)
        x.reserve = ar.where(measured, x.reserve - price, x.reserve)
        x.invested = ar.where(measured, x.invested + price, x.invested)
        if booked:
            booked.note(("initiative", initiative, "baseline"))


Do = Callable[[Work, Any, Receipts | None], None]

DONE: Mapping[str, Do] = {
    "choices": _choose,
    "levers": _fund,
    "emphasis": _lean,
    "freed_time": _direct,
    "owners": _own,
    "acts": _act,
    "baseline": _measure,
}
"""What each part of a decision does, in the order it is done; between the answers and the rest comes what
falls due. The order is part of the rules version.
"""

expect_every_part("engine/phases.py, DONE", DONE)


def _meet_events(work: Work, booked: Receipts | None) -> tuple[EventOutcome, ...]:
    found: list[EventOutcome] = []

    def happen(outcome: EventOutcome, mine: Mask) -> None:
        found.append(outcome)
        put(work.event_turn, outcome.event, mine, work.turn, work.ar)
        source = ("event", outcome.event, "")
        if trigger(work, source, mine) and booked:
            booked.note(source)

    find_events(work, work.turn, happen)
    return tuple(found)


def _flow(work: Work, booked: Receipts | None) -> None:
    ar = work.ar
    live = moving(work.x, work.status, ar)
    inputs = work.inputs(live)
    who = shift(work, inputs)
    parts = granted(work)
    inputs.grant = parts.total / work.rules.turn_years
    forced = work.rules.params.council_forced_pressure
    inputs.forced_pressure = ar.where(work.council == SUPERVISION, forced, 0.0)
    part = narrow(work.frame, live, tooled(work.x, inputs, live, ar))
    if booked:
        booked.tally.open(part, inputs, who)
        for tag, amount in parts.causes:
            book(booked.tally.flows["reserve"], tag, amount)
    before = work.x.reserve
    after = flow(narrow_stocks(work.x, live), inputs, part, ar, booked.watch if booked else None)
    work.x = widen_stocks(after, work.x, live)
    _check_finite(work)
    settle(work)
    if booked:
        booked.settle()
    lapses = work.x.reserve > before
    if not work.rules.carry_over and ar.some(lapses):
        work.x.reserve = ar.where(lapses, before, work.x.reserve)
        if booked:
            booked.note(("council", -1, "lapsed"))
    _reclaim(work, booked)


def _reclaim(work: Work, booked: Receipts | None) -> None:
    """Take back most of what still lies idle at the end of a turn that began with the council's warning."""
    x, ar = work.x, work.ar
    idle = x.reserve - idle_limit(work.rules)
    taken = (work.council == RECLAIM) & (idle > 0.0)
    if ar.some(taken):
        x.reserve = ar.where(taken, x.reserve - work.rules.params.council_reclaimed * idle, x.reserve)
        if booked:
            booked.note(("council", -1, "reclaim"))


def _council(work: Work) -> None:
    p, x, ar = work.rules.params, work.x, work.ar
    trusting = ar.where(x.confidence > p.council_high, 2, 0)
    ordinary = ar.where(x.confidence < p.council_low, 1, trusting)
    watchful = ar.where(x.reserve > idle_limit(work.rules), RECLAIM, ordinary)
    work.council = ar.where(x.reserve < -work.rules.loan_limit, SUPERVISION, watchful)


def _check_finite(work: Work) -> None:
    x, finite = work.x, work.ar.finite
    for name in type(x).__slots__:
        value = getattr(x, name)
        if not finite(total(value) if isinstance(value, list) else value):  # one that is not makes the sum so
            raise EngineError(name, work.turn)
