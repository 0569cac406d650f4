"""``check``: every problem in scenario files, with file, line, column and remedy."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import closest, complain, say
from game.paths import scenarios_dir

if TYPE_CHECKING:
    from game.i18n import Translator
    from game.scenario.diagnostics import Problem

SOURCE_NAME = "scenario.yaml"
EXPECTATIONS = "checks.yaml"


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    about = tr("scenario.check.description")
    parser = subparsers.add_parser("check", help=tr("scenario.check.help"), description=about)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=tr("scenario.check.path"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=tr("scenario.check.format")
    )
    parser.add_argument("--strict", action="store_true", help=tr("scenario.check.strict"))
    parser.add_argument("--no-plays", action="store_true", help=tr("scenario.check.no_plays"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Check every path; 0 when nothing is wrong, 1 when something is, 2 when there is nothing to check."""
    files: list[Path] = []
    for word in args.paths:
        found = scenario_files(word)
        if not found:
            complain(nothing_found(word, tr))
            return 2
        files += [file for file in found if file not in files]
    problems: list[Problem] = []
    lines: list[str] = []
    for file in files:
        found_here, expectations = check_file(file, tr, plays=not args.no_plays)
        problems += found_here
        lines += _report(file, found_here, expectations, tr)
    return _finish(problems, lines, args, tr)


def _finish(problems: list[Problem], lines: list[str], args: argparse.Namespace, tr: Translator) -> int:
    from game.scenario.diagnostics import Level, to_json

    say(to_json(problems, tr) if args.format == "json" else "\n".join(lines))
    worst = Level.WARNING if args.strict else Level.ERROR
    return 1 if any(problem.level <= worst for problem in problems) else 0


def nothing_found(word: str, tr: Translator) -> str:
    """Return the sentence that says that a word means no scenario, with the nearest name that does."""
    if Path(word).is_dir():
        return tr("scenario.check.no_scenario", name=word)
    known = [path.parent.name for path in scenarios_dir().glob(f"[!_.]*/{SOURCE_NAME}")]
    near = closest(Path(word).name, known)
    suggestion = " " + tr("scenario.check.near", name=near) if near else ""
    return tr("scenario.check.unknown_path", name=word) + suggestion


def scenario_files(word: str) -> list[Path]:
    """Return the scenarios that a word means: a file, a folder (of folders), or an id of the library."""
    path = Path(word)
    if path.is_file():
        beside = path.with_name(SOURCE_NAME)
        return [beside] if path.name == EXPECTATIONS and beside.is_file() else [path]
    for folder in (path, scenarios_dir() / word):
        if (folder / SOURCE_NAME).is_file():
            return [folder / SOURCE_NAME]
    return sorted(path.glob(f"*/{SOURCE_NAME}")) if path.is_dir() else []


def check_file(file: Path, tr: Translator, *, plays: bool) -> tuple[list[Problem], int]:
    """Return every problem of one scenario, and how many of its expectations were tried."""
    with _keeping_all():
        from game.scenario.diagnostics import arrange
        from game.scenario.loader import load

        loaded = load(file)
    problems = list(loaded.problems)
    tried = 0
    expectations = file.with_name(EXPECTATIONS)
    if expectations.is_file() and file.name == SOURCE_NAME:
        from game.scenario.checks import check_expectations

        found, tried = check_expectations(expectations, loaded, tr, plays=plays)
        problems += found
    return arrange(problems), tried


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Do without the collector: reading makes many things and drops few, so its rounds only take time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _report(file: Path, problems: list[Problem], tried: int, tr: Translator) -> list[str]:
    from game.scenario.diagnostics import count, to_text

    parts = [
        tr.plural(f"scenario.summary.{level.name.lower()}", n) for level, n in count(problems).items() if n
    ]
    key = "scenario.summary.some" if parts else "scenario.summary.none"
    summary = tr(key, name=str(file), parts=tr.join(parts))
    if tried:
        summary += f" ({tr.plural('scenario.summary.checks', tried)})"
    return [to_text(problems, tr), "", summary] if problems else [summary]
