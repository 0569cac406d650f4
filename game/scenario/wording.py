"""What the language says of itself, in the author's language: descriptions, units, ranges and defaults.

English stands in the schema. Norwegian stands beside this module in ``wording.nb.json`` and ``.nn.json``, by
where it is said (``key.Scenario.title``, ``part.Case``, ``absent.nothing``, ``unit.points``). What nobody has
written yet is told in bokmål, or else in English, with a warning.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping as Texts
from functools import cache
from pathlib import Path

from game.i18n import FALLBACK, Translator
from game.scenario.definition import (
    Choice,
    Flag,
    FreeText,
    Items,
    Key,
    KeyedMapping,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    WholeNumber,
    parts,
)
from game.scenario.scalars import Lines, Name, Scalar, TextRule

_MANY = 12  # more words than this are listed by editors and in the reference, not in a sentence
_SILENT = ("nothing", "none", "no effect", "no limit", "not asked about")
_LEVELS = "0-100"  # said by the range, not a unit

# Sections of a scenario by their parts, as the checker names the places of texts.
_SECTIONS = {
    "Service": "services",
    "Value": "values",
    "Initiative": "initiatives",
    "Seat": "seats",
    "Event": "events",
    "Ending": "endings",
    "Term": "glossary",
    "Case": "cases",
    "Option": "options",
    "News": "news",
    "Chapter": "chapters",
}
_PLACES = {
    "Expectation.name": "",  # shown in the terminal, where there is room
    "Scenario.learning_goals": "learning_goal",
    "Case.seats": "seat_note",
    "Debrief.questions": "question",
    "Debrief.patterns": "pattern",
}
_PLAIN: dict[type, str] = {
    Flag: "truth",
    TextRule: "text",
    Lines: "lines",
    FreeText: "text",
    Mapping: "mapping",
    NamedMapping: "table",
    Told: "told",
}


@cache
def english() -> dict[str, str]:
    """Return everything the language says of itself, in English, by where it is said."""
    found: dict[str, str] = {}
    for part in parts().values():
        found[f"part.{part.name}"] = part.text
        for key in part.keys:
            said = {_meaning(key): key.text, _absent(key): key.absent, _unit(key): key.unit}
            found |= {place: text for place, text in said.items() if text and text != _LEVELS}
    return found


@cache
def norwegian(language: str) -> Texts[str, str]:
    """Return what is written in bokmål or nynorsk, by where it is said."""
    path = Path(__file__).with_name(f"wording.{language}.json")
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


def said(place: str, text: str, language: str) -> str:
    """Return a text of the definition in a language; where it is missing, in bokmål or else in English.

    Args:
        place: where it is said.
        text: the text in English.
        language: the language.
    """
    if language == "en" or not text:
        return text
    own = norwegian(language).get(place)
    if own is not None:
        return own
    warnings.warn(f"wording.{language}.json has no {place}", stacklevel=2)
    return norwegian(FALLBACK).get(place, text)


def _meaning(key: Key) -> str:
    return f"key.{key.part}.{key.name}"


def _absent(key: Key) -> str:
    return f"absent.{_slug(key.absent)}"


def _unit(key: Key) -> str:
    return f"unit.{_slug(key.unit)}"


def _slug(text: str) -> str:
    """Return a short text that many keys share as a name."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace("%", "percent")).strip("_")


