"""The scenarios of the library are whole in every language, and keep what the author's text holds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from game.i18n import LANGUAGES
from game.scenario import loader, walk

SCENARIOS = Path(__file__).parents[2] / "scenarios"
LIBRARY = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.yaml"))
SOFT_HYPHEN = "\u00ad"
# Room for a translated line where the original has its place: two fifths more, or a few letters.
LONGER, LETTERS = 1.4, 12
_PLACE = re.compile(r"\{[a-z_][a-z0-9_]*\}|\[\[[a-z0-9_]+")
_FIGURE = re.compile(r"\d+")


@cache
def originals(name: str) -> dict[str, str]:
    """Return the author's texts by id path."""
    scenario = loader.load(SCENARIOS / name).scenario
    assert scenario is not None
    return {item.id: item.text for item in walk.texts(scenario)}


@cache
def source_language(name: str) -> str:
    """Return the language the scenario is written in."""
    scenario = loader.load(SCENARIOS / name).scenario
    assert scenario is not None
    return scenario.language


@cache
def translations(name: str, language: str) -> dict[str, tuple[str, str]]:
    """Return original and translation by id path, as the catalogue has them."""
    if language == source_language(name):
        pytest.skip("the scenario is written in this language")
    with (SCENARIOS / name / "locale" / f"{language}.po").open(encoding="utf-8") as file:
        return {str(item.context): (str(item.id), str(item.string)) for item in read_po(file) if item.id}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LIBRARY)
def test_library_scenario_in_each_language_is_complete(name: str, language: str) -> None:
    content = loader.load(SCENARIOS / name).content
    assert content is not None
    assert set(content["texts"].get(language, {})) >= set(originals(name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LIBRARY)
def test_catalogue_has_no_text_that_the_scenario_has_dropped(name: str, language: str) -> None:
    texts = originals(name)
    stale = [path for path, (source, _) in translations(name, language).items() if texts.get(path) != source]
    assert not stale


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LIBRARY)
def test_translation_keeps_places_paragraphs_and_lines(name: str, language: str) -> None:
    for path, (source, text) in translations(name, language).items():
        assert sorted(_PLACE.findall(text)) == sorted(_PLACE.findall(source)), path
        assert text.count("\n") == source.count("\n"), path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LIBRARY)
def test_translation_fits_where_the_original_does(name: str, language: str) -> None:
    for path, (source, text) in translations(name, language).items():
        lines = zip(source.split("\n"), text.split("\n"), strict=True)
        for given, plain in ((a.replace(SOFT_HYPHEN, ""), b.replace(SOFT_HYPHEN, "")) for a, b in lines):
            assert len(plain) <= max(LONGER * len(given), len(given) + LETTERS), path


@pytest.mark.parametrize("name", LIBRARY)
def test_nynorsk_keeps_every_figure_and_soft_hyphen(name: str) -> None:
    for path, (source, text) in translations(name, "nn").items():
        plain, given = (re.sub(r"[ \u00a0](?=\d{3})", "", each) for each in (text, source))
        assert sorted(_FIGURE.findall(plain)) == sorted(_FIGURE.findall(given)), path
        assert text.count(SOFT_HYPHEN) >= source.count(SOFT_HYPHEN), path
