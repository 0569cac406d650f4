"""``--out``: a file is whole or as it was; what is no file is written to and never replaced."""

import importlib
import os
import threading

import pytest

from game.cli import main
from game.commands.outfile import opened


def test_file_whose_result_fails_half_way_is_as_it_was(tmp_path):
    path = tmp_path / "games.csv"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError), opened(path) as out:
        out.write("half")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["games.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_is_written_to_and_goes_on_being_one(tmp_path):
    path, read = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_text(encoding="utf-8")))
    reader.start()
    with opened(path) as out:
        out.write("row\n")
    reader.join()
    assert read == ["row\n"] and path.is_fifo()


def test_link_goes_on_pointing_where_it_did(tmp_path):
    (tmp_path / "real.csv").write_text("before", encoding="utf-8")
    link = tmp_path / "link.csv"
    try:
        link.symlink_to(tmp_path / "real.csv")
    except OSError:
        pytest.skip("this system makes no links")
    with opened(link) as out:
        out.write("after")
    assert link.is_symlink() and (tmp_path / "real.csv").read_text(encoding="utf-8") == "after"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["simulate", "taktskifte", "--policy", "nothing", "--playthroughs", "2"], id="simulate"),
        pytest.param(["balance", "first_half_year", "--playthroughs", "20"], id="balance"),
    ],
)
@pytest.mark.parametrize("place", ["", "."])
def test_folder_as_the_place_is_told_before_anything_is_played(command, place, monkeypatch, capsys):
    monkeypatch.setattr(importlib.import_module("game.engine.batch.run"), "play_block", None)
    assert main([*command, "--out", place]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "mappe" in told.err
