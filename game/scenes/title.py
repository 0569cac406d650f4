"""The title: the town by the fjord, what the game is, and the ways in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.i18n import LANGUAGES
from game.scene import Context
from game.scenes.front import Front, FrontScene
from game.scenes.kept import Kept
from game.town import BuildingState, TownState
from game.town.view import TownPicture
from game.ui import (
    Button,
    CardButton,
    Col,
    Gap,
    Grid,
    Heading,
    Icon,
    Label,
    Node,
    Row,
    Scroll,
    Segmented,
    WrappedRow,
)
from game.ui.node import Size
from game.views import SaveView

SHORT_NAMES: Final = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
"""The languages' own names, where room is scarce."""

_KINDS: Final = (
    ("town_hall", 1.0, 0.9),
    ("school", 0.75, 0.7),
    ("kindergarten", 0.9, 0.3),
    ("care_centre", 0.8, 0.9),
    ("health_centre", 0.7, 0.6),
    ("library", 0.9, 0.7),
    ("technical", 0.6, 0.5),
    ("data_centre", 0.8, 1.0),
)
TOWN: Final = TownState(
    buildings=tuple(BuildingState(kind, kind, level, digital) for kind, level, digital in _KINDS),
    sustainability=0.85,
    digital=0.8,
    trust=0.9,
    season="summer",
)
"""The town of the title: how it can become."""


class LeverMark(Node):
    """The game's mark: four levers that lift one after the other."""

    role = "presentation"

    def content_size(self, room: int) -> Size:
        """Return the px of the mark."""
        return self.ui.px(64), self.ui.px(52)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw four bars, each a step higher than the one before."""
        ui, inner = self.ui, self.inner()
        wide, gap = ui.px(12), ui.px(5)
        for index, (share, token) in enumerate(
            ((0.4, "series2"), (0.58, "series1"), (0.76, "series3"), (1.0, "primary"))
        ):
            high = round(inner.h * share)
            bar = pygame.Rect(inner.x + index * (wide + gap), inner.bottom - high, wide, high)
            ui.panel(surface, bar, 4, token)


class TitleScene(FrontScene):
    """The first screen."""

    id = "title"
    first_focus = "title.main"

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._saves: Kept[tuple[SaveView, ...]] = Kept()

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        if ctx.columns == 1:
            picture = self._picture(ctx, 200) if ctx.height > 500 else None
            return Scroll(
                picture, Col(*self._words(ctx), gap=14, pad=(22, 20)), pad=0, id="title.body", fill="surface"
            )
        wide = 470 if ctx.columns == 3 else 424
        roomy = ctx.height > 620
        panel = Scroll(
            Gap(grow=2),
            *self._words(ctx),
            Gap(grow=3),
            self._languages(ctx),
            gap=16 if roomy else 12,
            pad=(44, 36, 30, 28) if roomy else (28, 18, 14, 18),
            id="title.body",
            width=wide,
            fill="surface",
        )
        return Row(panel, self._picture(ctx), align="stretch")

    def _picture(self, ctx: Context, height: float | None = None) -> Node:
        name = ctx.tr("title.picture")
        if height is None:
            return TownPicture(TOWN, signs=False, rounded=False, id="title.town", name=name, grow=1)
        return TownPicture(TOWN, signs=False, rounded=False, id="title.town", name=name, height=height)

    # --- words and ways in

    def _words(self, ctx: Context) -> list[Node]:
        tr, small = ctx.tr, ctx.height <= 620 or ctx.columns == 2
        name = Heading(tr("app.name"), 1, "display")
        name.size = 38 if small else 48
        brand = Row(LeverMark(), name, gap=16, align="end") if ctx.columns > 1 else name
        promise = Label(tr("title.promise"), "body", "ink2", size=16 if small else 18)
        newest = self._newest(ctx)
        new = Button(
            tr("title.new"),
            self._shelf,
            icon="plus" if newest else "play",
            kind="secondary" if newest else "primary",
            id="title.new" if newest else "title.main",
        )
        saved = Button(tr("title.saved"), self._saves_shelf, icon="folder", id="title.saved")
        small_ways = WrappedRow(
            self._small_way("settings", "gear", tr("title.settings"), self.front.settings),
            self._small_way("glossary", "library", tr("title.glossary"), self.front.glossary),
            self._small_way("quit", "door", tr("title.quit"), self.front.quit),
            gap=2,
        )
        doors = [new, saved] if self._saved(ctx) else [new]
        ways = [self._resume(ctx, newest), Grid(*doors, column=150, most=2 if small else 1, gap=10)]
        below = [self._languages(ctx)] if ctx.columns == 1 else []
        return [
            Col(brand, promise, gap=10 if small else 16),
            Gap(height=0 if small else 10),
            Col(*ways, gap=10),
            small_ways,
            *below,
        ]

    def _small_way(self, name: str, icon: str, text: str, on_press: Callable[[], object]) -> Node:
        return Button(text, on_press, icon=icon, kind="quiet", pad=(9, 9), id=f"title.{name}")

    def _resume(self, ctx: Context, save: SaveView | None) -> Node | None:
        if save is None:
            return None
        return CardButton(
            Row(
                Icon("play", 22, "on_primary", disc="primary"),
                Col(
                    Label(ctx.tr("title.resume"), "title"),
                    Label(save.title, "label", "ink2"),
                    Label(
                        ctx.tr("title.resume.where", turn=save.turn, turns=save.turns, when=save.when),
                        "small",
                        "ink2",
                    ),
                    gap=2,
                    grow=1,
                ),
                gap=14,
            ),
            title=ctx.tr("title.resume"),
            on_press=lambda: self.front.resume(save.path),
            selected=True,
            id="title.main",
        )

    def _languages(self, ctx: Context) -> Node:
        names = [(each, SHORT_NAMES[each]) for each in LANGUAGES]
        return Segmented(
            names,
            ctx.tr.language,
            lambda language: ctx.app.change_settings(language=language),
            id="title.language",
            name=ctx.tr("settings.language"),
        )

    # --- saves

    def _shelf(self) -> None:
        self.front.library()

    def _saves_shelf(self) -> None:
        self.front.library(saves=True)

    def _saved(self, ctx: Context) -> tuple[SaveView, ...]:
        language = ctx.tr.language
        return self._saves.of(language, lambda: self.front.hall.saves(language))

    def _newest(self, ctx: Context) -> SaveView | None:
        """Return the newest game that is not played to its end."""
        return next((s for s in self._saved(ctx) if not s.problem and not s.done), None)

    def on_resume(self, result: object) -> None:
        """Look for saves anew."""
        self._saves.drop()

    def on_escape(self) -> None:
        """Stay: the window closes by its own button, or by Quit."""
