"""The whole debrief, worked out in slices: what happened and why, beside what could be said at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.insight.levers import LeverShare, best_lever, lever_shares
from game.insight.shown import WORDS
from game.insight.turning import DELIVERED, TurningPoint, turning_points
from game.session.course import chapter_of, closing_chapter
from game.view_makers.alternatives import series_view
from game.view_makers.closing import closing_view
from game.view_makers.decisions import decision_groups, decision_lines
from game.view_makers.desk import Desk
from game.view_makers.numbers import causes_of, indicator_view
from game.view_makers.press import front_page
from game.view_makers.reasons import headline_edges
from game.view_makers.receipts import game_receipt
from game.view_makers.turns import event_views
from game.views import ClosingView, DebriefView, ShareView, TimelineTurn, TurningPointView


def debrief_slices(desk: Desk) -> Iterator[DebriefView | None]:
    """Work out the game looked back on, up to the last turn played: None after each slice, the whole last.

    A slice takes some tens of ms, so that a screen can be used between two of them.
    """
    closing = closing_view(desk)
    yield None
    timeline: list[TimelineTurn] = []
    for turn in range(1, desk.played + 1):
        timeline.append(_timeline_turn(desk, turn))
        yield None
    series = tuple(
        series_view(desk, number, desk.session.outcomes, desk.words.label(number)) for number in INDICATORS
    )
    points = _turning_points(desk)
    yield None
    totals = tuple((view, game_receipt(desk, view.id)) for view in closing.numbers)
    yield None
    edges = headline_edges(desk)
    code = desk.session.play_code()
    yield None
    while desk.session.play_levers():
        yield None
    shares = _shares(desk)
    best = _best_lever(desk, shares)
    yield DebriefView(
        **_carried(closing),
        timeline=tuple(timeline),
        series=series,
        totals=totals,
        shares=tuple(_share_view(desk, each) for each in shares),
        shares_best=best,
        shares_text=f"{best} {desk.tr('debrief.shares')}".strip(),
        turning_points=points,
        edges=edges,
        play_code=code,
    )


def debrief_view(desk: Desk) -> DebriefView:
    """Return the whole game looked back on, up to the last turn played."""
    *_, whole = debrief_slices(desk)
    assert whole is not None
    return whole


def _carried(closing: ClosingView) -> dict[str, Any]:
    """Return what could be said at once, for the whole to say as well."""
    return {each.name: getattr(closing, each.name) for each in fields(closing)}


def _timeline_turn(desk: Desk, turn: int) -> TimelineTurn:
    words, tr = desk.words, desk.tr
    played = desk.session.position.turns[turn - 1]
    chapter = chapter_of(desk.content, turn)
    because = [(words.text(f"cases.{case}.title"), text) for case, text in played.answers.items() if text]
    lines = [tr("timeline.because_case", case=case, text=text) for case, text in because]
    if played.because:
        lines.append(tr("timeline.because", text=played.because))
    went = desk.foresight.turns[turn - 1].went
    predictions = tuple(
        tr(
            "timeline.prediction",
            label=words.label(number),
            guess=tr(f"direction.{guess}"),
            outcome=tr(f"direction.{went[number]}"),
        )
        for number, guess in played.prediction.items()
    )
    return TimelineTurn(
        turn=turn,
        period=words.period(turn),
        chapter=words.text(f"chapters.{chapter.id}.title") if chapter else "",
        decisions=decision_lines(desk, turn - 1, played.decision),
        because=tuple(lines),
        reflections=_reflections(desk, turn),
        notes=tuple(
            tr("timeline.note", text=text)
            for at, text in desk.session.position.notes
            if min(at + 1, desk.rules.turns) == turn
        ),
        events=tuple(
            tr("timeline.struck" if event.struck else "timeline.held", title=event.title)
            for event in event_views(desk, turn)
        ),
        headline=front_page(desk, turn).headline,
        indicators=tuple(indicator_view(desk, number, turn) for number in INDICATORS),
        predictions=predictions,
        groups=decision_groups(desk, turn - 1, played.decision),
        money=tuple(
            (words.lever(lever), played.decision.levers[k] / 10, tr.money(played.decision.levers[k] / 10))
            for k, lever in enumerate(LEVERS)
        ),
    )


def _reflections(desk: Desk, turn: int) -> tuple[str, ...]:
    """Return what the group wrote where a turn closed a chapter, each after its question."""
    chapter = closing_chapter(desk.content, turn)
    if chapter is None:
        return ()
    written = (desk.session.position.reflections or {}).get(chapter.id, ())
    questions = desk.words.texts(f"chapters.{chapter.id}.reflect")
    return tuple(
        desk.tr("timeline.reflection", question=question, text=text)
        for question, text in zip(questions, written, strict=False)
        if text
    )


def _shares(desk: Desk) -> tuple[LeverShare, ...]:
    session = desk.session
    return lever_shares(session.lever_shares(), session.decisions) if session.decisions else ()


def _share_view(desk: Desk, each: LeverShare) -> ShareView:
    tr = desk.tr
    money, part, percent = tr.money(each.spent), tr.percent(each.spent_share), tr.percent(each.share)
    return ShareView(
        id=each.lever,
        title=desk.words.lever(each.lever),
        icon=each.lever,
        value=each.worth,
        value_text=tr.money(each.worth),
        share=each.share,
        share_text=percent,
        spent_text=money,
        spent_share=each.spent_share,
        spent_share_text=part,
        money_text=tr("share.money", money=money, part=part, percent=percent),
    )


def _best_lever(desk: Desk, shares: tuple[LeverShare, ...]) -> str:
    """Return which lever clearly gave most for its money, in words; empty when none did."""
    found = next((each for each in shares if each.lever == best_lever(shares)), None)
    if found is None:
        return ""
    part, percent = desk.tr.percent(found.spent_share), desk.tr.percent(found.share)
    title = desk.words.lever(found.lever).lower()
    return desk.tr("debrief.shares.most", lever=title, part=part, percent=percent)


def _turning_points(desk: Desk) -> tuple[TurningPointView, ...]:
    """Return the turns in which a headline changed its way."""
    figures = [desk.figures(n).values for n in range(desk.played + 1)]
    told = [
        {number: causes_of(desk, number, turn) for number in HEADLINES} for turn in range(1, desk.played + 1)
    ]
    found = turning_points(figures, told)
    return tuple(_turning_point(desk, point) for point in found)


def _turning_point(desk: Desk, point: TurningPoint) -> TurningPointView:
    period, side = desk.words.period(point.turn), WORDS[point.way]
    title = desk.tr(f"point.{side}", label=desk.words.label(point.figure), period=period)
    return TurningPointView(point.turn, period, point.figure, point.way, title, _turned(desk, point, side))


def _turned(desk: Desk, point: TurningPoint, side: str) -> str:
    """Return what turned a figure."""
    if point.cause is None:
        return ""
    view = desk.words.cause(point.figure, point.cause, point.turn)
    if point.kind == DELIVERED:
        title = desk.words.initiative(desk.rules.initiatives[point.cause.index].id)
        return desk.tr("point.delivered", title=title, change=view.change_text)
    return desk.tr(f"point.{point.kind}.{side}", cause=view.text, change=view.change_text)
