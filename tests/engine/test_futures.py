"""Play codes, what-if, shares of the levers, policies, results, and the same bits in other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import playcode
from game.engine.conditions import TurnIn
from game.engine.decisions import Act, Decision, legal
from game.engine.indicators import measure
from game.engine.playcode import PlayCodeError, decode, encode
from game.engine.policies import POLICIES, decide
from game.engine.result import result
from game.engine.rules import StartInitiative, StartValues
from game.engine.shapley import shares
from game.engine.state import state_hash
from game.engine.step import begin, move, step
from game.engine.story import Effect, EventRule
from game.engine.vocabulary import LEVERS, PILOT_DONE
from game.engine.whatif import fitted, lever_shapley, replay, tools_cost_money, what_if
from tests.engine.fixtures.harbour import calm, harbour
from tests.engine.fixtures.play import by, hashes, play

ROOT = Path(__file__).resolve().parents[2]


# -- play codes


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**64 - 1))
def test_play_code_any_game_comes_back_the_same(seed):
    rules = harbour()
    decisions = play(rules, by("random", seed), seed)[2]
    guesses = tuple((n % 3, -1, 2) for n in range(5))
    game = decode(rules, encode(rules, seed, (2, 0), decisions, guesses))
    assert (game.seed, game.values, list(game.decisions)) == (seed, (2, 0), decisions)
    assert game.predictions[:5] == guesses


def test_play_code_is_read_whatever_its_case_and_grouping():
    rules = harbour()
    code = encode(rules, 7, (1,), [Decision((1, 2, 3, 4))])
    loose = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert decode(rules, loose) == decode(rules, code)


@pytest.mark.parametrize(
    ("game", "said"),
    [
        ((-1, (), []), "seed: must lie"),
        ((2**64, (), []), "seed: must lie"),
        ((1, (-3,), []), "holds no number like -3"),
        ((1, (), [Decision((-5, 0, 0, 0))]), "holds no number like -5"),
        ((1, (), [Decision()], [(-2,)]), "holds no number like -1"),
    ],
)
def test_play_code_of_what_was_never_played_is_not_made(game, said):
    with pytest.raises(ValueError, match=said):
        encode(harbour(), *game)


def test_play_code_with_one_wrong_character_is_refused():
    rules = harbour()
    code = encode(rules, 7, (1,), [Decision((1, 2, 3, 4))])
    for at in range(0, len(code), 3):
        if code[at] != "-":
            wrong = code[:at] + ("7" if code[at] != "7" else "8") + code[at + 1 :]
            with pytest.raises(PlayCodeError):
                decode(rules, wrong)


@pytest.mark.parametrize(("code", "reason"), [("", "empty"), ("!!", "character"), ("ABCD", "checksum")])
def test_play_code_that_is_none_says_why(code, reason):
    with pytest.raises(PlayCodeError) as caught:
        decode(harbour(), code)
    assert caught.value.reason == reason


def _code_of(rules, numbers):
    """Return a code with good check digits round any numbers."""
    version_and_hash = playcode._from_base32(encode(rules, 0, (), []))[: 1 + playcode._HASH_BYTES]
    body = version_and_hash + zlib.compress(playcode._varints(numbers))
    return playcode._to_base32(body + playcode._checksum(body))


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([], id="nothing"),
        pytest.param([0, 7, 3, 1], id="values that end too soon"),
        pytest.param([0, 7, 0, 1, *[0] * 8, 2, 0, 1], id="acts that end too soon"),
        pytest.param([0, 7, 0, 1, *[0] * 8, 0, 0, 1, 0], id="owners that end too soon"),
        pytest.param([0, 7, 0, 1, *[0] * 8, 1, 99, 0], id="an act that is none"),
        pytest.param([0, 7, 1, 999, 0], id="a value that is none"),
        pytest.param([0, 7, 2, 1, 1, 0], id="a value twice"),
        pytest.param([0, 7, 0, 900, *[0] * 900 * 14], id="more turns than the game has"),
        pytest.param([0, 7, 5_000], id="a list without end"),
        pytest.param([1 << 68, 0, 0, 0], id="a seed too large"),
    ],
)
def test_play_code_with_good_check_digits_and_bad_numbers_is_damaged(numbers):
    rules = harbour()
    assert decode(rules, _code_of(rules, [0, 7, 0, 0])).seed == 7
    with pytest.raises(PlayCodeError) as caught:
        decode(rules, _code_of(rules, numbers))
    assert caught.value.reason == "damaged"


def test_play_code_that_unpacks_to_very_much_is_damaged():
    rules = harbour()
    with pytest.raises(PlayCodeError) as caught:
        decode(rules, _code_of(rules, [0] * 5_000_000))
    assert caught.value.reason == "damaged"


def test_play_code_of_other_rules_is_refused():
    code = encode(harbour(), 7, (), [])
    with pytest.raises(PlayCodeError) as caught:
        decode(harbour(reserve=5.0), code)
    assert caught.value.reason == "other_scenario"


# -- what if


def test_replay_gives_the_same_states():
    rules = harbour()
    states, _, decisions = play(rules, by("random", 3), 3)
    again = replay(rules, 3, (0, 1, 2), decisions)
    assert [state_hash(o.state) for o in again] == [state_hash(s) for s in states[1:]]


def test_move_gives_the_same_bits_as_step():
    rules = harbour()
    states, _, decisions = play(rules, by("random", 6), 6)
    moved = [move(rules, state, decision) for state, decision in zip(states, decisions, strict=False)]
    assert [state_hash(s) for s in moved] == [state_hash(s) for s in states[1:]]


@pytest.mark.parametrize("turn", [0, -1, 2])
def test_what_if_of_a_turn_that_was_not_played_is_refused(turn):
    with pytest.raises(ValueError, match="turn: expected 1 to 1"):
        what_if(harbour(), 3, (), [Decision()], turn, Decision())


def test_what_if_nothing_is_changed_is_the_real_game():
    rules = harbour()
    states, _, decisions = play(rules, by("balanced", 3), 3)
    other = what_if(rules, 3, (0, 1, 2), decisions, 4, decisions[3])
    assert [state_hash(o.state) for o in other] == [state_hash(s) for s in states[1:]]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_what_if_any_change_plays_on_and_keeps_the_past(seed, turn):
    rules = harbour()
    states, _, decisions = play(rules, by("random", seed), seed)
    changed = replace(decisions[turn - 1], levers=(0, 0, 0, 0), acts=(), owners=(), baseline=())
    other = what_if(rules, seed, (0, 1, 2), decisions, turn, changed)
    assert len(other) == rules.turns
    assert not any(outcome.refused for outcome in other)
    assert [o.state for o in other[: turn - 1]] == states[1:turn]


def test_what_if_keeps_the_luck_of_overruns():
    rules = calm()
    start = Decision((30, 45, 40, 25), acts=(Act("start", 4),))
    decisions = [start, *[Decision((30, 45, 40, 25))] * 9]
    real = replay(rules, 5, (), decisions)
    changed = replace(start, acts=(Act("start", 4), Act("start", 0)))
    other = what_if(rules, 5, (), decisions, 1, changed)
    assert other[-1].state.overrun[4] == real[-1].state.overrun[4]


def test_fitted_keeps_what_can_be_played_and_drops_the_rest():
    rules = harbour()
    state = begin(rules, 1)
    wanted = Decision(
        (100, 100, 100, 100),
        acts=(Act("start", 0), Act("start", 9)),
        owners=((0, 1), (9, 0)),
        choices=((0, 0), (2, 0)),
    )
    kept = fitted(rules, state, wanted)
    assert legal(rules, state, kept) == ()
    assert kept.acts == (Act("start", 0),)
    assert kept.owners == ((0, 1),)
    assert kept.choices == ((0, 0),)
    assert 0 < sum(kept.levers) <= 206


def test_lever_shares_add_up_to_what_the_money_was_worth():
    rules = calm(turns=8)
    _, outcomes, decisions = play(rules, by("balanced", 2), 2)
    found = lever_shapley(rules, 2, (0, 1, 2), decisions)
    without = [replace(decision, levers=(0, 0, 0, 0)) for decision in decisions]
    nothing = replay(rules, 2, (0, 1, 2), without, receipts=False)[-1].state.benefits
    assert sum(found.values()) == pytest.approx(outcomes[-1].state.benefits - nothing, abs=1e-9)
    assert all(share > 0.0 for share in found.values())


def _sixteen_games(rules, seed, values, decisions):
    """Return the levers' shares from sixteen games played in full, one for each set of levers."""

    def worth(kept):
        state = begin(rules, seed, values)
        for decision in decisions:
            levers = tuple(money if kept >> n & 1 else 0 for n, money in enumerate(decision.levers))
            state = move(rules, state, fitted(rules, state, replace(decision, levers=levers)))
        return state.benefits

    return dict(zip(LEVERS, shares(4, worth), strict=True))


