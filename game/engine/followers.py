"""What the stocks that follow a target rest on, cause by cause: quality and trust, from turn to turn.

Such a stock has no inflow and outflow to book: every share of it closes the same part of its gap to what the
same cause now holds up. So the shares are remembered (``state.Ledger``).
"""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.arithmetic import FLOATS, approach, pace, total, unit
from game.engine.causes import Account, book
from game.engine.dynamics.delivery import fund
from game.engine.dynamics.flow import evaluate
from game.engine.dynamics.quality import QUALITY_PARTS
from game.engine.dynamics.steady import steady
from game.engine.dynamics.stocks import Rates, Stocks
from game.engine.dynamics.trust import CITIZEN_PARTS, STAFF_PARTS
from game.engine.frame import Frame
from game.engine.state import Ledger, Shares, Tag
from game.engine.vocabulary import LEVERS
from game.engine.work import Work

Shifters = Mapping[tuple[str, int], list[tuple[Tag, float]]]
"""Who shifts the target of a stock, and by how much: by the stock's name and service (-1 for none)."""

_BASE: Tag = ("world", -1, "base")
_START: Tag = ("world", -1, "start")
_LIMIT: Tag = ("limit", -1, "")
_ORGANISATION, _LEADERSHIP = LEVERS.index("organisation"), LEVERS.index("leadership")
_STAFF_TAGS: tuple[Tag, ...] = (
    _BASE,
    ("lever", _LEADERSHIP, ""),
    ("lever", _ORGANISATION, ""),
    ("lever", _ORGANISATION, "participation"),
    ("fatigue", -1, ""),
    ("freed_time", -1, "savings"),
)
_QUALITY_SHIFT = QUALITY_PARTS.index("shift")
_STAFF_SHIFT = STAFF_PARTS.index("shift")
_CITIZEN_SHIFT = CITIZEN_PARTS.index("shift")


class Followers:
    """Shares of each service's quality, of staff trust and of citizens' trust.

    Args:
        work: The turn before anything has been decided.
        ledger: The memory of earlier turns, None to split the stocks as they stand.
    """

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        fresh = _split(work) if ledger is None else ledger
        self.quality: list[Account] = [dict(shares) for shares in fresh.quality]
        self.staff: Account = dict(fresh.staff_trust)
        self.citizens: Account = dict(fresh.citizen_trust)
        self._begin()

    def _begin(self) -> None:
        self._before = ([dict(a) for a in self.quality], dict(self.staff), dict(self.citizens))

    def ledger(self) -> Ledger:
        """Return the memory for the next turn."""
        return Ledger(
            tuple(tuple(account.items()) for account in self.quality),
            tuple(self.staff.items()),
            tuple(self.citizens.items()),
        )

    def quality_moved(self, service: int) -> Account:
        """Return how each cause has moved a service's quality in the flow of the turn (fraction)."""
        return _moved(self._before[0][service], self.quality[service])

    def staff_moved(self) -> Account:
        """Return how each cause has moved staff trust in the flow of the turn (fraction)."""
        return _moved(self._before[1], self.staff)

    def citizens_moved(self) -> Account:
        """Return how each cause has moved citizens' trust in the flow of the turn (fraction)."""
        return _moved(self._before[2], self.citizens)

    def impulse(self, tag: Tag, before: Stocks, after: Stocks) -> None:
        """Remember on whom an immediate change of a stock rests, so that its fading is theirs too."""
        for account, first, last in zip(self.quality, before.quality, after.quality, strict=True):
            book(account, tag, last - first)
        book(self.staff, tag, after.staff_trust - before.staff_trust)
        book(self.citizens, tag, after.citizen_trust - before.citizen_trust)
        self._begin()

    def step(self, x: Stocks, rates: Rates, frame: Frame, shifters: Shifters) -> None:
        """Let every share follow for one step from x."""
        p, h = frame.rules.params, frame.h
        e = approach(p.quality_rate * h, FLOATS)
        for s, parts in enumerate(rates.quality_parts):
            tags = _tagged(_quality_tags(frame, s), parts, _QUALITY_SHIFT, shifters.get(("quality", s), []))
            _follow(self.quality[s], tags, _target(parts) - total(parts), e)
        parts = rates.staff_parts
        e = pace(x.staff_trust, _target(parts), p.staff_trust_up, p.staff_trust_down, h, FLOATS)
        tags = _tagged(_STAFF_TAGS, parts, _STAFF_SHIFT, shifters.get(("staff_trust", -1), []))
        _follow(self.staff, tags, _target(parts) - total(parts), e)
        parts = rates.citizen_parts
        e = pace(x.citizen_trust, _target(parts), p.citizen_trust_up, p.citizen_trust_down, h, FLOATS)
        tags = _tagged(_citizen_tags(frame), parts, _CITIZEN_SHIFT, shifters.get(("citizen_trust", -1), []))
        _follow(self.citizens, tags, _target(parts) - total(parts), e)


