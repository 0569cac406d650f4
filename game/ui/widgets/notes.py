"""Short remarks: a badge, a box that stands out."""

from __future__ import annotations

from typing import Unpack

from game.ui.layout import Row
from game.ui.node import Box, Node
from game.ui.widgets.text import Icon, Label

TONES: dict[str, tuple[str, str, str]] = {
    "neutral": ("sunken", "ink2", "info"),
    "info": ("tint", "primary", "info"),
    "positive": ("positive_tint", "positive", "circle_check"),
    "negative": ("negative_tint", "negative", "warn"),
    "warning": ("warning_tint", "warning", "warn"),
}
"""Tone to its ground, its ink and its icon."""


class Badge(Row):
    """A word or two in a small coloured panel; ``tone`` is one of ``TONES``."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "", **box: Unpack[Box]) -> None:
        ground, ink, _ = TONES[tone]
        box.setdefault("pad", (8, 3))
        box.setdefault("fill", ground)
        box.setdefault("radius", 6)
        if tone == "neutral":
            box.setdefault("border", "line")
            ink = "ink2"
        super().__init__(Icon(icon, 16, ink) if icon else None, Label(text, "tag", ink), gap=5, **box)


class Callout(Row):
    """A panel that stands out, with an icon.

    Args:
        text: what it says.
        kids: further nodes under the text.
        tone: one of ``TONES``.
        title: in bold above the text.
        icon: the tone's own when left out.
    """

    def __init__(
        self,
        text: str,
        *kids: Node | None,
        tone: str = "info",
        title: str = "",
        icon: str = "",
        **box: Unpack[Box],
    ) -> None:
        ground, ink, own = TONES[tone]
        box.setdefault("pad", (14, 12))
        box.setdefault("fill", ground)
        box.setdefault("radius", 10)
        words = Node(
            Label(title, "name") if title else None,
            Label(text, "body") if text else None,
            *kids,
            gap=4,
            grow=1,
        )
        super().__init__(Icon(icon or own, 22, ink), words, gap=12, align="start", **box)
