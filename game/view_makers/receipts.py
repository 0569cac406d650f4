"""Receipts: made once here, and read by window, text play and report alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.engine.causes import Cause
from game.engine.vocabulary import DELIVERED, STATUSES
from game.insight.causes import grouped_causes
from game.insight.shown import DIGITS, unit
from game.view_makers.desk import Desk
from game.view_makers.numbers import causes_of, figure
from game.views import CauseView, ReceiptView

MOST_LINES = 7
_USES_OF = "staff_adoption"


def turn_receipt(desk: Desk, number: str, turn: int) -> ReceiptView:
    """Return why a number moved in one turn (1-based)."""
    return _receipt(desk, number, turn - 1, turn, ("before", "after"), turn)


def game_receipt(desk: Desk, number: str) -> ReceiptView:
    """Return why a number moved from the start until now: the receipts of every turn added up."""
    over = desk.played >= desk.rules.turns
    return _receipt(desk, number, 0, desk.played, ("start", "end" if over else "now"), 0)


def all_causes(desk: Desk, number: str) -> list[Cause]:
    """Return every cause of every turn so far."""
    return [cause for turn in range(1, desk.played + 1) for cause in causes_of(desk, number, turn)]


def ordered(desk: Desk, number: str, causes: Iterable[Cause]) -> list[Cause]:
    """Return causes gathered by initiative, lever and service, as they are written, the largest first."""
    digits = DIGITS[unit(number)]
    rounded = [(round(each.change, digits), each) for each in grouped_causes(causes)]
    found = [(change, each) for change, each in rounded if change]
    found.sort(key=lambda pair: (-abs(pair[0]), pair[1].key))
    return [replace(each, change=change) for change, each in found]


def _receipt(desk: Desk, number: str, first: int, last: int, ends: tuple[str, str], turn: int) -> ReceiptView:
    words, tr = desk.words, desk.tr
    start, end = figure(desk, number, first), figure(desk, number, last)
    causes = [each for n in range(first + 1, last + 1) for each in causes_of(desk, number, n)]
    lines = _lines(desk, number, causes, turn)
    lifted = sum(line.change for line in lines if line.change > 0)
    pulled = sum(line.change for line in lines if line.change < 0)
    return ReceiptView(
        title=tr(
            "receipt.title",
            label=words.label(number),
            start=words.amount(number, start),
            end=words.amount(number, end),
        ),
        start=start,
        start_name=tr(f"receipt.{ends[0]}"),
        start_text=words.amount(number, start),
        end=end,
        end_name=tr(f"receipt.{ends[1]}"),
        end_text=words.amount(number, end),
        lines=lines,
        every=_every(desk, number, causes, turn) if turn else (),
        lifted_text=tr("receipt.lifted", change=words.change(number, lifted)) if lifted else "",
        pulled_text=tr("receipt.pulled", change=words.change(number, pulled)) if pulled else "",
        sum_text=tr("receipt.sum", change=words.change(number, lifted + pulled)),
        uses=_uses(desk, last) if number == _USES_OF else (),
    )


def _lines(desk: Desk, number: str, causes: list[Cause], turn: int) -> tuple[CauseView, ...]:
    words, found = desk.words, ordered(desk, number, causes)
    shown = [words.cause(number, each, turn) for each in found[:MOST_LINES]]
    rest = found[MOST_LINES:]
    change = round(sum(each.change for each in rest), DIGITS[unit(number)])
    if change:
        name = desk.tr.plural("cause.other", len(rest))
        text = words.change(number, change)
        shown.append(CauseView("other", name, name, change, text, "", "other", "list"))
    return tuple(shown)


def _every(desk: Desk, number: str, causes: list[Cause], turn: int) -> tuple[CauseView, ...]:
    return tuple(
        desk.words.cause(number, each, turn)
        for each in sorted(causes, key=lambda each: (-abs(each.change), each.key))
    )


def _uses(desk: Desk, n: int) -> tuple[str, ...]:
    """Return how much each delivered tool is used: what the number is the mean of."""
    tr, words = desk.tr, desk.words
    return tuple(
        tr("receipt.use", title=words.initiative(each.id), value=words.link(each.adoption))
        for each in desk.figures(n).initiatives
        if each.status == STATUSES[DELIVERED]
    )
