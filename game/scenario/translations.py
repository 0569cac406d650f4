"""Translations of a scenario: ``locale/<language>.po``, context = id path, msgid = the author's text.

A translation is found by the id of its text. When the author has reworded the text since, or a translator has
marked the translation for review, the game shows it all the same: to a group that plays in nynorsk, a
sentence that is a little behind is better than one in another language. The checker says that it must be
reviewed. Only a translation that has lost or invented a ``{place}`` or a ``[[term]]`` is left out, so that
the author's own text is shown; it is an error, unless its review is due anyway.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from game.console import spell
from game.i18n import LANGUAGES, SOFT_HYPHEN
from game.reading import LONGEST_TEXT
from game.scenario import walk
from game.scenario.catalogue_file import CatalogueError, Message, Messages, Name, read_messages
from game.scenario.diagnostics import Command, Level, Mark, NameList, Problem, Word, nearest
from game.scenario.files import list_files
from game.scenario.lint.texts import excess
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile, load_bytes, take_text

_PLACE = re.compile(r"(\{[a-z_][a-z0-9_]*)\}|(\[\[[^\[\]|]{1,60})(?:\|[^\[\]]*)?\]\]")
OPTIONAL = ("note",)
"""Kinds of text for facilitators and records, that nobody need translate before a group can play."""
MAX_BYTES = 2_000_000
MOST = 20
"""Catalogues of one scenario that are looked at."""


class Pair(NamedTuple):
    """The entry of a catalogue that a text goes with, and whether it was made for this very wording."""

    name: Name
    same: bool


def pair(texts: Iterable[walk.FoundText], names: Iterable[Name]) -> dict[str, Pair]:
    """Return which entries belong to which texts, by id path; each entry is used once.

    First the same id and wording; then the same wording under another id (an id was changed, an item was put
    into a list); last the same id with another wording.

    Args:
        texts: the texts of the scenario.
        names: context and original of the entries, in their order.
    """
    known = dict.fromkeys(names)
    by_context = {name[0]: name for name in known if name[0] is not None}
    found: dict[str, Pair] = {}
    left: list[walk.FoundText] = []
    for item in texts:
        exact: Name = (item.id, item.text)
        name = exact if exact in known else by_context.get(item.id)
        if name is not None and (name is exact or bare(name[1]) == bare(item.text)):
            found[item.id] = Pair(name, True)
        else:
            left.append(item)
    taken = {each.name for each in found.values()}
    by_wording = defaultdict(list)
    for name in known:
        if name not in taken:
            by_wording[_part(name[0]), bare(name[1])].append(name)
    for item in left:
        wording = bare(item.text)
        named = [name for name in by_wording[_part(item.id), wording] if name not in taken]
        if candidates := sorted(named, key=lambda name: _distance(name[0] or "", item.id)):
            found[item.id] = Pair(candidates[0], True)
            taken.add(candidates[0])
        elif nameless := by_wording[_part(None), wording]:  # a tool has dropped the contexts
            found[item.id] = Pair(nameless[0], True)
    for item in left:
        name = by_context.get(item.id)
        if item.id not in found and name is not None and name not in taken:
            found[item.id] = Pair(name, False)
    return found


def bare(text: str) -> str:
    """Return a text without what is no wording: soft hyphens and how many spaces stand in a row."""
    text = text.replace(SOFT_HYPHEN, "")
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def _part(context: str | None) -> tuple[str, int]:
    """Return the part of the scenario that an id path lies in, and how deep: only there texts change ids."""
    steps = (context or "").split(".")
    return steps[0], len(steps)


def _distance(context: str, id_path: str) -> tuple[bool, int]:
    """Return how far an entry is from an id: in the same list first, then where most of the path is alike."""
    old, new = context.split("."), id_path.split(".")
    return old[:-1] != new[:-1], sum(a != b for a, b in zip(old, new, strict=True))


def places(text: str) -> list[str]:
    """Return the ``{places}`` and ``[[terms]]`` of a text, each once, in order."""
    if "{" not in text and "[" not in text:
        return []
    found = (f"{m[1]}}}" if m[1] else f"{m[2]}]]" for m in _PLACE.finditer(text))
    return list(dict.fromkeys(found))


def read_translations(
    scenario: Scenario, folder: Path, source: SourceFile
) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Return texts by language and id path, and what is wrong with the catalogues.

    A text that is missing, or has lost a place or term, is left out.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for path in list_files(folder, ".po", folder.parent, MOST):
        shown = str(Path(source.path).parent / "locale" / path.name)
        if path.stem not in LANGUAGES:
            near = nearest(path.stem, LANGUAGES)
            problem = SourceFile(shown).report(
                "po_language", "W414", level=Level.WARNING, suggestion=near, name=path.stem
            )
            problems.append(problem)
        elif path.stem != scenario.language:
            file, messages = read_catalogue(path, shown, folder.parent)
            problems += file.problems
            if messages is not None:
                texts, wrong = examine_catalogue(scenario, file, messages, path.stem, source.path)
                problems += wrong
                found.update({path.stem: texts} if texts else {})
    return found, problems


def read_catalogue(path: Path, shown: str, inside: Path) -> tuple[SourceFile, Messages | None]:
    """Return a catalogue's text and problems as a source, and its messages (None: it cannot be used).

    Args:
        path: the file.
        shown: its name in messages.
        inside: the folder that it must lie in.
    """
    file = SourceFile(shown)
    raw = load_bytes(file, path, MAX_BYTES, inside)
    if raw is None or not take_text(file, raw):
        return file, None
    try:
        messages = read_messages(file.text)
    except CatalogueError as error:
        spot = Mark(error.line, 1) if error.line else ()
        file.problems.append(file.report("po_broken", "E114", spot, reason=Word(error.reason)))
        return file, None
    return file, messages


def examine_catalogue(
    scenario: Scenario, file: SourceFile, messages: Messages, language: str, scenario_path: str
) -> tuple[dict[str, str], list[Problem]]:
    """Return the texts of a catalogue by id path, and what is wrong with them.

    Args:
        scenario: the scenario.
        file: the catalogue's text.
        messages: what was read of it.
        language: its language.
        scenario_path: the scenario's file as it is shown, for the command that mends.
    """
    return _Examination(scenario, file, messages, language, scenario_path).run()


class _Examination:
    """One catalogue held against its scenario."""

    def __init__(
        self, scenario: Scenario, file: SourceFile, messages: Messages, language: str, path: str
    ) -> None:
        self._scenario, self._file, self._messages = scenario, file, messages
        self._language, self._path = language, path
        self._problems: list[Problem] = []

    def run(self) -> tuple[dict[str, str], list[Problem]]:
        """Return the texts to show and the problems."""
        texts: dict[str, str] = {}
        missing: list[int] = []
        review: list[int] = []
        items = list(walk.texts(self._scenario))
        pairs = pair(items, self._messages)
        for item in items:
            found = pairs.get(item.id)
            message = self._messages[found.name] if found else None
            if found is None or message is None or not message.text.strip():
                missing += [message.line if message else 0] if item.kind not in OPTIONAL else []
                continue
            due = message.fuzzy or not found.same
            review += [message.line] if due else []
            if self._keeps_places(item, message, due):
                texts[item.id] = message.text.strip()
                self._measure(item, message)
        self._count("untranslated", missing)
        self._count("fuzzy", review)
        return texts, self._problems

    def _count(self, key: str, lines: list[int]) -> None:
        if lines:
            line = min((line for line in lines if line), default=1)
            command = Command(spell("translate", self._path, "--to", self._language))
            args = {"n": len(lines), "language": self._language, "command": command}
            self._report(key, "W404", line, args)

    def _keeps_places(self, item: walk.FoundText, message: Message, due: bool) -> bool:
        wanted, given = places(item.text), places(message.text)
        lost = [each for each in wanted if each not in given]
        extra = [each for each in given if each not in wanted]
        if (extra or lost) and not due:
            key = "po_place_extra" if extra else "po_place_lost"
            args = {"id": Command(item.id), "names": NameList(extra or lost)}
            self._report(key, "E115", message.line, args, Level.ERROR, _meant(extra, lost))
        return not lost and not extra

    def _measure(self, item: walk.FoundText, message: Message) -> None:
        if len(message.text) > LONGEST_TEXT:
            size = {"n": len(message.text), "unit": Word("characters"), "limit": LONGEST_TEXT}
            self._report("po_too_long", "E110", message.line, {"id": Command(item.id), **size}, Level.ERROR)
        elif (over := excess(item.kind, message.text)) is not None:
            n, unit, limit = over
            args = {"id": Command(item.id), "n": n, "unit": Word(unit), "limit": limit}
            self._report("po_too_long", "W405", message.line, args)

    def _report(
        self,
        key: str,
        code: str,
        line: int,
        args: Mapping[str, Any],
        level: Level = Level.WARNING,
        suggestion: str = "",
    ) -> None:
        row = self._file.line(line)
        mark = Mark(line, 1, max(1, len(row)) if row.startswith("msg") else 1)
        self._problems.append(self._file.report(key, code, mark, level=level, suggestion=suggestion, **args))


def _meant(extra: Sequence[str], lost: Sequence[str]) -> str:
    """Return the place or term that was probably meant where another was written (may be empty)."""
    names = {each.strip("{[]}"): each for each in lost}
    return names.get(nearest(extra[0].strip("{[]}"), names), "") if extra else ""
