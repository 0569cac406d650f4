"""The drawn part of a line chart: scale, lines, markers and the labels at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.charts.scale import Scale
from game.charts.shapes import PlotFrame, Point, apart
from game.ui.charts.marks import dashes, marker, polyline
from game.ui.node import Node, Size
from game.ui.resources import plain

if TYPE_CHECKING:
    from game.ui.charts.line import LineChart


@dataclass(frozen=True)
class Series:
    """A line.

    Attributes:
        name: what it is.
        values: one for each label from the first; may be fewer.
        forecast: the values that follow, not known yet.
        slot: 0 to 3, which colour and marker it has.
        dashed: drawn dashed as a whole, for a future that did not happen.
    """

    name: str
    values: tuple[float, ...]
    forecast: tuple[float, ...] = ()
    slot: int = 0
    dashed: bool = False

    @property
    def all(self) -> tuple[float, ...]:
        """All values, known and not."""
        return self.values + self.forecast


class Swatch(Node):
    """A piece of a line with its marker."""

    role = "presentation"

    def __init__(self, slot: int, dashed: bool = False) -> None:
        super().__init__(width=26, height=16)
        self.slot = slot
        self.dashed = dashed

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        ui = self.ui
        color, y = ui.color(f"series{self.slot}"), self.rect.centery
        line = [(self.rect.x, y), (self.rect.right, y)]
        if self.dashed:
            dashes(surface, color, line, max(2, ui.px(2.5)), ui.px(5))
        else:
            polyline(surface, color, line, max(2, ui.px(2.5)))
        marker(surface, self.slot, self.rect.center, ui.px(4.5), color, ui.color("surface"), self.dashed)


class Plot(Node):
    """The drawn part of a ``LineChart``; kept as a picture until something changes."""

    role = "presentation"

    def __init__(self, chart: LineChart, tall: float) -> None:
        super().__init__(min_height=tall, grow=1)
        self.chart = chart
        self._picture: pygame.Surface | None = None
        self._made_for: tuple[object, ...] = ()

    def content_size(self, room: int) -> Size:
        """Return the whole width."""
        return room, 0

    def forget(self) -> None:
        """Draw anew."""
        self._picture = None
        self.damage()

    # --- scale

    def _scale(self) -> Scale:
        return self.chart.fit([value for series in self.chart.series for value in series.all])

    def _frame(self, scale: Scale) -> PlotFrame:
        ui, px = self.ui, self.ui.px
        size = px(14)
        ticks = [plain(self.chart.number(tick, scale.digits)) for tick in scale.ticks]
        left = max(ui.res.width("regular", size, tick) for tick in ticks) + px(8)
        right = max((ui.res.width("semibold", size, text) for text in self._end_texts()), default=0) + px(16)
        right = min(right, round(self.rect.w * 0.42))
        top, foot = px(10), px(31)
        wide, high = max(20, self.rect.w - left - right), max(20, self.rect.h - top - foot)
        return PlotFrame(left, top, wide, high, len(self.chart.labels))

    def _end_texts(self) -> list[str]:
        chart = self.chart
        named = chart.direct(self.rect.w) and len(chart.series) > 1
        out = []
        for series in chart.series:
            value = plain(chart.shown(series.all[-1])) if series.all else ""
            out.append(f"{value} {plain(series.name)}" if named else value)
        return out

    def index_at(self, x: int) -> int:
        """Return which label is nearest to a place on the screen."""
        return self._frame(self._scale()).index_at(x - self.rect.x)

    # --- draw

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the kept picture, and the hairline."""
        key = (self.rect.size, self.ui.scale, self.ui.theme.id)
        if self._picture is None or self._made_for != key:
            self._picture = self._render()
            self._made_for = key
        surface.blit(self._picture, self.rect)
        if self.chart.picked is not None:
            self._draw_hairline(surface, self.chart.picked)

    def _render(self) -> pygame.Surface:
        ui = self.ui
        picture = pygame.Surface(self.rect.size)
        picture.fill(ui.color("surface"))
        scale = self._scale()
        frame = self._frame(scale)
        area = pygame.Rect(frame.left, frame.top, frame.width, frame.height)
        self._draw_ground(picture, frame, area, scale)
        ends: list[tuple[float, int, str]] = []
        for series, text in zip(self.chart.series, self._end_texts(), strict=True):
            points = frame.points(scale, series.all)
            self._draw_series(picture, series, points)
            if points:
                ends.append((points[-1][1], series.slot, text))
        self._draw_ends(picture, area, ends)
        return picture

    def _draw_ground(
        self, picture: pygame.Surface, frame: PlotFrame, area: pygame.Rect, scale: Scale
    ) -> None:
        ui, px = self.ui, self.ui.px
        size, chart = px(14), self.chart
        known = max((len(series.values) for series in chart.series), default=0)
        if any(series.forecast for series in chart.series) and known:
            x = frame.x(known - 1)
            picture.fill(ui.color("sunken"), (x, area.y, area.right - x, area.h))
            if chart.forecast_name:
                image = ui.res.text("regular", size, plain(chart.forecast_name), ui.color("ink2"))
                picture.blit(image, (min(x + px(6), area.right - image.get_width()), area.y))
        for tick in scale.ticks:
            y = round(frame.y(scale, tick))
            picture.fill(ui.color("line"), (area.x, y, area.w, px(1)))
            image = ui.res.text("regular", size, plain(chart.number(tick, scale.digits)), ui.color("ink2"))
            picture.blit(image, (area.x - px(6) - image.get_width(), y - image.get_height() // 2))
        for index, text in chart.marks:
            x = round(frame.x(index))
            dashes(picture, ui.color("control"), [(x, area.y), (x, area.bottom)], max(1, px(1)), px(4))
            image = ui.res.text("medium", size, plain(text), ui.color("ink2"))
            picture.blit(image, (min(x + px(4), area.right - image.get_width()), area.y))
        self._draw_labels(picture, frame, area)

    def _draw_labels(self, picture: pygame.Surface, frame: PlotFrame, area: pygame.Rect) -> None:
        ui, px = self.ui, self.ui.px
        now = self.chart.now
        order = sorted(range(len(self.chart.labels)), key=lambda index: (index != now, index))
        taken: list[pygame.Rect] = []
        for index in order:
            face, color = ("semibold", "ink") if index == now else ("regular", "ink2")
            image = ui.res.text(face, px(14), plain(self.chart.labels[index]), ui.color(color))
            x = round(frame.x(index) - image.get_width() / 2)
            x = max(0, min(x, self.rect.w - image.get_width()))
            place = image.get_rect(topleft=(x, area.bottom + px(10)))
            if place.inflate(px(12), 0).collidelist(taken) < 0:
                picture.blit(image, place)
                taken.append(place)

    def _draw_series(self, picture: pygame.Surface, series: Series, points: list[Point]) -> None:
        ui, px = self.ui, self.ui.px
        color, ground = ui.color(f"series{series.slot}"), ui.color("surface")
        thick, known = max(2, px(2.5)), len(series.values)
        if series.dashed:
            dashes(picture, color, points, thick, px(6))
        else:
            polyline(picture, color, points[:known], thick)
            dashes(picture, color, points[max(0, known - 1) :], thick, px(5))
        for index, point in enumerate(points):
            if index < known or index == len(points) - 1:
                hollow = series.dashed or index >= known
                marker(picture, series.slot, point, px(4.5), color, ground, hollow)

    def _draw_ends(
        self, picture: pygame.Surface, area: pygame.Rect, ends: list[tuple[float, int, str]]
    ) -> None:
        ui, px = self.ui, self.ui.px
        pitch = px(18)
        places = apart([y for y, _, _ in ends], pitch, px(8), self.rect.h - px(26))
        for (_, slot, text), y in zip(ends, places, strict=True):
            room = self.rect.w - area.right - px(10)
            while text and ui.res.width("semibold", px(14), text) > room:
                text = text[:-2].rstrip() + "…" if len(text) > 2 else ""
            image = ui.res.text("semibold", px(14), text, ui.color(f"series{slot}"))
            picture.blit(image, (area.right + px(10), round(y) - image.get_height() // 2))

    def _draw_hairline(self, surface: pygame.Surface, index: int) -> None:
        ui, px, chart = self.ui, self.ui.px, self.chart
        frame = self._frame(self._scale())
        x = round(self.rect.x + frame.x(index))
        surface.fill(ui.color("ink2"), (x, self.rect.y + frame.top, px(1), frame.height))
        lines = [plain(chart.labels[index])]
        lines += [
            f"{plain(s.name)}: {plain(chart.shown(s.all[index]))}" for s in chart.series if index < len(s.all)
        ]
        images = [ui.res.text("medium", px(14), line, ui.color("on_tooltip")) for line in lines]
        box = pygame.Rect(0, 0, max(i.get_width() for i in images) + px(20), px(20) * len(images) + px(12))
        box.topleft = (x + px(8), self.rect.y + round(frame.top) + px(4))
        if box.right > self.rect.right:
            box.right = x - px(8)
        box.clamp_ip(self.rect)
        ui.panel(surface, box, 6, "tooltip")
        for row, image in enumerate(images):
            surface.blit(image, (box.x + px(10), box.y + px(6) + row * px(20)))
