"""What leads to what: boxes in columns with arrows that say more or less."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Unpack

import pygame

from game.ui.charts.marks import curve, polyline
from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.widgets.text import Label

ROOMY = 620.0
"""Width in dp from which the boxes stand in columns with arrows between."""


@dataclass(frozen=True)
class CauseBox:
    """A box: its id, its text, a figure below it, and its column from 0."""

    id: str
    title: str
    column: int
    value: str = ""


@dataclass(frozen=True)
class Link:
    """An arrow: from, to, how strong (its sign says more or less) and the strength as it is written."""

    source: str
    target: str
    weight: float
    shown: str = ""

    @property
    def strength(self) -> str:
        """The strength as it is written, or its sign."""
        return plain(self.shown) or ("+" if self.weight > 0 else "−")


class CauseMap(Node):
    """Boxes in columns from causes to outcomes; where it is narrow, a list that says the same."""

    role = "image"
    atomic = True

    def __init__(self, places: Sequence[CauseBox], links: Sequence[Link], **box: Unpack[Box]) -> None:
        self.places = tuple(places)
        self.links = tuple(links)
        self.boxes = {place.id: _box(place) for place in places}
        self.lines = [Label(text, "small") for text in self._sentences()]
        super().__init__(*self.boxes.values(), *self.lines, **box)

    def _sentences(self) -> list[str]:
        titles = {place.id: place.title for place in self.places}
        return [f"{titles[link.source]} → {titles[link.target]}: {link.strength}" for link in self.links]

    def described(self) -> tuple[str, ...]:
        """Return the arrows as sentences."""
        return tuple(plain(text) for text in self._sentences())

    def _columns(self) -> list[list[Node]]:
        count = max((place.column for place in self.places), default=0) + 1
        return [[self.boxes[p.id] for p in self.places if p.column == index] for index in range(count)]

    def _metrics(self, room: int) -> tuple[int, int, int]:
        count = len(self._columns())
        between = self.ui.px(72)
        wide = min(self.ui.px(230), max(1, (room - between * (count - 1)) // count))
        between = (room - wide * count) // max(1, count - 1)
        return wide, between, self.ui.px(14)

    def content_size(self, room: int) -> Size:
        """Return the whole width and the height of the highest column, or of the list."""
        if room < self.ui.px(ROOMY):
            return room, sum(line.measure(room)[1] + self.ui.px(4) for line in self.lines)
        wide, _, gap = self._metrics(room)
        highs = [sum(box.measure(wide)[1] + gap for box in column) - gap for column in self._columns()]
        return room, max(highs, default=0)

    def least_height(self, width: int) -> int:
        """Return the height itself: a map does not shrink."""
        return self.measure(width)[1]

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the boxes in columns, or the sentences below each other."""
        nowhere = pygame.Rect(inner.x, inner.y, 0, 0)
        if inner.w < self.ui.px(ROOMY):
            for box in self.boxes.values():
                box.place(nowhere.copy())
            y = inner.y
            for line in self.lines:
                high = line.measure(inner.w)[1]
                line.place(pygame.Rect(inner.x, y, inner.w, high))
                y += high + self.ui.px(4)
            return
        for line in self.lines:
            line.place(nowhere.copy())
        wide, between, gap = self._metrics(inner.w)
        for index, column in enumerate(self._columns()):
            highs = [box.measure(wide)[1] for box in column]
            spare = inner.h - sum(highs)
            pitch = min(spare // max(1, len(column)), gap * 4)
            y = inner.y + (spare - pitch * (len(column) - 1)) // 2
            for box, high in zip(column, highs, strict=True):
                box.place(pygame.Rect(inner.x + index * (wide + between), y, wide, high))
                y += high + pitch

    def paint(self, surface: pygame.Surface, clip: pygame.Rect) -> None:
        """Draw the arrows, then the boxes."""
        if not self.rect.colliderect(clip):
            return
        if self.inner().w >= self.ui.px(ROOMY):
            greatest = max((abs(link.weight) for link in self.links), default=1.0) or 1.0
            drawn = sorted(self.links, key=lambda each: abs(each.weight))
            lines = [self._draw_link(surface, link, abs(link.weight) / greatest) for link in drawn]
            taken: list[pygame.Rect] = []
            for link, points in zip(drawn, lines, strict=True):
                taken.append(self._draw_sign(surface, link, points, taken))
        for kid in self.kids:
            if kid.rect.w:
                kid.paint(surface, clip)

    def _draw_link(self, surface: pygame.Surface, link: Link, strength: float) -> list[tuple[float, float]]:
        ui, px = self.ui, self.ui.px
        start, end = self.boxes[link.source].rect, self.boxes[link.target].rect
        color = ui.color("positive" if link.weight > 0 else "negative")
        thick = max(2.0, px(1.5) + px(4) * strength)
        tip = (end.left - px(2), end.centery)
        points = curve(
            (start.right, start.centery), (tip[0] - px(8), tip[1]), (end.left - start.right) * 0.45
        )
        polyline(surface, color, points, thick)
        _arrow_head(surface, color, tip, px(9))
        return points

    def _draw_sign(
        self,
        surface: pygame.Surface,
        link: Link,
        points: Sequence[tuple[float, float]],
        taken: Sequence[pygame.Rect],
    ) -> pygame.Rect:
        """Write how strong a link is, on its line and clear of what is written on the others."""
        ui, px = self.ui, self.ui.px
        ink = ui.color("positive" if link.weight > 0 else "negative")
        image = ui.res.text("semibold", px(14), link.strength, ink)
        panel = image.get_rect().inflate(px(10), px(2))
        for share in (0.5, 0.3, 0.7, 0.2, 0.8):
            panel.center = tuple(round(part) for part in points[round(share * (len(points) - 1))])
            if panel.inflate(px(6), px(4)).collidelist(list(taken)) < 0:
                break
        ui.panel(surface, panel, 6, "surface", "line")
        surface.blit(image, image.get_rect(center=panel.center))
        return panel


def _arrow_head(
    surface: pygame.Surface, color: tuple[int, int, int], tip: tuple[float, float], size: int
) -> None:
    points = [
        tip,
        (tip[0] - size, tip[1] - size * math.sin(0.6)),
        (tip[0] - size, tip[1] + size * math.sin(0.6)),
    ]
    pygame.draw.polygon(surface, color, points)
    pygame.draw.aalines(surface, color, True, points)


def _box(place: CauseBox) -> Node:
    return Node(
        Label(place.title, "label", align="center"),
        Label(place.value, "name", align="center") if place.value else None,
        pad=(10, 8),
        gap=2,
        fill="surface",
        border="control",
        radius=8,
    )
