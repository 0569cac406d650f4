"""What is made once and looked at many times: building a screen may ask for it and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Kept(Generic[_T]):
    """Things that take a while to make and stay the same while a screen is shown, by what they depend on."""

    def __init__(self) -> None:
        self._made: dict[Hashable, _T] = {}

    def of(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what belongs to a key, made when it is asked for the first time."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def drop(self) -> None:
        """Make everything anew when it is asked for next."""
        self._made.clear()
