"""Colour tokens of the light, dark and high-contrast themes, and the arithmetic of contrast.

Screens name tokens ("ink", "primary"), never colours, so that a theme can change live.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pygame

Rgb = tuple[int, int, int]


@lru_cache(maxsize=512)
def parse(value: str) -> Rgb:
    """Return the red, green and blue (0 to 255) of ``#rrggbb``.

    Raises:
        ValueError: it is not a colour.
    """
    color = pygame.Color(value)
    return (color.r, color.g, color.b)


def luminance(color: Rgb) -> float:
    """Return the relative luminance, 0 (black) to 1 (white), as WCAG 2.1 defines it."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Rgb, second: Rgb) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.1; text needs 4.5, controls 3)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def blend(under: Rgb, over: Rgb, share: float) -> Rgb:
    """Return ``over`` laid on ``under`` with the given share (0 to 1)."""
    mixed = [round(a + (b - a) * share) for a, b in zip(under, over, strict=True)]
    return (mixed[0], mixed[1], mixed[2])


@dataclass(frozen=True)
class Theme:
    """A named set of colour tokens.

    Attributes:
        id: light, dark or high_contrast.
        dark: the surfaces are darker than the ink.
        tokens: token to ``#rrggbb``.
    """

    id: str
    dark: bool
    tokens: Mapping[str, str]
    _cache: dict[str, Rgb] = field(default_factory=dict, compare=False, repr=False)

    def color(self, token: str) -> Rgb:
        """Return the colour of a token, or of a literal ``#rrggbb``.

        Raises:
            KeyError: there is no such token.
        """
        found = self._cache.get(token)
        if found is None:
            found = self._cache[token] = parse(token if token.startswith("#") else self.tokens[token])
        return found


_LIGHT = {
    "bg": "#eef2f5",
    "surface": "#ffffff",
    "sunken": "#f4f7f9",
    "line": "#d3dbe2",
    "groove": "#d3dbe2",
    "control": "#6b7a88",
    "ink": "#14212b",
    "ink2": "#44535f",
    "disabled": "#5f6d79",
    "bar": "#12303f",
    "on_bar": "#ffffff",
    "on_bar2": "#c3d7e1",
    "bar_line": "#37576a",
    "bar_accent": "#7cc7ee",
    "primary": "#0b5c8a",
    "primary_hover": "#094b71",
    "primary_press": "#073b5a",
    "on_primary": "#ffffff",
    "tint": "#e3f0f7",
    "tint_hover": "#d5e8f3",
    "focus": "#0b5c8a",
    "halo": "#ffffff",
    "positive": "#006d77",
    "positive_tint": "#e0f1f2",
    "negative": "#b3261e",
    "negative_tint": "#fbeae8",
    "warning": "#8a5200",
    "warning_tint": "#fcf1dd",
    "series0": "#0a2a5e",
    "series1": "#c74008",
    "series2": "#12847b",
    "series3": "#b02ac9",
    "tooltip": "#14212b",
    "on_tooltip": "#ffffff",
    "scrim": "#0a1a24",
    "paper": "#fbf8f1",
    "paper_ink": "#211d16",
    "paper_ink2": "#5b5344",
    "paper_line": "#cfc6b4",
}

_DARK = {
    **_LIGHT,
    "bg": "#0e1a22",
    "surface": "#172832",
    "sunken": "#12212a",
    "line": "#33495a",
    "groove": "#33495a",
    "control": "#8399a8",
    "ink": "#f1f6f9",
    "ink2": "#b7c6d1",
    "disabled": "#93a5b2",
    "bar": "#0a141b",
    "bar_line": "#33495a",
    "primary": "#6cc1f0",
    "primary_hover": "#93d2f5",
    "primary_press": "#b5e0f8",
    "on_primary": "#06202f",
    "tint": "#1f3d4e",
    "tint_hover": "#27495d",
    "focus": "#ffd166",
    "halo": "#0e1a22",
    "positive": "#4fe3f0",
    "positive_tint": "#143a40",
    "negative": "#ff8a4c",
    "negative_tint": "#42291c",
    "warning": "#f2bf62",
    "warning_tint": "#3d3118",
    "series0": "#6a98ff",
    "series1": "#ff7133",
    "series2": "#7dfbc4",
    "series3": "#d277b0",
    "tooltip": "#f1f6f9",
    "on_tooltip": "#14212b",
    "scrim": "#000000",
    "paper": "#26241f",
    "paper_ink": "#f4efe4",
    "paper_ink2": "#cbc2b0",
    "paper_line": "#5a5343",
}

_HIGH_CONTRAST = {
    **_DARK,
    "bg": "#000000",
    "surface": "#000000",
    "sunken": "#0d0d0d",
    "line": "#ffffff",
    "groove": "#3a3a3a",
    "control": "#ffffff",
    "ink": "#ffffff",
    "ink2": "#ffffff",
    "disabled": "#c8c8c8",
    "bar": "#000000",
    "on_bar2": "#ffffff",
    "bar_line": "#757575",
    "bar_accent": "#8fd6ff",
    "primary": "#8fd6ff",
    "primary_hover": "#c4eaff",
    "primary_press": "#ffffff",
    "on_primary": "#000000",
    "tint": "#00324a",
    "tint_hover": "#004466",
    "focus": "#ffe14d",
    "halo": "#000000",
    "positive": "#66f2ff",
    "positive_tint": "#00282c",
    "negative": "#ffa36b",
    "negative_tint": "#331400",
    "warning": "#ffd98a",
    "warning_tint": "#2e2000",
    "tooltip": "#ffffff",
    "on_tooltip": "#000000",
    "paper": "#000000",
    "paper_ink": "#ffffff",
    "paper_ink2": "#ffffff",
    "paper_line": "#ffffff",
}

LIGHT = Theme("light", False, _LIGHT)
DARK = Theme("dark", True, _DARK)
HIGH_CONTRAST = Theme("high_contrast", True, _HIGH_CONTRAST)
THEMES: Mapping[str, Theme] = {theme.id: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}

TEXT_PAIRS: tuple[tuple[str, str], ...] = tuple(
    (ink, ground)
    for ground, inks in {
        "bg": ("ink", "ink2", "primary", "positive", "negative", "warning", "disabled"),
        "surface": ("ink", "ink2", "primary", "positive", "negative", "warning", "disabled"),
        "sunken": ("ink", "ink2", "primary", "positive", "negative", "warning", "disabled"),
        "tint": ("ink", "ink2", "primary"),
        "tint_hover": ("ink", "ink2", "primary"),
        "bar": ("on_bar", "on_bar2"),
        "bar_line": ("on_bar",),
        "primary": ("on_primary",),
        "primary_hover": ("on_primary",),
        "primary_press": ("on_primary",),
        "positive_tint": ("ink", "positive"),
        "negative_tint": ("ink", "negative"),
        "warning_tint": ("ink", "warning"),
        "tooltip": ("on_tooltip",),
        "paper": ("paper_ink", "paper_ink2"),
    }.items()
    for ink in inks
)
"""Pairs of text and ground that screens may use; the tests hold each of them to 4.5:1."""

CONTROL_PAIRS: tuple[tuple[str, str], ...] = (
    ("control", "surface"),
    ("control", "bg"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("primary", "surface"),
    ("bar_accent", "bar"),
    ("control", "groove"),
    *((f"series{i}", "surface") for i in range(4)),
)
"""Pairs of control and ground; the tests hold each of them to 3:1."""
