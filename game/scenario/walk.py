"""Ways through a scenario: every text, every condition and every set of effects, with their paths.

A file path says where something stands in the file; an id path is the permanent name of a text, by which the
game, translations and saves find it. They differ where a list has named things: ``news.0.headline`` in the
file is ``news.opening.headline`` everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.scenario.conditions import When
from game.scenario.effects import Effects, Later
from game.scenario.schema import Case, Guide, Scenario
from game.scenario.tellings import Telling

Path = tuple[str | int, ...]

# Parts of a scenario that are mappings from an id to something with texts, and the keys of those texts.
_NAMED = {
    "services": ("title", "text"),
    "values": ("title", "text"),
    "seats": ("title", "text"),
    "initiatives": ("title", "pitch", "practice"),
    "events": ("title", "headline", "text", "because", "lesson"),
    "endings": ("title", "text"),
    "glossary": ("term", "text"),
}


class FoundText(NamedTuple):
    """A text: its permanent id path, where it stands in the file, and what kind of text it is."""

    id: str
    path: Path
    text: str
    kind: str


@dataclass(frozen=True)
class FoundWhen:
    """A condition, where it stands, and what it decides: a case, event, option, news, an ending or a text."""

    path: Path
    when: When
    of: str


@dataclass(frozen=True)
class FoundEffects:
    """Effects, where they stand, the reason given for them and after how many turns they come."""

    path: Path
    effects: Effects
    because: str | None
    after: int = 0


class FoundTelling(NamedTuple):
    """A text that has variants: its permanent id path, where it stands in the file, and the text."""

    id: str
    path: Path
    told: Telling


def texts(scenario: Scenario) -> Iterator[FoundText]:
    """Yield every text that a player or facilitator reads, in the order of the language.

    A variant has the id of its text with its number; what is told when no condition holds has the id alone.
    """
    for found in _whole(scenario):
        if not isinstance(found.text, Telling) or not found.text.variants:
            yield found
            continue
        for at, variant in enumerate(found.text.variants):
            yield FoundText(f"{found.id}.{at}", (*found.path, at, "text"), variant.text, found.kind)
        last = (*found.path, len(found.text.variants), "text")
        yield FoundText(found.id, last, str(found.text), found.kind)


def tellings(scenario: Scenario) -> Iterator[FoundTelling]:
    """Yield every text that is told otherwise where a condition holds."""
    for found in _whole(scenario):
        if isinstance(found.text, Telling) and found.text.variants:
            yield FoundTelling(found.id, found.path, found.text)


def _whole(scenario: Scenario) -> Iterator[FoundText]:
    """Yield every text, each with its variants as one."""
    for name in ("title", "summary"):
        yield from _text((name,), getattr(scenario, name), name)
    for goal, text in scenario.learning_goals.items():
        yield from _text(("learning_goals", goal), text, "learning_goal")
    for name in ("name", "paper", "story"):
        yield from _text(("municipality", name), getattr(scenario.municipality, name), name)
    for part, keys in _NAMED.items():
        for name, thing in getattr(scenario, part).items():
            for word in keys:
                yield from _text((part, name, word), getattr(thing, word), f"{part}.{word}")
    for name, event in scenario.events.items():
        yield from _later(("events", name), event.later)
    for name, case in scenario.cases.items():
        yield from _case(("cases", name), case)
    yield from _listed(scenario)
    for goal, questions in scenario.debrief.questions.items():
        yield from _numbered(("debrief", "questions", goal), questions, "question")
    for pattern, text in scenario.debrief.patterns.items():
        yield from _text(("debrief", "patterns", pattern), text, "pattern")
    for turn, guide in scenario.guide.items():
        yield from _numbered(("guide", turn), guide.hints, "hint")
        for place in [name for name in Guide.model_fields if name != "hints"]:
            yield from _numbered(("guide", turn, place), getattr(guide, place), "hint")
    yield from _numbered(("assumptions",), scenario.assumptions, "note")
    yield from _numbered(("sources",), scenario.sources, "note")


def _text(path: Path, text: str | None, kind: str, identity: Path | None = None) -> Iterator[FoundText]:
    if text:
        yield FoundText(".".join(map(str, identity or path)), path, text, kind)


def _numbered(
    path: Path, found: tuple[str, ...], kind: str, identity: Path | None = None
) -> Iterator[FoundText]:
    for at, text in enumerate(found):
        yield from _text((*path, at), text, kind, (*(identity or path), at))


def _later(path: Path, later: tuple[Later, ...]) -> Iterator[FoundText]:
    for at, item in enumerate(later):
        yield from _text((*path, "later", at, "because"), item.because, "because")


def _case(path: Path, case: Case) -> Iterator[FoundText]:
    for word in ("title", "text", "discuss"):
        yield from _text((*path, word), getattr(case, word), f"cases.{word}")
    for seat, note in case.seats.items():
        yield from _text((*path, "seats", seat), note, "seat_note")
    for name, option in case.options.items():
        here = (*path, "options", name)
        for word in ("title", "text", "pros", "cons", "because"):
            yield from _text((*here, word), getattr(option, word), f"options.{word}")
        yield from _later(here, option.later)


def _listed(scenario: Scenario) -> Iterator[FoundText]:
    for at, story in enumerate(scenario.news):
        for word in ("headline", "text"):
            yield from _text(
                ("news", at, word), getattr(story, word), f"news.{word}", ("news", story.id, word)
            )
    for at, chapter in enumerate(scenario.chapters):
        for word in ("title", "text"):
            identity = ("chapters", chapter.id, word)
            yield from _text(("chapters", at, word), getattr(chapter, word), f"chapters.{word}", identity)
        for word in ("reflect", "take_home"):
            identity = ("chapters", chapter.id, word)
            yield from _numbered(("chapters", at, word), getattr(chapter, word), word, identity)


def conditions(scenario: Scenario) -> Iterator[FoundWhen]:
    """Yield every condition at its root; `inside` goes further in."""
    for name, case in scenario.cases.items():
        yield FoundWhen(("cases", name, "when"), case.when, "case")
        for word, option in case.options.items():
            if option.requires is not None:
                yield FoundWhen(("cases", name, "options", word, "requires"), option.requires, "option")
    for name, event in scenario.events.items():
        yield FoundWhen(("events", name, "when"), event.when, "event")
    for at, story in enumerate(scenario.news):
        yield FoundWhen(("news", at, "when"), story.when, "news")
    for name, ending in scenario.endings.items():
        yield FoundWhen(("endings", name, "when"), ending.when, "ending")
    for found in tellings(scenario):
        for at, variant in enumerate(found.told.variants):
            if variant.when is not None:
                yield FoundWhen((*found.path, at, "when"), variant.when, "text")


def inside(path: Path, when: When) -> Iterator[tuple[Path, When]]:
    """Yield a condition and every condition inside it."""
    yield path, when
    for word, parts in (("all", when.all_), ("any", when.any_)):
        for at, part in enumerate(parts):
            yield from inside((*path, word, at), part)
    if when.not_ is not None:
        yield from inside((*path, "not"), when.not_)


def effects(scenario: Scenario) -> Iterator[FoundEffects]:
    """Yield every set of effects of options and events, those that come later too."""
    for name, case in scenario.cases.items():
        for word, option in case.options.items():
            here: Path = ("cases", name, "options", word)
            yield FoundEffects((*here, "effects"), option.effects, option.because)
            yield from _effects_later(here, option.later, option.because)
    for name, event in scenario.events.items():
        because = event.because or event.text
        yield FoundEffects(("events", name, "effects"), event.effects, because)
        yield from _effects_later(("events", name), event.later, because)


def _effects_later(path: Path, later: tuple[Later, ...], because: str | None) -> Iterator[FoundEffects]:
    for at, item in enumerate(later):
        yield FoundEffects((*path, "later", at, "effects"), item.effects, item.because or because, item.after)
