"""``schema``: the scenario language as JSON Schema, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import complain, hand_out, say

if TYPE_CHECKING:
    from game.i18n import Translator


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    about = tr("cli.schema.description")
    parser = subparsers.add_parser("schema", help=tr("cli.schema.help"), description=about)
    parser.add_argument("--out", metavar="PATH", help=tr("cli.schema.out"))
    parser.add_argument("--checks", action="store_true", help=tr("cli.schema.checks"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Print a schema, or write it to a file (both of them to a folder)."""
    from game.scenario.definition import EXPECTATION, SCENARIO
    from game.scenario.editor import editor_schema, schemas

    if args.out is None:
        hand_out(editor_schema(tr.language, EXPECTATION if args.checks else SCENARIO))
        return 0
    out = Path(args.out)
    if out.is_dir():
        files = {out / name: text for name, text in schemas(tr.language).items()}
    else:
        files = {out: editor_schema(tr.language, EXPECTATION if args.checks else SCENARIO)}
    for path, text in files.items():
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            complain(tr("cli.schema.unwritable", path=path, reason=error))
            return 1
        say(tr("cli.schema.written", path=path))
    return 0
