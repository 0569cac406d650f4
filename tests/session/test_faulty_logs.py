"""Logs with turns that nobody can have confirmed: what is said, in three languages, and what is kept."""

import json
import re
import shutil
from pathlib import Path

import pytest

from game.cli import main
from game.engine.orders import Decision
from game.i18n import LANGUAGES, Translator
from game.play.autoplay import play_until
from game.play.table import GameTable
from game.session import resume
from game.session.log import NAME
from tests.golden import golden

GOLDEN = Path(__file__).parent / "faulty_logs"


def renumbered(records):
    """Return records that follow each other, as somebody who edits a log would leave them."""
    return [{**record, "n": n, "parent": n - 1 if n else None} for n, record in enumerate(records)]


def change(records, turn, **data):
    """Return the records with another decision in a turn."""
    at = at_turn(records, turn)
    decision = {**records[at]["decision"], **data}
    return [*records[:at], {**records[at], "decision": decision}, *records[at + 1 :]]


def at_turn(records, turn):
    """Return where the record of a turn stands."""
    return next(n for n, each in enumerate(records) if each["kind"] == "turn" and each["turn"] == turn)


def exchanged(records):
    """Return the records with the first two turns in each other's place."""
    one, two = at_turn(records, 1), at_turn(records, 2)
    moved = list(records)
    moved[one], moved[two] = moved[two], moved[one]
    return moved


LEVERS = ("strategy", "technology", "organisation", "leadership")
FAULTS = {
    "too_much_money": lambda found: change(found, 2, levers=dict.fromkeys(LEVERS, 900.0)),
    "negative_money": lambda found: change(found, 2, levers={"technology": -5.0}),
    "unknown_case": lambda found: change(found, 2, choices={"no_such_case": "no"}),
    "act_closed": lambda found: change(found, 2, acts={"safety_alarms": "start"}),
    "repeated": lambda found: renumbered([*found, found[at_turn(found, 2)]]),
    "repeated_line": lambda found: [*found, found[at_turn(found, 2)]],
    "missing": lambda found: renumbered([each for each in found if each is not found[at_turn(found, 1)]]),
    "missing_line": lambda found: [each for each in found if each is not found[at_turn(found, 1)]],
    "reordered": lambda found: renumbered(exchanged(found)),
    "reordered_lines": exchanged,
    "refused_budget": lambda found: [
        {**each, "decision": {"levers": {"technology": 900.0}}} if each["kind"] == "budget" else each
        for each in found
    ],
}


@pytest.fixture
def played(session):
    """A game with two turns played."""
    play_until(session, 3)
    return session


def write(folder, records):
    lines = [json.dumps(each, ensure_ascii=False) for each in records]
    (folder / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(folder):
    return [json.loads(line) for line in (folder / NAME).read_text(encoding="utf-8").splitlines()]


def masked(text, folder):
    return re.sub(r"\d{4}-\d\d-\d\d-\d{6}", "WHEN", text.replace(str(folder), "SAVE"))


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_turns_in_a_log_are_told_and_what_came_before_is_kept(played, fault, tmp_path, capsys):
    said = []
    for language in LANGUAGES:
        folder = tmp_path / language
        shutil.copytree(played.folder, folder)
        write(folder, FAULTS[fault](read(folder)))
        before = (folder / NAME).read_bytes()
        capsys.readouterr()
        status = main(["replay", str(folder), "--lang", language])
        heard = capsys.readouterr()
        assert status == 1
        assert (folder / NAME).read_bytes() == before
        session, notices = resume(folder)
        table = GameTable(session, Translator(language), notices)
        aside = [path for path in folder.iterdir() if ".damaged-" in path.name and path.suffix == ".jsonl"]
        assert [path.read_bytes() for path in aside] == [before]
        kept = f"{len(session.outcomes)} turns, {len(session.log.records)} records"
        said += [f"[{language}]", heard.err.strip(), *table.notices, f"kept: {kept}", ""]
        again, nothing = resume(folder)
        assert [each.key for each in nothing] in ([], ["save.notice.diverged"])
        assert again.state == session.state
    play_until(again, 3)
    assert len(again.outcomes) == 2
    text = masked("\n".join(said), tmp_path)
    for language in LANGUAGES:
        text = text.replace(f"SAVE/{language}", "SAVE")
    assert text == golden(GOLDEN / f"{fault}.txt", text)


def test_replay_turn_that_the_engine_refuses_fails_with_turn_and_reason(played, capsys):
    write(played.folder, FAULTS["too_much_money"](read(played.folder)))
    assert main(["replay", str(played.folder), "--lang", "en"]) == 1
    err = capsys.readouterr().err
    assert "turn 2" in err
    assert "too much" in err


def test_predict_budget_that_is_no_longer_allowed_is_refused_and_writes_nothing(session):
    play_until(session, 1)
    session._confirm("budget", turn=1, decision={"levers": {"technology": 900.0}})
    before = (session.folder / NAME).read_bytes()
    guesses = {"service_quality": "same", "staff_adoption": "up", "benefits_realised": "same"}
    assert [each.key for each in session.predict(guesses)] == ["refused.money"]
    assert (session.folder / NAME).read_bytes() == before
    assert session.outcomes == ()
    assert session.position.budget != Decision()
