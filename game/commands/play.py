"""``play``: the game window, or the whole game in the terminal with ``--text``."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import complain
from game.engine.keyed import LARGEST_SEED

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.app import App
    from game.i18n import Translator
    from game.play.table import GameTable
    from game.play.workbench import Workbench
    from game.session import SaveError

LEAST_SIZE, LARGEST_SIZE = (640, 400), (7680, 4320)
"""The window, px: what the smallest screen shows, and 8K; more would only eat memory and time."""


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("play", help=tr("cli.play.help"), description=tr("play.description"))
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help=tr("play.scenario"))
    parser.add_argument("--text", action="store_true", help=tr("play.text"))
    parser.add_argument("--seed", metavar="N", type=int, help=tr("play.seed"))
    parser.add_argument("--full-screen", action="store_true", help=tr("play.full_screen"))
    parser.add_argument("--size", metavar="WxH", type=size_of, help=tr("play.size"))
    parser.add_argument("--text-size", metavar="N", type=int, help=tr("play.text_size"))
    parser.add_argument("--load", metavar="SAVE", help=tr("play.load"))
    parser.add_argument("--at", metavar="TURN", type=int, help=tr("play.at"))


def size_of(word: str) -> tuple[int, int]:
    """Return a window's size from ``1280x720``.

    Raises:
        ValueError: it is not a size, or not between ``LEAST_SIZE`` and ``LARGEST_SIZE``.
    """
    found = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", word)
    if not found:
        raise ValueError(word)
    width, height = int(found[1]), int(found[2])
    (least_width, least_height), (most_width, most_height) = LEAST_SIZE, LARGEST_SIZE
    if not (least_width <= width <= most_width and least_height <= height <= most_height):
        raise ValueError(word)
    return width, height


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Open the game; 1 when the scenario, the save or the screen has problems, 2 for wrong use."""
    if args.seed is not None and not 0 <= args.seed <= LARGEST_SEED:
        complain(tr("cli.seed_range", last=LARGEST_SEED))
        return 2
    if args.text_size is not None and not 100 <= args.text_size <= 200:
        complain(tr("play.text_size_range"))
        return 2
    if args.load and args.at is not None:  # a machine must not play on in somebody's own game
        complain(tr("play.at_new"))
        return 2
    game, status = _prepare(args, tr)
    if status:
        return status
    return _play_text(args, tr, game) if args.text else _play_window(args, tr, game)


@dataclass(frozen=True)
class Game:
    """The game that the arguments name.

    Attributes:
        open: opens it; a new game is not written before there is a screen to play it on.
        faulty: the scenario's files, when they must be mended first.
    """

    open: Callable[[], GameTable]
    faulty: Workbench | None = None


def _prepare(args: argparse.Namespace, tr: Translator) -> tuple[Game | None, int]:
    """Return the game that the arguments name (None: the player chooses), and any exit status but 0."""
    if args.load:
        from game.play.table import saved_game
        from game.session import SaveError

        try:
            table = saved_game(args.load, tr)
        except (SaveError, OSError) as error:
            return None, _complain_of_save(error, tr)
        return Game(lambda: table), 0
    return _prepare_new(args, tr) if args.scenario else (None, 0)


def _prepare_new(args: argparse.Namespace, tr: Translator) -> tuple[Game | None, int]:
    from game import library
    from game.commands.scenarios import complain_about
    from game.play.workbench import LIBRARY, Workbench, address

    try:
        bench = Workbench(library.locate(args.scenario))
    except library.LibraryError as error:
        return None, complain_about(error, tr)
    # Whoever names files is at work on them, and wants to hear what the checker says of them.
    is_author = Path(args.scenario).exists() or address(bench.file) != LIBRARY
    try:
        content = bench.read(checked=is_author)
    except library.LibraryError as error:
        if error.problems:
            return Game(lambda: _begin(bench, args, tr), bench), 0
        return None, complain_about(error, tr)
    if args.at is not None and not 1 <= args.at <= content.rules.turns:
        complain(tr("play.at_range", last=content.rules.turns))
        return None, 2
    return Game(lambda: _begin(bench, args, tr)), 0


def _complain_of_save(error: SaveError | OSError, tr: Translator) -> int:
    """Say why a save cannot be opened or written; return the exit status."""
    if isinstance(error, OSError):
        complain(tr("save.error.write", reason=error))
    else:
        complain(tr(error.key, **error.values))
    return 1


def _begin(bench: Workbench, args: argparse.Namespace, tr: Translator) -> GameTable:
    from game.play.table import new_game

    table = new_game(bench, tr, seed=args.seed)
    if args.at is not None:
        from game.play.autoplay import play_until

        play_until(table.session, min(args.at, table.session.rules.turns))
    return table


def _play_text(args: argparse.Namespace, tr: Translator, game: Game | None) -> int:
    from game.library import LibraryError
    from game.play.hall import Hall
    from game.play.port import GamePort, OpenError
    from game.session import SaveError
    from game.text_play import LeavingError, Terminal, TextPlay, choose_game, mend

    terminal = Terminal(sys.stdin, sys.stdout)
    try:
        if game and game.faulty:
            mend(terminal, tr, game.faulty)
        table: GamePort | None = game.open() if game else choose_game(terminal, tr, Hall(seed=args.seed))
    except LeavingError:
        return 1 if game else 0
    except BrokenPipeError:
        raise
    except (SaveError, OSError) as error:
        return _complain_of_save(error, tr)
    except LibraryError as error:
        complain(tr(error.key, **error.values))
        return 1
    except OpenError as error:
        complain(str(error))
        return 1
    if table is None:
        return 1
    TextPlay(table, terminal, tr).run()
    return 0


def _play_window(args: argparse.Namespace, tr: Translator, game: Game | None) -> int:
    from game.play.hall import Hall
    from game.scenes import flow

    app = _open_window(args, tr)
    if app is None:
        return 1
    hall = Hall(seed=args.seed)
    if game is None:
        flow.play(app, hall)
        return 0
    if game.faulty:
        return 0 if flow.mend(app, hall, game.faulty, lambda: _table(game, app)) else 1
    try:
        table = _table(game, app)
    except OSError as error:
        return _complain_of_save(error, tr)
    flow.play(app, hall, table)
    return 0


def _table(game: Game, app: App) -> GameTable:
    """Open the game; the window follows the kept settings, not the terminal."""
    table = game.open()
    table.set_language(app.tr.language)
    return table


def _open_window(args: argparse.Namespace, tr: Translator) -> App | None:
    """Return the window; None, and why, when there is no screen."""
    from game import settings as kept
    from game.app import App, NoDisplayError

    settings = kept.load_settings()
    wishes = {
        "language": args.lang if args.lang else settings.language,
        "full_screen": args.full_screen or settings.full_screen,
        "text_size": args.text_size or settings.text_size,
    }
    try:
        return App(settings.with_changes(**wishes), size=args.size, on_settings=kept.save_settings)
    except NoDisplayError:
        complain(tr("play.no_display"))
        return None
