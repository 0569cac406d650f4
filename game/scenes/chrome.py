"""What every screen of a game has in common: the bar at the top, the foot with the way on, and the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from game.i18n import Translator
from game.scene import Context
from game.ui import Button, Col, Divider, Flow, Gap, Heading, Icon, IconButton, Label, Node, Row
from game.views import HeaderView

NARROW = 760.0
"""Below this logical width (dp) the bar and the foot keep to what is needed."""


class TurnDots(Node):
    """One dot a turn: filled when played, ringed for the turn at hand."""

    role = "presentation"

    def __init__(self, turn: int, turns: int) -> None:
        super().__init__(width=turns * 16, height=14)
        self.turn = turn
        self.turns = turns

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the dots."""
        ui, px = self.ui, self.ui.px
        step = self.rect.w / self.turns
        for index in range(self.turns):
            here = index == self.turn - 1
            radius = px(6 if here else 4.5)
            disc = ui.res.disc(radius, ui.color("bar_accent" if index < self.turn else "bar_line"))
            center = (self.rect.x + round(step * (index + 0.5)), self.rect.centery)
            surface.blit(disc, disc.get_rect(center=center))
            if here:
                core = ui.res.disc(px(2.5), ui.color("bar"))
                surface.blit(core, core.get_rect(center=center))


def app_bar(ctx: Context, title: str, below: str, *actions: Node, middle: Node | None = None) -> Node:
    """Return the bar at the top: what screen this is, what it belongs to, and the actions at the right."""
    narrow = ctx.width < NARROW
    words = Col(
        Heading(title, 1, color="on_bar"),
        None if narrow else Label(below, "small", "on_bar2"),
        grow=1,
    )
    return Row(
        None if narrow else Icon("building", 22, "on_bar", disc="bar_line"),
        words,
        middle,
        *actions,
        gap=10 if narrow else 14,
        pad=(14, 8) if narrow else (20, 10),
        fill="bar",
        id="bar",
    )


def game_bar(
    ctx: Context, header: HeaderView, title: str, menu: Callable[[], object], help_: Callable[[], object]
) -> Node:
    """Return the bar of a game being played: municipality, period and turn, help and menu."""
    narrow = ctx.width < NARROW
    period = Label(header.period, "tag", "on_bar", one_line=True, name=header.progress_text)
    progress = Col(period, TurnDots(header.turn, header.turns), gap=4, align="start")
    return app_bar(
        ctx,
        title,
        f"{header.municipality} · {header.chapter}" if header.chapter else header.municipality,
        IconButton("help", ctx.tr("scenes.help"), help_, kind="bar", id="bar.help"),
        IconButton("menu", ctx.tr("scenes.menu"), menu, kind="bar", id="bar.menu"),
        middle=None if narrow else progress,
    )


def footer(ctx: Context, hint: str, *buttons: Node) -> Node:
    """Return the foot: the keys that matter here at the left, the way on at the right."""
    if ctx.width < NARROW:
        return Col(Divider(), Flow(*buttons, gap=10, justify="end", pad=(14, 8)), fill="surface")
    return Col(
        Divider(),
        Row(Label(hint, "small", "ink2", grow=1), *buttons, gap=10, pad=(20, 9)),
        fill="surface",
        id="foot",
    )


def way_on(text: str, on_press: Callable[[], object], *, id: str = "on", blocked: str = "") -> Button:
    """Return the main button of a screen; Ctrl+Enter presses it from anywhere."""
    return Button(
        text,
        on_press,
        kind="primary",
        icon_end="arrow",
        hotkey="ctrl+enter",
        show_key=False,
        id=id,
        blocked=blocked,
    )


def frame(bar: Node, body: Node, foot: Node) -> Node:
    """Return a whole screen."""
    body.grow = 1
    return Col(bar, body, foot, fill="bg")


def section(title: str, *kids: Node | None, below: str = "", gap: float = 10) -> Node:
    """Return a part of a screen with its heading."""
    return Col(
        Col(Heading(title, 2), Label(below, "small", "ink2") if below else None, gap=1), *kids, gap=gap
    )


def hints_card(tr: Translator, hints: Sequence[str]) -> Node | None:
    """Return the coach's hints, or None when there are none."""
    if not hints:
        return None
    return Row(
        Icon("bulb", 20, "warning"),
        Col(Label(tr("scenes.hints"), "tag", "warning"), *(Label(hint) for hint in hints), gap=4, grow=1),
        gap=12,
        pad=(14, 10),
        align="start",
        fill="warning_tint",
        border="warning",
        radius=10,
        id="hints",
        name=tr("scenes.hints"),
    )


def message(icon: str, text: str, tone: str = "primary") -> Node:
    """Return a line that tells something that matters, with an icon; ``tone`` is a colour token."""
    ground = {"primary": "tint"}.get(tone, f"{tone}_tint")
    return Row(
        Icon(icon, 20, tone),
        Label(text, grow=1),
        gap=12,
        pad=(14, 10),
        align="start",
        fill=ground,
        border=tone,
        radius=10,
    )


def push_apart(*kids: Node | None, gap: float = 10) -> Node:
    """Return a row whose last child stands at the far end."""
    return Row(*kids[:-1], Gap(grow=1), kids[-1], gap=gap)
