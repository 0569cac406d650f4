"""Decisions told in lines: what the group did, or is about to do."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.orders import Decision
from game.engine.vocabulary import EMPHASIS, FREED_TIME, LEVERS
from game.view_makers.desk import Desk
from game.views import DecisionGroup


def decision_lines(desk: Desk, n: int, decision: Decision) -> tuple[str, ...]:
    """Return a decision taken after ``n`` turns in lines, the most telling first."""
    tr, words, rules = desk.tr, desk.words, desk.rules
    owners = desk.session.states[n].owner
    lines = [
        *(case_line(desk, case, option) for case, option in decision.choices),
        *(
            tr(f"did.{act.kind}", title=words.initiative(rules.initiatives[act.initiative].id))
            for act in decision.acts
        ),
        *(
            owner_line(desk, initiative, owner)
            for initiative, owner in decision.owners
            if owner != owners[initiative]
        ),
        *(
            tr("did.baseline", title=words.initiative(rules.initiatives[each].id))
            for each in decision.baseline
        ),
        *(_freed_line(desk, service, use) for service, use in decision.freed_time),
        tr("did.levers", **{lever: tr.money(decision.levers[k] / 10) for k, lever in enumerate(LEVERS)}),
        *_emphasis_lines(desk, decision),
    ]
    return tuple(lines)


def case_line(desk: Desk, case: int, option: int) -> str:
    """Return the answer to a case in a line."""
    rule = desk.rules.cases[case]
    path = f"cases.{rule.id}"
    answer = desk.words.text(f"{path}.options.{rule.options[option].id}.title")
    return desk.tr("did.case", case=desk.words.text(f"{path}.title"), answer=answer)


def owner_line(desk: Desk, initiative: int, owner: int) -> str:
    """Return in a line who answers for an initiative from now on."""
    title = desk.words.initiative(desk.rules.initiatives[initiative].id)
    if owner < 0:
        return desk.tr("did.owner_removed", title=title)
    return desk.tr("did.owner", title=title, owner=desk.words.owner(desk.rules.owners[owner]))


def _freed_line(desk: Desk, service: int, use: int, key: str = "did.freed") -> str:
    title = desk.words.text(f"services.{desk.rules.services[service].id}.title")
    term = desk.tr(f"glossary.freed_time.{FREED_TIME[use]}.term" if use >= 0 else "freed.undecided")
    return desk.tr(key, service=title, use=term, first=title, second=term)


def decision_groups(desk: Desk, n: int, decision: Decision) -> tuple[DecisionGroup, ...]:
    """Return a decision taken after ``n`` turns with what is alike gathered, for one line per kind."""
    tr, words, rules = desk.tr, desk.words, desk.rules
    owners = desk.session.states[n].owner

    def title(initiative: int) -> str:
        return words.initiative(rules.initiatives[initiative].id)

    found: dict[str, list[str]] = {
        "cases": [case_line(desk, case, option) for case, option in decision.choices]
    }
    for act in decision.acts:
        found.setdefault(act.kind, []).append(title(act.initiative))
    found["owners"] = [
        tr("group.pair", first=title(initiative), second=words.owner(rules.owners[owner]))
        if owner >= 0
        else owner_line(desk, initiative, owner)
        for initiative, owner in decision.owners
        if owner != owners[initiative]
    ]
    found["baseline"] = [title(each) for each in decision.baseline]
    found["freed"] = [_freed_line(desk, service, use, "group.pair") for service, use in decision.freed_time]
    found["emphasis"] = list(_emphasis_lines(desk, decision))
    return tuple(
        DecisionGroup(kind, tr(f"group.{kind}"), tuple(items)) for kind, items in found.items() if items
    )


def _emphasis_lines(desk: Desk, decision: Decision) -> Iterator[str]:
    for k, lever in enumerate(LEVERS):
        if chosen := decision.emphasis[k]:
            branch = desk.words.emphasis(lever, EMPHASIS[k][chosen - 1]).title
            yield desk.tr("did.emphasis", lever=desk.words.lever(lever), branch=branch)
