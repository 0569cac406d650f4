"""The budget: four levers, a portfolio of initiatives, freed time, and what all of it costs and asks.

A lever that moves changes leaves only; every other choice builds the screen anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene
from game.scenes.budget_levers import Levers, freed_card
from game.scenes.budget_meters import Meters
from game.scenes.budget_portfolio import Deciding, details, portfolio
from game.scenes.chrome import footer, frame, hints_card, way_on
from game.ui import Button, Col, Dialog, Heading, Node, Row, Scroll, Segmented
from game.views import BudgetView, FreedView, InitiativeView, MoneyView

FILTERS = ("offered", "active", "done", "later")


class BudgetScene(GameScene):
    """Divide the turn's money and decide on initiatives; nothing that breaks a rule can be confirmed."""

    id = "budget"

    @property
    def first_focus(self) -> str:  # type: ignore[override]  # what is offered first is another every turn
        """Where Enter works when the screen opens: the first initiative, which it shows all about."""
        offered = shown(self.port.budget(), self.filter)
        return f"budget.initiative.{offered[0].id}" if offered else f"budget.filter.{self.filter}"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        view = port.budget()
        self.filter = next((key for key in FILTERS if shown(view, key)), FILTERS[0])
        self.selected = ""

    def unfinished(self) -> Mapping[str, Any]:
        """Return what is looked at; the draft itself is the game's."""
        return {"filter": self.filter, "selected": self.selected}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on looking at the same initiative while there is one."""
        self.filter, self.selected = unfinished["filter"], unfinished["selected"]
        if all(each.id != self.selected for each in self.port.budget().portfolio):
            self.selected = ""

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view = self.port.budget()
        tr, selected, deciding = ctx.tr, self._selected(view), self._deciding()
        meters = Meters(ctx, view.money)

        def move(lever: str, money: float) -> None:
            now = self._move(lever, money)
            levers.update(now)
            meters.update(now)
            for initiative, text in now.deliveries.items():
                for label in deciding.dates.get(initiative, ()):
                    label.set(text)

        levers = Levers(ctx, view.money, move, self._lean)
        steer = Col(Heading(tr("budget.levers"), 2), *levers.cards, *self._freed(ctx, view), gap=10)
        choose = Col(
            Heading(tr("budget.initiatives"), 2),
            Segmented(
                [(key, tr(f"budget.filter.{key}", n=len(shown(view, key)))) for key in FILTERS],
                self.filter,
                self._filter,
                id="budget.filter",
                name=tr("budget.filter"),
            ),
            portfolio(ctx, shown(view, self.filter), selected, deciding),
            gap=10,
        )
        if ctx.columns == 3:
            body: Node = Row(
                Scroll(steer, id="budget.steer", width=356, pad=(20, 14, 4, 14)),
                Scroll(
                    hints_card(tr, view.hints),
                    choose,
                    gap=12,
                    id="budget.choose",
                    grow=10,
                    pad=(10, 14, 4, 14),
                ),
                Scroll(
                    self._detail(ctx, view, selected, deciding),
                    id=f"budget.detail.{selected}",
                    grow=9,
                    pad=(10, 14, 14, 14),
                ),
                align="stretch",
            )
        elif ctx.columns == 2:
            body = Row(
                Scroll(meters.rest, steer, gap=12, id="budget.steer", grow=10, pad=(16, 14, 4, 14)),
                Scroll(
                    hints_card(tr, view.hints),
                    choose,
                    gap=12,
                    id="budget.choose",
                    grow=11,
                    pad=(10, 14, 12, 14),
                ),
                align="stretch",
            )
        else:
            hints, top = hints_card(tr, view.hints), meters.rest
            body = Scroll(hints, top, steer, choose, gap=18, pad=(14, 12), id="budget.body")
        body.grow = 1
        return frame(self.bar(tr("budget.title")), Col(meters.strip, body), self._foot(ctx, view))

    # --- levers

    def _move(self, lever: str, money: float) -> MoneyView:
        self.port.draft.set_lever(lever, money)
        return self.port.money()

    def _lean(self, lever: str, branch: str | None) -> None:
        self.port.draft.set_emphasis(lever, branch)
        self.ctx.app.refresh()

    # --- the portfolio

    def _filter(self, key: str) -> None:
        self.filter = key
        self.ctx.app.refresh()

    def select(self, initiative: str) -> None:
        """Show all about an initiative."""
        self.selected = initiative
        if self.ctx.columns == 3:
            self.ctx.app.refresh()
        else:
            self._open_detail()

    def _deciding(self) -> Deciding:
        return Deciding(self.select, self.act, self.own, self.measure)

    def _selected(self, view: BudgetView) -> str:
        """Return the initiative to show: the chosen one, or the first of those that are shown."""
        if any(each.id == self.selected for each in view.portfolio):
            return self.selected
        first = shown(view, self.filter) or list(view.portfolio)
        return first[0].id if first else ""

    def _detail(self, ctx: Context, view: BudgetView, selected: str, deciding: Deciding) -> Node:
        chosen = next((each for each in view.portfolio if each.id == selected), None)
        return details(ctx, chosen, deciding) if chosen is not None else Col()

    def _open_detail(self, again: bool = False) -> None:
        ctx, view = self.ctx, self.port.budget()
        chosen = next(each for each in view.portfolio if each.id == self.selected)
        ctx.ui.open(
            Dialog(
                chosen.title,
                details(ctx, chosen, self._deciding(), titled=False),
                on_close=ctx.ui.close,
                close_name=ctx.tr("scenes.close"),
                id="budget.dialog",
            ),
            again=again,
        )

    def _changed(self) -> None:
        if len(self.ctx.ui.layers) > 1:
            focus = self.ctx.ui.focus.node.id if self.ctx.ui.focus.node else ""
            self.ctx.ui.close()
            self._open_detail(again=True)
            node = self.ctx.ui.find(focus)
            if node is not None:
                self.ctx.ui.focus.set(node, self.ctx.ui.keyboard)
        self.ctx.app.refresh()

    def act(self, initiative: str, act: str | None) -> None:
        """Choose what to do with an initiative, or nothing."""
        self.port.draft.set_act(initiative, act)
        self._changed()

    def own(self, initiative: str, owner: str | None) -> None:
        """Hand an initiative a benefit owner."""
        self.port.draft.set_owner(initiative, owner)
        self._changed()

    def measure(self, initiative: str, measured: bool) -> None:
        """Measure an initiative's baseline, or do not."""
        self.port.draft.set_baseline(initiative, measured)
        self._changed()

    # --- freed time

    def _freed(self, ctx: Context, view: BudgetView) -> list[Node]:
        if not view.freed_open or not view.freed:
            return []
        return [Heading(ctx.tr("budget.freed"), 2), *(self._use(ctx, each) for each in view.freed)]

    def _use(self, ctx: Context, view: FreedView) -> Node:
        return freed_card(ctx, view, lambda use: self._direct(view.service, use))

    def _direct(self, service: str, use: str | None) -> None:
        self.port.draft.set_freed(service, use)
        self.ctx.app.refresh()

    # --- the foot

    def _foot(self, ctx: Context, view: BudgetView) -> Node:
        tr = ctx.tr
        return footer(
            ctx,
            tr("budget.keys"),
            Button(tr("scenes.back"), self._back, icon="arrow_left", id="back"),
            Button(tr("budget.reset"), self._reset, icon="undo", hotkey="ctrl+z", show_key=False, id="reset"),
            way_on(tr("budget.confirm"), self._confirm),
        )

    def _back(self) -> None:
        self.go(self.port.steps.undo() if self.port.can_undo else self.port.steps.back())

    def _reset(self) -> None:
        self.port.draft.reset()
        self.ctx.app.refresh()

    def _confirm(self) -> None:
        self.go(self.port.steps.confirm_budget())


def shown(view: BudgetView, key: str) -> list[InitiativeView]:
    """Return the initiatives of a filter: offered now, under way, done, or not yet possible."""
    groups: dict[str, list[InitiativeView]] = {name: [] for name in FILTERS}
    for each in view.portfolio:
        if each.status in ("delivered", "stopped"):
            groups["done"].append(each)
        elif each.active:
            groups["active"].append(each)
        elif each.available:
            groups["offered"].append(each)
        else:
            groups["later"].append(each)
    return groups[key]
