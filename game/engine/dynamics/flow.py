"""The order of the equations, and the midpoint steps of a turn."""

from __future__ import annotations

from collections.abc import Callable

from game.engine.arithmetic import Arithmetic
from game.engine.dynamics.adoption import advance_adoption, spread
from game.engine.dynamics.benefits import advance_accounts, harvest
from game.engine.dynamics.capability import advance_capability, build_capability, weigh_load
from game.engine.dynamics.delivery import Funding, advance_delivery, deliver, fund
from game.engine.dynamics.mechanism import Mechanism
from game.engine.dynamics.practice import advance_practice, redesign
from game.engine.dynamics.quality import advance_quality, serve
from game.engine.dynamics.security import advance_security, expose, protect
from game.engine.dynamics.steady import Span, steady
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.dynamics.sustainability import advance_sustainability, sustain
from game.engine.dynamics.trust import advance_trust, judge
from game.engine.frame import Frame

Watcher = Callable[[Stocks, Rates, Stocks], None]
"""Sees each step: stocks before, rates used, stocks after. It must change nothing, and keep no
rates: the next step fills them in anew.
"""


def evaluate(
    x: Stocks, inputs: Inputs, funding: Funding, rates: Rates, frame: Frame, ar: Arithmetic
) -> Rates:
    """Evaluate every rate at the stocks x, into the rates that ``steady`` began."""
    harvest(x, inputs, rates, frame, ar)
    weigh_load(x, inputs, rates, frame, ar)
    build_capability(x, inputs, rates, frame, ar)
    deliver(x, inputs, funding, rates, frame, ar)
    spread(x, inputs, rates, frame, ar)
    redesign(x, inputs, rates, frame)
    expose(x, rates, frame)
    protect(x, rates, frame)
    sustain(x, inputs, rates, frame)
    serve(x, inputs, rates, frame)
    judge(x, inputs, rates, frame, ar)
    return rates


def advance(x: Stocks, inputs: Inputs, rates: Rates, span: Span, frame: Frame, ar: Arithmetic) -> Stocks:
    """Return the stocks a span of time after x at constant rates."""
    y, h = Stocks(), span.h
    advance_capability(x, y, inputs, rates, h, frame, ar)
    advance_delivery(x, y, inputs, rates, h, frame, ar)
    advance_adoption(x, y, rates, h, frame, ar)
    advance_practice(x, y, rates, h, ar)
    advance_security(x, y, inputs, rates, h, ar)
    advance_sustainability(x, y, inputs, rates, h, ar)
    advance_quality(x, y, rates, span, ar)
    advance_trust(x, y, rates, span, ar)
    advance_accounts(x, y, inputs, rates, h)
    return y


def flow(x: Stocks, inputs: Inputs, frame: Frame, ar: Arithmetic, watch: Watcher | None = None) -> Stocks:
    """Return the stocks a turn later by midpoint steps; funding is fixed at the start of each step."""
    rates = steady(inputs, frame)
    half, whole = Span(frame.h * 0.5, frame, ar), Span(frame.h, frame, ar)
    for _ in range(frame.steps):
        funding = fund(x, inputs, frame.h, frame, ar)
        middle = advance(x, inputs, evaluate(x, inputs, funding, rates, frame, ar), half, frame, ar)
        evaluate(middle, inputs, funding, rates, frame, ar)
        after = advance(x, inputs, rates, whole, frame, ar)
        if watch is not None:
            watch(x, rates, after)
        x = after
    return x


MECHANISM = Mechanism(
    {
        "time": (
            "a turn = its years × 2 × `steps` midpoint steps: rates are evaluated at the start of a step "
            "and again half-way, and the second are used for the whole step",
            "within a step each flow is solved exactly for constant rates, so no stock can leave its "
            "range; **built**, **debt** and the accounts, whose rates hold within a step, are added up",
        ),
    },
)
"""How time goes, in words."""
