"""Catalogues for translators: made from a scenario, or brought up to date with it, keeping what is done.

The catalogue has one entry for each text, in the order of the scenario. Its context is the id path of the
text; above it stand, in the language of the translation, what kind of text it is, the room that it has and
what must survive. A text that is reworded keeps its old translation, marked for review, with the wording that
it was made for. A text that leaves the scenario leaves its translation at the end of the file, out of use,
from where it comes back with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from game.i18n import LANGUAGES, Translator
from game.scenario import walk
from game.scenario.catalogue_file import FUZZY, Entry, Name, read_entries, read_messages, write_entries
from game.scenario.diagnostics import Level, Problem
from game.scenario.lint.texts import room
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile
from game.scenario.translations import OPTIONAL, Pair, bare, examine_catalogue, pair, places

_PLURALS = "nplurals=2; plural=(n != 1);"
# What tools write in a header until somebody has written something better.
_BLANK = re.compile(r"EMAIL@ADDRESS|YEAR-MO-DA|LL@li\.org|^(PACKAGE|PROJECT) VERSION$|^$")


@dataclass(frozen=True, slots=True)
class Translation:
    """A catalogue that is up to date with its scenario.

    Attributes:
        text: the file, with ``\\n`` at the ends of its lines.
        translated: how many texts are translated and need no review.
        new: how many are not translated and should be.
        optional: how many are not translated and need not be: sources and assumptions.
        review: how many have a translation that must be looked at again.
        too_long: how many translations have more words or letters than there is room for.
        obsolete: how many translations are kept although their texts have left the scenario.
        problems: what the checker says about single translations: too long, or a place or term lost.
    """

    text: str
    translated: int
    new: int
    optional: int
    review: int
    too_long: int
    obsolete: int
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.new or self.review or self.problems)


def catalogue_path(scenario_file: Path, language: str) -> Path:
    """Return where the translation of a scenario into a language lies."""
    return scenario_file.parent / "locale" / f"{language}.po"


def languages_for(scenario: Scenario) -> tuple[str, ...]:
    """Return the languages that a scenario can be translated into: the game's own, less the author's."""
    return tuple(language for language in LANGUAGES if language != scenario.language)


def translate(scenario: Scenario, source: SourceFile, language: str, old: str, shown: str) -> Translation:
    """Return the catalogue of a language, new or up to date.

    Args:
        scenario: the scenario.
        source: its file, for the lines that the texts stand on.
        language: one of `languages_for`.
        old: the catalogue that there is, with ``\\n`` at the ends of its lines; empty when there is none.
        shown: the catalogue's name in messages.

    Raises:
        CatalogueError: the old catalogue is broken.
    """
    items = list(walk.texts(scenario))
    entries = read_entries(old)
    own = [entry for entry in entries if entry.name != (None, "")]
    head = next((entry for entry in entries if entry.name == (None, "")), Entry(None, "", ""))
    kept, used = _merge(items, own)
    tr, file_name = Translator(language), Path(source.path).name
    current = [
        replace(entry, hints=_hints(item, tr), places=(f"{file_name}:{source.mark(item.path).line}",))
        for item, entry in zip(items, kept, strict=True)
    ]
    gone = _gone([entry for entry in own if entry.name not in used], current)
    text = write_entries([_header(head, scenario, language), *current, *gone])
    _, problems = examine_catalogue(
        scenario, SourceFile(shown, text), read_messages(text), language, source.path
    )
    single = tuple(p for p in problems if p.code != "W404")
    done = sum(1 for entry in current if entry.text.strip() and not entry.fuzzy)
    empty = [
        item.kind in OPTIONAL for item, entry in zip(items, current, strict=True) if not entry.text.strip()
    ]
    optional, review = sum(empty), len(current) - done - len(empty)
    long = sum(1 for p in single if p.level is not Level.ERROR)
    return Translation(text, done, len(empty) - optional, optional, review, long, len(gone), single)


def _merge(items: list[walk.FoundText], entries: Iterable[Entry]) -> tuple[list[Entry], set[Name]]:
    """Return an entry for each text, and the names of the old entries that went into them."""
    in_use = {entry.name: entry for entry in entries if not entry.obsolete}
    resting = {entry.name: entry for entry in entries if entry.obsolete and entry.name not in in_use}
    pairs = pair(items, in_use)
    # What is out of use is asked only for texts that nothing in use goes with.
    lost = [item for item in items if not _has_text(item, pairs, in_use)]
    back = pair(lost, resting)
    merged, used = [], set()
    for item in items:
        found = back.get(item.id) or pairs.get(item.id)
        if found is None:
            merged.append(Entry(item.id, item.text, ""))
            continue
        old = resting[found.name] if item.id in back else in_use[found.name]
        used.add(found.name)
        merged.append(_carried(old, item, same=found.same))
    return merged, used


def _has_text(item: walk.FoundText, pairs: dict[str, Pair], in_use: dict[Name, Entry]) -> bool:
    return item.id in pairs and bool(in_use[pairs[item.id].name].text.strip())


def _carried(old: Entry, item: walk.FoundText, *, same: bool) -> Entry:
    """Return an old entry as the entry of a text."""
    flags = tuple(flag for flag in old.flags if flag != FUZZY)
    previous = None
    if old.text.strip():
        before = old.previous if old.fuzzy and old.previous else old.original
        if not same and bare(before) != bare(item.text):
            previous = before
        elif same and old.fuzzy:
            previous = old.previous
        back_again = old.fuzzy and old.previous is not None and bare(old.previous) == bare(item.text)
        if previous is not None or (old.fuzzy and not back_again):
            flags = (FUZZY, *flags)
    return Entry(item.id, item.text, old.text, notes=old.notes, flags=flags, previous=previous)


def _gone(left: Iterable[Entry], current: Iterable[Entry]) -> list[Entry]:
    """Return what stays at the end of the file: every translation that no text uses."""
    names = {entry.name for entry in current}
    kept = {
        entry.name: replace(entry, obsolete=True)
        for entry in left
        if entry.text.strip() and entry.name not in names
    }
    return list(kept.values())


def _hints(item: walk.FoundText, tr: Translator) -> tuple[str, ...]:
    """Return what a translator should know, in the translator's language."""
    hint = tr(f"translate.role.{item.kind}")
    if (limit := room(item.kind)) is not None:
        hint += " " + tr(f"translate.room_{limit[0]}", n=limit[1])
    kept = places(item.text)
    return (hint, tr("translate.keep", names=tr.join(kept))) if kept else (hint,)


def _header(old: Entry, scenario: Scenario, language: str) -> Entry:
    """Return the header: what tools and people have put there stays, in its order; the rest is put right."""
    fields = dict(
        (name.strip(), value.strip())
        for name, colon, value in (line.partition(":") for line in old.text.split("\n"))
        if colon and not _BLANK.search(value.strip())
    )
    fields.setdefault("Project-Id-Version", f"Taktskifte {scenario.id}")
    right = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _PLURALS,
        "X-Source-Language": scenario.language,
    }
    text = "".join(f"{name}: {value}\n" for name, value in {**fields, **right}.items())
    return Entry(None, "", text, notes=old.notes)
