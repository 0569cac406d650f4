"""So what: the patterns that the log shows, how well the group predicted, and questions to talk about."""

from __future__ import annotations

from game.scene import Context
from game.scenes.chrome import capital, section
from game.scenes.debrief_story import predicted
from game.ui import Callout, Card, Col, Grid, Heading, Icon, Label, Node, Row, Scroll
from game.views import AccuracyView, ClosingView, PatternView, QuestionGroupView


def lessons(ctx: Context, view: ClosingView) -> Node:
    """Return the fifth part of the debrief."""
    tr = ctx.tr
    patterns: Node = Label(tr("look_back.patterns.none"), "body", "ink2")
    if view.patterns:
        patterns = Grid(*(_pattern(each) for each in view.patterns), column=330, most=3, gap=12)
    kids = [section(tr("look_back.patterns"), patterns, below=tr("look_back.patterns.how"))]
    if view.accuracy:
        kids.append(section(tr("look_back.accuracy"), _accuracy(ctx, view), below=view.accuracy_text))
    if view.questions:
        groups = Grid(*(_group(each) for each in view.questions), column=380, most=2, gap=14)
        kids.append(section(tr("look_back.questions"), groups, below=tr("look_back.questions.how")))
    return Scroll(*kids, gap=26, pad=(24, 20), id="debrief.lessons")


def _pattern(view: PatternView) -> Node:
    tone = "positive" if view.good else "warning"
    icon = "circle_check" if view.good else "refresh"
    return Callout(view.text, tone=tone, icon=icon, title=view.title, name=view.title)


def _accuracy(ctx: Context, view: ClosingView) -> Node:
    most = len(view.accuracy) if ctx.columns == 3 else 4
    return Card(Grid(*(_turn(each) for each in view.accuracy), column=118, most=most, gap=10), pad=(18, 16))


def _turn(view: AccuracyView) -> Node:
    marks = predicted(view)
    period = Label(capital(view.period), "label", "ink2", align="center")
    return Col(period, Row(marks, justify="center"), gap=6, pad=(6, 8), fill="sunken", radius=8)


def _group(view: QuestionGroupView) -> Node:
    return Card(
        Row(Icon("target", 20, "primary", disc="tint"), Heading(view.title, 3, grow=1), gap=12),
        *(
            Row(Icon("chat", 20, "primary"), Label(question, size=16, grow=1), gap=12, align="start")
            for question in view.questions
        ),
        gap=12,
        pad=(20, 16),
    )
