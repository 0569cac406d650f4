"""Whatever becomes of a file is answered with problems: quickly, in little room, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scenario.mutants import MEGABYTES, Mutant, make

ROOT = Path(__file__).parents[2]
ROUNDS = 1200
BLOCKS = 3


@pytest.mark.skipif(sys.platform == "win32", reason="time and memory are limited as Unix does it")
@pytest.mark.parametrize("block", range(BLOCKS))
def test_mutants_of_the_library_checked_never_escape_hang_or_swell(block: int) -> None:
    """Add what fails to the faulty files: the mutant of a seed is the same every time."""
    first = 1 + block * ROUNDS
    command = [sys.executable, "-m", "tests.scenario.mutants", str(first), str(ROUNDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    for failure in answer["failures"]:
        print(failure["why"], failure["seed"], make(failure["seed"]).raw[:4000])
    assert answer["failures"] == []
    assert answer["megabytes"] <= MEGABYTES


def test_mutant_of_a_seed_is_always_the_same() -> None:
    made = [make(seed) for seed in range(50)]
    assert made == [make(seed) for seed in range(50)]
    assert {mutant.kind for mutant in made} == {"scenario", "checks", "catalogue"}
    assert isinstance(made[0], Mutant)
