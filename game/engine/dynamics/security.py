"""Security, and how exposed sensitive data is."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, along, saturate, total
from game.engine.dynamics.capability import nudged
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame

SECURITY_PARTS = ("direction", "repair", "competence")
"""The first inflows of security; after them come the initiatives."""


def expose(x: Stocks, rates: Rates, frame: Frame) -> None:
    """Evaluate the exposure of each initiative, as a share of the possible maximum of them all."""
    unsafe, most = 1.0 - x.security, frame.privacy_total
    rates.exposure = [
        used * rule.privacy * unsafe / most for rule, used in along(frame.initiatives, rates.used)
    ]


def protect(x: Stocks, rates: Rates, frame: Frame) -> None:
    """Evaluate the flows of security.

    Equations are our own (assumption): security grows from direction with money, spare money and competence.
    """
    p = frame.rules.params
    aimed = rates.security_money * x.strategy
    repair = saturate(rates.left_security, p.security_repair_half) * (0.4 + 0.6 * x.strategy)
    rates.security_in = [
        p.security_gain * p.security_strategy * aimed,
        p.security_gain * p.security_repair * repair,
        p.security_gain * p.security_competence * rates.competence_mean,
    ]
    for rule, built, used in along(frame.initiatives, x.built, rates.used):
        rates.security_in.append(p.security_provided * rule.security * (0.5 * built + 0.5 * used))


def advance_security(x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, ar: Arithmetic) -> None:
    """Move security from x to y over h years."""
    shift = inputs.shift.get(("security", -1))
    y.security = nudged(x.security, total(rates.security_in), rates.security_out, shift, h, ar)
