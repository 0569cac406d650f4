"""The report's account of what happened: figures, charts, the turns one by one, and the predictions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from game.charts.scale import POINTS, of_money
from game.charts.shapes import MARKERS
from game.charts.svg import Line, LineChartData, described, line_chart, spark, split_bar, stacked_bars
from game.i18n import Translator
from game.page.html import Html, element, joined
from game.page.parts import (
    defined,
    details,
    figure,
    listed,
    meter,
    paragraphs,
    table,
    table_of,
    verdict,
    way_of,
)
from game.views import DebriefView, IndicatorView, SeriesView, TimelineTurn

_LEAST_SHAPE = {"points": 2.0}


def tiles(view: DebriefView, tr: Translator) -> Html:
    """Return every indicator with its value, its way since the start in words, and its course."""
    shown = (_tile(series, n < 3, tr) for n, series in enumerate(view.series))
    return element("p", tr("report.tiles_text")) + element("ul", *shown, class_="tiles")


def _tile(series: SeriesView, head: bool, tr: Translator) -> Html:
    start, end = series.value_texts[0], series.value_texts[-1]
    way = way_of(series.values[-1] - series.values[0])
    went = tr("report.went", label=series.title, start=start, end=end)
    return element(
        "li",
        element("h3", series.title),
        element("p", end, class_="value"),
        element("p", tr(f"report.tile_{way}", change=series.moved_text, start=start), class_=way),
        spark(went, _named_values(series), series.values, _LEAST_SHAPE.get(series.unit, 0.2)),
        class_="tile head" if head else "tile",
    )


def charts(view: DebriefView, tr: Translator) -> Html:
    """Return the courses that the game is about, the levers' shares, and the tables behind them."""
    by_id = {series.id: series for series in view.series}
    together = [by_id["service_quality"], by_id["staff_adoption"]]
    figures = [_course(tr("report.chart_points"), together, tr)]
    for number in ("benefits_realised", "economy"):
        figures.append(_course(by_id[number].title, [by_id[number]], tr))
    if view.shares:
        rows = [(share.title, share.share, share.value_text) for share in view.shares]
        said = ((share.title, share.value_text, share.money_text) for share in view.shares)
        heads = (tr("report.lever"), tr("report.benefit"), tr("report.spent"))
        behind = details(tr("report.chart_table"), table(tr("report.shares"), heads, said, 1))
        why = paragraphs((view.shares_text,), "soft")
        figures.append(figure(tr("report.shares"), stacked_bars(tr("report.shares"), rows), why, behind))
    every = table(tr("report.figures"), *_rows(view.series, tr), 1)
    return element("div", *figures, class_="charts") + details(tr("report.figures"), every)


def _course(title: str, series: Sequence[SeriesView], tr: Translator) -> Html:
    points = series[0].unit == "points"
    unit = "" if points else f", {tr(f'report.unit_{series[0].unit}')}"
    every = [value for each in series for value in each.values]
    scale = POINTS if points else of_money(every)
    lines = [Line(each.title, each.values, each.bare_texts[-1]) for each in series]
    words = " ".join(f"{each.title}. {_named_values(each)}." for each in series)
    ticks = partial(tr.number, digits=scale.digits)
    chart = LineChartData(title, words, lines, series[0].period_labels, scale, ticks)
    behind = details(tr("report.chart_table"), table(title, *_columns(series, tr), 1))
    return figure(title + unit, line_chart(chart), behind)


def _named_values(series: SeriesView) -> str:
    return described(list(zip(series.period_labels, series.value_texts, strict=True)))


def _columns(series: Sequence[SeriesView], tr: Translator) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return head and rows with a row for each period: narrow, to stand below a chart."""
    rows = zip(series[0].period_labels, *(each.value_texts for each in series), strict=True)
    return (tr("report.period"), *(each.title for each in series)), list(rows)


def _rows(series: Sequence[SeriesView], tr: Translator) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return head and rows with a row for each indicator."""
    return (tr("report.figure"), *series[0].period_labels), [
        (each.title, *each.value_texts) for each in series
    ]


def timeline(view: DebriefView, tr: Translator) -> Html:
    """Return the turns one by one."""
    return element("ol", *(_turn(turn, tr) for turn in view.timeline), class_="turns")


def _turn(turn: TimelineTurn, tr: Translator) -> Html:
    groups = [defined(group.title, _run(group.kind, group.items)) for group in turn.groups]
    if turn.because:
        groups.append(defined(tr("report.because"), listed(turn.because)))
    if turn.events:
        groups.append(defined(tr("report.events"), listed(turn.events)))
    guesses = [_guess(each, tr) for each in turn.indicators if each.predicted is not None]
    if guesses:
        groups.append(defined(tr("report.predicted"), listed(guesses, "guesses")))
    if turn.reflections:
        groups.append(defined(tr("report.reflections"), listed(turn.reflections)))
    if turn.notes:
        groups.append(defined(tr("report.notes"), listed(turn.notes)))
    groups.append(defined(tr("report.money_title"), _money(turn, tr)))
    when = element("div", element("h3", turn.period), paragraphs((turn.chapter,), "soft"), class_="when")
    told = element("div", paragraphs((turn.headline,), "headline"), element("dl", *groups))
    return element("li", when, told, class_="turn")


def _run(kind: str, items: Sequence[str]) -> Html | str:
    """Return answers to cases one below the other, names in one line."""
    return listed(items) if kind == "cases" and len(items) > 1 else ", ".join(items)


def _guess(indicator: IndicatorView, tr: Translator) -> Html:
    hit = bool(indicator.foreseen)
    said = tr(
        "report.prediction_hit" if hit else "report.prediction_miss",
        label=indicator.label,
        guess=tr(f"direction.{indicator.predicted}"),
        way=tr(f"direction.{indicator.way}"),
    )
    return verdict(hit, said)


def _money(turn: TimelineTurn, tr: Translator) -> Html:
    legend = (
        element("span", MARKERS[slot], class_=f"s{slot}", aria_hidden="true") + joined([f" {name} {words}"])
        for slot, (name, _, words) in enumerate(turn.money)
    )
    bar = split_bar(f"{tr('report.money_title')}, {turn.period}", turn.money)
    return bar + listed(legend, "legend")


def predictions(view: DebriefView, tr: Translator) -> Html:
    """Return what the group foresaw: a row for each turn, a mark with a word for each figure."""
    heads = [tr("report.period"), *(each.label for each in view.timeline[0].indicators[:3])]
    rows = [
        (turn.period, [element("td", _verdict(each, tr)) for each in turn.indicators[:3]])
        for turn in view.timeline
    ]
    return element("p", view.accuracy_text, class_="lead") + table_of(tr("report.turns_table"), heads, rows)


def _verdict(indicator: IndicatorView, tr: Translator) -> Html:
    hit = bool(indicator.foreseen)
    return verdict(hit, tr("report.prediction_right" if hit else "report.prediction_wrong"))


def ambitions(view: DebriefView) -> Html:
    """Return how the group did against each ambition it chose."""
    return listed(
        (
            element("h4", f"{score.title} ", element("span", score.score_text, class_="n"))
            + meter(score.score / 100)
            + element("p", score.text)
            for score in view.scores
        ),
        "cards",
    )
