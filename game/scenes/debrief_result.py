"""How it went: the ending, the town, the ambitions the group chose, the numbers and the benefits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.scene import Context
from game.scenes.chrome import section
from game.scenes.tiles import tile
from game.scenes.town_picture import town_picture
from game.ui import Callout, Card, Col, Column, Grid, Heading, Icon, Label, Node, Progress, Row, Scroll, Table
from game.views import ClosingView, ScoreView, TownView

_HEADLINES = 3


def result(ctx: Context, view: ClosingView, town: TownView, why: Callable[[str], None]) -> Node:
    """Return the first part of the debrief."""
    tr = ctx.tr
    headlines = Grid(
        *(tile(tr, each, partial(why, each.id), large=True) for each in view.numbers[:_HEADLINES]),
        column=220,
        most=3,
        gap=12,
    )
    guards = Grid(
        *(tile(tr, each, partial(why, each.id), large=False) for each in view.numbers[_HEADLINES:]),
        column=180,
        most=6 if ctx.width >= 1500 else 3,
        gap=12,
    )
    kids: list[Node] = [_ending(ctx, view, town)]
    if view.scores:
        scores = Grid(*(_score(each) for each in view.scores), column=260, most=3, gap=12)
        kids.append(section(tr("look_back.values"), scores, below=tr("look_back.values.how")))
    kids += [
        section(tr("look_back.headlines"), headlines),
        section(tr("look_back.guards"), guards),
        section(tr("look_back.benefits"), _benefits(ctx, view)),
    ]
    return Scroll(*kids, gap=24, pad=(24, 20), id="debrief.result")


def _ending(ctx: Context, view: ClosingView, town: TownView) -> Node:
    words = Col(
        Label(ctx.tr("look_back.ending"), "tag", "primary"),
        Heading(view.ending_title, 1, "masthead"),
        *(Label(paragraph, size=17) for paragraph in view.ending_text or (view.summary,)),
        gap=12,
        grow=10,
    )
    picture = town_picture(town, id="debrief.town", height=300)
    if ctx.columns < 3:
        return Card(words, picture, gap=16, pad=(22, 20))
    picture.grow = 11
    return Card(Row(words, picture, gap=28), pad=(28, 24))


def _score(view: ScoreView) -> Node:
    color = "positive" if view.score >= 60 else "warning" if view.score >= 40 else "negative"
    return Card(
        Row(
            Icon(view.icon, 22, "primary", disc="tint"),
            Label(view.title, "name", grow=1),
            Label(view.score_text, "title", one_line=True),
            gap=12,
        ),
        Progress(view.score, 100, shown=view.score_text, color=color, height=12, name=view.title),
        Label(view.text, "small", "ink2"),
        gap=10,
        pad=(18, 16),
    )


def _benefits(ctx: Context, view: ClosingView) -> Node:
    tr = ctx.tr
    columns = (Column(tr("look_back.benefit"), 2), Column(tr("look_back.worth"), 1, "end"))
    rows = [(Label(name, "label"), Label(value, "strong", align="end")) for name, value in view.benefits]
    table = Card(Table(columns, rows, name=tr("look_back.benefits")), pad=(12, 10), grow=11)
    how = Callout(tr("look_back.benefits.how"), icon="hourglass", grow=9)
    if ctx.columns == 1:
        return Col(table, how, gap=12)
    return Row(table, how, gap=14, align="start")
