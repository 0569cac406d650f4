"""The end of a chapter: questions to talk about, figures to open, what to remember, and work to take home."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene, carried
from game.scenes.chrome import footer, frame, section, way_on
from game.scenes.tiles import tile
from game.ui import Callout, Card, Col, Grid, Heading, Icon, Label, Node, Row, Scroll, TextField
from game.views import ReflectionView


class ReflectionScene(GameScene):
    """Questions and notes; the notes come back when the next chapter opens."""

    id = "reflection"
    first_focus = "reflection.note.0"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        view = port.reflection()
        self._questions = view.questions if view is not None else ()
        kept = view.notes if view is not None else ()
        self.notes = [*kept, *("" for _ in self._questions[len(kept) :])]

    def unfinished(self) -> Mapping[str, Any]:
        """Return the notes by question."""
        return dict(zip(self._questions, self.notes, strict=False))

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the notes."""
        self.notes = carried(unfinished, self._questions)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.port.reflection(), ctx.tr
        body = self._body(ctx, view) if view is not None else Col()
        on = way_on(tr("reflection.on"), self._on)
        return frame(self.bar(tr("reflection.title")), body, footer(ctx, tr("reflection.keys"), on))

    def _body(self, ctx: Context, view: ReflectionView) -> Node:
        tr = ctx.tr
        questions = Col(
            Col(Heading(view.title, 1, "headline"), Label(view.text, size=16), gap=6),
            *(self._question(ctx, index, text) for index, text in enumerate(view.questions)),
            gap=16,
        )
        home = [
            Row(Icon("home", 20, "primary"), Label(text, grow=1), gap=12, align="start")
            for text in view.take_home
        ]
        figures = Grid(
            *(
                tile(tr, each, partial(self.flow.why, each.id), large=False)
                for each in self.port.status().headlines
            ),
            column=150,
            most=2,
            gap=10,
        )
        side = Col(
            section(tr("reflection.figures"), figures, below=tr("reflection.figures.how")),
            section(tr("reflection.home"), Card(*home, gap=12, pad=(18, 16)), below=tr("reflection.home.how"))
            if home
            else None,
            Callout(tr("reflection.kept"), tone="positive", icon="save"),
            gap=16,
        )
        if ctx.columns == 3:
            return Row(
                Scroll(questions, pad=(24, 20, 8, 20), id="reflection.questions", grow=3),
                Scroll(side, pad=(12, 20, 16, 20), id="reflection.side", grow=2),
                align="stretch",
            )
        return Scroll(questions, side, gap=20, pad=(18, 16), id="reflection.body")

    def _question(self, ctx: Context, index: int, text: str) -> Node:
        return Card(
            Row(
                Icon("chat", 20, "primary", disc="tint"),
                Label(text, "name", size=16, grow=1, role="presentation"),
                gap=12,
            ),
            TextField(
                self.notes[index],
                partial(self._write, index),
                placeholder=ctx.tr("reflection.example"),
                rows=2 if ctx.columns > 1 else 3,
                limit=600,
                id=f"reflection.note.{index}",
                name=text,
            ),
            gap=12,
            pad=(18, 16),
        )

    def _write(self, index: int, text: str) -> None:
        self.notes[index] = text

    def _on(self) -> None:
        self.go(self.port.steps.reflect(tuple(note.strip() for note in self.notes)))
