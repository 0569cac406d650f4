"""The template that ``new`` copies: small scenarios in ``scenarios/_template``, one for each language.

Lines that begin with ``#:`` are made from the language's definition and explain the key below them, where it
stands for the first time; ``python3 -m game.scenario.template`` makes them anew. The rest is written by hand.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from game.paths import scenarios_dir
from game.scenario.composer import ComposedNode
from game.scenario.definition import (
    EXPECTATION,
    SCENARIO,
    Items,
    Key,
    KeyedMapping,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    parts,
)
from game.scenario.editor import schemas
from game.scenario.loader import SOURCE_NAME
from game.scenario.scalars import better_id
from game.scenario.source import parse
from game.scenario.wording import Wording

FOLDER = "_template"
CHECKS_NAME = "checks.yaml"
MARK = "#:"
_WIDTH = 104
_MODELINE = re.compile(r"(?<=\$schema=)\S*/(?=\w+\.schema\.json$)", re.MULTILINE)
_ID = re.compile(r"^id: .*$", re.MULTILINE)
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)


def source(language: str) -> dict[str, str]:
    """Return the template's files in a language, by name."""
    folder = scenarios_dir() / FOLDER / language
    return {name: (folder / name).read_text(encoding="utf-8") for name in (SOURCE_NAME, CHECKS_NAME)}


def make(folder: Path, language: str) -> dict[str, str]:
    """Return the files of a new scenario by name: the template, named as its folder, and its schemas."""
    files = {name: _MODELINE.sub("./", text) for name, text in source(language).items()}
    name = better_id(folder.resolve().name)
    if name:
        files[SOURCE_NAME] = _ID.sub(f"id: {name}", files[SOURCE_NAME], count=1)
    return {**files, **schemas(language)}


def title_of(files: dict[str, str]) -> str:
    """Return the title of a new scenario."""
    found = _TITLE.search(files[SOURCE_NAME])
    return found[1] if found else ""


def annotate(text: str, language: str, root: str = SCENARIO) -> str:
    """Return a file with every key explained above the line where it first stands.

    Args:
        text: a scenario, or its expectations; comments made before are made anew.
        language: of the comments.
        root: what the file consists of: a scenario, or a list of expectations.
    """
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(MARK)]
    read = parse("\n".join(lines).encode())
    told: set[Key] = set()
    comments: dict[int, list[Key]] = {}
    words = Wording(language)
    kind: Kind = Mapping(root) if root == SCENARIO else Items(Mapping(root))
    for row, key in _keys(read.root or ComposedNode(1, 1), kind):
        if key not in told:
            told.add(key)
            comments.setdefault(row, []).append(key)
    made: list[str] = []
    for number, line in enumerate(lines, 1):
        head = " " * (len(line) - len(line.lstrip(" -"))) + MARK + " "
        keys = comments.get(number, [])
        for key in keys:
            sentence = (f"{key.name}: " if len(keys) > 1 else "") + words.brief(key)
            made += textwrap.wrap(sentence, _WIDTH, initial_indent=head, subsequent_indent=head)
        made.append(line)
    return "\n".join(made) + "\n"


def _keys(node: ComposedNode, kind: Kind) -> Iterator[tuple[int, Key]]:
    """Yield every known key of a file with its line, in the order of the file."""
    if isinstance(kind, (Items, Told)):
        for child in node.items:
            yield from _keys(child, kind.item)
    for name, (mark, child) in node.keys.items():
        if isinstance(kind, NamedMapping):
            yield from _keys(child, kind.values)
        elif isinstance(kind, Mapping) and (key := _key(parts()[kind.part], name)):
            yield mark.line, key
            yield from _keys(child, key.kind)


def _key(part: KeyedMapping, name: str) -> Key | None:
    return next((key for key in part.keys if key.name == name), None)


def write() -> None:
    """Make the comments of the template anew."""
    for folder in sorted((scenarios_dir() / FOLDER).iterdir()):
        for name, root in ((SOURCE_NAME, SCENARIO), (CHECKS_NAME, EXPECTATION)):
            file = folder / name
            text = annotate(file.read_text(encoding="utf-8"), folder.name, root)
            file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
