"""Why it went that way: what each lever was worth, the receipts of the whole game, and the cause map."""

from __future__ import annotations

from collections.abc import Callable

from game.scene import Context
from game.scenes.budget_meters import SERIES
from game.scenes.cause_maps import cause_map
from game.scenes.chrome import section
from game.scenes.debrief_story import turning_point
from game.scenes.receipts import receipt
from game.ui import (
    Button,
    Card,
    Col,
    Grid,
    Heading,
    Icon,
    Label,
    ListBox,
    ListItem,
    Node,
    Progress,
    Row,
    Scroll,
    WrappedRow,
)
from game.views import DebriefView, ShareView

_ARROWS = 4
"""Arrows to each headline on the map."""


class Reasons:
    """The third part of the debrief.

    Args:
        on_explain: called with a number whose receipts turn by turn are wanted.
    """

    def __init__(self, on_explain: Callable[[str], None], refresh: Callable[[], None]) -> None:
        self.number = ""
        self.on_explain = on_explain
        self.refresh = refresh

    def build(self, ctx: Context, view: DebriefView) -> Node:
        """Return the part."""
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
        shown = self.number if self.number in ids else ids[0]
        number, found = view.totals[ids.index(shown)]
        numbers = ListBox(
            [ListItem(each.id, each.label, icon=each.icon) for each, _ in view.totals],
            shown,
            self._pick,
            id="debrief.number",
            name=tr("look_back.totals"),
        )
        sheet = Card(
            WrappedRow(
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
            receipt(found, uses=tr("receipt.uses"), id="debrief.receipt", name=number.label),
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
        self.refresh()


def _levers(ctx: Context, view: DebriefView) -> Node:
    tr = ctx.tr
    if not any(share.share > 0 for share in view.shares):
        return section(tr("look_back.levers"), Label(tr("look_back.levers.none")))
    most = max(0.5, *(max(each.share, each.spent_share) for each in view.shares))
    how = view.shares_text.removeprefix(view.shares_best).strip()
    said = (Label(view.shares_best, "name") if view.shares_best else None, Label(how, "small", "ink2"))
    cards = Grid(*(_share(ctx, each, most) for each in view.shares), column=220, most=4, gap=12)
    return section(
        tr("look_back.levers"),
        Card(cards, Col(*said, gap=4), gap=16, pad=(20, 18)),
        below=tr("look_back.levers.how"),
    )


def _share(ctx: Context, view: ShareView, most: float) -> Node:
    tr, color = ctx.tr, f"series{SERIES[view.id]}"
    money = _part(
        tr("look_back.levers.money"),
        (view.spent_share, view.spent_share_text),
        view.spent_text,
        "control",
        most,
    )
    benefits = _part(
        tr("look_back.levers.benefits"), (view.share, view.share_text), view.value_text, color, most
    )
    return Col(
        Row(Icon(view.icon, 22, color), Label(view.title, "name", grow=1), gap=10),
        money,
        benefits,
        gap=10,
        pad=(14, 12),
        fill="sunken",
        radius=10,
    )


def _part(what: str, share: tuple[float, str], amount: str, color: str, most: float) -> Node:
    """Return a share of a whole as a bar, with what it is of, in per cent and in kroner."""
    part, percent = share
    return Col(
        Row(Label(what, "small", "ink2", grow=1), Label(percent, "title", one_line=True), gap=8),
        Progress(part, most, shown=percent, color=color, height=10, name=what),
        Label(amount, "small", "ink2"),
        gap=3,
    )


def _map(ctx: Context, view: DebriefView) -> Node | None:
    values = {indicator.id: indicator.value_text for indicator, _ in view.totals}
    name = ctx.tr("look_back.map")
    return cause_map(view.edges, values, most=_ARROWS, id="debrief.map", name=name)
