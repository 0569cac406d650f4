"""The lobby: who sits at the table, in which language, with which size of text, with or without timers."""

from __future__ import annotations

from functools import partial

from game.i18n import LANGUAGES
from game.play.port import OpenError
from game.scene import Context
from game.scenes.chrome import app_bar, footer, frame, section, way_on
from game.scenes.front import Front, FrontScene
from game.scenes.kept import Kept
from game.scenes.title import SHORT_NAMES
from game.settings import text_sizes
from game.ui import (
    Button,
    Callout,
    Card,
    Col,
    Grid,
    Icon,
    IconButton,
    Label,
    Node,
    Row,
    Scroll,
    Segmented,
    Switch,
    ToggleCard,
    WrappedRow,
)
from game.views import CardView, SeatView


class LobbyScene(FrontScene):
    """Round the table, before the game begins.

    Args:
        front: where to go from here.
        card: the scenario.
    """

    id = "lobby"
    first_focus = "on"

    def __init__(self, front: Front, card: CardView) -> None:
        super().__init__(front)
        self.card = card
        self.taken: list[str] = []
        self._texts: Kept[tuple[CardView, tuple[SeatView, ...], str]] = Kept()

    def texts(self, ctx: Context) -> tuple[CardView, tuple[SeatView, ...], str]:
        """Return the scenario and its seats in the language of the moment, or why there are none."""
        language = ctx.tr.language
        return self._texts.of(language, lambda: self._read(language))

    def _read(self, language: str) -> tuple[CardView, tuple[SeatView, ...], str]:
        cards = self.front.hall.library(language).cards
        card = next((each for each in cards if each.id == self.card.id), self.card)
        try:
            return card, self.front.hall.seats(card.id, language), ""
        except OpenError as error:
            return card, (), str(error)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        tr = ctx.tr
        card, seats, problem = self.texts(ctx)
        if problem:
            table: Node = Callout(problem, tone="negative")
        else:
            table = self._table(ctx, seats)
        side = Col(self._about(ctx, card), self._choices(ctx), gap=18)
        if ctx.columns == 3:
            body: Node = Row(
                Scroll(table, pad=(24, 20, 8, 20), id="lobby.table", grow=5),
                Scroll(side, pad=(12, 20, 16, 20), id="lobby.side", grow=3),
                align="stretch",
            )
        else:
            body = Scroll(table, side, gap=22, pad=(18, 16), id="lobby.body")
        bar = app_bar(
            ctx,
            card.title,
            tr("lobby.title"),
            IconButton("gear", tr("menu.settings"), self.front.settings, kind="bar", id="bar.settings"),
        )
        back = Button(tr("scenes.back"), self.on_escape, icon="arrow_left", id="back")
        on = way_on(tr("lobby.on"), self._start, blocked=problem)
        return frame(bar, body, footer(ctx, tr("lobby.keys"), back, on))

    # --- the seats

    def _table(self, ctx: Context, seats: tuple[SeatView, ...]) -> Node:
        tr = ctx.tr
        cards = [
            ToggleCard(
                Label(seat.text, "small", "ink2"),
                title=seat.title,
                on=seat.id in self.taken,
                on_change=partial(self._take, seat.id),
                icon=seat.icon,
                hotkey=str(index) if index <= 9 else "",
                help=tr("lobby.seat.help"),
                id=f"seat.{seat.id}",
            )
            for index, seat in enumerate(seats, 1)
        ]
        return section(
            tr("lobby.seats"),
            Grid(*cards, column=260, most=2, gap=12),
            Callout(self._who(ctx), icon="users" if len(self.taken) > 1 else "user"),
            below=tr("lobby.seats.how"),
            gap=14,
        )

    def _who(self, ctx: Context) -> str:
        count = len(self.taken)
        if count < 2:
            return ctx.tr("lobby.alone")
        return ctx.tr("lobby.together", n=count)

    def _take(self, seat: str, on: bool) -> None:
        if on:
            self.taken.append(seat)
        else:
            self.taken.remove(seat)
        self.ctx.app.refresh()

    # --- what the game is, and how it is shown

    def _about(self, ctx: Context, card: CardView) -> Node:
        facts = WrappedRow(
            Row(Icon("calendar", 18, "ink2"), Label(card.turns_text, "label", "ink2"), gap=6),
            Row(Icon("clock", 18, "ink2"), Label(card.minutes_text, "label", "ink2"), gap=6)
            if card.minutes_text
            else None,
            gap=16,
            line_gap=4,
        )
        return Card(
            Row(Icon("map", 24, "primary", disc="tint"), Label(card.title, "title", grow=1), gap=12),
            Label(card.summary),
            facts,
            gap=12,
            pad=(18, 16),
        )

    def _choices(self, ctx: Context) -> Node:
        tr, settings, change = ctx.tr, ctx.settings, ctx.app.change_settings
        return Card(
            Col(
                Label(tr("settings.language"), "name", role="presentation"),
                Segmented(
                    [(each, SHORT_NAMES[each]) for each in LANGUAGES],
                    tr.language,
                    lambda language: change(language=language),
                    id="lobby.language",
                    name=tr("settings.language"),
                ),
                gap=6,
            ),
            Col(
                Label(tr("settings.text_size"), "name", role="presentation"),
                Segmented(
                    text_sizes(tr),
                    str(settings.text_size),
                    lambda size: change(text_size=int(size)),
                    id="lobby.text_size",
                    name=tr("settings.text_size"),
                ),
                Label(tr("settings.text_size.how"), "small", "ink2"),
                gap=6,
            ),
            Switch(
                tr("settings.timers"),
                settings.timers,
                lambda on: change(timers=on),
                detail=tr("settings.timers.how"),
                id="lobby.timers",
            ),
            gap=18,
            pad=(18, 16),
        )

    def _start(self) -> None:
        self.front.start(self.card.id, tuple(self.taken), self.ctx.settings.timers)
