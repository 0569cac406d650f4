"""The report's account of what happened: figures, charts, the turns one by one, and the predictions."""

from __future__ import annotations

from collections.abc import Sequence

from game.i18n import Translator
from game.report.charts import MARKERS, bars, describe, line_chart, spark, split_bar
from game.report.parts import details, e, html_list, meter, paragraphs, table, text_list, way_of
from game.views import DebriefView, IndicatorView, SeriesView, TimelineTurn

_WAYS = {1: "up", 0: "same", -1: "down"}


def tiles(view: DebriefView, tr: Translator) -> str:
    """Return every indicator with its value, its way since the start in words, and its course."""
    shown = "".join(_tile(series, n < 3, tr) for n, series in enumerate(view.series))
    return f'<p>{e(tr("report.tiles_text"))}</p><ul class="tiles">{shown}</ul>'


def _tile(series: SeriesView, head: bool, tr: Translator) -> str:
    start, end = series.value_texts[0], series.value_texts[-1]
    change = series.values[-1] - series.values[0] if start != end else 0.0
    size = tr.number(abs(change), 1) if series.unit == "points" else tr.money(abs(change))
    way = way_of(change)
    line = spark(series, tr("report.went", label=series.title, start=start, end=end))
    return (
        f'<li class="tile{" head" if head else ""}"><h3>{e(series.title)}</h3><p class="value">{e(end)}</p>'
        f'<p class="{way}">{e(tr(f"report.tile_{way}", change=size, start=start))}</p>{line}</li>'
    )


def charts(view: DebriefView, tr: Translator) -> str:
    """Return the courses that the game is about, the levers' shares, and the tables behind them."""
    by_id = {series.id: series for series in view.series}
    together = [by_id["service_quality"], by_id["staff_adoption"]]
    figures = _figure(tr("report.chart_points"), together, tr)
    for number in ("benefits_realised", "economy"):
        figures += _figure(by_id[number].title, [by_id[number]], tr)
    if view.shares:
        rows = [(share.title, share.share, share.value_text) for share in view.shares]
        said = ((share.title, share.value_text, share.money_text) for share in view.shares)
        heads = (tr("report.lever"), tr("report.benefit"), tr("report.spent"))
        behind = details(tr("report.chart_table"), table(tr("report.shares"), heads, said, 1))
        why = paragraphs((view.shares_text,), "soft")
        figures += _card(tr("report.shares"), bars(tr("report.shares"), rows) + why + behind)
    every = table(tr("report.figures"), *_rows(view.series, tr), 1)
    return f'<div class="charts">{figures}</div>' + details(tr("report.figures"), every)


def _figure(title: str, series: Sequence[SeriesView], tr: Translator) -> str:
    unit = "" if series[0].unit == "points" else f", {tr(f'report.unit_{series[0].unit}')}"
    chart = line_chart(title, describe(series), series, tr)
    behind = details(tr("report.chart_table"), table(title, *_columns(series, tr), 1))
    return _card(title + unit, chart + behind)


def _card(title: str, body: str) -> str:
    return f"<figure><figcaption>{e(title)}</figcaption>{body}</figure>"


def _columns(series: Sequence[SeriesView], tr: Translator) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return head and rows with a row for each period: narrow, to stand below a chart."""
    rows = zip(series[0].period_labels, *(each.value_texts for each in series), strict=True)
    return (tr("report.period"), *(each.title for each in series)), list(rows)


def _rows(series: Sequence[SeriesView], tr: Translator) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return head and rows with a row for each indicator."""
    return (tr("report.figure"), *series[0].period_labels), [
        (each.title, *each.value_texts) for each in series
    ]


def timeline(view: DebriefView, tr: Translator) -> str:
    """Return the turns one by one."""
    return f'<ol class="turns">{"".join(_turn(turn, tr) for turn in view.timeline)}</ol>'


