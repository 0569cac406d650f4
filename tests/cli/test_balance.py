"""``balance``: what it answers, and what it says when it cannot."""

import json

import pytest

from game.cli import main


def run(capsys, *words):
    status = main(["balance", *words])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["taktskifte", "--playthroughs", "0"], "Tallet etter --playthroughs må være mellom 20 og"),
        (["taktskifte", "--seed", "-1"], "Tallet etter --seed"),
        (["taktskifte", "--workers", "0"], "Tallet etter --workers"),
        (["taktskifte", "--goal", "benefit"], "Målet «benefit» finnes ikke. Mente du «benefits»?"),
        (["taktskifte", "--goal", "xyz"], "Disse finnes: benefits, values, service_quality"),
        (["taktskifte", "--format", "html"], "En side trenger en fil"),
        (["taktskifte", "--out", "nowhere/at/all.html"], "finnes ikke. Lag den først"),
        (["taktskifta"], "taktskifte"),
    ],
)
def test_wrong_use_is_told_with_its_remedy(capsys, words, said):
    status, out, err = run(capsys, *words)
    assert status == 2 and not out and said in err.replace("\u202f", " ").replace("\xa0", " ")


def test_scenario_with_problems_is_not_played(capsys, tmp_path):
    (tmp_path / "scenario.yaml").write_text("taktskifte: 1\nid: broken\n", encoding="utf-8")
    status, out, err = run(capsys, str(tmp_path))
    assert status == 1 and not out and "scenario.yaml" in err


def test_document_goes_out_clean(capsys):
    words = ("first_half_year", "--playthroughs", "60", "--workers", "1", "--format", "json", "--seed", "5")
    status, out, err = run(capsys, *words)
    assert status == 0 and not err and json.loads(out)["seed"] == 5


@pytest.mark.parametrize("form", ["html", "text"])
def test_file_is_written_and_the_verdict_is_said(capsys, tmp_path, form):
    path = tmp_path / f"balance.{form}"
    words = (
        "first_half_year",
        "--playthroughs",
        "40",
        "--workers",
        "1",
        "--format",
        form,
        "--out",
        str(path),
    )
    status, out, _ = run(capsys, *words, "--lang", "en")
    assert status == 0 and str(path) in out.replace("\n", "") and "games played" in out
    text = path.read_text(encoding="utf-8")
    assert text.startswith({"html": "<!doctype html>", "text": "The balance of"}[form])


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", "<!doctype html>"), ("a.json", "{"), ("a.txt", "The")]
)
def test_file_whose_name_says_its_form_is_written_in_it(capsys, tmp_path, name, start):
    path = tmp_path / name
    words = ("first_half_year", "--playthroughs", "40", "--workers", "1", "--out", str(path), "--lang", "en")
    assert run(capsys, *words)[0] == 0
    assert path.read_text(encoding="utf-8").startswith(start)


def test_other_goal_is_looked_for_and_named(capsys):
    words = (
        "first_half_year",
        "--playthroughs",
        "40",
        "--workers",
        "1",
        "--goal",
        "staff_trust",
        "--lang",
        "en",
    )
    status, out, _ = run(capsys, *words)
    assert status == 0 and "Measured by staff trust at the end" in out


def test_file_that_cannot_be_written_is_told(capsys, tmp_path):
    words = (
        "first_half_year",
        "--playthroughs",
        "40",
        "--workers",
        "1",
        "--format",
        "json",
        "--out",
        str(tmp_path),
    )
    status, _, err = run(capsys, *words)
    assert status == 1 and "kan ikke skrives" in err
