"""A cache that forgets what was used longest ago, bounded by weight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(Generic[T]):
    """Keep made things until their total weight passes a limit.

    Args:
        limit: the greatest total weight.
        weigh: the weight of one thing; every thing weighs 1 when left out.
    """

    def __init__(self, limit: int, weigh: Callable[[T], int] | None = None) -> None:
        self._limit = limit
        self._weigh = weigh
        self._weight = 0
        self._kept: OrderedDict[Hashable, T] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def weight(self) -> int:
        """The total weight of what is kept."""
        return self._weight

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under the key, making it first when it is not there."""
        kept = self._kept
        try:
            found = kept[key]
        except KeyError:
            pass
        else:
            kept.move_to_end(key)
            return found
        made = kept[key] = make()
        self._weight += self._weigh(made) if self._weigh else 1
        while self._weight > self._limit and len(kept) > 1:
            _, old = kept.popitem(last=False)
            self._weight -= self._weigh(old) if self._weigh else 1
        return made
