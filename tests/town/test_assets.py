"""The fonts and icons that the screens rely on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pygame
import pytest

from game.paths import assets_dir, locale_dir

ICONS = sorted((assets_dir() / "icons").glob("*.svg"))
FONTS = sorted((assets_dir() / "fonts").glob("*.ttf"))
pygame.font.init()
UNSEEN = {"\n", "\u00ad", "\u200b", "\u2060", "\t"}


@pytest.mark.parametrize("size", [16, 24, 48])
def test_icon_every_file_at_every_size_draws_something(size: int) -> None:
    for path in ICONS:
        source = path.read_text(encoding="utf-8")
        assert "currentColor" in source, path.name
        drawn = pygame.image.load_sized_svg(
            io.BytesIO(source.replace("currentColor", "#102030").encode()), (size, size)
        )
        assert drawn.get_size() == (size, size), path.name
        assert drawn.get_bounding_rect().w * drawn.get_bounding_rect().h > size * size / 40, path.name


def test_icon_no_file_names_a_colour_of_its_own() -> None:
    for path in ICONS:
        assert "#" not in path.read_text(encoding="utf-8"), path.name


def _characters() -> set[str]:
    found: set[str] = set()
    for path in locale_dir().glob("*/*.json"):
        for text in json.loads(path.read_text(encoding="utf-8")).values():
            found |= set(text)
    return found - UNSEEN


@pytest.mark.parametrize("path", [p for p in FONTS if p.name.startswith("Inter")], ids=lambda p: p.stem)
def test_font_every_character_of_the_catalogues_has_a_glyph(path: Path) -> None:
    font = pygame.Font(path, 20)
    wanted = sorted(_characters() | set("▲▼■●◆×−–—«»čđŋšŧžÁáæøåÆØÅ½²₂"))
    missing = [c for c, metric in zip(wanted, font.metrics("".join(wanted)), strict=True) if metric is None]
    assert not missing


@pytest.mark.parametrize("path", FONTS, ids=lambda p: p.stem)
def test_font_digits_are_equally_wide(path: Path) -> None:
    font = pygame.Font(path, 40)
    assert len({font.size(digit * 8)[0] for digit in "0123456789"}) == 1
