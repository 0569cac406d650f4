"""The command line: ``python3 main.py [command]``, in the user's language.

Only the module of the command that is asked for is imported, so that the start stays quick. Every command is
a module in ``game/commands`` with ``add_parser(subparsers, tr)`` and ``run(args, tr) -> int`` (the exit
status: 0 done, 1 the input has problems, 2 wrong use).
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from game import __version__, storage
from game.console import PROG, OutputError, closest, complain, finish
from game.i18n import LANGUAGES, Translator, choose_language, plain_text

PLAY, TEST = "play", "test"
COMMANDS = (
    PLAY,
    "demo",
    "simulate",
    "replay",
    "new",
    "check",
    "balance",
    "translate",
    "upgrade",
    "schema",
    TEST,
)

# What argparse says, and the key of our own words for it.
_ARGPARSE_KEYS = {
    "usage: ": "args.usage",
    "positional arguments": "args.positional",
    "options": "args.options",
    "show this help message and exit": "args.help",
    "%(prog)s: error: %(message)s\n": "args.error",
    "argument %(argument_name)s: %(message)s": "args.argument",
    "invalid %(type)s value: %(value)r": "args.invalid_value",
    "invalid choice: %(value)r (choose from %(choices)s)": "args.invalid_choice",
    "the following arguments are required: %s": "args.required",
    "one of the arguments %s is required": "args.one_required",
    "unrecognized arguments: %s": "args.unknown",
    "not allowed with argument %s": "args.not_with",
    "expected one argument": "args.one_value",
    "expected at least one argument": "args.some_values",
    "ambiguous option: %(option)s could match %(matches)s": "args.ambiguous",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; a fault of ours becomes a file and one sentence.

    Args:
        argv: the arguments; the process's own when left out.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    _write_utf8()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # a command's output is its own
    wanted = language_of(words)
    tr = Translator(choose_language(wanted))
    if wanted is not None and wanted not in LANGUAGES:
        complain(tr("cli.unknown_language", word=wanted, languages=", ".join(LANGUAGES)))
        return 2
    try:
        return _run(words, tr)
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        complain("\n" + tr("cli.interrupted"))
        return 1
    except BrokenPipeError:  # the reader of our output has gone: nothing is wrong
        _leave_output()
        return 0
    except OutputError as error:
        _leave_output()
        complain(tr("cli.output_failed", reason=error))
        return 1
    except Exception as error:
        complain(_report_crash(error, words, tr))
        return 1


def command_of(argv: Sequence[str]) -> str | None:
    """Return the command among the arguments; ``play`` when there is none, None when only help is asked for.

    A first word that is no option is the command, known or not.
    """
    words = _without_language(argv)
    if not words:
        return PLAY
    if words[0].startswith("-"):
        return None if words[0] in ("-h", "--help", "--version") else PLAY
    return words[0]


def language_of(argv: Sequence[str]) -> str | None:
    """Return what is asked for with ``--lang``, before the arguments are properly read."""
    for word, following in pairwise([*argv, ""]):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _without_language(argv: Sequence[str]) -> list[str]:
    words = list(argv)
    while words and words[0].startswith("--lang"):
        del words[: 2 if words[0] == "--lang" else 1]
    return words


def _run(words: list[str], tr: Translator) -> int:
    command = command_of(words)
    if command is not None and command not in COMMANDS:
        complain(_explain_unknown(command, tr))
        return 2
    arguments = _without_language(words)
    if command == PLAY and PLAY not in arguments[:1]:
        arguments.insert(0, PLAY)
    parser = _make_parser(tr, command)
    args = parser.parse_args(arguments)
    if command is None:
        parser.print_help()
        return 0
    args.lang = language_of(words)
    status: int = importlib.import_module(f"game.commands.{command}").run(args, tr)
    finish()
    return status


def _leave_output() -> None:
    """Let nothing more be written to an output that does not take it, not even when Python ends."""
    with suppress(OSError):
        sys.stdout = io.StringIO()


class _Parser(argparse.ArgumentParser):
    """A parser whose every word goes through the catalogue and is fit for a terminal."""

    def __init__(self, **options: object) -> None:
        options.setdefault("allow_abbrev", False)
        super().__init__(**options)  # type: ignore[arg-type]

    def _print_message(self, message: str, file: object = None) -> None:
        super()._print_message(plain_text(message), file)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how help is found; stop with status 2."""
        self.exit(2, f"{message}\n{self.format_usage()}")


def _make_parser(tr: Translator, command: str | None) -> argparse.ArgumentParser:
    def translate(message: str) -> str:
        key = _ARGPARSE_KEYS.get(message)
        return tr(key) if key else message

    # argparse looks its words up under this name; there is no other way in.
    vars(argparse)["_"] = translate
    parser = _Parser(prog=PROG, description=tr("cli.description"), epilog=tr("cli.epilog", prog=PROG))
    parser.add_argument(
        "--version", action="version", version=f"Taktskifte {__version__}", help=tr("args.version")
    )
    _add_language(parser, tr)
    commands = parser.add_subparsers(title=tr("cli.commands"), metavar=tr("cli.command"))
    for name in COMMANDS:
        if name == command:
            module = importlib.import_module(f"game.commands.{name}")
            module.add_parser(commands, tr)
        else:
            commands.add_parser(name, help=tr(f"cli.{name}.help"))
    for each in commands.choices.values():
        _add_language(each, tr)
    return parser


def _add_language(parser: argparse.ArgumentParser, tr: Translator) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=tr("cli.lang.help"), metavar="nb|nn|en"
    )


def _explain_unknown(command: str, tr: Translator) -> str:
    if Path(command).exists():
        return tr("cli.path_as_command", path=command, prog=PROG)
    near = closest(command, COMMANDS)
    hint = tr("cli.did_you_mean", word=near) if near else tr("cli.see_help", prog=PROG)
    return tr("cli.unknown_command", word=command) + " " + hint


def _report_crash(error: Exception, words: Sequence[str], tr: Translator) -> str:
    path, kept = storage.write_failure(error, words)
    if not kept:
        return tr("cli.crash_unsaved", error=f"{type(error).__name__}: {error}")
    return tr("cli.crash", path=path)


def _open_streams() -> None:
    """Give a process that was started without output (``>&-``, a window's icon) somewhere to write."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
