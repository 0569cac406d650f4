"""Redesigned work, and somebody who follows up the benefits."""

from __future__ import annotations

from itertools import repeat

from game.engine.arithmetic import Arithmetic, along, relax_each
from game.engine.dynamics.mechanism import Mechanism, Split, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame


def redesign(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame) -> None:
    """Evaluate redesign of work and follow-up by benefit owners.

    Source: complements, Milgrom and Roberts 1990; Brynjolfsson and Hitt 2000; owners, Ward and Daniel 2012.
    """
    p = frame.rules.params
    led = p.practice_leaderless + (1.0 - p.practice_leaderless) * x.leadership * rates.managers
    aimed = p.practice_strategyless + (1.0 - p.practice_strategyless) * x.strategy
    drive = p.practice_gain * rates.redesigning * rates.slack * rates.focus * led * aimed
    harvest = (
        p.follow_up_gain
        * x.leadership
        * rates.following
        * rates.benefits_plan
        * (p.follow_up_strategyless + (1.0 - p.follow_up_strategyless) * x.strategy)
    )
    floor, rising = p.practice_toolless, 1.0 - p.practice_toolless
    rates.practice_in = [
        drive * on * (floor + rising * used) for on, used in along(inputs.active, x.adoption)
    ]
    rates.practice_out = (
        p.practice_erosion
        + p.practice_erosion_leadership * (1.0 - x.leadership)
        + p.practice_erosion_fatigue * x.fatigue
    )
    rates.follow_in = [harvest * on * owned for on, owned in along(inputs.active, inputs.ownership)]


def advance_practice(x: Stocks, y: Stocks, rates: Rates, h: float, ar: Arithmetic) -> None:
    """Move redesigned practice and follow-up from x to y over h years."""
    y.practice = relax_each(x.practice, rates.practice_in, repeat(rates.practice_out), h, ar)
    y.follow_up = relax_each(x.follow_up, rates.follow_in, repeat(rates.follow_out), h, ar)


MECHANISM = Mechanism(
    {
        "practice": (
            "inflow of **practice** = `gain` × organisation × slack × focus × (`leaderless` + (1 − "
            "`leaderless`) × **leadership**) × (`strategyless` + (1 − `strategyless`) × **strategy**) × "
            "(`toolless` + (1 − `toolless`) × **adoption**)",
            "outflow = `erosion` + `erosion_leadership` × (1 − **leadership**) + `erosion_fatigue` × "
            "**fatigue**",
        ),
        "follow_up": (
            "inflow of **follow_up** = `gain` × **leadership** × (`strategyless` + (1 − `strategyless`) × "
            "**strategy**) × ownership; outflow = `erosion`",
            "ownership = 0 without an owner, 1 with one in the service, `outside` with one elsewhere; "
            "divided by the number that the owner answers for / `span`, when that is above 1",
        ),
    },
    (
        StockRow(
            "practice",
            "0..1",
            "Work that has been redesigned around the tool",
            "organisation money x leadership x direction x slack",
            "old habits, most where nobody leads",
            Split("initiative", "practice"),
        ),
        StockRow(
            "follow_up",
            "0..1",
            "Somebody gets hold of the benefit",
            "a benefit owner x leadership x direction",
            "time",
            Split("initiative", "follow_up"),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
