"""``balance``: what a scenario teaches, over many playthroughs, and what its author should change."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import closest, complain, hand_out, say
from game.engine.keyed import LARGEST_SEED

if TYPE_CHECKING:
    from game.balance.simulator import Progress
    from game.i18n import Translator
    from game.library.content import Content

FORMATS = ("text", "json", "html")
MOST_WORKERS = 64

_NAMED = {".html": "html", ".htm": "html", ".json": "json"}
"""The form that a file's name asks for."""


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    from game.balance.limits import BENEFITS, CERTAIN, GOALS, USUAL

    parser = subparsers.add_parser(
        "balance", help=tr("cli.balance.help"), description=tr("balance.cli.description")
    )
    parser.add_argument("scenario", metavar="SCENARIO", help=tr("cli.scenario.help"))
    told = tr("balance.cli.playthroughs", usual=tr.number(USUAL), certain=tr.number(CERTAIN))
    parser.add_argument("--playthroughs", metavar="N", type=int, default=USUAL, help=told)
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=tr("balance.cli.seed"))
    goals = tr("balance.cli.goal", goals=", ".join(GOALS))
    parser.add_argument("--goal", metavar="NAME", default=BENEFITS, help=goals)
    parser.add_argument("--format", choices=FORMATS, help=tr("balance.cli.format"))
    parser.add_argument("--out", metavar="FILE", type=Path, help=tr("balance.cli.out"))
    cores = min(os.cpu_count() or 1, MOST_WORKERS)
    parser.add_argument("--workers", metavar="N", type=int, default=cores, help=tr("balance.cli.workers"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Study the scenario and tell of it; 1 when it has problems or the file cannot be written."""
    if args.format is None:  # whoever names a page wants a page
        args.format = _NAMED.get(args.out.suffix.lower(), "text") if args.out else "text"
    if refusal := _refusal(args, tr):
        complain(refusal)
        return 2
    from game import library
    from game.commands.outfile import opened
    from game.commands.scenarios import complain_about

    try:
        content = library.load(args.scenario)
    except library.LibraryError as error:
        return complain_about(error, tr)
    if args.out is None:
        text, _ = _study(args, content, tr)
        (hand_out if args.format == "json" else say)(text if args.format == "json" else text.rstrip("\n"))
        return 0
    try:
        with opened(args.out) as out:  # a place that cannot be written to is told before anything is played
            text, said = _study(args, content, tr)
            out.write(text)
    except OSError as error:
        complain(tr("balance.cli.cannot_write", path=args.out, reason=error))
        return 1
    for sentence in said:
        say(sentence)
    return 0


def _refusal(args: argparse.Namespace, tr: Translator) -> str:
    """Return what is wrong with the arguments, and the remedy; empty when nothing is."""
    from game.balance.limits import GOALS, LEAST, MOST

    if not LEAST <= args.playthroughs <= MOST:
        return tr("balance.cli.bad_number", least=tr.number(LEAST), most=tr.number(MOST))
    if not 0 <= args.seed <= LARGEST_SEED:
        return tr("cli.seed_range", last=LARGEST_SEED)
    if not 1 <= args.workers <= MOST_WORKERS:
        return tr("balance.cli.bad_workers", most=MOST_WORKERS)
    if args.goal not in GOALS:
        near = closest(args.goal, GOALS)
        known = tr("balance.cli.goals_known", known=", ".join(GOALS))
        hint = tr("cli.did_you_mean", word=near) if near else known
        return f"{tr('balance.cli.bad_goal', word=args.goal)} {hint}"
    if args.format == "html" and args.out is None:
        return tr("balance.cli.needs_file", name="balance.html")
    if args.out is not None and not args.out.absolute().parent.is_dir():
        return tr("balance.cli.no_folder", path=args.out.parent)
    return ""


def _study(args: argparse.Namespace, content: Content, tr: Translator) -> tuple[str, tuple[str, str]]:
    """Study the scenario; return the result in the form asked for, and what is said when it is in a file."""
    from game.balance.findings import find
    from game.balance.study import study
    from game.balance.words import BalanceWords

    with _progress(tr, args.playthroughs) as progress:
        figures = study(content.rules, args.playthroughs, args.seed, args.goal, args.workers, progress)
    findings, words = find(figures), BalanceWords(content, figures.goal, tr)
    if args.format == "html":
        from game.balance.page import render

        text = render(figures, findings, words).markup
    elif args.format == "json":
        from game.balance.document import to_json

        text = to_json(content, figures, findings, words)
    else:
        from game.balance.tables import to_text

        text = to_text(figures, findings, words) + "\n"
    written = tr("balance.cli.written", n=tr.number(figures.playthroughs), path=args.out)
    return text, (words.verdict(findings), written)


@contextmanager
def _progress(tr: Translator, total: int) -> Iterator[Progress | None]:
    """Show how far the study has come, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(tr("balance.cli.playing"), total=total)
        yield lambda done: shown.update(task, completed=min(done, total))
