"""What happened: the half-years one after the other with their decisions, the curves, and the minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.charts.scale import of_unit
from game.scene import Context
from game.scenes.chrome import capital, section
from game.ui import (
    Button,
    Callout,
    Card,
    Col,
    Column,
    Gap,
    Heading,
    Icon,
    Label,
    LineChart,
    Node,
    Row,
    Scroll,
    Segmented,
    Series,
    Stop,
    Table,
    Timeline,
)
from game.ui.reader import ReaderLine
from game.views import AccuracyView, DebriefView, SeriesView, TimelineTurn, TurningPointView

SHOWN = ("timeline", "figures", "minutes")
"""The ways to look at what happened."""
_POINTS = ("service_quality", "staff_adoption")
_MONEY = "benefits_realised"


class Story:
    """The second part of the debrief.

    Args:
        on_try: called with a half-year (1-based) to try something else in.
    """

    def __init__(self, on_try: Callable[[int], None], refresh: Callable[[], None]) -> None:
        self.shown = SHOWN[0]
        self.on_try = on_try
        self.refresh = refresh

    def build(self, ctx: Context, view: DebriefView) -> Node:
        """Return the part."""
        tr = ctx.tr
        pick = Segmented(
            [(key, tr(f"look_back.story.{key}")) for key in SHOWN],
            self.shown,
            self._show,
            width=min(520.0, ctx.width - 60),
            id="debrief.story.shown",
            name=tr("look_back.story.shown"),
        )
        if self.shown == "figures":
            return Scroll(pick, _figures(ctx, view), gap=16, pad=(24, 20), id="debrief.figures")
        if self.shown == "minutes":
            return Scroll(pick, _minutes(ctx, view), gap=16, pad=(24, 20), id="debrief.minutes")
        rail = Card(
            Timeline(
                [self._stop(ctx, turn, view) for turn in view.timeline],
                id="debrief.timeline",
                name=tr("look_back.story.timeline"),
            ),
            pad=(20, 18),
        )
        curves = Col(*_curves(ctx, view), gap=14)
        if ctx.columns < 3:
            return Scroll(pick, curves, rail, gap=16, pad=(16, 14), id="debrief.story")
        return Row(
            Scroll(pick, rail, gap=16, pad=(24, 20, 8, 20), grow=12, id="debrief.story"),
            Scroll(curves, pad=(8, 20, 20, 20), grow=10, id="debrief.curves"),
            align="stretch",
        )

    def _show(self, shown: str) -> None:
        self.shown = shown
        self.refresh()

    def _stop(self, ctx: Context, turn: TimelineTurn, view: DebriefView) -> Stop:
        tr = ctx.tr
        points = [each for each in view.turning_points if each.turn == turn.turn]
        hits = next((each for each in view.accuracy if each.turn == turn.turn), None)
        another = Button(
            tr("look_back.try"),
            partial(self.on_try, turn.turn),
            icon="branch",
            kind="quiet",
            id=f"debrief.try.{turn.turn}",
            name=tr("look_back.try_in", period=turn.period),
        )
        foot = Row(
            _foreseen(ctx, hits) if hits is not None else None,
            Gap(grow=1),
            another,
            gap=10,
        )
        body = (
            Label(turn.headline, "subhead", pad=(0, 0, 0, 4)) if turn.headline else None,
            *(_said(text, "check", "primary") for text in turn.decisions),
            *(_said(text, "chat", "ink2", "small") for text in turn.because),
            *(_happened(text) for text in turn.events),
            *(_said(text, "pencil", "ink2", "small") for text in (*turn.reflections, *turn.notes)),
            *(_turned(each) for each in points),
            foot,
        )
        return Stop(
            capital(turn.period), turn.chapter, (), tuple(each for each in body if each), marked=bool(points)
        )


def _said(text: str, icon: str, color: str, style: str = "body") -> Node:
    ink = "ink" if style == "body" else "ink2"
    return Row(Icon(icon, 18, color), Label(text, style, ink, grow=1), gap=10, align="start")


def _happened(text: str) -> Node:
    words = Label(text, "label", grow=1)
    return Row(Icon("flag", 18, "primary"), words, gap=10, pad=(10, 7), fill="tint", radius=8)


def _turned(point: TurningPointView) -> Node:
    words = Label(point.title, "label", grow=1)
    tone, icon = _way(point)
    return Row(Icon(icon, 18, tone), words, gap=10, pad=(10, 7), fill=f"{tone}_tint", radius=8)


def _way(point: TurningPointView) -> tuple[str, str]:
    """Return colour and icon of a turn upwards or downwards."""
    return ("positive", "arrow_up") if point.way > 0 else ("warning", "arrow_down")


def _foreseen(ctx: Context, view: AccuracyView) -> Node:
    said = Label(ctx.tr("look_back.predicted", right=view.right, of=view.of), "label", "ink2", name=view.text)
    return Row(Icon("target", 18, "ink2"), said, gap=8)


def predicted(view: AccuracyView) -> Node:
    """Return how many of a half-year's predictions were right, as marks with a name."""
    marks = [
        Icon("circle_check", 20, "positive") if n < view.right else Icon("circle", 20, "control")
        for n in range(view.of)
    ]
    return Row(*marks, gap=4, role="image", name=view.text)


