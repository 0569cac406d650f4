"""Strategies that write scenarios: whatever the language's definition allows, as plain data."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from game.scenario.definition import (
    SCENARIO,
    Choice,
    Flag,
    FreeText,
    Items,
    Key,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    WholeNumber,
    parts,
)
from game.scenario.scalars import Lines, Name, Scalar, TextRule

IDS = ("alarms", "portal", "care", "school", "night", "storm", "calm", "boss", "a", "b")
_TEXTS = (
    "Hei.",
    "Ja: nei",
    "no",
    "12:30",
    "[[benefit_owner]] i {municipality}",
    "- «a», b",
    "0x1F",
    "å ø # æ",
)
_MOST_KEYS = 4


def written(kind: Kind) -> st.SearchStrategy[Any]:
    """Return a strategy for what an author may write where the language expects a kind."""
    if isinstance(kind, Scalar):
        return _number(kind)
    if isinstance(kind, TextRule):
        return st.sampled_from(_TEXTS)
    if isinstance(kind, Lines):
        return st.sampled_from(_TEXTS) | st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=2)
    if isinstance(kind, Told):
        return st.sampled_from(_TEXTS) | st.lists(part(kind.item.part), min_size=1, max_size=2).map(_in_order)
    if isinstance(kind, Name):
        return st.sampled_from(("2027-01", "2031-12") if kind.kind == "period" else IDS)
    if isinstance(kind, WholeNumber):
        return st.integers(kind.low, min(kind.high, kind.low + 40))
    if isinstance(kind, Flag):
        return st.booleans()
    if isinstance(kind, Choice):
        return st.sampled_from(kind.words)
    if isinstance(kind, FreeText):
        return st.sampled_from(("0", "1", "2") if kind.pattern else ("W401", "cases.night"))
    return _container(kind)


def _in_order(variants: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give all but the last a condition, and the last none."""
    *first, last = variants
    last = {word: value for word, value in last.items() if word != "when"}
    return [*({"when": {"turn": 1}, **item} for item in first), last]


def _number(kind: Scalar) -> st.SearchStrategy[Any]:
    low, high = kind.bounds
    plain: st.SearchStrategy[Any] = st.integers(0, 64).map(lambda n: round(low + (high - low) * n / 64, 4))
    found: st.SearchStrategy[Any] = plain.map(lambda x: f"{x:+} %") if kind.need_percent else plain
    if kind.percent:
        found |= st.integers(0, 100).map(lambda x: f"{x} %")
    return found | st.sampled_from(tuple(kind.words)) if kind.words else found


def _container(kind: Mapping | NamedMapping | Items) -> st.SearchStrategy[Any]:
    if isinstance(kind, Mapping):
        whole = part(kind.part)
        if not kind.short:
            return whole
        short = next(key for key in parts()[kind.part].keys if key.name == kind.short)
        return whole | written(short.kind)
    if isinstance(kind, NamedMapping):
        names = st.sampled_from(kind.known) if kind.known else written(kind.names)
        return st.dictionaries(names, written(kind.values), min_size=1, max_size=2)
    things = st.lists(written(kind.item), max_size=2)
    return things | written(kind.item) if kind.single else things


@cache
def part(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for a mapping of the language: what must be there, and a few keys more."""

    @st.composite
    def mapping(draw: st.DrawFn) -> dict[str, Any]:
        keys = {key.name: key for key in parts()[name].keys}
        chosen = [key.name for key in keys.values() if key.required]
        if more := [key.name for key in keys.values() if not key.required]:
            chosen += draw(st.lists(st.sampled_from(more), max_size=_MOST_KEYS, unique=True))
        return {word: draw(_after(keys[word])) for word in chosen}

    return mapping()


@cache
def _after(key: Key) -> st.SearchStrategy[Any]:
    return written(key.kind)


def scenarios() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for whole scenarios; what they name need not be there."""
    return part(SCENARIO)
