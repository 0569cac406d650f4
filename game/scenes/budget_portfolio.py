"""The portfolio: a card for each initiative, and everything about the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.scene import Context
from game.scenes.chain import verdict_icon
from game.ui import (
    Badge,
    Button,
    Callout,
    Card,
    CardButton,
    CardOption,
    Checkbox,
    Col,
    Grid,
    Heading,
    Icon,
    Label,
    Node,
    Progress,
    RadioCards,
    Row,
    WrappedRow,
)
from game.views import ActView, ChainLink, InitiativeView

ACT_ICONS = {
    "start": "play",
    "pilot": "sensor",
    "scale": "arrow_up",
    "pause": "pause",
    "resume": "play",
    "stop": "stop",
}
STATUS_TONES = {
    "delivered": "positive",
    "building": "info",
    "piloting": "info",
    "pilot_done": "warning",
    "paused": "warning",
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is done about an initiative, and what is to follow the money while a lever moves.

    Attributes:
        select: shows all about it.
        act: chooses what to do with it, or nothing.
        own: hands it a benefit owner.
        measure: measures its baseline, or does not.
        dates: labels of delivery dates by initiative, which move with the technology lever.
    """

    select: Callable[[str], None]
    act: Callable[[str, str | None], None]
    own: Callable[[str, str | None], None]
    measure: Callable[[str, bool], None]
    dates: dict[str, list[Label]] = field(default_factory=dict)


def portfolio(ctx: Context, initiatives: Sequence[InitiativeView], selected: str, deciding: Deciding) -> Node:
    """Return the cards of the initiatives; pressing one shows all about it."""
    if not initiatives:
        return Label(ctx.tr("budget.filter.empty"), "body", "ink2", pad=(4, 12))
    return Grid(
        *(_card(ctx, each, each.id == selected, deciding) for each in initiatives),
        column=250,
        most=3,
        gap=10,
    )


def _card(ctx: Context, view: InitiativeView, selected: bool, deciding: Deciding) -> Node:
    chosen = next((act.title for act in view.acts if act.id == view.chosen_act), "")
    facts = [("coin", view.cost_text), ("clock", view.years_text), ("capacity", view.load_word)]
    under_way = view.active or view.status in ("delivered", "pilot_done", "paused")
    return CardButton(
        Row(
            Icon(view.icon, 20, "primary", disc="tint"),
            Label(view.title, "name", grow=1),
            Badge(ctx.tr("budget.new"), "info") if view.new and not chosen else None,
            gap=10,
        ),
        WrappedRow(
            Badge(chosen, "positive", ACT_ICONS.get(view.chosen_act or "", "check")) if chosen else None,
            Badge(view.status_text, STATUS_TONES.get(view.status, "neutral")) if under_way else None,
            gap=6,
        )
        if chosen or under_way
        else None,
        _bars(view.chain) if under_way else Label(view.pitch, "small", "ink2"),
        WrappedRow(*(_fact(icon, text) for icon, text in facts if text), gap=12, line_gap=2)
        if not under_way
        else _standing(view, deciding),
        title=view.title,
        on_press=lambda: deciding.select(view.id),
        selected=selected,
        gap=8,
        pad=(14, 12),
        id=f"budget.initiative.{view.id}",
        help=view.summary,
    )


def _standing(view: InitiativeView, deciding: Deciding) -> Node:
    """Return what an initiative waits for: its delivery, and once it is delivered its weakest link."""
    if view.status == "delivered" and view.weak_text:
        return Label(view.weak_text, "small", "ink2")
    return _date(view, "small", deciding)


def _fact(icon: str, text: str) -> Node:
    return Row(Icon(icon, 16, "ink2"), Label(text, "label", "ink2", one_line=True), gap=5)


def _bars(chain: Sequence[ChainLink]) -> Node:
    return Row(*(_link_bar(link) for link in chain), gap=4)


def _link_bar(link: ChainLink) -> Node:
    color = "warning" if link.weak else "primary"
    return Progress(link.value, 100, shown=link.value_text, color=color, height=8, grow=1, name=link.label)


def details(ctx: Context, view: InitiativeView, deciding: Deciding, *, titled: bool = True) -> Node:
    """Return everything about an initiative, and the decisions that it asks for."""
    tr = ctx.tr
    head = (
        Row(
            Icon(view.icon, 24, "primary", disc="tint"),
            Col(Heading(view.title, 2), Label(tr.join(view.service_titles), "small", "ink2"), gap=1, grow=1),
            gap=12,
        )
        if titled
        else Label(tr.join(view.service_titles), "small", "ink2")
    )
    # In a dialog the panel is the frame already; a card in it would be a box in a box.
    return (Card if titled else Col)(
        head,
        Label(view.pitch),
        _acts(ctx, view, deciding),
        _owner(ctx, view, deciding),  # above what is only to be read: it is seen without scrolling
        Callout(view.practice, title=tr("budget.practice"), icon="organisation") if view.practice else None,
        _chain(ctx, view) if view.status != "not_started" else None,
        _figures(view, deciding),
        _baseline(ctx, view, deciding),
        _needs(ctx, view),
        _fit(ctx, view),
        gap=14,
        id="budget.detail",
        name=view.title,
    )


