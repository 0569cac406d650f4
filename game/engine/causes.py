"""The receipt: named causes of every change of every shown figure. Keys and numbers only, never prose.

A cause's ``kind`` and ``part`` choose its text (``cause.<kind>`` or ``cause.<kind>.<part>``); ``index``
says which initiative, service, lever, event or case it is about.

=============  =======================  ============================================================
kind           index                    parts
=============  =======================  ============================================================
lever          lever                    "", participation, repair, platform, emphasis
initiative     initiative               quality, adoption, churn, newcomers, built, practice, follow_up,
                                        alignment, exposure, load, running, footprint, exclusion,
                                        provides, debt, start, pilot, scale, pause, resume, stop, baseline
case           case                     the option's id
event          event                    ""
council        -1                       grant, cut, extra, forced, lapsed, reclaim
world          -1                       base, start, demand, erosion, recovery, ageing
service        service                  "" (its quality, as citizens meet it)
freed_time     service or -1            "", quality, savings
others         -1                       ""
=============  =======================  ============================================================

The others are pressure, fatigue, disruption, exclusion, staff_trust, competence, running, benefits and limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.rules import Rules
from game.engine.state import Tag
from game.engine.vocabulary import LEVERS
from game.engine.work import Work

NEWCOMERS = "newcomers"
"""The part of an initiative that a delivery adds to those who are to use the tools."""

LIMIT: Tag = ("limit", -1, "")
"""Where a scale ends: booked where a figure or a target is clipped, and nowhere else."""

ROUNDING = 1e-10
"""How far the causes of a figure may be from its change, of what they add up to (at least 1)."""


class UnexplainedError(ArithmeticError):
    """A figure changed by more than its causes: a term of an equation has no cause.

    Attributes:
        figure: Which figure.
        rest: What nobody explains.
    """

    def __init__(self, figure: str, rest: float) -> None:
        super().__init__(f"{figure}: nothing explains {rest:+.6g} of its change; a term has no cause")
        self.figure = figure
        self.rest = rest


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of a change.

    Attributes:
        key: Stable id, such as ``initiative.safety_alarms.adoption`` or ``case.alarm_night.involve_staff``.
        kind: What sort of cause (see the module).
        index: Which one, -1 where there is only one.
        change: In the unit of the figure it explains.
        since_turn: The turn in which it was decided or struck; 0 means before the game or always.
        part: Which side of it.
        staff: For newcomers, how many of them have begun where that lifts the figure, have not where it
            lowers it.
    """

    key: str
    kind: str
    index: int
    change: float
    since_turn: int
    part: str = ""
    staff: int = 0


Account = dict[Tag, float]
"""Changes by cause, in the order first booked."""


def book(account: Account, tag: Tag, amount: float) -> None:
    """Add an amount to a cause, leaving out nothing at all."""
    if amount != 0.0:
        account[tag] = account.get(tag, 0.0) + amount


def scaled(account: Mapping[Tag, float], factor: float) -> Account:
    """Return the account times a factor."""
    return {tag: amount * factor for tag, amount in account.items()}


def merge(into: Account, other: Mapping[Tag, float]) -> None:
    """Add every entry of another account."""
    for tag, amount in other.items():
        book(into, tag, amount)


def close(figure: str, account: Account, change: float, work: Work) -> tuple[Cause, ...]:
    """Turn an account into causes that add up to the change, largest first.

    Raises:
        UnexplainedError: they do not add up, by more than rounding.
    """
    booked, size = 0.0, 1.0
    for amount in account.values():
        booked, size = booked + amount, size + abs(amount)
    rest = change - booked
    if not abs(rest) <= ROUNDING * size:
        raise UnexplainedError(figure, rest)
    if account and rest != 0.0:
        largest = max(account, key=lambda tag: abs(account[tag]))
        account[largest] = account[largest] + rest
    ordered = sorted(account.items(), key=lambda item: -abs(item[1]))
    return tuple(_cause(tag, amount, work) for tag, amount in ordered if amount != 0.0)


def _cause(tag: Tag, amount: float, work: Work) -> Cause:
    kind, index, part = tag
    staff = _newcomers(work, index, amount > 0.0) if part == NEWCOMERS else 0
    return Cause(key(work.rules, tag), kind, index, amount, since(work, tag), part, staff)


def _newcomers(work: Work, initiative: int, begun: bool) -> int:
    """Return how many of those who are to use an initiative's tool have begun, or have not."""
    adopted = work.x.adoption[initiative]
    staff = work.rules.initiatives[initiative].staff * work.reach[initiative]
    return int(staff * (adopted if begun else 1.0 - adopted) + 0.5)


def key(rules: Rules, tag: Tag) -> str:
    """Return the stable id of a cause."""
    kind, index, part = tag
    names = (_name(rules, kind, index),) if index >= 0 else ()
    return ".".join((kind, *names, *((part,) if part else ())))


def _name(rules: Rules, kind: str, index: int) -> str:
    if kind == "lever":
        return LEVERS[index]
    if kind == "initiative":
        return rules.initiatives[index].id
    if kind in ("service", "freed_time"):
        return rules.services[index].id
    return rules.cases[index].id if kind == "case" else rules.events[index].id


def since(work: Work, tag: Tag) -> int:
    """Return the turn in which a cause was set going; 0 when before the game or always there."""
    kind, index, part = tag
    if index < 0:
        return work.turn if kind == "council" else 0
    if part == NEWCOMERS:
        return work.turn
    if kind == "initiative":
        return work.owner_turn[index] if part == "follow_up" else work.start_turn[index]
    if kind == "case":
        return work.case_turn[index]
    if kind == "event":
        return work.event_turn[index]
    if kind == "freed_time":
        return work.freed_turn[index]
    return work.turn if kind == "lever" else 0
