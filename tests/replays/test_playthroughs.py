"""Every scenario owns a playthrough that is played again exactly; a changed figure shows in the difference.

Write them anew after a change that is meant: ``TAKTSKIFTE_WRITE_GOLDEN=1 python3 -m pytest tests/replays``.
"""

import os
import sys
from pathlib import Path

import pytest

from game.paths import scenarios_dir

sys.path.insert(0, str(Path(__file__).parent))
from playthrough import playthrough

GOLDEN = Path(__file__).parent / "golden"
SCENARIOS = sorted(path.parent.name for path in scenarios_dir().glob("[!_.]*/scenario.yaml"))


@pytest.mark.parametrize("policy", ["balanced", "random"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_playthrough_played_again_is_the_same_to_the_last_digit(scenario, policy):
    path = GOLDEN / f"{scenario}.{policy}.txt"
    played = playthrough(scenario, policy)
    if os.environ.get("TAKTSKIFTE_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(played, encoding="utf-8")
    assert path.is_file(), f"{scenario} has no playthrough; write it with TAKTSKIFTE_WRITE_GOLDEN=1"
    assert played.splitlines() == path.read_text(encoding="utf-8").splitlines()