def _sparing(rules, state):
    """Decide at random, with no money on a lever until its own turn: 2, 3, 5, and never."""
    decision = decide("random", rules, state, 4)
    first = (2, 3, 5, 99)
    levers = (money if state.turn + 1 >= t else 0 for money, t in zip(decision.levers, first, strict=True))
    return replace(decision, levers=tuple(levers))  # type: ignore[arg-type]


_TOOL = StartValues(initiatives=(StartInitiative(8, built=0.8, adoption=0.3, practice=0.2),))
_GIFT = (EventRule("gift", TurnIn(3, 3), effects=(Effect("initiative.built", 0, 0.5),)),)


@pytest.mark.parametrize(
    ("rules", "alone"),
    [
        pytest.param(harbour(turns=6), True, id="tools_cost_money"),
        pytest.param(harbour(turns=6, start=_TOOL), False, id="tool_at_the_start"),
        pytest.param(harbour(turns=6, events=_GIFT), False, id="tool_as_a_gift"),
    ],
)
@pytest.mark.parametrize(
    "choose", [by("random", 3), by("technology_only", 1), _sparing], ids=["random", "technology", "sparing"]
)
def test_lever_shares_are_the_bits_of_sixteen_games_whatever_is_known_without_playing(rules, alone, choose):
    states, _, decisions = play(rules, choose, 5)
    wanted = _sixteen_games(rules, 5, (0, 1, 2), decisions)
    assert tools_cost_money(rules) is alone
    assert lever_shapley(rules, 5, (0, 1, 2), decisions) == wanted
    assert lever_shapley(rules, 5, (0, 1, 2), decisions, states) == wanted


