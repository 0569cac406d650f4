"""One compiled scenario as the play path reads it: rules, structure and texts, checked on the way in.

The document is plain JSON made by the scenario compiler; a save embeds it, so what is read here may have been
edited or damaged by anybody. Nothing is trusted: every part has its type and size checked before it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.engine.codec import from_plain
from game.engine.conditions import Condition
from game.engine.integrity import check
from game.engine.rules import EndingRule, Rules, RulesError, document_hash
from game.i18n import fill
from game.reading import (
    LONGEST_TEXT,
    MOST_SEATS,
    ReadingError,
    clean,
    each,
    mapping,
    number,
    string,
    strings,
    whole,
)

FORMAT = 1
"""The version of the compiled document."""


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
    """A story of the local paper, and when it can be printed (None: always)."""

    id: str
    when: Condition | None
    priority: float


@dataclass(frozen=True, slots=True)
class ChapterEnd:
    """A chapter: the turn it ends after."""

    id: str
    ends_after: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What a scenario consists of, in the author's order.

    Attributes:
        told: for each text with variants, by id path, when each variant is told; the first that holds is.
    """

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
    told: Mapping[str, tuple[Condition | None, ...]]
    chapters: tuple[ChapterEnd, ...]
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
        """Return the structure's entry for an engine index (kind: services, initiatives, cases, events
        ...).
        """
        items: tuple[Item, ...] = getattr(self.structure, kind)
        return items[index]

    @staticmethod
    def from_json(document: object) -> Content:
        """Read and check a compiled document.

        Raises:
            ReadingError: something is missing, has the wrong type or does not fit the rules.
        """
        root = mapping(document, "")
        if root.get("format") != FORMAT:
            raise ReadingError("format", f"expected {FORMAT}, found {root.get('format')!r}")
        try:
            rules = Rules.from_json(mapping(root.get("rules"), "rules"))
        except RulesError as error:
            raise ReadingError("rules", str(error)) from error
        if document_hash(root["rules"]) != root.get("rules_hash"):
            raise ReadingError("rules_hash", "does not belong to the rules")
        structure = _structure(mapping(root.get("structure"), "structure"))
        _agree(rules, structure)
        languages = strings(root.get("languages"), "languages")
        return Content(
            id=string(root.get("id"), "id"),
            rules=rules,
            rules_hash=string(root.get("rules_hash"), "rules_hash"),
            text_hash=string(root.get("text_hash", ""), "text_hash"),
            languages=languages,
            source_language=string(root.get("source_language"), "source_language"),
            structure=structure,
            texts={lang: _texts(root.get("texts"), lang) for lang in languages},
            document=root,
        )


def _agree(rules: Rules, structure: Structure) -> None:
    """Refuse a document whose structure names other things than its rules do, or in another order."""
    asked = {
        "news": tuple(EndingRule(item.id, item.when, item.priority) for item in structure.news),
        "told": tuple(
            EndingRule(f"{path}.{at}", when)
            for path, whens in structure.told.items()
            for at, when in enumerate(whens)
        ),
    }
    for kind, rows in asked.items():
        try:
            # they ask the same questions as endings, so they are checked alike
            check(replace(rules, endings=rows))
        except RulesError as error:
            raise ReadingError(f"structure.{kind}", error.reason) from error
    for kind in ("services", "initiatives", "values", "cases", "events"):
        ruled = tuple(rule.id for rule in getattr(rules, kind))
        shown = tuple(item.id for item in getattr(structure, kind))
        if ruled != shown:
            raise ReadingError(f"structure.{kind}", "does not list the same ids as the rules")


def _structure(data: Mapping[str, Any]) -> Structure:
    period = mapping(data.get("period"), "structure.period")
    length = string(period.get("length"), "structure.period.length")
    if length not in ("half_year", "quarter", "year"):
        raise ReadingError("structure.period.length", f"unknown length {length!r}")
    minutes = mapping(data.get("minutes", {}), "structure.minutes")
    seats = _items(data, "seats")
    if len(seats) > MOST_SEATS:
        raise ReadingError("structure.seats", f"more than {MOST_SEATS}")
    return Structure(
        period=Period(
            whole(period.get("year"), "period.year"), whole(period.get("part"), "period.part"), length
        ),
        population=whole(data.get("population", 0), "structure.population"),
        staff=whole(data.get("staff", 0), "structure.staff"),
        minutes={key: number(value, f"minutes.{key}") for key, value in minutes.items()},
        themes=strings(data.get("themes", []), "structure.themes"),
        seats=seats,
        services=_items(data, "services"),
        initiatives=_items(data, "initiatives"),
        values=_items(data, "values"),
        cases=_items(data, "cases"),
        events=_items(data, "events"),
        news=each(data.get("news", []), "structure.news", _news),
        told=_told(data.get("told", {})),
        chapters=each(data.get("chapters", []), "structure.chapters", _chapter),
        glossary=strings(data.get("glossary", []), "structure.glossary"),
        learning_goals=strings(data.get("learning_goals", []), "structure.learning_goals"),
    )


def _items(data: Mapping[str, Any], kind: str) -> tuple[Item, ...]:
    return each(data.get(kind, []), f"structure.{kind}", _item)


def _item(value: object, path: str) -> Item:
    data = mapping(value, path)
    words = {
        key: string(data[key], f"{path}.{key}")
        for key in ("icon", "lever", "building", "archetype", "service", "teaches", "happening")
        if data.get(key) is not None
    }
    return Item(
        id=string(data.get("id"), f"{path}.id"),
        seats=strings(data.get("seats", []), f"{path}.seats"),
        options=each(data.get("options", []), f"{path}.options", _option_id),
        **words,
    )


def _option_id(value: object, path: str) -> str:
    return value if isinstance(value, str) else string(mapping(value, path).get("id"), f"{path}.id")


def _told(value: object) -> dict[str, tuple[Condition | None, ...]]:
    path = "structure.told"
    return {
        name: tuple(item.when for item in each(whens, f"{path}.{name}", _variant))
        for name, whens in mapping(value, path).items()
    }


def _variant(value: object, path: str) -> NewsItem:
    return _news({"id": "variant", "when": value}, path)


def _news(value: object, path: str) -> NewsItem:
    data = mapping(value, path)
    plain = {"id": data.get("id"), "when": data.get("when"), "priority": data.get("priority") or 0.0}
    try:
        rule = from_plain(EndingRule, plain)
    except RulesError as error:
        raise ReadingError(f"{path}.{error.path}", error.reason) from error
    return NewsItem(rule.id, rule.when, rule.priority)


def _chapter(value: object, path: str) -> ChapterEnd:
    data = mapping(value, path)
    return ChapterEnd(
        string(data.get("id"), f"{path}.id"), whole(data.get("ends_after"), f"{path}.ends_after")
    )


def _texts(value: object, language: str) -> dict[str, str]:
    texts = mapping(mapping(value, "texts").get(language, {}), f"texts.{language}")
    for path, text in texts.items():
        if isinstance(text, str) and len(text) > LONGEST_TEXT:
            raise ReadingError(f"texts.{language}.{path}", f"is longer than {LONGEST_TEXT} characters")
    return {path: clean(text, f"texts.{language}.{path}") for path, text in texts.items()}
