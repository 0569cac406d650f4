"""Texts: too long for their place, unknown terms and places, real municipalities' names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.reading import LONGEST_TEXT
from game.scenario import walk
from game.scenario.compile_texts import PLACES
from game.scenario.diagnostics import Level, NameList, Problem, Word, nearest
from game.scenario.lint import bullets
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

TERM = re.compile(r"\[\[([^\[\]]{1,60})\]\]")
PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_NAME = re.compile(r"[A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*)?")

# Characters where a text stands on one or two lines, words where it runs on. Room is counted at 200 % text.
CHARACTERS = {
    "title": 50,
    "name": 30,
    "paper": 40,
    "services.title": 40,
    "values.title": 50,
    "initiatives.title": 50,
    "seats.title": 50,
    "events.title": 60,
    "events.headline": 90,
    "endings.title": 60,
    "cases.title": 60,
    "options.title": 80,
    "news.headline": 90,
    "chapters.title": 60,
    "glossary.term": 40,
}
WORDS = {
    "summary": 50,
    "story": 240,
    "learning_goal": 40,
    "services.text": 60,
    "values.text": 40,
    "seats.text": 50,
    "initiatives.pitch": 45,
    "initiatives.practice": 50,
    "cases.text": 130,
    "cases.discuss": 40,
    "seat_note": 30,
    "options.text": 36,
    "options.pros": 30,
    "options.cons": 30,
    "options.because": 45,
    "because": 45,
    "events.text": 110,
    "events.because": 50,
    "events.lesson": 50,
    "endings.text": 160,
    "news.text": 90,
    "chapters.text": 110,
    "reflect": 45,
    "take_home": 60,
    "question": 45,
    "pattern": 60,
    "hint": 60,
    "glossary.text": 70,
}
# Names that are everyday words too: only the municipality's own name is compared with these.
_WORDS_TOO = frozenset(
    [
        "Time",
        "Hole",
        "Lund",
        "Gran",
        "Fjord",
        "Heim",
        "Sel",
        "Ski",
        "Vik",
        "Nes",
        "Os",
        "Bø",
        "Ås",
        "Hå",
        "Lom",
        "Rana",
        "Flå",
        "Sande",
        "Lier",
        "Ål",
        "Etne",
        "Fauske",
        "Luster",
        "Modum",
        "Hol",
        "Gol",
        "Rindal",
        "Stad",
        "Herøy",
        "Nord-Fron",
        "Sola",
        "Karmøy",
        "Gjerdrum",
        "Hemsedal",
        "Våler",
        "Alver",
        "Lunner",
    ]
)
_CITED = ("note", "source", "assumption")


@cache
def municipalities() -> frozenset[str]:
    """Return the names of Norway's municipalities, in every official language form that we know."""
    text = (Path(__file__).resolve().parent.parent / "municipalities.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def game_terms() -> frozenset[str]:
    """Return the ids of the game's own glossary."""
    from game.i18n import catalogue

    return frozenset(key.split(".")[1] for key in catalogue("nb") if key.startswith("glossary."))


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield what is wrong with the texts."""
    yield from _municipality(scenario, source)
    terms = {*scenario.glossary, *game_terms()}
    for found in walk.texts(scenario):
        for match in TERM.finditer(found.text):
            name = match[1].split("|")[0]
            if name not in terms:
                near = nearest(name, terms)
                yield source.report(
                    "unknown_term", "E206", found.path, words=match[0], suggestion=near, name=name
                )
        for match in PLACE.finditer(found.text):
            if match[1] not in PLACES:
                near, known = nearest(match[1], PLACES), NameList(PLACES)
                yield source.report(
                    "placeholder",
                    "W409",
                    found.path,
                    level=Level.WARNING,
                    suggestion=near,
                    words=match[0],
                    name=match[1],
                    known=known,
                )
        yield from bullets.find(found, source)
        yield from _length(found, source)
        yield from _mentions(found, source)


def _municipality(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    name = scenario.municipality.name.replace("\u00ad", "")
    bare = re.sub(r"\s+(kommune|kommun)$", "", name, flags=re.IGNORECASE)
    if bare.casefold() in {known.casefold() for known in municipalities()}:
        yield source.report("real_municipality", "E205", ("municipality", "name"), name=name)


def _mentions(found: walk.FoundText, source: SourceFile) -> Iterator[Problem]:
    if found.kind in _CITED or found.kind == "name":
        return
    for match in _NAME.finditer(found.text.replace("\u00ad", "")):
        for name in (match[0], *match[0].split()):
            if name in municipalities() and name not in _WORDS_TOO:
                yield source.report(
                    "real_municipality_text", "W410", found.path, level=Level.WARNING, words=name, name=name
                )
                break


def room(kind: str) -> tuple[str, int] | None:
    """Return the unit and the limit of the room that a kind of text has at 200 % (None: no limit)."""
    if kind in CHARACTERS:
        return "characters", CHARACTERS[kind]
    return ("words", WORDS[kind]) if kind in WORDS else None


def excess(kind: str, text: str) -> tuple[int, str, int] | None:
    """Return size, unit and limit of a text that is too long for its place; None when it fits."""
    if (has := room(kind)) is None:
        return None
    shown = text.replace("\u00ad", "")
    if "[" in shown or "{" in shown:
        shown = PLACE.sub("xxxx", TERM.sub(r"\1", shown))
    size = len(shown) if has[0] == "characters" else len(shown.split())
    return (size, *has) if size > has[1] else None


def _length(found: walk.FoundText, source: SourceFile) -> Iterator[Problem]:
    if len(found.text) > LONGEST_TEXT:
        yield source.report("text_too_long", "E110", found.path, n=len(found.text), limit=LONGEST_TEXT)
    elif (over := excess(found.kind, found.text)) is not None:
        n, unit, limit = over
        yield source.report(
            "too_long", "W405", found.path, level=Level.WARNING, n=n, unit=Word(unit), limit=limit
        )
