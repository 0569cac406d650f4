"""Nothing that was confirmed is lost: cut lines, damaged files, a killed process."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from game import storage
from game.engine.rules import document_hash
from game.i18n import Translator
from game.play.autoplay import play_until
from game.play.table import GameTable
from game.session import SaveError, Session, list_saves, read_records, resume

PLAYER = """
import sys
from pathlib import Path
from game.session import Session, resume
from game.play.autoplay import play_until
session, _ = resume(sys.argv[1])
print("ready", flush=True)
for turn in range(1, 5):
    play_until(session, turn)
    print(len(session.log.records), flush=True)
"""


@pytest.fixture
def played(session):
    """A game with two turns played."""
    play_until(session, 3)
    return session


def cut(path, keep):
    """Keep the first bytes of a file."""
    path.write_bytes(path.read_bytes()[:keep])


def test_torn_last_line_is_dropped_and_said(played):
    log = played.folder / "log.jsonl"
    whole = len(log.read_bytes())
    with open(log, "ab") as file:
        file.write(b'{"n":99,"parent":9')
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.torn"]
    assert again.state == played.state
    play_until(again, 4)
    assert resume(played.folder)[0].state == again.state
    assert log.read_bytes()[:whole] in log.read_bytes()


def test_line_cut_anywhere_keeps_every_record_before_it(played, tmp_path):
    data = (played.folder / "log.jsonl").read_bytes()
    records, _ = read_records(played.folder / "log.jsonl")
    luck = random.Random(3)
    for place in [luck.randrange(data.index(b"\n") + 1, len(data)) for _ in range(8)]:
        copy = tmp_path / str(place)
        shutil.copytree(played.folder, copy)
        cut(copy / "log.jsonl", place)
        again, _ = resume(copy)
        assert len(again.log.records) == data[:place].count(b"\n")
        assert [record.kind for record in again.log.records] == [
            record.kind for record in records[: len(again.log.records)]
        ]


def test_damaged_line_sets_the_log_aside_and_keeps_what_came_before(played):
    log = played.folder / "log.jsonl"
    lines = log.read_bytes().split(b"\n")
    lines[4] = b"{rubbish"
    log.write_bytes(b"\n".join(lines))
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.damaged"]
    assert len(again.log.records) == 4
    aside = played.folder / str(notices[0].values["name"])
    assert aside.read_bytes() == b"\n".join(lines)


def test_record_that_does_not_fit_the_scenario_is_set_aside(played):
    log = played.folder / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if '"kind":"turn"' in line)
    record = json.loads(lines[at])
    record["decision"]["owners"] = {"no_such_thing": "home_care"}
    lines[at] = json.dumps(record)
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.damaged"]
    assert len(again.log.records) == at
    assert again.outcomes == ()


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"not json\n", b'{"n":5}\n', b"[1,2]\n"])
def test_log_with_nothing_whole_is_set_aside_with_a_name(played, data):
    (played.folder / "log.jsonl").write_bytes(data)
    with pytest.raises(SaveError) as raised:
        resume(played.folder)
    assert raised.value.key == "save.error.damaged"
    assert not played.folder.exists()
    assert raised.value.values["aside"].is_dir()  # type: ignore[attr-defined]
    assert list_saves() == ()


@pytest.mark.parametrize("text", ["", "{}", '{"format": 1', "[]", '{"format": 1, "rules": {"version": 1}}'])
def test_damaged_scenario_in_a_save_is_replaced_by_the_library_with_the_same_rules(played, text):
    (played.folder / "scenario.json").write_text(text, encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.scenario"]
    assert again.state == played.state


@pytest.mark.parametrize("money", ["NaN", "Infinity", "1e308", "1" + "0" * 300])
def test_money_that_is_no_reasonable_number_sets_the_log_aside(played, money):
    log = played.folder / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if '"kind":"turn"' in line)
    record = json.loads(lines[at])
    record["decision"]["levers"]["technology"] = "HERE"
    lines[at] = json.dumps(record).replace('"HERE"', money)
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.damaged"]
    assert len(again.log.records) == at


@pytest.mark.parametrize("count", [0, 1, 9])
def test_values_that_no_group_can_have_chosen_set_the_log_aside(played, count):
    log = played.folder / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[1])
    record["values"] = record["values"][:1] * count
    lines[1] = json.dumps(record)
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.damaged"]
    assert len(again.log.records) == 1


def test_save_made_before_the_model_got_a_new_constant_opens(played):
    """A constant with a default is missing in an older save; its own hash still tells that it is whole."""
    file = played.folder / "scenario.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    del document["rules"]["params"][sorted(document["rules"]["params"])[0]]
    older = document_hash(document["rules"])
    log = played.folder / "log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace(document["rules_hash"], older), encoding="utf-8")
    document["rules_hash"] = older
    file.write_text(json.dumps(document), encoding="utf-8")
    again, notices = resume(played.folder)
    assert notices == ()
    assert len(again.outcomes) == 2


@pytest.mark.parametrize("part", ["format", "rules"])
def test_save_of_another_version_is_told_and_left_alone(played, part):
    log = played.folder / "log.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace(f'"{part}":1', f'"{part}":2', 1), encoding="utf-8")
    before = log.read_bytes()
    with pytest.raises(SaveError) as raised:
        resume(played.folder)
    assert raised.value.key == "save.error.version"
    assert log.read_bytes() == before


def test_game_that_went_on_in_another_window_takes_no_step_here(played):
    table = GameTable(played, Translator("en"))
    other, _ = resume(played.folder)
    play_until(other, 4)
    records = len(other.log.records)
    assert "another window" in table.steps.note("What we thought")[0]
    again, notices = resume(played.folder)
    assert notices == ()
    assert len(again.log.records) == records
    assert again.state == other.state


def test_seed_that_was_tampered_with_is_refused_and_named(played):
    log = played.folder / "log.jsonl"
    text = log.read_text(encoding="utf-8").replace('"seed":7', '"seed":"seven"', 1)
    log.write_text(text, encoding="utf-8")
    with pytest.raises(SaveError):
        resume(played.folder)


def test_figures_that_another_version_computed_are_said_to_differ(played):
    log = played.folder / "log.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if '"kind":"turn"' in line)
    record = json.loads(lines[at])
    record["state"] = "0" * 32
    record["indicators"]["staff_trust"] += 1.0
    lines[at] = json.dumps(record)
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.diverged"]
    assert (again.position.divergence.turn, again.position.divergence.field) == (1, "staff_trust")


def test_missing_save_is_told_without_making_anything(tmp_path):
    with pytest.raises(SaveError) as raised:
        resume(tmp_path / "nothing")
    assert raised.value.key == "save.error.missing"
    assert not (tmp_path / "nothing").exists()


def test_saves_are_listed_newest_first_with_their_turn(content, home):
    first = Session.begin(content, seed=1)
    second = Session.begin(content, seed=2)
    play_until(second, 2)
    os.utime(first.folder / "log.jsonl", (1, 1))
    saves = list_saves()
    assert [save.path for save in saves] == [second.folder, first.folder]
    assert (saves[0].turn, saves[0].turns, saves[0].scenario) == (2, 3, "first_half_year")


def test_game_that_cannot_be_written_leaves_no_folder(content, home, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "append_line", full)
    with pytest.raises(OSError, match="No space"):
        Session.begin(content, seed=1)
    assert list((home / "saves").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("luck", range(5))
def test_process_killed_at_any_moment_loses_nothing_confirmed(session, luck):
    game = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(session.folder)],
        stdout=subprocess.PIPE,
        env=dict(os.environ),
        text=True,
    )
    assert game.stdout.readline().strip() == "ready"
    time.sleep(random.Random(luck).uniform(0.0, 0.12))
    game.send_signal(signal.SIGKILL)
    said = [int(line) for line in game.stdout.read().split()]
    game.wait()
    again, notices = resume(session.folder)
    assert len(again.log.records) >= max(said, default=1)
    assert {notice.key for notice in notices} <= {"save.notice.torn"}
    play_until(again, 4)
    assert len(again.outcomes) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", ["snapshot.json", "scenario.json"])
def test_named_pipe_in_a_save_does_not_keep_it_waiting(played, name):
    (played.folder / name).unlink()
    os.mkfifo(played.folder / name)
    again, _ = resume(played.folder)
    assert again.state == played.state
    assert [save.path for save in list_saves()] == [played.folder]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_as_the_log_is_no_game(played):
    (played.folder / "log.jsonl").unlink()
    os.mkfifo(played.folder / "log.jsonl")
    with pytest.raises(SaveError) as raised:
        resume(played.folder)
    assert raised.value.key == "save.error.missing"


def test_half_a_surrogate_pair_as_a_key_in_a_saved_scenario_sets_it_aside(played):
    file = played.folder / "scenario.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    document["texts"]["nb"]["\ud800"] = 7
    file.write_text(json.dumps(document), encoding="utf-8")
    again, notices = resume(played.folder)
    assert [notice.key for notice in notices] == ["save.notice.scenario"]
    assert again.state == played.state
