"""The half-year passes: the town changes before the eyes, and the numbers arrive one after the other."""

from __future__ import annotations

from functools import partial

import pygame

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene
from game.scenes.chrome import capital, footer, frame, way_on
from game.scenes.tiles import event_card, tile
from game.scenes.town_picture import town_picture
from game.ui import Callout, Col, Grid, Heading, Icon, Label, Node, Progress, Row, Scroll
from game.views import IndicatorView, PassingView

STEP = {"slow": 900.0, "normal": 550.0, "fast": 250.0}
"""Milliseconds between two things that arrive, by the speed the player has chosen."""
HEADLINES = 3
"""So many numbers come first, are larger than the others, and are told of in words."""


class PassingScene(GameScene):
    """What happened while the time passed; any key shows all of it at once."""

    id = "passing"
    first_focus = "on"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        self.view: PassingView = port.passing()
        self.last = 2 + len(self.view.after) + len(self.view.events)
        self.stage = 0
        self._next: float | None = None

    @property
    def done(self) -> bool:
        """Whether everything has arrived."""
        return self.stage >= self.last

    def on_enter(self) -> None:
        """Show everything at once where nothing is to move."""
        if self.ctx.reduced_motion:
            self._finish()

    def build(self, ctx: Context) -> Node:
        """Return the screen as far as time has come."""
        view = self.port.passing()
        tr = ctx.tr
        town = town_picture(
            view.town_after if self.stage else view.town_before,
            id="passing.town",
            height=_town_height(ctx, len(view.deliveries)),
        )
        time = Progress(
            self.stage, self.last, height=8, name=tr("passing.progress"), shown=view.period, id="passing.time"
        )
        left = Scroll(
            Row(
                Heading(view.title, 1, "display", grow=1),
                Label(capital(view.period), "label", "ink2"),
                gap=12,
            ),
            time,
            town,
            *(Callout(text, icon="check", tone="positive") for text in view.deliveries if self.stage > 1),
            gap=14,
            pad=(20, 16, 8, 16),
            id="passing.left",
            grow=13,
        )
        right = Scroll(*self._arrived(ctx, view), gap=14, pad=(10, 16, 16, 16), id="passing.right", grow=10)
        if ctx.columns == 1:
            body: Node = Scroll(
                Col(*left.kids, gap=14), Col(*right.kids, gap=14), gap=14, pad=(14, 12), id="passing.body"
            )
        else:
            body = Row(left, right, align="stretch")
        return frame(self.bar(tr("passing.title")), body, self._foot(ctx))

    def _arrived(self, ctx: Context, view: PassingView) -> list[Node]:
        shown = max(0, self.stage - 2)
        numbers = [
            tile(ctx.tr, each, partial(self.flow.why, each.id), large=index < HEADLINES, prefix="passing")
            for index, each in enumerate(view.after[:shown])
        ]
        events = [event_card(ctx.tr, each) for each in view.events[: max(0, shown - len(view.after))]]
        kinds = (numbers[:HEADLINES], numbers[HEADLINES:])
        said: list[Node] = [Grid(*tiles, column=165, most=3, gap=10) for tiles in kinds if tiles]
        said += events
        if self.done:
            said.append(Col(*(_said(each) for each in view.after[:HEADLINES]), gap=8))
        return said or [Label(ctx.tr("passing.wait"), "body", "ink2")]

    def _foot(self, ctx: Context) -> Node:
        tr = ctx.tr
        if self.done:
            return footer(ctx, tr("passing.keys.done"), way_on(tr("passing.on"), self._on))
        return footer(ctx, tr("passing.keys"), way_on(tr("passing.skip"), self._finish))

    def _on(self) -> None:
        self.go(self.port.steps.advance())

    def _finish(self) -> None:
        self.stage = self.last
        self.ctx.app.refresh()

    def on_key(self, event: pygame.event.Event) -> bool:
        """Show everything on any key while something is still to come."""
        if self.done:
            return False
        self._finish()
        return True

    def on_escape(self) -> None:
        """Skip what is left; then open the menu."""
        if self.done:
            super().on_escape()
        else:
            self._finish()

    def tick(self, now: float) -> bool:
        """Let the next thing arrive when its moment has come."""
        if self.done:
            return False
        if self._next is None:
            self._next = now + STEP[self.ctx.settings.speed]
        elif now >= self._next:
            self.stage += 1
            self._next = now + STEP[self.ctx.settings.speed]
            self.ctx.app.refresh()
        return True


def _said(view: IndicatorView) -> Node:
    """Return in words how a number went, and what counted most."""
    return Row(Icon(view.icon, 20, "primary"), Label(view.summary, grow=1), gap=10, align="start")


def _town_height(ctx: Context, deliveries: int) -> float:
    """Return dp for the town: what the column has left when title, bar and deliveries have theirs."""
    if ctx.columns == 1:
        return 260.0
    return max(300.0, min(ctx.width * 0.36, ctx.height - 240.0 - 60.0 * deliveries))