def _split(work: Work) -> Ledger:
    """Split the stocks as they stand by what holds them up; the rest is how the game began."""
    inputs, x, frame = work.inputs(), work.x, work.frame
    funding = fund(x, inputs, frame.h, frame, FLOATS)
    rates = evaluate(x, inputs, funding, steady(inputs, frame), frame, FLOATS)
    quality = tuple(
        _begun(_quality_tags(frame, s), rates.quality_parts[s], _QUALITY_SHIFT, x.quality[s])
        for s in range(len(x.quality))
    )
    return Ledger(
        quality,
        _begun(_STAFF_TAGS, rates.staff_parts, _STAFF_SHIFT, x.staff_trust),
        _begun(_citizen_tags(frame), rates.citizen_parts, _CITIZEN_SHIFT, x.citizen_trust),
    )


def _target(parts: list[float]) -> float:
    return unit(total(parts), FLOATS)


def _tagged(
    tags: tuple[Tag, ...], parts: list[float], shifted: int, shifters: list[tuple[Tag, float]]
) -> list[tuple[Tag, float]]:
    """Pair tags with parts; the part at ``shifted`` goes to those who shift the target."""
    rest = parts[:shifted] + parts[shifted + 1 :]
    return [*zip(tags, rest, strict=True), *shifters]


def _quality_tags(frame: Frame, service: int) -> tuple[Tag, ...]:
    return (
        _BASE,
        ("world", -1, "demand"),
        ("pressure", -1, ""),
        ("fatigue", -1, ""),
        ("disruption", -1, ""),
        ("freed_time", service, "quality"),
        *(("initiative", frame.live[n], "quality") for n, _ in frame.serves[service]),
    )


def _citizen_tags(frame: Frame) -> tuple[Tag, ...]:
    return (
        _BASE,
        ("exclusion", -1, ""),
        *(("service", s, "") for s in range(len(frame.weight))),
        *(("initiative", n, "exposure") for n in frame.live),
    )


def _begun(tags: tuple[Tag, ...], parts: list[float], shifted: int, stock: float) -> Shares:
    account: Account = {}
    kept = parts[:shifted] + parts[shifted + 1 :]
    for tag, part in zip(tags, kept, strict=True):
        book(account, tag, part)
    book(account, _START, stock - total(kept))
    return tuple(account.items())


def _moved(before: Account, after: Account) -> Account:
    moved: Account = {}
    for tag, amount in after.items():
        book(moved, tag, amount - before.get(tag, 0.0))
    return moved


def _follow(account: Account, parts: list[tuple[Tag, float]], clipped: float, e: float) -> None:
    """Let every share of a following stock close the same part of its gap."""
    wanted: Account = {}
    for tag, part in parts:
        wanted[tag] = wanted.get(tag, 0.0) + part
    if clipped != 0.0:
        wanted[_LIMIT] = clipped
    for tag in [*account, *(tag for tag in wanted if tag not in account)]:
        share = account.get(tag, 0.0)
        account[tag] = share + (wanted.get(tag, 0.0) - share) * e
