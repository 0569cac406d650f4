"""The status: the local paper, the town, the numbers with their reasons, and what struck or was held off."""

from __future__ import annotations

from collections.abc import Callable

from game.scene import Context
from game.scenes.base import GameScene
from game.scenes.chrome import footer, frame, hints_card, section, way_on
from game.scenes.tiles import event_card, front_page, service_card, tile
from game.scenes.town_picture import town_picture
from game.ui import Button, Callout, Grid, Label, Node, Row, Scroll
from game.views import Phase, StatusView


class StatusScene(GameScene):
    """How the municipality stands at the start of a turn."""

    id = "status"
    first_focus = "on"

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view = self.port.status()
        body = self._three(ctx, view) if ctx.columns == 3 else self._one(ctx, view)
        return frame(self.bar(ctx.tr("status.title")), body, self._foot(ctx))

    def _three(self, ctx: Context, view: StatusView) -> Node:
        left = Scroll(
            *self._news(ctx, view, wide=ctx.width >= 1500),
            self._town(ctx, view),
            *self._said(ctx, view),
            gap=14,
            pad=(20, 16, 6, 16),
            id="status.news",
            grow=13,
        )
        right = Scroll(*self._numbers(ctx, view), gap=16, pad=(10, 16, 16, 16), id="status.numbers", grow=10)
        return Row(left, right, align="stretch")

    def _one(self, ctx: Context, view: StatusView) -> Node:
        return Scroll(
            *self._news(ctx, view, wide=ctx.columns == 2),
            *self._said(ctx, view),
            self._town(ctx, view),
            *self._numbers(ctx, view),
            gap=16,
            pad=(16, 14),
            id="status.body",
        )

    def _news(self, ctx: Context, view: StatusView, *, wide: bool) -> list[Node]:
        hints = hints_card(ctx.tr, view.hints)
        return [*([hints] if hints else []), front_page(view.front, wide=wide)]

    def _town(self, ctx: Context, view: StatusView) -> Node:
        return town_picture(view.town, id="status.town", height=300 if ctx.columns == 3 else 260)

    def _said(self, ctx: Context, view: StatusView) -> list[Node]:
        said: list[Node] = []
        clerk = self.port.header().clerk
        if clerk and ctx.columns < 3:  # the bar says it where it has room
            said.append(Callout(clerk, icon="pencil"))
        if view.council:
            said.append(Callout(view.council, tone="warning", icon="balance"))
        if view.prediction_text:
            said.append(Callout(view.prediction_text, icon="target"))
        if view.opened:
            news = [Label(text) for text in view.opened]
            said.append(Callout("", *news, title=ctx.tr("status.opened"), icon="unlock"))
        if view.events:
            said.append(
                section(ctx.tr("status.events"), *(event_card(ctx.tr, event) for event in view.events))
            )
        return said

    def _numbers(self, ctx: Context, view: StatusView) -> list[Node]:
        tr = ctx.tr
        headlines = Grid(
            *(tile(tr, each, self._why(each.id), large=True) for each in view.headlines),
            column=150,
            most=3,
            gap=10,
        )
        guards = Grid(
            *(tile(tr, each, self._why(each.id), large=False) for each in view.guards),
            column=150,
            most=3,
            gap=10,
        )
        maturity = Grid(
            *(tile(tr, each, self._why(each.id), large=False) for each in view.maturity),
            column=165,
            most=4,
            gap=10,
        )
        services = Grid(
            *(service_card(tr, each, self._why(f"service.{each.id}")) for each in view.services),
            column=250,
            most=2,
            gap=10,
        )
        return [
            section(tr("status.headlines"), headlines, below=tr("status.headlines.how")),
            section(tr("status.guards"), guards),
            section(tr("status.services"), services),
            section(tr("status.maturity"), maturity),
        ]

    def _why(self, number: str) -> Callable[[], None]:
        return lambda: self.flow.why(number)

    def _foot(self, ctx: Context) -> Node:
        tr = ctx.tr
        again = self.port.phase is not Phase.STATUS
        on = way_on(tr("status.resume" if again else "status.on"), self._on)
        looking_back: tuple[Node, ...] = ()
        if self.port.what_if_open:
            turn = self.port.header().turn - 1
            what_if = Button(tr("whys.what_if"), lambda: self.flow.what_if(turn), icon="branch", id="what_if")
            looking_back = (what_if,)
        return footer(ctx, tr("status.keys"), *looking_back, on)

    def _on(self) -> None:
        self.go(self.port.steps.advance())
