"""The chain from tool to benefit: built, used, practice changed, followed up, with its weakest link named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.scene import Context
from game.ui import Badge, CardButton, Col, Grid, Heading, Icon, Label, Node, Progress, Row
from game.views import ChainLink, InitiativeView


def weakest(initiatives: Sequence[InitiativeView], advice: str) -> str:
    """Return the id of the initiative to show first: the one the advice is about, else the most finished."""
    for each in initiatives:
        if each.title in advice:
            return each.id
    held = [each for each in initiatives if any(link.weak for link in each.chain)] or list(initiatives)
    return max(held, key=lambda each: each.chain[0].value if each.chain else 0.0).id if held else ""


def chain(ctx: Context, view: InitiativeView) -> Node:
    """Return the four links of an initiative, large, and what its weak link asks for."""
    last = len(view.chain) - 1
    return Col(
        Row(Icon(view.icon, 20, "primary", disc="tint"), Heading(view.title, 3, grow=1), gap=10),
        Grid(
            *(_link(ctx, link, index == last) for index, link in enumerate(view.chain)),
            column=104,
            most=4,
            gap=8,
        ),
        Row(verdict_icon(view, 20), Label(view.weak_text, grow=1), gap=10, align="start")
        if view.weak_text
        else None,
        gap=10,
    )


def verdict_icon(view: InitiativeView, size: int) -> Icon:
    """Return the mark beside what is said of a chain: a warning only where a link is weak."""
    return (
        Icon("warn", size, "warning") if any(link.weak for link in view.chain) else Icon("info", size, "ink2")
    )


def _link(ctx: Context, link: ChainLink, last: bool) -> Node:
    ink = "warning" if link.weak else "ink2"
    return Col(
        Row(
            Label(link.label, "label", ink, grow=1),
            None if last else Icon("chevron_right", 16, "ink2"),
            gap=2,
        ),
        Label(link.value_text, "title", one_line=True),
        _bar(link),
        Badge(ctx.tr("chain.weakest"), "warning", "warn", pad=(0, 2)) if link.weak else None,
        gap=5,
        pad=(10, 8),
        fill="warning_tint" if link.weak else "sunken",
        border="warning" if link.weak else "line",
        radius=8,
    )


def chain_list(
    ctx: Context, initiatives: Sequence[InitiativeView], chosen: str, on_choose: Callable[[str], None]
) -> Node:
    """Return every initiative under way as a small card with its four bars; pressing one shows it large."""
    return Grid(
        *(_small(ctx, each, each.id == chosen, on_choose) for each in initiatives),
        column=210,
        most=4,
        gap=8,
        name=ctx.tr("chain.others"),
        role="list",
    )


def _small(ctx: Context, view: InitiativeView, chosen: bool, on_choose: Callable[[str], None]) -> Node:
    weak = next((link.label for link in view.chain if link.weak), "")
    return CardButton(
        Label(view.title, "label"),
        Row(*(_bar(link, grow=1) for link in view.chain), gap=4),
        Label(ctx.tr("chain.weak", link=weak), "small", "ink2") if weak else None,
        title=view.title,
        on_press=lambda: on_choose(view.id),
        selected=chosen,
        gap=6,
        pad=(12, 9),
        id=f"chain.{view.id}",
    )


def _bar(link: ChainLink, grow: float = 0) -> Progress:
    color = "warning" if link.weak else "primary"
    return Progress(link.value, 100, shown=link.value_text, color=color, height=8, grow=grow, name=link.label)
