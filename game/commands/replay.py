"""``replay``: a log, save or play code played again, and every state hash verified."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import complain, say

if TYPE_CHECKING:
    from game.engine.playcode import PlayedGame
    from game.engine.state import State
    from game.engine.step import Outcome
    from game.i18n import Translator
    from game.library.content import Content
    from game.session.log import Log
    from game.session.position import Divergence
    from game.view_makers.words import Words

LOOKS_LIKE_A_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z -]{6,20000}")


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
        is_there = bool(args.source) and path.exists()
    except (OSError, ValueError):  # a play code may be longer than a file's name can be
        is_there = False
    if is_there:
        simulated = _simulation_in(path)
        return _replay_simulation(path, simulated, tr) if simulated else _replay_log(path, tr)
    if LOOKS_LIKE_A_CODE.fullmatch(args.source.strip()) and not path.suffix:
        return _replay_code(args.source.strip(), tr)
    complain(tr("cli.replay.missing", source=args.source))
    return 2


def _simulation_in(path: Path) -> Mapping[str, Any] | None:
    """Return what ``simulate --format json`` has written to a file; None when it holds something else."""
    from game import storage

    with suppress(OSError, ValueError, RecursionError):
        document = json.loads(storage.read_text(path))
        if isinstance(document, dict) and isinstance(document.get("play_code"), str):
            return document
    return None


def _replay_simulation(path: Path, document: Mapping[str, Any], tr: Translator) -> int:
    """Play a simulated game again from its play code, and verify every turn that is written there."""
    from game.session.position import compare

    game = _find_game(document["play_code"], tr)
    if game is None:
        return 1
    written = document.get("turns")
    turns = [turn for turn in written if isinstance(turn, dict)] if isinstance(written, list) else []
    if len(turns) != len(game.outcomes):
        complain(tr("cli.replay.unfit", path=path, reason="turns"))
        return 1
    for n, (turn, outcome) in enumerate(zip(turns, game.outcomes, strict=True), start=1):
        found = compare(n, {**turn, "state": turn.get("state_hash")}, outcome)
        if found is not None:
            return _name_difference(game.states, found, game.words, tr)
    _list_turns(game.states, game.words.period, tr)
    say(tr.plural("cli.replay.same", len(turns)))
    return 0


def _replay_log(path: Path, tr: Translator) -> int:
    from game.session import log as logs

    file = path / logs.NAME if path.is_dir() else path
    if not file.exists():
        complain(tr("cli.replay.no_log", path=path))
        return 1
    try:
        log = logs.Log(file)
    except logs.LogError as error:
        is_log = error.line > 1  # a file whose very first line is none of ours is something else
        complain(tr("cli.replay.damaged" if is_log else "cli.replay.no_log", path=file, line=error.line))
        return 1
    except OSError as error:
        complain(tr("cli.replay.unreadable", path=file, reason=error))
        return 1
    return _verify(file, log, tr)


def _verify(file: Path, log: Log, tr: Translator) -> int:
    from game.library import LibraryError
    from game.reading import ReadingError
    from game.session.log import SCENARIO
    from game.session.position import RefusedStepError, TurnOrderError, fold_log
    from game.session.saves import SaveError, check_version
    from game.view_makers.refusals import refusal_text
    from game.view_makers.words import Words

    try:
        check_version(file, log)
        content = _content_of(log)
        position = fold_log(content, log)
    except (LibraryError, SaveError) as error:
        complain(tr(error.key, **error.values))
        return 1
    except RefusedStepError as error:
        reason = refusal_text(Words(content, tr), error.refusals[0])
        complain(tr("cli.replay.refused", path=file, turn=error.turn, reason=reason))
        return 1
    except TurnOrderError as error:
        complain(tr("cli.replay.order", path=file, expected=error.expected, found=error.found))
        return 1
    except (OSError, ValueError, RecursionError) as error:
        reason = error.path if isinstance(error, ReadingError) else SCENARIO
        complain(tr("cli.replay.unfit", path=file, reason=reason))
        return 1
    if log.torn:
        complain(tr("cli.replay.torn"))
    words = Words(content, tr)
    say(tr("cli.replay.playing", title=words.text("title"), seed=log.records[0].data["seed"]))
    if position.divergence is None:
        _list_turns(position.states, words.period, tr)
        say(tr.plural("cli.replay.same", len(position.turns)))
        return 0
    return _name_difference(position.states, position.divergence, words, tr)


def _name_difference(states: tuple[State, ...], found: Divergence, words: Words, tr: Translator) -> int:
    _list_turns(states[: found.turn], words.period, tr)
    field = tr("cli.replay.field_state") if found.field == "state" else found.field
    values = {"turn": found.turn, "period": words.period(found.turn), "field": field}
    complain(tr("cli.replay.differs", **values, stored=found.stored, computed=found.computed))
    return 1


def _list_turns(states: tuple[State, ...], period: Any, tr: Translator) -> None:
    from game.engine.state import state_hash

    for turn, state in enumerate(states[1:], start=1):
        say(tr("cli.replay.turn", turn=turn, period=period(turn), hash=state_hash(state)))


def _content_of(log: Log) -> Content:
    """Return the scenario embedded beside a log, else the library's."""
    from game import library
    from game.session.saves import embedded

    if log.document.is_file():
        return embedded(log.document)
    return library.load(str(log.records[0].data.get("scenario", "")))


@dataclass(frozen=True, slots=True)
class _Found:
    """A game that a play code has led to, played again."""

    words: Words
    states: tuple[State, ...]
    outcomes: tuple[Outcome, ...]


def _replay_code(code: str, tr: Translator) -> int:
    game = _find_game(code, tr)
    if game is None:
        return 1
    _list_turns(game.states, game.words.period, tr)
    say(tr.plural("cli.replay.code_played", len(game.outcomes)))
    return 0


def _find_game(code: str, tr: Translator) -> _Found | None:
    """Return the game of a code, played again with the scenario it belongs to; else say why there is none."""
    from game import library
    from game.engine.playcode import PlayCodeError, decode
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
        return _play_again(game, Words(content, tr), tr)
    complain(tr(f"cli.replay.code.{reason.reason if reason else 'other_scenario'}"))
    return None


def _play_again(game: PlayedGame, words: Words, tr: Translator) -> _Found | None:
    from game.engine.step import begin
    from game.engine.whatif import replay
    from game.view_makers.refusals import refusal_text

    rules = words.content.rules
    outcomes = replay(rules, game.seed, game.values, game.decisions)
    say(tr("cli.replay.playing", title=words.text("title"), seed=game.seed))
    if outcomes and (refused := outcomes[-1].refused):
        reason = refusal_text(words, refused[0])
        complain(tr("cli.replay.code.refused", turn=len(outcomes), reason=reason))
        return None
    start = begin(rules, game.seed, game.values)
    return _Found(words, (start, *(each.state for each in outcomes)), outcomes)
