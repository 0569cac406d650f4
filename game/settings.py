"""What a person has chosen for the look and pace of the game; kept between games."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from game import storage
from game.i18n import LANGUAGES, Translator, system_language

TEXT_SIZES = (100, 125, 150, 175, 200)
THEMES = ("system", "light", "dark", "high_contrast")
SPEEDS = ("slow", "normal", "fast")


def text_sizes(tr: Translator) -> list[tuple[str, str]]:
    """Return each size of text to choose, with what it is called."""
    return [(str(size), tr.percent(size / 100)) for size in TEXT_SIZES]


@dataclass(frozen=True)
class Settings:
    """Choices that apply to every game on this machine.

    Attributes:
        language: nb, nn or en; None follows the machine.
        text_size: size of all text, per cent of the ordinary (100 to 200).
        theme: one of ``THEMES``; ``system``, which nobody has chosen, is light.
        reduced_motion: nothing on the screen moves by itself.
        speed: pace of the half-year passing, one of ``SPEEDS``.
        full_screen: the window fills the screen.
        timers: soft timers for discussion are shown.
    """

    language: str | None = None
    text_size: int = 100
    theme: str = "system"
    reduced_motion: bool = False
    speed: str = "normal"
    full_screen: bool = False
    timers: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a value that the game does not know."""
        for field in fields(self):
            value = getattr(self, field.name)
            if not _is_valid(field.name, value):
                raise ValueError(f"setting {field.name} cannot be {value!r}")

    @property
    def spoken_language(self) -> str:
        """The language to use now: the chosen one, else the machine's."""
        return self.language or system_language()

    def with_changes(self, **changes: Any) -> Settings:
        """Return the same settings with some values changed.

        Raises:
            ValueError: a value is not one that the game knows.
        """
        return replace(self, **changes)


_CHOICES: dict[str, tuple[object, ...]] = {
    "language": (None, *LANGUAGES),
    "theme": THEMES,
    "speed": SPEEDS,
}


def _is_valid(name: str, value: object) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name] and not isinstance(value, bool)
    if name == "text_size":
        return isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 200
    return isinstance(value, bool)


def settings_path() -> Path:
    """Return the file that keeps the settings."""
    return storage.user_dir() / "settings.json"


def load_settings() -> Settings:
    """Return the kept settings.

    A value that is unknown or damaged falls back to the ordinary one and the rest is kept; a file that cannot
    be read at all is set aside. Never fails.
    """
    path = settings_path()
    try:
        kept = json.loads(storage.read_text(path, limit=65536))
        if not isinstance(kept, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        with suppress(OSError):
            storage.set_aside(path, f"The settings could not be read ({error}). The ordinary ones are used.")
        return Settings()
    names = {field.name for field in fields(Settings)}
    return Settings(**{k: v for k, v in kept.items() if k in names and _is_valid(k, v)})


def save_settings(settings: Settings) -> None:
    """Keep the settings for next time.

    Raises:
        OSError: the user's folder cannot be written.
    """
    storage.write_atomic(settings_path(), json.dumps(asdict(settings), indent=2) + "\n")