def _acts(ctx: Context, view: InitiativeView, deciding: Deciding) -> Node | None:
    if not view.acts:
        return Label(view.status_text, "label", "ink2") if view.status_text else None
    closed = sorted({act.reason for act in view.acts if not act.allowed and act.reason})
    return Col(
        WrappedRow(*(ActButton(view, act, deciding) for act in view.acts if act.allowed), gap=8),
        *(Row(Icon("lock", 18, "ink2"), Label(text, "small", "ink2", grow=1), gap=8) for text in closed),
        gap=6,
    )


class ActButton(Button):
    """A decision about an initiative: on when it is the one that is chosen this turn."""

    role = "checkbox"

    def __init__(self, view: InitiativeView, act: ActView, deciding: Deciding) -> None:
        self.on = view.chosen_act == act.id
        super().__init__(
            act.title,
            lambda: deciding.act(view.id, None if self.on else act.id),
            icon="check" if self.on else ACT_ICONS.get(act.id, "play"),
            kind="primary" if self.on else "secondary",
            id=f"budget.act.{act.id}",
        )

    def states(self) -> tuple[str, ...]:
        """Return ``checked`` or ``unchecked``."""
        return ("checked" if self.on else "unchecked", *super().states())


def _chain(ctx: Context, view: InitiativeView) -> Node:
    links = [
        Col(
            Row(
                Label(link.label, "label", "warning" if link.weak else "ink2", grow=1),
                Label(link.value_text, "label", one_line=True),
                gap=6,
            ),
            _link_bar(link),
            gap=4,
        )
        for link in view.chain
    ]
    weak = (
        Row(verdict_icon(view, 18), Label(view.weak_text, "small", grow=1), gap=8, align="start")
        if view.weak_text
        else None
    )
    return Col(Heading(ctx.tr("budget.chain"), 3), Grid(*links, column=120, most=2, gap=10), weak, gap=8)


def _date(view: InitiativeView, style: str, deciding: Deciding) -> Label:
    color = "ink" if style == "label" else "ink2"
    otherwise = view.years_text if view.status == "not_started" else view.weak_text
    label = Label(view.delivery_text or otherwise, style, color, grow=1)
    if view.delivery_text:
        deciding.dates.setdefault(view.id, []).append(label)
    return label


def _figures(view: InitiativeView, deciding: Deciding) -> Node:
    rows = [
        ("coin", view.cost_text),
        ("refresh", view.running_text),
        ("capacity", view.load_word),
        ("benefits_realised", view.benefit_text),
        ("smile", view.usefulness),
    ]
    lines: list[Node] = [
        Row(Icon(icon, 18, "ink2"), Label(text, "label", grow=1), gap=8, align="start")
        for icon, text in rows
        if text
    ]
    if view.delivery_text or view.status == "not_started":
        lines.insert(2, Row(Icon("clock", 18, "ink2"), _date(view, "label", deciding), gap=8, align="start"))
    lines += [
        Row(Icon("warn", 18, "warning"), Label(risk, "small", grow=1), gap=8, align="start")
        for risk in view.risks
    ]
    return Col(*lines, gap=6)


def _owner(ctx: Context, view: InitiativeView, deciding: Deciding) -> Node | None:
    if not view.owner_open or not view.owner_options:
        return None
    return Col(
        Heading(ctx.tr("budget.owner"), 3),
        RadioCards(
            [
                CardOption(each.id, each.title, (Label(each.text, "small", "ink2"),) if each.text else ())
                for each in view.owner_options
            ],
            view.owner or "",
            lambda owner: deciding.own(view.id, owner),
            digits=False,
            column=170,
            most=2,
            gap=8,
            id="budget.owner",
            name=ctx.tr("budget.owner"),
            help=ctx.tr("budget.owner.how"),
        ),
        gap=8,
    )


def _baseline(ctx: Context, view: InitiativeView, deciding: Deciding) -> Node | None:
    if not view.baseline_text:
        return None
    if view.baseline_done or not view.baseline_open:
        icon = "circle_check" if view.baseline_done else "info"
        return Row(Icon(icon, 18, "ink2"), Label(view.baseline_text, "small", grow=1), gap=8)
    begins = view.status != "not_started" or view.chosen_act is not None
    return Checkbox(
        view.baseline_text,
        view.baseline,
        lambda on: deciding.measure(view.id, on),
        blocked="" if begins or view.baseline else ctx.tr("budget.baseline.first"),
        id="budget.baseline",
        help=ctx.tr("budget.baseline.how"),
    )


def _needs(ctx: Context, view: InitiativeView) -> Node | None:
    if not view.needs:
        return None
    lines = [
        Row(
            Icon("circle_check" if need.met else "circle_close", 18, "positive" if need.met else "negative"),
            Label(need.text, "small", grow=1),
            gap=8,
        )
        for need in view.needs
    ]
    return Col(Heading(ctx.tr("budget.needs"), 3), *lines, gap=6)


def _fit(ctx: Context, view: InitiativeView) -> Node | None:
    tr = ctx.tr
    if not view.fit_values and not view.against_values:
        return None
    return Col(
        _fit_line("star", "positive", tr("budget.fits", values=tr.join(view.fit_values)))
        if view.fit_values
        else None,
        _fit_line("balance", "warning", tr("budget.against", values=tr.join(view.against_values)))
        if view.against_values
        else None,
        gap=6,
    )


def _fit_line(icon: str, tone: str, text: str) -> Node:
    return Row(Icon(icon, 18, tone), Label(text, "small", grow=1), gap=8, align="start")
