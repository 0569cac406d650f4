"""Two futures side by side: one changed decision, what followed from it, and what followed in the game."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.charts.scale import of_unit
from game.play.port import Reading
from game.scene import Context
from game.scenes.chrome import section
from game.scenes.kept import Kept
from game.scenes.periods import period_stepper
from game.scenes.tiles import change_label
from game.ui import (
    Button,
    Callout,
    Card,
    CardButton,
    Col,
    Column,
    Grid,
    Heading,
    Icon,
    Label,
    LineChart,
    ListBox,
    ListItem,
    Node,
    Row,
    Scroll,
    Series,
    Table,
)
from game.views import ChangeView, DifferenceView, WhatIfView

KINDS = ("case", "start", "drop", "owner", "levers")
"""Kinds of change, in the order in which they are offered."""
_ICONS = {"case": "chat", "start": "play", "drop": "stop", "owner": "user", "levers": "coin"}
_HEADLINES = 3


class Futures:
    """Choose a half-year and one decision to change, and see the whole future redrawn beside the real one.

    Args:
        port: the game.
        turn: the half-year to begin with (1-based).
        last: the last half-year played.
        id: of what it shows.
        refresh: builds the screen anew.
    """

    def __init__(self, port: Reading, turn: int, last: int, id: str, refresh: Callable[[], None]) -> None:
        self.port = port
        self.last = max(1, last)
        self.turn = max(1, min(turn, self.last))
        self.id = id
        self.chosen = ""
        self.refresh = refresh
        self._found: Kept[WhatIfView] = Kept()
        self._weighed: set[int] = set()

    def show(self, turn: int) -> None:
        """Go to a half-year."""
        self.turn, self.chosen = max(1, min(turn, self.last)), ""

    def build(self, ctx: Context) -> Node:
        """Return the panel."""
        changes = self.port.changes(self.turn)
        choose = self._choose(ctx, changes)
        if ctx.columns == 1:
            return self._narrow(ctx, choose, changes)
        shown = self._shown(ctx, changes)
        wide = 340 if ctx.columns == 3 else 300
        return Row(
            Scroll(choose, width=wide, pad=(20, 16, 4, 16), id=f"{self.id}.choose"),
            Scroll(shown, grow=1, pad=(10, 16, 16, 16), id=f"{self.id}.result.{self.chosen}"),
            align="stretch",
        )

    def _narrow(self, ctx: Context, choose: Node, changes: Sequence[ChangeView]) -> Node:
        """Return either the choice or what follows from it, where there is no room for both."""
        if not self.chosen:
            return Scroll(choose, pad=(14, 12), id=f"{self.id}.choose")
        again = Button(ctx.tr("futures.again"), lambda: self.pick(""), icon="list", id=f"{self.id}.again")
        return Scroll(
            Row(again),
            self._shown(ctx, changes),
            gap=14,
            pad=(14, 12),
            id=f"{self.id}.result.{self.chosen}",
        )

    # --- what to change

    def _choose(self, ctx: Context, changes: Sequence[ChangeView]) -> Node:
        tr = ctx.tr
        period = changes[0].period if changes else tr("futures.turn", n=self.turn)
        groups: list[Node] = []
        for kind in KINDS:
            items = [
                ListItem(each.id, each.title, icon=_ICONS[kind]) for each in changes if each.kind == kind
            ]
            if items:
                title = tr(f"futures.kind.{kind}")
                box = ListBox(items, self.chosen, self.pick, id=f"{self.id}.{kind}", name=title)
                groups.append(Col(Heading(title, 3, pad=(12, 0)), box, gap=4))
        return Col(
            Heading(tr("futures.choose"), 2),
            period_stepper(tr, period, self.turn, (1, self.last), self._step, prefix=self.id),
            *(groups or [Label(tr("futures.none"), "body", "ink2")]),
            gap=14,
        )

    def _step(self, turn: int) -> None:
        self.show(turn)
        self.refresh()

    def tick(self) -> bool:
        """Weigh one more change of the half-year at hand; whether some remain."""
        if self.turn in self._weighed:
            return False
        if not self.port.weigh(self.turn):
            self._weighed.add(self.turn)
            self.refresh()
        return self.turn not in self._weighed

    def pick(self, change: str) -> None:
        """Choose a change."""
        self.chosen = change
        self.refresh()

    # --- what follows

    def _shown(self, ctx: Context, changes: Sequence[ChangeView]) -> Node:
        if self.chosen not in {each.id for each in changes}:
            return self._invitation(ctx)
        view = self._view(ctx)
        headlines, guards = view.items[:_HEADLINES], view.items[_HEADLINES:]
        return Col(
            Card(
                Heading(view.change.title, 2, "headline"),
                Label(view.text, size=16),
                *(
                    Row(Icon("flag", 18, "primary"), Label(text, grow=1), gap=8, align="start")
                    for text in view.events_text
                ),
                gap=8,
                pad=(22, 18),
            ),
            _endings(ctx, view),
            Grid(
                *(_chart(ctx, item, f"{self.id}.{item.id}", view.turn) for item in headlines),
                column=268,
                most=3,
                gap=14,
            ),
            _guards(ctx, guards),
            gap=14,
        )

    def _invitation(self, ctx: Context) -> Node:
        """Return what this is for, and the change of each kind that would have counted most."""
        tr = ctx.tr
        ready = self.turn in self._weighed
        cards = [self._suggestion(ctx, each) for each in self.port.suggested(self.turn)] if ready else []
        waiting = None if ready else Label(tr("futures.weighing"), "body", "ink2")
        return Col(
            Card(
                Row(
                    Icon("branch", 30, "primary", disc="tint"),
                    Heading(tr("futures.title"), 2, "masthead", grow=1),
                    gap=16,
                ),
                Label(tr("futures.how"), size=17),
                Callout(tr("futures.luck"), icon="balance"),
                gap=14,
                pad=(28, 24),
            ),
            section(tr("futures.try"), Grid(*cards, column=260, most=3, gap=12)) if cards else waiting,
            gap=24,
        )

    def _suggestion(self, ctx: Context, change: ChangeView) -> Node:
        return CardButton(
            Row(
                Icon(_ICONS[change.kind], 20, "primary", disc="tint"),
                Label(ctx.tr(f"futures.kind.{change.kind}"), "label", "ink2", grow=1),
                gap=10,
            ),
            Label(change.title, "name"),
            title=change.text,
            on_press=lambda: self.pick(change.id),
            id=f"{self.id}.try.{change.kind}",
        )

    def _view(self, ctx: Context) -> WhatIfView:
        return self._found.of((self.chosen, ctx.tr.language), lambda: self.port.what_if(self.chosen))


def _endings(ctx: Context, view: WhatIfView) -> Node | None:
    if not view.ending_real or not view.ending_other:
        return None
    tr = ctx.tr
    if view.ending_real == view.ending_other:
        return Callout(tr("futures.same_ending", ending=view.ending_real), tone="neutral", icon="flag")
    ends = ((tr("futures.real"), view.ending_real, False), (tr("futures.other"), view.ending_other, True))
    return Grid(*(_ending(*each) for each in ends), column=240, most=2, gap=14)


def _ending(name: str, title: str, other: bool) -> Node:
    tone = "primary" if other else "line"
    return Card(Label(name, "tag", "ink2"), Label(title, "subhead"), gap=4, border=tone)


def _chart(ctx: Context, item: DifferenceView, id: str, turn: int) -> Node:
    tr = ctx.tr
    way = 0 if item.good is None else 1 if item.difference > 0 else -1
    return Card(
        Row(Icon(item.icon, 20, "primary"), Heading(item.label, 3, grow=1), gap=8),
        change_label(way, item.good, item.difference_text),
        LineChart(
            [
                Series(tr("futures.real"), item.real.values, slot=0),
                Series(tr("futures.other"), item.other.values, slot=1, dashed=True),
            ],
            item.real.period_labels,
            number=tr.number,
            digits=item.real.digits,
            fit=of_unit(item.real.unit),
            tall=190,
            marks=[(turn, tr("futures.mark"))],
            id=id,
            name=tr("futures.chart", label=item.label),
        ),
        gap=8,
    )


def _guards(ctx: Context, items: Sequence[DifferenceView]) -> Node:
    tr = ctx.tr
    columns = (
        Column(tr("futures.number"), 2.2),
        Column(tr("futures.real"), 1.3, "end"),
        Column(tr("futures.other"), 1.3, "end"),
        Column(tr("futures.difference"), 1.5, "end"),
    )
    rows = [
        (
            Row(Icon(item.icon, 18, "primary"), Label(item.label, "label", grow=1), gap=8, name=item.label),
            item.real.value_texts[-1],
            item.other.value_texts[-1],
            _difference(item),
        )
        for item in items
    ]
    return Card(
        Heading(tr("futures.guards"), 2),
        Table(columns, rows, style="label", name=tr("futures.guards")),
        gap=8,
    )


def _difference(item: DifferenceView) -> Node:
    if item.good is None:
        return Label(item.difference_text, "label", "ink2", align="end")
    sign, tone = ("▲", "positive") if item.difference > 0 else ("▼", "negative")
    return Label(f"{sign}\u00a0{item.difference_text}", "label", tone, align="end")
