"""What a mechanism states beside its equations: its stocks, their equations in words, and who moves them.

A stock cannot be stated without its causes, and a mechanism cannot be stated without the words of its
equations; ``dynamics.mechanisms`` gathers them and checks them against the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.frame import Frame
from game.engine.state import Tag

BASE: Tag = ("world", -1, "base")
EROSION: Tag = ("world", -1, "erosion")
RECOVERY: Tag = ("world", -1, "recovery")
SHIFT: Tag = ("shift", -1, "")
"""Stands for the answers and events that shift a target, where a target's parts hold their sum."""

HERE = -2
"""Index of the service whose stock it is."""

OF_LIVE, OF_SERVICES, OF_SERVING = "live", "services", "serving"
"""What there is one cause of each of: initiatives that move, services, initiatives that serve the service."""


@dataclass(frozen=True, slots=True)
class Each:
    """One cause for each of several: ``Each("initiative", "provides")``.

    Attributes:
        kind: Kind of the tags.
        part: Part of the tags.
        of: ``OF_LIVE``, ``OF_SERVICES`` or ``OF_SERVING``.
    """

    kind: str
    part: str = ""
    of: str = OF_LIVE


Tags = tuple[Tag | Each, ...]
"""Causes in the order of the terms they explain."""


def spell(tags: Tags, frame: Frame, service: int = -1) -> tuple[Tag, ...]:
    """Return one tag for each term, for the initiatives of a frame (and one of the services)."""
    found: list[Tag] = []
    for tag in tags:
        if isinstance(tag, Each):
            each: Iterable[int] = frame.live
            if tag.of == OF_SERVICES:
                each = range(len(frame.weight))
            elif tag.of == OF_SERVING:
                each = [frame.live[n] for n, _ in frame.lifts[service]]
            found += [(tag.kind, n, tag.part) for n in each]
        else:
            kind, index, part = tag
            found.append((kind, service if index == HERE else index, part))
    return tuple(found)


def paired(stock: str, tags: tuple[Tag, ...], terms: Sequence[float]) -> Iterable[tuple[Tag, float]]:
    """Return each term with its cause.

    Raises:
        MechanismError: there are more or fewer terms than causes.
    """
    if len(tags) != len(terms):
        raise MechanismError(f"stock '{stock}' has {len(terms)} terms and {len(tags)} causes")
    return zip(tags, terms, strict=True)


@dataclass(frozen=True, slots=True)
class Relaxing:
    """Who moves a stock that has an inflow on what is missing and an outflow on what is there.

    Attributes:
        inflow: Name in ``Rates``: one rate, a list of terms, or one rate for each service.
        ins: The cause of each term of the inflow.
        outflow: Name in ``Rates``.
        out: The cause of the outflow.
    """

    inflow: str
    ins: Tags
    outflow: str
    out: Tag

    @property
    def rates(self) -> tuple[str, ...]:
        """Names in ``Rates``."""
        return self.inflow, self.outflow


@dataclass(frozen=True, slots=True)
class Following:
    """What a stock that closes a gap to its target rests on.

    Attributes:
        parts: Name in ``Rates``: the parts of the target (for each service, when it is of a service).
        ins: The cause of each part; ``SHIFT``, before any ``Each``, for what answers and events shift.
        up, down: Parameters: share of the gap closed in a year as it rises and as it falls.
    """

    parts: str
    ins: Tags
    up: str
    down: str

    @property
    def rates(self) -> tuple[str, ...]:
        """Names in ``Rates``."""
        return (self.parts,)


Explain = Callable[[Stocks, Stocks, Rates, Inputs, Frame], Iterable[tuple[Tag, float]]]
"""Given a step (stocks before and after, rates, inputs, frame): what each cause added."""


@dataclass(frozen=True, slots=True)
class Booked:
    """Who moves a stock that is stepped in its own way.

    Attributes:
        explain: Returns what each cause added in a step.
    """

    explain: Explain
    rates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The one cause that receipts name for a stock where a figure is a product or a mean that it enters.

    Attributes:
        kind: Kind of the tags.
        part: Part of the tags.
    """

    kind: str
    part: str = ""
    rates: tuple[str, ...] = ()


Causes = Relaxing | Following | Booked | Split


@dataclass(frozen=True, slots=True)
class StockRow:
    """One stock as a reader meets it, and who moves it.

    Attributes:
        name: Its name in the engine (``dynamics.stocks.Stocks``).
        unit: Its unit; ``0..1`` is a fraction, shown as 0 to 100.
        meaning: What it is.
        rises: What fills it.
        falls: What drains it.
        causes: Who moves it, for the receipts.
    """

    name: str
    unit: str
    meaning: str
    rises: str
    falls: str
    causes: Causes

    def __post_init__(self) -> None:
        tags = getattr(self.causes, "ins", (None,))
        if not isinstance(self.causes, Causes) or not tags:
            raise MechanismError(f"stock '{self.name}' has no cause: say who moves it")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism: its stocks and its equations in words, by group of parameters.

    In a text, ``code`` is a parameter (of the same group, or ``group.name``) and **bold** is a stock.
    """

    equations: Mapping[str, tuple[str, ...]]
    stocks: tuple[StockRow, ...] = ()

    def __post_init__(self) -> None:
        texts = " ".join(text for group in self.equations.values() for text in group)
        named = re.findall(r"\*\*([a-z_0-9]+)\*\*", texts)
        for row in self.stocks:
            if row.name not in named:
                raise MechanismError(f"stock '{row.name}' has no equation in words that names it")


class MechanismError(TypeError):
    """A piece of a mechanism is missing; the message names the stock and the piece."""
