"""What stays the same while a turn flows: worked out once, and read by every evaluation."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, Lane, along, approach, saturate
from game.engine.dynamics.mechanism import Mechanism
from game.engine.dynamics.security import SECURITY_PARTS
from game.engine.dynamics.stocks import Inputs, Rates
from game.engine.frame import Frame

OF_TOOLS = (
    "adopt_potential", "adopt_pull", "adopt_spread", "aligned", "benefit", "churn", "co2", "debt_flow",
    "direct", "effect", "exposure", "freed", "progress", "used",
)  # fmt: skip
"""Rates with a number for each initiative that its tool decides."""

BESIDES = {"platform_in": 1, "data_in": 1, "security_in": len(SECURITY_PARTS), "exclusion_in": 1}
"""Inflows from each initiative's tool, and how many other inflows stand before them."""


class Span:
    """A length of time, and what share of the way to its target each following stock goes in it.

    Attributes:
        h: Years.
        quality, confidence: Of service quality and the council's confidence.
        staff_up, staff_down, citizens_up, citizens_down: Of trust, as it grows and as it falls.
    """

    __slots__ = (
        "citizens_down", "citizens_up", "confidence", "h", "quality", "staff_down", "staff_up",
    )  # fmt: skip

    def __init__(self, h: float, frame: Frame, ar: Arithmetic) -> None:
        p = frame.rules.params
        self.h = h
        self.quality = approach(p.quality_rate * h, ar)
        self.confidence = approach(p.council_rate * h, ar)
        self.staff_up = approach(p.staff_trust_up * h, ar)
        self.staff_down = approach(p.staff_trust_down * h, ar)
        self.citizens_up = approach(p.citizen_trust_up * h, ar)
        self.citizens_down = approach(p.citizen_trust_down * h, ar)


def steady(inputs: Inputs, frame: Frame) -> Rates:
    """Return rates in which all that the decisions alone decide is filled in; ``evaluate`` fills in the
    rest.
    """
    rates = Rates()
    _money(inputs, rates, frame)
    _emphasis(inputs, rates, frame)
    _freed_time(inputs, rates, frame)
    _shifts(inputs, rates, frame)
    _room(rates, frame)
    rates.burdens = [on * load for on, load in along(inputs.active, inputs.load)]
    return rates


def _shifts(inputs: Inputs, rates: Rates, frame: Frame) -> None:
    shift, services = inputs.shift, range(len(frame.weight))
    shifted = {name for name, _ in shift}
    rates.competence_shift = rates.pressure_shift = []
    if "competence" in shifted:
        rates.competence_shift = [shift.get(("competence", s)) for s in services]
    if "pressure" in shifted:
        rates.pressure_shift = [shift.get(("pressure", s)) for s in services]
    rates.quality_shift = [shift.get(("quality", s), 0.0) for s in services]


def _room(rates: Rates, frame: Frame) -> None:
    """Make room for what comes of tools: it stays zero for initiatives that have none."""
    nothing = [0.0] * len(frame.initiatives)
    for name in OF_TOOLS:
        setattr(rates, name, nothing.copy())
    for name, others in BESIDES.items():
        setattr(rates, name, [0.0] * others + nothing)


def soften(lean: Lane, reach: float) -> Lane:
    """Return the factor by which an emphasis colours an equation it does not own (1 when even)."""
    return 1.0 - reach + reach * lean


def _money(inputs: Inputs, rates: Rates, frame: Frame) -> None:
    p, money = frame.rules.params, inputs.money
    direction = soften(inputs.lean[3][0], p.emphasis_soft)
    rates.strategy_money = p.strategy_gain * saturate(money[0], p.strategy_half_money)
    rates.leadership_in = p.leadership_gain * saturate(money[3], p.leadership_half_money) * direction
    rates.security_money = saturate(money[1] * inputs.lean[1][2], p.security_half_money)
    rates.strategy_out, rates.leadership_out = p.strategy_erosion, p.leadership_erosion
    rates.fatigue_out, rates.follow_out = p.fatigue_recovery, p.follow_up_erosion
    rates.platform_out, rates.data_out = p.platform_erosion, p.data_erosion
    rates.security_out, rates.exclusion_out = p.security_erosion, p.inclusion_recovery
    rates.legacy_in = p.debt_legacy_ageing


def _emphasis(inputs: Inputs, rates: Rates, frame: Frame) -> None:
    soft, lean = frame.rules.params.emphasis_soft, inputs.lean
    rates.insight, rates.priorities = soften(lean[0][0], soft), soften(lean[0][1], soft)
    rates.benefits_plan, rates.managers = soften(lean[0][2], soft), soften(lean[3][1], soft)
    rates.following = soften(lean[3][2], soft)


def _freed_time(inputs: Inputs, rates: Rates, frame: Frame) -> None:
    uses = along(inputs.to_quality, inputs.to_savings, inputs.to_capacity)
    directed = [quality + savings + capacity for quality, savings, capacity in uses]
    rates.directed, rates.counted = [], []
    for rule, shares in along(frame.initiatives, frame.shares):
        part: Lane = 0.0
        for s, share in shares:
            part = part + share * directed[s]
        rates.directed.append(part)
        rates.counted.append(1.0 - rule.cashable + rule.cashable * part)
    rates.relieving = [
        quality + capacity for quality, capacity in along(inputs.to_quality, inputs.to_capacity)
    ]


MECHANISM = Mechanism(
    {
        "emphasis": (
            "the branch that a lever leans on is multiplied by `lean`, the two others by `rest`; even is 1",
            "of organisation it is the money that is multiplied, so that a branch leaned on meets "
            "diminishing returns: organisation (see there) of **competence**, of **practice** and of "
            "taking part each have their own",
            "where an emphasis only colours an equation, the factor is 1 − `soft` + `soft` × that",
            "the branch itself: what is left over divided between platform and security, security of "
            "technology money, training (inflow of **competence**), redesign (inflow of **practice**), "
            "taking part; coloured: insight (usefulness), priorities (**strategy** in alignment), "
            "benefits plan and follow-up (inflow of **follow_up**), building (`delivery.build_share`), "
            "direction (inflow of **leadership**), middle managers (**leadership** in **practice** and in "
            "`adoption.churn_led`)",
        ),
    },
)
"""What an emphasis does, in words."""
