"""Drawing in isometric space: shapes become SVG text in the light that falls on them."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence

import pygame

from game.town.light import Light

Point = tuple[float, float]
HALF_TILE = 56.0
"""Half the width of a tile in design px; the height is half of it."""
INK_SHADOW = "#14202b"


def iso(i: float, j: float, up: float = 0.0) -> Point:
    """Return the design px of a point on the ground (tiles), ``up`` px above it."""
    return (i - j) * HALF_TILE, (i + j) * HALF_TILE / 2 - up


def coords(points: Iterable[Point]) -> str:
    """Return points as SVG writes them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


class Pen:
    """Collects shapes, painted in a light.

    Args:
        light: tints every colour that does not glow by itself.
        season: winter, spring, summer or autumn.
        seed: of the pen's own random numbers, so that a picture is always the same.
    """

    def __init__(self, light: Light, season: str, seed: int = 1) -> None:
        self.light = light
        self.season = season
        self.random = random.Random(seed)
        self._parts: list[str] = []
        self._gradients = 0
        self._left = self._top = float("inf")
        self._right = self._bottom = float("-inf")

    def bounds(self, margin: float = 9.0) -> tuple[float, float, float, float]:
        """Return the frame (x, y, width, height) of all that has been drawn, with a margin."""
        left, top = self._left - margin, self._top - margin
        return left, top, self._right + margin - left, self._bottom + margin - top

    def _reach(self, points: Iterable[Point], radius: float = 0.0) -> None:
        for x, y in points:
            self._left, self._right = min(self._left, x - radius), max(self._right, x + radius)
            self._top, self._bottom = min(self._top, y - radius), max(self._bottom, y + radius)

    @property
    def snowy(self) -> bool:
        """Return whether snow lies."""
        return self.season == "winter"

    def polygon(
        self,
        points: Sequence[Point],
        fill: str,
        opacity: float = 1.0,
        edge: str = "",
        width: float = 1.0,
        glow: bool = False,
    ) -> None:
        """Fill a polygon, with or without an edge."""
        stroke = self._stroke(edge, width, glow) if edge else ""
        self._reach(points)
        self._parts.append(f'<polygon points="{coords(points)}"{self._fill(fill, opacity, glow)}{stroke}/>')

    def path(
        self,
        d: str,
        fill: str = "",
        opacity: float = 1.0,
        edge: str = "",
        width: float = 1.0,
        glow: bool = False,
    ) -> None:
        """Draw an SVG path; it does not count towards ``bounds``."""
        paint = self._fill(fill, opacity, glow) if fill else ' fill="none"'
        stroke = self._stroke(edge, width, glow, opacity) if edge else ""
        self._parts.append(f'<path d="{d}"{paint}{stroke}/>')

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        opacity: float = 1.0,
        dash: str = "",
        glow: bool = False,
    ) -> None:
        """Draw a line with round ends."""
        self._reach(points)
        d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<path d="{d}" fill="none"{self._stroke(colour, width, glow, opacity)}{dashes}/>')

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str,
        opacity: float = 1.0,
        edge: str = "",
        width: float = 1.0,
        glow: bool = False,
    ) -> None:
        """Draw a circle."""
        stroke = self._stroke(edge, width, glow) if edge else ""
        x, y = centre
        self._reach([centre], radius)
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"{self._fill(fill, opacity, glow)}{stroke}/>'
        )

    def ellipse(
        self, centre: Point, across: float, down: float, fill: str, opacity: float = 1.0, glow: bool = False
    ) -> None:
        """Draw an ellipse with the given half-axes."""
        x, y = centre
        self._reach([centre], max(across, down))
        self._parts.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{across:.1f}" ry="{down:.1f}"'
            f"{self._fill(fill, opacity, glow)}/>"
        )

    def gradient(
        self, top: float, bottom: float, colours: Sequence[str], opacity: Sequence[float] = ()
    ) -> str:
        """Return a fill that changes from ``top`` to ``bottom`` px through colours that are not tinted."""
        self._gradients += 1
        name = f"g{self._gradients}"
        shares = opacity or [1.0] * len(colours)
        stops = "".join(
            f'<stop offset="{n / (len(colours) - 1):.2f}" stop-color="{c}" stop-opacity="{shares[n]}"/>'
            for n, c in enumerate(colours)
        )
        self._parts.append(
            f'<defs><linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" y1="{top:.0f}" x2="0" '
            f'y2="{bottom:.0f}">{stops}</linearGradient></defs>'
        )
        return f"url(#{name})"

    def shadow(self, points: Sequence[Point], opacity: float = 0.16) -> None:
        """Lay a shadow on the ground."""
        self.polygon(points, INK_SHADOW, opacity)

    def raster(self, frame: tuple[float, float, float, float], scale: float) -> pygame.Surface:
        """Return the picture of a frame (x, y, width, height in design px) at ``scale`` px a design px."""
        x, y, w, h = frame
        size = max(1, round(w * scale)), max(1, round(h * scale))
        # The view box follows the rounded size, so that neighbours meet without a seam.
        view = f"{x:.2f} {y:.2f} {size[0] / scale:.3f} {size[1] / scale:.3f}"
        source = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{size[0]}" height="{size[1]}">'
            f"{''.join(self._parts)}</svg>"
        )
        return pygame.image.load_sized_svg(io.BytesIO(source.encode()), size)

    def _fill(self, fill: str, opacity: float, glow: bool) -> str:
        paint = fill if glow or fill.startswith("url") else self.light.tint(fill)
        return f' fill="{paint}"' + (f' fill-opacity="{opacity:.2f}"' if opacity < 1 else "")

    def _stroke(self, colour: str, width: float, glow: bool, opacity: float = 1.0) -> str:
        paint = colour if glow else self.light.tint(colour)
        faint = f' stroke-opacity="{opacity:.2f}"' if opacity < 1 else ""
        return (
            f' stroke="{paint}" stroke-width="{width:.2f}" stroke-linecap="round" '
            f'stroke-linejoin="round"{faint}'
        )
