"""How a game comes to be on the disk: its folder, its scenario, and the first record of its log."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from game import __version__, storage
from game.engine.rules import RULES_VERSION
from game.library.content import Content
from game.session import log as logs
from game.session.log import SCENARIO, Log


def found(
    home: Path, content: Content, *, seed: int, language: str, seats: tuple[str, ...], timers: bool
) -> Log:
    """Make a new game's folder under ``home`` and return its log, with the first record in it.

    Raises:
        OSError: it cannot be written; a game that never began leaves nothing behind.
    """
    now = datetime.now()
    place = logs.new_folder(home, now.strftime("%Y-%m-%d"), content.id)
    log = Log(place / logs.NAME)
    try:
        embed(content, place / SCENARIO)
        log.append(
            "begin",
            format=logs.FORMAT,
            game=__version__,
            rules=RULES_VERSION,
            rules_hash=content.rules_hash,
            scenario=content.id,
            seed=seed,
            language=language,
            seats=list(seats),
            timers=timers,
            at=now.isoformat(timespec="seconds"),
        )
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return log


def embed(content: Content, path: Path) -> None:
    """Write a scenario into a save.

    Raises:
        OSError: it cannot be written.
    """
    storage.write_atomic(path, json.dumps(content.document, ensure_ascii=False, separators=(",", ":")))


@contextmanager
def replacing_document(content: Content, log: Log) -> Iterator[str]:
    """Write a changed scenario beside the log, for the record that will name it (``yield``: its file name).

    A crash before that record leaves a file that nobody asks for. Afterwards the document before is dropped
    when no step was confirmed under it and it is not the one that the game began with: an author saves often.

    Raises:
        OSError: it cannot be written.
    """
    before, nobody_played = log.document, log.records[-1].kind == "rules"
    number = len(log.records) + 1
    path = log.path.with_name(f"scenario-{number}.json")
    embed(content, path)
    try:
        yield path.name
    except OSError:
        path.unlink(missing_ok=True)
        raise
    if nobody_played and before.name != SCENARIO:
        before.unlink(missing_ok=True)
