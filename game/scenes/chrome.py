"""What every screen of a game has in common: the bar at the top, the foot with the way on, and the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.i18n import Translator
from game.scene import Context
from game.ui import (
    Button,
    Callout,
    Col,
    Divider,
    Gap,
    Heading,
    Icon,
    IconButton,
    Label,
    Node,
    Row,
    TurnDots,
    WrappedRow,
)
from game.views import HeaderView

NARROW = 760.0
"""Below this logical width (dp) the bar and the foot keep to what is needed."""


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
    ctx: Context,
    header: HeaderView,
    title: str,
    menu: Callable[[], object],
    help_: Callable[[], object],
    timer: Node | None = None,
) -> Node:
    """Return the bar of a game being played: municipality, clerk, period and turn, timer, help, menu."""
    narrow = ctx.width < NARROW
    period = Label(capital(header.period), "tag", "on_bar", one_line=True, name=header.progress_text)
    progress = Col(
        period, TurnDots(header.turn, header.turns, name=header.progress_text), gap=4, align="start"
    )
    return app_bar(
        ctx,
        title,
        f"{header.municipality} · {header.chapter}" if header.chapter else header.municipality,
        *([timer] if timer is not None else []),
        IconButton("help", ctx.tr("scenes.help"), help_, kind="bar", id="bar.help"),
        IconButton("menu", ctx.tr("scenes.menu"), menu, kind="bar", id="bar.menu"),
        middle=None if narrow else Row(_clerk(ctx, header), progress, gap=24),
    )


def _clerk(ctx: Context, header: HeaderView) -> Node | None:
    """Return who keeps the minutes this turn, where several sit at the table and the bar has room."""
    if not header.clerk or ctx.columns < 3:
        return None
    return Row(Icon("pencil", 18, "on_bar2"), Label(header.clerk, "small", "on_bar2"), gap=6)


def capital(text: str) -> str:
    """Return a text that stands alone with a capital; a period is named for the middle of a sentence."""
    return text[:1].upper() + text[1:]


def footer(ctx: Context, hint: str, *buttons: Node) -> Node:
    """Return the foot: the keys that matter here at the left, the way on at the right."""
    if ctx.width < NARROW:
        return Col(Divider(), WrappedRow(*buttons, gap=10, justify="end", pad=(14, 8)), fill="surface")
    return Col(
        Divider(),
        Row(Label(hint, "small", "ink2", grow=1), *buttons, gap=10, pad=(20, 9)),
        fill="surface",
        id="foot",
    )


def way_on(
    text: str, on_press: Callable[[], object], *, id: str = "on", blocked: str = "", icon: str = ""
) -> Button:
    """Return the main button of a screen; Ctrl+Enter presses it from anywhere.

    An arrow onwards follows the text; a button that closes or goes back has an ``icon`` of its own instead.
    """
    return Button(
        text,
        on_press,
        kind="primary",
        icon=icon,
        icon_end="" if icon else "arrow",
        hotkey="ctrl+enter",
        show_key=False,
        id=id,
        blocked=blocked,
    )


def undo_button(ctx: Context, on_press: Callable[[], object]) -> Button:
    """Return the button that takes back the last confirmed step of the turn."""
    text = ctx.tr("scenes.undo")
    return Button(text, on_press, icon="undo", hotkey="ctrl+z", show_key=False, id="undo")


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
    lines = [Label(hint) for hint in hints]
    title = tr("scenes.hints")
    return Callout("", *lines, tone="warning", title=title, icon="bulb", id="hints", name=title)


def push_apart(*kids: Node | None, gap: float = 10) -> Node:
    """Return a row whose last child stands at the far end."""
    return Row(*kids[:-1], Gap(grow=1), kids[-1], gap=gap)
