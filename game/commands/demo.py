"""``demo``: a game that plays itself and leaves pictures, transcript, log and report; needs no display."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.play import size_of
from game.console import complain, say
from game.engine.keyed import LARGEST_SEED

if TYPE_CHECKING:
    from game.i18n import Translator

SCENARIO = "first_half_year"
THEMES = ("light", "dark", "high_contrast")


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    from game.engine.policies import POLICIES

    parser = subparsers.add_parser("demo", help=tr("cli.demo.help"), description=tr("demo.description"))
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", default=SCENARIO, help=tr("play.scenario"))
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=tr("demo.out"))
    parser.add_argument(
        "--policy", metavar="NAME", default="balanced", help=tr("demo.policy", known=", ".join(POLICIES))
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=tr("play.seed"))
    parser.add_argument("--size", metavar="WxH", type=size_of, default=(1280, 720), help=tr("play.size"))
    parser.add_argument("--text-size", metavar="N", type=int, default=100, help=tr("play.text_size"))
    parser.add_argument("--theme", choices=THEMES, default="light", help=tr("demo.theme"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Make the demo; 1 when the scenario or the folder has problems, 2 for wrong use."""
    from game.engine.policies import POLICIES

    if args.policy not in POLICIES:
        complain(tr("demo.policy_unknown", name=args.policy, known=", ".join(POLICIES)))
        return 2
    if not 0 <= args.seed <= LARGEST_SEED:
        complain(tr("cli.seed_range", last=LARGEST_SEED))
        return 2
    if not 100 <= args.text_size <= 200:
        complain(tr("play.text_size_range"))
        return 2
    return _make(args, tr)


def _make(args: argparse.Namespace, tr: Translator) -> int:
    from game.commands.demonstration import StuckError, Wish, make_demo
    from game.commands.scenarios import complain_about
    from game.library import LibraryError
    from game.settings import Settings

    settings = Settings(language=tr.language, text_size=args.text_size, theme=args.theme, reduced_motion=True)
    wish = Wish(args.scenario, args.out, args.policy, args.seed, args.size, settings)
    say(tr("demo.playing", title=args.scenario, policy=args.policy, seed=args.seed))
    try:
        pictures = make_demo(wish)
    except LibraryError as error:
        return complain_about(error, tr)
    except OSError as error:
        complain(tr("demo.folder", folder=args.out, reason=error))
        return 1
    except StuckError as error:
        complain(tr("demo.stuck", phase=tr(f"phase.{error.phase}"), folder=args.out))
        return 1
    say(tr("demo.done", pictures=pictures, folder=args.out))
    return 0
