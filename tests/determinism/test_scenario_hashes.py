"""Golden hashes of every scenario in the library, turn by turn; other machines are held to the same.

Say in the commit why the bits changed when they are written anew (see ``tests/golden.py``); CPython 3.11 to
3.14 and WebAssembly are asked by ``python3 -m tests.determinism.machines``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache

import pytest

from game.engine.rules import RULES_VERSION, rules_hash
from tests.determinism.games import play
from tests.determinism.machines import (
    HERE,
    LIBRARY,
    POLICIES,
    ROOT,
    differences,
    document,
    scenario_folders,
    scenarios,
)
from tests.golden import golden

NAMES = [folder.name for folder in scenario_folders()]


@lru_cache(maxsize=1)
def played():
    """Return what the golden file should hold."""
    games = play(document())
    library = {
        name: {"rules_hash": rules_hash(rules), "games": games[name]} for name, rules in scenarios().items()
    }
    return {"rules_version": RULES_VERSION, "scenarios": library}


@pytest.fixture(scope="module")
def agreed():
    """Return what the golden file holds."""
    return json.loads(golden(LIBRARY, json.dumps(played(), indent=1) + "\n"))


def test_every_scenario_of_the_library_has_golden_hashes(agreed):
    assert sorted(agreed["scenarios"]) == NAMES
    assert agreed["rules_version"] == RULES_VERSION


@pytest.mark.parametrize("name", NAMES)
def test_scenario_played_again_has_its_golden_hashes(name, agreed):
    expected, found = agreed["scenarios"][name], played()["scenarios"][name]
    assert found["rules_hash"] == expected["rules_hash"], f"{name}: its rules have changed"
    assert list(differences({name: found["games"]}, {name: expected["games"]})) == []


def test_differing_state_is_named_by_scenario_policy_and_turn():
    right = {"one": {policy: ["a", "b", "c"] for policy in POLICIES}}
    wrong = {"one": {**right["one"], "random": ["a", "x", "y"]}}
    assert list(differences(wrong, right)) == ["DIFFERS: one, random, after turn 1"]
    assert "2 states instead of 3" in next(
        differences({"one": {**right["one"], "random": ["a", "b"]}}, right)
    )


def test_games_are_played_by_another_python_with_the_engine_alone(agreed):
    games = {"games": [game for game in document()["games"] if game["name"] == NAMES[0]]}
    command = [sys.executable, "-B", "-E", "-s", "-S", str(HERE / "games.py"), str(ROOT)]
    done = subprocess.run(command, input=json.dumps(games), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["games"][NAMES[0]] == agreed["scenarios"][NAMES[0]]["games"]
