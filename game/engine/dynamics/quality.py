"""Service quality: better first when work has changed, worse while it is changing."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, approach, total, unit
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame

QUALITY_PARTS = ("base", "demand", "pressure", "fatigue", "disruption", "freed_time", "shift")
"""The first parts of a service's quality target; after them come the initiatives that serve it."""


def serve(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame) -> None:
    """Evaluate the parts of each service's quality target.

    Source: productivity J-curve, Brynjolfsson, Rock and Syverson 2021 (direction; sizes are assumptions).
    """
    p = frame.rules.params
    rates.quality_parts = []
    owned = 1.0 - p.quality_ownerless
    lasting = [p.quality_ownerless + owned * followed for followed in x.follow_up]
    effect = rates.effect
    for s, lifts in enumerate(frame.lifts):
        gains = [lift * effect[n] * lasting[n] for n, lift in lifts]
        parts = [
            frame.quality_base[s],
            -(p.quality_demand * x.demand),
            -(p.quality_pressure * x.pressure[s]),
            -(p.quality_fatigue * x.fatigue),
            -(p.quality_disruption * rates.disrupted[s]),
            p.quality_freed * rates.freed_effect[s] * inputs.to_quality[s],
            inputs.shift.get(("quality", s), 0.0),
        ]
        rates.quality_parts.append(parts + gains)


def advance_quality(x: Stocks, y: Stocks, rates: Rates, h: float, frame: Frame, ar: Arithmetic) -> None:
    """Move quality from x to y over h years towards its clipped target."""
    e = approach(frame.rules.params.quality_rate * h, ar)
    for s, parts in enumerate(rates.quality_parts):
        y.quality[s] = x.quality[s] + (unit(total(parts), ar) - x.quality[s]) * e
