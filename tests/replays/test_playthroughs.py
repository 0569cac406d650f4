"""Every scenario owns a playthrough that is played again exactly; a changed figure shows."""

from pathlib import Path

import pytest

from game.paths import scenarios_dir
from tests.golden import golden
from tests.replays.playthrough import playthrough

GOLDEN = Path(__file__).parent / "golden"
SCENARIOS = sorted(path.parent.name for path in scenarios_dir().glob("[!_.]*/scenario.yaml"))


@pytest.mark.parametrize("policy", ["balanced", "random"])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_playthrough_played_again_is_the_same_to_the_last_digit(scenario, policy):
    played = playthrough(scenario, policy)
    assert played.splitlines() == golden(GOLDEN / f"{scenario}.{policy}.txt", played).splitlines()
