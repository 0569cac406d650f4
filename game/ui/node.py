"""The tree that a screen is: every node measures, places and draws itself, and can be named aloud.

Lengths that callers give are in dp; rectangles and measures inside the tree are in px. A tree is laid
out once; afterwards a changed leaf calls ``damage`` (it looks different) or ``refit`` (its size may have
changed), and only what moved is placed and drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict, Unpack

import pygame

if TYPE_CHECKING:
    from game.ui.stage import Ui

Pad = float | tuple[float, float] | tuple[float, float, float, float]
Size = tuple[int, int]


class Box(TypedDict, total=False):
    """What every node takes by keyword.

    Attributes:
        id: stable name of the node; focus and scroll survive a rebuild by it.
        name: what the thing is called (screen reader, transcript, driver).
        help: explanation shown by F1.
        tip: short tooltip on hover and on keyboard focus.
        width, height, min_width, min_height, max_width: lengths in dp.
        grow: share of the room left over in the parent's direction.
        pad: inside margin in dp: all sides, (x, y), or (left, top, right, bottom).
        fill, border: colour tokens; radius and thick in dp.
        role: what the thing is; the widget's own when left out.
    """

    id: str
    name: str
    help: str
    tip: str
    width: float
    height: float
    min_width: float
    min_height: float
    max_width: float
    grow: float
    pad: Pad
    fill: str | None
    border: str | None
    radius: float
    thick: float
    role: str


class Node:
    """A rectangle of the screen with its children one below the other.

    Args:
        kids: children from top to bottom; None is left out.
        gap: room between children in dp.
        align: ``stretch``, ``start``, ``center`` or ``end`` across.
        justify: ``start``, ``center`` or ``end`` along, when there is room to spare.
        box: see ``Box``.
    """

    role = "group"
    focusable = False
    tab_stop = True
    takes_sideways = False
    atomic = False
    ring_radius = 8.0

    def __init__(
        self,
        *kids: Node | None,
        gap: float = 0,
        align: str = "stretch",
        justify: str = "start",
        **box: Unpack[Box],
    ) -> None:
        self.kids: list[Node] = [kid for kid in kids if kid is not None]
        self.gap = gap
        self.align = align
        self.justify = justify
        self.id = box.get("id", "")
        self.name = box.get("name", "")
        self.help = box.get("help", "")
        self.tip = box.get("tip", "")
        self.width = box.get("width")
        self.height = box.get("height")
        self.min_width = box.get("min_width", 0.0)
        self.min_height = box.get("min_height", 0.0)
        self.max_width = box.get("max_width")
        self.grow = box.get("grow", 0.0)
        self.pad = _sides(box.get("pad", 0))
        self.fill = box.get("fill")
        self.border = box.get("border")
        self.radius = box.get("radius", 0.0)
        self.thick = box.get("thick", 1.0)
        self.role = box.get("role", type(self).role)
        self.disabled = False
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.parent: Node | None = None
        self.attached = False
        self.stale = True
        self.ui: Ui
        self._sizes: dict[int, Size] = {}
        self._least: int | None = None

    # --- the tree

    def attach(self, ui: Ui, parent: Node | None) -> None:
        """Join a screen; done again when the scale changes."""
        self.ui = ui
        self.parent = parent
        self.attached = True
        self.stale = True
        self._sizes.clear()
        self._least = None
        self.on_attach()
        for kid in self.kids:
            kid.attach(ui, self)

    def on_attach(self) -> None:
        """Do what needs the screen to be known; called before the children join."""

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def ancestors(self) -> Iterator[Node]:
        """Yield the parents, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def set_kids(self, *kids: Node | None) -> None:
        """Replace the children of a living node."""
        self.kids = [kid for kid in kids if kid is not None]
        if self.attached:
            for kid in self.kids:
                kid.attach(self.ui, self)
            self.refit(force=True)
            self.damage()

    # --- what it is called

    def value_text(self) -> str:
        """Return the value as it is read aloud; empty where there is none."""
        return ""

    def states(self) -> tuple[str, ...]:
        """Return the states that hold, as keys of ``ui.state.*`` (checked, selected, unavailable ...)."""
        return ("unavailable",) if self.disabled else ()

    def described(self) -> tuple[str, ...]:
        """Return further lines that a reader gets after the name and the value."""
        return ()

    # --- size

    def measure(self, room: int) -> Size:
        """Return the width and height in px that the node wants when ``room`` px of width are at hand."""
        found = self._sizes.get(room)
        if found is not None:
            return found
        px = self.ui.px
        left, top, right, bottom = self.insets()
        outer = room if self.max_width is None else min(room, px(self.max_width))
        if self.width is not None:
            outer = min(room, px(self.width))
        wide, high = self.content_size(max(1, outer - left - right))
        wide = outer if self.width is not None else max(wide + left + right, px(self.min_width))
        high = px(self.height) if self.height is not None else max(high + top + bottom, px(self.min_height))
        found = self._sizes[room] = (wide, high)
        return found

    def least_width(self) -> int:
        """Return the px of width below which something would be cut."""
        if self._least is None:
            px = self.ui.px
            left, _, right, _ = self.insets()
            if self.width is not None:
                self._least = px(self.width)
            else:
                self._least = max(self.content_least() + left + right, px(self.min_width))
        return self._least

    def least_height(self, width: int) -> int:
        """Return the px of height that the node can be pressed to at that width."""
        if self.height is not None or not self.kids:
            return self.measure(width)[1]
        _, top, _, bottom = self.insets()
        inner = self._inner_width(width)
        least = sum(kid.least_height(inner) for kid in self.kids) + self._gaps() + top + bottom
        return max(least, self.ui.px(self.min_height))

    def content_size(self, room: int) -> Size:
        """Return the px that the children want, without the inside margin."""
        sizes = [kid.measure(room) for kid in self.kids]
        return max((w for w, _ in sizes), default=0), sum(h for _, h in sizes) + self._gaps()

    def content_least(self) -> int:
        """Return the least px of width of the children."""
        return max((kid.least_width() for kid in self.kids), default=0)

    def insets(self) -> tuple[int, int, int, int]:
        """Return the inside margins in px: left, top, right, bottom."""
        px = self.ui.px
        left, top, right, bottom = self.pad
        return px(left), px(top), px(right), px(bottom)

    def inner(self) -> pygame.Rect:
        """Return the rectangle inside the margins."""
        left, top, right, bottom = self.insets()
        x, y, w, h = self.rect
        return pygame.Rect(x + left, y + top, max(0, w - left - right), max(0, h - top - bottom))

    def _inner_width(self, width: int) -> int:
        left, _, right, _ = self.insets()
        return max(1, width - left - right)

    def _gaps(self) -> int:
        return self.ui.px(self.gap) * max(0, len(self.kids) - 1)

    # --- place

    def place(self, rect: pygame.Rect) -> None:
        """Take a rectangle and give the children theirs."""
        if rect == self.rect and not self.stale:
            return
        if rect != self.rect:
            self.damage()
            self.rect = rect
            self.damage()
        self.stale = False
        self.arrange(self.inner())

    def arrange(self, inner: pygame.Rect) -> None:
        """Place the children inside the margins."""
        heights = self._heights(inner)
        gap = self.ui.px(self.gap)
        y = inner.y
        spare = inner.h - sum(heights) - self._gaps()
        if spare > 0 and self.justify != "start":
            y += spare if self.justify == "end" else spare // 2
        for kid, high in zip(self.kids, heights, strict=True):
            wide = inner.w
            if kid.width is not None or kid.max_width is not None or self.align != "stretch":
                wide = min(inner.w, kid.measure(inner.w)[0])
                if self.align == "stretch" and kid.max_width is not None:
                    wide = min(inner.w, self.ui.px(kid.max_width))
            kid.place(pygame.Rect(across(inner.x, inner.w, wide, self.align), y, wide, high))
            y += high + gap

    def _heights(self, inner: pygame.Rect) -> list[int]:
        heights = [kid.measure(inner.w)[1] for kid in self.kids]
        spare = inner.h - sum(heights) - self._gaps()
        growers = sum(kid.grow for kid in self.kids)
        if spare > 0 and growers:
            return share_out(heights, [kid.grow for kid in self.kids], spare)
        if spare < 0:
            slack = [high - kid.least_height(inner.w) for high, kid in zip(heights, self.kids, strict=True)]
            return share_out(heights, [float(max(0, s)) for s in slack], max(spare, -sum(slack)))
        return heights

    def move_by(self, dx: int, dy: int) -> None:
        """Move the node and all below it without placing them again."""
        self.rect.move_ip(dx, dy)
        for kid in self.kids:
            kid.move_by(dx, dy)

    # --- change

    def damage(self) -> None:
        """Have the node drawn again."""
        if self.attached:
            self.ui.damage(self.rect)

    def refit(self, force: bool = False) -> None:
        """Have the node drawn again and, if its size changed, placed again with all that it pushes."""
        if not self.attached:
            return
        self._sizes.clear()
        self._least = None
        self.damage()
        if not force and self.rect.w and self.measure(self.rect.w) == self.rect.size:
            return
        self.stale = True
        for parent in self.ancestors():
            parent.stale = True
            parent._sizes.clear()
            parent._least = None
        self.ui.request_layout()

    # --- draw

    def paint(self, surface: pygame.Surface, clip: pygame.Rect) -> None:
        """Draw the node and its children where they meet ``clip``."""
        if not self.rect.colliderect(clip):
            return
        if self.fill is not None or self.border is not None:
            ui = self.ui
            ui.panel(surface, self.rect, self.radius, self.fill, self.border, self.thick)
        self.draw(surface)
        for kid in self.kids:
            kid.paint(surface, clip)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what is the node's own, under its children."""

    # --- input; each returns whether the event was used

    def on_key(self, event: pygame.event.Event) -> bool:
        """Take a key while the node has focus."""
        return False

    def on_text(self, text: str) -> bool:
        """Take typed text while the node has focus."""
        return False

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Take the pointer going down on the node; True keeps the pointer until it is let go."""
        return False

    def on_drag(self, pos: tuple[int, int]) -> None:
        """Take the kept pointer moving."""

    def on_release(self, pos: tuple[int, int]) -> None:
        """Take the kept pointer being let go."""

    def on_focus(self, gained: bool) -> None:
        """Know that keyboard focus came or went."""

    def activate(self) -> None:
        """Do what a click, Space or Enter does."""

    def cursor(self) -> int:
        """Return the system pointer to show over the node."""
        return (
            pygame.SYSTEM_CURSOR_HAND if self.focusable and not self.disabled else pygame.SYSTEM_CURSOR_ARROW
        )


def _sides(pad: Pad) -> tuple[float, float, float, float]:
    if not isinstance(pad, tuple):
        return pad, pad, pad, pad
    if len(pad) == 2:
        return pad[0], pad[1], pad[0], pad[1]
    return pad


def across(start: int, room: int, wide: int, align: str) -> int:
    """Return where something of ``wide`` px begins in ``room`` px from ``start``."""
    if align == "center":
        return start + (room - wide) // 2
    return start + room - wide if align == "end" else start


def share_out(sizes: list[int], weights: list[float], spare: int) -> list[int]:
    """Return the sizes with ``spare`` px (or lack of it) shared by weight, whole px that add up exactly."""
    total = sum(weights)
    if not total:
        return sizes
    out, given, seen = [], 0, 0.0
    for size, weight in zip(sizes, weights, strict=True):
        seen += weight
        upto = round(spare * seen / total)
        out.append(size + upto - given)
        given = upto
    return out
