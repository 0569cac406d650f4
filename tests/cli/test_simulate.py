"""simulate: plans and policies through the model, refusals with their place, output for programs."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.engine.policies import POLICIES
from game.engine.vocabulary import INDICATORS

ROOT = Path(__file__).parents[2]
SCENARIO = "first_half_year"
PLAN = """\
values: [hands_for_care, good_employer, trusted_privacy]
turns:
  - turn: 1
    levers: {strategy: 0.8, technology: 1.0, organisation: 0.9, leadership: 0.6}
    start: [identity_access]
    prediction: {service_quality: same, staff_adoption: up, benefits_realised: same}
    because: "We start where the need is."
"""


@pytest.fixture(autouse=True, scope="module")
def compiled(tmp_path_factory):
    """Let the tests of this file share one compiled scenario."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def shared_home(compiled, monkeypatch):
    monkeypatch.setenv("TAKTSKIFTE_HOME", str(compiled))


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def simulate(capsys, *arguments, status=0):
    assert main(["simulate", SCENARIO, *arguments]) == status
    return capsys.readouterr()


def test_simulate_json_of_a_plan_has_the_documented_form(capsys, plan):
    game = json.loads(simulate(capsys, "--plan", str(plan), "--seed", "7", "--format", "json").out)
    assert list(game) == [
        "taktskifte", "rules", "scenario", "scenario_hash", "seed", "language", "play_code", "start", "turns",
        "result",
    ]  # fmt: skip
    assert (game["scenario"], game["seed"], game["language"]) == (SCENARIO, 7, "nb")
    first = game["turns"][0]
    assert list(first) == [
        "turn", "period", "state_hash", "indicators", "maturity", "services", "initiatives", "budget",
        "events", "refused", "causes",
    ]  # fmt: skip
    assert tuple(first["indicators"]) == INDICATORS
    assert first["period"] == "2027 H2"
    assert first["initiatives"]["identity_access"]["status"] == "delivered"
    assert 0 < first["initiatives"]["identity_access"]["built"] <= 1
    assert first["budget"]["levers"] == pytest.approx(3.3)
    assert set(first["budget"]) == {"available", "levers", "running", "committed_next"}
    assert set(game["result"]["values"]) == {"hands_for_care", "good_employer", "trusted_privacy"}
    cause = first["causes"]["service_quality"][0]
    assert set(cause) == {"cause", "change", "since_turn", "text"}
    assert cause["text"]


@pytest.mark.parametrize("policy", ["balanced", "random"])
def test_simulate_json_causes_add_up_to_every_change(capsys, policy):
    game = json.loads(simulate(capsys, "--policy", policy, "--format", "json").out)
    before = game["start"]["indicators"]
    for turn in game["turns"]:
        for name in INDICATORS:
            told = 0.0
            for cause in turn["causes"][name]:
                told += cause["change"]
            assert told == pytest.approx(turn["indicators"][name] - before[name], abs=1e-9), name
        before = turn["indicators"]


def test_simulate_turn_left_out_repeats_the_levers(capsys, plan):
    game = json.loads(simulate(capsys, "--plan", str(plan), "--format", "json").out)
    assert [turn["budget"]["levers"] for turn in game["turns"]] == [pytest.approx(3.3)] * 3


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_simulate_every_named_policy_plays_to_the_end(capsys, policy):
    rows = list(csv.DictReader(io.StringIO(simulate(capsys, "--policy", policy, "--format", "csv").out)))
    assert [row["turn"] for row in rows] == ["0", "1", "2", "3"]
    assert len({row["state_hash"] for row in rows}) == 4
    assert all(float(row[name]) == float(row[name]) for row in rows for name in INDICATORS)


def test_simulate_table_fits_eighty_columns_and_names_every_figure(capsys, plan):
    out = simulate(capsys, "--plan", str(plan), "--lang", "nn").out
    assert "\u00ad" not in out
    body = out.split("\n\n")[1].splitlines()
    assert len(body) == 14
    assert max(map(len, body)) <= 80


def test_simulate_same_seed_in_other_processes_gives_the_same_hashes(compiled):
    outputs = set()
    for hash_seed in ("0", "1"):
        env = os.environ | {"PYTHONHASHSEED": hash_seed, "TAKTSKIFTE_HOME": str(compiled)}
        command = [sys.executable, "main.py", "simulate", SCENARIO, "--policy", "random", "--format", "csv"]
        outputs.add(
            subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout
        )
    assert len(outputs) == 1


def test_simulate_another_seed_gives_another_game(capsys):
    games = {
        simulate(capsys, "--policy", "random", "--seed", seed, "--format", "csv").out for seed in ("1", "2")
    }
    assert len(games) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("hands_for_care,", "hands_for_car,", 1, 10, "hands_for_care"),
        ("[hands_for_care, good_employer", "[good_employer", 1, 1, "3"),
        ("0.8", "0.85", 4, 24, "0,1"),
        ("0.8", "-1", 4, 24, "fra 0"),
        ("technology: 1.0", "tecnology: 1.0", 4, 29, "technology"),
        ("[identity_access]", "identity_access", 5, 12, "liste"),
        ("identity_access", "idenity_access", 5, 13, "identity_access"),
        ("staff_adoption: up", "staff_adoption: upp", 6, 57, "up"),
        ("    because", "    becaus", 7, 5, "because"),
        ("turn: 1", "turn: 9", 3, 11, "3"),
        ("strategy: 0.8", "strategy: 9.8", 4, 5, "Omgang 1"),
        ("[identity_access]", "[safety_alarms]", 5, 13, "Omgang 1"),
    ],
)  # fmt: skip
def test_simulate_faulty_plan_is_refused_with_line_and_reason(capsys, plan, old, new, line, column, said):
    assert old in PLAN
    plan.write_text(PLAN.replace(old, new, 1), encoding="utf-8")
    captured = simulate(capsys, "--plan", str(plan), status=1)
    assert captured.out == ""
    place, _, rest = captured.err.partition(": ")
    assert place.rpartition("plan.yaml:")[2] == f"{line}:{column}"
    assert said in rest
    assert "{" not in rest.splitlines()[0]


