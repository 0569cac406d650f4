"""The settings: language, size of text, colours, motion, pace, screen and timers, seen at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.i18n import LANGUAGE_NAMES, LANGUAGES
from game.scene import Context, Scene
from game.scenes.chrome import app_bar, footer, frame, section, way_on
from game.settings import SPEEDS, text_sizes
from game.ui import (
    Badge,
    Card,
    Col,
    Kpi,
    Label,
    LineChart,
    Node,
    Row,
    Scroll,
    Segmented,
    Series,
    Switch,
    WrappedRow,
)
from game.ui.theme import LIGHT, THEMES


class SettingsScene(Scene):
    """The player's choices; every one takes effect at once and is kept.

    Args:
        on_language: told when the language has changed.
    """

    id = "settings"

    def __init__(self, on_language: Callable[[], object]) -> None:
        self.on_language = on_language

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        tr = ctx.tr
        choices = Col(*self._choices(ctx), gap=14)
        preview = section(tr("settings.preview"), self._preview(ctx), below=tr("settings.preview.how"))
        if ctx.columns > 1:
            body: Node = Row(
                Scroll(choices, pad=(24, 20, 8, 20), id="settings.choices", grow=3),
                Scroll(preview, pad=(12, 20, 16, 20), id="settings.preview", grow=2),
                align="stretch",
            )
        else:
            body = Scroll(choices, preview, gap=20, pad=(16, 14), id="settings.body")
        done = way_on(tr("settings.done"), self.on_escape, icon="check")
        bar = app_bar(ctx, tr("settings.title"), tr("settings.kept"))
        return frame(bar, body, footer(ctx, tr("settings.keys"), done))

    def help(self) -> str:
        """Return the explanation of the screen."""
        return self.ctx.tr("settings.help")

    # --- choices

    def _choices(self, ctx: Context) -> list[Node]:
        tr, settings, change = ctx.tr, ctx.settings, ctx.app.change_settings
        sizes = text_sizes(tr)
        speeds = [(each, tr(f"settings.speed.{each}")) for each in SPEEDS]
        languages = [(each, LANGUAGE_NAMES[each]) for each in LANGUAGES]
        themes = [(each, tr(f"settings.theme.{each}")) for each in THEMES]
        theme = settings.theme if settings.theme in THEMES else LIGHT.id
        return [
            Card(
                self._one_of(ctx, "language", languages, tr.language, self._language),
                self._one_of(
                    ctx, "text_size", sizes, str(settings.text_size), lambda size: change(text_size=int(size))
                ),
                self._one_of(ctx, "theme", themes, theme, lambda theme: change(theme=theme)),
                gap=20,
                pad=(20, 18),
            ),
            Card(
                self._switch(ctx, "reduced_motion", settings.reduced_motion),
                self._one_of(ctx, "speed", speeds, settings.speed, lambda speed: change(speed=speed)),
                self._switch(ctx, "full_screen", settings.full_screen),
                self._switch(ctx, "timers", settings.timers),
                gap=16,
                pad=(20, 18),
            ),
        ]

    def _language(self, language: str) -> None:
        self.ctx.app.change_settings(language=language)
        self.on_language()

    def _one_of(
        self,
        ctx: Context,
        name: str,
        options: Sequence[tuple[str, str]],
        chosen: str,
        on_change: Callable[[str], object],
    ) -> Node:
        tr = ctx.tr
        how = f"settings.{name}.how"
        return Col(
            Label(tr(f"settings.{name}"), "name", role="presentation"),
            Label(tr(how), "small", "ink2") if tr.has(how) else None,
            Segmented(options, chosen, on_change, id=f"settings.{name}", name=tr(f"settings.{name}")),
            gap=5,
        )

    def _switch(self, ctx: Context, name: str, on: bool) -> Node:
        tr = ctx.tr
        return Switch(
            tr(f"settings.{name}"),
            on,
            lambda value: ctx.app.change_settings(**{name: value}),
            detail=tr(f"settings.{name}.how"),
            id=f"settings.{name}",
        )

    # --- what it looks like

    def _preview(self, ctx: Context) -> Node:
        tr = ctx.tr
        chart = LineChart(
            [
                Series(tr("settings.sample.quality"), (46, 49, 53, 58)),
                Series(tr("settings.sample.adoption"), (38, 36, 41, 50), slot=1),
            ],
            ("1", "2", "3", "4"),
            tall=150,
            id="settings.chart",
            name=tr("settings.sample.chart"),
        )
        return Card(
            Label(tr("settings.sample.title"), "title"),
            Label(tr("settings.sample.text")),
            Row(
                Kpi(
                    tr("settings.sample.quality"),
                    "58",
                    change="+5",
                    direction=1,
                    good=True,
                    icon="service_quality",
                    grow=1,
                ),
                Kpi(
                    tr("settings.sample.adoption"),
                    "50",
                    change="+9",
                    direction=1,
                    good=True,
                    icon="staff_adoption",
                    grow=1,
                ),
                gap=10,
                align="stretch",
            ),
            WrappedRow(
                Badge(tr("settings.sample.new"), "info"),
                Badge(tr("settings.sample.weak"), "warning", "warn"),
                gap=8,
            ),
            chart,
            gap=12,
            pad=(20, 18),
        )
