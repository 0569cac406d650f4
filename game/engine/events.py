"""Conditions evaluated against a turn: which cases open, which events strike or are held off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.engine.arithmetic import Lane, Mask, Whole, put
from game.engine.conditions import All, Condition, chances, holds
from game.engine.keyed import draw
from game.engine.readings import AT_ONCE, Readings, at_once
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


class StateFacts:
    """What conditions ask about, with the shown figures computed once and only when asked for."""

    def __init__(self, work: Work, turn: int, start: Readings | None = None) -> None:
        self.work = work
        self.ar = work.ar
        self.turn = turn
        self.status = work.status
        self._seen = start

    @property
    def seen(self) -> Readings:
        """The shown figures of this moment."""
        if self._seen is None:
            self._seen = Readings(self.work)
        return self._seen

    def has(self, what: str, initiative: int) -> Mask:
        """Say whether an initiative has an owner or a baseline."""
        return self.work.has(what, initiative)

    def chosen(self, case: int) -> Whole:
        """Return the option chosen in a case, -1 for none."""
        return self.work.chosen(case)

    def happened(self, event: int) -> Mask:
        """Say whether an event has struck or been shown."""
        return self.work.happened(event)

    def valued(self, value: int) -> bool:
        """Say whether a value is among the chosen."""
        return self.work.valued(value)

    def quantity(self, name: str, index: int) -> Lane:
        """Return a quantity in the units of conditions."""
        x = self.work.x
        group, _, part = name.partition(".")
        if part and group == "portfolio":
            return self._count(part)
        if part:
            value: Lane = getattr(x, part)[index]
            return value
        if name in _STOCKS:
            stock: Lane = getattr(x, name)
            return stock
        if self._seen is None and name in AT_ONCE:
            return at_once(name, self.work) / 100.0
        if name in INDICATORS:
            return self.seen.shown[name] / (1.0 if name in _PLAIN else 100.0)
        if name in LEVERS:
            return self.seen.shown[f"maturity.{name}"] / 100.0
        return self._mean(name, index)

    def _mean(self, name: str, index: int) -> Lane:
        if name == "lever":
            return self.work.levers[index] / 10.0
        if name == "values":
            return value_score(self.work.rules, self.work.values, self.seen.shown, self.ar) / 100.0
        return self.seen.rates.pressure_mean if name == "pressure" else self.seen.rates.competence_mean

    def _count(self, part: str) -> Lane:
        wanted = {"active": UNDER_WAY, "delivered": (DELIVERED,), "pilots": (PILOTING, PILOT_DONE)}[part]
        count: Lane = 0.0
        for status in self.status:
            count = count + self.ar.among(status, wanted)
        return count


def drawer(work: Work, turn: int, stream: str) -> Callable[[int], Lane]:
    """Return the draws of a stream in a turn."""
    return lambda number: draw(work.seed, 0, turn, stream, number)


def next_cases(work: Work, turn: int, facts: StateFacts) -> list[tuple[int, Mask]]:
    """Return the cases to answer in a turn, and who has each: once, at most two, by priority, then id; mark
    them.
    """
    found: list[tuple[int, Mask]] = []
    count: Whole = 0
    some = work.ar.some
    for n in work.frame.case_order:
        case = work.rules.cases[n]
        free = (work.offered[n] == 0) & (count < MAX_CASES)
        if not some(free):
            continue
        mine = free & holds(case.when, facts, drawer(work, turn, f"case/{case.id}"))
        if some(mine):
            put(work.offered, n, mine, 1, work.ar)
            count = count + mine
            found.append((n, mine))
    return found


def find_events(work: Work, turn: int, happen: Callable[[EventOutcome, Mask], None]) -> None:
    """Go through the events in order; ``happen`` is called at once for each that strikes or is held off, and
    for whom.

    An event whose window closes in this turn without its state condition is held off: its counterpart is
    shown.
    """
    facts = StateFacts(work, turn)
    for n, span in work.frame.strikers:
        if span is not None and not span[0] <= turn <= span[1]:
            continue
        event = work.rules.events[n]
        never = work.event_turn[n] == 0
        free: Mask = never if event.once else True
        if not work.ar.some(free):
            continue
        luck = drawer(work, turn, f"event/{event.id}")
        strikes = free & holds(event.when, facts, luck)
        spared: Mask = False
        if span is not None and event.otherwise >= 0 and turn == min(span[1], work.rules.turns):
            spared = _spared(work, facts, n, free & never & (strikes ^ True), luck)
        for outcome, mine in (
            (EventOutcome(n, True), strikes),
            (EventOutcome(event.otherwise, False, n), spared),
        ):
            if work.ar.some(mine):
                happen(outcome, mine)
                facts = StateFacts(work, turn)


def _spared(work: Work, facts: StateFacts, n: int, free: Mask, luck: Callable[[int], Lane]) -> Mask:
    """Return for whom an event whose window closes is held off: its state condition does not hold."""
    event = work.rules.events[n]
    fresh = free & (work.event_turn[event.otherwise] == 0)
    return fresh & _held(event.when, facts, luck) if work.ar.some(fresh) else False


def _held(condition: Condition | None, facts: StateFacts, luck: Callable[[int], Lane]) -> Mask:
    """Say whether it is the state, and not luck, that keeps an event away."""
    if not isinstance(condition, All):
        return False
    first = 0
    kept: Mask = True
    for part in condition.parts:
        if chances(part):
            kept = kept & holds(part, facts, luck, first)
        first += chances(part)
    return kept


def ending(work: Work, facts: StateFacts) -> Whole:
    """Return the index of the ending that holds first, higher ``priority`` first, then order; -1 for none."""
    rules, ar = work.rules, work.ar
    found: Whole = -1
    for n in work.frame.ending_order:
        rule = rules.endings[n]
        open_still = found == -1
        mine = open_still & holds(rule.when, facts, drawer(work, facts.turn, f"ending/{rule.id}"))
        found = ar.where(mine, n, found)
        if not ar.some(found == -1):
            break
    return found
