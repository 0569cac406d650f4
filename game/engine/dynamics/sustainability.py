"""Who is left outside, and the footprint."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.arithmetic import Arithmetic, total
from game.engine.dynamics.capability import nudged
from game.engine.dynamics.mechanism import BASE, RECOVERY, Booked, Each, Mechanism, Relaxing, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.state import Tag


def sustain(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame) -> None:
    """Evaluate exclusion by each self-service, and tonnes CO2e a year of each initiative.

    Source: 14 % in Norway are not digital or weak (Kompetanse Norge 2021); the pace is an assumption.
    """
    p = frame.rules.params
    helped = 1.0 - p.inclusion_organisation * rates.organisation
    rates.exclusion_in[0] = frame.exclusion_base
    for n, excluded in frame.excludes:
        rates.exclusion_in[1 + n] = excluded * rates.used[n] * helped
    for n in frame.tooled:
        rule, reach, effect = frame.initiatives[n], inputs.reach[n], rates.effect[n]
        making, using = rule.co2_build * rates.progress[n] * reach, rule.co2_use * x.built[n] * reach
        rates.co2[n] = making + using - rule.co2_saves * effect


def advance_sustainability(
    x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, ar: Arithmetic
) -> None:
    """Move exclusion and the footprint from x to y over h years."""
    shift = inputs.shift.get(("exclusion", -1))
    y.exclusion = nudged(x.exclusion, total(rates.exclusion_in), rates.exclusion_out, shift, h, ar)
    y.co2 = x.co2 + h * total(rates.co2)


def explain_footprint(
    x: Stocks, y: Stocks, rates: Rates, inputs: Inputs, frame: Frame
) -> Iterable[tuple[Tag, float]]:
    """Return the tonnes of each initiative in a step."""
    for n, tonnes in zip(frame.live, rates.co2, strict=True):
        yield ("initiative", n, "footprint"), frame.h * tonnes


MECHANISM = Mechanism(
    {
        "inclusion": (
            "inflow of **exclusion** = what it started from + `citizen_facing` × self-service in use × (1 "
            "− `organisation` × organisation); outflow = `recovery`",
        ),
        "footprint": (
            "change of **co2** = embodied × new building + use × **built** − saved × effect, each at its "
            "reach",
            "environmental part = 0.5 − 0.5 × **co2** / (`reference` × thousands of inhabitants), within "
            "0 and 1",
        ),
    },
    (
        StockRow(
            "exclusion",
            "0..1",
            "Citizens left outside the digital",
            "self-service in use without help",
            "people who find a way in",
            Relaxing("exclusion_in", (BASE, Each("initiative", "exclusion")), "exclusion_out", RECOVERY),
        ),
        StockRow(
            "co2",
            "tonnes",
            "CO2e against doing nothing",
            "building and running tools",
            "initiatives in effect",
            Booked(explain_footprint),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
