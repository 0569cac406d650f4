"""How a tool comes into use: willingness, diffusion by example, and people who leave."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.arithmetic import FLOATS, Arithmetic, approach, bass, unit
from game.engine.dynamics.mechanism import Booked, Mechanism, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.state import Tag


def spread(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate potential users, the pull of diffusion and the churn of each initiative.

    Source: UTAUT for what makes people willing (weights are assumptions); Bass 1969 for the diffusion.
    """
    p = frame.rules.params
    with_time = p.adoption_alone + (1.0 - p.adoption_alone) * rates.organisation
    with_leaders = p.adoption_alone + (1.0 - p.adoption_alone) * x.leadership
    social = p.adoption_social * x.leadership * (0.4 + 0.6 * x.staff_trust) * with_time
    supported = rates.organisation * with_leaders
    conditions = p.adoption_conditions * supported * rates.slack * (1.0 - x.fatigue)
    taking_part = p.adoption_participation * rates.participation * with_leaders
    unled = 1.0 - p.adoption_churn_led * ar.minimum(x.leadership * rates.managers, 1.0)
    tired = p.adoption_churn_fatigue * x.fatigue
    informed = 0.6 + 0.4 * x.data
    competence, insight = x.competence, rates.insight
    for n in frame.tooled:
        rule, works, practised = frame.initiatives[n], rates.works[n], x.practice[n]
        skilled = 0.0
        for s, share in frame.shares[n]:
            skilled = skilled + share * competence[s]
        useful = rule.usefulness * insight * informed * (0.5 + 0.5 * works)
        easy = skilled * (1.0 - rule.complexity) + p.adoption_practice_ease * practised + taking_part
        willing = p.adoption_usefulness * useful + p.adoption_ease * easy + social + conditions
        potential = unit(p.adoption_slope * (willing - p.adoption_threshold), ar) * works
        moved = (p.adoption_pace_floor + p.adoption_pace * willing) * inputs.pilot_pace[n]
        rates.adopt_potential[n] = potential
        rates.adopt_pull[n] = p.adoption_innovation * moved
        rates.adopt_spread[n] = p.adoption_word_of_mouth * moved
        rates.churn[n] = (
            p.adoption_churn
            + p.adoption_churn_practice * (1.0 - practised) * unled
            + tired
            + p.adoption_abandonment * ar.maximum(x.adoption[n] - potential, ar.zero)
        )


def advance_adoption(x: Stocks, y: Stocks, rates: Rates, h: float, frame: Frame, ar: Arithmetic) -> None:
    """Move adoption from x to y over h years: diffusion first, then churn."""
    y.adoption = x.adoption.copy()
    for n in frame.tooled:
        potential, pull, spreading = rates.adopt_potential[n], rates.adopt_pull[n], rates.adopt_spread[n]
        reached = bass(x.adoption[n], potential, pull, spreading, h, ar)
        y.adoption[n] = reached - reached * approach(rates.churn[n] * h, ar)


def explain_adoption(
    x: Stocks, y: Stocks, rates: Rates, inputs: Inputs, frame: Frame
) -> Iterable[tuple[Tag, float]]:
    """Return how many took each tool into use in a step, and how many left it."""
    for n, adopted in enumerate(x.adoption):
        if adopted == 0.0 and y.adoption[n] == 0.0:
            continue
        pull, spreading = rates.adopt_pull[n], rates.adopt_spread[n]
        reached = bass(adopted, rates.adopt_potential[n], pull, spreading, frame.h, FLOATS)
        which = frame.live[n]
        yield ("initiative", which, "adoption"), reached - adopted
        yield ("initiative", which, "churn"), y.adoption[n] - reached


MECHANISM = Mechanism(
    {
        "adoption": (
            "willingness = `usefulness` × useful × (0.6 + 0.4 × **data**) × (0.5 + 0.5 × works) + `ease` "
            "× easy + `social` × **leadership** × (0.4 + 0.6 × **staff_trust**) × time + `conditions` × "
            "organisation × leaders × slack × (1 − **fatigue**)",
            "easy = **competence** × (1 − complexity) + `practice_ease` × **practice** + `participation` "
            "× organisation × leaders; time and leaders count for `alone` when the other is missing",
            "those who could use it = `slope` × (willingness − `threshold`) within 0 and 1, × works",
            "change of **adoption** = (p + q × **adoption**) × (could use it − **adoption**), with p = "
            "`innovation` × m, q = `word_of_mouth` × m, m = `pace_floor` + `pace` × willingness, × "
            "`pilot_pace` in a pilot",
            "those who leave each year, as a share of **adoption** = `churn` + `churn_practice` × (1 − "
            "**practice**) × (1 − `churn_led` × **leadership**) + `churn_fatigue` × **fatigue** + "
            "`abandonment` × users beyond those who could",
        ),
    },
    (
        StockRow(
            "adoption",
            "0..1",
            "Staff who use the tool",
            "willingness and the example of others (Bass)",
            "people who give up: old ways of working, fatigue, no leaders",
            Booked(explain_adoption),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
