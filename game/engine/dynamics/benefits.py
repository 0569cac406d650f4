"""Benefits: technology that works, is used, in work that has changed, followed up and aimed. Freed time;
money.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.arithmetic import Arithmetic, Lane, along, dot, total
from game.engine.dynamics.delivery import working
from game.engine.dynamics.mechanism import Booked, Mechanism, Split, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.state import Tag


def harvest(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate effect, freed time, benefits, cash and running cost of each initiative (MNOK a year).

    That benefits need changed work and an owner follows Ward and Daniel 2012, that the factors multiply
    follows from complements (Milgrom and Roberts 1990); the form is our own. Only freed time that is directed
    counts, and only time directed to savings becomes cash. Where systems work together a share comes from the
    tool in use alone, until redesigned work with somebody who follows up gives the value instead: nothing is
    counted twice. ``rates`` comes from ``steady``.
    """
    rates.works = working(x, frame)
    rates.running = running(x, inputs.reach, frame)
    _gain(x, inputs, rates, frame, ar)
    rates.service_freed, rates.relieved, rates.freed_effect = [], [], []
    freed, effect = rates.freed, rates.effect
    for serving, half in along(frame.relieves, frame.freed_half):
        hours = relief = ar.zero
        for n, share in serving:
            hours = hours + share * freed[n]
            relief = relief + share * effect[n]
        rates.service_freed.append(hours)
        rates.relieved.append(relief)
        rates.freed_effect.append(hours / (hours + half))
    rates.benefits = total(rates.benefit)
    rates.cash = dot(rates.service_freed, inputs.to_savings)


def _gain(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    p, works = frame.rules.params, rates.works
    clear = ar.minimum(x.strategy * rates.priorities, 1.0)
    floor, rising = p.strategy_alignment_floor, (1.0 - p.strategy_alignment_floor) * clear
    alone, joined = p.benefit_direct, integration(x.platform)
    for n in frame.tooled:
        rule, adopted, reach = frame.initiatives[n], x.adoption[n], inputs.reach[n]
        rates.used[n] = x.built[n] * adopted * reach
        helped = works[n] * adopted
        rates.effect[n] = effect = helped * x.practice[n] * reach
        rates.aligned[n] = aligned = floor + rising * inputs.fit[n]
        realised = x.practice[n] * x.follow_up[n] * rates.counted[n]
        gained = rule.value * effect * x.follow_up[n] * aligned
        rates.freed[n] = gained * rule.cashable
        rates.direct[n] = direct = rule.value * alone * joined * (helped * reach) * (1.0 - realised)
        rates.benefit[n] = direct + gained * rates.counted[n]


def integration(platform: Lane) -> Lane:
    """Return how far systems work together by themselves, 0..1: little until most of it is there."""
    return platform * platform * platform


def running(x: Stocks, reach: list[float], frame: Frame) -> list[float]:
    """Return MNOK a year of running cost for each initiative: for what is built, more with debt."""
    drag = frame.rules.params.debt_drag
    return [
        rule.running * x.built[n] * (1.0 + drag * x.debt[n]) * reach[n]
        for n, rule in enumerate(frame.initiatives)
    ]


def advance_accounts(x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float) -> None:
    """Move the accounts (MNOK) from x to y over h years; the reserve is grant - spent + cash - running."""
    cost = total(rates.running)
    y.reserve = x.reserve + h * (inputs.grant - inputs.spent + rates.cash - cost)
    y.invested = x.invested + h * inputs.spent
    y.running_paid = x.running_paid + h * cost
    y.cash = x.cash + h * rates.cash
    y.benefits = x.benefits + h * rates.benefits


def explain_reserve(
    x: Stocks, y: Stocks, rates: Rates, inputs: Inputs, frame: Frame
) -> Iterable[tuple[Tag, float]]:
    """Return what a step took from the reserve and gave to it; the grant is booked when it is given."""
    h = frame.h
    for n, cost in zip(frame.live, rates.running, strict=True):
        yield ("initiative", n, "running"), -(h * cost)
    for s, freed in enumerate(rates.service_freed):
        yield ("freed_time", s, "savings"), h * freed * inputs.to_savings[s]
    for lever, money in enumerate(inputs.money):
        yield ("lever", lever, ""), -(h * money * frame.scale)


MECHANISM = Mechanism(
    {
        "freed": (
            "freed time of an initiative = value × effect × **follow_up** × alignment × the share that is "
            "hours; in hours, divided by `hour_cost`",
            "how much it is felt in a service = half(freed time, `half` × the service's part of the budget)",
            "directed to capacity it adds `slack` to the time for learning; to quality and savings: see "
            "there",
            "change of **cash** = freed time directed to savings",
        ),
        "benefit": (
            "effect of an initiative = works × **adoption** × **practice** × reach",
            "change of **benefits** = Σ value × effect × **follow_up** × alignment, where freed time "
            "counts only when it is directed, + value × `direct` × **platform**³ × works × **adoption** × "
            "reach × (1 − **practice** × **follow_up** × the part that counts): what the tool gives by "
            "itself, until changed work that somebody follows up gives the value instead",
            "of what is not freed time, quality / (quality + `quality_half`) is shown as better quality, "
            "the rest as avoided cost",
        ),
        "council": (
            "change of **reserve** = grant − money divided + change of **cash** − running costs; "
            "**invested** and **running_paid** add up what has been divided and paid",
        ),
    },
    (
        StockRow(
            "reserve",
            "MNOK",
            "The reserve",
            "grant, cash from freed time directed to savings",
            "money divided, running costs, cases and events, what the council takes back",
            Booked(explain_reserve),
        ),
        StockRow(
            "invested",
            "MNOK",
            "Money divided so far",
            "money on the levers, baselines",
            "nothing",
            Split("lever"),
        ),
        StockRow(
            "running_paid",
            "MNOK",
            "Running costs so far",
            "what has been built, more with debt",
            "nothing",
            Split("running"),
        ),
        StockRow(
            "cash",
            "MNOK",
            "Savings so far",
            "freed time directed to savings",
            "nothing",
            Split("freed_time", "savings"),
        ),
        StockRow(
            "benefits",
            "MNOK",
            "Benefits so far",
            "works x used x redesigned x followed up x aligned",
            "nothing",
            Split("benefits"),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
