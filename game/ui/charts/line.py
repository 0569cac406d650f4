"""A line chart with direct labels; forecasts dashed on a tinted ground, other futures beside the real one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Unpack

import pygame

from game.charts.scale import Fit, fitted
from game.ui.charts.plot import Plot, Series, Swatch
from game.ui.layout import Row, WrappedRow
from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets.text import Label

DIRECT = 460.0
"""Width in dp from which the names stand at the ends of the lines instead of below the chart."""


class LineChart(Node):
    """Lines over time; arrows move a hairline that tells the values of one point in time.

    Args:
        series: at most four slots.
        labels: along the foot.
        name: what the chart shows.
        number: writes a number with so many decimals.
        digits: decimals of a value; ticks have as many as they need.
        fit: finds the scale from the values.
        tall: height of the plot in dp.
        now: index of the label that is the present one; it is set in bold.
        forecast_name: written where the forecast begins.
        marks: index and text of points in time to mark with a thin line.
    """

    role = "image"
    focusable = True
    atomic = True
    ring_radius = 6.0

    def __init__(
        self,
        series: Sequence[Series],
        labels: Sequence[str],
        *,
        number: Callable[[float, int], str] = "{:.{}f}".format,
        digits: int = 0,
        fit: Fit = fitted,
        tall: float = 220,
        now: int | None = None,
        forecast_name: str = "",
        marks: Sequence[tuple[int, str]] = (),
        **box: Unpack[Box],
    ) -> None:
        self.series = tuple(series)
        self.labels = tuple(labels)
        self.number = number
        self.digits = digits
        self.fit = fit
        self.now = now
        self.forecast_name = forecast_name
        self.marks = tuple(marks)
        self.picked: int | None = None
        self.plot = Plot(self, tall)
        self.legend = WrappedRow(
            *(_legend(each) for each in self.series), gap=16, line_gap=2, role="presentation"
        )
        super().__init__(self.plot, self.legend, gap=6, **box)

    def set_series(self, series: Sequence[Series]) -> None:
        """Show other values of the same lines."""
        self.series = tuple(series)
        self.plot.forget()

    def shown(self, value: float) -> str:
        """Return a value as it is written."""
        return self.number(value, self.digits)

    def direct(self, room: int) -> bool:
        """Return whether the names stand at the ends of the lines."""
        return room >= self.ui.px(DIRECT) or len(self.series) == 1

    def content_size(self, room: int) -> Size:
        """Return the plot's size, with the legend where it is needed."""
        high = self.plot.measure(room)[1]
        if not self.direct(room):
            high += self.ui.px(self.gap) + self.legend.measure(room)[1]
        return room, high

    def least_height(self, width: int) -> int:
        """Return the height itself: a chart does not shrink."""
        return self.measure(width)[1]

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the plot and the legend."""
        foot = 0 if self.direct(inner.w) else self.legend.measure(inner.w)[1] + self.ui.px(self.gap)
        self.plot.place(pygame.Rect(inner.x, inner.y, inner.w, inner.h - foot))
        high = max(0, foot - self.ui.px(self.gap))
        self.legend.place(pygame.Rect(inner.x, inner.bottom - high, inner.w if foot else 0, high))

    def paint(self, surface: pygame.Surface, clip: pygame.Rect) -> None:
        """Draw the plot, and the legend where it is needed."""
        if self.rect.colliderect(clip):
            self.plot.paint(surface, clip)
            if self.legend.rect.w:
                self.legend.paint(surface, clip)

    def described(self) -> tuple[str, ...]:
        """Return each line's values, and which of them are not known yet."""
        out = []
        for each in self.series:
            said = ", ".join(plain(self.shown(value)) for value in each.values)
            if each.forecast:
                coming = ", ".join(plain(self.shown(value)) for value in each.forecast)
                said += f" ({self.forecast_name or self.ui.words('ui.chart.forecast')}: {coming})"
            out.append(f"{plain(each.name)}: {said}")
        return tuple(out)

    def value_text(self) -> str:
        """Return the values at the hairline."""
        if self.picked is None:
            return ""
        at = self.picked
        said = [f"{plain(s.name)} {plain(self.shown(s.all[at]))}" for s in self.series if at < len(s.all)]
        return f"{plain(self.labels[at])}: " + ", ".join(said)

    def on_key(self, event: pygame.event.Event) -> bool:
        """Move the hairline."""
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None or event.mod & pygame.KMOD_CTRL:
            return False
        last = len(self.labels) - 1
        self.pick((0 if step > 0 else last) if self.picked is None else self.picked + step)
        return True

    def pick(self, index: int | None) -> None:
        """Put the hairline at a point in time, or take it away."""
        self.picked = None if index is None else max(0, min(len(self.labels) - 1, index))
        self.damage()

    def on_focus(self, gained: bool) -> None:
        """Take the hairline away when focus goes."""
        if not gained:
            self.pick(None)

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Put the hairline where the pointer is."""
        self.on_drag(pos)
        return True

    def on_drag(self, pos: tuple[int, int]) -> None:
        """Follow the pointer with the hairline."""
        self.pick(self.plot.index_at(pos[0]))


def _legend(series: Series) -> Row:
    return Row(
        Swatch(series.slot, series.dashed), Label(series.name, "small", "ink2"), gap=6, role="presentation"
    )
