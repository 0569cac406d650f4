"""Who is left outside, and the footprint."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, total
from game.engine.dynamics.capability import nudged
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame


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
    x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, frame: Frame, ar: Arithmetic
) -> None:
    """Move exclusion and the footprint from x to y over h years."""
    shift = inputs.shift.get(("exclusion", -1))
    recovery = frame.rules.params.inclusion_recovery
    y.exclusion = nudged(x.exclusion, total(rates.exclusion_in), recovery, shift, h, ar)
    y.co2 = x.co2 + h * total(rates.co2)
