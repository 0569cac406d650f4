"""Key combinations: how they are written by screens, matched, and shown to a player."""

from __future__ import annotations

from functools import lru_cache

import pygame

_MODS = {"ctrl": pygame.KMOD_CTRL, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT}
_NAMES = {
    "enter": pygame.K_RETURN,
    "return": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "esc": pygame.K_ESCAPE,
    "escape": pygame.K_ESCAPE,
    "tab": pygame.K_TAB,
    "backspace": pygame.K_BACKSPACE,
    "delete": pygame.K_DELETE,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    "plus": pygame.K_PLUS,
    "minus": pygame.K_MINUS,
    **{f"f{n}": pygame.K_F1 + n - 1 for n in range(1, 13)},
}
_KEYPAD = {
    pygame.K_KP_ENTER: pygame.K_RETURN,
    pygame.K_KP_PLUS: pygame.K_PLUS,
    pygame.K_KP_MINUS: pygame.K_MINUS,
}
_KEYPAD |= {pygame.K_KP0: pygame.K_0} | {pygame.K_KP1 + n: pygame.K_1 + n for n in range(9)}
PRESS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


@lru_cache(maxsize=256)
def parse(combination: str) -> tuple[int, int]:
    """Return the key and the modifiers of a combination such as ``ctrl+enter``, ``shift+tab`` or ``n``.

    Raises:
        ValueError: there is no such key.
    """
    *mods, key = combination.lower().split("+")
    code = _NAMES.get(key) or (ord(key) if len(key) == 1 else 0)
    if not code or any(mod not in _MODS for mod in mods):
        raise ValueError(f"unknown key {combination!r}")
    wanted = 0
    for mod in mods:
        wanted |= _MODS[mod]
    return code, wanted


def matches(event: pygame.event.Event, combination: str) -> bool:
    """Return whether a key event is that combination, with those modifiers and no others."""
    key, wanted = parse(combination)
    pressed = _KEYPAD.get(event.key, event.key)
    if pressed != key:
        return False
    return all(bool(event.mod & mask) == bool(wanted & mask) for mask in _MODS.values())


def digit(event: pygame.event.Event) -> int | None:
    """Return the digit of a plain digit key, else None."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_SHIFT):
        return None
    key = _KEYPAD.get(event.key, event.key)
    return key - pygame.K_0 if pygame.K_0 <= key <= pygame.K_9 else None


def shown(combination: str) -> str:
    """Return the combination as it is written on a key cap: ``Ctrl+↵``."""
    signs = {"enter": "↵", "left": "←", "right": "→", "up": "↑", "down": "↓", "plus": "+", "minus": "−"}
    return "+".join(signs.get(part, part.capitalize()) for part in combination.split("+"))
