"""Every number of the game as lists to choose from: headlines, guards, maturity and services."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.i18n import Translator
from game.scenes.tiles import ARROWS
from game.ui import Col, Heading, ListBox, ListItem, Node
from game.views import IndicatorView, StatusView


def number_list(
    tr: Translator, status: StatusView, chosen: str, on_choose: Callable[[str], object], *, prefix: str
) -> Node:
    """Return the lists.

    Args:
        tr: the player's language.
        status: the numbers as they stand.
        chosen: id of the chosen one.
        on_choose: called with an indicator id, ``maturity.<lever>`` or ``service.<id>``.
        prefix: of the ids.
    """
    services = [
        ListItem(f"service.{each.id}", each.title, icon=each.icon, end=each.quality_text)
        for each in status.services
    ]
    groups: tuple[tuple[str, Sequence[ListItem]], ...] = (
        ("headlines", [_item(each) for each in status.headlines]),
        ("guards", [_item(each) for each in status.guards]),
        ("maturity", [_item(each) for each in status.maturity]),
        ("services", services),
    )
    lists = [
        Col(
            Heading(tr(f"whys.{name}"), 3, pad=(12, 0)),
            ListBox(items, chosen, on_choose, id=f"{prefix}.{name}", name=tr(f"whys.{name}")),
            gap=4,
        )
        for name, items in groups
    ]
    return Col(*lists, gap=14)


def _item(view: IndicatorView) -> ListItem:
    arrow = f"\u00a0{ARROWS[view.direction]}" if view.change_text else ""
    return ListItem(view.id, view.label, icon=view.icon, end=f"{view.amount_text}{arrow}")
