"""The operating system's part of the game: a window on a screen, and waiting for what happens to it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress

import pygame

LEAST_WINDOW = (640, 400)
ORDINARY_WINDOW = (1280, 720)


class NoDisplayError(Exception):
    """There is no screen to open a window on."""


class Waiter:
    """Waits for events without keeping the machine awake; works on a desktop and in a browser.

    SDL's own wait wakes every millisecond; we look every few milliseconds while somebody is busy, and more
    seldom when nothing has happened for a while.
    """

    def __init__(self) -> None:
        self._last = time.monotonic()

    async def events(self, timeout: float | None) -> list[pygame.event.Event]:
        """Return what has happened, after at most ``timeout`` ms (None: however long it takes)."""
        end = None if timeout is None else time.monotonic() + timeout / 1000
        while True:
            found = pygame.event.get()
            now = time.monotonic()
            if found:
                self._last = now
                await asyncio.sleep(0)
                return found
            if end is not None and now >= end:
                await asyncio.sleep(0)
                return []
            quiet = now - self._last
            pause = 0.004 if quiet < 1.0 else 0.02 if quiet < 4.0 else 0.08
            await asyncio.sleep(pause if end is None else min(pause, max(0.0, end - now)))


def coalesced(events: list[pygame.event.Event]) -> list[pygame.event.Event]:
    """Return the events with runs of pointer movement shortened to the last of each."""
    out: list[pygame.event.Event] = []
    for event in events:
        if event.type == pygame.MOUSEMOTION and out and out[-1].type == pygame.MOUSEMOTION:
            out[-1] = event
        else:
            out.append(event)
    return out


class Keys:
    """Decides which repeats of a held key count.

    A choice is made once: Enter held down, or pressed just before something slow, must not also confirm what
    comes next. (Repeats run on a clock of their own, which does not know that the key is up until we look.)
    """

    def __init__(self) -> None:
        self._held: set[int] = set()

    def meant(self, events: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """Return the events without repeats of choosing keys, and without those that piled up."""
        released = {event.key for event in events if event.type == pygame.KEYUP}
        out: list[pygame.event.Event] = []
        repeated: set[int] = set()
        for event in events:
            if event.type == pygame.KEYUP:
                self._held.discard(event.key)
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._held.clear()
            elif event.type == pygame.KEYDOWN:
                key = event.key
                if key in self._held:
                    if key not in _REPEATING or key in released | repeated:
                        continue
                    repeated.add(key)
                self._held.add(key)
            out.append(event)
        return out


_REPEATING = {
    pygame.K_LEFT,
    pygame.K_RIGHT,
    pygame.K_UP,
    pygame.K_DOWN,
    pygame.K_PAGEUP,
    pygame.K_PAGEDOWN,
    pygame.K_TAB,
    pygame.K_BACKSPACE,
    pygame.K_DELETE,
}


def open_window(size: tuple[int, int], full_screen: bool) -> pygame.Surface:
    """Open a window, hidden for now so that the screen-reader bridge can come first.

    Raises:
        NoDisplayError: there is no screen.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if sys.platform.startswith("linux"):
        # Without a GPU a texture framebuffer makes the smallest update as slow as the whole screen.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    try:
        pygame.display.init()
        if pygame.display.get_driver() == "offscreen" and "SDL_VIDEODRIVER" not in os.environ:
            # Without any screen SDL is content to draw nowhere; a player is not.
            pygame.display.quit()
            raise NoDisplayError("no display")
        pygame.font.init()
        surface = set_mode(size, full_screen, pygame.HIDDEN)
    except pygame.error as error:
        raise NoDisplayError(str(error)) from error
    pygame.key.set_repeat(350, 45)
    return surface


def set_mode(size: tuple[int, int], full_screen: bool, flags: int = 0) -> pygame.Surface:
    """Return the surface of a window of ``size`` px, or of the whole screen."""
    if full_screen:
        return pygame.display.set_mode((0, 0), pygame.FULLSCREEN | flags)
    return pygame.display.set_mode(size, pygame.RESIZABLE | flags)


def show_window() -> None:
    """Show the window that was opened hidden, and keep it from becoming too small to read."""

    def act(window: pygame.Window) -> None:
        window.minimum_size = LEAST_WINDOW
        window.show()

    _with_window(act)


def restore_window(size: tuple[int, int]) -> None:
    """Bring a window back from the whole screen; in one step some desktops keep the size of the screen."""

    def act(window: pygame.Window) -> None:
        window.set_windowed()
        window.size = size

    _with_window(act)


def _with_window(act: Callable[[pygame.Window], None]) -> None:
    """Use the window's finer controls; where a desktop lacks one, the ordinary way has to do."""
    with suppress(pygame.error, AttributeError), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the only way to them, so far
        act(pygame.Window.from_display_module())
