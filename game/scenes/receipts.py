"""A number's receipt: what it was, what moved it, what it became."""

from __future__ import annotations

from game.ui import Col, Divider, Heading, Label, Node, Receipt, ReceiptEntry, WrappedRow
from game.views import CauseView, ReceiptView


def receipt(view: ReceiptView, *, every: bool = False, uses: str = "", id: str, name: str) -> Node:
    """Return the waterfall with its sum below.

    Args:
        view: the receipt.
        every: show every reason by itself and not those of one initiative or lever together.
        uses: heading over how much each tool is used.
        id, name: of the list.
    """
    lines = view.every if every else view.lines
    return Col(
        Receipt(
            (view.start_name, view.start, view.start_text),
            tuple(_entry(each) for each in lines),
            (view.end_name, view.end, view.end_text),
            id=id,
            name=name,
        ),
        Divider(),
        _sums(view, every),
        Heading(uses, 3, pad=(0, 8, 0, 0)) if view.uses else None,
        *(Label(text, "label") for text in view.uses),
        gap=8,
    )


def _entry(cause: CauseView) -> ReceiptEntry:
    return ReceiptEntry(cause.name, cause.change, cause.change_text, cause.since_text, cause.icon, cause.key)


def _sums(view: ReceiptView, every: bool) -> Node:
    """Return what lifted, what pulled down, and the sum; one by one, sides of one thing offset each other."""
    parts = () if every else (("▲ ", view.lifted_text, "positive"), ("▼ ", view.pulled_text, "negative"))
    return WrappedRow(
        *(Label(sign + text, "strong", color) for sign, text, color in parts if text),
        Label("= " + view.sum_text, "strong"),
        gap=24,
        line_gap=4,
        justify="end",
        pad=(10, 2),
    )
