"""Why a number moved: its receipts turn by turn, added over the game, and as a map."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.causes import Cause
from game.engine.vocabulary import HEADLINES
from game.insight.causes import grouped_causes
from game.insight.shown import WORDS, way
from game.view_makers.desk import Desk
from game.view_makers.initiatives import initiative_views
from game.view_makers.numbers import causes_of, figure, indicator_view
from game.view_makers.words import NOTICED
from game.views import CauseView, MapEdge, WhyPeriodView, WhyView

_EDGES = 5
_CHAINED = ("benefits_realised", "staff_adoption", "service_quality")


def why_view(desk: Desk, number: str) -> WhyView:
    """Return everything about one number.

    Raises:
        KeyError: there is no such number.
    """
    n = desk.played
    indicator = indicator_view(desk, number)
    kind = number.partition(".")[0]
    chained = kind == "service" or number in _CHAINED
    return WhyView(
        indicator=indicator,
        definition=indicator.definition,
        follows_from=desk.tr(f"follows.{kind if kind in ('maturity', 'service') else number}"),
        periods=tuple(_period(desk, number, turn) for turn in range(n, 0, -1)),
        total=total_causes(desk, number),
        chain=tuple(view for view in initiative_views(desk, n) if view.active) if chained else (),
        edges=edges_to(desk, number),
        advice=_advice(desk, number),
    )


def _period(desk: Desk, number: str, turn: int) -> WhyPeriodView:
    words = desk.words
    before, after = figure(desk, number, turn - 1), figure(desk, number, turn)
    shown, every = words.causes(number, causes_of(desk, number, turn), turn)
    change = words.change(number, after - before)
    sentence = desk.tr(
        f"why.period.{WORDS[way(number, before, after)]}",
        period=words.period(turn),
        before=words.value(number, before),
        after=words.value(number, after),
        change=change,
    )
    return WhyPeriodView(
        turn=turn,
        period=words.period(turn),
        period_short=words.period_short(turn),
        before=before,
        after=after,
        change_text=change,
        causes=shown,
        all_causes=every,
        sentence=sentence,
    )


def all_causes(desk: Desk, number: str) -> list[Cause]:
    """Return every cause of every turn so far."""
    return [cause for turn in range(1, desk.played + 1) for cause in causes_of(desk, number, turn)]


def total_causes(desk: Desk, number: str) -> tuple[CauseView, ...]:
    """Return the causes added over the game, the largest first, with the rest gathered."""
    return desk.words.causes(number, _undated(grouped_causes(all_causes(desk, number))))[0]


def _undated(causes: Iterable[Cause]) -> list[Cause]:
    """Drop the date of what happened again and again, so that a sum is not said to stem from one turn."""
    return [
        Cause(cause.key, cause.kind, cause.index, cause.change, 0, cause.part)
        if cause.kind == "lever"
        else cause
        for cause in causes
    ]


def edges_to(desk: Desk, number: str) -> tuple[MapEdge, ...]:
    """Return the arrows of the cause map that point at a number.

    The causes that counted most over the game.
    """
    causes = sorted(grouped_causes(all_causes(desk, number)), key=lambda each: (-abs(each.change), each.key))
    largest = abs(causes[0].change) if causes else 0.0
    label = desk.words.label(number)
    found: list[MapEdge] = []
    for cause in causes[:_EDGES]:
        if abs(cause.change) < NOTICED:
            break
        view = desk.words.cause(number, cause)
        sign = 1 if cause.change > 0 else -1
        text = desk.tr(f"map.{WORDS[sign]}", cause=view.name, target=label, change=view.change_text)
        found.append(MapEdge(cause.key, view.name, number, label, sign, abs(cause.change) / largest, text))
    return tuple(found)


def headline_edges(desk: Desk) -> tuple[MapEdge, ...]:
    """Return the cause map of the three headline outcomes."""
    return tuple(edge for number in HEADLINES for edge in edges_to(desk, number))


def _advice(desk: Desk, number: str) -> str:
    """Return what to look at: the initiative whose weak link holds most back, else what pulled most down."""
    n = desk.played
    if number == "benefits_realised":
        readings = desk.figures(n).initiatives
        under_way = [k for k, reading in enumerate(readings) if reading.weak and reading.built > 50]
        if under_way:
            most = max(
                under_way, key=lambda k: desk.rules.initiatives[k].value * (100 - readings[k].potential)
            )
            view = initiative_views(desk, n)[most]
            return desk.tr("why.weakest", title=view.title, weak=view.weak_text)
    causes = grouped_causes(causes_of(desk, number, n))
    falls = [cause for cause in causes if cause.change < -NOTICED]
    if not falls:
        return ""
    worst = desk.words.cause(number, min(falls, key=lambda cause: cause.change), n)
    return desk.tr("why.pulls_down", cause=worst.text, change=worst.change_text)
