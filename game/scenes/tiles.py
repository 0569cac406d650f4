"""Tiles of numbers and cards of services: the small pieces that several screens of a turn show."""

from __future__ import annotations

from collections.abc import Callable

from game.i18n import Translator
from game.scenes.chrome import capital
from game.ui import CardButton, Col, Gap, Icon, Label, Node, Row, Sparkline, WrappedRow
from game.views import EventView, FrontPageView, IndicatorView, ServiceView

ARROWS = {1: "▲", 0: "■", -1: "▼"}


def tone(good: bool | None) -> str:
    """Return the colour token of a change: welcome, unwelcome, or neither."""
    return "ink2" if good is None else "positive" if good else "negative"


def change_label(direction: int, good: bool | None, text: str) -> Node:
    """Return a change as arrow, sign and colour, with a face so that good and bad need no colour."""
    face = None if good is None else Icon("smile" if good else "sad", 18, tone(good))
    return Row(Label(f"{ARROWS[direction]} {text}", "tag", tone(good), one_line=True), face, gap=5)


def tile(
    tr: Translator, view: IndicatorView, on_press: Callable[[], object], *, large: bool, prefix: str = "tile"
) -> Node:
    """Return a tile that shows a number, its way and its history, and opens its explanation."""
    head = Row(
        Icon(view.icon, 20 if large else 18, "primary"),
        Label(view.label, "label", "ink2", grow=1),
        gap=8,
    )
    value, unit = _figure(view, "figure" if large else "title")
    change = change_label(view.direction, view.good, view.bare_change_text) if view.change_text else None
    if large:
        line = Sparkline(view.history, height=26, width=30, grow=1) if len(view.history) > 1 else None
        body: list[Node | None] = [
            WrappedRow(value, unit, gap=8, line_gap=0),
            Row(change, line, gap=8) if change else None,
            _guess(tr, view),
        ]
    else:
        body = [WrappedRow(value, unit, change, gap=8, line_gap=2)]
    return CardButton(
        head,
        Gap(grow=1),  # a label of two lines leaves the figures of a row on one line
        *body,
        title=view.summary,
        on_press=on_press,
        gap=4,
        pad=(14, 10),
        id=f"{prefix}.{view.id}",
        help=view.definition,
        tip=view.definition,
    )


def _figure(view: IndicatorView, style: str) -> tuple[Node, Node | None]:
    unit = Label(view.unit_text, "small", "ink2") if view.unit_text else None
    return Label(view.bare_text, style, one_line=True), unit


def _guess(tr: Translator, view: IndicatorView) -> Node | None:
    """Return whether the number went the way that the group predicted."""
    if view.foreseen is None:
        return None
    right = view.foreseen
    color = "positive" if right else "ink2"
    text = tr("tile.guess.right" if right else "tile.guess.wrong")
    return Row(Icon("target" if right else "circle", 18, color), Label(text, "small", color, grow=1), gap=6)


def service_card(tr: Translator, view: ServiceView, on_press: Callable[[], object]) -> Node:
    """Return a service: its quality, its way, and how hard pressed it is."""
    return CardButton(
        Row(
            Icon(view.icon, 20, "primary", disc="tint"),
            Col(
                Row(
                    Label(view.title, "name", grow=1),
                    Label(view.quality_text, "title", one_line=True),
                    gap=8,
                ),
                Row(
                    Label(tr("tile.pressure", pressure=view.pressure_text), "small", "ink2", grow=1),
                    change_label(view.direction, view.good, view.change_text) if view.change_text else None,
                    gap=8,
                ),
                gap=1,
                grow=1,
            ),
            gap=10,
        ),
        title=view.summary,
        on_press=on_press,
        pad=(12, 8),
        id=f"service.{view.id}",
        help=view.text,
    )


def _event_look(view: EventView) -> tuple[str, str, str]:
    """Return colour, icon and words: a blow, a blow held off, or something to be glad of."""
    if not view.struck:
        return "positive", "shield", "event.held"
    if view.good:
        return "positive", "star", "event.struck"
    return "negative", "warn", "event.struck"


def event_card(tr: Translator, view: EventView) -> Node:
    """Return something that struck, or that was held off, with its reason and its lesson."""
    color, icon, said = _event_look(view)
    return Col(
        Row(
            Icon(icon, 22, color),
            Col(
                Label(tr(said), "tag", color),
                Label(view.title, "name"),
                gap=1,
                grow=1,
            ),
            gap=10,
            align="start",
        ),
        Label(view.text),
        Row(Icon("search", 18, "ink2"), Label(view.why, "small", grow=1), gap=8, align="start")
        if view.why
        else None,
        Row(Icon("bulb", 18, "ink2"), Label(view.lesson, "small", grow=1), gap=8, align="start")
        if view.lesson
        else None,
        gap=8,
        pad=(16, 14),
        fill=f"{color}_tint",
        border=color,
        radius=10,
        id=f"event.{view.id}",
        name=view.title,
    )


def front_page(view: FrontPageView, *, wide: bool) -> Node:
    """Return the front page of the local paper."""
    lead = Col(
        Label(view.headline, "headline", "paper_ink"), Label(view.lead, "story", "paper_ink"), gap=8, grow=3
    )
    others = [
        Col(Label(title, "subhead", "paper_ink"), Label(text, "story", "paper_ink2", size=15), gap=3)
        for title, text in view.stories
    ]
    side = Col(*others, gap=12, grow=2) if others else None
    story: Node = Row(lead, side, gap=24, align="start") if wide and side else Col(lead, side, gap=14)
    quote = Label(view.quote, "story", "paper_ink2") if view.quote else None
    return Col(
        Row(
            Label(view.masthead, "masthead", "paper_ink", grow=1),
            Label(capital(view.date), "small", "paper_ink2"),
            gap=14,
        ),
        Node(height=2, fill="paper_ink", role="presentation"),
        Node(height=1, fill="paper_line", role="presentation"),
        story,
        quote,
        gap=8,
        pad=(22, 16),
        fill="paper",
        border="paper_line",
        radius=4,
        id="paper",
        name=view.masthead,
        role="article",
    )
