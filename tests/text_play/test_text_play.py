"""The whole game in a terminal: every phase and language, pipes that end, commands that work everywhere."""

import io
import os
import re
import subprocess
import sys

import pytest

from game.i18n import LANGUAGES, Translator, plain_text
from game.play.table import new_game, saved_game
from game.text_play import Terminal, TextPlay
from game.views import Phase

KEY = re.compile(r"\b(?:[a-z_]+\.)+[a-z_]{3,}\b")
PLACE = re.compile(r"\{[a-z_]+\}")


class Player(io.StringIO):
    """Answers by the phase of the game: goes through everything that a terminal offers, then leaves."""

    def __init__(self, table):
        super().__init__()
        self.table = table
        self.asked = {}

    def readline(self, size=-1, /):
        phase = self.table.phase
        n = self.asked[phase] = self.asked.get(phase, 0) + 1
        return f"{self.answer(phase, n)}\n"

    def answer(self, phase, n):
        script = {
            Phase.VALUES: ["1 1 2", "1 2 3", *"123", "0"],
            Phase.STATUS: ["2", "1", "2", "14", "3", "1", "9", "1"],
            Phase.CASE: ["7", "1", "en grunn"],
            Phase.BUDGET: ["1", "abc", "1,2", "1", "5", "2", "1", "5", "1", "", "?", "6"],
            Phase.PREDICTION: ["0", "1", "2", "3", "vi tror det"],
            Phase.DEBRIEF: ["1", "2", "3", "1", "1", "4", "5", "6"],
        }.get(phase, [""])
        fallback = {Phase.STATUS: "1", Phase.CASE: "1", Phase.BUDGET: "6", Phase.PREDICTION: "2"}
        return (
            script[n - 1] if n <= len(script) else fallback.get(phase, "6" if phase == Phase.DEBRIEF else "")
        )


class Patient(Player):
    """Confirms the budget whatever number that is on the list."""

    def answer(self, phase, n):
        if phase == Phase.BUDGET and n > 12:
            return ("6", "7", "")[n % 3]
        return super().answer(phase, n)


def play(scenario, language, player=Patient):
    """Return what a whole game wrote, and the game."""
    table = new_game(scenario, Translator(language), seed=3)
    out = io.StringIO()
    TextPlay(table, Terminal(player(table), out), Translator(language)).run()
    return out.getvalue(), table


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_guided_game_is_played_with_finished_texts_within_80_columns(language):
    text, table = play("first_half_year", language)
    assert table.phase == Phase.DEBRIEF
    assert len(table.session.outcomes) == 3
    shown = text.replace("report.html", "")
    assert KEY.findall(shown) == [], "a text is missing from the catalogues"
    assert PLACE.findall(shown) == []
    assert "\u00ad" not in shown
    prompts = ("(1–5", "1. ▲", "Enter", str(table.folder))
    long = [line for line in text.splitlines() if len(line) > 80 and not any(p in line for p in prompts)]
    assert long == []


def test_pipe_that_ends_leaves_a_saved_game_and_status_0(home):
    command = [
        sys.executable,
        "-m",
        "game",
        "play",
        "--text",
        "first_half_year",
        "--seed",
        "7",
        "--lang",
        "nb",
    ]
    told = subprocess.run(command, input="\n1 2 3\n0\n\n1\n1\n\n", capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr
    assert "Alt som er bekreftet, er lagret i" in told.stdout
    saves = list((home / "saves").iterdir())
    assert len(saves) == 1
    assert saved_game(saves[0], Translator("nb")).phase == Phase.BUDGET


@pytest.mark.parametrize(("words", "status"), [(["no_such_scenario"], 2), (["--load", "/nowhere/at/all"], 1)])
def test_what_cannot_be_opened_is_said_in_a_sentence_on_standard_error(words, status):
    command = [sys.executable, "-m", "game", "play", "--text", "--lang", "nb", *words]
    told = subprocess.run(command, input="", capture_output=True, text=True, timeout=60)
    assert told.returncode == status
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    assert told.stderr.strip().endswith(".")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--text", "first_half_year", "--at", "99"], 2),
        pytest.param(
            ["first_half_year"],
            1,
            marks=pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen"),
        ),
        (["--load", "SAVE", "--at", "2", "--text"], 2),
    ],
    ids=["no such turn", "no screen", "a machine in a saved game"],
)
def test_game_that_is_not_played_writes_nothing(words, status, home):
    """``home`` holds one save before; afterwards it holds the same, byte for byte."""
    save = new_game("first_half_year", Translator("nb"), seed=1).session.folder
    before = (save / "log.jsonl").read_bytes()
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    }
    words = [str(save) if word == "SAVE" else word for word in words]
    command = [sys.executable, "-m", "game", "play", "--lang", "nb", *words]
    told = subprocess.run(command, input="", capture_output=True, text=True, timeout=60, env=environment)
    assert told.returncode == status, told.stderr
    assert list((home / "saves").iterdir()) == [save]
    assert (save / "log.jsonl").read_bytes() == before


def lines_of(answers):
    """Return what is written when a new game is given some answers and then nothing."""
    table = new_game("first_half_year", Translator("nb"), seed=3)
    out = io.StringIO()
    TextPlay(table, Terminal(io.StringIO("".join(f"{a}\n" for a in answers)), out), Translator("nb")).run()
    return out.getvalue(), table


def test_question_mark_explains_and_asks_again_without_moving_on():
    text, table = lines_of(["? gevinsteier", "?", ""])
    assert "Gevinsteier:" in text
    assert table.phase == Phase.VALUES


def test_undo_gives_the_case_back():
    _, table = lines_of(["", "1 2 3", "0", "", "1", "1", "fordi", "u"])
    assert table.phase == Phase.CASE


def test_leaving_says_where_the_game_is():
    text, table = lines_of(["", "s"])
    assert table.folder in text
    assert "Det fortsetter der dere slapp" in text


def test_what_if_lists_first_what_would_have_counted_most():
    text, table = play("first_half_year", "nb")
    first = table.suggested(1)[0].title
    listed = text[text.index("Det som hadde betydd mest, står først.") :].splitlines()[1:]
    assert re.match(r"\s*1[.) ]", listed[0])
    assert " ".join(listed[0].split()[1:]) in plain_text(first)
