"""Technology money into working tools, technical debt, platform and data."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, divide, relax, saturate, total
from game.engine.dynamics.capability import nudged
from game.engine.dynamics.mechanism import EROSION, Each, Mechanism, Relaxing, Split, StockRow
from game.engine.dynamics.steady import soften
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import STRATEGY, TECHNOLOGY


class Funding:
    """How technology money is shared, fixed at the start of a step.

    Attributes:
        flow: Scaled MNOK a year to each initiative.
        left_platform, left_security: Scaled MNOK a year left for repair and platform, and for security.
    """

    __slots__ = ("flow", "left_platform", "left_security")

    flow: list[float]
    left_platform: float
    left_security: float


def fund(x: Stocks, inputs: Inputs, h: float, frame: Frame, ar: Arithmetic) -> Funding:
    """Share technology money by need; each initiative is bounded by its duration and by what it lacks."""
    p = frame.rules.params
    lean, money = inputs.lean[1], inputs.money[1]
    for_building = money * ar.minimum(p.delivery_build_share * soften(lean[0], p.emphasis_soft), 1.0)
    building, costs, years = inputs.building, inputs.cost, inputs.duration
    need = [building[n] * (1.0 - x.built[n]) * costs[n] for n in frame.tooled]
    share = divide(for_building, total(need), ar)
    funding = Funding()
    funding.flow = [ar.zero] * len(frame.initiatives)
    for n, lack in along(frame.tooled, need):
        quickest = building[n] * costs[n] / years[n]
        funding.flow[n] = ar.minimum(ar.minimum(share * lack, quickest), lack / h)
    left = ar.maximum(money - total(funding.flow), ar.zero)
    funding.left_platform = left * lean[1] / (lean[1] + lean[2])
    funding.left_security = left - funding.left_platform
    return funding


def efficiency(x: Stocks, rates: Rates, frame: Frame) -> float:
    """Return built work per MNOK: attention, competence, data, platform, less the drag of old systems."""
    p = frame.rules.params
    skill = p.delivery_skill_floor + p.delivery_skill * rates.competence_mean
    base = p.delivery_data_floor + p.delivery_data * x.data + p.delivery_platform * x.platform
    return rates.focus * skill * base / (1.0 + p.delivery_legacy_drag * x.legacy)


def deliver(x: Stocks, inputs: Inputs, funding: Funding, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate progress, debt and its repayment, platform and data.

    Source: McKinsey and Oxford 2012 on IT projects; debt, Besker, Martini and Bosch 2019 and McKinsey 2020
    (direction).
    """
    p = frame.rules.params
    pace = efficiency(x, rates, frame)
    made = ar.maximum(p.debt_new - p.debt_strategy * x.strategy - p.debt_security * x.security, ar.zero)
    owed = p.debt_legacy_weight * x.legacy
    for n in frame.tooled:
        owed = owed + frame.cost[n] * x.debt[n]
    rates.left_platform, rates.left_security = funding.left_platform, funding.left_security
    rates.payback = p.debt_payback * funding.left_platform / (owed + 0.5)
    ageing, growth, drag = p.debt_ageing, p.debt_interest - rates.payback, p.delivery_debt_drag
    for n in frame.tooled:
        debt = x.debt[n]
        speed = funding.flow[n] * pace / (inputs.cost[n] * (1.0 + drag * debt))
        rates.progress[n] = speed
        rates.debt_flow[n] = speed * made + (ageing * x.built[n] + growth * debt)
    rates.platform_in[0] = p.platform_gain * saturate(funding.left_platform, p.platform_half_money)
    for n, given in frame.platform_from:
        rates.platform_in[1 + n] = given * rates.used[n]
    rates.data_in[0] = p.data_strategy * x.strategy
    for n, given in frame.data_from:
        rates.data_in[1 + n] = given * rates.used[n]


