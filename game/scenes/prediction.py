"""The prediction: which way will the three headlines go, and why? One key each, before the curtain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.play.port import GamePort
from game.scene import Context
from game.scenes.answering import AnsweringScene
from game.scenes.base import Flow
from game.scenes.chrome import frame, hints_card
from game.ui import (
    Card,
    CardOption,
    Col,
    Grid,
    Heading,
    Icon,
    Label,
    Node,
    RadioCards,
    Row,
    Scroll,
)
from game.views import PredictionView


class PredictionScene(AnsweringScene):
    """Three guesses and a line on why; confirming them plays the half-year."""

    id = "prediction"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        view = port.prediction()
        self.guesses = {item.id: item.guess for item in view.items if item.guess}
        self._begin_at(view)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view = self.port.prediction()
        guesses = Col(
            hints_card(ctx.tr, view.hints),
            Label(ctx.tr("prediction.lead"), size=16),
            Grid(*(self._item(ctx, view, i) for i in range(len(view.items))), column=320, most=3, gap=14),
            self.reason_field(ctx),
            Label(view.accuracy_text, "small", "ink2") if view.accuracy_text else None,
            gap=14,
        )
        body = Scroll(guesses, _decisions(ctx, view), gap=18, pad=(24, 18), id="prediction.body")
        return frame(self.bar(ctx.tr("prediction.title")), body, self._foot(ctx, view))

    def unfinished(self) -> Mapping[str, Any]:
        """Return the guesses so far."""
        return {"guesses": dict(self.guesses), "because": self.because}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the guesses: what is guessed at is the same in every scenario."""
        self.guesses, self.because = dict(unfinished["guesses"]), unfinished["because"]
        self._begin_at(self.port.prediction())

    def _begin_at(self, view: PredictionView) -> None:
        """Begin on the first guess that is not made yet."""
        left = [item for item in view.items if item.id not in self.guesses]
        self.first_focus = f"prediction.{left[0].id}.{view.options[0].id}" if left else "on"

    def _item(self, ctx: Context, view: PredictionView, place: int) -> Node:
        item = view.items[place]
        return Card(
            Row(
                Icon(item.icon, 24, "primary", disc="tint"),
                Col(Heading(item.label, 3), Label(_first(item.definition), "small", "ink2"), gap=2, grow=1),
                gap=12,
                align="start",
                grow=1,
            ),
            Row(
                Label(ctx.tr("prediction.now"), "small", "ink2"),
                Label(item.value_text, "figure", one_line=True),
                gap=10,
            ),
            RadioCards(
                [CardOption(option.id, option.title) for option in view.options],
                self.guesses.get(item.id, ""),
                lambda way: self._guess(item.id, way),
                first=1 + place * len(view.options),
                column=240,
                most=1,
                gap=8,
                id=f"prediction.{item.id}",
                name=item.label,
                help=item.definition,
            ),
            Label(item.margin_text, "small", "ink2"),
            gap=12,
        )

    def _guess(self, item: str, way: str) -> None:
        self.guesses[item] = way
        self.ctx.app.refresh()

    def _foot(self, ctx: Context, view: PredictionView) -> Node:
        tr = ctx.tr
        missing = [item.label for item in view.items if item.id not in self.guesses]
        blocked = tr("prediction.missing", labels=tr.join(missing)) if missing else ""
        return self.answer_foot(ctx, self._confirm, blocked=blocked)

    def _confirm(self) -> None:
        self.go(self.port.steps.predict(self.guesses, self.because.strip()))


def _first(text: str) -> str:
    """Return the first sentence; F1 on the choices tells the rest."""
    head, stop, _ = text.partition(". ")
    return head + stop.rstrip()


def _decisions(ctx: Context, view: PredictionView) -> Node | None:
    if not view.decisions:
        return None
    return Card(
        Heading(ctx.tr("prediction.decisions"), 2),
        *(
            Row(Icon("check", 18, "positive"), Label(text, grow=1), gap=8, align="start")
            for text in view.decisions
        ),
        gap=6,
    )