@pytest.mark.parametrize(
    ("begun", "alone"),
    [
        (StartInitiative(0, adoption=0.5, practice=0.5, follow_up=0.5), True),
        (StartInitiative(0, built=0.01), False),
        (StartInitiative(0, status=PILOT_DONE), False),
    ],
    ids=["users_without_a_tool", "a_tool", "a_pilot_to_scale"],
)
def test_tools_cost_money_is_decided_by_what_can_be_built_without(begun, alone):
    rules = calm(turns=3, start=StartValues(initiatives=(begun,)))
    assert tools_cost_money(rules) is alone
    acts = (Act("scale", 0),) if begun.status == PILOT_DONE else ()
    state = begin(rules, 1)
    for decision in (Decision((30, 0, 30, 30), acts=acts), *[Decision((30, 0, 30, 30))] * 2):
        state = move(rules, state, decision)
    assert (state.benefits == 0.0) is alone


# -- policies and results


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_policy_every_decision_is_legal_and_repeatable(name):
    rules = harbour()
    first, again = (play(rules, by(name, 11), 11)[2] for _ in range(2))
    assert first == again
    assert len(first) == 8


def patterns(rules, *decisions) -> tuple[str, ...]:
    states = [begin(rules, 1)]
    for decision in decisions:
        outcome = step(rules, states[-1], decision, receipts=False)
        assert outcome.refused == ()
        states.append(outcome.state)
    return result(rules, states).patterns


EVEN = Decision((30, 45, 40, 25))


def test_pattern_technology_without_training_is_seen_and_balance_is_not():
    tools = Decision((10, 100, 10, 10), acts=(Act("start", 0),))
    found = patterns(calm(), tools, *[replace(tools, acts=())] * 5)
    assert {"technology_without_training", "strategy_missing", "leaders_absent"} <= set(found)
    assert "steady_balance" not in found


