"""Conditions evaluated against a turn: which cases open, which events strike or are held off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.engine.conditions import All, Condition, chances, holds, window
from game.engine.keyed import draw
from game.engine.readings import Readings
from game.engine.values import value_score
from game.engine.vocabulary import DELIVERED, INDICATORS, LEVERS, PILOT_DONE, PILOTING
from game.engine.work import UNDER_WAY, Work

MAX_CASES = 2
"""Cases in one turn, at most."""

_PLAIN = ("economy", "benefits_realised")
_STOCKS = ("security", "data", "platform", "fatigue", "exclusion", "demand", "confidence")


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """An event that happened: it struck, or was held off for a good reason (``struck`` false).

    Attributes:
        event: Its index; when held, the index of the counterpart that is shown.
        struck: Whether it struck.
        held: Index of the event that was held off, -1 when it struck.
    """

    event: int
    struck: bool
    held: int = -1


class Facts:
    """What conditions ask about, with the shown figures computed once and only when asked for."""

    def __init__(self, work: Work, turn: int, start: Readings | None = None) -> None:
        self.work = work
        self.turn = turn
        self.status = work.status
        self._seen = start

    @property
    def seen(self) -> Readings:
        """The shown figures of this moment."""
        if self._seen is None:
            self._seen = Readings(self.work)
        return self._seen

    def has(self, what: str, initiative: int) -> bool:
        """Say whether an initiative has an owner or a baseline."""
        return self.work.has(what, initiative)

    def chosen(self, case: int) -> int:
        """Return the option chosen in a case, -1 for none."""
        return self.work.chosen(case)

    def happened(self, event: int) -> bool:
        """Say whether an event has struck or been shown."""
        return self.work.happened(event)

    def valued(self, value: int) -> bool:
        """Say whether a value is among the chosen."""
        return self.work.valued(value)

    def quantity(self, name: str, index: int) -> float:
        """Return a quantity in the units of conditions."""
        x = self.work.x
        group, _, part = name.partition(".")
        if part and group == "portfolio":
            return self._count(part)
        if part:
            value: float = getattr(x, part)[index]
            return value
        if name in _STOCKS:
            stock: float = getattr(x, name)
            return stock
        if name in INDICATORS:
            return self.seen.shown[name] / (1.0 if name in _PLAIN else 100.0)
        if name in LEVERS:
            return self.seen.shown[f"maturity.{name}"] / 100.0
        return self._mean(name, index)

    def _mean(self, name: str, index: int) -> float:
        if name == "lever":
            return self.work.levers[index] / 10.0
        if name == "values":
            return value_score(self.work.rules, self.work.values, self.seen.shown) / 100.0
        return self.seen.rates.pressure_mean if name == "pressure" else self.seen.rates.competence_mean

    def _count(self, part: str) -> float:
        wanted = {"active": UNDER_WAY, "delivered": (DELIVERED,), "pilots": (PILOTING, PILOT_DONE)}[part]
        return float(len([status for status in self.status if status in wanted]))


def drawer(work: Work, turn: int, stream: str) -> Callable[[int], float]:
    """Return the draws of a stream in a turn."""
    return lambda number: draw(work.seed, 0, turn, stream, number)


def next_cases(work: Work, turn: int) -> tuple[int, ...]:
    """Return the cases to answer in a turn: each once, at most two, by priority, then id; mark them."""
    rules = work.rules
    facts = Facts(work, turn)
    found = [
        n
        for n, case in enumerate(rules.cases)
        if case.options
        and not work.offered[n]
        and holds(case.when, facts, drawer(work, turn, f"case/{case.id}"))
    ]
    found.sort(key=lambda n: (-rules.cases[n].priority, rules.cases[n].id))
    chosen = tuple(found[:MAX_CASES])
    for n in chosen:
        work.offered[n] = 1
    return chosen


def find_events(work: Work, turn: int, happen: Callable[[EventOutcome], None]) -> None:
    """Go through the events in order; ``happen`` is called at once for each that strikes or is held off.

    An event whose window closes in this turn without its state condition is held off: its counterpart is
    shown.
    """
    counterparts = {event.otherwise for event in work.rules.events if event.otherwise >= 0}
    facts = Facts(work, turn)
    for n, event in enumerate(work.rules.events):
        if event.when is None or (event.once and work.event_turn[n]) or n in counterparts:
            continue
        span = window(event.when)
        if span is not None and not span[0] <= turn <= span[1]:
            continue
        luck = drawer(work, turn, f"event/{event.id}")
        found = _meet(work, facts, n, luck)
        if found is not None:
            happen(found)
            facts = Facts(work, turn)


def _meet(work: Work, facts: Facts, n: int, luck: Callable[[int], float]) -> EventOutcome | None:
    event = work.rules.events[n]
    if event.when is None or holds(event.when, facts, luck):
        return EventOutcome(n, True)
    if event.otherwise < 0 or work.event_turn[n] or work.event_turn[event.otherwise]:
        return None
    span = window(event.when)
    closes = span is not None and facts.turn == min(span[1], work.rules.turns)
    return EventOutcome(event.otherwise, False, n) if closes and _held(event.when, facts, luck) else None


def _held(condition: Condition, facts: Facts, luck: Callable[[int], float]) -> bool:
    """Say whether it is the state, and not luck, that keeps an event away."""
    if not isinstance(condition, All):
        return False
    first = 0
    for part in condition.parts:
        if chances(part) and not holds(part, facts, luck, first):
            return False
        first += chances(part)
    return True
