"""Small movements: values that glide, and things that happen a little later."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass
class _Tween:
    start: float
    goal: float
    apply: Callable[[float], None]
    began: float
    lasts: float
    done: Callable[[], None] | None


def ease_out(share: float) -> float:
    """Return how far a movement has come (0 to 1) when that share of its time is gone."""
    left = 1.0 - share
    return 1.0 - left * left * left


class Motion:
    """Tweens and timers on one clock.

    Args:
        clock: returns the time in milliseconds.
        reduced: whether movements are instant.
    """

    def __init__(self, clock: Callable[[], float], reduced: bool = False) -> None:
        self.clock = clock
        self.reduced = reduced
        self._tweens: dict[tuple[int, Hashable], _Tween] = {}
        self._timers: dict[Hashable, tuple[float, Callable[[], None]]] = {}

    def animate(
        self,
        owner: object,
        key: Hashable,
        start: float,
        goal: float,
        apply: Callable[[float], None],
        lasts: float = 160,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Glide a value from ``start`` to ``goal`` in ``lasts`` ms (at most 400), calling ``apply``."""
        if self.reduced or start == goal:
            self.stop(owner, key)
            apply(goal)
            if done is not None:
                done()
            return
        self._tweens[(id(owner), key)] = _Tween(start, goal, apply, self.clock(), min(lasts, 400), done)

    def stop(self, owner: object, key: Hashable) -> None:
        """Let a movement be, where it is."""
        self._tweens.pop((id(owner), key), None)

    def goal(self, owner: object, key: Hashable, otherwise: float) -> float:
        """Return where a moving value is going."""
        tween = self._tweens.get((id(owner), key))
        return otherwise if tween is None else tween.goal

    def later(self, key: Hashable, delay: float, act: Callable[[], None]) -> None:
        """Call ``act`` once after ``delay`` ms; a new timer of the same key replaces the old."""
        self._timers[key] = (self.clock() + delay, act)

    def cancel(self, key: Hashable) -> None:
        """Forget a timer."""
        self._timers.pop(key, None)

    def clear(self) -> None:
        """Forget every movement and timer, bringing movements to their end."""
        for tween in list(self._tweens.values()):
            tween.apply(tween.goal)
        self._tweens.clear()
        self._timers.clear()

    @property
    def moving(self) -> bool:
        """Whether something is on its way."""
        return bool(self._tweens)

    def wait(self) -> float | None:
        """Return the ms until something happens: 0 when moving, None when nothing is planned."""
        if self._tweens:
            return 0.0
        if not self._timers:
            return None
        return max(0.0, min(when for when, _ in self._timers.values()) - self.clock())

    def tick(self) -> None:
        """Bring every movement up to now and run the timers that are due."""
        now = self.clock()
        for key, tween in list(self._tweens.items()):
            share = 1.0 if tween.lasts <= 0 else min(1.0, (now - tween.began) / tween.lasts)
            tween.apply(tween.start + (tween.goal - tween.start) * ease_out(share))
            if share >= 1.0 and self._tweens.get(key) is tween:
                del self._tweens[key]
                if tween.done is not None:
                    tween.done()
        due = sorted((when, str(key), key) for key, (when, _) in self._timers.items() if when <= now)
        for _, _, timer in due:
            entry = self._timers.pop(timer, None)
            if entry is not None:
                entry[1]()
