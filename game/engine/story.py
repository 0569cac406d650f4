"""What a game comes upon: cases with their answers, events and endings, and what answers and events do.

Units and references are those of ``rules``.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.codec import BIG, ranged
from game.engine.conditions import Condition


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence of an answer or an event.

    Attributes:
        target: A name of ``vocabulary.EFFECTS``.
        index: Service or initiative it names; -1 for the whole organisation or every service.
        amount: Points as a fraction (+5 is 0.05), MNOK, tonnes, an owner's index, or, when relative, a share.
        lasts: Turns that the *target* of a stock is shifted (0: an impulse now; for ``budget`` 0 means once).
        relative: The amount is a share of what is there (``+20 %`` is 0.2).
    """

    target: str
    index: int = ranged(-1, 10_000, -1)
    amount: float = ranged(-BIG, BIG, 0.0)
    lasts: int = ranged(0, 100, 0)
    relative: bool = False


@dataclass(frozen=True, slots=True)
class DelayedEffects:
    """Effects that fall due ``after`` turns from the answer or event."""

    after: int = ranged(1, 100)
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionRule:
    """An answer to a case: effects now and later; ``requires`` must hold for it to be open."""

    id: str
    effects: tuple[Effect, ...] = ()
    later: tuple[DelayedEffects, ...] = ()
    requires: Condition | None = None


@dataclass(frozen=True, slots=True)
class CaseRule:
    """A dilemma. Offered once, when ``when`` holds; higher ``priority`` first, then the lower id."""

    id: str
    when: Condition | None = None
    service: int = ranged(-1, 1_000, -1)
    priority: float = ranged(-BIG, BIG, 0.0)
    options: tuple[OptionRule, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRule:
    """Something that strikes when ``when`` holds (None: only as another event's ``otherwise``).

    ``otherwise`` (an event's index, -1 none) happens instead in the last turn of the event's turn window when
    its turn and chance hold but its state condition does not. ``once``: strikes at most one time.
    """

    id: str
    when: Condition | None = None
    otherwise: int = ranged(-1, 10_000, -1)
    effects: tuple[Effect, ...] = ()
    later: tuple[DelayedEffects, ...] = ()
    once: bool = True


@dataclass(frozen=True, slots=True)
class EndingRule:
    """A way the game may end; the first that holds, higher ``priority`` first, then order (None: always)."""

    id: str
    when: Condition | None = None
    priority: float = ranged(-BIG, BIG, 0.0)
