"""How a tool comes into use: willingness, diffusion by example, and people who leave."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, approach, bass, unit
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame


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
    taking_part = p.adoption_participation * supported * inputs.lean[2][2]
    unled = 1.0 - p.adoption_churn_led * ar.minimum(x.leadership * rates.managers, 1.0)
    tired = p.adoption_churn_fatigue * x.fatigue
    informed = 0.6 + 0.4 * x.data
    rates.adopt_potential, rates.adopt_pull, rates.adopt_spread, rates.churn = [], [], [], []
    links = along(frame.initiatives, frame.shares, rates.works, x.adoption, x.practice, inputs.pilot_pace)
    competence, insight = x.competence, rates.insight
    for rule, shares, works, adopted, practised, pace in links:
        skilled = 0.0
        for s, share in shares:
            skilled = skilled + share * competence[s]
        useful = rule.usefulness * insight * informed * (0.5 + 0.5 * works)
        easy = skilled * (1.0 - rule.complexity) + p.adoption_practice_ease * practised + taking_part
        willing = p.adoption_usefulness * useful + p.adoption_ease * easy + social + conditions
        potential = unit(p.adoption_slope * (willing - p.adoption_threshold), ar) * works
        moved = (p.adoption_pace_floor + p.adoption_pace * willing) * pace
        rates.adopt_potential.append(potential)
        rates.adopt_pull.append(p.adoption_innovation * moved)
        rates.adopt_spread.append(p.adoption_word_of_mouth * moved)
        rates.churn.append(
            p.adoption_churn
            + p.adoption_churn_practice * (1.0 - practised) * unled
            + tired
            + p.adoption_abandonment * ar.maximum(adopted - potential, ar.zero)
        )


def advance_adoption(x: Stocks, y: Stocks, rates: Rates, h: float, ar: Arithmetic) -> None:
    """Move adoption from x to y over h years: diffusion first, then churn."""
    drivers = along(x.adoption, rates.adopt_potential, rates.adopt_pull, rates.adopt_spread, rates.churn)
    y.adoption = []
    for adopted, potential, pull, spreading, churn in drivers:
        reached = bass(adopted, potential, pull, spreading, h, ar)
        y.adoption.append(reached - reached * approach(churn * h, ar))
