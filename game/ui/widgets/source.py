"""A line of a text file as it was typed, with a place in it pointed out."""

from __future__ import annotations

from typing import Unpack

import pygame

from game.ui.node import Box, Node, Size

FACE, SIZE, PITCH = "mono", 14.0, 1.5
GUTTER = 14.0
"""Room between the number of the line and its text, dp."""


class SourceLine(Node):
    """A line in a fixed-width face; a long one goes on below, so that every letter can be read.

    Args:
        text: the line, without tabs.
        number: of the line in its file.
        start, length: the letters to point out.
        tone: a token with a ``_tint``: what they are underlined with.
    """

    role = "text"

    def __init__(
        self, text: str, number: int, start: int, length: int, tone: str = "negative", **box: Unpack[Box]
    ) -> None:
        box.setdefault("pad", (12, 9))
        box.setdefault("fill", "sunken")
        box.setdefault("border", "line")
        box.setdefault("radius", 6)
        super().__init__(**box)
        self.text = text
        self.number = str(number)
        self.start = min(start, len(text))
        self.end = self.start + max(1, length)
        self.tone = tone

    def _size(self) -> int:
        return max(8, self.ui.px(SIZE))

    def _wide(self, text: str) -> int:
        return self.ui.res.width(FACE, self._size(), text)

    def _gutter(self) -> int:
        return self._wide(self.number) + self.ui.px(GUTTER)

    def _pitch(self) -> int:
        return round(self._size() * PITCH)

    def parts(self, room: int) -> list[tuple[int, str]]:
        """Return where each row begins in the text, and its letters, at a width of ``room`` px."""
        letters = max(8, (room - self._gutter()) // max(1, self._wide("0" * 20) // 20 + 1))
        found, at, end = [], 0, max(len(self.text), self.start + 1)  # a mark may stand after the last letter
        while at < end:
            row = self.text[at : at + letters]
            space = row.rfind(" ") + 1
            if at + letters < end and space > letters // 2:
                row = row[:space]
            found.append((at, row))
            at += max(1, len(row))
        return found

    def content_size(self, room: int) -> Size:
        """Return the px of the rows."""
        rows = self.parts(room)
        wide = max(self._wide(row or "0") for _, row in rows)
        return min(room, self._gutter() + wide + 1), self._pitch() * len(rows)

    def content_least(self) -> int:
        """Return the px that some letters of a row need."""
        return self._gutter() + self._wide("0" * 8)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the number, and the rows with the place underlined."""
        inner, size, pitch = self.inner(), self._size(), self._pitch()
        res, ink, soft = self.ui.res, self.ui.color("ink"), self.ui.color("ink2")
        surface.blit(res.text(FACE, size, self.number, soft), (inner.x, inner.y + (pitch - size) // 4))
        left, y = inner.x + self._gutter(), inner.y
        for at, row in self.parts(inner.w):
            self._mark(surface, (left, y), at, row)
            if row:
                surface.blit(res.text(FACE, size, row, ink), (left, y + (pitch - size) // 4))
            y += pitch

    def _mark(self, surface: pygame.Surface, corner: tuple[int, int], at: int, row: str) -> None:
        """Draw the part of the place that lies in a row: a ground, and a line under it."""
        first, last = max(self.start, at) - at, min(self.end, at + max(len(row), 1)) - at
        if first >= last:
            return
        left = self._wide(row[:first]) if first else 0
        wide = self._wide((row[first:last] or "0").ljust(last - first, "0"))
        ground = pygame.Rect(corner[0] + left, corner[1], wide, self._pitch())
        surface.fill(self.ui.color(f"{self.tone}_tint"), ground)
        thick = max(2, self.ui.px(2))
        surface.fill(self.ui.color(self.tone), (ground.x, ground.bottom - thick, wide, thick))
