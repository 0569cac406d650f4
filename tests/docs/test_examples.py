"""What the documents tell people to type works as written, in a folder of its own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_COMMAND = "python3 main.py"


def examples() -> list[tuple[str, str]]:
    """Return every fenced command with the documents' names, each command once."""
    found: dict[str, str] = {}
    for document in DOCUMENTS:
        for block in _FENCE.findall(document.read_text(encoding="utf-8")):
            for line in block.splitlines():
                command = line.partition("  #")[0].strip()
                if command.startswith(_COMMAND):
                    found.setdefault(command, document.name)
    return [(name, command) for command, name in found.items()]


def needs_a_person(command: str) -> bool:
    """Return whether a command opens a window, or runs the tests that are running now."""
    words = shlex.split(command)[2:]
    return not words or words[0] == "test" or (words[0] == "play" and "--text" not in words)


def different() -> list[tuple[str, str]]:
    """Return the commands to try: what differs in language alone is tried once, in the language met first."""
    found: dict[str, tuple[str, str]] = {}
    for document, command in examples():
        if not needs_a_person(command):
            found.setdefault(re.sub(r" --lang \w\w", "", command), (document, command))
    return list(found.values())


@pytest.mark.parametrize(
    ("document", "command"),
    different(),
    ids=lambda word: word,
)
def test_example_typed_as_written_succeeds(document: str, command: str, tmp_path: Path) -> None:
    # Text play is given no answers: it must then say where the game is kept, and end well.
    words = [str(tmp_path / word) if word == "demo-out" else word for word in shlex.split(command)[1:]]
    surroundings = {**os.environ, "TAKTSKIFTE_HOME": str(tmp_path / "home"), "SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=surroundings,
        input="",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, f"{document}: {done.stderr}"
    assert done.stdout.strip()


def test_examples_of_every_player_guide_are_found() -> None:
    guides = {name for name, _ in examples()}
    assert {"README.md", "developer.md", "player.nb.md", "player.nn.md", "player.en.md"} <= guides


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_other_files_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_modules_that_developers_are_told_to_run_are_there() -> None:
    told = re.findall(r"python3 -m ([a-z_.]+)", (ROOT / "docs" / "developer.md").read_text(encoding="utf-8"))
    assert len(set(told)) > 5
    assert [name for name in told if find_spec(name) is None] == []
