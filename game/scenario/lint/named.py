"""Texts of what happened that name an initiative without asking about it: told to who never started it.

A word of a title tells of its initiative when it stands before any preposition, no other title, service or
value has it, and it is no common word. Endings of words and the first parts of compounds are looked through:
*alarmene* tells of *trygghetsalarmer*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from game.scenario import walk
from game.scenario.catalogue import archetype, archetypes
from game.scenario.conditions import When
from game.scenario.diagnostics import Problem
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile
from game.scenario.tellings import Telling

_SHORTEST = 5
"""Letters of a stem that can tell of an initiative; shorter ones stand in too many words."""
_LEAST_BEFORE = 3
"""Letters of a compound before the part that may stand for it."""
_BUILT = 100.0
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Endings of nouns in bokmål and nynorsk, and in English, the longest first.
_ENDINGS = {
    "nb": ("enes", "ene", "ane", "ers", "ens", "ets", "er", "ar", "en", "et", "a", "e", "s"),
    "nn": ("ane", "ene", "ans", "ens", "ets", "ar", "er", "en", "et", "a", "e", "s"),
    "en": ("ies", "es", "s", "y"),
}
_COMMON_WORDS = """
    digital digitalt digitale felles smart sikker sikre trygg trygge rutine arbeid vanskelig innbygger
    innbyggjar hjemme heime skole skule kommune system verktøy løsning løysing tjeneste teneste senter hjelp
    styring øvelse øving trening dialog kontroll tilsyn grunnlag journal shared secure better online citizen
    service tools control training safety difficult municipality school centre support supervision record
    """
_PREPOSITION = re.compile(
    r"\b(?:i|på|til|for|med|mot|hos|av|der|ved|in|of|with|on|to|at|where)\b", re.IGNORECASE
)
Words = Mapping[str, str]


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield a problem for every outcome that names an initiative which may never have been started."""
    telling = _telling(scenario)
    if not telling:
        return
    asked = Asked(scenario)
    for path, text, known in _outcomes(scenario, asked):
        for where, words, sure in _tellings(path, text, known, asked):
            seen = set(sure)
            for word, names in _named(words, telling, scenario.language):
                if seen.isdisjoint(names):
                    seen.add(names[0])
                    yield source.report("named_unasked", "E207", where, words=word, word=word, name=names[0])


class Asked:
    """Which initiatives are asked about before something is told."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._busy: set[str] = set()

    def by(self, when: When | None) -> frozenset[str]:
        """Return the initiatives that a condition surely asks about."""
        if when is None:
            return frozenset()
        found = set(when.initiative)
        for part in when.all_:
            found |= self.by(part)
        if when.any_:
            found |= frozenset.intersection(*(self.by(part) for part in when.any_))
        if when.not_ is not None:
            found |= self.by(when.not_)
        for event in when.happened:
            found |= self.of_event(event)
        for case in when.chosen:
            if case in self._scenario.cases:
                found |= self.by(self._scenario.cases[case].when)
        return frozenset(found)

    def of_event(self, name: str) -> frozenset[str]:
        """Return the initiatives that are asked about before an event is told, or its counterpart was."""
        if name in self._busy or name not in self._scenario.events:
            return frozenset()
        self._busy.add(name)
        found = self.by(self._scenario.events[name].when)
        sources = [each.when for each in self._scenario.events.values() if each.otherwise == name]
        if sources:
            found |= frozenset.intersection(*(self.by(when) for when in sources))
        self._busy.discard(name)
        return found


def _telling(scenario: Scenario) -> Words:
    """Return the stems that tell of an initiative, each with its initiative."""
    language = scenario.language
    common = {_stem(word, language) for word in _COMMON_WORDS.split()}
    others = [item.title for part in ("services", "values") for item in getattr(scenario, part).values()]
    for title in (*others, scenario.municipality.name):
        common |= {_stem(word, language) for word in _words(title)}
    stems: dict[str, str] = {}
    count: Counter[str] = Counter()
    for name in scenario.initiatives:
        own = {_stem(word, language) for word in _words(_title(scenario, name))}
        count.update(own)
        begun = scenario.start.initiatives.get(name)
        if begun is not None and (begun.status == "delivered" or begun.built >= _BUILT):
            continue  # it is there whatever a group does
        stems |= dict.fromkeys(own, name)
    return {
        stem: name
        for stem, name in stems.items()
        if len(stem) >= _SHORTEST and stem not in common and count[stem] == 1
    }


def _title(scenario: Scenario, name: str) -> str:
    """Return the part of a title that says what the initiative is: what stands before a preposition."""
    item = scenario.initiatives[name]
    title = item.title
    if title is None and item.from_ in archetypes():
        title = archetype(item.from_, scenario.language).title
    return _PREPOSITION.split(title or "", maxsplit=1)[0]


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text.replace("\u00ad", "").lower()):
        yield match[0]


def _stem(word: str, language: str) -> str:
    """Return a word without its ending.

    >>> _stem("trygghetsalarmene", "nb"), _stem("portals", "en")
    ('trygghetsalarm', 'portal')
    """
    for ending in _ENDINGS[language]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word


def _named(text: str, telling: Words, language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every word of a text that tells of an initiative, and those that it may tell of."""
    common = {_stem(word, language) for word in _COMMON_WORDS.split()}
    for word in _words(text):
        stem = _stem(word, language)
        if len(stem) < _SHORTEST or stem in common:
            continue
        if names := [name for title, name in telling.items() if _stands_for(stem, title)]:
            yield word, names


def _stands_for(stem: str, title: str) -> bool:
    """Tell whether a word is that of a title, or the last part of it."""
    return stem == title or (title.endswith(stem) and len(title) - len(stem) >= _LEAST_BEFORE)


def _outcomes(scenario: Scenario, asked: Asked) -> Iterator[tuple[walk.Path, str, frozenset[str]]]:
    """Yield every text of what happened, and which initiatives its condition asks about."""
    for name, case in scenario.cases.items():
        for word, option in case.options.items():
            known = asked.by(case.when) | asked.by(option.requires)
            here: walk.Path = ("cases", name, "options", word)
            if option.because:
                yield (*here, "because"), option.because, known
            for at, later in enumerate(option.later):
                if later.because:
                    yield (*here, "later", at, "because"), later.because, known
    for name, event in scenario.events.items():
        parts = {word: getattr(event, word) for word in ("headline", "text", "because")}
        yield from _present(("events", name), parts, asked.of_event(name))
    for at, story in enumerate(scenario.news):
        parts = {"headline": story.headline, "text": story.text}
        yield from _present(("news", at), parts, asked.by(story.when))
    for name, ending in scenario.endings.items():
        parts = {"title": ending.title, "text": ending.text}
        yield from _present(("endings", name), parts, asked.by(ending.when))


def _present(
    path: walk.Path, parts: Mapping[str, str | None], known: frozenset[str]
) -> Iterator[tuple[walk.Path, str, frozenset[str]]]:
    for word, text in parts.items():
        if text:
            yield (*path, word), text, known


def _tellings(
    path: walk.Path, text: str, known: frozenset[str], asked: Asked
) -> Iterator[tuple[walk.Path, str, Iterable[str]]]:
    """Yield each variant of a text and what has been asked by then: by its own condition or one above it."""
    if not isinstance(text, Telling) or not text.variants:
        yield path, text, known
        return
    for at, variant in enumerate(text.variants):
        known = known | asked.by(variant.when)
        yield (*path, at, "text"), variant.text, known
    yield (*path, len(text.variants), "text"), str(text), known
