"""The author's loop in a terminal: problems with their lines, and a game that follows its files."""

import io
import os
import shutil

import pytest

from game.cli import main
from game.i18n import LANGUAGES, Translator
from game.paths import scenarios_dir
from game.play.table import new_game, saved_game
from game.session import resume
from game.text_play import Terminal, TextPlay

FAULT = ("title: Tre halvår", "titel: Tre halvår")


class Author(io.StringIO):
    """Answers questions, and saves the scenario before some of the answers.

    Args:
        file: the scenario.
        script: answers; what comes before one in a pair is what is replaced in the file first.
    """

    def __init__(self, file, *script):
        super().__init__()
        self.file, self.text = file, file.read_text(encoding="utf-8")
        self.script = list(script)
        self.saved = 0

    def readline(self, size=-1, /):
        if not self.script:
            return ""
        step = self.script.pop(0)
        if isinstance(step, str):
            return step + "\n"
        text = self.text
        for old, new in step[0]:
            assert old in text
            text = text.replace(old, new)
        self.file.write_text(text, encoding="utf-8")
        self.saved += 1
        os.utime(self.file, (self.saved, self.saved))
        return step[1] + "\n"


@pytest.fixture
def file(tmp_path):
    """A copy of the guided scenario in a folder of its own."""
    folder = shutil.copytree(scenarios_dir() / "first_half_year", tmp_path / "harbour")
    return folder / "scenario.yaml"


def told(file, language, *script):
    """Return what a game wrote when the scenario was saved under it, and the game."""
    table = new_game(file, Translator(language), seed=3)
    out = io.StringIO()
    TextPlay(table, Terminal(Author(file, *script), out), Translator(language)).run()
    return out.getvalue(), table


def test_save_between_two_answers_is_read_before_the_answer_is_used(file):
    said, table = told(file, "nb", ([("Teisthavn", "Lundevik")], ""), "s")
    assert "Scenarioet er lest på nytt. Reglene er de samme." in said
    assert "Svaret ditt ble ikke brukt" in said
    assert "LUNDEVIK" in said.upper()[said.index("Svaret ditt") :]
    assert table.phase == "intro"
    assert resume(table.folder)[0].content.text("nb", "municipality.name") == "Lundevik"


@pytest.mark.parametrize("language", LANGUAGES)
def test_faulty_save_shows_the_line_and_plays_on_under_the_old_rules(file, language):
    said, table = told(file, language, ([FAULT], ""), "s")
    assert "    titel: Tre halvår i Teisthavn\n    ^^^^^\n" in said
    assert "scenario.yaml:7:1" in said
    assert "E102" in said
    assert "problems." not in said
    assert table.phase == "values"


def test_mended_file_goes_on_under_the_new_rules(file):
    said, table = told(file, "nb", ([FAULT], ""), ([("per_turn: 4.0", "per_turn: 5.0")], "1 2 3"), "s")
    assert table.session.rules.budget == 5.0
    assert not table.session.position.values_chosen
    assert said.index("titel") < said.index("Scenarioet er lest på nytt.")


def test_leaving_is_not_held_up_by_a_save(file):
    said, _ = told(file, "nb", ([FAULT], "s"))
    assert "titel" not in said


def test_clean_save_names_its_warnings_with_their_lines(file):
    said, _ = told(file, "nb", ([("Teisthavn", "Lundevik")], ""), "s")
    assert "Kontrollen har 3 advarsler:" in said
    assert "- scenario.yaml:5:5: " in said


def resumed(table, file, language, *script):
    """Return what a saved game wrote when it was opened again, and the game."""
    table = saved_game(table.folder, Translator(language))
    out = io.StringIO()
    TextPlay(table, Terminal(Author(file, *script), out), Translator(language)).run()
    return out.getvalue(), table


@pytest.mark.parametrize(("language", "notice"), [("nb", "skriv r"), ("nn", "skriv r"), ("en", "type r")])
def test_saved_game_reads_changed_files_when_it_is_asked_to(file, language, notice):
    _, table = told(file, language, "s")
    file.write_text(file.read_text(encoding="utf-8").replace("Teisthavn", "Lundevik"), encoding="utf-8")
    said, again = resumed(table, file, language, "s")
    assert notice in " ".join(said.split())
    assert again.session.content.text("nb", "municipality.name") == "Teisthavn"
    again = resumed(table, file, language, "r", "s")[1]
    assert again.session.content.text("nb", "municipality.name") == "Lundevik"


def test_help_names_r_only_while_there_is_something_to_read(file):
    said, table = told(file, "nb", "?", "s")
    assert "Skriv r for å lese" not in said
    file.write_text(file.read_text(encoding="utf-8").replace("Teisthavn", "Lundevik"), encoding="utf-8")
    assert "Skriv r for å lese" in resumed(table, file, "nb", "?", "s")[0]


def test_r_is_an_answer_like_any_other_when_there_is_nothing_to_read(file):
    said, table = told(file, "nb", "r", "s")
    assert "lest på nytt" not in said
    assert table.phase == "values"


def play(monkeypatch, capsys, file, *script):
    """Return the exit status of ``play --text`` on a faulty scenario, and what it wrote."""
    author = Author(file, *script)
    file.write_text(author.text.replace(*FAULT), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", author)
    status = main(["--lang", "nb", "play", "--text", str(file.parent)])
    return status, "".join(capsys.readouterr())


def test_play_of_a_faulty_folder_waits_until_it_is_mended(monkeypatch, capsys, file, home):
    status, said = play(monkeypatch, capsys, file, "", "?", ([], ""), "s")
    assert status == 0
    assert said.count("    ^^^^^\n") == 2
    assert "«harbour» er i orden." in said
    assert "Det fortsetter der dere slapp." in said


def test_play_of_a_faulty_folder_that_is_left_ends_with_status_1(monkeypatch, capsys, file, home):
    status, said = play(monkeypatch, capsys, file, "s")
    assert status == 1
    assert "E102" in said
    assert not (home / "saves").exists()


def test_warnings_are_told_from_the_start_to_whoever_names_the_files(file, monkeypatch, capsys):
    for _ in range(2):  # the second time, the scenario is ready in the cache
        monkeypatch.setattr("sys.stdin", io.StringIO("s\n"))
        assert main(["play", "--text", str(file.parent), "--lang", "nb"]) == 0
        said = capsys.readouterr().out
        assert "Kontrollen har 1 advarsel:\n  - scenario.yaml:5:5: Scenarioet heter" in said
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n"))
    assert main(["play", "--text", "first_half_year", "--lang", "nb"]) == 0
    assert "Kontrollen" not in capsys.readouterr().out
