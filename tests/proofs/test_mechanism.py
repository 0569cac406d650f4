"""Adding a small mechanism takes at most eight files of the game, and no piece of it can be forgotten.

`mechanism.patch` adds `sharing`, what people learn from each other: a stock of the organisation that lifts
staff trust. `docs/developer.md` walks through it, and says what to do when it no longer applies.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MOST_FILES = 8

PIECES = {
    "fields": "Stocks has 'sharing', which does not stand in FIELDS",
    "flow": "'sharing'",
    "mechanisms": "stock 'sharing' has no mechanism",
    "parameters": "sharing_",
    "sharing": "No module named 'game.engine.dynamics.sharing'",
    "stocks": "Stocks lacks 'sharing', which stands in FIELDS",
    "trust": "nothing rests on 'sharing'",
}
"""What is said when the change to one file is forgotten."""

LINES = {
    "its causes": (
        "sharing",
        '(("lever", ORGANISATION, "participation"),)',
        "()",
        "stock 'sharing' has no cause: say who moves it",
    ),
    "its words": ("sharing", "**sharing**", "it", "stock 'sharing' has no equation in words that names it"),
    "its cause in what it leads to": (
        "trust",
        '("sharing", -1, ""),',
        "",
        "stock 'staff_trust' has 8 terms and 7 causes",
    ),
    "its copy": ("stocks", "y.sharing = self.sharing", "", "Stocks.copy lacks 'sharing'"),
}
"""A line taken out of what has been added, and what is said then."""


def changes():
    """Return the patch of each file of the game, by the file's name."""
    parts = (HERE / "mechanism.patch").read_text(encoding="utf-8").split("diff --git ")[1:]
    return {Path(part.split()[0]).stem: "diff --git " + part for part in parts if part.startswith("a/game/")}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a copy of the engine as it is."""
    if shutil.which("git") is None:
        pytest.skip("applying a patch needs git")
    folder = tmp_path_factory.mktemp("project")
    without = shutil.ignore_patterns("__pycache__")
    for name in ("game", "assets/locale", "tests/engine/fixtures"):
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    shutil.copy(HERE / "sharing_works.py", folder)
    return folder


def apply(folder, patch, *how):
    done = subprocess.run(
        ["git", "apply", "-C1", *how, "-"], cwd=folder, input=patch.encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def check(folder):
    """Run what the mechanism must do in the copy; return what is said against it."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "sharing_works.py"], cwd=folder, env=environment, capture_output=True
    )
    return done.stderr.decode()


def test_mechanism_in_eight_files_flows_is_told_and_its_receipts_add_up(project):
    assert set(changes()) == set(PIECES)
    assert len(changes()) <= MOST_FILES
    whole = (HERE / "mechanism.patch").read_text(encoding="utf-8")
    apply(project, whole)
    try:
        assert check(project) == ""
    finally:
        apply(project, whole, "-R")


@pytest.mark.parametrize("forgotten", sorted(PIECES))
def test_mechanism_with_a_file_forgotten_is_refused_and_the_piece_named(project, forgotten):
    rest = "".join(patch for name, patch in changes().items() if name != forgotten)
    apply(project, rest)
    try:
        assert PIECES[forgotten] in check(project)
    finally:
        apply(project, rest, "-R")


@pytest.mark.parametrize("forgotten", sorted(LINES))
def test_mechanism_with_a_line_forgotten_is_refused_and_the_piece_named(project, forgotten):
    name, line, instead, said = LINES[forgotten]
    whole = "".join(changes().values())
    apply(project, whole)
    path = project / "game" / "engine" / "dynamics" / f"{name}.py"
    text = path.read_text(encoding="utf-8")
    assert line in text
    path.write_text(text.replace(line, instead), encoding="utf-8")
    try:
        assert said in check(project)
    finally:
        path.write_text(text, encoding="utf-8")
        apply(project, whole, "-R")
