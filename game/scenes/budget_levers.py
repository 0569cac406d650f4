"""The levers of the budget: a slider each, the way its money leans, and what technology money keeps going."""

from __future__ import annotations

from collections.abc import Callable

from game.scene import Context
from game.scenes.budget_meters import SERIES
from game.ui import (
    Button,
    Card,
    CardOption,
    Col,
    Dialog,
    Heading,
    Icon,
    Label,
    Node,
    RadioCards,
    Row,
    Segmented,
    Slider,
    WrappedRow,
)
from game.views import FreedView, LeverView, MoneyView

EVEN = "even"
"""The choice of a lever whose money leans no way."""


class Levers:
    """The four cards; ``update`` changes their leaves when money moves.

    Args:
        on_move: called with lever and million kroner.
        on_lean: called with lever and branch, None for even.
    """

    def __init__(
        self,
        ctx: Context,
        view: MoneyView,
        on_move: Callable[[str, float], None],
        on_lean: Callable[[str, str | None], None],
    ) -> None:
        self.ctx = ctx
        self.top = max((lever.max for lever in view.levers), default=1.0)
        self.money: dict[str, Label] = {}
        self.notes: dict[str, Label] = {}
        self.sliders: dict[str, Slider] = {}
        self.cards = [self._card(lever, on_move, on_lean) for lever in view.levers]

    def _card(
        self,
        lever: LeverView,
        on_move: Callable[[str, float], None],
        on_lean: Callable[[str, str | None], None],
    ) -> Card:
        tr, color = self.ctx.tr, f"series{SERIES[lever.id]}"
        self.money[lever.id] = Label(lever.value_text, "strong", one_line=True)
        self.notes[lever.id] = Label(lever.note or lever.text, "small", "ink2")
        self.sliders[lever.id] = Slider(
            lever.value,
            0.0,
            max(self.top, lever.value),
            0.1,
            lambda money: on_move(lever.id, money),
            shown=tr.money,
            ghost=lever.last or None,
            ghost_name=tr("budget.last"),
            cap=lever.max,
            color=color,
            id=f"budget.lever.{lever.id}",
            name=lever.title,
            help=lever.text,
        )
        return Card(
            Row(
                Icon(lever.icon, 20, color),
                Heading(lever.title, 3, grow=1),
                self.money[lever.id],
                gap=8,
            ),
            self.sliders[lever.id],
            self._foot(lever, on_lean),
            gap=2,
            pad=(14, 8),
        )

    def _foot(self, lever: LeverView, on_lean: Callable[[str, str | None], None]) -> Node:
        """Return what the money does, and beside it, or below where it says much, the way it leans."""
        lean = self._lean(lever, on_lean) if lever.emphasis_open else None
        return WrappedRow(self.notes[lever.id], lean, gap=12, line_gap=0)

    def _lean(self, lever: LeverView, on_lean: Callable[[str, str | None], None]) -> Button:
        tr = self.ctx.tr
        chosen = next(
            (each.title for each in lever.emphasis_options if each.id == lever.emphasis), tr("budget.even")
        )
        return Button(
            tr("budget.lean.chosen", branch=chosen),
            lambda: self._open_lean(lever, on_lean),
            icon_end="chevron_right",
            kind="quiet",
            pad=(8, 6),
            id=f"budget.lean.{lever.id}",
            name=tr("budget.lean.name", lever=lever.title, branch=chosen),
        )

    def _open_lean(self, lever: LeverView, on_lean: Callable[[str, str | None], None]) -> None:
        ctx, tr = self.ctx, self.ctx.tr

        def lean(branch: str) -> None:
            ctx.ui.close()
            on_lean(lever.id, None if branch == EVEN else branch)

        even = CardOption(EVEN, tr("budget.even"), (Label(tr("budget.even.how"), "small", "ink2"),))
        branches = [
            CardOption(each.id, each.title, (Label(each.text, "small", "ink2"),))
            for each in lever.emphasis_options
        ]
        ctx.ui.open(
            Dialog(
                tr("budget.lean", lever=lever.title),
                RadioCards(
                    [even, *branches],
                    lever.emphasis or EVEN,
                    lean,
                    column=480,
                    most=1,
                    id="budget.lean.choice",
                    name=tr("budget.lean", lever=lever.title),
                ),
                on_close=ctx.ui.close,
                close_name=tr("scenes.close"),
                id="budget.lean.dialog",
            )
        )

    def update(self, view: MoneyView) -> None:
        """Show the levers of a new draft."""
        for lever in view.levers:
            self.money[lever.id].set(lever.value_text)
            self.notes[lever.id].set(lever.note or lever.text)
            slider = self.sliders[lever.id]
            slider.set_cap(lever.max)
            slider.set(lever.value, tell=False)


def freed_card(ctx: Context, view: FreedView, on_use: Callable[[str | None], None]) -> Card:
    """Return the choice of what a service's freed time is used for."""
    tr = ctx.tr
    options = [("", tr("budget.freed.undecided")), *((each.id, each.title) for each in view.options)]
    what = next((each.text for each in view.options if each.id == view.use), view.use_text)
    return Card(
        Row(
            Icon("clock", 20, "primary"),
            Col(Heading(view.title, 3), Label(view.hours_text, "small", "ink2"), gap=1, grow=1),
            gap=10,
        ),
        Segmented(
            options,
            view.use or "",
            lambda use: on_use(use or None),
            id=f"budget.freed.{view.service}",
            name=tr("budget.freed.name", service=view.title),
        ),
        *([Label(view.decided_text, "small", "ink2")] if view.decided_text else ()),
        Label(what, "small", "ink2"),
        gap=6,
        pad=(14, 10),
    )
