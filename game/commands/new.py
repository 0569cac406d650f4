"""``new``: a small, complete scenario to begin from, in the author's language."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.console import PROG, complain, say

if TYPE_CHECKING:
    from game.i18n import Translator


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("new", help=tr("cli.new.help"), description=tr("cli.new.description"))
    parser.add_argument("folder", metavar="FOLDER", help=tr("cli.new.folder"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Make a folder with a scenario; 1 when it cannot be made, 2 when something is in the way."""
    from game.scenario.template import make, title_of

    folder = Path(args.folder)
    if folder.exists() and not folder.is_dir():
        complain(tr("cli.new.file", path=folder))
        return 2
    try:
        if folder.is_dir() and any(folder.iterdir()):
            complain(tr("cli.new.exists", path=folder))
            return 2
        files = make(folder, tr.language)
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        complain(tr("cli.new.unwritable", path=folder, reason=error))
        return 1
    say("\n".join(_told(folder, title_of(files), tr)))
    return 0


def _told(folder: Path, title: str, tr: Translator) -> list[str]:
    """Return what was made, the next three commands and where the guide lies."""
    from game.paths import checkout_dir

    width = 14
    lines = [tr("cli.new.made", title=title, path=folder)]
    lines += [
        f"  {name:{width}} {tr(f'cli.new.what.{key}')}"
        for name, key in (
            ("scenario.yaml", "scenario.yaml"),
            ("checks.yaml", "checks.yaml"),
            ("*.schema.json", "schema"),
        )
    ]
    word = f'"{folder}"' if " " in str(folder) else str(folder)  # as every shell takes it
    steps = (("play", f"play {word}"), ("try", f"play --text {word}"), ("check", f"check {word}"))
    longest = max(len(command) for _, command in steps) + len(PROG) + 1
    lines += ["", tr("cli.new.next")]
    lines += [f"  {f'{PROG} {command}':{longest}}   {tr(f'cli.new.next.{step}')}" for step, command in steps]
    root = checkout_dir()
    guide = root / "docs" / f"author.{'en' if tr.language == 'en' else 'nb'}.md" if root else None
    return [*lines, "", tr("cli.new.guide", path=guide)] if guide and guide.is_file() else lines
