"""The window: the stack of scenes, the loop, and the keys that work everywhere."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.i18n import Translator
from game.paths import assets_dir
from game.scene import Context, Scene
from game.settings import TEXT_SIZES, Settings
from game.ui.access import Bridge
from game.ui.reader import help_dialog, reader_dialog
from game.ui.stage import Ui
from game.ui.theme import LIGHT, THEMES, Theme
from game.ui.window import (
    ORDINARY_WINDOW,
    Keys,
    NoDisplayError,
    Waiter,
    coalesced,
    open_window,
    restore_window,
    set_mode,
    show_window,
)

__all__ = ["App", "NoDisplayError", "Waiter"]

FRAME = 1000 / 60
POLL = 250.0
"""Milliseconds between two looks at what lies outside the window."""


@dataclass
class _Entry:
    scene: Scene
    focus: str = ""
    scrolls: dict[str, int] = field(default_factory=dict)


class App:
    """The window with its scenes.

    Args:
        settings: the player's choices.
        size: of the window in px; the ordinary, or the whole screen, when left out.
        on_settings: called with new settings, to keep them.
        clock: milliseconds; the machine's own when left out.

    Attributes:
        on_failure: told of an error that nobody expected; returns whether the game goes on.
        on_poll: called a few times a second, to look at what lies outside the window.

    Raises:
        NoDisplayError: no window can be opened.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        size: tuple[int, int] | None = None,
        on_settings: Callable[[Settings], object] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.settings = settings
        self.tr = Translator(settings.spoken_language)
        self._keep = on_settings
        self._stack: list[_Entry] = []
        self._stale = False
        self._wanted = ""
        self._running = False
        self._keys = Keys()
        self.on_failure: Callable[[Exception], bool] | None = None
        self.on_poll: Callable[[], object] | None = None
        self._polled = 0.0
        self._windowed = size or ORDINARY_WINDOW
        self._clock = clock or (lambda: time.perf_counter() * 1000)
        self.surface = open_window(self._windowed, settings.full_screen)
        self.ui = Ui(
            self.surface.get_size(),
            assets_dir(),
            self.tr,
            theme=_theme(settings),
            text_scale=settings.text_size / 100,
            reduced_motion=settings.reduced_motion,
            clock=self._clock,
        )
        self._bridge = Bridge.make(self.ui, self.tr("app.name"))
        pygame.display.set_caption(self.tr("app.name"))
        show_window()

    # --- scenes

    @property
    def depth(self) -> int:
        """How many scenes lie on each other."""
        return len(self._stack)

    @property
    def scene(self) -> Scene:
        """The scene in front."""
        return self._stack[-1].scene

    def push(self, scene: Scene) -> None:
        """Lay a scene on top."""
        self._leave()
        self._stack.append(_Entry(scene))
        self._enter()
        scene.on_enter()

    def pop(self, result: object = None) -> None:
        """Close the scene in front and hand its result to the one below; closing the last ends the game."""
        self._stack.pop().scene.on_close()
        if not self._stack:
            self._running = False
            return
        self.ui.close_all()
        self.ui.hints.drop()
        self.scene.on_resume(result)
        self._enter()

    def replace(self, scene: Scene) -> None:
        """Put a scene in place of the one in front."""
        self.ui.close_all()
        if self._stack:
            self._stack.pop().scene.on_close()
        self._stack.append(_Entry(scene))
        self._enter()
        scene.on_enter()

    @property
    def first(self) -> Scene:
        """The scene that all others lie on."""
        return self._stack[0].scene

    def renew(self, scene: Scene) -> None:
        """Put a scene in place of every other; it is scrolled and focused as the first one was."""
        self._leave()
        before = self._stack[0]
        self.replace_all(scene)
        self._stack[0] = _Entry(scene, before.focus, before.scrolls)
        self._enter()

    def replace_all(self, scene: Scene) -> None:
        """Put a scene in place of every other."""
        while len(self._stack) > 1:
            self._stack.pop().scene.on_close()
        self.replace(scene)

    def refresh(self, focus: str = "") -> None:
        """Have the scene in front built again before the next frame.

        Args:
            focus: id of what gets focus then; what has it now when left out.
        """
        self._stale = True
        self._wanted = focus or self._wanted

    def quit(self) -> None:
        """End the game; every scene is told."""
        while self._stack:
            self._stack.pop().scene.on_close()
        self._running = False

    def _leave(self) -> None:
        self.ui.close_all()
        self.ui.hints.drop()
        if self._stack:
            self._stack[-1].focus = self.ui.focus.node.id if self.ui.focus.node else ""

    def _enter(self) -> None:
        entry = self._stack[-1]
        self.ui.focus.node = None
        self.ui.scrolls = entry.scrolls
        self._build()
        if entry.focus:
            node = self.ui.find(entry.focus)
            if node is not None:
                self.ui.focus.set(node, self.ui.keyboard)

    def _build(self) -> None:
        self._stale = False
        width, height = self.ui.logical_size
        scene = self.scene
        scene.ctx = Context(self, self.ui, self.tr, self.settings, width, height)
        self.ui.show(scene.build(scene.ctx))
        wanted, self._wanted = self._wanted, ""
        if not wanted and self.ui.focus.node is None:
            wanted = scene.first_focus
        if wanted and len(self.ui.layers) == 1:
            first = self.ui.find(wanted)
            if first is not None and first.focusable:
                self.ui.focus.set(first, self.ui.keyboard)

    # --- settings

    def change_settings(self, **changes: object) -> None:
        """Change settings, keep them, and show them at once.

        Raises:
            ValueError: a value is not one that the game knows.
        """
        before, self.settings = self.settings, self.settings.with_changes(**changes)
        if self.settings == before:
            return
        if self._keep is not None:
            self._keep(self.settings)
        self.tr = Translator(self.settings.spoken_language)
        self.ui.motion.reduced = self.settings.reduced_motion
        if self.settings.full_screen != before.full_screen:
            self._switch_window()
        self.ui.resize(
            self.surface.get_size(),
            text_scale=self.settings.text_size / 100,
            theme=_theme(self.settings),
            words=self.tr,
        )
        self._stale = True

    def _switch_window(self) -> None:
        if self.settings.full_screen:
            self._windowed = self.surface.get_size()
        else:
            restore_window(self._windowed)
        self.surface = set_mode(self._windowed, self.settings.full_screen)

    # --- events and frames

    def dispatch(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if not self._stack:
            return
        if self._stale:
            self._build()
        if event.type == pygame.QUIT:
            self.quit()
        elif event.type == pygame.VIDEORESIZE:
            self._resized()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.ui.damage(self.surface.get_rect())
        elif event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self._bridge.window_focus(event.type == pygame.WINDOWFOCUSGAINED)
        elif self._bridge.takes(event):
            self._bridge.act(event)
        elif event.type != pygame.KEYDOWN:
            self.ui.handle(event)
        elif not self._global_key(event) and not self.ui.handle(event):
            self._scene_key(event)

    def _scene_key(self, event: pygame.event.Event) -> None:
        if len(self.ui.layers) > 1:
            return
        if not self.scene.on_key(event) and event.key == pygame.K_ESCAPE:
            self.scene.on_escape()

    def _resized(self) -> None:
        surface = pygame.display.get_surface()
        if surface is None:
            return
        self.surface = surface
        if surface.get_size() != self.ui.size:
            self.ui.resize(surface.get_size())
            self._stale = True

    def _global_key(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_F1:
            self._explain()
        elif event.key == pygame.K_F2:
            self._read_aloud()
        elif event.key == pygame.K_F11:
            self.change_settings(full_screen=not self.settings.full_screen)
        elif event.mod & pygame.KMOD_CTRL and event.key in _ZOOM:
            self._zoom(_ZOOM[event.key])
        else:
            return False
        return True

    def _explain(self) -> None:
        self.ui.keyboard = True
        if not self.ui.hints.explain() and len(self.ui.layers) == 1:
            text = self.scene.help() or self.tr("ui.help.none")
            self.ui.open(help_dialog(self.ui, text))

    def _read_aloud(self) -> None:
        if getattr(self.ui.top, "id", "") == "transcript":
            self.ui.close()
        else:
            self.ui.open(reader_dialog(self.ui), "line.0")

    def _zoom(self, step: int) -> None:
        sizes = TEXT_SIZES
        nearest = min(range(len(sizes)), key=lambda i: abs(sizes[i] - self.settings.text_size))
        at = 0 if step == 0 else max(0, min(len(sizes) - 1, nearest + step))
        self.change_settings(text_size=sizes[at])
        self.ui.toast(self.tr("ui.text_size", percent=sizes[at]))

    def frame(self) -> bool:
        """Draw what changed; returns whether something still moves."""
        if not self._stack:
            return False
        # The system may give the window a new surface at any time (shown, full screen, restored); the old one
        # is then freed, and drawing on it ends the program.
        self._resized()
        if self.on_poll is not None and self._clock() - self._polled >= POLL:
            self._polled = self._clock()
            self.on_poll()
        if self._stale:
            self._build()
        moving = self.scene.tick(self._clock())
        rects = self.ui.frame(self.surface)
        if rects:
            pygame.display.update(rects)
            self._bridge.sync()
        return bool(moving or self.ui.motion.moving or self.ui.dirty or self._stale)

    # --- the loop

    def run(self, first: Scene) -> None:
        """Show a scene and play until the window is closed."""
        asyncio.run(self.play(first))

    async def play(self, first: Scene, waiter: Waiter | None = None) -> None:
        """Show a scene and play until the window is closed, giving way every frame."""
        waiter = waiter or Waiter()
        self._running = True
        self.push(first)
        try:
            while self._running and self._stack:
                try:
                    await self._round(waiter)
                except Exception as error:
                    if self.on_failure is None or not self.on_failure(error):
                        raise
        finally:
            self.quit()
            self._bridge.close()
            pygame.display.quit()

    async def _round(self, waiter: Waiter) -> None:
        """Draw once, and take what happens until the next time."""
        began = time.perf_counter()
        moving = self.frame()
        spent = (time.perf_counter() - began) * 1000
        pause = max(0.0, FRAME - spent) if moving else self._rest()
        for event in self._keys.meant(coalesced(await waiter.events(pause))):
            self.dispatch(event)

    def _rest(self) -> float | None:
        """Return the ms until something happens by itself; None when nothing does."""
        wait = self.ui.motion.wait()
        if self.on_poll is None:
            return wait
        return POLL if wait is None else min(wait, POLL)


_ZOOM = {
    pygame.K_PLUS: 1,
    pygame.K_EQUALS: 1,
    pygame.K_KP_PLUS: 1,
    pygame.K_MINUS: -1,
    pygame.K_KP_MINUS: -1,
    pygame.K_0: 0,
    pygame.K_KP0: 0,
}


def _theme(settings: Settings) -> Theme:
    return THEMES.get(settings.theme, LIGHT)
