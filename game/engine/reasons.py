"""What may stand in the way of each thing that can be done, for one game and for many.

Each rule is a named predicate that exists once. Of one game the names that hold are the list of reasons; of
many, what may be done is what no name holds for (``may``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from game.engine.arithmetic import Mask
from game.engine.conditions import holds
from game.engine.events import StateFacts, drawer
from game.engine.vocabulary import (
    BUILDING,
    DELIVERED,
    LEVERS,
    NOT_STARTED,
    PAUSED,
    PILOT_DONE,
    PILOTING,
)
from game.engine.work import Work

_MEASURABLE = (BUILDING, PILOTING, PILOT_DONE, PAUSED)

Args = Mapping[str, str | float | int]
Reason = tuple[Mask, str, Callable[[], Args]]
"""Whether it stands in the way, its text key, and what its text is filled with (asked for when it does)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of one game that is to be decided.

    Attributes:
        work: The turn; it is not changed.
        facts: What it may ask about.
        starting: Initiatives that the decision starts.
    """

    work: Work
    facts: StateFacts
    starting: frozenset[int]


def measurable(work: Work, initiative: int) -> Mask:
    """Say whether an initiative that has been started may still be measured: before delivery."""
    return work.ar.among(work.status[initiative], _MEASURABLE)


def is_option_open(work: Work, facts: StateFacts, case: int, option: int) -> Mask:
    """Say whether an option's requirement holds."""
    rule = work.rules.cases[case]
    wanted = rule.options[option]
    return holds(wanted.requires, facts, drawer(work, work.turn, f"option/{rule.id}/{wanted.id}"))


def open_options(work: Work, facts: StateFacts, case: int) -> tuple[int, ...]:
    """Return the options of a case whose requirement holds, in one game."""
    return tuple(
        n for n in range(len(work.rules.cases[case].options)) if is_option_open(work, facts, case, n)
    )


def may(work: Work, facts: StateFacts, act: str, initiative: int) -> Mask:
    """Say whether an act can be done now: no reason stands in the way."""
    return _clear(work, act_reasons(work, facts, act, initiative))


def may_measure(work: Work, initiative: int, starting: Mask) -> Mask:
    """Say whether an initiative can be measured now, when it is started this turn or not."""
    if not work.is_open("baseline"):
        return False
    return _clear(work, baseline_reasons(work, initiative, starting))


def may_own(work: Work, initiative: int, starting: Mask) -> Mask:
    """Say whether an initiative can be given an owner now, one that is allowed."""
    if not work.is_open("owners"):
        return False
    return _clear(work, owner_reasons(work, initiative, -1, starting))


def _clear(work: Work, reasons: Iterator[Reason]) -> Mask:
    barred: Mask = False
    for stands, _, _ in reasons:
        barred = barred | stands
        if not work.ar.some(barred ^ True):
            break
    return barred ^ True


def act_reasons(work: Work, facts: StateFacts, act: str, n: int) -> Iterator[Reason]:
    """Yield what may stand in the way of an act."""
    rule, status = work.rules.initiatives[n], work.status[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    if act in ("start", "pilot"):
        yield from _start_reasons(work, facts, n)
        yield act == "pilot" and not rule.pilot, "refused.no_pilot", about
    elif act == "scale":
        yield (
            not work.is_open("scaling"),
            "refused.scaling_closed",
            lambda: {**about(), "turn": work.rules.opens["scaling"]},
        )
        yield status != PILOT_DONE, "refused.pilot_not_done", about
    elif act == "resume":
        yield status != PAUSED, "refused.not_paused", about
    elif act == "pause":
        yield work.is_under_way(n) ^ True, "refused.not_under_way", about
    else:
        yield work.is_in_hand(n) ^ True, "refused.not_under_way", about


def _start_reasons(work: Work, facts: StateFacts, n: int) -> Iterator[Reason]:
    rule = work.rules.initiatives[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    begun = work.status[n] != NOT_STARTED
    yield begun, "refused.already_started", about
    if not work.ar.some(begun ^ True):
        return
    closed = not work.is_open("initiatives")
    opens = work.rules.opens.get("initiatives", 1)
    yield closed, "refused.initiatives_closed", lambda: {**about(), "turn": opens}
    yield work.turn < rule.first_turn, "refused.not_yet", lambda: {**about(), "turn": rule.first_turn}
    yield work.turn > rule.last_turn, "refused.too_late", lambda: {**about(), "turn": rule.last_turn}
    for need in rule.needs:
        lever = LEVERS[need.lever]
        now = facts.quantity(lever, -1)
        numbers = {"lever": lever, "needed": 100.0 * need.level, "now": 100.0 * now}
        yield now < need.level, "refused.needs_maturity", partial(about, **numbers)
    for other in rule.completed:
        missing = work.rules.initiatives[other].id
        yield work.status[other] != DELIVERED, "refused.needs_completed", partial(about, other=missing)


def baseline_reasons(work: Work, n: int, starting: Mask) -> Iterator[Reason]:
    """Yield what may stand in the way of measuring an initiative when baselines are open."""
    about: Callable[..., Args] = partial(dict, initiative=work.rules.initiatives[n].id)
    taken = work.baseline[n] == 1
    yield taken, "refused.baseline_taken", about
    fresh = work.status[n] == NOT_STARTED
    yield (taken ^ True) & fresh & (starting ^ True), "refused.not_started", about
    late = (fresh | measurable(work, n)) ^ True
    yield (taken ^ True) & late, "refused.baseline_late", about


def owner_reasons(work: Work, n: int, owner: int, starting: Mask) -> Iterator[Reason]:
    """Yield what may stand in the way of giving an initiative an owner (-1: of taking it away) when owners
    are open.
    """
    rule = work.rules.initiatives[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    yield (work.is_in_hand(n) | starting) ^ True, "refused.not_started", about
    unfit = owner >= 0 and bool(rule.owners) and owner not in rule.owners
    yield unfit, "refused.owner_unfit", lambda: {**about(), "owner": work.rules.owners[owner]}


def lever_reasons(turn: Turn, lever: int, amount: int) -> Iterator[Reason]:
    """Yield what may stand in the way of giving a lever money (tenths of MNOK)."""
    yield amount < 0, "refused.lever_negative", lambda: {"lever": LEVERS[lever], "money": amount / 10.0}


def answer_reasons(turn: Turn, case: int, option: int) -> Iterator[Reason]:
    """Yield what may stand in the way of answering a case."""
    rule = turn.work.rules.cases[case]
    about: Callable[..., Args] = partial(dict, case=rule.id)
    is_open = turn.work.is_case_open(case)
    yield not is_open, "refused.case_not_open", about
    closed = is_open and not is_option_open(turn.work, turn.facts, case, option)
    yield closed, "refused.option_closed", partial(about, option=rule.options[option].id)
