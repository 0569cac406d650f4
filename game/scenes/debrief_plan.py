"""The way on: an action plan for the players' own municipality, with what the game gave to bring home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from game.scene import Context
from game.scenes.chrome import section
from game.ui import (
    Button,
    Card,
    Col,
    Column,
    Heading,
    Icon,
    Label,
    Node,
    Row,
    Scroll,
    Table,
    TextField,
)
from game.views import ClosingView


def plan(
    ctx: Context,
    view: ClosingView,
    written: Sequence[str],
    on_write: Callable[[int, str], None],
    on_export: Callable[[], object],
) -> Node:
    """Return the last part of the debrief.

    Args:
        ctx: the screen.
        view: the debrief.
        written: what is written so far, one text for each prompt.
        on_write: called with the number of a prompt and its text.
        on_export: called to save the report.
    """
    tr = ctx.tr
    fields = section(
        tr("look_back.plan.title"),
        *(_field(index, prompt, written[index], on_write) for index, prompt in enumerate(view.plan_prompts)),
        below=tr("look_back.plan.how"),
        gap=14,
    )
    side = Col(_report(ctx, on_export), *_brought(ctx, view), gap=20)
    if ctx.columns == 1:
        return Scroll(fields, side, gap=24, pad=(16, 14), id="debrief.plan")
    return Row(
        Scroll(fields, pad=(24, 20, 8, 20), grow=12, id="debrief.plan"),
        Scroll(side, pad=(8, 20, 20, 20), grow=9, id="debrief.home"),
        align="stretch",
    )


def _field(index: int, prompt: str, text: str, on_write: Callable[[int, str], None]) -> Node:
    number = Label(str(index + 1), "name", "on_primary", align="center", role="presentation")
    return Card(
        Row(
            Row(number, fill="primary", radius=8, width=32, height=32, justify="center"),
            Label(prompt, "name", grow=1),
            gap=12,
        ),
        TextField(text, partial(on_write, index), rows=2, limit=600, id=f"debrief.plan.{index}", name=prompt),
        gap=10,
        pad=(18, 14),
    )


def _report(ctx: Context, on_export: Callable[[], object]) -> Node:
    tr = ctx.tr
    return Card(
        Row(Icon("document", 22, "primary", disc="tint"), Heading(tr("look_back.report"), 3, grow=1), gap=12),
        Label(tr("look_back.report.how")),
        Row(Button(tr("export.save"), on_export, icon="download", id="debrief.plan.export")),
        gap=12,
        pad=(20, 16),
        fill="tint",
        border="primary",
    )


def _brought(ctx: Context, view: ClosingView) -> list[Node]:
    tr = ctx.tr
    kids: list[Node] = []
    if view.notes:
        kids.append(section(tr("look_back.notes"), Card(*(_note(when, text) for when, text in view.notes))))
    if view.take_home:
        chapters = dict.fromkeys(chapter for chapter, _ in view.take_home)
        cards = [_chapter(each, [work for name, work in view.take_home if name == each]) for each in chapters]
        kids.append(section(tr("look_back.take_home"), *cards))
    if view.own:
        columns = (Column(tr("look_back.statement"), 3), Column(tr("look_back.answer"), 1, "end"))
        table = Table(columns, view.own, name=tr("look_back.own"))
        kids.append(section(tr("look_back.own"), Card(table, pad=(10, 8))))
    return kids


def _note(when: str, text: str) -> Node:
    return Col(Label(when, "tag", "ink2"), Label(text), gap=2)


def _chapter(title: str, works: Sequence[str]) -> Node:
    return Card(
        Label(title, "tag", "primary"),
        *(Row(Icon("flag", 18, "primary"), Label(work, grow=1), gap=10, align="start") for work in works),
        gap=8,
        pad=(18, 14),
    )
