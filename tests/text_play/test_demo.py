"""A demonstration plays a whole game through the window's own screens and leaves what it promised."""

import subprocess
import sys

import pygame
import pytest

from game.session import read_records


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """What one demonstration said and left behind."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "game", "demo", "first_half_year", "--out", str(folder), "--lang", "nn"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert told.returncode == 0, told.stderr
    return folder, told.stdout


def test_demo_pictures_every_scene_it_passes_in_order(left):
    folder, _ = left
    pictures = sorted(path.name for path in folder.glob("*.png"))
    assert [name[:3] for name in pictures] == [f"{n:03d}" for n in range(1, len(pictures) + 1)]
    scenes = {name[4:].partition(".")[0].partition("_")[0] for name in pictures}
    assert scenes >= {"title", "library", "lobby", "intro", "values", "chapter", "status", "case", "budget"}
    assert scenes >= {"prediction", "passing", "why", "reflection", "debrief"}
    picture = pygame.image.load(folder / pictures[7])
    assert picture.get_size() == (1280, 720)
    corners = {tuple(picture.get_at((x, y))) for x in range(0, 1280, 40) for y in range(0, 720, 40)}
    assert len(corners) > 8


def test_demo_leaves_log_report_and_the_text_of_every_picture(left):
    folder, said = left
    records, torn = read_records(folder / "log.jsonl")
    assert not torn
    assert [record.kind for record in records].count("turn") == 3
    assert '<html lang="nn">' in (folder / "report.html").read_text(encoding="utf-8")
    text = (folder / "transcript.txt").read_text(encoding="utf-8")
    assert text.count("=== ") == len(list(folder.glob("*.png")))
    assert str(folder) in said


@pytest.mark.parametrize(
    "words", [["--policy", "nonsense"], ["--seed", "-1"], ["--text-size", "5"], ["no_such"]]
)
def test_demo_with_wrong_words_says_so_and_leaves_nothing(words, tmp_path):
    command = [sys.executable, "-m", "game", "demo", "--out", str(tmp_path / "out"), "--lang", "nb", *words]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert told.stderr.strip().endswith(".")
    assert not list((tmp_path / "out").glob("*.png"))
