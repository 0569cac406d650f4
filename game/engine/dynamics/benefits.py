"""Benefits: technology that works, is used, in work that has changed, followed up and aimed. Freed time;
money.
"""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, Lane, along, divide, product, total
from game.engine.dynamics.delivery import working
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame


def harvest(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate effect, freed time, benefits, cash and running cost of each initiative (MNOK a year).

    That benefits need changed work and an owner follows Ward and Daniel 2012, that the factors multiply
    follows from complements (Milgrom and Roberts 1990); the form is our own. Only freed time that is directed
    counts, and only time directed to savings becomes cash. A small share comes from the tool in use alone,
    whoever follows it up, where systems work together. ``rates`` comes from ``steady``.
    """
    p = frame.rules.params
    clear = ar.minimum(x.strategy * rates.priorities, 1.0)
    joined = integration(x.platform)
    rates.works = working(x, frame)
    rates.running = running(x, inputs.reach, frame)
    rates.used = list(product(x.built, x.adoption, inputs.reach))
    rates.effect, rates.aligned, rates.freed, rates.direct, rates.benefit = [], [], [], [], []
    rates.service_freed = service_freed = [ar.zero] * len(frame.weight)
    floor, rising = p.strategy_alignment_floor, (1.0 - p.strategy_alignment_floor) * clear
    share_alone = p.benefit_direct
    links = along(
        frame.initiatives, frame.shares, rates.works, x.adoption, x.practice, inputs.reach, x.follow_up,
        inputs.fit, rates.counted
    )  # fmt: skip
    for rule, shares, works, adopted, practised, reach, followed, fit, counted in links:
        used = works * adopted
        effect = used * practised * reach
        aligned = floor + rising * fit
        gained = rule.value * effect * followed * aligned
        freed = gained * rule.cashable
        rates.effect.append(effect)
        rates.aligned.append(aligned)
        rates.freed.append(freed)
        alone = rule.value * share_alone * joined * (used * reach)
        rates.direct.append(alone)
        rates.benefit.append(alone + gained * counted)
        for s, share in shares:
            service_freed[s] = service_freed[s] + share * freed
    rates.freed_effect = [
        divide(freed, freed + half, ar) for freed, half in along(service_freed, frame.freed_half)
    ]
    rates.benefits = total(rates.benefit)
    rates.cash = total(product(service_freed, inputs.to_savings))


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
