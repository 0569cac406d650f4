"""Compiled scenarios, and where they are found."""

from game.library.finding import (
    SOURCE_NAME,
    Entry,
    LibraryError,
    entries,
    load,
    load_checked,
    locate,
)

__all__ = ["SOURCE_NAME", "Entry", "LibraryError", "entries", "load", "load_checked", "locate"]
