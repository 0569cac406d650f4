"""``test``: run the project's tests."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from game.console import complain
from game.paths import checkout_dir

if TYPE_CHECKING:
    from game.i18n import Translator


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("test", help=tr("cli.test.help"), description=tr("cli.test.description"))
    parser.add_argument("pytest", nargs=argparse.REMAINDER, help=tr("cli.test.pytest"), metavar="...")


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Run pytest on the checkout, with all processors when every test is asked for."""
    root = checkout_dir()
    if root is None:
        complain(tr("cli.test.no_checkout"))
        return 2
    chosen = [word for word in args.pytest if word != "--"] or ["--numprocesses=auto"]
    status = subprocess.call([sys.executable, "-m", "pytest", *chosen], cwd=root)
    return 0 if status == 0 else 1
