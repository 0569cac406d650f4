"""Why a number moved: its receipts turn by turn, added over the game, and as a map."""

from __future__ import annotations

from game.engine.vocabulary import HEADLINES
from game.insight.shown import WORDS, way
from game.insight.shown import change as difference
from game.view_makers.desk import Desk
from game.view_makers.initiatives import initiative_views
from game.view_makers.numbers import causes_of, figure, indicator_view
from game.view_makers.receipts import all_causes, game_receipt, ordered, turn_receipt
from game.views import MapEdge, WhyPeriodView, WhyView

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
        total=game_receipt(desk, number),
        chain=tuple(view for view in initiative_views(desk, n) if view.active) if chained else (),
        edges=edges_to(desk, number),
        advice=_advice(desk, number),
    )


def _period(desk: Desk, number: str, turn: int) -> WhyPeriodView:
    words = desk.words
    before, after = figure(desk, number, turn - 1), figure(desk, number, turn)
    sentence = desk.tr(
        f"why.period.{WORDS[way(number, before, after)]}",
        period=words.period(turn),
        before=words.value(number, before),
        after=words.value(number, after),
        change=words.change(number, difference(number, before, after)),
    )
    return WhyPeriodView(
        turn=turn,
        period=words.period(turn),
        period_short=words.period_short(turn),
        receipt=turn_receipt(desk, number, turn),
        sentence=sentence,
    )


def edges_to(desk: Desk, number: str) -> tuple[MapEdge, ...]:
    """Return the arrows of the cause map that point at a number.

    The causes that counted most over the game.
    """
    causes = ordered(desk, number, all_causes(desk, number))
    largest = abs(causes[0].change) if causes else 0.0
    label = desk.words.label(number)
    found: list[MapEdge] = []
    for cause in causes[:_EDGES]:
        view = desk.words.cause(number, cause)
        sign = 1 if cause.change > 0 else -1
        text = desk.tr(f"map.{WORDS[sign]}", cause=view.name, target=label, change=view.change_text)
        found.append(
            MapEdge(
                cause.key, view.name, number, label, sign, abs(cause.change) / largest, view.change_text, text
            )
        )
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
    falls = [cause for cause in ordered(desk, number, causes_of(desk, number, n)) if cause.change < 0]
    if not falls:
        return ""
    worst = desk.words.cause(number, min(falls, key=lambda cause: cause.change), n)
    return desk.tr("why.pulls_down", cause=worst.text, change=worst.change_text)