def plain(value: object) -> str:
    """Return a value as it is written in a file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else f"{value:.12g}"
    return str(value)


class Wording:
    """Describes keys in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tr = Translator(language)

    def part(self, part: KeyedMapping) -> str:
        """Return what a part of the language is."""
        return said(f"part.{part.name}", part.text, self.language)

    def meaning(self, key: Key) -> str:
        """Return what a key means."""
        return said(_meaning(key), key.text, self.language)

    def facts(self, key: Key) -> list[str]:
        """Return what may stand after a key: range, unit, and what it is when left out."""
        tr = self._tr
        found = [self.allowed(key), self.room(key)]
        found.append(tr("schema.required") if key.required else tr("schema.absent", value=self.absent(key)))
        return [fact for fact in found if fact]

    def brief(self, key: Key) -> str:
        """Return a key's meaning and the facts that do not go without saying, as plain text."""
        kind = key.kind
        plainly = isinstance(kind, (TextRule, Told, Mapping, NamedMapping)) and not getattr(kind, "short", "")
        plainly = plainly and not (isinstance(kind, NamedMapping) and isinstance(kind.values, Scalar))
        facts = ["" if plainly else self.allowed(key), self.room(key)]
        if key.required:
            facts.append(self._tr("schema.required"))
        elif key.absent not in _SILENT:
            facts.append(self._tr("schema.absent", value=self.absent(key)))
        told = "; ".join(fact for fact in facts if fact)
        return (self.meaning(key) + (f" ({told})" if told else "")).replace("`", "")

    def allowed(self, key: Key) -> str:
        """Return what may stand after a key, with its unit."""
        return self.values(key.kind, self._unit(key))

    def _unit(self, key: Key) -> str:
        return "" if key.unit == _LEVELS else said(_unit(key), key.unit, self.language)

    def refusal(self, key: Key) -> str:
        """Return what an editor says under a value that cannot stand there."""
        return self._tr("schema.write", values=self.allowed(key))

    def absent(self, key: Key) -> str:
        """Return what a key is when it is left out."""
        if key.absent:
            return said(_absent(key), key.absent, self.language)
        return plain(key.default)

    def values(self, kind: Kind, unit: str = "") -> str:
        """Return what may be written, in a few words."""
        tr = self._tr
        after = f" {unit}" if unit else ""
        if isinstance(kind, Scalar):
            return self._number(kind, after)
        if isinstance(kind, WholeNumber):
            return tr("schema.whole", low=plain(kind.low), high=plain(kind.high)) + after
        if isinstance(kind, Choice):
            words = [str(word) for word in kind.words]
            return tr("schema.words") if len(words) > _MANY else self._either(words)
        if isinstance(kind, Items):
            found = tr("schema.list_or_one" if kind.single else "schema.list")
            return f"{found}: {self.values(kind.item)}" if isinstance(kind.item, Choice) else found
        if isinstance(kind, NamedMapping) and isinstance(kind.values, Scalar):
            names = self._either(list(kind.known)) if kind.known else tr("schema.names")
            return tr("schema.each", names=names, values=self.values(kind.values))
        if isinstance(kind, Mapping) and kind.short:
            return tr("schema.mapping_or_one", name=kind.short)
        return tr(f"schema.{kind.kind if isinstance(kind, Name) else _PLAIN[type(kind)]}")

    def _number(self, kind: Scalar, after: str) -> str:
        low, high = kind.bounds
        found = self._tr("schema.number", low=plain(low), high=plain(high)) + after
        if kind.need_percent:
            return self._tr("schema.with_percent", values=found)
        if kind.words:
            found = self._tr("schema.or_words", values=found, words=self._either(list(kind.words)))
        return found

    def _either(self, words: list[str]) -> str:
        *first, last = words
        return self._tr("schema.or", first=", ".join(first), last=last) if first else last

    def room(self, key: Key) -> str:
        """Return how long a text may be for its place on the screen at 200 %."""
        from game.scenario.lint.texts import CHARACTERS, WORDS

        holds = key.kind.values if isinstance(key.kind, NamedMapping) else key.kind
        holds = holds.item if isinstance(holds, Items) else holds
        if not isinstance(holds, (TextRule, Lines, Told)):
            return ""
        named = f"{_SECTIONS[key.part]}.{key.name}" if key.part in _SECTIONS else key.name
        place = _PLACES.get(f"{key.part}.{key.name}", named)
        place = place.rpartition(".")[2] if place in ("chapters.reflect", "chapters.take_home") else place
        for unit, limits in (("characters", CHARACTERS), ("words", WORDS)):
            if place in limits:
                return self._tr(f"schema.room.{unit}", n=limits[place])
        return ""

    def about(self, key: Key) -> str:
        """Return everything of a key as lines of Markdown: meaning, facts, example and source."""
        lines = [self.meaning(key), " · ".join(self.facts(key))]
        if key.example:
            lines.append(self._tr("schema.example", example=f"`{key.name}: {key.example}`"))
        if key.source:
            lines.append(self._tr("schema.source", source=key.source))
        return "\n\n".join(lines)
