"""Where scenarios are found, and how they become playable: from a compiled cache, else by compiling the
source.

The cache lies in the user's folder and is keyed by the bytes of the source and by the version of the
compiler, so that a warm start reads one JSON file and imports none of the author's tools.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game import storage
from game.engine.rules import RULES_VERSION
from game.library.content import FORMAT, Content
from game.paths import scenarios_dir
from game.reading import ReadingError, mapping

SOURCE_NAME = "scenario.yaml"


class LibraryError(Exception):
    """A scenario cannot be opened.

    Attributes:
        key: catalogue key of the sentence to show (``library.error.*``).
        values: what to put in its places.
        problems: the checker's problems, ready to print, where there are any.
    """

    def __init__(self, key: str, values: Mapping[str, object], problems: Sequence[object] = ()) -> None:
        super().__init__(f"{key} {dict(values)}")
        self.key = key
        self.values = values
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """A scenario of the library.

    Attributes:
        id: opens it: its id, or the folder of one of the player's own.
        problem: why it cannot be played, or None.
    """

    id: str
    title: str
    summary: str
    turns: int
    minutes: int
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    path: Path
    problem: LibraryError | None = None


def entries(language: str, folder: Path | None = None) -> tuple[ScenarioEntry, ...]:
    """Return the scenarios that come with the game and the player's own, shortest first.

    Args:
        language: for titles and summaries.
        folder: another folder to look in, instead of both.
    """
    found = [_entry(path, language) for path in _sources(folder or scenarios_dir())]
    if folder is None:
        own = _sources(storage.own_scenarios_dir())
        found += [replace(_entry(path, language), id=str(path.parent)) for path in own]
    return tuple(sorted(found, key=lambda entry: (entry.problem is not None, entry.turns, entry.id)))


def load(scenario: str | Path) -> Content:
    """Return a scenario by its id in the library, its folder, its source file or a compiled JSON document.

    Raises:
        LibraryError: there is no such scenario, or it has errors.
    """
    path = locate(scenario)
    if path.suffix == ".json":
        return _read_document(path, str(scenario))
    cached = _cache_path(path)
    if cached.is_file():
        with suppress(ReadingError, ValueError, OSError):
            return Content.from_json(json.loads(storage.read_text(cached)))
    return _compiled(path, cached, str(scenario))[0]


def load_checked(path: Path) -> tuple[Content, tuple[object, ...]]:
    """Return a scenario, and the checker's warnings and advice, which a compiled one does not hold.

    Args:
        path: its source file, or a compiled document, of which nothing is said.

    Raises:
        LibraryError: it has errors.
    """
    if path.suffix == ".json":
        return _read_document(path, path.name), ()
    cached = _cache_path(path)
    return _compiled(path, cached, path.parent.name)


def _compiled(path: Path, cached: Path, name: str) -> tuple[Content, tuple[object, ...]]:
    """Compile a source, and keep what it became."""
    document, problems = _compile(path)
    with suppress(OSError):  # a full or read-only disk costs time at the next start, nothing else
        storage.write_atomic(cached, json.dumps(document, ensure_ascii=False, separators=(",", ":")))
        _prune(cached)
    return _checked(document, name), problems


def locate(scenario: str | Path) -> Path:
    """Return the source file (or compiled document) that a word on the command line means.

    Raises:
        LibraryError: nothing fits; the sentence suggests the nearest id.
    """
    path = Path(scenario)
    if path.is_file():
        return path
    if (path / SOURCE_NAME).is_file():
        return path / SOURCE_NAME
    homes = (storage.own_scenarios_dir(), scenarios_dir())
    known = {source.parent.name: source for home in homes for source in _sources(home)}
    if str(scenario) in known:
        return known[str(scenario)]
    near = difflib.get_close_matches(str(scenario), list(known), n=1, cutoff=0.5)
    key = "library.error.unknown_near" if near else "library.error.unknown"
    raise LibraryError(
        key, {"name": scenario, "near": near[0] if near else "", "known": ", ".join(sorted(known)) or "–"}
    )


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"[!_.]*/{SOURCE_NAME}") if path.is_file())


def _entry(path: Path, language: str) -> ScenarioEntry:
    name = path.parent.name
    try:
        content = load(path)
    except LibraryError as error:
        return ScenarioEntry(name, name, "", 0, 0, (), (), path, error)
    return ScenarioEntry(
        id=content.id,
        title=content.text(language, "title"),
        summary=content.text(language, "summary"),
        turns=content.rules.turns,
        minutes=round(sum(content.structure.minutes.values())),
        themes=content.structure.themes,
        languages=content.languages,
        path=path,
    )


def _compile(path: Path) -> tuple[Mapping[str, Any], tuple[object, ...]]:
    try:
        from game.scenario.loader import (
            load as read_source,  # the author's tools: needed only when the source has changed
        )
    except ImportError as error:
        raise LibraryError("library.error.no_tools", {"name": path.parent.name}) from error
    try:
        loaded = read_source(path)
    except OSError as error:
        raise LibraryError("library.error.unreadable", {"name": path.name, "reason": error}) from error
    if loaded.content is None:
        errors = sum(problem.level == 0 for problem in loaded.problems)
        raise LibraryError("library.error.problems", {"name": path.parent.name, "n": errors}, loaded.problems)
    return mapping(loaded.content, ""), loaded.problems


def _read_document(path: Path, name: str) -> Content:
    try:
        document = json.loads(storage.read_text(path))
    except (OSError, ValueError, RecursionError) as error:
        raise LibraryError("library.error.unreadable", {"name": name, "reason": str(error)}) from error
    return _checked(document, name)


def _checked(document: object, name: str) -> Content:
    try:
        return Content.from_json(document)
    except ReadingError as error:
        raise LibraryError("library.error.unreadable", {"name": name, "reason": str(error)}) from error


def _cache_path(source: Path) -> Path:
    try:
        return _cache_of(source)
    except OSError as error:
        raise LibraryError("library.error.unreadable", {"name": source.name, "reason": error}) from error


def _cache_of(source: Path) -> Path:
    digest = blake2b(digest_size=16)
    digest.update(f"{FORMAT} {RULES_VERSION} ".encode())
    for part in (source, *sorted((source.parent / "locale").glob("*.po"))):
        data = part.read_bytes()
        digest.update(f"{part.name} {len(data)} ".encode() + data)
    package = Path(__file__).resolve().parent.parent
    # The compiler, and the engine's defaults that a compiled scenario holds.
    written = (
        *(package / "scenario").rglob("*.py"),
        *(package / "scenario").glob("*.yaml"),
        *(package / "engine").rglob("*.py"),
    )
    for code in sorted(written):
        with suppress(OSError):
            stat = code.stat()
            digest.update(f"{code.name} {stat.st_size} {stat.st_mtime_ns} ".encode())
    return storage.user_dir() / "compiled" / f"{source.parent.name}-{digest.hexdigest()}.json"


def _prune(kept: Path) -> None:
    """Remove older compilations of the same scenario."""
    name = kept.name.rpartition("-")[0]
    for path in kept.parent.glob("*.json"):
        if path != kept and path.name.rpartition("-")[0] == name:
            path.unlink(missing_ok=True)