def test_pattern_benefits_without_baseline_and_owner_are_seen_only_when_missing():
    acts = (Act("start", 0), Act("start", 5), Act("start", 8))
    missing = patterns(calm(), replace(EVEN, acts=acts), *[EVEN] * 7)
    assert {"benefits_without_baseline", "benefits_without_owner"} <= set(missing)
    cared = replace(EVEN, acts=acts, baseline=(0, 5, 8), owners=((0, 1), (5, 0), (8, 2)))
    found = patterns(calm(), cared, *[EVEN] * 7)
    assert not {"benefits_without_baseline", "benefits_without_owner"} & set(found)
    assert "steady_balance" in found


def test_pattern_benefits_without_baseline_leaves_out_what_was_delivered_before_any_could_be_measured():
    acts = (Act("start", 0), Act("start", 5), Act("start", 8))
    game = (replace(EVEN, acts=acts), *[EVEN] * 7)
    assert "benefits_without_baseline" not in patterns(replace(calm(), opens={"baseline": 8}), *game)
    assert "benefits_without_baseline" in patterns(replace(calm(), opens={"baseline": 2}), *game)


def test_pattern_too_many_at_once_is_seen():
    acts = tuple(Act("start", n) for n in range(9))
    assert "too_many_at_once" in patterns(calm(), replace(EVEN, acts=acts), *[EVEN] * 5)


def test_pattern_pilots_never_scaled_is_seen_until_they_are():
    pilot = replace(EVEN, acts=(Act("pilot", 0),))
    assert "pilots_never_scaled" in patterns(calm(), pilot, *[EVEN] * 4)
    scale = replace(EVEN, acts=(Act("scale", 0),))
    assert "pilots_never_scaled" not in patterns(calm(), pilot, EVEN, EVEN, scale, EVEN)


def test_pattern_freed_time_undirected_is_seen_until_it_is_directed():
    start = replace(EVEN, acts=(Act("start", 0), Act("start", 1)), owners=((0, 1), (1, 1)))
    assert "freed_time_undirected" in patterns(calm(), start, *[EVEN] * 6)
    directed = replace(EVEN, freed_time=((1, 0), (2, 2)))
    assert "freed_time_undirected" not in patterns(calm(), start, *[EVEN] * 5, directed)


def test_pattern_learned_to_predict_is_judged_by_whoever_knows_the_predictions():
    rules = calm(turns=4)
    states = play(rules, by("balanced", 1))[0]
    assert "learned_to_predict" in result(rules, states, learned=True).patterns
    assert "learned_to_predict" not in result(rules, states).patterns


def test_result_ending_is_the_first_that_holds_by_priority():
    rules = harbour()
    states = play(rules, by("balanced", 1))[0]
    found = result(rules, states)
    last = measure(rules, states[-1]).values
    trusted = last["citizen_trust"] > 55.0 and last["economy"] > 0.0
    assert (found.ending == 0) == trusted
    assert set(found.values) == {"hands", "inside", "economy"}
    assert all(0.0 <= score <= 100.0 for score in found.values.values())


# -- determinism

_SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.engine.fixtures.play import hashes
print(*hashes(9))
assert not {'numpy', 'yaml', 'pydantic', 'pygame'} & set(sys.modules)
"""


def _hashes_of(python: str) -> list[str]:
    """Return the hashes of a process with another hash seed and the standard library alone."""
    run = subprocess.run(
        [python, "-c", _SCRIPT, str(ROOT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "4242"},
    )
    return run.stdout.split()


def test_hashes_are_the_same_in_a_process_with_another_hash_seed_and_the_standard_library_alone():
    assert _hashes_of(sys.executable) == hashes(9)


def _other_pythons() -> list[str]:
    places = [Path(sys.base_prefix).parent, Path.home() / ".pyenv" / "versions"]
    found = {
        p for place in places for v in ("3.12*", "3.13*", "3.14*") for p in place.glob(f"{v}/bin/python3")
    }
    return sorted(str(path) for path in found)


@pytest.mark.skipif(not _other_pythons(), reason="no other Python version is here")
def test_hashes_are_the_same_on_other_python_versions():
    for python in _other_pythons():
        assert _hashes_of(python) == hashes(9), python
