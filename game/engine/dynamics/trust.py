"""Trust of staff and citizens, slow to grow and quick to fall, and the council's confidence."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, divide, dot, mean_by, product, total, unit
from game.engine.dynamics.steady import Span
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame

STAFF_PARTS = ("base", "leadership", "organisation", "participation", "fatigue", "savings", "shift")
CITIZEN_PARTS = ("base", "exclusion", "shift")
"""The first parts of the targets; citizens' go on with each service's quality, then each initiative's
exposure.
"""


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
