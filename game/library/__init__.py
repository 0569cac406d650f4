"""Compiled scenarios, and where they are found."""

from game.library.finding import (
    SOURCE_NAME,
    LibraryError,
    ScenarioEntry,
    entries,
    load,
    load_checked,
    locate,
)

__all__ = ["SOURCE_NAME", "LibraryError", "ScenarioEntry", "entries", "load", "load_checked", "locate"]
