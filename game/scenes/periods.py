"""A half-year to choose: one step back, one step on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.i18n import Translator
from game.scenes.chrome import capital
from game.ui import Button, Label, Row


def period_stepper(
    tr: Translator,
    period: str,
    turn: int,
    ends: tuple[int, int],
    on_change: Callable[[int], object],
    *,
    prefix: str,
) -> Row:
    """Return the present half-year between two buttons; Alt+arrows step too.

    Args:
        tr: the player's language.
        period: the name of the present one.
        turn: its number.
        ends: the first and the last that can be chosen.
        on_change: called with another turn's number.
        prefix: of the buttons' ids.
    """
    first, last = ends
    return Row(
        Button(
            "",
            partial(on_change, max(first, turn - 1)),
            icon="chevron_left",
            hotkey="alt+left",
            show_key=False,
            name=tr("periods.earlier"),
            tip=tr("periods.earlier"),
            blocked="" if turn > first else tr("periods.is_first"),
            id=f"{prefix}.earlier",
        ),
        Label(capital(period), "name", min_width=108, align="center"),
        Button(
            "",
            partial(on_change, min(last, turn + 1)),
            icon="chevron_right",
            hotkey="alt+right",
            show_key=False,
            name=tr("periods.later"),
            tip=tr("periods.later"),
            blocked="" if turn < last else tr("periods.is_last"),
            id=f"{prefix}.later",
        ),
        gap=8,
    )
