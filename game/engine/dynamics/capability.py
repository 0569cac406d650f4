"""Strategy, leadership, competence, the load of change, fatigue, and the time left for learning."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from game.engine.arithmetic import (
    Arithmetic,
    Lane,
    along,
    dot,
    mean_by,
    product,
    relax,
    relax_each,
    saturate,
    total,
    unit,
)
from game.engine.dynamics.mechanism import BASE, EROSION, RECOVERY, Mechanism, Relaxing, Split, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import LEADERSHIP, ORGANISATION, STRATEGY


def weigh_load(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate load, capacity for change, focus, and diluted organisation money.

    Source: Weinberg 1992 on divided attention; Gartner 2022 on change fatigue (direction).
    """
    p = frame.rules.params
    settled = p.capacity_settled
    rates.loads = [
        burden * (1.0 - used) * (1.0 - settled * changed)
        for burden, used, changed in along(rates.burdens, x.adoption, x.practice)
    ]
    rates.load = total(rates.loads)
    money = inputs.money[2]
    half = p.organisation_half_money + p.organisation_dilution * rates.load
    rates.organisation = saturate(money, half)
    # Money leaned on a branch meets the same diminishing returns as more money would.
    branches = [saturate(money * lean, half) for lean in inputs.lean[2]]
    rates.training, rates.redesigning, rates.participation = branches
    rates.capacity = capacity(x.leadership, x.staff_trust, x.fatigue, frame)
    over = ar.maximum(rates.load / rates.capacity - 1.0, ar.zero)
    divided = 1.0 / (1.0 + p.capacity_focus_loss * over)
    rates.focus = p.capacity_focus_floor + (1.0 - p.capacity_focus_floor) * divided
    rates.fatigue_in = [p.fatigue_overload * over / (1.0 + over), p.fatigue_background]
    rates.competence_mean = mean_by(frame.weight, x.competence)
    rates.pressure_mean = mean_by(frame.weight, x.pressure)


def capacity(leadership: float, staff_trust: float, fatigue: float, frame: Frame) -> float:
    """Return the change load the organisation can carry (same unit as ``InitiativeRule.load``)."""
    p = frame.rules.params
    strength = p.capacity_floor + p.capacity_leadership * leadership + p.capacity_trust * staff_trust
    return p.capacity_base * strength * (1.0 - p.capacity_fatigue * fatigue)


