"""``play``: the game window, or the whole game in the terminal with ``--text``."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any

from game.console import complain

if TYPE_CHECKING:
    from game.i18n import Translator
    from game.table import Table

LARGEST_SEED = 2**64 - 1


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
        ValueError: it is not a size.
    """
    found = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", word)
    if not found:
        raise ValueError(word)
    return int(found[1]), int(found[2])


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Open the game; 1 when the scenario, the save or the screen has problems, 2 for wrong use."""
    if args.seed is not None and not 0 <= args.seed <= LARGEST_SEED:
        complain(tr("cli.seed_range", last=LARGEST_SEED))
        return 2
    if args.text_size is not None and not 100 <= args.text_size <= 200:
        complain(tr("play.text_size_range"))
        return 2
    try:
        table, status = _open(args, tr)
    except OSError as error:
        complain(tr("save.error.write", reason=error.strerror or error))
        return 1
    if status:
        return status
    return _play_text(args, tr, table) if args.text else _play_window(args, tr, table)


def _open(args: argparse.Namespace, tr: Translator) -> tuple[Table | None, int]:
    """Return the game that the arguments name (None.

    The player chooses), and an exit status that is not 0.
    """
    from game.library import LibraryError
    from game.session import SaveError

    if not args.load and not args.scenario:
        return None, 0
    from game.table import new_game, saved_game

    try:
        table = saved_game(args.load, tr) if args.load else new_game(args.scenario, tr, seed=args.seed)
    except LibraryError as error:
        from game.commands.scenarios import complain_about

        return None, complain_about(error, tr)
    except SaveError as error:
        complain(tr(error.key, **error.values))
        return None, 1
    if args.at is not None:
        if not 1 <= args.at <= table.session.rules.turns:
            complain(tr("play.at_range", last=table.session.rules.turns))
            return None, 2
        from game.autoplay import play_until

        play_until(table.session, args.at)
    return table, 0


def _play_text(args: argparse.Namespace, tr: Translator, table: Table | None) -> int:
    from game.library import LibraryError
    from game.session import SaveError
    from game.text_play import LeavingError, Terminal, TextPlay, choose_game

    terminal = Terminal(sys.stdin, sys.stdout)
    try:
        table = table or choose_game(terminal, tr, args.seed)
    except LeavingError:
        return 0
    except (LibraryError, SaveError) as error:
        complain(tr(error.key, **error.values))
        return 1
    if table is None:
        return 1
    TextPlay(table, terminal, tr).run()
    return 0


def _play_window(args: argparse.Namespace, tr: Translator, table: Table | None) -> int:
    from game import settings as kept
    from game.app import App, NoDisplayError
    from game.hall import Hall
    from game.scenes import flow

    settings = kept.load_settings()
    wishes = {
        "language": args.lang if args.lang else settings.language,
        "full_screen": args.full_screen or settings.full_screen,
        "text_size": args.text_size or settings.text_size,
    }
    try:
        app = App(settings.with_changes(**wishes), size=args.size, on_settings=kept.save_settings)
    except NoDisplayError:
        complain(tr("play.no_display"))
        return 1
    flow.play(app, Hall(), table)
    return 0
