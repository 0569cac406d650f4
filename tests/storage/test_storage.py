"""Files that survive a crash."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game import storage
from game.storage import append_line, read_bytes, read_text, set_aside, user_dir, write_atomic

ROOT = Path(__file__).parents[2]


def test_user_dir_variable_set_decides(home):
    assert user_dir() == home


@pytest.mark.skipif(sys.platform != "linux", reason="the habit of Linux")
def test_user_dir_without_variable_follows_the_platform(monkeypatch, tmp_path):
    monkeypatch.delenv("TAKTSKIFTE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_dir() == tmp_path / "taktskifte"


def test_write_atomic_text_and_bytes_are_read_back(tmp_path):
    path = tmp_path / "ny mappe" / "lagret spill.json"
    write_atomic(path, "Blåbær\n")
    assert read_text(path) == "Blåbær\n"
    write_atomic(path, b"\x00\x01")
    assert read_bytes(path) == b"\x00\x01"


def test_write_atomic_failure_midway_keeps_the_old_file_and_leaves_no_rubbish(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    write_atomic(path, "old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)  # type: ignore[attr-defined]
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "new")
    assert read_text(path) == "old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_append_line_after_a_torn_end_starts_on_a_line_of_its_own(tmp_path):
    path = tmp_path / "log.jsonl"
    append_line(path, "first")
    append_line(path, "second")
    with path.open("ab") as file:
        file.write(b"x" * 9000)  # longer than one block of the backward search
    append_line(path, "third")
    assert read_text(path) == "first\nsecond\nthird\n"


def test_append_line_to_a_file_that_is_only_torn_starts_anew(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"half a rec")
    append_line(path, "whole")
    assert read_text(path) == "whole\n"


@pytest.mark.parametrize("record", ["a\nb", "a\r"])
def test_append_line_with_a_line_break_is_refused(tmp_path, record):
    with pytest.raises(ValueError, match="one line"):
        append_line(tmp_path / "log", record)


def test_append_line_killed_at_any_moment_loses_no_confirmed_line(tmp_path):
    path = tmp_path / "log.jsonl"
    code = (
        "import sys; from pathlib import Path; from game.storage import append_line\n"
        "for n in range(100000):\n"
        "    append_line(Path(sys.argv[1]), f'record {n} ' + 'x' * 500)\n"
        "    print(n, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        process.stdout.readline()
        time.sleep(0.15)
        process.kill()
        confirmed = 1 + len(process.stdout.read().splitlines())
    assert process.returncode == -signal.SIGKILL if sys.platform != "win32" else process.returncode
    append_line(path, "after")
    lines = read_text(path).splitlines()
    assert lines[-1] == "after"
    assert len(lines) - 1 >= confirmed
    assert all(line.startswith(f"record {n} ") for n, line in enumerate(lines[:-1]))


def test_read_bytes_beyond_the_limit_is_refused(tmp_path):
    path = tmp_path / "big"
    path.write_bytes(b"x" * 11)
    assert read_bytes(path, limit=11) == b"x" * 11
    with pytest.raises(storage.TooLargeError, match="big"):
        read_bytes(path, limit=10)


def test_set_aside_damaged_file_keeps_its_content_and_tells_why(tmp_path):
    path = tmp_path / "save.json"
    moved = []
    for content in ("one", "two"):  # twice in the same second
        path.write_text(content)
        moved.append(set_aside(path, "It is cut short."))
        assert not path.exists()
    assert [each.read_text() for each in moved] == ["one", "two"]
    assert moved[0].name.startswith("save.damaged-")
    assert moved[0].with_name(moved[0].name + ".txt").read_text() == "It is cut short.\n"


def test_set_aside_reason_with_half_a_surrogate_pair_is_kept_as_far_as_it_can_be_written(tmp_path):
    damaged = tmp_path / "scenario.json"
    damaged.write_text("{}", encoding="utf-8")
    aside = storage.set_aside(damaged, "texts.nb.\ud800: is not a text")
    assert not damaged.exists()
    assert "texts.nb.?" in aside.with_name(aside.name + ".txt").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_file_that_is_a_pipe_is_neither_read_nor_written(tmp_path):
    os.mkfifo(tmp_path / "log.jsonl")
    with pytest.raises(storage.NotOrdinaryError):
        storage.read_bytes(tmp_path / "log.jsonl")
    with pytest.raises(storage.NotOrdinaryError):
        storage.append_line(tmp_path / "log.jsonl", "{}")
