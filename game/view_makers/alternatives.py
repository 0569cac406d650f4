"""What if: single changes that could have been made in a turn, and both futures side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.legality import legal
from game.engine.orders import Act, Decision
from game.engine.result import result
from game.engine.step import Outcome
from game.engine.vocabulary import INDICATORS, LEVERS
from game.engine.work import IN_HAND
from game.insight.futures import best_of_each, effect
from game.insight.shown import DIGITS, change, shown, unit, way
from game.view_makers.decisions import case_line, owner_line
from game.view_makers.desk import Desk
from game.views import ChangeView, DifferenceView, SeriesView, WhatIfView

SHIFT = 10
"""Tenths of a million kroner that a lever change moves."""

_MOST_STARTS = 4


@dataclass(frozen=True, slots=True)
class Alternative:
    """A change and the decision it leads to."""

    view: ChangeView
    decision: Decision


def alternatives(desk: Desk, turn: int) -> tuple[Alternative, ...]:
    """Return the sensible single changes of a turn already played (1-based); only what was allowed then."""
    if not 1 <= turn <= desk.played:
        return ()
    decision, state = desk.session.decisions[turn - 1], desk.session.states[turn - 1]
    found: list[Alternative] = []
    for kind, title, changed in (
        *_answers(desk, turn, decision),
        *_starts(desk, turn, decision),
        *_owners(desk, turn, decision),
        *_shifts(desk, decision),
    ):
        if changed != decision and not legal(desk.rules, state, changed):
            period = desk.words.period(turn)
            name = f"{turn}.{kind}.{len(found)}"
            text = desk.tr("what_if.in_turn", period=period, change=title)
            found.append(Alternative(ChangeView(name, turn, period, kind, title, text), changed))
    return tuple(found)


Found = Iterator[tuple[str, str, Decision]]


def _answers(desk: Desk, turn: int, decision: Decision) -> Found:
    given = dict(decision.choices)
    for case in desk.session.states[turn - 1].open_cases:
        for option in range(len(desk.rules.cases[case].options)):
            if option != given.get(case):
                choices = tuple(sorted({**given, case: option}.items()))
                yield "case", case_line(desk, case, option), replace(decision, choices=choices)


def _starts(desk: Desk, turn: int, decision: Decision) -> Found:
    state = desk.session.states[turn - 1]
    for act in decision.acts:
        if act.kind in ("start", "pilot", "scale"):
            others = tuple(each for each in decision.acts if each != act)
            owners = tuple(pair for pair in decision.owners if pair[0] != act.initiative)
            baseline = tuple(each for each in decision.baseline if each != act.initiative)
            title = desk.words.initiative(desk.rules.initiatives[act.initiative].id)
            yield (
                "drop",
                desk.tr(f"what_if.drop.{act.kind}", title=title),
                replace(decision, acts=others, owners=owners, baseline=baseline),
            )
    acted = {act.initiative for act in decision.acts}
    offered = 0
    for index, rule in enumerate(desk.rules.initiatives):
        if index in acted or state.status[index] or not rule.first_turn <= turn <= rule.last_turn:
            continue
        acts = tuple(sorted((*decision.acts, Act("start", index)), key=lambda each: each.initiative))
        changed = replace(decision, acts=acts)
        if offered < _MOST_STARTS and not legal(desk.rules, state, changed):
            offered += 1
            yield "start", desk.tr("did.start", title=desk.words.initiative(rule.id)), changed


def _owners(desk: Desk, turn: int, decision: Decision) -> Found:
    """Offer an owner from the nearest service to what stood without one after the turn."""
    after = desk.session.states[turn]
    for index, rule in enumerate(desk.rules.initiatives):
        if after.status[index] not in IN_HAND:
            continue
        owners = {pair[0]: pair[1] for pair in decision.owners}
        if after.owner[index] >= 0:
            if index in owners:
                rest = tuple(pair for pair in decision.owners if pair[0] != index)
                yield "owner", owner_line(desk, index, -1), replace(decision, owners=rest)
            continue
        allowed = rule.owners or tuple(range(len(desk.rules.owners)))
        near = [share.service for share in rule.shares if share.service in allowed]
        owner = near[0] if near else allowed[0]
        pairs = tuple(sorted({**owners, index: owner}.items()))
        yield "owner", owner_line(desk, index, owner), replace(decision, owners=pairs)


def _shifts(desk: Desk, decision: Decision) -> Found:
    """Move money from the largest lever to each other, and from technology where that is another."""
    largest = max(range(len(LEVERS)), key=lambda k: decision.levers[k])
    sources = dict.fromkeys((largest, LEVERS.index("technology")))
    for source in sources:
        for target in range(len(LEVERS)):
            if target != source and decision.levers[source] >= SHIFT:
                moved = {source: -SHIFT, target: SHIFT}
                a, b, c, d = (each + moved.get(k, 0) for k, each in enumerate(decision.levers))
                title = desk.tr(
                    "what_if.shift",
                    money=desk.tr.money(SHIFT / 10),
                    source=desk.words.lever(LEVERS[source]).lower(),
                    target=desk.words.lever(LEVERS[target]).lower(),
                )
                yield "levers", title, replace(decision, levers=(a, b, c, d))


def weight(desk: Desk, alternative: Alternative) -> float:
    """Return how far a change would have led from what happened: it plays the game once more."""
    other = desk.session.what_if(alternative.view.turn, alternative.decision)[: desk.played]
    return effect(desk.now.values, other[-1].indicators.values)


def worth_a_look(changes: Mapping[str, ChangeView], weights: Mapping[str, float]) -> tuple[ChangeView, ...]:
    """Return the change of each kind that would have counted most, those that count most first."""
    ranked = best_of_each((name, each.kind, weights[name]) for name, each in changes.items())
    return tuple(changes[name] for name in ranked)


def what_if_view(desk: Desk, alternative: Alternative) -> WhatIfView:
    """Return the future after a change beside the real one, with the same luck."""
    turn = alternative.view.turn
    real = desk.session.outcomes
    other = desk.session.what_if(turn, alternative.decision)[: len(real)]
    items = tuple(_difference(desk, number, real, other) for number in INDICATORS)
    notable = [item for item in items if item.good is not None]
    notable.sort(key=lambda item: -abs(item.difference) * (1.0 if unit(item.id) == "points" else 8.0))
    lines = [
        desk.tr("what_if.line", label=item.label.lower(), difference=item.difference_text)
        for item in notable[:3]
    ]
    key = "what_if.result" if lines else "what_if.nothing"
    return WhatIfView(
        change=alternative.view,
        turn=turn,
        items=items,
        ending_real=_ending(desk, real),
        ending_other=_ending(desk, other),
        events_text=(*_event_differences(desk, real, other), *_refused(desk, other)),
        text=desk.tr(key, change=alternative.view.text, lines=desk.tr.join(lines)),
    )


def _difference(
    desk: Desk, number: str, real: tuple[Outcome, ...], other: tuple[Outcome, ...]
) -> DifferenceView:
    words = desk.words
    came, would = real[-1].indicators.values[number], other[-1].indicators.values[number]
    difference, moved = change(number, came, would), way(number, came, would)
    return DifferenceView(
        id=number,
        label=words.label(number),
        icon=number,
        real=series_view(desk, number, real, "what_if.real"),
        other=series_view(desk, number, other, "what_if.other"),
        difference=difference,
        difference_text=words.change(number, difference),
        good=None if moved == 0 else moved > 0,
    )


def series_view(desk: Desk, number: str, outcomes: tuple[Outcome, ...], title: str) -> SeriesView:
    """Return a number's course through outcomes, from the start."""
    words = desk.words
    values = tuple(
        shown(number, each)
        for each in (desk.figures(0).values[number], *(o.indicators.values[number] for o in outcomes))
    )
    texts = tuple(words.value(number, value) for value in values)
    return SeriesView(
        id=number,
        title=desk.tr(title) if desk.tr.has(title) else title,
        unit=unit(number),
        values=values,
        value_texts=texts,
        bare_texts=tuple(words.bare(number, value) for value in values),
        moved_text=words.size(number, values[-1] - values[0]),
        digits=DIGITS[unit(number)],
        period_labels=tuple(
            words.period_short(n) if n else desk.tr("series.start") for n in range(len(values))
        ),
        text=desk.tr("series.text", values=", ".join(texts)),
    )


def _ending(desk: Desk, outcomes: tuple[Outcome, ...]) -> str:
    if len(outcomes) < desk.rules.turns:
        return ""
    ending = result(desk.rules, (desk.session.position.start, *(each.state for each in outcomes))).ending
    return desk.words.text(f"endings.{desk.rules.endings[ending].id}.title") if ending >= 0 else ""


def _event_differences(desk: Desk, real: tuple[Outcome, ...], other: tuple[Outcome, ...]) -> Iterator[str]:
    items = desk.content.structure.events
    before = {each.event for outcome in real for each in outcome.events}
    after = {each.event for outcome in other for each in outcome.events}
    for key, found in (("what_if.avoided", before - after), ("what_if.added", after - before)):
        for event in sorted(found):
            yield desk.tr(key, title=desk.words.text(f"events.{items[event].id}.title"))


def _refused(desk: Desk, other: tuple[Outcome, ...]) -> Iterator[str]:
    if any(outcome.refused for outcome in other):
        yield desk.tr("what_if.refused")
