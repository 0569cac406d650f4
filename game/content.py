"""One compiled scenario as the play path reads it: rules, structure and texts, checked on the way in.

The document is plain JSON made by the scenario compiler; a save embeds it, so what is read here may have been edited
or damaged by anybody. Nothing is trusted: every part has its type and size checked before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from game.engine.rules import Rules, RulesError, rules_hash
from game.i18n import fill

FORMAT = 1
"""The version of the compiled document."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MAX_TEXT = 20_000
_MAX_ITEMS = 2_000
_T = TypeVar("_T")


class ContentError(ValueError):
    """A compiled document cannot be used.

    Attributes:
        path: where in the document.
        reason: what is wrong there, in English, for a log.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Period:
    """When the first turn takes place (``part`` counts from 1 within the year) and how long a turn is."""

    year: int
    part: int
    length: str

    def at(self, turn: int) -> tuple[int, int]:
        """Return the year and the part of the year of a turn (1-based; 0 is the period before the first)."""
        parts = {"half_year": 2, "quarter": 4, "year": 1}[self.length]
        index = self.year * parts + self.part - 1 + turn - 1
        return index // parts, index % parts + 1


@dataclass(frozen=True, slots=True)
class Item:
    """Something of the scenario with an id and what the screens need to draw it (empty where it has none)."""

    id: str
    icon: str = ""
    lever: str = ""
    building: str = ""
    archetype: str = ""
    service: str = ""
    teaches: str = ""
    happening: str = "none"
    seats: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A front page and when it is printed (``when`` is the compiled condition as JSON, None for always)."""

    id: str
    when: Any
    priority: float


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the turn it ends after."""

    id: str
    ends_after: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What a scenario consists of, in the author's order."""

    period: Period
    population: int
    staff: int
    minutes: Mapping[str, float]
    themes: tuple[str, ...]
    seats: tuple[Item, ...]
    services: tuple[Item, ...]
    initiatives: tuple[Item, ...]
    values: tuple[Item, ...]
    cases: tuple[Item, ...]
    events: tuple[Item, ...]
    news: tuple[NewsItem, ...]
    chapters: tuple[Chapter, ...]
    glossary: tuple[str, ...]
    learning_goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A scenario ready to play.

    Attributes:
        document: the JSON document it was read from, for embedding in a save.
        texts: language to id path to text.
    """

    id: str
    rules: Rules
    rules_hash: str
    text_hash: str
    languages: tuple[str, ...]
    source_language: str
    structure: Structure
    texts: Mapping[str, Mapping[str, str]]
    document: Mapping[str, Any]

    def has(self, path: str) -> bool:
        """Return whether the author has written this text (in the scenario's own language or any other)."""
        return any(path in texts for texts in self.texts.values())

    def text(self, language: str, path: str, /, **values: object) -> str:
        """Return a text with its ``{name}`` places filled; empty when nobody has written it.

        A missing translation falls back to bokmål, then to the scenario's own language.
        """
        for lang in (language, "nb", self.source_language):
            found = self.texts.get(lang, {}).get(path)
            if found:
                return fill(found, values)
        return ""

    def numbered(self, language: str, prefix: str) -> tuple[str, ...]:
        """Return the texts ``<prefix>.0``, ``<prefix>.1`` ... (or from 1) in order."""
        first = 0 if self.has(f"{prefix}.0") else 1
        found: list[str] = []
        while self.has(f"{prefix}.{first + len(found)}"):
            found.append(self.text(language, f"{prefix}.{first + len(found)}"))
        return tuple(found)

    def item(self, kind: str, index: int) -> Item:
        """Return the structure's entry for an engine index (kind: services, initiatives, cases, events ...)."""
        items: tuple[Item, ...] = getattr(self.structure, kind)
        return items[index]

    @staticmethod
    def from_json(document: object) -> Content:
        """Read and check a compiled document.

        Raises:
            ContentError: something is missing, has the wrong type or does not fit the rules.
        """
        root = _mapping(document, "")
        if root.get("format") != FORMAT:
            raise ContentError("format", f"expected {FORMAT}, found {root.get('format')!r}")
        try:
            rules = Rules.from_json(_mapping(root.get("rules"), "rules"))
        except RulesError as error:
            raise ContentError("rules", str(error)) from error
        if rules_hash(rules) != root.get("rules_hash"):
            raise ContentError("rules_hash", "does not belong to the rules")
        structure = _structure(_mapping(root.get("structure"), "structure"))
        _agree(rules, structure)
        languages = _strings(root.get("languages"), "languages")
        return Content(
            id=_string(root.get("id"), "id"),
            rules=rules,
            rules_hash=_string(root.get("rules_hash"), "rules_hash"),
            text_hash=_string(root.get("text_hash", ""), "text_hash"),
            languages=languages,
            source_language=_string(root.get("source_language"), "source_language"),
            structure=structure,
            texts={lang: _texts(root.get("texts"), lang) for lang in languages},
            document=root,
        )


def _agree(rules: Rules, structure: Structure) -> None:
    """Refuse a document whose structure names other things than its rules do, or in another order."""
    for kind in ("services", "initiatives", "values", "cases", "events"):
        ruled = tuple(rule.id for rule in getattr(rules, kind))
        shown = tuple(item.id for item in getattr(structure, kind))
        if ruled != shown:
            raise ContentError(f"structure.{kind}", "does not list the same ids as the rules")


def _structure(data: Mapping[str, Any]) -> Structure:
    period = _mapping(data.get("period"), "structure.period")
    length = _string(period.get("length"), "structure.period.length")
    if length not in ("half_year", "quarter", "year"):
        raise ContentError("structure.period.length", f"unknown length {length!r}")
    minutes = _mapping(data.get("minutes", {}), "structure.minutes")
    return Structure(
        period=Period(
            _whole(period.get("year"), "period.year"), _whole(period.get("part"), "period.part"), length
        ),
        population=_whole(data.get("population", 0), "structure.population"),
        staff=_whole(data.get("staff", 0), "structure.staff"),
        minutes={key: _number(value, f"minutes.{key}") for key, value in minutes.items()},
        themes=_strings(data.get("themes", []), "structure.themes"),
        seats=_items(data, "seats"),
        services=_items(data, "services"),
        initiatives=_items(data, "initiatives"),
        values=_items(data, "values"),
        cases=_items(data, "cases"),
        events=_items(data, "events"),
        news=_each(data.get("news", []), "structure.news", _news),
        chapters=_each(data.get("chapters", []), "structure.chapters", _chapter),
        glossary=_strings(data.get("glossary", []), "structure.glossary"),
        learning_goals=_strings(data.get("learning_goals", []), "structure.learning_goals"),
    )


def _items(data: Mapping[str, Any], kind: str) -> tuple[Item, ...]:
    return _each(data.get(kind, []), f"structure.{kind}", _item)


def _item(value: object, path: str) -> Item:
    data = _mapping(value, path)
    words = {
        key: _string(data[key], f"{path}.{key}")
        for key in ("icon", "lever", "building", "archetype", "service", "teaches", "happening")
        if data.get(key) is not None
    }
    return Item(
        id=_string(data.get("id"), f"{path}.id"),
        seats=_strings(data.get("seats", []), f"{path}.seats"),
        options=_each(data.get("options", []), f"{path}.options", _option_id),
        **words,
    )


def _option_id(value: object, path: str) -> str:
    return value if isinstance(value, str) else _string(_mapping(value, path).get("id"), f"{path}.id")


def _news(value: object, path: str) -> NewsItem:
    data = _mapping(value, path)
    return NewsItem(
        id=_string(data.get("id"), f"{path}.id"),
        when=data.get("when"),
        priority=_number(data.get("priority") or 0, f"{path}.priority"),
    )


def _chapter(value: object, path: str) -> Chapter:
    data = _mapping(value, path)
    return Chapter(
        _string(data.get("id"), f"{path}.id"), _whole(data.get("ends_after"), f"{path}.ends_after")
    )


def _texts(value: object, language: str) -> dict[str, str]:
    texts = _mapping(_mapping(value, "texts").get(language, {}), f"texts.{language}")
    return {path: _clean(text, f"texts.{language}.{path}") for path, text in texts.items()}


def _clean(value: object, path: str) -> str:
    """Return a text without control and direction characters, which could deceive a terminal or a reader."""
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        raise ContentError(path, "is not a text of reasonable length")
    return _CONTROL.sub("", value)


def _each(value: object, path: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list) or len(value) > _MAX_ITEMS:
        raise ContentError(path, "is not a list of reasonable length")
    return tuple(read(entry, f"{path}.{n}") for n, entry in enumerate(value))


def _strings(value: object, path: str) -> tuple[str, ...]:
    return _each(value, path, _string)


def _mapping(value: object, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ContentError(path, "is not an object")
    return value


def _string(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise ContentError(path, "is not a text")
    return _clean(value, path)


def _number(value: object, path: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ContentError(path, "is not a number")
    return value


def _whole(value: object, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ContentError(path, "is not a whole number")
    return value
