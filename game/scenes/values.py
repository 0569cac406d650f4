"""The values: three ambitions to be measured by, and eight quick questions about the players' own place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene
from game.scenes.chrome import footer, frame, hints_card, way_on
from game.ui import (
    Button,
    Card,
    Col,
    Grid,
    Icon,
    Label,
    Node,
    Row,
    Scroll,
    Segmented,
    ToggleCard,
    WrappedRow,
)
from game.views import OwnQuestionView, ValuesView, ValueView

ANSWERS = 5
"""The scale of the questions about the players' own municipality: 1 to this."""


class ValuesScene(GameScene):
    """The choice of ambitions; then the quick questions, which may be skipped."""

    id = "values"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        view = port.values()
        self.chosen = [each.id for each in view.choices if each.chosen]
        self.own = {each.id: each.answer for each in view.own_questions if each.answer is not None}
        self.asking = False

    def build(self, ctx: Context) -> Node:
        """Return the screen of the step that is open."""
        view = self.port.values()
        return self._questions(ctx, view) if self.asking else self._ambitions(ctx, view)

    def unfinished(self) -> Mapping[str, Any]:
        """Return the ambitions and the answers so far."""
        return {"chosen": tuple(self.chosen), "own": dict(self.own), "asking": self.asking}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the ambitions that the scenario still has, and with every answer."""
        view = self.port.values()
        known = {each.id for each in view.choices}
        self.chosen = [each for each in unfinished["chosen"] if each in known][: view.must_choose]
        self.own = dict(unfinished["own"])
        self.asking = unfinished["asking"] and len(self.chosen) == view.must_choose

    # --- three ambitions

    def _ambitions(self, ctx: Context, view: ValuesView) -> Node:
        tr = ctx.tr
        cards = [self._ambition(ctx, view, each, index) for index, each in enumerate(view.choices, 1)]
        body = Scroll(
            hints_card(tr, view.hints),
            Row(
                Label(view.text, grow=1),
                self._count(ctx, view) if ctx.columns > 1 else None,
                gap=20,
            ),
            _legend(ctx),
            Grid(*cards, column=275, most=3 if len(cards) in (5, 6, 9) else 4, gap=14),
            gap=12,
            pad=(24, 18) if ctx.columns > 1 else (16, 14),
            id="values.body",
        )
        missing = view.must_choose - len(self.chosen)
        on = way_on(
            tr("values.on"), self._ask, blocked=tr.plural("values.missing", missing) if missing else ""
        )
        return frame(self.bar(view.title), body, footer(ctx, tr("values.keys"), on))

    def _count(self, ctx: Context, view: ValuesView) -> Node:
        tokens = [
            Icon("circle_check" if index < len(self.chosen) else "circle", 24, "primary")
            for index in range(view.must_choose)
        ]
        said = ctx.tr("values.count", n=len(self.chosen), of=view.must_choose)
        return Row(
            *tokens,
            Label(said, "name", one_line=True),
            gap=6,
            pad=(16, 10),
            fill="tint",
            radius=10,
            role="status",
            name=said,
        )

    def _ambition(self, ctx: Context, view: ValuesView, value: ValueView, index: int) -> Node:
        tr = ctx.tr
        weighs = [_weight(ctx, label, round(weight)) for label, weight in value.weighs]
        return ToggleCard(
            Label(value.text),
            Col(*weighs, gap=2),
            _titles(tr("values.favours"), "arrow_up", "positive", value.favours),
            _titles(tr("values.opposes"), "arrow_down", "negative", value.opposes),
            title=value.title,
            on=value.id in self.chosen,
            on_change=partial(self._choose, view.must_choose, value.id),
            icon=value.icon,
            hotkey=str(index) if index <= 9 else "",
            id=f"value.{value.id}",
        )

    def _choose(self, most: int, value: str, on: bool) -> bool:
        if on and len(self.chosen) >= most:
            self.ctx.ui.toast(self.ctx.tr("values.full", n=most), "warning")
            return False
        if on:
            self.chosen.append(value)
        else:
            self.chosen.remove(value)
        self.ctx.app.refresh("on" if on and len(self.chosen) == most else "")
        return True

    def _ask(self) -> None:
        self.asking = True
        self.ctx.ui.scrolls.pop("values.body", None)
        self.ctx.app.refresh()

    # --- eight quick questions

    def _questions(self, ctx: Context, view: ValuesView) -> Node:
        tr = ctx.tr
        cards = [self._question(ctx, each) for each in view.own_questions]
        body = Scroll(
            Label(view.own_text),
            Grid(*cards, column=430, most=2, gap=12),
            gap=14,
            pad=(24, 18) if ctx.columns > 1 else (16, 14),
            id="values.own",
        )
        back = Button(tr("scenes.back"), self._back, icon="arrow_left", id="back")
        on = way_on(tr("values.begin" if self.own else "values.skip"), self._confirm)
        return frame(self.bar(view.own_title), body, footer(ctx, tr("values.own.keys"), back, on))

    def _question(self, ctx: Context, question: OwnQuestionView) -> Node:
        answer = self.own.get(question.id)
        scale = Segmented(
            [(str(n), str(n)) for n in range(1, ANSWERS + 1)],
            str(answer or ""),
            partial(self._answer, question.id),
            id=f"own.{question.id}",
            name=question.text,
        )
        return Card(
            Row(
                Icon(question.lever, 20, "primary", disc="tint"),
                Label(question.text, "name", grow=1, role="presentation"),
                gap=12,
            ),
            Row(
                Label(question.low_text, "small", "ink2"),
                Col(scale, grow=1),
                Label(question.high_text, "small", "ink2"),
                gap=12,
            )
            if ctx.columns > 1
            else Col(
                scale,
                Row(
                    Label(question.low_text, "small", "ink2", grow=1),
                    Label(question.high_text, "small", "ink2", align="end", grow=1),
                    gap=10,
                ),
                gap=4,
            ),
            gap=8,
            pad=(16, 12),
        )

    def _answer(self, question: str, answer: str) -> None:
        first = not self.own
        self.own[question] = int(answer)
        if first:
            self.ctx.app.refresh()

    def _back(self) -> None:
        self.asking = False
        self.ctx.app.refresh()

    def _confirm(self) -> None:
        self.go(self.port.steps.choose_values(tuple(self.chosen), self.own))

    def on_escape(self) -> None:
        """Go back to the ambitions from the questions; else open the menu."""
        if self.asking:
            self._back()
        else:
            super().on_escape()


def _weight(ctx: Context, label: str, weight: int) -> Node:
    """Return how much an ambition weighs a number, as dots with the same said in words."""
    dots = Label("●" * weight, "small", "primary", one_line=True, role="presentation")
    said = f"{label}: {ctx.tr(f'values.weight.{max(1, min(3, weight))}')}"
    return Row(Label(label, "small", grow=1), dots, gap=8, role="figure", name=said)


def _titles(what: str, icon: str, tone: str, titles: tuple[str, ...]) -> Node | None:
    """Return the initiatives that pull one way, named by an arrow that is explained below the cards."""
    if not titles:
        return None
    return Row(
        Icon(icon, 18, tone, name=what), Label(", ".join(titles), "small", grow=1), gap=6, align="start"
    )


def _legend(ctx: Context) -> Node:
    """Return what the dots and the arrows on the cards mean."""
    tr = ctx.tr
    return WrappedRow(
        Row(
            Label("●●●", "small", "primary", role="presentation"),
            Label(tr("values.weighs"), "small", "ink2"),
            gap=6,
        ),
        Row(Icon("arrow_up", 18, "positive"), Label(tr("values.favours"), "small", "ink2"), gap=6),
        Row(Icon("arrow_down", 18, "negative"), Label(tr("values.opposes"), "small", "ink2"), gap=6),
        gap=24,
        line_gap=4,
    )
