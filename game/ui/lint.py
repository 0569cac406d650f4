"""What is wrong with a screen that a person would stumble over, found without looking at it.

Used by the tests on every screen, in every language, size and theme::

    assert not problems(driver.ui, driver.app.surface)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.ui.node import Node
from game.ui.resources import plain
from game.ui.scroll import Scroll
from game.ui.stage import Ui
from game.ui.theme import contrast
from game.ui.widgets.text import Label

LEAST_TARGET = 40
LEAST_TEXT = 14
NAMELESS = ("group", "presentation", "separator", "scroll", "text", "list", "radiogroup", "row", "status")


@dataclass(frozen=True)
class ScreenFault:
    """One fault of a screen.

    Attributes:
        rule: ``clipped``, ``overlap``, ``hidden``, ``outside``, ``name``, ``id``, ``target``, ``contrast`` or
            ``small``.
        where: the node, by role, id and name.
        detail: what is wrong with it.
    """

    rule: str
    where: str
    detail: str

    def __str__(self) -> str:
        """Return the fault in one line."""
        return f"{self.rule}: {self.where}: {self.detail}"


def problems(ui: Ui, surface: pygame.Surface) -> list[ScreenFault]:
    """Return what is wrong with the frontmost layer.

    Draws the screen and moves focus through all that can have it; focus and scroll end where they began.

    Args:
        ui: the screen; its movements should be reduced, so that what scrolls is there at once.
        surface: what it is drawn on.
    """
    ui.frame(surface)
    nodes = list(_shown(ui.top))
    labels = [node for node in nodes if isinstance(node, Label) and plain(node.text).strip()]
    return [
        *_clipped(labels),
        *_overlaps(ui, labels),
        *_small(labels),
        *_contrasts(ui, surface, labels),
        *_outside(nodes),
        *_unnamed(nodes),
        *_targets(ui),
        *_hidden(ui),
    ]


def _shown(node: Node) -> Iterator[Node]:
    """Yield what has a place; a widget gives none to what it shows only at other widths."""
    yield node
    for kid in node.kids:
        if kid.rect.w and kid.rect.h:
            yield from _shown(kid)


def _where(node: Node) -> str:
    said = plain(node.name).replace("\n", " ")
    return f"{node.role} {node.id or '-'} '{said[:48]}'"


def _scrolls(node: Node) -> Iterator[Scroll]:
    return (parent for parent in node.ancestors() if isinstance(parent, Scroll))


def _view(ui: Ui, node: Node) -> pygame.Rect:
    """Return the part of the screen that the node can be seen in."""
    view = pygame.Rect((0, 0), ui.size)
    for scroll in _scrolls(node):
        view = view.clip(scroll.rect)
    return view


def _clipped(labels: list[Label]) -> Iterator[ScreenFault]:
    for label in labels:
        inner = label.inner()
        wide, high = label.content_size(max(1, inner.w))
        if label.content_least() > inner.w + 2:
            yield ScreenFault(
                "clipped", _where(label), f"needs {label.content_least()} px across, has {inner.w}"
            )
        elif wide > inner.w + 2 or high > inner.h + 1:
            yield ScreenFault("clipped", _where(label), f"needs {wide}x{high} px, has {inner.w}x{inner.h}")


def _overlaps(ui: Ui, labels: list[Label]) -> Iterator[ScreenFault]:
    seen = [(label, _ink(label).clip(_view(ui, label))) for label in labels]
    placed = sorted(((label, rect) for label, rect in seen if rect.w and rect.h), key=lambda pair: pair[1].y)
    for index, (one, rect) in enumerate(placed):
        for other, below in placed[index + 1 :]:
            if below.y >= rect.bottom:
                break
            if rect.colliderect(below):
                yield ScreenFault("overlap", _where(one), f"with {_where(other)}")


def _ink(label: Label) -> pygame.Rect:
    """Return where the letters of a label are, without the air of its line height."""
    inner = label.inner()
    wide = label.content_size(max(1, inner.w))[0]
    x = inner.x if label.align == "start" else inner.right - wide if label.align == "end" else None
    rect = pygame.Rect(inner.x if x is None else x, inner.y, wide, inner.h)
    if x is None:
        rect.centerx = inner.centerx
    return rect.inflate(-2, -label.ui.px(label.size * 0.3))


def _small(labels: list[Label]) -> Iterator[ScreenFault]:
    for label in labels:
        if label.size < LEAST_TEXT:
            yield ScreenFault("small", _where(label), f"text of {label.size} dp")


def _contrasts(ui: Ui, surface: pygame.Surface, labels: list[Label]) -> Iterator[ScreenFault]:
    """Compare each text with the pixels at the corners of its place, where no letter reaches."""
    screen = surface.get_rect()
    for label in labels:
        rect = label.inner()
        corners = [(rect.left, rect.top), (rect.right - 1, rect.top), (rect.left, rect.bottom - 1)]
        seen = _view(ui, label).clip(screen)
        grounds = [tuple(surface.get_at(corner))[:3] for corner in corners if seen.collidepoint(corner)]
        if not grounds:
            continue
        ratio = min(contrast(ui.color(label.color), (g[0], g[1], g[2])) for g in grounds)
        if ratio < (3.0 if label.size >= 24 else 4.5):
            yield ScreenFault("contrast", _where(label), f"{label.color}: {ratio:.1f} to 1")


def _outside(nodes: list[Node]) -> Iterator[ScreenFault]:
    """Find what reaches out of its parent to the side, or out of a parent that does not scroll."""
    for node in nodes:
        parent = node.parent
        if parent is None:
            continue
        over = max(parent.rect.x - node.rect.x, node.rect.right - parent.rect.right)
        if not isinstance(parent, Scroll):
            over = max(over, parent.rect.y - node.rect.y, node.rect.bottom - parent.rect.bottom)
        if over > 1:
            yield ScreenFault("outside", _where(node), f"{over} px out of {_where(parent)}")


def _unnamed(nodes: list[Node]) -> Iterator[ScreenFault]:
    inside_atomic = {id(kid) for node in nodes if node.atomic for kid in node.walk() if kid is not node}
    for node in nodes:
        silent = node.role in NAMELESS and not (node.focusable and not isinstance(node, Scroll))
        if not node.role or (not silent and not node.name and id(node) not in inside_atomic):
            yield ScreenFault("name", _where(node), "has no name")
        if node.focusable and node.atomic and not node.id:
            yield ScreenFault("id", _where(node), "can have focus but has no id to keep it by")
    for name, count in Counter(node.id for node in nodes if node.id).items():
        if count > 1:
            yield ScreenFault("id", name, f"used {count} times")


def _targets(ui: Ui) -> Iterator[ScreenFault]:
    least = ui.px(LEAST_TARGET) - 1
    for node in ui.focus.candidates():
        if not isinstance(node, Scroll) and node.role != "listitem" and min(node.rect.size) < least:
            yield ScreenFault("target", _where(node), f"{node.rect.w}x{node.rect.h} px, at least {least + 1}")


def _hidden(ui: Ui) -> Iterator[ScreenFault]:
    """Give focus to everything in turn and see that it can be seen."""
    was, visible, offsets = ui.focus.node, ui.focus.visible, dict(ui.scrolls)
    scrolls = [node for node in ui.top.walk() if isinstance(node, Scroll)]
    stood = [scroll.offset for scroll in scrolls]
    for node in ui.focus.candidates():
        ui.focus.set(node)
        view = _view(ui, node)
        seen = node.rect.clip(view)
        if seen.w < node.rect.w - 1 or seen.h < min(node.rect.h, view.h * 3 // 4) - 1:
            yield ScreenFault(
                "hidden", _where(node), f"{seen.w}x{seen.h} of {node.rect.w}x{node.rect.h} px is seen"
            )
    ui.focus.set(was, visible)
    for scroll, offset in zip(scrolls, stood, strict=True):
        scroll.scroll_to(offset, smooth=False)
    ui.scrolls.clear()
    ui.scrolls.update(offsets)