def build_capability(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate flows of strategy, leadership, competence and pressure.

    Source: capability trap, Repenning and Sterman 2001 and 2002; pressure loops, Lyneis and Ford 2007.
    """
    p = frame.rules.params
    led = p.strategy_leaderless + (1.0 - p.strategy_leaderless) * x.leadership
    rates.strategy_in = rates.strategy_money * led
    capacity_freed = dot(product(frame.weight, rates.freed_effect), inputs.to_capacity)
    rates.slack = unit(1.0 - p.pressure_slack * rates.pressure_mean + p.freed_slack * capacity_freed, ar)
    led = p.competence_leaderless + (1.0 - p.competence_leaderless) * x.leadership
    training = p.competence_gain * rates.training * led
    rates.competence_in = [training * (1.0 - p.competence_pressure * pressed) for pressed in x.pressure]
    rates.competence_out = p.competence_erosion + p.competence_fatigue * x.fatigue
    _press(x, inputs, rates, frame)


def _press(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame) -> None:
    p = frame.rules.params
    rates.pressure_in, rates.pressure_out, rates.disrupted = [], [], []
    common, loads = p.pressure_demand * x.demand + inputs.forced_pressure, rates.loads
    services = along(frame.serves, frame.pressure_base, rates.relieved, rates.freed_effect, rates.relieving)
    for serving, base, relieved, freed, relieving in services:
        disrupted = 0.0
        for n, share in serving:
            disrupted = disrupted + share * loads[n]
        rates.disrupted.append(disrupted)
        rates.pressure_in.append(base + common + p.pressure_disruption * disrupted)
        rates.pressure_out.append(p.pressure_outflow + p.pressure_relief * (relieved + freed * relieving))


def advance_capability(
    x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, frame: Frame, ar: Arithmetic
) -> None:
    """Move strategy, leadership, fatigue, demand, competence and pressure from x to y over h years."""
    shift = inputs.shift
    growth = frame.rules.start.demand_growth
    y.strategy = nudged(x.strategy, rates.strategy_in, rates.strategy_out, shift.get(("strategy", -1)), h, ar)
    y.leadership = nudged(
        x.leadership, rates.leadership_in, rates.leadership_out, shift.get(("leadership", -1)), h, ar
    )
    y.fatigue = nudged(
        x.fatigue, total(rates.fatigue_in), rates.fatigue_out, shift.get(("fatigue", -1)), h, ar
    )
    y.demand = nudged(x.demand, growth, 1e-9, shift.get(("demand", -1)), h, ar)
    learnt, forgotten = rates.competence_in, repeat(rates.competence_out)
    y.competence = _nudged_each(x.competence, learnt, forgotten, rates.competence_shift, h, ar)
    more, less = rates.pressure_in, rates.pressure_out
    y.pressure = _nudged_each(x.pressure, more, less, rates.pressure_shift, h, ar)


def _nudged_each(
    stocks: list[Lane],
    inflows: Iterable[Lane],
    outflows: Iterable[Lane],
    shifts: list[Lane | None],
    h: float,
    ar: Arithmetic,
) -> list[Lane]:
    if not shifts:
        return relax_each(stocks, inflows, outflows, h, ar)
    flows = along(stocks, inflows, outflows, shifts)
    return [nudged(stock, inflow, outflow, shift, h, ar) for stock, inflow, outflow, shift in flows]


def nudged(y: float, inflow: float, outflow: float, shift: float | None, h: float, ar: Arithmetic) -> float:
    """Relax a stock whose target may be shifted: an upward shift adds inflow, a downward one outflow.

    The flows are chosen so that a stock in balance at ``inflow/(inflow+outflow)`` moves its balance by about
    ``shift``, and stays in 0..1 whatever the shift. No shift (None) gives the same bits as a shift of zero.
    """
    if shift is None:
        return relax(y, inflow, outflow, h, ar)
    up, down = shift_flows(inflow, outflow, shift, ar)
    return relax(y, inflow + up, outflow + down, h, ar)


def shift_flows(inflow: float, outflow: float, shift: float, ar: Arithmetic) -> tuple[float, float]:
    """Return the extra inflow and outflow a year that move a relaxing stock's balance by about ``shift``."""
    rate = inflow + outflow
    target = unit(inflow / rate + shift, ar)
    up = ar.maximum(target * rate - inflow, ar.zero) / ar.maximum(1.0 - target, 0.05)
    down = ar.maximum(inflow - target * rate, ar.zero) / ar.maximum(target, 0.05)
    return ar.where(shift > 0.0, up, ar.zero), ar.where(shift < 0.0, down, ar.zero)


MECHANISM = Mechanism(
    {
        "strategy": (
            "inflow of **strategy** = `gain` × half(strategy money, `half_money`) × (`leaderless` + (1 − "
            "`leaderless`) × **leadership**); outflow = `erosion`",
            "alignment of an initiative = `alignment_floor` + (1 − `alignment_floor`) × **strategy** × "
            "its fit with the chosen values",
        ),
        "leadership": (
            "inflow of **leadership** = `gain` × half(leadership money, `half_money`); outflow = `erosion`",
        ),
        "capacity": (
            "load of an initiative = its own load × (1 − **adoption**) × (1 − `settled` × **practice**) "
            "while it is under way; the load is the sum of all",
            "capacity = `base` × (`floor` + `leadership` × **leadership** + `trust` × **staff_trust**) × "
            "(1 − `fatigue` × **fatigue**)",
            "overload = load / capacity − 1, never below 0",
            "focus = `focus_floor` + (1 − `focus_floor`) / (1 + `focus_loss` × overload)",
        ),
        "fatigue": (
            "inflow of **fatigue** = `overload` × overload / (1 + overload) + `background`; outflow = "
            "`recovery`",
        ),
        "pressure": (
            "inflow of a service's **pressure** = what its first backlog needs to stay as it is + "
            "`demand` × **demand** + `disruption` × load in the service + forced savings; outflow = "
            "`outflow` + `relief` × (effect of its initiatives + freed time that stays in the service)",
            "slack = 1 − `slack` × mean **pressure** + `freed.slack` × freed time directed to capacity, "
            "within 0 and 1",
            "inflow of **demand** = the scenario's growth; nothing drains it",
        ),
        "organisation": (
            "organisation = organisation money / (organisation money + `half_money` + `dilution` × load)",
        ),
        "competence": (
            "inflow of a service's **competence** = `gain` × organisation × (`leaderless` + (1 − "
            "`leaderless`) × **leadership**) × (1 − `pressure` × **pressure**); outflow = `erosion` + "
            "`fatigue` × **fatigue**",
        ),
    },
    (
        StockRow(
            "strategy",
            "0..1",
            "Clear direction",
            "strategy money x leadership",
            "time",
            Relaxing("strategy_in", (("lever", STRATEGY, ""),), "strategy_out", EROSION),
        ),
        StockRow(
            "leadership",
            "0..1",
            "Leaders who take part",
            "leadership money",
            "attention that moves elsewhere",
            Relaxing("leadership_in", (("lever", LEADERSHIP, ""),), "leadership_out", EROSION),
        ),
        StockRow(
            "fatigue",
            "0..1",
            "Tiredness from change",
            "more change than there is capacity for",
            "rest",
            Relaxing("fatigue_in", (("fatigue", -1, ""), BASE), "fatigue_out", RECOVERY),
        ),
        StockRow(
            "competence",
            "0..1",
            "What a service's staff can do",
            "training x leadership, less when pressed",
            "turnover, forgetting, fatigue",
            Relaxing("competence_in", (("lever", ORGANISATION, ""),), "competence_out", EROSION),
        ),
        StockRow(
            "pressure",
            "0..1",
            "A service's backlog",
            "demand, disruption, forced savings",
            "work done, relief from initiatives and freed time",
            Split("pressure"),
        ),
        StockRow(
            "demand",
            "0..1",
            "More who need help than at the start",
            "demography",
            "nothing",
            Split("world", "demand"),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
