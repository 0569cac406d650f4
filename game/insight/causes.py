"""Causes put together: what one initiative, lever or service did in several ways is one reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.engine.causes import Cause

_GATHERED = ("initiative", "lever", "freed_time")
_APART = ("newcomers",)
"""Sides told for themselves: that more are to use a tool is another thing than its use."""


def grouped_causes(causes: Iterable[Cause]) -> list[Cause]:
    """Gather what one initiative, lever or service did in several ways; the largest part names the group."""
    groups: dict[tuple[str, int, str], list[Cause]] = {}
    for cause in causes:
        together = cause.index >= 0 and cause.kind in _GATHERED and cause.part not in _APART
        groups.setdefault((cause.kind, cause.index, "" if together else cause.part), []).append(cause)
    return [_one(group) for group in groups.values()]


def _one(group: list[Cause]) -> Cause:
    total = 0.0
    for cause in group:
        total += cause.change
    same_way = [cause for cause in group if cause.change * total >= 0]
    return replace(max(same_way, key=lambda each: abs(each.change)), change=total)