def _curves(ctx: Context, view: DebriefView) -> list[Node]:
    found = {each.id: each for each in view.series}
    marks = [(point.turn, "") for point in view.turning_points]
    points = [found[key] for key in _POINTS if key in found]
    kids: list[Node] = [Card(*_chart(ctx, ctx.tr("look_back.curves"), points, marks), gap=10, pad=(18, 16))]
    if _MONEY in found:
        title = ctx.tr("look_back.curves.money", label=found[_MONEY].title)
        kids.append(Card(*_chart(ctx, title, [found[_MONEY]], marks), gap=10, pad=(18, 16)))
    if marks:
        kids.append(Label(ctx.tr("look_back.curves.marks"), "small", "ink2"))
        kids.append(
            section(ctx.tr("look_back.points"), *(turning_point(each) for each in view.turning_points))
        )
    return kids


def _chart(
    ctx: Context, title: str, series: Sequence[SeriesView], marks: Sequence[tuple[int, str]]
) -> tuple[Node, Node]:
    return Heading(title, 3), LineChart(
        [Series(each.title, each.values, slot=slot) for slot, each in enumerate(series)],
        series[0].period_labels,
        number=ctx.tr.number,
        digits=series[0].digits,
        fit=of_unit(series[0].unit),
        tall=200,
        marks=marks,
        id=f"debrief.chart.{series[0].id}",
        name=title,
    )


def turning_point(view: TurningPointView) -> Node:
    """Return a half-year in which the game turned, and why."""
    tone, icon = _way(view)
    return Callout(view.text, tone=tone, icon=icon, title=view.title, name=view.title)


def _figures(ctx: Context, view: DebriefView) -> Node:
    """Return every number after every half-year as a table; few columns where it is narrow."""
    tr = ctx.tr
    if not view.series:
        return Label(tr("look_back.nothing"))
    room = 12 if ctx.columns == 3 else 5 if ctx.columns == 2 else 3
    labels = view.series[0].period_labels
    kept = range(len(labels)) if len(labels) <= room else (0, *range(len(labels) - room + 1, len(labels)))
    columns = (Column(tr("look_back.number"), 2.2), *(Column(labels[at], 1, "end") for at in kept))
    rows = [(each.title, *(each.bare_texts[at] for at in kept)) for each in view.series]
    note = Label(tr("look_back.figures.units"), "small", "ink2")
    return Card(Table(columns, rows, style="label", name=tr("look_back.story.figures")), note, gap=10)


def _minutes(ctx: Context, view: DebriefView) -> Node:
    """Return all that was decided, said and foreseen as lines to go through, and to copy."""
    said: list[str] = []
    for turn in view.timeline:
        said.append(f"# {capital(turn.period)}" + (f" · {turn.chapter}" if turn.chapter else ""))
        said += [turn.headline] if turn.headline else []
        said += [*turn.decisions, *turn.because, *turn.events, *turn.predictions, *turn.reflections]
    said += (
        [f"# {ctx.tr('look_back.notes')}", *(f"{when}: {text}" for when, text in view.notes)]
        if view.notes
        else []
    )
    said += [f"# {ctx.tr('look_back.code')}", view.play_code]
    shown = [*said[:-1], view.play_code.replace("-", "- ")]  # so that it can break
    lines = [ReaderLine(text, index) for index, text in enumerate(shown)]
    for line in lines:
        line.whole = tuple(said)
    return Card(
        Label(ctx.tr("look_back.minutes.how"), "small", "ink2"),
        Col(*lines, gap=2, role="list", name=ctx.tr("look_back.story.minutes")),
        gap=10,
        pad=(18, 16),
        max_width=900,
    )
