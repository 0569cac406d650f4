"""Trust of staff and citizens, slow to grow and quick to fall, and the council's confidence."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, divide, dot, mean_by, product, total, unit
from game.engine.dynamics.mechanism import (
    BASE,
    OF_SERVICES,
    SHIFT,
    Each,
    Following,
    Mechanism,
    Split,
    StockRow,
)
from game.engine.dynamics.steady import Span
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import LEADERSHIP, ORGANISATION


def judge(x: Stocks, inputs: Inputs, rates: Rates, frame: Frame, ar: Arithmetic) -> None:
    """Evaluate the parts of both trust targets and the target of the council's confidence.

    Source: trust is asymmetric, Slovic 1993 (contested); sizes are assumptions.
    """
    p = frame.rules.params
    saved = product(rates.freed_effect, inputs.to_savings)
    rates.staff_parts = [
        frame.staff_base,
        p.staff_trust_leadership * x.leadership,
        p.staff_trust_organisation * rates.organisation,
        p.staff_trust_participation * rates.participation,
        -(p.staff_trust_fatigue * x.fatigue),
        -(p.staff_trust_savings * mean_by(frame.weight, saved)),
        inputs.shift.get(("staff_trust", -1), ar.zero),
    ]
    rates.citizen_parts = [
        frame.citizen_base,
        -(p.citizen_trust_exclusion * x.exclusion),
        inputs.shift.get(("citizen_trust", -1), ar.zero),
        *[p.citizen_trust_quality * w * q for w, q in along(frame.weight, x.quality)],
        *[-(p.citizen_trust_exposure * part) for part in rates.exposure],
    ]
    believed = dot(rates.benefit, inputs.believed)
    debt = divide(ar.maximum(-x.reserve, ar.zero), max(frame.rules.loan_limit, 0.1), ar)
    rates.confidence_target = unit(
        p.council_base
        + p.council_trust * x.citizen_trust
        + p.council_benefits * ar.minimum(believed / (p.council_expected * frame.annual), 1.0)
        - p.council_economy * ar.minimum(debt, 1.0),
        ar,
    )


def advance_trust(x: Stocks, y: Stocks, rates: Rates, span: Span, ar: Arithmetic) -> None:
    """Move trust and confidence from x to y, trust at one rate upwards and another downwards."""
    staff, citizens = unit(total(rates.staff_parts), ar), unit(total(rates.citizen_parts), ar)
    e = ar.where(staff > x.staff_trust, span.staff_up, span.staff_down)
    y.staff_trust = x.staff_trust + (staff - x.staff_trust) * e
    e = ar.where(citizens > x.citizen_trust, span.citizens_up, span.citizens_down)
    y.citizen_trust = x.citizen_trust + (citizens - x.citizen_trust) * e
    y.confidence = x.confidence + (rates.confidence_target - x.confidence) * span.confidence


MECHANISM = Mechanism(
    {
        "staff_trust": (
            "target of **staff_trust** = what it started from + `leadership` × **leadership** + "
            "`organisation` × organisation + `participation` × organisation × taking part − `fatigue` × "
            "**fatigue** − `savings` × freed time directed to savings (the start is reckoned with "
            "organisation = `custom` and fatigue at rest)",
            "the gap closes at `up` when the target is above, at `down` when it is below",
        ),
        "citizen_trust": (
            "target of **citizen_trust** = what it started from + `quality` × mean **quality** − "
            "`exposure` × exposed data − `exclusion` × **exclusion**",
            "the gap closes at `up` when the target is above, at `down` when it is below",
        ),
        "council": (
            "target of **confidence** = `base` + `trust` × **citizen_trust** + `benefits` × believed "
            "benefits / (`expected` × annual budget), at most 1, − `economy` × debt / loan limit (of a "
            "tenth of a MNOK at least), at most 1; the gap closes at `rate`",
        ),
    },
    (
        StockRow(
            "staff_trust",
            "0..1",
            "The staff's trust",
            "leadership, time to learn, taking part (slowly)",
            "fatigue, savings of freed time (fast)",
            Following(
                "staff_parts",
                (
                    BASE,
                    ("lever", LEADERSHIP, ""),
                    ("lever", ORGANISATION, ""),
                    ("lever", ORGANISATION, "participation"),
                    ("fatigue", -1, ""),
                    ("freed_time", -1, "savings"),
                    SHIFT,
                ),
                "staff_trust_up",
                "staff_trust_down",
            ),
        ),
        StockRow(
            "citizen_trust",
            "0..1",
            "The citizens' trust",
            "service quality (slowly)",
            "exposed data, exclusion, bad service (fast)",
            Following(
                "citizen_parts",
                (
                    BASE,
                    ("exclusion", -1, ""),
                    SHIFT,
                    Each("service", of=OF_SERVICES),
                    Each("initiative", "exposure"),
                ),
                "citizen_trust_up",
                "citizen_trust_down",
            ),
        ),
        StockRow(
            "confidence",
            "0..1",
            "The council's confidence",
            "citizens' trust, benefits it believes in",
            "an empty reserve",
            Split("council"),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
