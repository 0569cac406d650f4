"""The opening of a chapter: what it is about, what it opens, and what the group brought back."""

from __future__ import annotations

from game.scene import Context
from game.scenes.base import GameScene
from game.scenes.chrome import footer, frame, section, way_on
from game.scenes.town_picture import town_picture
from game.ui import Callout, Card, Col, Gap, Heading, Icon, Label, Node, Row, Scroll
from game.views import ChapterView


class ChapterScene(GameScene):
    """A page of its own before the chapter's first turn."""

    id = "chapter"
    first_focus = "on"

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.port.chapter(), ctx.tr
        page = self._page(ctx, view) if view is not None else Col()
        body = Scroll(
            Row(Gap(grow=1), Col(page, grow=8, max_width=860), Gap(grow=1)) if ctx.columns == 3 else page,
            pad=(20, 40 if ctx.height > 600 else 16),
            id="chapter.body",
        )
        title = tr("chapter.title", n=view.number, of=view.of) if view is not None else ""
        return frame(
            self.bar(title), body, footer(ctx, tr("chapter.keys"), way_on(tr("chapter.on"), self._on))
        )

    def _page(self, ctx: Context, view: ChapterView) -> Node:
        tr = ctx.tr
        opens = [
            Row(Icon("unlock", 20, "positive"), Label(text, grow=1), gap=12, align="start")
            for text in view.opens
        ]
        brought = [Callout(f"«{note}»", title=question, icon="chat") for question, note in view.brought_back]
        town = None
        if ctx.height > 600:
            town = town_picture(self.port.status().town, id="chapter.town", height=210)
        return Col(
            town,
            Card(
                Heading(view.title, 1, "display"),
                *(Label(part, "story", size=18) for part in view.text.split("\n") if part.strip()),
                gap=14,
                pad=(36, 30) if ctx.columns > 1 else (20, 18),
            ),
            section(tr("chapter.opens"), Card(*opens, gap=10, pad=(20, 16))) if opens else None,
            section(tr("chapter.brought"), *brought) if brought else None,
            gap=20,
        )

    def _on(self) -> None:
        self.go(self.port.steps.advance())
