"""The library: scenarios to play, and games to go on with."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from game.i18n import LANGUAGES
from game.scene import Context
from game.scenes.chrome import app_bar, footer, frame, section
from game.scenes.front import Front, FrontScene
from game.scenes.kept import Kept
from game.scenes.title import SHORT_NAMES, TOWN
from game.town import TownState
from game.town.view import TownPicture
from game.ui import (
    Badge,
    Button,
    Callout,
    CardButton,
    Col,
    Gap,
    Grid,
    Icon,
    IconButton,
    Label,
    Node,
    Row,
    Scroll,
    WrappedRow,
)
from game.views import CardView, LibraryView, SaveView

SEASONS = ("summer", "autumn", "winter", "spring")


class LibraryScene(FrontScene):
    """What there is to play.

    Args:
        front: where to go from here.
        saves: begin at the saved games.
    """

    id = "library"

    def __init__(self, front: Front, saves: bool = False) -> None:
        super().__init__(front)
        self._at_saves = saves
        self._views: Kept[LibraryView] = Kept()

    def view(self, ctx: Context) -> LibraryView:
        """Return what there is, read once for each language and visit."""
        language = ctx.tr.language
        return self._views.of(language, lambda: self.front.hall.library(language))

    def on_enter(self) -> None:
        """Begin on the first scenario, or the newest saved game."""
        ui, view = self.ctx.ui, self.view(self.ctx)
        at_saves = self._at_saves and view.saves
        first = (
            f"save.{view.saves[0].path}" if at_saves else f"scenario.{view.cards[0].id}" if view.cards else ""
        )
        ui.focus.set(ui.find(first), ui.keyboard)

    def on_resume(self, result: object) -> None:
        """Look anew: a save may have been set aside."""
        self._views.drop()

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.view(ctx), ctx.tr
        cards = Grid(*(self._card(ctx, card) for card in view.cards), column=330, most=3, gap=14)
        scenarios = section(tr("library.scenarios"), cards, below=tr("library.scenarios.how"))
        if ctx.columns == 3:
            body: Node = Row(
                Scroll(scenarios, pad=(24, 20, 8, 20), id="library.scenarios", grow=2),
                Scroll(self._saves(ctx, view), pad=(12, 20, 16, 20), id="library.saves", grow=1),
                align="stretch",
            )
        else:
            body = Scroll(scenarios, self._saves(ctx, view), gap=22, pad=(18, 16), id="library.body")
        bar = app_bar(
            ctx,
            tr("library.title"),
            tr("app.name"),
            IconButton("gear", tr("menu.settings"), self.front.settings, kind="bar", id="bar.settings"),
        )
        back = Button(tr("scenes.back"), self.on_escape, icon="arrow_left", id="back")
        return frame(bar, body, footer(ctx, tr("library.keys"), back))

    # --- a scenario

    def _card(self, ctx: Context, card: CardView) -> Node:
        tr = ctx.tr
        languages = ", ".join(SHORT_NAMES[each] for each in LANGUAGES if each in card.languages)
        facts = WrappedRow(
            _fact("calendar", card.turns_text),
            _fact("clock", card.minutes_text) if card.minutes_text else None,
            _fact("globe", languages) if languages else None,
            gap=14,
            line_gap=4,
        )
        badges = WrappedRow(*(Badge(theme) for theme in card.themes), gap=6) if card.themes else None
        progress = (
            Row(Icon("save", 18, "positive"), Label(card.progress, "label", "positive", grow=1), gap=8)
            if card.progress
            else None
        )
        return CardButton(
            _picture(ctx, card.id),
            Row(Label(card.title, "title", grow=1), Icon("chevron_right", 20, "primary"), gap=12),
            Label(card.summary) if card.summary else None,
            Callout(card.problem, tone="negative") if card.problem else None,
            Gap(grow=1),
            badges,
            None if card.problem else facts,
            progress,
            title=card.title,
            on_press=lambda: self.front.lobby(card),
            gap=10,
            pad=(14, 14),
            help=tr("library.card.faulty" if card.problem else "library.card.help"),
            id=f"scenario.{card.id}",
        )

    # --- saved games

    def _saves(self, ctx: Context, view: LibraryView) -> Node:
        tr = ctx.tr
        if not view.saves:
            return section(tr("library.saves"), Callout(tr("library.saves.none"), icon="save"))
        cards = [self._save(ctx, save) for save in view.saves]
        columns = Grid(*cards, column=300, most=1 if ctx.columns == 3 else 2, gap=10)
        return section(tr("library.saves"), columns, below=tr("library.saves.how"))

    def _save(self, ctx: Context, save: SaveView) -> Node:
        words = Col(
            Label(save.title, "name"),
            Label(_where(ctx, save), "small", "ink2"),
            Label(ctx.tr("library.save.when", when=save.when), "small", "ink2"),
            gap=2,
            grow=1,
        )
        icon = Icon("flag" if save.done else "play", 20, "positive" if save.done else "primary", disc="tint")
        return CardButton(
            Row(icon, words, gap=12, align="start"),
            title=save.text,
            on_press=lambda: self.front.resume(save.path),
            pad=(14, 12),
            blocked=save.problem or "",
            help=ctx.tr("library.save.help"),
            id=f"save.{save.path}",
        )


def _picture(ctx: Context, scenario: str) -> Node | None:
    """Return a picture to know a scenario by, where there is room for it."""
    if ctx.height < 450:
        return None
    height = 130 if ctx.height > 620 else 90
    return TownPicture(
        town_like(scenario), signs=False, id=f"town.{scenario}", height=height, role="presentation"
    )


def town_like(scenario: str) -> TownState:
    """Return a town to stand on a scenario's card: the same for the same scenario, for recognition only."""
    pick = crc32(scenario.encode())
    buildings = tuple(
        replace(each, level=0.5 + (pick >> index & 1) / 4)
        for index, each in enumerate(TOWN.buildings[: 4 + pick % 5])
    )
    return replace(TOWN, buildings=buildings, season=SEASONS[pick % len(SEASONS)], sustainability=0.5)


def _where(ctx: Context, save: SaveView) -> str:
    if save.done:
        return ctx.tr("library.save.done")
    return ctx.tr("library.save.where", turn=save.turn, turns=save.turns, phase=save.phase)


def _fact(icon: str, text: str) -> Node:
    return Row(Icon(icon, 18, "ink2"), Label(text, "label", "ink2"), gap=6)
