"""Older scenario files brought to the current version of the language, in the author's own text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game import storage
from game.scenario.diagnostics import Level, Problem
from game.scenario.files import list_files
from game.scenario.schema import VERSION
from game.scenario.source import SourceFile, load_bytes, parse, read
from game.scenario.translations import MAX_BYTES, MOST
from game.scenario.upgrades import STEPS
from game.scenario.upgrades.draft import Draft, DraftError, UpgradeNote
from game.scenario.upgrades.draft import Path as IdPath
from game.scenario.validate import version_of

_QUOTED = r'"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"'
_CONTEXT = re.compile(
    rf"^(?P<mark>(?:#~ )?)msgctxt (?P<text>{_QUOTED}(?:\r?\n(?P=mark){_QUOTED})*)", re.MULTILINE
)
_JOINT = re.compile(r'"\r?\n(?:#~ )?"')


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file before and after."""

    path: Path
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What becomes of a scenario.

    Attributes:
        version: the version that its file is of.
        files: the files that change, translations first, the scenario last.
        changes: what is done, in the order of the file.
        problems: why nothing can be done; then nothing changes.
    """

    version: int
    files: tuple[Rewrite, ...] = ()
    changes: tuple[UpgradeNote, ...] = ()
    problems: tuple[Problem, ...] = ()


def plan(file: Path, shown: str | None = None) -> Upgrade:
    """Return what it takes to bring a scenario to the current version; nothing is written.

    Args:
        file: its ``scenario.yaml``; the catalogues of translations lie in ``locale`` beside it.
        shown: the file's name in messages.
    """
    source = read(file, shown)
    version = version_of(source) if source.readable else VERSION
    if isinstance(version, Problem):
        return Upgrade(VERSION, problems=(version,))
    errors = tuple(p for p in source.problems if p.level is Level.ERROR)
    if errors or version == VERSION:
        return Upgrade(version, problems=errors)
    try:
        raw = file.read_bytes()
        new, changes, renames = _upgraded(raw, version)
        translations = [
            Rewrite(path, old, with_contexts(old, renames))
            for path in list_files(file.parent / "locale", ".po", file.parent, MOST)
            if (old := load_bytes(SourceFile(str(path)), path, MAX_BYTES, file.parent)) is not None
        ]
    except (DraftError, OSError, UnicodeDecodeError) as error:
        return Upgrade(version, problems=(source.report("not_upgraded", "E116", reason=error),))
    changed = (each for each in translations if each.new != each.old)
    return Upgrade(version, (*changed, Rewrite(file, raw, new)), changes)


def _upgraded(
    raw: bytes, version: int
) -> tuple[bytes, tuple[UpgradeNote, ...], list[Mapping[IdPath, IdPath]]]:
    """Return the text of a file after every step that it needs, what they did and the ids they moved.

    Raises:
        DraftError: a step does not understand the file.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw[len(mark) :].decode("utf-8")
    changes: list[UpgradeNote] = []
    renames: list[Mapping[IdPath, IdPath]] = []
    for step in range(version, VERSION):
        draft = Draft.of(text)
        STEPS[step](draft)
        text = draft.result()
        changes += sorted(draft.changes, key=lambda change: change.line)
        renames.append(draft.renames)
    new = mark + text.encode("utf-8")
    after = parse(new)
    if not after.readable or version_of(after) != VERSION or _errors(after):
        raise DraftError(f"the outcome could not be read from line {_first_line(after)}")
    return new, tuple(changes), renames


def _errors(source: SourceFile) -> list[Problem]:
    return [problem for problem in source.problems if problem.level is Level.ERROR]


def _first_line(source: SourceFile) -> int:
    return min((problem.line for problem in _errors(source)), default=1)


def with_contexts(raw: bytes, renames: list[Mapping[IdPath, IdPath]]) -> bytes:
    """Return a catalogue whose contexts follow the ids of their texts; all else stays byte for byte."""

    def follow(found: re.Match[str]) -> str:
        old = _JOINT.sub("", found["text"])[1:-1]
        path = tuple(old.split("."))
        for step in renames:
            path = _renamed(path, step)
        new = ".".join(path)
        return found[0] if new == old else f'{found["mark"]}msgctxt "{new}"'

    return _CONTEXT.sub(follow, raw.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _renamed(path: IdPath, renames: Mapping[IdPath, IdPath]) -> IdPath:
    """Return an id path under the names of after a step."""
    new: list[str] = []
    for at, step in enumerate(path):
        new += renames.get(path[: at + 1], (step,))
    return tuple(new)


def carry_out(upgrade: Upgrade) -> list[Path]:
    """Write the files, each in one go, the scenario last; return the copies of what they were before.

    Raises:
        OSError: a file cannot be written; those before it have been, and the command can be run again.
    """
    backups = [_keep(each, upgrade.version) for each in upgrade.files]
    for each in upgrade.files:
        storage.write_atomic(each.path, each.new)
    return backups


def _keep(rewrite: Rewrite, version: int) -> Path:
    """Copy a file to a name that is free: ``scenario.yaml.v0.bak``, then ``scenario.yaml.v0.2.bak``."""
    n = 1
    while True:
        number = f".{n}" if n > 1 else ""
        path = rewrite.path.with_name(f"{rewrite.path.name}.v{version}{number}.bak")
        try:
            with path.open("xb") as file:
                file.write(rewrite.old)
            return path
        except FileExistsError:
            n += 1
