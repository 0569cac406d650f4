"""The frame of the command line: language, help, unknown words, exit statuses, faults of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from game import cli
from game.cli import COMMANDS, command_of, main
from game.i18n import LANGUAGES, Translator

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        ([], "play"),
        (["--seed", "7"], "play"),
        (["--lang", "nn"], "play"),
        (["--lang=nn", "check", "x"], "check"),
        (["--lang", "test", "demo"], "demo"),
        (["test", "-k", "x"], "test"),
        (["--help"], None),
        (["nonsense"], "nonsense"),
    ],
)
def test_command_of_arguments_is_found_before_they_are_read(argv, command):
    assert command_of(argv) == command


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_every_command_in_the_language(language, capsys):
    assert main(["--lang", language, "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    tr = Translator(language)
    for command in COMMANDS:
        assert tr(f"cli.{command}.help") in out
    assert "cli." not in out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_of_each_command_has_a_text_for_every_argument(command, language, capsys):
    assert main([command, "--help", "--lang", language]) == 0
    out = capsys.readouterr().out
    assert "--lang" in out
    assert Translator(language)("args.usage").strip() in out
    assert "show this help message" not in out
    assert f"cli.{command}" not in out


def test_unknown_command_is_refused_with_a_suggestion(capsys):
    assert main(["--lang", "nb", "simluate"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Mente du «simulate»?" in captured.err


def test_unknown_command_like_nothing_points_to_the_help(capsys):
    assert main(["--lang", "en", "zzzzzz"]) == 2
    assert "--help" in capsys.readouterr().err


def test_path_in_place_of_a_command_tells_what_to_write(capsys):
    assert main(["--lang", "nb", str(ROOT)]) == 2
    assert f"play {ROOT}" in capsys.readouterr().err


def test_unknown_language_is_refused(capsys):
    assert main(["--lang", "se", "check"]) == 2
    assert "nb, nn, en" in capsys.readouterr().err


def test_unknown_option_is_told_in_the_language_with_status_two(capsys):
    assert main(["--lang", "nn", "simulate", "x", "--policy", "y", "--fart", "9"]) == 2
    err = capsys.readouterr().err
    assert "--fart" in err
    assert "unrecognized" not in err
    assert "bruk:" in err


def test_fault_of_ours_becomes_a_file_and_one_sentence(monkeypatch, capsys, home):
    def fail(*_):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(cli, "_run", fail)
    assert main(["--lang", "en", "check", "x"]) == 1
    err = capsys.readouterr().err
    (report,) = (home / "crashes").iterdir()
    assert str(report) in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert "RuntimeError: a fault of ours" in report.read_text(encoding="utf-8")


def test_ctrl_c_is_said_and_gives_status_one(monkeypatch, capsys):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupt)
    assert main(["--lang", "nb"]) == 1
    assert capsys.readouterr().err.strip() == "Avbrutt."


def test_start_without_display_libraries_imports_only_what_help_needs():
    code = (
        "import sys; from game.cli import main; main(['--help']); "
        "print(sorted(set(sys.modules) & {'pygame','yaml','pydantic','rich','babel','numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_output_to_a_reader_that_has_gone_is_no_fault():
    done = subprocess.run(
        f'"{sys.executable}" main.py --help | head -c 1',
        shell=True,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("size", ["99999x99999", "100x100", "1280", "1280x-720", "7681x4320"])
def test_window_of_impossible_size_is_wrong_use(size, tmp_path, capsys):
    assert main(["demo", "--out", str(tmp_path), "--size", size]) == 2
    assert size in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
