"""Frozen dataclasses to plain JSON values and back, with every value checked on the way in.

Compiled scenarios travel inside saves and codes, so what is read here is untrusted: types, ranges,
lengths and depth are verified, and a fault names its path.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

MAX_DEPTH = 40
MAX_ITEMS = 20_000
MAX_TEXT = 200
BIG = 1e6
"""No amount, cost or count of ours is larger."""

_T = TypeVar("_T")


class RulesError(ValueError):
    """A compiled document that cannot be used.

    Attributes:
        path: Where in the document, such as ``initiatives[3].cost``.
        reason: What is wrong, in plain English (for logs; players see a translated sentence).
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path or 'document'}: {reason}")
        self.path = path
        self.reason = reason


def ranged(low: float, high: float, default: Any = MISSING) -> Any:
    """Declare a number that must lie in ``low..high`` (inclusive), in the unit of its class."""
    return field(default=default, metadata={"low": low, "high": high})


def to_plain(value: Any) -> Any:
    """Turn a dataclass tree into dicts, lists and scalars; unions of dataclasses carry their ``kind``."""
    if value is None or isinstance(value, (float, str, int)):  # most of a document
        return value
    if is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
        if getattr(type(value), "TAGGED", False):
            plain = {"kind": type(value).__name__, **plain}
        return plain
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain(kind: type[_T], value: Any, path: str = "") -> _T:
    """Read a dataclass from plain JSON values.

    Raises:
        RulesError: on an unknown or missing key, a wrong type, a number out of range or not finite,
            or a document that is too deep or too large.
    """
    return typing.cast(_T, _read(kind, value, path, 0))


def verify(value: Any, path: str = "") -> None:
    """Hold the numbers of a dataclass tree made in Python to what ``from_plain`` asks of one that is read.

    Raises:
        RulesError: on a number that is not finite, not whole where it must be, or out of its range.
    """
    kind: type = type(value)
    for f, hint in _layout(kind):
        item = getattr(value, f.name)
        if hint is int or hint is float:
            _verify_number(f, hint, item, path)
            continue
        here = f"{path}.{f.name}" if path else f.name
        if isinstance(item, tuple):
            for n, each in enumerate(item):
                if is_dataclass(each):
                    verify(each, f"{here}[{n}]")
        elif is_dataclass(item):
            verify(item, here)


def _verify_number(f: Field[Any], kind: type[int] | type[float], number: Any, path: str) -> None:
    low, high = f.metadata.get("low", -math.inf), f.metadata.get("high", math.inf)
    is_one = isinstance(number, kind) and not isinstance(number, bool)
    if is_one and low <= number <= high and abs(number) < math.inf:
        return  # the path costs more than the look, and is hardly ever needed
    here = f"{path}.{f.name}" if path else f.name
    _within(f, _read_scalar(kind, number, here), here)


@lru_cache(maxsize=64)
def _layout(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f, hints[f.name]) for f in fields(kind))


def _read(kind: Any, value: Any, path: str, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise RulesError(path, "nested too deeply")
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_dataclass(kind, value, path, depth)
    origin = get_origin(kind)
    if origin is tuple:
        return _read_tuple(get_args(kind), value, path, depth)
    if origin is Literal:
        if value not in get_args(kind) or isinstance(value, bool):
            raise RulesError(path, f"expected one of {', '.join(map(str, get_args(kind)))}")
        return value
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), value, path, depth)
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(get_args(kind)[1], value, path, depth)
    return _read_scalar(kind, value, path)


def _read_dataclass(kind: type, value: Any, path: str, depth: int) -> Any:
    if not isinstance(value, dict):
        raise RulesError(path, "expected an object")
    given = {key for key in value if not (key == "kind" and getattr(kind, "TAGGED", False))}
    found: dict[str, Any] = {}
    for f, hint in _layout(kind):
        here = f"{path}.{f.name}" if path else f.name
        if f.name not in value:
            if f.default is MISSING and f.default_factory is MISSING:
                raise RulesError(here, "is missing")
            continue
        given.discard(f.name)
        item = _read(hint, value[f.name], here, depth + 1)
        _within(f, item, here)
        found[f.name] = item
    if given:
        raise RulesError(path, f"unknown key '{min(given)}'")
    return kind(**found)


def _within(f: Field[Any], number: Any, path: str) -> None:
    if "low" in f.metadata and not f.metadata["low"] <= number <= f.metadata["high"]:
        raise RulesError(path, f"must lie between {f.metadata['low']} and {f.metadata['high']}")


def _read_tuple(parts: tuple[Any, ...], value: Any, path: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        raise RulesError(path, "expected a list")
    if len(value) > MAX_ITEMS:
        raise RulesError(path, "too many items")
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_read(parts[0], item, f"{path}[{n}]", depth + 1) for n, item in enumerate(value))
    if len(value) != len(parts):
        raise RulesError(path, f"expected {len(parts)} items")
    return tuple(
        _read(part, item, f"{path}[{n}]", depth + 1)
        for n, (part, item) in enumerate(zip(parts, value, strict=True))
    )


def _read_union(parts: tuple[Any, ...], value: Any, path: str, depth: int) -> Any:
    if value is None and type(None) in parts:
        return None
    named = {p.__name__: p for p in parts if getattr(p, "TAGGED", False)}
    if named:
        kind = value.get("kind") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in named:
            raise RulesError(path, f"expected one of the kinds {', '.join(sorted(named))}")
        return _read(named[kind], value, path, depth)
    plain = [p for p in parts if p is not type(None)]
    return _read(plain[0], value, path, depth)


def _read_mapping(part: Any, value: Any, path: str, depth: int) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MAX_ITEMS:
        raise RulesError(path, "expected an object")
    return {
        _read_scalar(str, key, path): _read(part, item, f"{path}.{key}", depth + 1)
        for key, item in value.items()
    }


def _read_scalar(kind: Any, value: Any, path: str) -> Any:
    if kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise RulesError(path, "must be a finite number")
        return number
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) >= 2**63:
            raise RulesError(path, "is too large")
        return value
    if kind is bool and isinstance(value, bool):
        return value
    if kind is str and isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise RulesError(path, "text is too long")
        return value
    raise RulesError(path, f"expected {getattr(kind, '__name__', kind)}")