def test_simulate_several_faults_are_all_told_in_one_run(capsys, plan):
    plan.write_text(PLAN.replace("0.8", "0.85").replace("identity_access", "x").replace("turn: 1", "turn: 0"))
    err = simulate(capsys, "--plan", str(plan), "--lang", "en", status=1).err
    assert err.count("plan.yaml:") == 1  # a turn without a number is not read any further
    plan.write_text(PLAN.replace("0.8", "0.85").replace("identity_access", "x").replace("up,", "x,"))
    err = simulate(capsys, "--plan", str(plan), "--lang", "en", status=1).err
    assert err.count("plan.yaml:") == 3
    assert "3 problems" in err


@pytest.mark.parametrize("text", ["", "[]", "values", "values: [a\n", "\t- x", "turns: {a: 1}", "values: *x"])
def test_simulate_file_that_is_no_plan_is_told_so(capsys, plan, text):
    plan.write_text(text, encoding="utf-8")
    captured = simulate(capsys, "--plan", str(plan), status=1)
    assert "plan.yaml:" in captured.err
    assert not list(Path(os.environ["TAKTSKIFTE_HOME"]).glob("crashes/*"))


def test_simulate_missing_plan_is_told_so(capsys, tmp_path):
    assert "borte.yaml" in simulate(capsys, "--plan", str(tmp_path / "borte.yaml"), status=1).err


def test_simulate_unknown_policy_is_refused_with_a_suggestion(capsys):
    assert "Mente du «balanced»?" in simulate(capsys, "--policy", "balansed", status=2).err


def test_simulate_unknown_scenario_is_refused_with_a_suggestion(capsys):
    assert main(["simulate", "taktskift", "--policy", "nothing"]) == 2
    assert "taktskifte" in capsys.readouterr().err


@pytest.mark.parametrize("seed", ["-1", str(2**64), "x"])
def test_simulate_impossible_seed_is_wrong_use(capsys, seed):
    assert simulate(capsys, "--policy", "nothing", f"--seed={seed}", status=2).out == ""


# -- many playthroughs


def many(capsys, *arguments, status=0):
    return simulate(capsys, "--policy", "random", "--playthroughs", *arguments, status=status)


def test_simulate_many_gives_a_row_for_each_seed_and_the_end_of_that_game(capsys):
    rows = list(csv.DictReader(io.StringIO(many(capsys, "3", "--seed", "5").out)))
    assert [row["seed"] for row in rows] == ["5", "6", "7"]
    single = csv.DictReader(
        io.StringIO(simulate(capsys, "--policy", "random", "--seed", "6", "--format", "csv").out)
    )
    last = list(single)[-1]
    for name in (*INDICATORS, "maturity_leadership"):
        assert float(rows[1][name]) == pytest.approx(float(last[name]), abs=5e-5)


def test_simulate_many_writes_to_a_file_that_is_whole_or_not_there(capsys, tmp_path):
    out = tmp_path / "games.csv"
    told = many(capsys, "2", "--out", str(out))
    assert told.out == ""
    assert out.read_text(encoding="utf-8") == many(capsys, "2").out
    assert list(tmp_path.glob("*.part")) == []
    missing = tmp_path / "no" / "games.csv"
    assert str(missing) in many(capsys, "2", "--out", str(missing), status=1).err


def test_simulate_many_cells_are_ids_and_plain_numbers(capsys):
    cells = [cell for row in csv.reader(io.StringIO(many(capsys, "2").out)) for cell in row]
    assert len(cells) > 60
    assert not [cell for cell in cells if not re.fullmatch(r"[a-z][a-z0-9_]*|-?[0-9.]+|", cell)]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("0",), id="none at all"),
        pytest.param(("99999999999999",), id="more than a lifetime"),
        pytest.param((str(2**64 - 1), "--seed", "0"), id="more than can be counted"),
        pytest.param(("2", "--seed", str(2**64 - 1)), id="beyond the last seed"),
        pytest.param(("2", "--format", "json"), id="another form"),
    ],
)
def test_simulate_many_of_what_cannot_be_is_refused_before_anything_is_played(capsys, arguments):
    told = many(capsys, *arguments, status=2)
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_simulate_plan_many_times_and_file_without_many_are_refused(capsys, plan, tmp_path):
    assert "--policy" in simulate(capsys, "--plan", str(plan), "--playthroughs", "2", status=2).err
    out = str(tmp_path / "x.csv")
    assert "--playthroughs" in simulate(capsys, "--policy", "random", "--out", out, status=2).err
