"""replay: logs, saves and play codes played again; the first difference is named."""

import json

import pytest

from game import library
from game.cli import main
from game.engine.decisions import Decision
from game.engine.playcode import encode
from game.session import Session
from game.session.log import NAME


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        return library.load("first_half_year")


@pytest.fixture
def save(content, tmp_path):
    """Play one half-year and return the save's folder."""
    session = Session.begin(content, seed=7, folder=tmp_path)
    assert not session.choose_values(tuple(value.id for value in content.rules.values[:3]), {})
    for case in session.state.open_cases:
        rule = content.rules.cases[case]
        assert any(not session.answer_case(rule.id, option.id) for option in rule.options)
    assert not session.confirm_budget()
    guesses = {"service_quality": "same", "staff_adoption": "up", "benefits_realised": "same"}
    assert not session.predict(guesses)
    return session.folder


def change_turn(save, change):
    """Rewrite the record of the turn."""
    lines = (save / NAME).read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if json.loads(line)["kind"] == "turn")
    record = json.loads(lines[at])
    change(record)
    lines[at] = json.dumps(record)
    (save / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("part", ["", NAME])
def test_replay_whole_save_is_the_same_and_is_not_touched(save, part, capsys):
    before = snapshot(save)
    assert main(["replay", str(save / part)]) == 0
    out = capsys.readouterr().out
    assert "1 omgang spilt om igjen. Alt er likt." in out
    assert snapshot(save) == before


def test_replay_state_that_differs_names_the_turn(save, capsys):
    change_turn(save, lambda record: record.update(state="0" * 32))
    assert main(["replay", str(save), "--lang", "en"]) == 1
    assert "Turn 1" in capsys.readouterr().err


def test_replay_indicator_that_differs_names_turn_and_field(save, capsys):
    change_turn(save, lambda r: (r.update(state="0" * 32), r["indicators"].update(citizen_trust=99.0)))
    assert main(["replay", str(save), "--lang", "en"]) == 1
    err = capsys.readouterr().err
    assert "Turn 1" in err
    assert "citizen_trust" in err
    assert "99" in err


def test_replay_damaged_log_is_told_with_its_line_and_not_touched(save, capsys):
    lines = (save / NAME).read_text(encoding="utf-8").splitlines()
    lines[1] = "{broken"
    (save / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = snapshot(save)
    assert main(["replay", str(save)]) == 1
    assert "linje 2" in capsys.readouterr().err
    assert snapshot(save) == before


def test_replay_log_with_a_torn_end_is_played_and_the_end_is_told(save, capsys):
    with (save / NAME).open("ab") as file:
        file.write(b'{"n": 9')
    assert main(["replay", str(save)]) == 0
    assert "kuttet" in capsys.readouterr().err


@pytest.mark.parametrize("content_of_file", [b"", b"hello\n", b"\xff\xfe\n", b"[1]\n"])
def test_replay_file_that_is_no_log_is_told_so(tmp_path, content_of_file, capsys):
    path = tmp_path / "log.jsonl"
    path.write_bytes(content_of_file)
    assert main(["replay", str(path)]) == 1
    assert "log.jsonl" in capsys.readouterr().err


def test_replay_folder_without_a_game_is_told_so(tmp_path, capsys):
    assert main(["replay", str(tmp_path), "--lang", "en"]) == 1
    assert f"{tmp_path} is neither a saved game" in capsys.readouterr().err


def test_replay_play_code_gives_the_hashes_of_the_game(content, capsys):
    assert (
        main(["simulate", "first_half_year", "--policy", "balanced", "--format", "json", "--seed", "3"]) == 0
    )
    game = json.loads(capsys.readouterr().out)
    assert main(["replay", game["play_code"].lower().replace("-", " ")]) == 0
    out = capsys.readouterr().out
    assert all(turn["state_hash"] in out for turn in game["turns"])


@pytest.fixture
def simulated(tmp_path, capsys):
    """A game written by simulate, and its file."""
    assert main(["simulate", "first_half_year", "--policy", "balanced", "--format", "json"]) == 0
    game = json.loads(capsys.readouterr().out)
    path = tmp_path / "game.json"
    path.write_text(json.dumps(game), encoding="utf-8")
    return game, path


def test_replay_simulated_game_is_the_same(simulated, capsys):
    game, path = simulated
    assert main(["replay", str(path)]) == 0
    out = capsys.readouterr().out
    assert "3 omganger spilt om igjen. Alt er likt." in out
    assert all(turn["state_hash"] in out for turn in game["turns"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda turn: turn.update(state_hash="0" * 32), "checksum"),
        (lambda turn: turn["indicators"].update(economy=0.1), "economy"),
    ],
)
def test_replay_simulated_game_that_was_edited_names_turn_and_field(simulated, change, field, capsys):
    game, path = simulated
    change(game["turns"][1])
    path.write_text(json.dumps(game), encoding="utf-8")
    assert main(["replay", str(path), "--lang", "en"]) == 1
    err = capsys.readouterr().err
    assert "Turn 2" in err
    assert field in err


def test_replay_indicator_edited_alone_is_named(save, capsys):
    change_turn(save, lambda record: record["indicators"].update(staff_trust=99.0))
    assert main(["replay", str(save), "--lang", "en"]) == 1
    assert "staff_trust" in capsys.readouterr().err


def test_replay_code_that_is_not_allowed_names_the_turn_and_the_reason(content, capsys):
    code = encode(content.rules, 1, (0, 1, 2), [Decision(), Decision((9_999, 0, 0, 0))])
    assert main(["replay", code, "--lang", "en"]) == 1
    err = capsys.readouterr().err
    assert "turn 2" in err
    assert "too much" in err


def test_replay_log_of_another_version_is_told_and_not_called_damaged(save, capsys):
    text = (save / NAME).read_text(encoding="utf-8").replace('"rules":1', '"rules":9', 1)
    (save / NAME).write_text(text, encoding="utf-8")
    assert main(["replay", str(save), "--lang", "en"]) == 1
    assert "another version" in capsys.readouterr().err


def test_replay_of_nothing_is_wrong_use(capsys):
    assert main(["replay", ""]) == 2


def test_replay_mistyped_code_is_told_so(capsys):
    assert main(["simulate", "first_half_year", "--policy", "nothing", "--format", "json"]) == 0
    code = json.loads(capsys.readouterr().out)["play_code"]
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert main(["replay", wrong]) == 1
    assert "kontrollsifrene" in capsys.readouterr().err


def test_replay_neither_file_nor_code_is_wrong_use(capsys):
    assert main(["replay", "borte/log.jsonl"]) == 2
    assert "borte/log.jsonl" in capsys.readouterr().err
