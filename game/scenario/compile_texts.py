"""Texts of a compiled scenario: the author's, those of archetypes and standard parts, and translations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.i18n import catalogue
from game.scenario import walk
from game.scenario.catalogue import STANDARD_PARTS, archetype, standard
from game.scenario.schema import Scenario

# What a text may hold in braces; filled when the scenario is compiled.
PLACES = ("municipality", "paper", "population")
_PLACE = re.compile(r"\{(" + "|".join(PLACES) + r")\}")


def authors(scenario: Scenario) -> dict[str, str]:
    """Return the author's own texts by id path, as written."""
    return {found.id: found.text for found in walk.texts(scenario)}


def inherited(scenario: Scenario, language: str) -> dict[str, str]:
    """Return the texts that a scenario gets from the catalogue, in a language."""
    texts: dict[str, str] = {}
    for name, item in scenario.initiatives.items():
        if item.from_ is not None:
            base = archetype(item.from_, language)
            for word in ("title", "pitch", "practice"):
                text = getattr(base, word)
                if text and getattr(item, word) is None:
                    texts[f"initiatives.{name}.{word}"] = text
    for part in STANDARD_PARTS:
        if not getattr(scenario, part):
            for name, thing in getattr(standard(language), part).items():
                texts |= {
                    f"{part}.{name}.{word}": text
                    for word in ("title", "text")
                    if (text := getattr(thing, word))
                }
    return texts


def compile_texts(
    scenario: Scenario, translations: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return every text by language and id path, with its places filled.

    Args:
        scenario: the scenario.
        translations: by language, id path to text; what is missing stays out, for the reader to fall back.
    """
    languages = (scenario.language, *(name for name in translations if name != scenario.language))
    texts = {}
    for language in languages:
        own = authors(scenario) if language == scenario.language else dict(translations[language])
        whole = {**inherited(scenario, language), **own}
        _title(scenario, whole, language)
        values = _values(scenario, whole)
        texts[language] = {path: _fill(text, values) for path, text in sorted(whole.items())}
    return texts


def _title(scenario: Scenario, texts: dict[str, str], language: str) -> None:
    """Give events without a title their headline, and endings that of the standard one or of election day."""
    for name, event in scenario.events.items():
        if event.title is None and (headline := texts.get(f"events.{name}.headline")):
            texts[f"events.{name}.title"] = headline
    for name, ending in scenario.endings.items():
        if ending.title is None:
            known = standard(language).endings.get(name)
            texts[f"endings.{name}.title"] = (known and known.title) or catalogue(language)["ending.untitled"]


def _values(scenario: Scenario, texts: Mapping[str, str]) -> dict[str, str]:
    town = scenario.municipality
    return {
        "municipality": texts.get("municipality.name", town.name),
        "paper": texts.get("municipality.paper", town.paper or town.name),
        "population": f"{town.population:,}".replace(",", "\u00a0"),
    }


def _fill(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda match: values[match[1]], text)
