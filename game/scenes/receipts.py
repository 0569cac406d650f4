"""A number's receipt: what it was, what moved it, what it became, in figures that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.i18n import Translator
from game.ui import Col, Divider, Entry, Flow, Label, Node, Receipt
from game.views import CauseView

SMALL = 1.5
"""Million kroner: receipts that move less than this are written with two decimals."""


@dataclass(frozen=True)
class Sum:
    """A receipt whose written figures add up: before + entries = after (in the number's unit).

    Attributes:
        before, after: rounded as they are written.
        entries: the causes; the last may be a rounding or the gathered rest.
        digits: decimals that everything is written with.
        unit: ``points``, ``money`` or ``money_year``.
    """

    before: float
    after: float
    entries: tuple[Entry, ...]
    digits: int
    unit: str

    @property
    def lifted(self) -> float:
        """What pulled up, together."""
        return sum(entry.change for entry in self.entries if entry.change > 0)

    @property
    def pulled(self) -> float:
        """What pulled down, together (0 or less)."""
        return sum(entry.change for entry in self.entries if entry.change < 0)


def write(tr: Translator, unit: str, value: float, digits: int) -> str:
    """Return a value as it is written on a receipt."""
    return tr.number(value, digits) if unit == "points" else tr.money(value, digits)


def write_change(tr: Translator, unit: str, change: float, digits: int) -> str:
    """Return a change as it is written on a receipt, with its sign."""
    return tr.signed(change, digits) if unit == "points" else tr.signed_money(change, digits)


def add_up(tr: Translator, unit: str, before: float, after: float, causes: Sequence[CauseView]) -> Sum:
    """Round a receipt so that what is read adds up; what cannot be fitted is a line of its own."""
    moved = max((abs(cause.change) for cause in causes), default=0.0)
    digits = 2 if unit != "points" and moved < SMALL else 1
    first, last = round(before, digits), round(after, digits)
    changes = _fitted([cause.change for cause in causes], last - first, digits)
    entries = [
        _entry(tr, cause, unit, change, digits)
        for cause, change in zip(causes, changes, strict=True)
        if change
    ]
    left = round(last - first - sum(changes), digits)
    if left:
        shown = write_change(tr, unit, left, digits)
        entries.append(Entry(tr("receipt.rounding"), left, shown, icon="list", id="rounding"))
    return Sum(first, last, tuple(entries), digits, unit)


def _fitted(changes: Sequence[float], whole: float, digits: int) -> list[float]:
    """Round changes so that they add up to the whole: those that rounding hurt most give way, by one step."""
    step = 10.0**-digits
    found = [round(change, digits) for change in changes]
    steps = round((whole - sum(found)) / step)
    way = step if steps > 0 else -step
    keeps_sign = [n for n, change in enumerate(changes) if round(found[n] + way, digits) * change >= 0]
    for n in sorted(keeps_sign, key=lambda n: (found[n] - changes[n]) * way)[: abs(steps)]:
        found[n] = round(found[n] + way, digits)
    return found


def _entry(tr: Translator, cause: CauseView, unit: str, change: float, digits: int) -> Entry:
    since = tr("receipt.since", period=cause.since_text) if cause.since_text else ""
    shown = write_change(tr, unit, change, digits)
    return Entry(cause.name, change, shown, since, cause.icon, cause.key)


def receipt(tr: Translator, found: Sum, before: str, after: str, *, id: str, name: str) -> Node:
    """Return the waterfall with its sum below.

    Args:
        tr: the player's language.
        found: the receipt.
        before, after: what the two ends are called.
        id, name: of the list.
    """
    return Col(
        Receipt(
            (before, found.before, write(tr, found.unit, found.before, found.digits)),
            found.entries,
            (after, found.after, write(tr, found.unit, found.after, found.digits)),
            id=id,
            name=name,
        ),
        Divider(),
        _sum_line(tr, found),
        gap=8,
    )


def _sum_line(tr: Translator, found: Sum) -> Node:
    def text(key: str, change: float) -> str:
        return tr(key, change=write_change(tr, found.unit, change, found.digits))

    return Flow(
        Label("▲ " + text("receipt.lifted", found.lifted), "strong", "positive"),
        Label("▼ " + text("receipt.pulled", found.pulled), "strong", "negative"),
        Label("= " + text("receipt.sum", found.after - found.before), "strong"),
        gap=24,
        line_gap=4,
        justify="end",
        pad=(10, 2),
    )
