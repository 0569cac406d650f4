"""Reading JSON that anybody may have edited or damaged: nothing is trusted, every fault names its place.

Every function takes the value and its path in the document, and raises `ReadingError` when it does not fit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control and direction characters, which could deceive a terminal or a reader, and halves of surrogate
pairs, which JSON can hold and no file can."""

MAX_TEXT = 20_000
MAX_ITEMS = 2_000
LONGEST_TEXT = 5_000
"""Characters of one text of a scenario, in its files and in a save: longer ones take seconds to show."""
MOST_SEATS = 24
"""Seats round one table."""
MAX_NUMBER = 2**64
"""No number of ours is larger; Python's own whole numbers have no end, and a log may hold one."""

_T = TypeVar("_T")


class ReadingError(ValueError):
    """A document cannot be used.

    Attributes:
        path: where in the document.
        reason: what is wrong there, in English, for a log.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def clean(value: object, path: str) -> str:
    """Return a text without control and direction characters, which could deceive a terminal or a reader."""
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise ReadingError(path, "is not a text of reasonable length")
    return CONTROL.sub("", value)


def each(value: object, path: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    """Return a list with every entry read by ``read``, which gets the entry and its path."""
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise ReadingError(path, "is not a list of reasonable length")
    return tuple(read(entry, f"{path}.{n}") for n, entry in enumerate(value))


def strings(value: object, path: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return each(value, path, string)


def mapping(value: object, path: str) -> Mapping[str, Any]:
    """Return an object whose keys are texts."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ReadingError(path, "is not an object")
    return value


def string(value: object, path: str) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise ReadingError(path, "is not a text")
    return clean(value, path)


def number(value: object, path: str) -> float:
    """Return a number: finite, and no larger than ``MAX_NUMBER``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ReadingError(path, "is not a number")
    return _bounded(value, path)


def whole(value: object, path: str) -> int:
    """Return a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ReadingError(path, "is not a whole number")
    return _bounded(value, path)


_Number = TypeVar("_Number", int, float)


def _bounded(value: _Number, path: str) -> _Number:
    if not -MAX_NUMBER <= value <= MAX_NUMBER or math.isnan(value):
        raise ReadingError(path, "is not a number of reasonable size")
    return value
