"""Names that an author chooses among and no key of the language lists: icons, themes, standard ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from game.engine.vocabulary import COMMON_OWNERS, INDICATORS, LEVERS
from game.i18n import SOFT_HYPHEN, Translator, catalogue
from game.paths import assets_dir
from game.scenario.catalogue import STANDARD_PARTS, standard
from game.scenario.compile_texts import PLACES
from game.scenario.schema import Ending, Seat, Service, Value

KINDS = (
    "icons",
    "themes",
    "services",
    "values",
    "seats",
    "endings",
    "owners",
    "levers",
    "indicators",
    "patterns",
    "terms",
    "places",
)
"""The lists, in the order of the reference."""


@cache
def icons() -> frozenset[str]:
    """Return the names of the icons that come with the game."""
    return frozenset(path.stem for path in (assets_dir() / "icons").glob("*.svg"))


@cache
def themes() -> tuple[str, ...]:
    """Return the themes that the library shows on a scenario's card."""
    return tuple(sorted(key.partition(".")[2] for key in catalogue("nb") if key.startswith("theme.")))


def names(kind: str, language: str) -> dict[str, str]:
    """Return every name of a kind with what it is called on the screen (empty where it has no words).

    Args:
        kind: one of `KINDS`.
        language: of the words.
    """
    if kind in STANDARD_PARTS:
        parts: Mapping[str, Service | Value | Seat | Ending] = getattr(standard(language), kind)
        return {name: item.title or "" for name, item in parts.items()}
    from game.engine.result import PATTERNS  # brings the engine along, which the checker can do without

    told: dict[str, tuple[Iterable[str], str]] = {
        "icons": (sorted(icons()), ""),
        "themes": (themes(), "theme.{}"),
        "owners": (COMMON_OWNERS, "owner.{}"),
        "levers": (LEVERS, "glossary.{}.term"),
        "indicators": (INDICATORS, "indicator.{}"),
        "patterns": (PATTERNS, "patterns.{}.title"),
        "terms": (sorted(key.split(".")[1] for key in catalogue("nb") if _is_term(key)), "glossary.{}.term"),
        "places": (PLACES, "reference.place.{}"),
    }
    (ids, key), tr = told[kind], Translator(language)
    return {name: tr(key.format(name)).replace(SOFT_HYPHEN, "") if key else "" for name in ids}


def _is_term(key: str) -> bool:
    return key.startswith("glossary.") and key.endswith(".term") and key.count(".") == 2
