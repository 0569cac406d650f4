"""A soft timer: how long the group has been at a screen; it can be paused, and never stops anything."""

from __future__ import annotations

from collections.abc import Callable

from game.i18n import Translator
from game.ui import Button, Icon

MINUTE_MS = 60_000.0


class Stopwatch:
    """Counts the time of one screen, apart from its pauses.

    Args:
        clock: milliseconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept = 0.0
        self._since: float | None = clock()

    @property
    def running(self) -> bool:
        """Whether time is counted now."""
        return self._since is not None

    @property
    def spent(self) -> float:
        """How many milliseconds have been counted."""
        return self._kept + (0.0 if self._since is None else self._clock() - self._since)

    def toggle(self) -> None:
        """Pause, or go on."""
        self._kept, self._since = self.spent, None if self.running else self._clock()


class TimerChip(Button):
    """The minutes of a stopwatch on the bar; pressed to pause it and to go on."""

    def __init__(self, watch: Stopwatch, tr: Translator) -> None:
        self.watch = watch
        self.tr = tr
        super().__init__(
            self._shown(),
            self._toggle,
            icon=self._icon(),
            kind="bar",
            tip=tr("timer.tip"),
            pad=(12, 9),
            id="bar.timer",
        )

    def on_attach(self) -> None:
        """Come back at the next whole minute."""
        super().on_attach()
        self._later()

    def _later(self) -> None:
        if self.watch.running:
            rest = MINUTE_MS - self.watch.spent % MINUTE_MS
            self.ui.motion.later("soft timer", rest + 1, self._tick)

    def _tick(self) -> None:
        if self.ui.find(self.id) is self:
            self._show()
            self._later()

    def _toggle(self) -> None:
        self.watch.toggle()
        self._show()
        self._later()

    def _show(self) -> None:
        if self.label is not None:
            self.label.set(self._shown())
            self.name = self.label.name
        if isinstance(self.kids[0], Icon):
            self.kids[0].set(self._icon())

    def _shown(self) -> str:
        return self.tr("timer.minutes", n=int(self.watch.spent // MINUTE_MS))

    def _icon(self) -> str:
        return "timer" if self.watch.running else "pause"
