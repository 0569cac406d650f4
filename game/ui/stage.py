"""One screen: its layers of nodes, their layout, what is drawn again, and where events go."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pygame

from game.ui.focus import DIRECTIONS, Focus
from game.ui.hints import Hints
from game.ui.motion import Motion
from game.ui.node import Node
from game.ui.pointer import Pointer
from game.ui.resources import Resources
from game.ui.scroll import Scroll
from game.ui.theme import LIGHT, Rgb, Theme

LEAST_SCALE = 0.85
"""Text never gets smaller than this, px a dp at 100 %, however small the window."""


class TextsByKey(Protocol):
    """Texts in the player's language, by key."""

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its places filled."""
        ...


class Ui:
    """A screen of nodes on a surface.

    Args:
        size: of the surface in px.
        assets: folder with fonts and icons.
        words: the player's language.
        theme: colours.
        text_scale: 1.0 to 2.0.
        reduced_motion: movements are instant.
        clock: milliseconds; the machine's own when left out.
    """

    def __init__(
        self,
        size: tuple[int, int],
        assets: Path,
        words: TextsByKey,
        *,
        theme: Theme = LIGHT,
        text_scale: float = 1.0,
        reduced_motion: bool = False,
        clock: Callable[[], float] = lambda: time.perf_counter() * 1000,
    ) -> None:
        self.size = size
        self.words = words
        self.theme = theme
        self.text_scale = text_scale
        self.res = Resources(assets)
        self.motion = Motion(clock, reduced_motion)
        self.scrolls: dict[str, int] = {}
        self.scale = 1.0
        self._layers: list[Node] = []
        self._returns: list[tuple[str, bool]] = []
        self._damage: list[pygame.Rect] = []
        self._needs_layout = False
        self._px: dict[float, int] = {}
        self.keyboard = False
        self.focus = Focus(self)
        self.pointer = Pointer(self)
        self.hints = Hints(self)
        self._rescale()

    # --- measures and colours

    def _rescale(self) -> None:
        fitted = min(self.size[0] / 1280, self.size[1] / 720)
        self.scale = max(fitted, LEAST_SCALE) * self.text_scale
        self._px.clear()

    def px(self, dp: float) -> int:
        """Return whole px for a length in dp; a thin line never vanishes."""
        found = self._px.get(dp)
        if found is None:
            found = round(dp * self.scale)
            if not found and dp > 0:
                found = 1
            self._px[dp] = found
        return found

    @property
    def logical_size(self) -> tuple[float, float]:
        """The width and height of the screen in dp: what a screen chooses its columns by."""
        return self.size[0] / self.scale, self.size[1] / self.scale

    def color(self, token: str) -> Rgb:
        """Return the colour of a token in this theme."""
        return self.theme.color(token)

    def panel(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        radius: float,
        fill: str | None,
        border: str | None = None,
        thick: float = 1,
    ) -> None:
        """Draw a rounded panel; radius and thickness in dp, colours as tokens."""
        color = self.theme.color
        self.res.panel(
            surface,
            rect,
            self.px(radius),
            None if fill is None else color(fill),
            None if border is None else color(border),
            max(1, self.px(thick)),
        )

    # --- layers

    @property
    def top(self) -> Node:
        """The layer that takes events: the frontmost dialog, else the screen itself."""
        return self._layers[-1]

    @property
    def layers(self) -> tuple[Node, ...]:
        """The screen and the dialogs on it, the frontmost last."""
        return tuple(self._layers)

    def show(self, root: Node) -> None:
        """Show a screen, in place of the last; focus and scroll are kept by id, dialogs stay open."""
        in_dialog = len(self._layers) > 1
        focus_id = self.focus.node.id if self.focus.node is not None else ""
        self.pointer.forget()
        self.hints.hide()
        self._layers[:1] = [root]
        root.attach(self, None)
        self.request_layout()
        self._damage = [pygame.Rect((0, 0), self.size)]
        if not in_dialog:
            self.focus.restore(focus_id)
        self.hints.recheck()

    def open(self, dialog: Node, focus_id: str = "", *, again: bool = False) -> None:
        """Lay a dialog on top; focus stays inside until it is closed.

        Args:
            dialog: the layer; usually a ``Dialog``.
            focus_id: what gets focus; the first stop when left out.
            again: it is the one that was just closed, built anew, and stays where it was scrolled to.
        """
        if not again:
            for node in dialog.walk():
                if isinstance(node, Scroll):
                    self.scrolls.pop(node.id, None)
        self._returns.append((self.focus.node.id if self.focus.node else "", self.focus.visible))
        self.hints.hide()
        self.pointer.forget()
        self._layers.append(dialog)
        dialog.attach(self, None)
        self._damage = [pygame.Rect((0, 0), self.size)]
        self.layout()
        self.focus.node = None
        order = self.focus.order()
        chosen = next((node for node in order if node.id == focus_id), order[0] if order else None)
        self.focus.set(chosen, self.keyboard)

    def close(self) -> bool:
        """Take the frontmost dialog away and give focus back; False when there is none."""
        if len(self._layers) < 2:
            return False
        self._layers.pop()
        focus_id, visible = self._returns.pop()
        self.hints.hide()
        self.pointer.forget()
        self._damage = [pygame.Rect((0, 0), self.size)]
        self.focus.visible = visible or self.keyboard
        self.focus.restore(focus_id)
        return True

    def close_all(self) -> None:
        """Take every dialog away."""
        while self.close():
            pass

    def resize(
        self,
        size: tuple[int, int] | None = None,
        *,
        text_scale: float | None = None,
        theme: Theme | None = None,
        words: TextsByKey | None = None,
    ) -> None:
        """Take another size, text scale, theme or language; the caller then shows the screen anew."""
        self.size = size or self.size
        self.text_scale = text_scale or self.text_scale
        self.theme = theme or self.theme
        self.words = words or self.words
        self._rescale()
        self.hints.drop()
        self.motion.clear()
        for layer in self._layers:
            layer.attach(self, None)
        self.request_layout()
        self._damage = [pygame.Rect((0, 0), self.size)]

    def find(self, node_id: str) -> Node | None:
        """Return the node of that id, in the frontmost layer that has it."""
        for layer in reversed(self._layers):
            for node in layer.walk():
                if node.id == node_id:
                    return node
        return None

    def toast(self, text: str, tone: str = "info") -> None:
        """Show a short message; ``tone`` is info, positive, warning or negative."""
        self.hints.toast(text, tone)

    # --- what is drawn again

    def damage(self, rect: pygame.Rect) -> None:
        """Have a part of the screen drawn again, with room for a ring round it."""
        if rect.w and rect.h:
            edge = self.px(7)
            self._damage.append(rect.inflate(2 * edge, 2 * edge))

    def request_layout(self) -> None:
        """Have the layers placed again before the next frame."""
        self._needs_layout = True

    @property
    def dirty(self) -> bool:
        """Whether there is something to draw."""
        return bool(self._damage) or self._needs_layout

    def layout(self) -> None:
        """Place the layers now."""
        self._needs_layout = False
        for layer in self._layers:
            layer.place(pygame.Rect((0, 0), self.size))
        if self.focus.visible:
            self.focus.reveal()

    def frame(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Draw what changed and return where."""
        self.motion.tick()
        if self._needs_layout:
            self.layout()
        if not self._damage:
            return []
        rects = _merged(self._damage, pygame.Rect((0, 0), self.size))
        self._damage = []
        for rect in rects:
            surface.set_clip(rect)
            self._paint(surface, rect)
        surface.set_clip(None)
        return rects

    def _paint(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        if self._layers[0].fill is None or not self._layers[0].rect.contains(rect):
            surface.fill(self.color("bg"), rect)
        for index, layer in enumerate(self._layers):
            if index:
                shade = pygame.Surface(rect.size)
                shade.fill(self.color("scrim"))
                shade.set_alpha(150)
                surface.blit(shade, rect)
            layer.paint(surface, rect)
        self._paint_ring(surface, rect)
        for node in self.hints.floats():
            node.paint(surface, rect)

    def _paint_ring(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        node = self.focus.node
        if node is None or not self.focus.visible or not node.attached:
            return
        clip = rect
        for parent in node.ancestors():
            if isinstance(parent, Scroll):
                clip = clip.clip(parent.rect)
        around = node.rect.inflate(2 * self.px(5), 2 * self.px(5))
        if not around.colliderect(clip):
            return
        surface.set_clip(clip)
        self.panel(surface, around, node.ring_radius + 5, None, "halo", 2)
        inner = node.rect.inflate(2 * self.px(3), 2 * self.px(3))
        self.panel(surface, inner, node.ring_radius + 3, None, "focus", 2.5)
        surface.set_clip(rect)

    # --- events

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event; returns whether it was used."""
        if not self._layers:
            return False
        if self._needs_layout:
            self.layout()
        if event.type == pygame.KEYDOWN:
            self.keyboard = True
            return self._key(event)
        if event.type == pygame.TEXTINPUT:
            node = self.focus.node
            return node is not None and not _commanding() and node.on_text(event.text)
        if event.type == pygame.MOUSEBUTTONDOWN:
            self.keyboard = False
        return self.pointer.handle(event)

    def _key(self, event: pygame.event.Event) -> bool:
        node = self.focus.node
        if node is not None and node.on_key(event):
            self.focus.visible = True
            node.damage()
            return True
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return self.focus.tab(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if event.key == pygame.K_ESCAPE and self.hints.hide():
            return True
        if self._hotkey(event):
            return True
        if event.key in DIRECTIONS and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return self.focus.move(*DIRECTIONS[event.key]) or self._scroll_key(event)
        return self._scroll_key(event)

    def _hotkey(self, event: pygame.event.Event) -> bool:
        for node in self.top.walk():
            takes = getattr(node, "takes_hotkey", None)
            if takes is not None and not node.disabled and takes(event):
                return True
        return False

    def _scroll_key(self, event: pygame.event.Event) -> bool:
        around = list(self.focus.node.ancestors()) if self.focus.node is not None else []
        scrolls = [node for node in around if isinstance(node, Scroll)]
        scrolls += [node for node in self.top.walk() if isinstance(node, Scroll) and node not in scrolls]
        moved = any(scroll.on_key(event) for scroll in scrolls)
        if moved:
            self.hints.hide()
        return moved


def _commanding() -> bool:
    """Return whether Ctrl is down for a command; some systems send Ctrl and plus as a text too.

    AltGr, which Norwegian keyboards write @ and { with, is Ctrl and Alt on Windows.
    """
    mods = pygame.key.get_mods()
    return bool(mods & pygame.KMOD_CTRL) and not mods & (pygame.KMOD_ALT | pygame.KMOD_MODE)


def _merged(rects: list[pygame.Rect], bounds: pygame.Rect) -> list[pygame.Rect]:
    """Return rectangles that do not overlap and cover the given ones, inside the bounds."""
    out: list[pygame.Rect] = []
    for rect in rects:
        rect = rect.clip(bounds)
        if not rect.w or not rect.h:
            continue
        hit = rect.collidelist(out)
        while hit >= 0:
            rect = rect.union(out.pop(hit))
            hit = rect.collidelist(out)
        out.append(rect)
    return out
