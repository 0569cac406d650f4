"""Tips of a guided game: each is bound to a control, and given only while that has something to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.engine.options import Options
from game.engine.orders import Decision


@dataclass(frozen=True, slots=True)
class Moment:
    """What a tip is judged by.

    Attributes:
        played: Turns played.
        options: What may be decided in the coming turn.
        draft: The budget as it is drafted.
        freed: Whether there is freed time that nobody has directed.
    """

    played: int
    options: Options
    draft: Decision
    freed: bool


@dataclass(frozen=True, slots=True)
class Control:
    """A control that a tip can be bound to.

    Attributes:
        screen: The phase whose screen it stands on.
        timely: Whether it can be used now, and has not been.
    """

    screen: str
    timely: Callable[[Moment], bool]


def _starts(moment: Moment) -> bool:
    return any("start" in each.acts for each in moment.options.initiatives) and not moment.draft.acts


def _owners(moment: Moment) -> bool:
    return any(each.owners for each in moment.options.initiatives) and not moment.draft.owners


def _baselines(moment: Moment) -> bool:
    return any(each.baseline for each in moment.options.initiatives) and not moment.draft.baseline


def _emphasis(moment: Moment) -> bool:
    return moment.options.features["emphasis"] and not any(moment.draft.emphasis)


NOTICED_HOURS = 50.0
"""Freed hours a year of a service from which somebody must decide what they are for."""


def _freed_time(moment: Moment) -> bool:
    return moment.options.features["freed_time"] and moment.freed and not moment.draft.freed_time


CONTROLS: Mapping[str, Control] = {
    "why": Control("status", lambda moment: moment.played > 0),
    "levers": Control("budget", lambda _: True),
    "start": Control("budget", _starts),
    "owners": Control("budget", _owners),
    "baseline": Control("budget", _baselines),
    "emphasis": Control("budget", _emphasis),
    "freed_time": Control("budget", _freed_time),
}
"""Every control by the name that a scenario's guide uses, in the order in which tips are given."""


def timely(screen: str, moment: Moment) -> tuple[str, ...]:
    """Return the controls of a screen that tips may be given for now."""
    return tuple(name for name, each in CONTROLS.items() if each.screen == screen and each.timely(moment))
