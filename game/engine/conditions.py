"""Conditions as a small tree, as cases, events, options and endings use them.

Thresholds of stocks and 0-to-100 indicators are fractions 0..1; ``economy`` and ``benefits_realised`` are
MNOK; portfolio counts are numbers; a lever is the MNOK spent on it last turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, Union

from game.engine.arithmetic import Arithmetic, Lane, Mask, Whole
from game.engine.codec import ranged


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds (an empty list holds)."""

    parts: tuple[Condition, ...]
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TurnIn:
    """The turn (1-based) lies in ``low..high``, both included."""

    low: int = ranged(1, 1_000, 1)
    high: int = ranged(1, 1_000, 1_000)
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Compare:
    """A quantity is below or above a threshold (strictly).

    ``quantity`` is one of ``QUANTITIES`` (index -1), ``SERVICE_QUANTITIES`` (index a service),
    ``INITIATIVE_QUANTITIES`` (index an initiative), ``COUNTS`` (index -1) or ``lever`` (index a lever).
    """

    quantity: str
    index: int = ranged(-1, 10_000, -1)
    op: Literal["below", "above"] = "below"
    threshold: float = 0.0
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Status:
    """An initiative has one of the statuses (indexes into ``STATUSES``)."""

    initiative: int
    statuses: tuple[int, ...]
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Has:
    """An initiative has an owner, or a baseline."""

    what: Literal["owner", "baseline"]
    initiative: int
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """The option was chosen when the case was answered."""

    case: int
    option: int
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Happened:
    """The event has struck (or, for a held counterpart, been shown)."""

    event: int
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Valued:
    """The group chose the value."""

    value: int
    TAGGED: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Chance:
    """Drawn from the seed: holds with probability ``p``; addressed, so a what-if keeps the same luck."""

    p: float = ranged(0.0, 1.0, 0.5)
    TAGGED: ClassVar[bool] = True


Condition = Union[All, Any, Not, TurnIn, Compare, Status, Has, Chosen, Happened, Valued, Chance]  # noqa: UP007


class Facts(Protocol):
    """What a condition may ask about."""

    ar: Arithmetic
    turn: int
    status: list[Whole]

    def quantity(self, name: str, index: int) -> Lane:
        """Return a quantity in the units of conditions."""

    def has(self, what: str, initiative: int) -> Mask:
        """Say whether an initiative has an owner or a baseline."""

    def chosen(self, case: int) -> Whole:
        """Return the option chosen, -1 when none."""

    def happened(self, event: int) -> Mask:
        """Say whether an event has struck."""

    def valued(self, value: int) -> bool:
        """Say whether a value is among the chosen."""


def holds(condition: Condition | None, facts: Facts, draw: Callable[[int], Lane], first: int = 0) -> Mask:
    """Evaluate a condition (None holds). What can no longer change the answer for anybody is not asked.

    Args:
        condition: The tree.
        facts: What it may ask about.
        draw: Draw number n of the condition's own stream, 0..1.
        first: Number of the first draw in this subtree. Draws are numbered by position in the tree, not by
            evaluation, so that one branch never changes another's luck.
    """
    if condition is None:
        return True
    if isinstance(condition, All):
        found: Mask = True
        for part in condition.parts:
            found = found & holds(part, facts, draw, first)
            if not facts.ar.some(found):
                break
            first += chances(part)
        return found
    if isinstance(condition, Any):
        found = False
        for part in condition.parts:
            found = found | holds(part, facts, draw, first)
            if not facts.ar.some(found ^ True):
                break
            first += chances(part)
        return found
    if isinstance(condition, Not):
        return holds(condition.part, facts, draw, first) ^ True
    if isinstance(condition, Chance):
        return draw(first) < condition.p
    return _leaf(condition, facts)


def _leaf(condition: Condition, facts: Facts) -> Mask:
    match condition:
        case Compare(quantity, index, op, threshold):
            value = facts.quantity(quantity, index)
            return value < threshold if op == "below" else value > threshold
        case TurnIn(low, high):
            return low <= facts.turn <= high
        case Status(initiative, statuses):
            return bool(statuses) and facts.ar.among(facts.status[initiative], statuses)
        case Has(what, initiative):
            return facts.has(what, initiative)
        case Chosen(case, option):
            return facts.chosen(case) == option
        case Happened(event):
            return facts.happened(event)
        case Valued(value):
            return facts.valued(value)
    raise TypeError(f"not a condition: {condition!r}")


def chances(condition: Condition) -> int:
    """Count the draws in a tree."""
    if isinstance(condition, (All, Any)):
        count = 0
        for part in condition.parts:
            count += chances(part)
        return count
    if isinstance(condition, Not):
        return chances(condition.part)
    return 1 if isinstance(condition, Chance) else 0


def window(condition: Condition | None) -> tuple[int, int] | None:
    """Return the turn window that a condition demands at its top level, None when it names no turn."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    spans = [part for part in parts if isinstance(part, TurnIn)]
    if not spans:
        return None
    return max(span.low for span in spans), min(span.high for span in spans)
