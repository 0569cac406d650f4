"""The chain from tool to benefit: which links hold the benefit back, and the first that can be mended now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.indicators import CHAIN, InitiativeReading

LINKS = ("built", "used", "practice", "followed_up")
"""The links of the chain in order; the engine's names of them are those of ``CHAIN``."""

IDLE, PAUSED, WEAK, STRONG = "idle", "paused", "weak", "strong"

HOLDS = 70.0
"""A link holds from here."""

LITTLE = 35.0
"""Below this a link has hardly begun; between the two it is on its way."""

NEARLY_BUILT = 75.0
"""From here people can begin to use a tool, so the links behind it count as well."""

_FINISHED = 99.5
_READY = ("pilot_done", "delivered")


@dataclass(frozen=True, slots=True)
class Chain:
    """An initiative's chain.

    Attributes:
        state: idle (not begun, or stopped), paused, weak or strong.
        values: Each of ``LINKS``, 0..100.
        weak: Every link that holds the benefit back, in the chain's order.
        weakest: The one that holds it back most; "" when none does.
    """

    state: str
    values: Mapping[str, float]
    weak: tuple[str, ...]
    weakest: str


def chain_of(reading: InitiativeReading) -> Chain:
    """Judge an initiative's chain.

    What is not built is always named; behind a tool that nobody can have begun to use, nothing else is.
    """
    values = {link: float(getattr(reading, part)) for link, part in zip(LINKS, CHAIN, strict=True)}
    if reading.status in ("not_started", "stopped", "paused"):
        return Chain(PAUSED if reading.status == "paused" else IDLE, values, (), "")
    unfinished = reading.status not in _READY and values["built"] < _FINISHED
    if unfinished and values["built"] < NEARLY_BUILT:
        return Chain(WEAK, values, ("built",), "built")
    behind = tuple(link for link in LINKS[1:] if round(values[link]) < HOLDS)
    weak = ("built", *behind) if unfinished or round(values["built"]) < HOLDS else behind
    weakest = min(weak, key=lambda link: values[link], default="")
    return Chain(WEAK if weak else STRONG, values, weak, weakest)


def level(value: float) -> int:
    """Return how far a weak link has come: 0 hardly begun, 1 on its way."""
    return 0 if round(value) < LITTLE else 1


def remedy(chain: Chain, has_owner: bool, owner_open: bool) -> str:
    """Return what can mend a chain now: ``owner``, or the link that money can reach; "" when nothing can.

    Nothing is followed up where nobody answers for the benefit, so money on follow-up waits for an owner.

    Args:
        chain: The chain.
        has_owner: Whether somebody answers for the benefit.
        owner_open: Whether an owner can be given now.
    """
    if "followed_up" in chain.weak and not has_owner and owner_open:
        return "owner"
    reached = [link for link in chain.weak if link != "followed_up" or has_owner]
    return min(reached, key=lambda link: chain.values[link], default="")
