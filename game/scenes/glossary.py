"""The glossary: every term to search in, its explanation, and the terms that it leads to."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from game.i18n import strip_soft_hyphens
from game.scene import Context, Scene
from game.scenes.chrome import app_bar, footer, frame, way_on
from game.scenes.kept import Kept
from game.ui import (
    Button,
    Callout,
    Card,
    Col,
    Heading,
    Icon,
    Label,
    ListBox,
    ListItem,
    Node,
    Row,
    Scroll,
    TextField,
    WrappedRow,
)
from game.views import GlossaryView, HelpView

MOST_LINKS = 8


class Shelf(Protocol):
    """Where explanations come from: a game, or the hall before one."""

    def glossary(self) -> GlossaryView:
        """Every term."""

    def help(self, topic: str) -> HelpView:
        """The explanation of a topic."""


class GlossaryScene(Scene):
    """The terms at the left, the explanation of one at the right.

    Args:
        shelf: where explanations come from.
        topic: what to open at: a term, a screen, a number; empty for the list.
    """

    id = "glossary"
    first_focus = "glossary.search"

    def __init__(self, shelf: Shelf, topic: str = "") -> None:
        self.shelf = shelf
        self.topic = topic
        self.searched = ""
        self.first_focus = "on" if topic else "glossary.search"
        self._views: Kept[GlossaryView] = Kept()

    def view(self, ctx: Context) -> GlossaryView:
        """Return the terms in the language of the moment."""
        return self._views.of(ctx.tr.language, self.shelf.glossary)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.view(ctx), ctx.tr
        search = TextField(
            self.searched,
            self._search,
            placeholder=tr("glossary.search.example"),
            id="glossary.search",
            name=tr("glossary.search"),
        )
        found = self._found(ctx, view)
        wide = ctx.columns > 1
        hits: Node = Scroll(found, id="glossary.list", grow=1) if wide else Col(found, id="glossary.list")
        terms = Col(Row(Icon("search", 20, "ink2"), Col(search, grow=1), gap=10), hits, gap=12)
        entry = self._entry(ctx, view)
        if wide:
            terms.pad, terms.grow = (24, 18, 4, 14), 2
            body: Node = Row(
                terms, Scroll(entry, pad=(14, 18, 18, 18), id="glossary.entry", grow=3), align="stretch"
            )
        else:
            parts = (entry, terms) if self.topic else (terms, entry)
            body = Scroll(*parts, gap=18, pad=(16, 14), id="glossary.body")
        bar = app_bar(ctx, view.title, tr("glossary.below", n=len(view.terms)))
        close = way_on(tr("scenes.close"), self.on_escape, icon="close")
        return frame(bar, body, footer(ctx, tr("glossary.keys"), close))

    def help(self) -> str:
        """Return how the game is played by keyboard."""
        view = self.shelf.help("")
        return "\n\n".join((view.title, *view.paragraphs))

    # --- the list

    def _found(self, ctx: Context, view: GlossaryView) -> Node:
        wanted = _plain(self.searched).strip()
        hits = [
            ListItem(name, term)
            for name, term, text in view.terms
            if wanted in _plain(term) or (len(wanted) > 2 and wanted in _plain(text))
        ]
        hits.sort(key=lambda item: wanted not in _plain(item.title))
        if not hits:
            return Callout(ctx.tr("glossary.none"), icon="search")
        return ListBox(hits, self.topic, self._choose, id="term", name=view.title)

    def _search(self, text: str) -> None:
        self.searched = text
        hits = self.ctx.ui.find("glossary.list")
        if hits is not None:
            hits.set_kids(self._found(self.ctx, self.view(self.ctx)))

    def _choose(self, topic: str) -> None:
        self.topic = topic
        self.ctx.ui.scrolls.pop("glossary.entry", None)
        self.ctx.app.refresh()

    # --- the entry

    def _entry(self, ctx: Context, view: GlossaryView) -> Node:
        if not self.topic:
            return self._welcome(ctx)
        explained = self.shelf.help(self.topic)
        links = self._links(view, explained)
        return Card(
            Heading(explained.title, 1, "headline"),
            *(Label(paragraph, size=17) for paragraph in explained.paragraphs if paragraph),
            Col(
                Label(ctx.tr("glossary.see"), "tag", "ink2"),
                WrappedRow(
                    *(
                        Button(term, partial(self._choose, name), icon="link", id=f"see.{name}")
                        for name, term in links
                    ),
                    gap=8,
                ),
                gap=8,
                pad=(0, 10, 0, 0),
            )
            if links
            else None,
            gap=12,
            pad=(28, 24),
        )

    def _welcome(self, ctx: Context) -> Node:
        keys = self.shelf.help("")
        return Card(
            Heading(keys.title, 1, "headline"),
            *(Label(paragraph, size=17) for paragraph in keys.paragraphs),
            gap=12,
            pad=(28, 24),
        )

    def _links(self, view: GlossaryView, explained: HelpView) -> list[tuple[str, str]]:
        """Return the terms that an explanation mentions, in order, then those that mention it."""
        text, title = _plain(" ".join(explained.paragraphs)), _plain(explained.title)
        mentioned, mentioning = [], []
        for name, term, meaning in view.terms:
            if name == self.topic or term == explained.title:
                continue
            at = text.find(_plain(term)) if len(term) > 3 else -1
            if at >= 0:
                mentioned.append((at, name, term))
            elif title in _plain(meaning):
                mentioning.append((name, term))
        return [*((name, term) for _, name, term in sorted(mentioned)), *mentioning][:MOST_LINKS]


def _plain(text: str) -> str:
    return strip_soft_hyphens(text).lower()
