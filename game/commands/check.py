"""``check``: every problem in scenario files, with file, line, column and remedy."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import PROG, closest, complain, say
from game.i18n import LANGUAGES, Translator
from game.paths import scenarios_dir

if TYPE_CHECKING:
    from game.engine.rules import Rules
    from game.scenario.diagnostics import Problem
    from game.scenario.plays import Plays
    from game.scenario.schema import Scenario
    from game.scenario.source import SourceFile

SOURCE_NAME = "scenario.yaml"
EXPECTATIONS = "checks.yaml"
# Names that an author's program gives the file instead, and that no game would find.
_NEARLY = ("scenario.yml", "scenario.yaml.txt", "scenario.txt", "scenario.yaml.yaml")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in one scenario, the words to tell it in, and how many expectations were tried."""

    file: Path
    problems: list[Problem]
    tr: Translator
    tried: int = field(default=0)


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    about = tr("scenario.check.description")
    parser = subparsers.add_parser("check", help=tr("scenario.check.help"), description=about)
    parser.add_argument("paths", nargs="*", metavar="PATH", help=tr("scenario.check.path"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=tr("scenario.check.format")
    )
    parser.add_argument("--strict", action="store_true", help=tr("scenario.check.strict"))
    parser.add_argument("--no-plays", action="store_true", help=tr("scenario.check.no_plays"))
    parser.add_argument(
        "--explain", nargs="?", const="", metavar=tr("scenario.check.code"), help=tr("scenario.check.explain")
    )


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Check every path; 0 when nothing is wrong, 1 when something is, 2 when there is nothing to check."""
    if args.explain is not None:
        return _explain(args.explain, tr)
    files: list[Path] = []
    for word in args.paths or ["."]:
        found = scenario_files(word)
        if not found:
            complain(nothing_found(word, tr))
            return 2
        files += [file for file in found if file not in files]
    chosen = getattr(args, "lang", None)
    answers = [check_file(file, tr, plays=not args.no_plays, language=chosen) for file in files]
    return _finish(answers, args)


def _finish(answers: list[Answer], args: argparse.Namespace) -> int:
    from game.scenario.diagnostics import Level, describe, document

    problems = [problem for answer in answers for problem in answer.problems]
    if args.format == "json":
        described = [describe(problem, answer.tr) for answer in answers for problem in answer.problems]
        say(document(problems, described))
    else:
        lines = [line for answer in answers for line in _report(answer)]
        if problems:
            lines += ["", answers[-1].tr("scenario.check.read_more", prog=PROG, code=problems[0].code)]
        say("\n".join(lines))
    worst = Level.WARNING if args.strict else Level.ERROR
    return 1 if any(problem.level <= worst for problem in problems) else 0


def _explain(code: str, tr: Translator) -> int:
    """Say what a code means; every code when none is given."""
    from game.scenario.codes import CODES

    wanted = code.strip().upper()
    if not wanted:
        say("\n".join(f"{each}  {tr(f'scenario.code.{each}')}" for each in CODES))
        return 0
    if wanted not in CODES:
        near = closest(wanted, CODES)
        hint = tr("cli.did_you_mean", word=near) if near else ""
        complain(f"{tr('scenario.check.unknown_code', name=code)} {hint}".strip())
        return 2
    say(f"{wanted}  {tr(f'scenario.code.{wanted}')}\n\n{tr(f'scenario.explain.{wanted}')}")
    return 0


def nothing_found(word: str, tr: Translator) -> str:
    """Return the sentence that says that a word means no scenario, with the nearest name that does."""
    path = Path(word)
    try:
        if path.is_dir():
            names = {each.name.lower(): each.name for each in path.iterdir()}
            nearly = next((names[name] for name in (*_NEARLY, SOURCE_NAME) if name in names), None)
            if nearly is not None:
                return tr("scenario.check.nearly", name=word, file=nearly)
            return tr("scenario.check.no_scenario", name=word)
    except OSError as error:
        return tr("scenario.check.closed_folder", name=word, reason=error)
    known = [path.parent.name for path in scenarios_dir().glob(f"[!_.]*/{SOURCE_NAME}")]
    near = closest(path.name, known)
    suggestion = " " + tr("scenario.check.near", name=near) if near else ""
    return tr("scenario.check.unknown_path", name=word) + suggestion


def scenario_files(word: str) -> list[Path]:
    """Return the scenarios that a word means: a file, a folder (of folders), or an id of the library."""
    path = Path(word)
    try:
        if path.is_file():
            beside = path.with_name(SOURCE_NAME)
            return [beside] if path.name == EXPECTATIONS and beside.is_file() else [path]
        for folder in (path, scenarios_dir() / word):
            if (folder / SOURCE_NAME).exists() or (folder / SOURCE_NAME).is_symlink():
                return [folder / SOURCE_NAME]
        return sorted(path.glob(f"*/{SOURCE_NAME}")) if path.is_dir() else []
    except (OSError, ValueError):  # a folder that may not be entered, a name that no file can have
        return []


def check_file(file: Path, tr: Translator, *, plays: bool, language: str | None = None) -> Answer:
    """Return every problem of one scenario, in its author's language unless another is asked for.

    Args:
        file: ``scenario.yaml``.
        tr: for a scenario whose language cannot be read.
        plays: whether to try its expectations and play it.
        language: the language that is asked for.
    """
    with _keeping_all():
        from game.scenario.diagnostics import limit
        from game.scenario.loader import load

        loaded = load(file)
    said = loaded.language if loaded.language in LANGUAGES else ""
    tr = Translator(said) if language is None and said else tr
    problems, tried = list(loaded.problems), 0
    expectations = file.with_name(EXPECTATIONS)
    if file.name == SOURCE_NAME:
        from game.scenario.checks import check_expectations

        found, tried = check_expectations(expectations, loaded, tr, plays=plays, advise=_advise)
        problems = limit([*problems, *found])
    return Answer(file, problems, tr, tried)


def _advise(
    scenario: Scenario, source: SourceFile, rules: Rules, plays: Plays, tr: Translator
) -> list[Problem]:
    from game.balance.author import (
        advise_author,  # only where there is something to play: numpy takes a while
    )

    return advise_author(scenario, source, rules, plays, tr)


@contextmanager
def _keeping_all() -> Iterator[None]:
    """Do without the collector: reading makes many things and drops few, so its rounds only take time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what was read stays to the end: the collector need never look through it
        if collects:
            gc.enable()


def _report(answer: Answer) -> list[str]:
    from game.scenario.diagnostics import count, to_text

    tr, problems = answer.tr, answer.problems
    parts = [
        tr.plural(f"scenario.summary.{level.name.lower()}", n) for level, n in count(problems).items() if n
    ]
    key = "scenario.summary.some" if parts else "scenario.summary.none"
    summary = tr(key, name=str(answer.file), parts=tr.join(parts))
    if answer.tried:
        summary += f" ({tr.plural('scenario.summary.checks', answer.tried)})"
    return [to_text(problems, tr), "", summary] if problems else [summary]
