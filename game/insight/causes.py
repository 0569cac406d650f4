"""Causes put together: what one initiative, lever or service did in several ways is one reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.engine.causes import NEWCOMERS, Cause
from game.engine.vocabulary import INDICATORS
from game.insight.shown import margin

SEVERAL = "several"
"""The part of a reason that has several sides: its name is that of the whole, never that of one side."""

_GATHERED = ("initiative", "lever", "freed_time")
_APART = (NEWCOMERS,)
"""Sides that are told for themselves: that more are to use a tool is no fault of those who use it."""


def grouped_causes(causes: Iterable[Cause]) -> list[Cause]:
    """Gather what one initiative, lever or service did in several ways or in several turns."""
    groups: dict[tuple[str, int, str], list[Cause]] = {}
    for cause in causes:
        together = cause.index >= 0 and cause.kind in _GATHERED and cause.part not in _APART
        groups.setdefault((cause.kind, cause.index, "" if together else cause.part), []).append(cause)
    return [_one(group) for group in groups.values()]


def _one(group: list[Cause]) -> Cause:
    total = 0.0
    for cause in group:
        total += cause.change
    main = max(group, key=lambda each: (each.change * total >= 0, abs(each.change)))
    since = main.since_turn if len({each.since_turn for each in group}) == 1 else 0
    if main.kind not in _GATHERED or main.index < 0 or main.part in _APART:
        return replace(main, change=total, since_turn=since)
    key = ".".join(main.key.split(".")[:2])
    part = main.part if len({each.part for each in group}) == 1 else SEVERAL
    return replace(main, key=key, change=total, since_turn=since, part=part)


_TRUST = ("citizen_trust", "staff_trust")


def welcome(causes: Mapping[str, Iterable[Cause]], event: int) -> bool:
    """Return whether an event was good news by what it did: good on the whole, and nobody's trust lost.

    Args:
        causes: the reasons of each figure's change in that turn.
        event: its number among the scenario's events.
    """
    did = {
        number: sum(
            each.change for each in causes.get(number, ()) if (each.kind, each.index) == ("event", event)
        )
        for number in INDICATORS
    }
    good = sum(change / margin(number) for number, change in did.items())
    return good > 0 and all(did[number] >= 0 for number in _TRUST)
