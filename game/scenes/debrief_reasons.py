"""Why it went that way: what each lever was worth, the receipts of the whole game, and the cause map."""

from __future__ import annotations

from collections.abc import Callable

from game.scene import Context
from game.scenes.budget_meters import SERIES
from game.scenes.cause_maps import cause_map, strengths
from game.scenes.chrome import section
from game.scenes.debrief_story import turning_point
from game.scenes.receipts import add_up, receipt
from game.ui import (
    Button,
    Card,
    Col,
    Flow,
    Grid,
    Heading,
    Icon,
    Item,
    Label,
    ListBox,
    Node,
    Part,
    Progress,
    Row,
    Scroll,
    SegmentBar,
)
from game.views import DebriefView, ShareView

_ARROWS = 4
"""Arrows to each headline on the map."""


class Reasons:
    """The third part of the debrief.

    Args:
        on_explain: called with a number whose receipts turn by turn are wanted.
    """

    def __init__(self, on_explain: Callable[[str], None]) -> None:
        self.number = ""
        self.on_explain = on_explain
        self.ctx: Context

    def build(self, ctx: Context, view: DebriefView) -> Node:
        """Return the part."""
        self.ctx = ctx
        tr = ctx.tr
        kids: list[Node] = [_levers(ctx, view)]
        if view.turning_points:
            points = Grid(*(turning_point(each) for each in view.turning_points), column=330, most=2, gap=12)
            kids.append(section(tr("look_back.points"), points, below=tr("look_back.points.how")))
        if view.totals and view.timeline:
            kids.append(
                section(tr("look_back.totals"), self._totals(ctx, view), below=tr("look_back.totals.how"))
            )
        found = _map(ctx, view)
        if found is not None:
            kids.append(section(tr("look_back.map"), Card(found, pad=(20, 18)), below=tr("whys.map.how")))
        return Scroll(*kids, gap=24, pad=(24, 20), id="debrief.reasons")

    def _totals(self, ctx: Context, view: DebriefView) -> Node:
        tr = ctx.tr
        ids = [indicator.id for indicator, _ in view.totals]
        if self.number not in ids:
            self.number = ids[0]
        number, causes = view.totals[ids.index(self.number)]
        found = add_up(tr, number.unit, number.history[0], number.history[-1], causes)
        numbers = ListBox(
            [Item(each.id, each.label, icon=each.icon) for each, _ in view.totals],
            self.number,
            self._pick,
            id="debrief.number",
            name=tr("look_back.totals"),
        )
        sheet = Card(
            Flow(
                Heading(number.label, 3, "title"),
                Button(
                    tr("look_back.turn_by_turn"),
                    lambda: self.on_explain(self.number),
                    icon_end="chevron_right",
                    kind="quiet",
                    id="debrief.explain",
                ),
                gap=16,
            ),
            receipt(tr, found, tr("whys.at_start"), tr("whys.now"), id="debrief.receipt", name=number.label),
            gap=8,
            pad=(18, 14),
            grow=1,
        )
        if ctx.columns == 1:
            return Col(numbers, sheet, gap=12)
        numbers.width = 250
        return Row(numbers, sheet, gap=14, align="start")

    def _pick(self, number: str) -> None:
        self.number = number
        self.ctx.app.refresh()


def _levers(ctx: Context, view: DebriefView) -> Node:
    tr = ctx.tr
    if not any(share.share > 0 for share in view.shares):
        return section(tr("look_back.levers"), Label(tr("look_back.levers.none")))
    bar = SegmentBar(
        [
            Part(each.title, each.share, f"series{SERIES[each.id]}", tr.percent(each.share))
            for each in view.shares
        ],
        1.0,
        name=tr("look_back.levers"),
        height=30,
    )
    cards = Grid(*(_share(ctx, each) for each in view.shares), column=220, most=4, gap=12)
    return section(
        tr("look_back.levers"),
        Card(bar, cards, Label(view.shares_text, "small", "ink2"), gap=16, pad=(20, 18)),
        below=tr("look_back.levers.how"),
    )


def _share(ctx: Context, view: ShareView) -> Node:
    color = f"series{SERIES[view.id]}"
    return Col(
        Row(Icon(view.icon, 22, color), Label(view.title, "name", grow=1), gap=10),
        Label(ctx.tr.percent(view.share), "figure"),
        Progress(view.share, 1.0, shown=ctx.tr.percent(view.share), color=color, height=10, name=view.title),
        Label(view.money_text, "small", "ink2"),
        gap=6,
        pad=(14, 12),
        fill="sunken",
        radius=10,
    )


def _map(ctx: Context, view: DebriefView) -> Node | None:
    values = {indicator.id: indicator.value_text for indicator, _ in view.totals}
    shown: dict[tuple[str, str], str] = {}
    for indicator, causes in view.totals:
        shown |= strengths(indicator.id, causes)
    name = ctx.tr("look_back.map")
    return cause_map(view.edges, values, shown, most=_ARROWS, id="debrief.map", name=name)
