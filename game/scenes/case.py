"""A case: a dilemma to discuss, seen from the seats round the table, and answered with one option."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from game.play.port import GamePort
from game.scene import Context
from game.scenes.answering import AnsweringScene
from game.scenes.base import Flow
from game.scenes.chrome import frame, hints_card
from game.ui import (
    Button,
    Card,
    CardButton,
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
from game.views import CaseView, OptionView, SeatNoteView


class CaseScene(AnsweringScene):
    """One of the turn's cases; the answer is confirmed, and can be taken back until the turn is played."""

    id = "case"
    first_focus = "case.options"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        view = port.case()
        self.case_id = view.id if view else ""
        self.chosen = view.chosen or "" if view else ""
        self.because = view.because if view else ""
        self.opened: set[str] = set()

    def build(self, ctx: Context) -> Node:
        """Return the screen of the case that waits for an answer."""
        view = self.port.case()
        if view is None:
            return frame(self.bar(ctx.tr("case.none")), Col(), self._foot(ctx, ""))
        return frame(self.bar(self._title(ctx, view)), self._body(ctx, view), self._foot(ctx, view.id))

    def unfinished(self) -> Mapping[str, Any]:
        """Return the answer that is being made."""
        return {
            "case": self.case_id,
            "chosen": self.chosen,
            "because": self.because,
            "opened": frozenset(self.opened),
        }

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the answer when the same case waits, with the option if it can still be chosen."""
        view = self.port.case()
        if view is None or view.id != unfinished["case"]:
            return
        allowed = {option.id for option in view.options if option.allowed}
        self.case_id, self.because = view.id, unfinished["because"]
        self.chosen = unfinished["chosen"] if unfinished["chosen"] in allowed else ""
        self.opened = {note.seat for note in view.seats if note.seat in unfinished["opened"]}

    def _title(self, ctx: Context, view: CaseView) -> str:
        return ctx.tr("case.title") if view.of < 2 else ctx.tr("case.numbered", n=view.number, of=view.of)

    def _body(self, ctx: Context, view: CaseView) -> Node:
        story = Col(
            hints_card(ctx.tr, view.hints),
            Card(
                Row(
                    Icon(view.service_icon, 22, "primary", disc="tint"),
                    Label(view.service, "label", "ink2", grow=1),
                    gap=10,
                )
                if view.service
                else None,
                Heading(view.title, 1, "headline"),
                *(Label(paragraph, size=16) for paragraph in view.paragraphs),
                gap=10,
                pad=(22, 18),
            ),
            Row(
                Icon("chat", 22, "primary"),
                Col(
                    Label(ctx.tr("case.discuss"), "tag", "primary"),
                    Label(view.discuss, "name"),
                    gap=3,
                    grow=1,
                ),
                gap=12,
                pad=(16, 12),
                align="start",
                fill="tint",
                radius=10,
            ),
            self._seats(ctx, view),
            gap=14,
        )
        answers = Col(
            Heading(ctx.tr("case.options"), 2),
            RadioCards(
                [_option(ctx, option) for option in view.options],
                self.chosen,
                self._choose,
                column=420,
                most=1,
                gap=10,
                id="case.options",
                name=ctx.tr("case.options"),
            ),
            self.reason_field(ctx),
            gap=12,
        )
        if ctx.columns == 1:
            return Scroll(story, answers, gap=20, pad=(16, 14), id="case.body")
        return Row(
            Scroll(story, id="case.story", grow=11, pad=(20, 16, 6, 16)),
            Scroll(answers, id="case.answers", grow=10, pad=(10, 16, 16, 16)),
            align="stretch",
        )

    # --- the seats

    @property
    def _alone(self) -> bool:
        """Whether one person reads every note: nobody passes a pen on."""
        return not self.port.header().clerk

    def _seats(self, ctx: Context, view: CaseView) -> Node | None:
        if not view.seats:
            return None
        how = "case.seats.alone" if self._alone else "case.seats.how"
        return Col(
            Heading(ctx.tr("case.seats"), 2),
            Label(ctx.tr(how), "small", "ink2"),
            *(self._seat(ctx, note, index) for index, note in enumerate(view.seats)),
            gap=8,
        )

    def _seat(self, ctx: Context, note: SeatNoteView, index: int) -> Node:
        opened = note.seat in self.opened
        letter = "ABCDEF"[index] if index < 6 else ""
        head = Row(
            Icon("envelope_open" if opened else "envelope", 20, "primary"),
            Label(note.title, "name", grow=1),
            Label(letter, "tag", "ink2", one_line=True, role="presentation") if letter else None,
            gap=10,
        )
        closed = "case.seat.closed.alone" if self._alone else "case.seat.closed"
        shown = Label(note.note, name=note.note) if opened else Label(ctx.tr(closed), "small", "ink2")
        return CardButton(
            head,
            shown,
            title=ctx.tr("case.seat.name", seat=note.title),
            on_press=lambda: self._open(note.seat),
            selected=opened,
            hotkey=letter.lower(),
            gap=6,
            pad=(14, 10),
            id=f"case.seat.{note.seat}",
        )

    def _open(self, seat: str) -> None:
        """Open or close a note; at a shared screen the one before is closed, for its reader's eyes only."""
        self.opened = self.opened ^ {seat} if self._alone else {seat} - self.opened
        self.ctx.app.refresh()

    def on_resume(self, result: object) -> None:
        """Find the notes closed when the group comes back to the case."""
        if not self._alone:
            self.opened.clear()

    # --- the answer

    def _choose(self, option: str) -> None:
        self.chosen = option
        self.ctx.app.refresh()

    def _confirm(self, case: str) -> None:
        self.go(self.port.steps.answer_case(case, self.chosen, self.because.strip()))

    def _foot(self, ctx: Context, case: str) -> Node:
        back = Button(ctx.tr("scenes.back"), self._back, icon="arrow_left", id="back")
        blocked = "" if self.chosen else ctx.tr("case.choose_first")
        return self.answer_foot(ctx, partial(self._confirm, case), back, blocked=blocked)

    def _back(self) -> None:
        self.go(self.port.steps.back())


def _option(ctx: Context, option: OptionView) -> CardOption:
    body: list[Node] = [Label(option.text)] if option.text else []
    pros = Col(*(_point("plus", text, "positive") for text in option.pros), gap=4)
    cons = Col(*(_point("minus", text, "negative") for text in option.cons), gap=4)
    if option.pros or option.cons:
        body.append(Grid(pros, cons, column=200, most=2, gap=8, even=False))
    if option.cost_text:
        body.append(Row(Icon("coin", 18, "ink2"), Label(option.cost_text, "label", "ink2", grow=1), gap=8))
    return CardOption(option.id, option.title, tuple(body), blocked="" if option.allowed else option.reason)


def _point(icon: str, text: str, tone: str) -> Node:
    return Row(Icon(icon, 18, tone), Label(text, "small", grow=1), gap=8, align="start")
