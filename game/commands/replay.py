"""``replay``: a log, save or play code played again, and every state hash verified."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import complain, say

if TYPE_CHECKING:
    from game.content import Content
    from game.engine.state import State
    from game.i18n import Translator
    from game.session.log import Log
    from game.session.position import Position

LOOKS_LIKE_A_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z -]{6,4000}")


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "replay", help=tr("cli.replay.help"), description=tr("cli.replay.description")
    )
    parser.add_argument("source", metavar="FILE|CODE", help=tr("cli.replay.source"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Play again and say whether every turn came out the same; 1 when it did not or cannot be read."""
    path = Path(args.source)
    try:
        is_there = path.exists()
    except OSError:  # a play code may be longer than a file's name can be
        is_there = False
    if is_there:
        return _replay_log(path, tr)
    if LOOKS_LIKE_A_CODE.fullmatch(args.source.strip()) and not path.suffix:
        return _replay_code(args.source.strip(), tr)
    complain(tr("cli.replay.missing", source=args.source))
    return 2


def _replay_log(path: Path, tr: Translator) -> int:
    from game.session import log as logs

    file = path / logs.NAME if path.is_dir() else path
    try:
        log = logs.Log(file)
        if not log.records:
            raise logs.LogError(0, "holds no whole record")
    except logs.LogError as error:
        complain(tr("cli.replay.damaged", path=file, line=error.line, reason=error.reason))
        return 1
    except OSError as error:
        complain(tr("cli.replay.unreadable", path=file, reason=error.strerror or error))
        return 1
    return _verify(file, log, tr)


def _verify(file: Path, log: Log, tr: Translator) -> int:
    from game.library import LibraryError
    from game.reading import ReadingError
    from game.session.position import fold_log
    from game.view_makers.words import Words

    try:
        content = _content_of(file, str(log.records[0].data.get("scenario", "")))
        position = fold_log(content, log)
    except LibraryError as error:
        complain(tr(error.key, **error.values))
        return 1
    except (ReadingError, OSError, ValueError) as error:
        complain(tr("cli.replay.unfit", path=file, reason=error))
        return 1
    if log.torn:
        complain(tr("cli.replay.torn"))
    words = Words(content, tr)
    say(tr("cli.replay.playing", title=words.text("title"), seed=log.records[0].data["seed"]))
    if position.divergence is None:
        _list_turns(position.states, words.period, tr)
        say(tr.plural("cli.replay.same", len(position.turns)))
        return 0
    return _name_difference(position, words, tr)


def _name_difference(position: Position, words: Any, tr: Translator) -> int:
    found = position.divergence
    assert found is not None
    agreed = position.states[: found.turn]
    _list_turns(agreed, words.period, tr)
    field = tr("cli.replay.field_state") if found.field == "state" else found.field
    values = {"turn": found.turn, "period": words.period(found.turn), "field": field}
    complain(tr("cli.replay.differs", **values, stored=found.stored, computed=found.computed))
    return 1


def _list_turns(states: tuple[State, ...], period: Any, tr: Translator) -> None:
    from game.engine.state import state_hash

    for turn, state in enumerate(states[1:], start=1):
        say(tr("cli.replay.turn", turn=turn, period=period(turn), hash=state_hash(state)))


def _content_of(file: Path, scenario: str) -> Content:
    """Return the scenario embedded beside a log, else the library's."""
    from game import library, storage
    from game.content import Content
    from game.session.game import SCENARIO

    embedded = file.parent / SCENARIO
    if embedded.is_file():
        return Content.from_json(json.loads(storage.read_text(embedded)))
    return library.load(scenario)


def _replay_code(code: str, tr: Translator) -> int:
    from game import library
    from game.engine.playcode import PlayCodeError, decode
    from game.engine.whatif import replay
    from game.view_makers.words import Words

    reason: PlayCodeError | None = None
    for entry in library.entries(tr.language):
        if entry.problem is not None:
            continue
        content = library.load(entry.path)
        try:
            game = decode(content.rules, code)
        except PlayCodeError as error:
            # Another scenario's rules say nothing of a code that is mistyped.
            reason = error if reason is None or reason.reason == "other_scenario" else reason
            continue
        words = Words(content, tr)
        outcomes = replay(content.rules, game.seed, game.values, game.decisions)
        say(tr("cli.replay.playing", title=words.text("title"), seed=game.seed))
        if outcomes:
            _list_turns((outcomes[0].state, *(each.state for each in outcomes)), words.period, tr)
        say(tr.plural("cli.replay.code_played", len(outcomes)))
        return 0
    complain(tr(f"cli.replay.code.{reason.reason if reason else 'other_scenario'}"))
    return 1
