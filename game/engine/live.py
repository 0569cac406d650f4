"""Only what moves: initiatives that were never started are left out of the flow, with the same bits as with
them.

Nothing but zeros is left out, and adding zero changes no bit, so many playthroughs keep what moves in any.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from game.engine.arithmetic import FLOATS, Arithmetic, Whole
from game.engine.dynamics.stocks import Inputs, Stocks
from game.engine.frame import Frame
from game.engine.vocabulary import NOT_STARTED

_STOCKS = ("built", "adoption", "practice", "follow_up", "debt")
_INPUTS = (
    "active", "believed", "building", "cost", "duration", "fit", "load", "ownership", "pilot_pace", "reach",
)  # fmt: skip


def moving(x: Stocks, status: list[Whole], ar: Arithmetic = FLOATS) -> tuple[int, ...]:
    """Return the initiatives that somebody has started, or that have anything in their stocks."""
    return tuple(
        n
        for n, state in enumerate(status)
        if ar.some(state != NOT_STARTED) or any(ar.some(getattr(x, name)[n] != 0.0) for name in _STOCKS)
    )


@lru_cache(maxsize=64)
def narrow(whole: Frame, live: tuple[int, ...]) -> Frame:
    """Return the frame of some initiatives only."""
    place = {n: local for local, n in enumerate(live)}
    return replace(
        whole,
        live=live,
        initiatives=tuple(whole.initiatives[n] for n in live),
        shares=[whole.shares[n] for n in live],
        serves=[tuple((place[n], share) for n, share in serving if n in place) for serving in whole.serves],
        lifts=[tuple((place[n], lift) for n, lift in lifting if n in place) for lifting in whole.lifts],
        cost=[whole.cost[n] for n in live],
    )


def narrow_stocks(x: Stocks, live: tuple[int, ...]) -> Stocks:
    """Return the stocks with some initiatives only."""
    y = x.copy()
    for name in _STOCKS:
        lanes = getattr(x, name)
        setattr(y, name, [lanes[n] for n in live])
    return y


def narrow_inputs(inputs: Inputs, live: tuple[int, ...]) -> Inputs:
    """Return the inputs with some initiatives only."""
    made = Inputs()
    for name in Inputs.__slots__:
        value = getattr(inputs, name)
        setattr(made, name, [value[n] for n in live] if name in _INPUTS else value)
    return made


def widen_stocks(y: Stocks, before: Stocks, live: tuple[int, ...]) -> Stocks:
    """Put the stocks of some initiatives back among all of them."""
    x = y.copy()
    for name in _STOCKS:
        lanes = list(getattr(before, name))
        for n, lane in zip(live, getattr(y, name), strict=True):
            lanes[n] = lane
        setattr(x, name, lanes)
    return x
