"""Where the game's own, read-only data lies: in a checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_root() -> Path:
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def assets_dir() -> Path:
    """Return the folder with fonts, icons, themes and catalogues."""
    return _data_root() / "assets"


def locale_dir() -> Path:
    """Return the folder with one sub-folder of JSON catalogues for each language."""
    return assets_dir() / "locale"


def scenarios_dir() -> Path:
    """Return the folder with the scenario library."""
    return _data_root() / "scenarios"


def checkout_dir() -> Path | None:
    """Return the root of the checkout that the game runs from, or None when it is installed with pip."""
    root = _PACKAGE.parent
    return root if (root / "main.py").is_file() and (root / "pyproject.toml").is_file() else None
