"""The strip over the budget: the money line, how much change is under way, and why it cannot be confirmed."""

from __future__ import annotations

from game.scene import Context
from game.ui import BarPart, Callout, Col, Divider, Icon, Label, Node, Progress, Row, SegmentBar
from game.views import CapacityView, MoneyView

LEVELS = {"easy": "positive", "full": "warning", "over": "negative"}
"""Level of change under way to its colour."""
SERIES = {"strategy": 0, "technology": 1, "organisation": 2, "leadership": 3}
"""Lever to its colour among the series, in the bar as on its own slider."""


class Meters:
    """Money and capacity; ``update`` changes leaves only.

    Attributes:
        strip: what is always in view; in one column only the bar and what is left.
        rest: what scrolls away with the budget in one or two columns, where it would take its room.
    """

    def __init__(self, ctx: Context, view: MoneyView) -> None:
        self.ctx = ctx
        self.line = Label("", "label", "ink2", grow=1)
        self.left = Label("", "strong", one_line=True, id="budget.left")
        self.bar = SegmentBar((), 1.0, name=ctx.tr("budget.bar"), height=14)
        self.load = Progress(0.0, height=12, grow=1, name=ctx.tr("budget.capacity"), id="budget.load")
        self.load_text = Label("", "label", "ink2", grow=1)
        self.refusals = Col(gap=6)
        limit = Label(ctx.tr("budget.capacity.limit"), "small", "ink2", one_line=True)
        filled = Row(self.load, limit, gap=8)
        change = Col(Row(Icon("capacity", 20, "primary"), self.load_text, gap=8), filled, gap=6, grow=2)
        self.rest: Node | None = None
        if ctx.columns == 1:
            self.bar.grow = 1
            meters: Node = Row(self.bar, self.left, gap=12)
            self.rest = Col(self.line, change, self.refusals, gap=8)
        else:
            said: Node = Row(self.line, self.left, gap=12)
            if ctx.columns == 2:  # beside what is left, the line would stand high and take the budget's room
                said, self.rest = self.left, self.line
            money = Col(said, self.bar, gap=6, grow=3)
            meters = Col(Row(money, change, gap=28, align="end"), self.refusals, gap=8)
        pad = (14, 6) if ctx.columns == 1 else (20, 10)
        self.strip = Col(Col(meters, pad=pad), Divider(), fill="surface")
        self.update(view)

    def update(self, view: MoneyView) -> None:
        """Show the money and the load of a new draft."""
        tr = self.ctx.tr
        self.line.set(view.flow_text)
        self.left.set(view.left_text, "ink" if view.left >= -0.05 else "negative")
        parts = [
            BarPart(lever.title, lever.value, f"series{SERIES[lever.id]}", lever.value_text)
            for lever in view.levers
        ]
        if view.other_text:
            parts.append(BarPart(tr("budget.other"), view.other, "ink2", view.other_text))
        running = BarPart(tr("budget.running"), view.running, "control", view.running_text)
        if view.held_text:
            parts.insert(0, BarPart(tr("budget.held"), view.held, "warning", view.held_text))
        self.bar.set((running, *parts), view.available)
        self._carry(view.capacity)
        self.refuse(view.refusals or ((view.warning,) if view.warning else ()))

    def _carry(self, capacity: CapacityView) -> None:
        self.load.set(min(1.0, capacity.share), capacity.text, LEVELS[capacity.level])
        self.load_text.set(capacity.text)

    def refuse(self, reasons: tuple[str, ...]) -> None:
        """Say why the draft cannot be confirmed, or what it is well to think of before it is."""
        shown = tuple(kid.name for kid in self.refusals.kids)
        if shown != reasons:
            self.refusals.set_kids(*(Callout(reason, tone="warning", name=reason) for reason in reasons))
