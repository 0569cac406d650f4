"""``simulate``: decisions run through the model, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import closest, complain, hand_out, say

if TYPE_CHECKING:
    from game.content import Content
    from game.i18n import Translator
    from game.simulation import Run

FORMATS = ("table", "json", "csv")
LARGEST_SEED = 2**64 - 1


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
    parser.add_argument("--format", choices=FORMATS, default="table", help=tr("cli.simulate.format"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Play to the end and print the figures; 1 when the plan or the scenario has problems."""
    if not 0 <= args.seed <= LARGEST_SEED:
        complain(tr("cli.seed_range", last=LARGEST_SEED))
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


def _simulate_policy(args: argparse.Namespace, content: Content, tr: Translator) -> int:
    from game.engine.policies import POLICIES
    from game.simulation import run_policy

    if args.policy not in POLICIES:
        near = closest(args.policy, POLICIES)
        hint = (
            tr("cli.did_you_mean", word=near)
            if near
            else tr("cli.simulate.policies", known=", ".join(POLICIES))
        )
        complain(tr("cli.simulate.unknown_policy", word=args.policy) + " " + hint)
        return 2
    _print(run_policy(content, args.policy, args.seed), args.format, tr)
    return 0


def _simulate_plan(args: argparse.Namespace, content: Content, tr: Translator) -> int:
    from game.plan import read_plan
    from game.scenario.diagnostics import arrange, to_text
    from game.simulation import RefusedTurnError, run_plan
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


def _print(played: Run, form: str, tr: Translator) -> None:
    from game import simulation_output

    if form == "json":
        hand_out(simulation_output.to_json(played, tr) + "\n")
    elif form == "csv":
        hand_out(simulation_output.to_csv(played))
    else:
        say(simulation_output.to_table(played, tr))
