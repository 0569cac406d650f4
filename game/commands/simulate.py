"""``simulate``: decisions run through the model, without a window: one game, or any number of them."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import OutputError, closest, complain, hand_out, say, track
from game.engine.keyed import LARGEST_SEED

if TYPE_CHECKING:
    from game.i18n import Translator
    from game.library.content import Content
    from game.simulate.simulation import Run

FORMATS = ("table", "json", "csv")
MOST_PLAYTHROUGHS = 10_000_000
"""More would take many hours, and a spreadsheet holds a tenth of it."""


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "simulate", help=tr("cli.simulate.help"), description=tr("cli.simulate.description")
    )
    parser.add_argument("scenario", metavar="SCENARIO", help=tr("cli.scenario.help"))
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--plan", metavar="PLAN.yaml", type=Path, help=tr("cli.simulate.plan"))
    how.add_argument("--policy", metavar="NAME", help=tr("cli.simulate.policy"))
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=tr("cli.simulate.seed"))
    parser.add_argument("--format", choices=FORMATS, help=tr("cli.simulate.format"))
    parser.add_argument("--playthroughs", metavar="N", type=int, help=tr("cli.simulate.playthroughs"))
    parser.add_argument("--out", metavar="FILE", type=Path, help=tr("cli.simulate.out"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Play to the end and print the figures; 1 when the plan or the scenario has problems."""
    if wrong := _wrong_use(args, tr):
        complain(wrong)
        return 2
    from game import library
    from game.commands.scenarios import complain_about

    try:
        content = library.load(args.scenario)
    except library.LibraryError as error:
        return complain_about(error, tr)
    if args.plan is not None:
        return _simulate_plan(args, content, tr)
    return _simulate_policy(args, content, tr)


def _wrong_use(args: argparse.Namespace, tr: Translator) -> str:
    """Return what the arguments cannot mean together; empty when all is well."""
    count = args.playthroughs
    if not 0 <= args.seed <= LARGEST_SEED:
        return tr("cli.seed_range", last=LARGEST_SEED)
    if count is None:
        return tr("cli.simulate.out_alone") if args.out is not None else ""
    if not 1 <= count <= MOST_PLAYTHROUGHS:
        return tr("cli.simulate.playthroughs_range", most=tr.number(MOST_PLAYTHROUGHS))
    if args.seed + count - 1 > LARGEST_SEED:
        return tr("cli.simulate.seeds_range", last=LARGEST_SEED)
    if args.plan is not None:
        return tr("cli.simulate.playthroughs_plan")
    return tr("cli.simulate.playthroughs_csv") if args.format not in (None, "csv") else ""


def _simulate_policy(args: argparse.Namespace, content: Content, tr: Translator) -> int:
    from game.engine.policies import POLICIES
    from game.simulate.simulation import run_policy

    if args.policy not in POLICIES:
        near = closest(args.policy, POLICIES)
        hint = (
            tr("cli.did_you_mean", word=near)
            if near
            else tr("cli.simulate.policies", known=", ".join(POLICIES))
        )
        complain(tr("cli.simulate.unknown_policy", word=args.policy) + " " + hint)
        return 2
    if args.playthroughs is not None:
        return _simulate_many(args, content, tr)
    _print(run_policy(content, args.policy, args.seed), args.format, tr)
    return 0


def _simulate_many(args: argparse.Namespace, content: Content, tr: Translator) -> int:
    from game.commands.outfile import opened
    from game.simulate.playthroughs import play_many, write_rows

    tables, blocks = play_many(content.rules, args.policy, args.seed, args.playthroughs)
    try:
        with nullcontext(sys.stdout) if args.out is None else opened(args.out) as out:
            for n, table in enumerate(track(tables, tr("cli.simulate.playing"), blocks)):
                write_rows(table, out, heading=n == 0)
    except BrokenPipeError:
        raise
    except OSError as error:
        if args.out is None:
            raise OutputError(*error.args) from error
        complain(tr("cli.simulate.unwritable", path=args.out, reason=error))
        return 1
    return 0


def _simulate_plan(args: argparse.Namespace, content: Content, tr: Translator) -> int:
    from game.scenario.diagnostics import arrange, to_text
    from game.simulate.plan import read_plan
    from game.simulate.simulation import RefusedTurnError, run_plan
    from game.view_makers.refusals import refusal_text
    from game.view_makers.words import Words

    plan, problems = read_plan(args.plan, content.rules)
    if plan is not None:
        try:
            _print(run_plan(content, plan, args.seed), args.format, tr)
            return 0
        except RefusedTurnError as error:
            words = Words(content, tr)
            problems = plan.refuse(error.turn, error.refusals, lambda refusal: refusal_text(words, refusal))
    complain(to_text(arrange(problems), tr))
    complain(tr.plural("cli.simulate.problems", len(problems)))
    return 1


def _print(played: Run, form: str | None, tr: Translator) -> None:

    from game.simulate import output

    if form == "json":
        hand_out(output.to_json(played, tr) + "\n")
    elif form == "csv":
        hand_out(output.to_csv(played))
    else:
        say(output.to_table(played, tr))
