"""The start of ``main.py``: use this interpreter if it has what is needed, else the private environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from game.cli import command_of, language_of, main
from game.i18n import Translator, choose_language
from game.paths import checkout_dir
from game.setup.environment import LOG, PLAY, TEST, SetupError, is_satisfied, prepare


def start(argv: Sequence[str]) -> int:
    """Run a command in an environment that has what it needs; return the exit status.

    Args:
        argv: the arguments after ``main.py``.
    """
    profile = TEST if command_of(argv) == TEST else PLAY
    if wants_help(argv) or is_satisfied(sys.path, profile):
        return main(argv)
    tr = Translator(choose_language(language_of(argv)))
    try:
        python = prepare(profile, tr)
        if python.parent.parent.resolve() == Path(sys.prefix).resolve():  # never hand over to ourselves
            raise SetupError("setup.failed", reason=tr("setup.incomplete"), log=python.parent.parent / LOG)
    except SetupError as error:
        print(tr(error.key, **error.values), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + tr("setup.interrupted"), file=sys.stderr)
        return 1
    return _hand_over(python, argv)


def wants_help(argv: Sequence[str]) -> bool:
    """Return whether only help or the version is asked for: that needs nothing to be set up."""
    return any(word in ("-h", "--help", "--version") for word in argv)


def _hand_over(python: Path, argv: Sequence[str]) -> int:
    root = checkout_dir()
    command = [str(python), str(root / "main.py") if root else "-mgame", *argv]
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)
    # On Windows exec would return to the prompt while the game runs; Ctrl+C is the child's to answer.
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command)