def _turn(turn: TimelineTurn, tr: Translator) -> str:
    chapter = f'<p class="soft">{e(turn.chapter)}</p>' if turn.chapter else ""
    quoted = paragraphs((turn.headline,), "headline")
    groups = "".join(
        f"<div><dt>{e(group.title)}</dt><dd>{_run(group.kind, group.items)}</dd></div>"
        for group in turn.groups
    )
    if turn.because:
        groups += f"<div><dt>{e(tr('report.because'))}</dt><dd>{text_list(turn.because)}</dd></div>"
    if turn.events:
        groups += f"<div><dt>{e(tr('report.events'))}</dt><dd>{text_list(turn.events)}</dd></div>"
    guesses = [guess for each in turn.indicators if (guess := _guess(each, tr))]
    if guesses:
        marks = html_list(guesses, "guesses")
        groups += f"<div><dt>{e(tr('report.predicted'))}</dt><dd>{marks}</dd></div>"
    groups += f"<div><dt>{e(tr('report.money_title'))}</dt><dd>{_money(turn, tr)}</dd></div>"
    return (
        f'<li class="turn"><div class="when"><h3>{e(turn.period)}</h3>{chapter}</div>'
        f"<div>{quoted}<dl>{groups}</dl></div></li>"
    )


def _run(kind: str, items: Sequence[str]) -> str:
    """Return answers to cases one below the other, names in one line."""
    return text_list(items) if kind == "cases" and len(items) > 1 else e(", ".join(items))


def _guess(indicator: IndicatorView, tr: Translator) -> str:
    if indicator.predicted is None:
        return ""
    went = _WAYS[indicator.direction]
    hit = indicator.predicted == went
    key = "report.prediction_hit" if hit else "report.prediction_miss"
    said = tr(
        key,
        label=indicator.label,
        guess=tr(f"direction.{indicator.predicted}"),
        way=tr(f"direction.{went}"),
    )
    return (
        f'<span class="{"hit" if hit else "miss"}" aria-hidden="true">{"✓" if hit else "✗"}</span> {e(said)}'
    )


def _money(turn: TimelineTurn, tr: Translator) -> str:
    legend = "".join(
        f'<li><span class="s{k}" aria-hidden="true">{MARKERS[k]}</span> {e(name)} {e(words)}</li>'
        for k, (name, _, words) in enumerate(turn.money)
    )
    bar = split_bar(f"{tr('report.money_title')}, {turn.period}", turn.money)
    return f'{bar}<ul class="legend">{legend}</ul>'


def predictions(view: DebriefView, tr: Translator) -> str:
    """Return what the group foresaw: a row for each turn, a mark with a word for each figure."""
    heads = "".join(f'<th scope="col">{e(each.label)}</th>' for each in view.timeline[0].indicators[:3])
    rows = "".join(
        f'<tr><th scope="row">{e(turn.period)}</th>'
        + "".join(f"<td>{_verdict(each, tr)}</td>" for each in turn.indicators[:3])
        + "</tr>"
        for turn in view.timeline
    )
    return (
        f'<p class="lead">{e(view.accuracy_text)}</p><div class="wide"><table>'
        f"<caption>{e(tr('report.turns_table'))}</caption>"
        f'<thead><tr><th scope="col">{e(tr("report.period"))}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _verdict(indicator: IndicatorView, tr: Translator) -> str:
    hit = indicator.predicted == _WAYS[indicator.direction]
    mark, word = ("✓", "report.prediction_right") if hit else ("✗", "report.prediction_wrong")
    return f'<span class="{"hit" if hit else "miss"}" aria-hidden="true">{mark}</span> {e(tr(word))}'


def ambitions(view: DebriefView) -> str:
    """Return how the group did against each ambition it chose."""
    return html_list(
        (
            f'<h4>{e(score.title)} <span class="n">{e(score.score_text)}</span></h4>'
            f"{meter(score.score / 100)}<p>{e(score.text)}</p>"
            for score in view.scores
        ),
        "cards",
    )
