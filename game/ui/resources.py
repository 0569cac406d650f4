"""Fonts, wrapped text, icons and rounded panels: everything drawn more than once, cached with a bound."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pygame

from game.ui.caches import Cache
from game.ui.theme import Rgb

FACES = {
    "regular": "Inter-Regular.ttf",
    "medium": "Inter-Medium.ttf",
    "semibold": "Inter-SemiBold.ttf",
    "bold": "Inter-Bold.ttf",
    "serif": "SourceSerif4-Regular.ttf",
    "serif_bold": "SourceSerif4-Bold.ttf",
    "mono": "JetBrainsMono-Regular.ttf",
}
LONGEST_KEPT = 400
"""Characters of a text whose width is kept: what is longer is no line of a screen."""
NEARLY_FULL = 10
"""Px from the edge within which a line is measured as a whole."""
SOFT_HYPHEN = "\u00ad"
_PATH_PIECE = re.compile(r"[^/\\_.-]*[/\\_.-]|[^/\\_.-]+$")
_UNKNOWN_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
)


def plain(text: str) -> str:
    """Return the text without soft hyphens."""
    return text.replace(SOFT_HYPHEN, "") if SOFT_HYPHEN in text else text


def _bytes(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * 4 + 200


def _font_bytes(font: pygame.Font) -> int:
    """Return about what a font and the letters that it has drawn take."""
    return font.get_height() ** 2 * 150 + 60_000


def _lines_bytes(lines: tuple[str, ...]) -> int:
    """Return about what a wrapped text takes, with the text itself, which is its key."""
    return 4 * sum(len(line) for line in lines) + 60 * len(lines) + 200


class Resources:
    """What the screens draw with.

    Args:
        assets: folder with ``fonts`` and ``icons``.
    """

    def __init__(self, assets: Path) -> None:
        self._fonts_dir = assets / "fonts"
        self._icons_dir = assets / "icons"
        self._fonts: Cache[pygame.Font] = Cache(30_000_000, _font_bytes)
        self._texts: Cache[pygame.Surface] = Cache(14_000_000, _bytes)
        self._images: Cache[pygame.Surface] = Cache(6_000_000, _bytes)
        self._widths: Cache[int] = Cache(12_000)
        self._wraps: Cache[tuple[str, ...]] = Cache(4_000_000, _lines_bytes)
        self._sources: dict[str, str] = {}

    def font(self, face: str, size: int) -> pygame.Font:
        """Return a font; ``size`` in px, ``face`` one of ``FACES``."""
        return self._fonts.get((face, size), lambda: pygame.Font(self._fonts_dir / FACES[face], size))

    def text(self, face: str, size: int, text: str, color: Rgb) -> pygame.Surface:
        """Return one rendered line."""
        key = (face, size, text, color)
        return self._texts.get(key, lambda: self.font(face, size).render(text, True, color))

    def width(self, face: str, size: int, text: str) -> int:
        """Return the width of one line in px."""
        if len(text) > LONGEST_KEPT:
            return self.font(face, size).size(text)[0]
        return self._widths.get((face, size, text), lambda: self.font(face, size).size(text)[0])

    def wrap(self, face: str, size: int, text: str, width: int) -> tuple[str, ...]:
        """Return the lines of a text that is to fit ``width`` px.

        A no-break space never breaks; a soft hyphen is where a long word may; a piece that fits nowhere is
        broken between letters as the last resort, a path after its separators.
        """
        return self._wraps.get((face, size, text, width), lambda: self._wrap(face, size, text, width))

    def widest_piece(self, face: str, size: int, text: str) -> int:
        """Return the least width in px that the text wraps into without breaking inside a word piece."""
        widest = 0
        for word in text.replace("\n", " ").split(" "):
            *heads, last = word.split(SOFT_HYPHEN)
            for piece in (*(f"{head}-" for head in heads), *_path_pieces(last)):
                widest = max(widest, self.width(face, size, piece))
        return widest

    def _wrap(self, face: str, size: int, text: str, width: int) -> tuple[str, ...]:
        lines: list[str] = []
        space = self.width(face, size, " ")
        for paragraph in text.split("\n"):
            line, used = "", 0
            for word in paragraph.split(" "):
                line, used = self._add_word(lines, line, used, word, (face, size, width, space))
            lines.append(line)
        return tuple(lines)

    def _add_word(
        self, lines: list[str], line: str, used: int, word: str, fit: tuple[str, int, int, int]
    ) -> tuple[str, int]:
        face, size, width, space = fit
        whole = self.width(face, size, plain(word))
        lead = used + space if line else 0
        longer = f"{line} {plain(word)}" if line else plain(word)
        total = lead + whole
        if line and abs(total - width) <= NEARLY_FULL:
            # Widths of words add up with rounding; where that could matter the line itself is measured.
            total = self.width(face, size, longer)
        if total <= width:
            return longer, total
        parts = word.split(SOFT_HYPHEN)
        for count in range(len(parts) - 1, 0, -1):
            head = "".join(parts[:count]) + "-"
            if lead + self.width(face, size, head) <= width:
                lines.append(f"{line} {head}" if line else head)
                return self._add_word(lines, "", 0, SOFT_HYPHEN.join(parts[count:]), fit)
        if line:
            lines.append(line)
            return self._add_word(lines, "", 0, word, fit)
        return self._break_letters(lines, plain(word), fit)

    def _break_letters(self, lines: list[str], word: str, fit: tuple[str, int, int, int]) -> tuple[str, int]:
        face, size, width, _ = fit
        font = self.font(face, size)
        ends = list(accumulate(len(piece) for piece in _path_pieces(word)))
        start = 0
        while len(word) > 1 and font.size(word)[0] > width:
            count = len(word) - 1
            while count > 1 and font.size(word[:count])[0] > width:
                count -= 1
            count = max((end - start for end in ends if 0 < end - start <= count), default=count)
            lines.append(word[:count])
            word, start = word[count:], start + count
        return word, font.size(word)[0]

    def has_icon(self, name: str) -> bool:
        """Return whether there is an icon of that name."""
        return (self._icons_dir / f"{name}.svg").is_file()

    def icon(self, name: str, size: int, color: Rgb) -> pygame.Surface:
        """Return an icon of ``size`` px; an unknown name gives a plain ring, so that a game never stops."""
        return self._images.get(("icon", name, size, color), lambda: self._draw_icon(name, size, color))

    def _draw_icon(self, name: str, size: int, color: Rgb) -> pygame.Surface:
        source = self._sources.get(name)
        if source is None:
            path = self._icons_dir / f"{name}.svg"
            source = path.read_text(encoding="utf-8") if path.is_file() else _UNKNOWN_ICON
            self._sources[name] = source
        return svg_surface(source.replace("currentColor", hex_of(color)), (size, size))

    def disc(
        self, radius: int, fill: Rgb | None, border: Rgb | None = None, thick: int = 0
    ) -> pygame.Surface:
        """Return an anti-aliased disc of ``radius`` px; a border of ``thick`` px lies inside it."""

        def make() -> pygame.Surface:
            return svg_surface(_disc_svg(radius, fill, border, thick), (2 * radius, 2 * radius))

        return self._images.get(("disc", radius, fill, border, thick), make)

    def panel(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        radius: int,
        fill: Rgb | None,
        border: Rgb | None = None,
        thick: int = 1,
    ) -> None:
        """Draw a rounded panel: each pixel once, corners from a cached disc."""
        x, y, w, h = rect
        if w <= 0 or h <= 0:
            return
        r = min(radius, w // 2, h // 2)
        t = min(thick, w // 2, h // 2) if border is not None else 0
        if r < 2:
            if fill is not None:
                surface.fill(fill, rect)
            if border is not None:
                _frame(surface, rect, t, border)
            return
        if fill is not None:
            surface.fill(fill, (x + r, y + t, w - 2 * r, h - 2 * t))
            surface.fill(fill, (x + t, y + r, r - t, h - 2 * r))
            surface.fill(fill, (x + w - r, y + r, r - t, h - 2 * r))
        if border is not None:
            surface.fill(border, (x + r, y, w - 2 * r, t))
            surface.fill(border, (x + r, y + h - t, w - 2 * r, t))
            surface.fill(border, (x, y + r, t, h - 2 * r))
            surface.fill(border, (x + w - t, y + r, t, h - 2 * r))
        disc = self.disc(r, fill, border, t)
        right, bottom = x + w - r, y + h - r
        surface.blits(
            (
                (disc, (x, y), (0, 0, r, r)),
                (disc, (right, y), (r, 0, r, r)),
                (disc, (x, bottom), (0, r, r, r)),
                (disc, (right, bottom), (r, r, r, r)),
            ),
            False,
        )


def _path_pieces(word: str) -> list[str]:
    """Return where the path of a file may be broken; any other word is one piece."""
    return _PATH_PIECE.findall(word) if "/" in word or "\\" in word else [word]


def _frame(surface: pygame.Surface, rect: pygame.Rect, thick: int, color: Rgb) -> None:
    x, y, w, h = rect
    for part in (
        (x, y, w, thick),
        (x, y + h - thick, w, thick),
        (x, y, thick, h),
        (x + w - thick, y, thick, h),
    ):
        surface.fill(color, part)


def hex_of(color: Sequence[int]) -> str:
    """Return ``#rrggbb``."""
    return f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}"


def svg_surface(source: str, size: tuple[int, int]) -> pygame.Surface:
    """Return an SVG drawn at ``size`` px (the picture keeps its own proportions)."""
    return pygame.image.load_sized_svg(io.BytesIO(source.encode()), size)


def _disc_svg(radius: int, fill: Rgb | None, border: Rgb | None, thick: int) -> str:
    d = 2 * radius
    inside = radius - thick / 2 if border is not None else radius
    paint = f'fill="{hex_of(fill)}"' if fill is not None else 'fill="none"'
    if border is not None and thick:
        paint += f' stroke="{hex_of(border)}" stroke-width="{thick}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {d} {d}">'
        f'<circle cx="{radius}" cy="{radius}" r="{inside}" {paint}/></svg>'
    )
