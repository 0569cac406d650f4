"""Saved games: found, resumed, and set aside with a name when they are damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game import library, storage
from game.engine.rules import RULES_VERSION
from game.library.content import Content
from game.reading import ReadingError
from game.session import log as logs
from game.session import snapshot
from game.session.founding import embed
from game.session.game import Session
from game.session.log import Log, LogError
from game.session.position import RefusedStepError, fold_log


class SaveError(Exception):
    """A saved game cannot be opened.

    Attributes:
        key: catalogue key of the sentence to show (``save.error.*``).
        values: what to put in its places: what happened, what was kept, where it lies.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the player once, as a catalogue key and what to put in its places."""

    key: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Save:
    """A saved game as the library lists it, read from its snapshot (``at`` local time)."""

    path: Path
    scenario: str
    title: str
    at: datetime
    turn: int
    turns: int
    phase: str


def list_saves(folder: Path | None = None) -> tuple[Save, ...]:
    """Return the saved games, newest first; folders that hold no game are left out."""
    home = folder or storage.saves_dir()
    found = [
        _describe(log.parent) for log in home.glob(f"*/{logs.NAME}") if ".damaged-" not in log.parent.name
    ]
    return tuple(sorted((save for save in found if save), key=lambda save: save.at, reverse=True))


def _describe(folder: Path) -> Save | None:
    try:
        at = datetime.fromtimestamp((folder / logs.NAME).stat().st_mtime)
    except OSError:
        return None
    data = snapshot.describe(folder)
    words = {key: value for key, value in data.items() if isinstance(value, str)}
    numbers = {key: value for key, value in data.items() if isinstance(value, int)}
    return Save(
        path=folder,
        scenario=words.get("scenario", ""),
        title=words.get("title") or folder.name,
        at=at,
        turn=numbers.get("turn", 0),
        turns=numbers.get("turns", 0),
        phase=words.get("phase", ""),
    )


def resume(path: str | Path) -> tuple[Session, tuple[Notice, ...]]:
    """Open a saved game where it was left, and verify it turn by turn.

    Args:
        path: the save's folder, or its log.

    Returns:
        The game, and what the player should be told: a step that was cut off, a part that was damaged,
        figures that another version had computed.

    Raises:
        SaveError: there is no game there, or so little of it is whole that nothing can be played; it is then
            set
            aside with a name and not deleted.
    """
    folder = Path(path)
    folder = folder.parent if folder.is_file() else folder
    file = folder / logs.NAME
    if not file.is_file():
        raise SaveError("save.error.missing", path=folder)
    notices: list[Notice] = []
    log = _open_log(file, notices)
    check_version(folder, log)
    content = _content(folder, log, notices)
    try:
        position = fold_log(content, log)
    except ReadingError as error:
        content, log = _keep_whole_part(content, log, error, notices)
        position = fold_log(content, log)
    if log.torn:
        notices.append(Notice("save.notice.torn", {}))
    if position.divergence:
        notices.append(Notice("save.notice.diverged", {"turn": position.divergence.turn}))
    session = Session(content, log, position)
    session.restore_snapshot()
    return session, tuple(notices)


def check_version(folder: Path, log: Log) -> None:
    """Refuse, and leave alone, a game that another version of the game has written: it is not damaged.

    Raises:
        SaveError: it names the version.
    """
    begun = log.records[0].data
    if begun.get("format") != logs.FORMAT or begun.get("rules") != RULES_VERSION:
        raise SaveError("save.error.version", path=folder, version=str(begun.get("game", "?"))[:40])


def _open_log(file: Path, notices: list[Notice]) -> Log:
    try:
        return Log(file)
    except LogError as error:
        whole = _whole_lines(file, error.line - 1)
        if not whole:
            raise _give_up(file.parent, str(error)) from error
        aside = storage.set_aside(file, str(error))
        storage.write_atomic(file, whole)
        notices.append(Notice("save.notice.damaged", {"name": aside.name, "line": error.line}))
        return Log(file)
    except OSError as error:
        raise SaveError("save.error.unreadable", path=file, reason=error) from error


def _whole_lines(file: Path, count: int) -> bytes:
    """Return the first ``count`` lines of a log as they are."""
    lines = storage.read_bytes(file).split(b"\n")
    return b"".join(line + b"\n" for line in lines[: max(count, 0)])


def _content(folder: Path, log: Log, notices: list[Notice]) -> Content:
    """Return the embedded scenario, or the library's when that is damaged and the same rules are at hand."""
    file = log.document
    try:
        return embedded(file)
    except (OSError, ValueError, RecursionError) as error:
        reason = str(error)
    try:
        content = library.load(str(log.records[0].data.get("scenario")))
    except library.LibraryError as error:
        raise _give_up(folder, reason) from error
    if content.rules_hash != log.rules_hash:
        raise _give_up(folder, reason)
    if file.exists():
        aside = storage.set_aside(file, reason)
        notices.append(Notice("save.notice.scenario", {"name": aside.name}))
    embed(content, file)
    return content


def embedded(file: Path) -> Content:
    """Return a scenario that lies in a save.

    Raises:
        OSError, ValueError, RecursionError: it is not there, or not a scenario.
    """
    return Content.from_json(json.loads(storage.read_text(file)))


def _keep_whole_part(
    content: Content, log: Log, error: ReadingError, notices: list[Notice]
) -> tuple[Content, Log]:
    """Set a log aside whose records do not fit, and go on with as many of the first ones as do."""
    shorter, file = Log(log.path), log.document
    while len(shorter.records) > 1:
        shorter.shorten(len(shorter.records) - 1)
        try:
            if shorter.document != file:  # the change of the rules was among the records left out
                content, file = embedded(shorter.document), shorter.document
            fold_log(content, shorter)
            break
        except (OSError, ValueError, RecursionError):
            continue
    else:
        raise _give_up(log.path.parent, str(error))
    lines = len(shorter.records)
    whole = _whole_lines(log.path, lines)
    aside = storage.set_aside(log.path, str(error))
    storage.write_atomic(log.path, whole)
    notices.append(_notice_of(error, aside.name, lines + 1))
    return content, Log(log.path)


def _notice_of(error: ReadingError, name: str, line: int) -> Notice:
    if isinstance(error, RefusedStepError):
        said = {"turn": error.turn, "reason": error.refusals[0], "name": name, "line": line}
        return Notice("save.notice.refused", said)
    return Notice("save.notice.damaged", {"name": name, "line": line})


def _give_up(folder: Path, reason: str) -> SaveError:
    try:
        aside = storage.set_aside(folder, reason)
    except OSError:
        return SaveError("save.error.unreadable", path=folder, reason=reason)
    return SaveError("save.error.damaged", name=folder.name, aside=aside)
