"""Texts and icons."""

from __future__ import annotations

from typing import Unpack

import pygame

from game.ui.node import Box, Node, Size
from game.ui.resources import plain
from game.ui.theme import Rgb

STYLES: dict[str, tuple[str, float, float]] = {
    "display": ("bold", 34, 1.15),
    "figure": ("bold", 26, 1.15),
    "title": ("bold", 19, 1.25),
    "section": ("bold", 18, 1.25),
    "name": ("semibold", 15, 1.25),
    "strong": ("bold", 15, 1.3),
    "body": ("regular", 15, 1.4),
    "small": ("regular", 14, 1.35),
    "label": ("medium", 14, 1.25),
    "button": ("semibold", 15, 1.25),
    "tag": ("semibold", 14, 1.2),
    "masthead": ("serif_bold", 30, 1.1),
    "headline": ("serif_bold", 26, 1.15),
    "subhead": ("serif_bold", 18, 1.2),
    "story": ("serif", 16, 1.4),
}
"""Style to face, size in dp, and line height as a multiple of the size."""


def change_color(good: bool | None) -> str:
    """Return the ink of a change that is good, bad or neither."""
    return "ink2" if good is None else "positive" if good else "negative"


class Label(Node):
    """A text that wraps to its room.

    Args:
        text: may hold soft hyphens, no-break spaces and line breaks.
        style: one of ``STYLES``; ``size`` and ``face`` override a part of it.
        color: a token.
        align: ``start``, ``center`` or ``end``.
        one_line: never wraps; give it only short texts that the layout can always hold.
        lines: greatest number of lines; what is left out is marked with an ellipsis and kept in the name.
    """

    role = "text"

    def __init__(
        self,
        text: str,
        style: str = "body",
        color: str = "ink",
        *,
        align: str = "start",
        one_line: bool = False,
        size: float | None = None,
        face: str | None = None,
        lines: int | None = None,
        **box: Unpack[Box],
    ) -> None:
        super().__init__(align=align, **box)
        base = STYLES[style]
        self.text = text
        self.style = style
        self.face = face or base[0]
        self.size = size or base[1]
        self.line_height = base[2]
        self.color = color
        self.one_line = one_line
        self.most_lines = lines
        if not self.name:
            self.name = plain(text)
        self._named = "name" in box

    def set(self, text: str, color: str | None = None) -> None:
        """Change the text (and colour) of a living label."""
        if text == self.text and color in (None, self.color):
            return
        self.text = text
        self.color = color or self.color
        if not self._named:
            self.name = plain(text)
        self.refit()

    def _font(self) -> tuple[str, int]:
        return self.face, max(8, self.ui.px(self.size))

    def lines(self, room: int) -> tuple[str, ...]:
        """Return the lines at a width of ``room`` px."""
        if self.one_line:
            return (plain(self.text),)
        face, size = self._font()
        found = self.ui.res.wrap(face, size, self.text, max(4, room))
        if self.most_lines is None or len(found) <= self.most_lines:
            return found
        last = found[self.most_lines - 1]
        while last and self.ui.res.width(face, size, last + "…") > room:
            last = last[:-1]
        return (*found[: self.most_lines - 1], last.rstrip() + "…")

    def content_size(self, room: int) -> Size:
        """Return the px of the wrapped text."""
        face, size = self._font()
        lines = self.lines(room)
        wide = max((self.ui.res.width(face, size, line) for line in lines), default=0)
        return wide + 1, self._pitch() * len(lines)

    def content_least(self) -> int:
        """Return the px of the longest piece that does not break."""
        face, size = self._font()
        if self.one_line:
            return self.ui.res.width(face, size, plain(self.text)) + 1
        return self.ui.res.widest_piece(face, size, self.text) + 1

    def _pitch(self) -> int:
        return max(1, round(self.ui.px(self.size) * self.line_height))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the lines."""
        if not self.text:
            return
        inner = self.inner()
        pitch = self._pitch()
        face, size = self._font()
        color = self.ui.color(self.color)
        clip = surface.get_clip()
        y = inner.y
        for line in self.lines(inner.w):
            if line and y < clip.bottom and y + pitch > clip.top:
                image = self.ui.res.text(face, size, line, color)
                x = inner.x
                if self.align != "start":
                    spare = inner.w - image.get_width()
                    x += spare if self.align == "end" else spare // 2
                surface.blit(image, (x, y + (pitch - image.get_height()) // 2))
            y += pitch


class Heading(Label):
    """A heading; ``level`` 1 is the screen's own, 2 a section's, 3 a part's."""

    role = "heading"

    def __init__(
        self, text: str, level: int = 2, style: str = "", color: str = "ink", **box: Unpack[Box]
    ) -> None:
        super().__init__(text, style or {1: "title", 2: "section"}.get(level, "name"), color, **box)
        self.level = level


class Icon(Node):
    """An icon; decoration unless it has a name.

    Args:
        icon: name of a file in ``assets/icons``, without the ending.
        size: in dp.
        color: a token.
        disc: token of a round ground behind it.
    """

    role = "image"

    def __init__(
        self, icon: str, size: float = 20, color: str = "ink", disc: str | None = None, **box: Unpack[Box]
    ) -> None:
        side = round(size * 1.8) if disc else size
        box.setdefault("width", side)
        box.setdefault("height", side)
        super().__init__(**box)
        self.icon = icon
        self.size = size
        self.color = color
        self.disc = disc
        if not self.name:
            self.role = "presentation"

    def set(self, icon: str, color: str | None = None) -> None:
        """Change the picture."""
        self.icon, self.color = icon, color or self.color
        self.damage()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the icon in the middle of its place."""
        ui = self.ui
        if self.disc is not None:
            radius = min(self.rect.w, self.rect.h) // 2
            disc = ui.res.disc(radius, self._disc_color(surface, self.disc))
            surface.blit(disc, disc.get_rect(center=self.rect.center))
        image = ui.res.icon(self.icon, ui.px(self.size), ui.color(self.color))
        surface.blit(image, image.get_rect(center=self.rect.center))

    def _disc_color(self, surface: pygame.Surface, token: str) -> Rgb:
        """Return the colour of the disc: the surface's where the card itself has the disc's own."""
        rect, wanted = self.rect, self.ui.color(token)
        corners = (rect.topleft, (rect.right - 1, rect.top), (rect.left, rect.bottom - 1))
        for corner in corners:
            if surface.get_clip().collidepoint(corner):
                return self.ui.color("surface") if tuple(surface.get_at(corner))[:3] == wanted else wanted
        return wanted
