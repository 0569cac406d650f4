"""``upgrade``: older scenario files brought to the current version of the language."""

from __future__ import annotations

import argparse
import difflib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands.check import nothing_found, scenario_files
from game.console import complain, hand_out, say, spell

if TYPE_CHECKING:
    from game.i18n import Translator
    from game.scenario.upgrade import Rewrite, Upgrade

_COLORS = {"---": "\x1b[1m", "+++": "\x1b[1m", "@@": "\x1b[36m", "-": "\x1b[31m", "+": "\x1b[32m"}
_PLAIN = "\x1b[0m"


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "upgrade", help=tr("cli.upgrade.help"), description=tr("upgrade.description")
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=tr("upgrade.path"))
    parser.add_argument("--dry-run", action="store_true", help=tr("upgrade.dry_run"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Upgrade every path; 1 when a file cannot be upgraded or written, 2 when there is nothing to upgrade."""
    files: list[Path] = []
    for word in args.paths:
        found = scenario_files(word)
        if not found:
            complain(nothing_found(word, tr))
            return 2
        files += [file for file in found if file not in files]
    return max(_upgrade(file, tr, dry=args.dry_run) for file in files)


def _upgrade(file: Path, tr: Translator, *, dry: bool) -> int:
    from game.scenario.schema import VERSION
    from game.scenario.upgrade import carry_out, plan

    upgrade = plan(file)
    if upgrade.problems:
        from game.scenario.diagnostics import arrange, to_text

        complain(to_text(arrange(upgrade.problems), tr))
        complain(tr("upgrade.refused", file=file))
        return 1
    if not upgrade.files:
        say(tr("upgrade.current", file=file, version=VERSION))
        return 0
    if dry:
        say(
            "\n".join([tr("upgrade.would", file=file, old=upgrade.version, new=VERSION), *_told(upgrade, tr)])
        )
        for each in upgrade.files:
            hand_out("".join(_difference(each)))
        return 0
    try:
        backups = carry_out(upgrade)
    except OSError as error:
        complain(tr("upgrade.not_written", file=file, reason=error))
        return 1
    lines = [tr("upgrade.done", file=file, old=upgrade.version, new=VERSION), *_told(upgrade, tr)]
    kept = tr("upgrade.kept", files=tr.join([str(path) for path in backups]))
    say("\n".join([*lines, kept, tr("upgrade.next", command=spell("check", str(file)))]))
    return 0


def _told(upgrade: Upgrade, tr: Translator) -> Iterator[str]:
    """Yield what is done, a line each."""
    from game.scenario.diagnostics import name_place

    for change in upgrade.changes:
        args = {k: v if isinstance(v, str) else tr.join(list(v)) for k, v in change.args.items()}
        text = tr(f"upgrade.change.{change.key}", **args)
        where = name_place(tr, change.path) if change.path else ""
        yield tr("upgrade.line_in" if where else "upgrade.line", line=change.line, where=where, text=text)
    if translations := [str(each.path) for each in upgrade.files[:-1]]:
        yield tr("upgrade.translations", files=tr.join(translations))


def _difference(rewrite: Rewrite) -> Iterator[str]:
    """Yield a unified difference, in colour on a terminal; without colour, `patch` can read it."""
    old, new = (_lines(text) for text in (rewrite.old, rewrite.new))
    is_colored = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in difflib.unified_diff(old, new, str(rewrite.path), str(rewrite.path)):
        color = next((c for start, c in _COLORS.items() if is_colored and line.startswith(start)), "")
        has_end = line.endswith(("\n", "\r"))
        yield f"{color}{line.rstrip()}{_PLAIN}\n" if color else line if has_end else f"{line}\n"
        if not has_end:
            yield "\\ No newline at end of file\n"


def _lines(raw: bytes) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", raw.decode("utf-8", "replace"))
