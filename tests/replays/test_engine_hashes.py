"""Golden hashes of the fixture municipality: the same bits everywhere, until the rules' version changes.

Run this file as a module (``python3 -m tests.replays.test_engine_hashes``) to write them anew, and say in the
commit why the bits changed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.engine.rules import RULES_VERSION, rules_hash
from game.engine.state import state_hash
from tests.engine.fixtures.harbour import harbour
from tests.engine.fixtures.play import by, play

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


def test_rules_hash_is_the_golden_one():
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert (golden["rules_version"], golden["rules_hash"]) == (RULES_VERSION, rules_hash(harbour()))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_turn_has_its_golden_hash(policy):
    golden = json.loads(GOLDEN.read_text("utf-8"))["games"][policy]
    for turn, (stored, computed) in enumerate(zip(golden, hashes(policy), strict=True)):
        assert computed == stored, f"{policy}: first difference after turn {turn}"


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(written(), indent=1) + "\n", "utf-8")
