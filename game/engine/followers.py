"""What the stocks that follow a target rest on, cause by cause: quality and trust, from turn to turn.

Such a stock has no inflow and outflow to book: every share of it closes the same part of its gap to what the
same cause now holds up. So the shares are remembered (``state.Ledger``). What the parts of a target are, and
whose, is stated by the mechanisms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from game.engine.arithmetic import FLOATS, pace, total, unit
from game.engine.causes import LIMIT, Account, book
from game.engine.dynamics.delivery import fund
from game.engine.dynamics.flow import evaluate
from game.engine.dynamics.mechanism import SHIFT, Following, paired, spell
from game.engine.dynamics.mechanisms import STOCK_ROWS
from game.engine.dynamics.steady import steady
from game.engine.dynamics.stocks import Rates, Stocks
from game.engine.frame import Frame
from game.engine.state import Ledger, Shares, Tag
from game.engine.work import Work

Place = tuple[str, int]
"""A stock, and the service it is of; -1 for the whole organisation's."""

Shifters = Mapping[Place, list[tuple[Tag, float]]]
"""Who shifts the target of a stock, and by how much."""

_FOLLOWING: tuple[tuple[str, Following], ...] = tuple(
    (row.name, row.causes) for row in STOCK_ROWS if isinstance(row.causes, Following)
)
_SHIFTED = {name: follows.ins.index(SHIFT) for name, follows in _FOLLOWING}
"""Where the shifted part stands among the parts of each target."""

_START: Tag = ("world", -1, "start")


class Followers:
    """Shares of each stock that follows a target.

    Args:
        work: The turn before anything has been decided.
        ledger: The memory of earlier turns, None to split the stocks as they stand.
    """

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        fresh = _split(work) if ledger is None else ledger
        self.shares: dict[Place, Account] = {place: dict(each) for place, each in fresh.shares.items()}
        self._begin()

    def _begin(self) -> None:
        self._before = {place: dict(account) for place, account in self.shares.items()}

    def open(self, frame: Frame, shifters: Shifters) -> None:
        """Make ready for the steps of a turn: whose the parts of the targets are, and who shifts them."""
        self._params, self._h, self._shifters = frame.rules.params, frame.h, shifters
        self._tags = {
            place: spell(follows.ins, frame, place[1])
            for name, follows in _FOLLOWING
            for place in self.shares
            if place[0] == name
        }

    def ledger(self) -> Ledger:
        """Return the memory for the next turn."""
        return Ledger({place: tuple(account.items()) for place, account in self.shares.items()})

    def moved(self, stock: str, service: int = -1) -> Account:
        """Return how each cause has moved a stock in the flow of the turn (fraction)."""
        before, moved = self._before[stock, service], Account()
        for tag, amount in self.shares[stock, service].items():
            book(moved, tag, amount - before.get(tag, 0.0))
        return moved

    def impulse(self, tag: Tag, before: Stocks, after: Stocks) -> None:
        """Remember on whom an immediate change of a stock rests, so that its fading is theirs too."""
        for place, account in self.shares.items():
            book(account, tag, _held(after, place) - _held(before, place))
        self._begin()

    def step(self, x: Stocks, rates: Rates) -> None:
        """Let every share follow for one step from x."""
        for name, follows in _FOLLOWING:
            up, down = getattr(self._params, follows.up), getattr(self._params, follows.down)
            for place, parts in _parts(name, getattr(rates, follows.parts)):
                target = unit(total(parts), FLOATS)
                e = pace(_held(x, place), target, up, down, self._h, FLOATS)
                wanted = _tagged(name, self._tags[place], parts, self._shifters.get(place, []))
                _follow(self.shares[place], wanted, target - total(parts), e)


def _parts(name: str, parts: list[float] | list[list[float]]) -> list[tuple[Place, list[float]]]:
    """Return the parts of the target of each stock of a name."""
    if parts and isinstance(parts[0], list):
        return [((name, s), each) for s, each in enumerate(parts)]
    return [((name, -1), cast("list[float]", parts))]


def _held(x: Stocks, place: Place) -> float:
    name, service = place
    held = getattr(x, name)
    return float(held if service < 0 else held[service])


def _split(work: Work) -> Ledger:
    """Split the stocks as they stand by what holds them up; the rest is how the game began."""
    inputs, x, frame = work.inputs(), work.x, work.frame
    funding = fund(x, inputs, frame.h, frame, FLOATS)
    rates = evaluate(x, inputs, funding, steady(inputs, frame), frame, FLOATS)
    return Ledger(
        {
            place: _begun(name, spell(follows.ins, frame, place[1]), parts, _held(x, place))
            for name, follows in _FOLLOWING
            for place, parts in _parts(name, getattr(rates, follows.parts))
        }
    )


def _tagged(
    stock: str, tags: tuple[Tag, ...], parts: list[float], shifters: list[tuple[Tag, float]]
) -> list[tuple[Tag, float]]:
    """Pair tags with parts; the shifted part goes to those who shift the target."""
    found = [*paired(stock, tags, parts)]
    del found[_SHIFTED[stock]]
    found += shifters
    return found


def _begun(name: str, tags: tuple[Tag, ...], parts: list[float], stock: float) -> Shares:
    account: Account = {}
    kept = _tagged(name, tags, parts, [])
    for tag, part in kept:
        book(account, tag, part)
    book(account, _START, stock - total([part for _, part in kept]))
    return tuple(account.items())


def _follow(account: Account, parts: list[tuple[Tag, float]], clipped: float, e: float) -> None:
    """Let every share of a following stock close the same part of its gap."""
    wanted: Account = {}
    for tag, part in parts:
        wanted[tag] = wanted.get(tag, 0.0) + part
    if clipped != 0.0:
        wanted[LIMIT] = clipped
    for tag in [*account, *(tag for tag in wanted if tag not in account)]:
        share = account.get(tag, 0.0)
        account[tag] = share + (wanted.get(tag, 0.0) - share) * e
