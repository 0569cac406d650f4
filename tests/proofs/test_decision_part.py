"""Adding a part to what a group decides takes at most eight files of the game, and none can be forgotten.

`decision_part.patch` adds the part `review`, a review of an initiative's privacy; `decision_part_words.patch`
its words. `docs/developer.md` walks through them, and says what to do when they no longer apply.
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
    "orders": "engine/orders.py, Decision: the decision's part 'review' is missing",
    "parameters": "security_review_cost",
    "parts": "engine/orders.py, Decision: 'review' is no part of a decision (engine/parts.py)",
    "phases": "engine/phases.py, DONE: the decision's part 'review' is missing",
    "prices": "'review_cost' from 'game.engine.prices'",
    "random_play": "engine/random_play.py never decides the part 'review'",
    "reasons": "'may_review' from 'game.engine.reasons'",
    "decisions": "view_makers/decisions.py, TOLD: the decision's part 'review' is missing",
}
"""What is said when the change to one file is forgotten."""


def changes():
    """Return the patch of each file of the game, by the file's name."""
    parts = (HERE / "decision_part.patch").read_text(encoding="utf-8").split("diff --git ")[1:]
    return {Path(part.split()[0]).stem: "diff --git " + part for part in parts}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a copy of the project as it is, with the words of the new part."""
    if shutil.which("git") is None:
        pytest.skip("applying a patch needs git")
    folder = tmp_path_factory.mktemp("project")
    without = shutil.ignore_patterns("__pycache__")
    for name in ("game", "assets/locale", "tests/engine/fixtures"):
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    shutil.copy(HERE / "review_works.py", folder)
    apply(folder, (HERE / "decision_part_words.patch").read_text(encoding="utf-8"))
    return folder


def apply(folder, patch, *how):
    done = subprocess.run(
        ["git", "apply", "-C1", *how, "-"], cwd=folder, input=patch.encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def check(folder, tmp_path):
    """Run what the part must do in the copy; return what is said against it."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "review_works.py", tmp_path], cwd=folder, env=environment, capture_output=True
    )
    return done.stderr.decode()


def test_part_in_eight_files_works_in_plan_log_code_refit_difference_rules_and_batch(project, tmp_path):
    patches = changes()
    assert set(patches) == set(PIECES)
    assert len(patches) <= MOST_FILES
    apply(project, "".join(patches.values()))
    try:
        assert check(project, tmp_path) == ""
    finally:
        apply(project, "".join(patches.values()), "-R")


@pytest.mark.parametrize("forgotten", sorted(PIECES))
def test_part_with_a_piece_forgotten_is_refused_and_the_piece_named(project, tmp_path, forgotten):
    rest = "".join(patch for name, patch in changes().items() if name != forgotten)
    apply(project, rest)
    try:
        assert PIECES[forgotten] in check(project, tmp_path)
    finally:
        apply(project, rest, "-R")
