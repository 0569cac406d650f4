"""Golden hashes of the fixture municipality: the same bits everywhere, until the rules' version changes.

Say in the commit why the bits changed when they are written anew (see ``tests/golden.py``).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.engine.rules import RULES_VERSION, rules_hash
from game.engine.state import state_hash
from tests.engine.fixtures.harbour import harbour
from tests.engine.fixtures.play import by, play
from tests.golden import golden

GOLDEN = Path(__file__).with_name("engine_hashes.json")
POLICIES = ("balanced", "technology_only", "random")
SEED = 20_270_101


def hashes(policy: str) -> list[str]:
    """Return the hash of every state of a game."""
    return [state_hash(state) for state in play(harbour(), by(policy, SEED), SEED)[0]]


def written() -> dict[str, object]:
    """Return what the golden file should hold."""
    return {
        "rules_version": RULES_VERSION,
        "rules_hash": rules_hash(harbour()),
        "games": {policy: hashes(policy) for policy in POLICIES},
    }


@pytest.fixture(scope="module")
def agreed():
    """Return what the golden file holds."""
    return json.loads(golden(GOLDEN, json.dumps(written(), indent=1) + "\n"))


def test_rules_hash_is_the_golden_one(agreed):
    assert (agreed["rules_version"], agreed["rules_hash"]) == (RULES_VERSION, rules_hash(harbour()))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_turn_has_its_golden_hash(policy, agreed):
    for turn, (stored, computed) in enumerate(zip(agreed["games"][policy], hashes(policy), strict=True)):
        assert computed == stored, f"{policy}: first difference after turn {turn}"
