"""Security, and how exposed sensitive data is."""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, saturate, total
from game.engine.dynamics.capability import nudged
from game.engine.dynamics.mechanism import EROSION, Each, Mechanism, Relaxing, StockRow
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import STRATEGY, TECHNOLOGY

SECURITY_PARTS = ("direction", "repair", "competence")
"""The first inflows of security; after them come the initiatives."""


def expose(x: Stocks, rates: Rates, frame: Frame) -> None:
    """Evaluate the exposure of each initiative, as a share of the possible maximum of them all."""
    unsafe, most = 1.0 - x.security, frame.privacy_total
    for n in frame.tooled:
        rates.exposure[n] = rates.used[n] * frame.initiatives[n].privacy * unsafe / most


def protect(x: Stocks, rates: Rates, frame: Frame) -> None:
    """Evaluate the flows of security.

    Equations are our own (assumption): security grows from direction with money, spare money and competence.
    """
    p = frame.rules.params
    aimed = rates.security_money * x.strategy
    repair = saturate(rates.left_security, p.security_repair_half) * (0.4 + 0.6 * x.strategy)
    heads, inflows = len(SECURITY_PARTS), rates.security_in
    inflows[:heads] = (
        p.security_gain * p.security_strategy * aimed,
        p.security_gain * p.security_repair * repair,
        p.security_gain * p.security_competence * rates.competence_mean,
    )
    for n, given in frame.security_from:
        inflows[heads + n] = given * (0.5 * x.built[n] + 0.5 * rates.used[n])


def advance_security(x: Stocks, y: Stocks, inputs: Inputs, rates: Rates, h: float, ar: Arithmetic) -> None:
    """Move security from x to y over h years."""
    shift = inputs.shift.get(("security", -1))
    y.security = nudged(x.security, total(rates.security_in), rates.security_out, shift, h, ar)


MECHANISM = Mechanism(
    {
        "security": (
            "inflow of **security** = `gain` × (`strategy` × half(technology money, `half_money`) × "
            "**strategy** + `repair` × half(money left for security, `repair_half`) × (0.4 + 0.6 × "
            "**strategy**) + `competence` × mean **competence**) + `provided` × what security initiatives "
            "give, half in place and half in use; outflow = `erosion`",
            "exposed data = Σ **built** × **adoption** × sensitivity × (1 − **security**), as a share of "
            "the most possible",
        ),
    },
    (
        StockRow(
            "security",
            "0..1",
            "Security and privacy at work",
            "money with direction, repair, competence, security initiatives",
            "threats that outgrow defences",
            Relaxing(
                "security_in",
                (
                    ("lever", STRATEGY, ""),
                    ("lever", TECHNOLOGY, "repair"),
                    ("competence", -1, ""),
                    Each("initiative", "provides"),
                ),
                "security_out",
                EROSION,
            ),
        ),
    ),
)
"""The stocks moved here, who moves them, and the equations in words."""
