"""What may be foreseen of a draft: money, delivery dates, capacity. Outcomes are for the group to predict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.arithmetic import FLOATS
from game.engine.dynamics.benefits import harvest
from game.engine.dynamics.capability import weigh_load
from game.engine.dynamics.delivery import efficiency, fund
from game.engine.dynamics.steady import steady
from game.engine.dynamics.stocks import Inputs, Rates
from game.engine.effects import DELIVERED_AT, pause, resume, scale, stop
from game.engine.legality import money_needed
from game.engine.orders import Decision
from game.engine.purse import purse
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import BUILDING, PILOTING
from game.engine.work import Work

HORIZON = 12
"""Turns ahead that delivery is looked for."""

_ORDINARY_OVERRUN = 0.5
_LEAST_FLOW = 1e-9


@dataclass(frozen=True, slots=True)
class Forecast:
    """What may be foreseen of a draft.

    Attributes:
        available: MNOK this turn, before running costs.
        running: MNOK of running costs that fall due this turn.
        free: MNOK left to divide after running costs and this draft; negative when it borrows.
        loan: MNOK that may be borrowed.
        committed_next: MNOK next turn for running costs and for what has been begun to keep its pace.
        deliveries: By initiative id, turns until delivered (1: in this turn); None: not in sight.
        load, cap: Change load with the draft, and what the organisation can carry.
        keeps_pace: MNOK of technology money this turn with which everything begun keeps its pace.
    """

    available: float
    running: float
    free: float
    loan: float
    committed_next: float
    deliveries: Mapping[str, int | None]
    load: float
    cap: float
    keeps_pace: float


def forecast(rules: Rules, state: State, decision: Decision) -> Forecast:
    """Foresee money, delivery dates and capacity of a draft; it need not be legal."""
    work = Work(rules, state)
    money = purse(work)
    needed = money_needed(work, decision)
    _draft(work, decision)
    inputs = work.inputs()
    rates = steady(inputs, work.frame)
    harvest(work.x, inputs, rates, work.frame, FLOATS)
    weigh_load(work.x, inputs, rates, work.frame, FLOATS)
    pace_now = _keeps_pace(work, inputs)
    deliveries, built_next = _deliveries(work, inputs, rates)
    work.x.built = built_next
    running_next = 0.0
    for rule, built, reach in zip(rules.initiatives, built_next, inputs.reach, strict=True):
        running_next = running_next + rule.running * built * reach * rules.turn_years
    return Forecast(
        available=money.available,
        running=money.running,
        free=money.free - needed,
        loan=money.loan,
        committed_next=running_next + _keeps_pace(work, inputs),
        deliveries={rules.initiatives[n].id: turns for n, turns in deliveries.items()},
        load=rates.load,
        cap=rates.capacity,
        keeps_pace=pace_now,
    )


def _draft(work: Work, decision: Decision) -> None:
    """Put a draft on the work without drawing overruns: nobody knows them yet."""
    work.levers = list(decision.levers)
    work.emphasis = list(decision.emphasis)
    for act in decision.acts:
        n = act.initiative
        if act.kind in ("start", "pilot"):
            work.status[n] = PILOTING if act.kind == "pilot" else BUILDING
            work.reach[n] = work.rules.params.pilot_share if act.kind == "pilot" else 1.0
        elif act.kind == "scale":
            scale(work, n, True)
        else:
            {"pause": pause, "resume": resume, "stop": stop}[act.kind](work, n, True)
        if act.kind in ("start", "pilot", "scale"):
            work.overrun[n] = 1.0 + _ORDINARY_OVERRUN * work.rules.params.overrun_ordinary


def _keeps_pace(work: Work, inputs: Inputs) -> float:
    """Return MNOK a turn that building at full pace asks of the technology lever."""
    whole, years = 0.0, work.rules.turn_years
    for n, building in enumerate(inputs.building):
        lack = (1.0 - work.x.built[n]) * inputs.cost[n]
        whole = whole + building * min(inputs.cost[n] / inputs.duration[n] * years, lack)
    share = min(max(work.rules.params.delivery_build_share, 0.01), 1.0)
    return whole * work.frame.scale / share


def _deliveries(work: Work, inputs: Inputs, rates: Rates) -> tuple[dict[int, int | None], list[float]]:
    """Build on at today's pace and money; return turns until delivery, and what is built after this turn."""
    frame, x = work.frame, work.x.copy()
    wanted = [n for n, building in enumerate(inputs.building) if building]
    found: dict[int, int | None] = dict.fromkeys(wanted)
    rates.competence_mean = 0.0
    for weight, skill in zip(frame.weight, x.competence, strict=True):
        rates.competence_mean = rates.competence_mean + weight * skill
    pace = efficiency(x, rates, frame)
    drag = frame.rules.params.delivery_debt_drag
    after_this = list(x.built)
    for turn in range(1, HORIZON + 1):
        for _ in range(frame.steps):
            funding = fund(x, inputs, frame.h, frame, FLOATS)
            for n in wanted:
                speed = funding.flow[n] * pace / (inputs.cost[n] * (1.0 + drag * x.debt[n]))
                x.built[n] = min(x.built[n] + speed * frame.h, 1.0)
        for n in wanted:
            if found[n] is None and x.built[n] >= DELIVERED_AT:
                found[n] = turn
        if turn == 1:
            after_this = list(x.built)
        if all(found[n] is not None for n in wanted) or inputs.money[1] <= _LEAST_FLOW:
            break
    return found, after_this