def working(x: Stocks, frame: Frame) -> list[float]:
    """Return working technology of each initiative, 0..1: an S-curve of what is built, less its debt.

    Source: DeLone and McLean 2003, system quality before use and benefits.
    """
    drag = frame.rules.params.debt_drag
    return [t * t * (3.0 - 2.0 * t) / (1.0 + drag * debt) for t, debt in along(x.built, x.debt)]


def advance_delivery(
    x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, frame: Frame, ar: Arithmetic
) -> None:
    """Move built, debt, legacy, platform and data from x to y over h years."""
    y.built, y.debt = x.built.copy(), x.debt.copy()
    for n in frame.tooled:
        y.built[n] = ar.minimum(x.built[n] + rates.progress[n] * h, 1.0)
        y.debt[n] = ar.clip(x.debt[n] + rates.debt_flow[n] * h, 0.0, 1.0)
    y.legacy = relax(x.legacy, rates.legacy_in, rates.payback, h, ar)
    shift = inputs.shift
    y.platform = nudged(
        x.platform, total(rates.platform_in), rates.platform_out, shift.get(("platform", -1)), h, ar
    )
    y.data = nudged(x.data, total(rates.data_in), rates.data_out, shift.get(("data", -1)), h, ar)


MECHANISM = Mechanism(
    {
        "delivery": (
            "money of an initiative = its share, by need, of technology money × `build_share`; no faster "
            "than its duration allows, no more than it lacks; what is left over repairs and builds the "
            "platform and security",
            "efficiency = focus × (`skill_floor` + `skill` × mean **competence**) × (`data_floor` + "
            "`data` × **data** + `platform` × **platform**) / (1 + `legacy_drag` × **legacy**)",
            "change of **built** = money × efficiency / (cost × (1 + `debt_drag` × **debt**)), up to 1",
        ),
        "debt": (
            "change of **debt** = new building × (`new` − `strategy` × **strategy** − `security` × "
            "**security**) + `ageing` × **built** + (`interest` − repayment) × **debt**",
            "repayment = `payback` × technology money left for repair / (cost of all debt + "
            "`legacy_weight` × **legacy** + half a MNOK)",
            "inflow of **legacy** = `legacy_ageing`; outflow = repayment",
            "works = **built**² × (3 − 2 × **built**) / (1 + `drag` × **debt**)",
            "running cost = its rule × **built** × (1 + `drag` × **debt**)",
        ),
        "platform": (
            "inflow of **platform** = `gain` × half(technology money left over, `half_money`) + "
            "`provided` × what platform initiatives give where they are used; outflow = `erosion`",
        ),
        "data": (
            "inflow of **data** = `strategy` × **strategy** + `provided` × what data initiatives give "
            "where they are used; outflow = `erosion`",
        ),
    },
    (
        StockRow(
            "built",
            "0..1",
            "How much of an initiative's tool is in place",
            "technology money, by need and duration",
            "stopping it",
            Split("initiative", "built"),
        ),
        StockRow(
            "debt",
            "0..1",
            "Technical debt of an initiative",
            "hurried building, age, debt itself",
            "technology money left for repair",
            Split("initiative", "debt"),
        ),
        StockRow(
            "legacy",
            "0..1",
            "Old systems",
            "age",
            "technology money left for repair",
            Relaxing("legacy_in", (("world", -1, "ageing"),), "payback", ("lever", TECHNOLOGY, "repair")),
        ),
        StockRow(
            "platform",
            "0..1",
            "Systems that work together",
            "technology money left over, platform initiatives",
            "falling behind",
            Relaxing(
                "platform_in",
                (("lever", TECHNOLOGY, ""), Each("initiative", "provides")),
                "platform_out",
                EROSION,
            ),
        ),
        StockRow(
            "data",
            "0..1",
            "Data that can be trusted and shared",
            "a data platform in use, direction",
            "decay",
            Relaxing(
                "data_in", (("lever", STRATEGY, ""), Each("initiative", "provides")), "data_out", EROSION
            ),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
