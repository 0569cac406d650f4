"""Service quality: better first when work has changed, worse while it is changing."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, total, unit
from game.engine.dynamics.mechanism import BASE, HERE, OF_SERVING, SHIFT, Each, Following, Mechanism, StockRow
from game.engine.dynamics.steady import Span
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame


def serve(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame) -> None:
    """Evaluate the parts of each service's quality target.

    Source: productivity J-curve, Brynjolfsson, Rock and Syverson 2021 (direction; sizes are assumptions).
    """
    p = frame.rules.params
    rates.quality_parts = []
    owned = 1.0 - p.quality_ownerless
    lasting = [p.quality_ownerless + owned * followed for followed in x.follow_up]
    effect = rates.effect
    demand, fatigue = -(p.quality_demand * x.demand), -(p.quality_fatigue * x.fatigue)
    services = along(
        frame.lifts, frame.quality_base, x.pressure, rates.disrupted, rates.freed_effect, inputs.to_quality,
        rates.quality_shift
    )  # fmt: skip
    for lifts, base, pressure, disrupted, freed, used, shift in services:
        parts = [
            base,
            demand,
            -(p.quality_pressure * pressure),
            fatigue,
            -(p.quality_disruption * disrupted),
            p.quality_freed * freed * used,
            shift,
        ]
        for n, lift in lifts:
            parts.append(lift * effect[n] * lasting[n])
        rates.quality_parts.append(parts)


def advance_quality(x: Stocks, y: Stocks, rates: Rates, span: Span, ar: Arithmetic) -> None:
    """Move quality from x to y towards its clipped target."""
    e = span.quality
    y.quality = [
        quality + (unit(total(parts), ar) - quality) * e
        for quality, parts in along(x.quality, rates.quality_parts)
    ]


MECHANISM = Mechanism(
    {
        "quality": (
            "target of a service's **quality** = what it started from + `gain` × quality of its "
            "initiatives × effect × (`ownerless` + (1 − `ownerless`) × **follow_up**) + `freed` × freed "
            "time directed to quality − `demand` × **demand** − `pressure` × **pressure** − `fatigue` × "
            "**fatigue** − `disruption` × load in the service",
            "the gap closes at `rate`",
        ),
    },
    (
        StockRow(
            "quality",
            "0..1",
            "A service's quality as citizens meet it",
            "initiatives in full effect, freed time",
            "pressure, demand, fatigue, disruption",
            Following(
                "quality_parts",
                (
                    BASE,
                    ("world", -1, "demand"),
                    ("pressure", -1, ""),
                    ("fatigue", -1, ""),
                    ("disruption", -1, ""),
                    ("freed_time", HERE, "quality"),
                    SHIFT,
                    Each("initiative", "quality", OF_SERVING),
                ),
                "quality_rate",
                "quality_rate",
            ),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
