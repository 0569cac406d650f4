"""Decisions told in lines: what the group did, or is about to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from game.engine.orders import Decision
from game.engine.parts import PART, entries, expect_every_part
from game.engine.shapes import Entries
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.view_makers.desk import Desk
from game.views import DecisionGroup


@dataclass(frozen=True, slots=True)
class DecisionTelling:
    """One thing that was decided.

    Attributes:
        line: a whole line.
        group: what it is gathered under (``group.<group>``); "" when it stands in no group.
        item: what it is called there.
    """

    line: str
    group: str = ""
    item: str = ""


def decision_lines(desk: Desk, n: int, decision: Decision) -> tuple[str, ...]:
    """Return a decision taken after ``n`` turns in lines, the most telling first."""
    return tuple(each.line for each in _told(desk, n, decision))


def decision_groups(desk: Desk, n: int, decision: Decision) -> tuple[DecisionGroup, ...]:
    """Return a decision taken after ``n`` turns with what is alike gathered, for one line per kind."""
    found: dict[str, list[str]] = {}
    for each in _told(desk, n, decision):
        if each.group:
            found.setdefault(each.group, []).append(each.item)
    return tuple(DecisionGroup(kind, desk.tr(f"group.{kind}"), tuple(items)) for kind, items in found.items())


def _told(desk: Desk, n: int, decision: Decision) -> Iterator[DecisionTelling]:
    for name, tell in TOLD.items():
        yield from tell(desk, n, entries(decision, PART[name]))


def case_line(desk: Desk, case: int, option: int) -> str:
    """Return the answer to a case in a line."""
    rule = desk.rules.cases[case]
    path = f"cases.{rule.id}"
    answer = desk.words.text(f"{path}.options.{rule.options[option].id}.title")
    return desk.tr("did.case", case=desk.words.text(f"{path}.title"), answer=answer)


def owner_line(desk: Desk, initiative: int, owner: int) -> str:
    """Return in a line who answers for an initiative from now on."""
    title = _title(desk, initiative)
    if owner < 0:
        return desk.tr("did.owner_removed", title=title)
    return desk.tr("did.owner", title=title, owner=desk.words.owner(desk.rules.owners[owner]))


def _title(desk: Desk, initiative: int) -> str:
    return desk.words.initiative(desk.rules.initiatives[initiative].id)


def _cases(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    for case, option in decided:
        line = case_line(desk, case, option)
        yield DecisionTelling(line, "cases", line)


def _acts(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    for initiative, act in decided:
        title = _title(desk, initiative)
        yield DecisionTelling(desk.tr(f"did.{ACTS[act]}", title=title), ACTS[act], title)


def _owners(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    before = desk.session.states[n].owner
    for initiative, owner in decided:
        if owner != before[initiative]:
            line = owner_line(desk, initiative, owner)
            item = line
            if owner >= 0:
                second = desk.words.owner(desk.rules.owners[owner])
                item = desk.tr("group.pair", first=_title(desk, initiative), second=second)
            yield DecisionTelling(line, "owners", item)


def _marked(name: str, desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    """Tell of initiatives that are marked: ``did.<name>``, ``group.<name>``."""
    for initiative, _ in decided:
        title = _title(desk, initiative)
        yield DecisionTelling(desk.tr(f"did.{name}", title=title), name, title)


def _uses(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    for service, use in decided:
        title = desk.words.text(f"services.{desk.rules.services[service].id}.title")
        term = desk.tr(f"glossary.freed_time.{FREED_TIME[use]}.term" if use >= 0 else "freed.undecided")
        item = desk.tr("group.pair", first=title, second=term)
        yield DecisionTelling(desk.tr("did.freed", service=title, use=term), "freed", item)


def _levers(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    money = {LEVERS[lever]: desk.tr.money(tenths / 10) for lever, tenths in decided}
    yield DecisionTelling(desk.tr("did.levers", **money))


def _leanings(desk: Desk, n: int, decided: Entries) -> Iterator[DecisionTelling]:
    for lever, leaning in decided:
        name = LEVERS[lever]
        branch = desk.words.emphasis(name, EMPHASIS[lever][leaning - 1]).title
        line = desk.tr("did.emphasis", lever=desk.words.lever(name), branch=branch)
        yield DecisionTelling(line, "emphasis", line)


TOLD: Mapping[str, Callable[[Desk, int, Entries], Iterator[DecisionTelling]]] = {
    "choices": _cases,
    "acts": _acts,
    "owners": _owners,
    "baseline": partial(_marked, "baseline"),
    "freed_time": _uses,
    "levers": _levers,
    "emphasis": _leanings,
}
"""How each part of a decision is told (given the desk, the turns played before, and its entries), the most
telling first.
"""

expect_every_part("view_makers/decisions.py, TOLD", TOLD)
