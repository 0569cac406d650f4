"""Only what moves: initiatives that were never started are left out of the flow, and those without a tool out
of the equations about tools, with the same bits as with them.

Nothing but zeros is left out, and adding zero changes no bit, so many playthroughs keep what moves in any.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from game.engine.arithmetic import FLOATS, Arithmetic, Whole
from game.engine.dynamics.stocks import Inputs, Stocks
from game.engine.fields import OF_INITIATIVES
from game.engine.frame import Frame, Pairs
from game.engine.vocabulary import NOT_STARTED


def moving(x: Stocks, status: list[Whole], ar: Arithmetic = FLOATS) -> tuple[int, ...]:
    """Return the initiatives that somebody has started, or that have anything in their stocks."""
    some, stocks = ar.some, [getattr(x, name) for name in OF_INITIATIVES]
    return tuple(
        n
        for n, state in enumerate(status)
        if some(state != NOT_STARTED) or any([some(lanes[n] != 0.0) for lanes in stocks])
    )


def tooled(x: Stocks, inputs: Inputs, live: tuple[int, ...], ar: Arithmetic = FLOATS) -> tuple[int, ...]:
    """Return which of the moving initiatives have a tool, users or debt, or can get one in this turn.

    The inputs are those of the moving ones. Without technology money nothing is built, and what is zero
    stays so: nobody takes up what does not work, and only what is built ages.
    """
    some, paid = ar.some, inputs.money[1] > 0.0
    return tuple(
        n
        for n, building in zip(live, inputs.building, strict=True)
        if some(paid & (building != 0.0))
        or some(x.built[n] != 0.0)
        or some(x.adoption[n] != 0.0)
        or some(x.debt[n] != 0.0)
    )


@lru_cache(maxsize=256)
def narrow(whole: Frame, live: tuple[int, ...], tools: tuple[int, ...]) -> Frame:
    """Return the frame of some initiatives only, of which some have tools."""
    moved = {n: local for local, n in enumerate(live)}
    equipped = {n: moved[n] for n in tools}
    return replace(
        whole,
        live=live,
        initiatives=tuple(whole.initiatives[n] for n in live),
        tooled=tuple(equipped.values()),
        shares=[whole.shares[n] for n in live],
        serves=[_only(pairs, moved) for pairs in whole.serves],
        relieves=[_only(pairs, equipped) for pairs in whole.serves],
        lifts=[_only(pairs, moved) for pairs in whole.lifts],
        platform_from=_only(whole.platform_from, equipped),
        data_from=_only(whole.data_from, equipped),
        security_from=_only(whole.security_from, equipped),
        excludes=_only(whole.excludes, equipped),
        cost=[whole.cost[n] for n in live],
    )


def _only(pairs: Pairs, place: dict[int, int]) -> Pairs:
    return tuple((place[n], number) for n, number in pairs if n in place)


def narrow_stocks(x: Stocks, live: tuple[int, ...]) -> Stocks:
    """Return the stocks with some initiatives only."""
    y = x.copy()
    for name in OF_INITIATIVES:
        lanes = getattr(x, name)
        setattr(y, name, [lanes[n] for n in live])
    return y


def widen_stocks(y: Stocks, before: Stocks, live: tuple[int, ...]) -> Stocks:
    """Put the stocks of some initiatives back among all of them."""
    x = y.copy()
    for name in OF_INITIATIVES:
        lanes = list(getattr(before, name))
        for n, lane in zip(live, getattr(y, name), strict=True):
            lanes[n] = lane
        setattr(x, name, lanes)
    return x
