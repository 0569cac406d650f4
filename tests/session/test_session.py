"""A game from start to debrief: phases, confirmed steps, undo, and what a save brings back."""

import json
from dataclasses import replace

import pytest

from game.engine import whatif
from game.engine.orders import Act
from game.engine.state import state_hash
from game.play.autoplay import choose_values, play_turn, play_until
from game.session import Session, read_records, resume
from game.views import Phase

GUESSES = {"service_quality": "up", "staff_adoption": "same", "benefits_realised": "down"}


def to_status(session: Session) -> None:
    """Go to the status of the turn, unless it has been left for its case or budget."""
    while session.phase not in (Phase.STATUS, Phase.CASE, Phase.BUDGET):
        if session.phase == Phase.VALUES:
            choose_values(session)
        else:
            session.advance()


def to_budget(session: Session) -> None:
    """Answer the cases and go to the budget."""
    to_status(session)
    if session.phase == Phase.STATUS:
        session.advance()
    for case in session.open_cases:
        rule = session.rules.cases[case]
        assert session.answer_case(rule.id, rule.options[0].id, "fordi") == ()


def test_game_played_to_the_end_visits_every_phase(session):
    seen = [session.phase]
    while session.phase != Phase.DEBRIEF:
        if session.phase == Phase.VALUES:
            choose_values(session)
        elif session.phase == Phase.CASE or session.phase == Phase.BUDGET:
            play_turn(session, "balanced")
        elif session.phase == Phase.REFLECTION:
            session.reflect(("én", "to"))
        else:
            assert session.advance()
        seen.append(session.phase)
    assert {Phase.INTRO, Phase.VALUES, Phase.CHAPTER, Phase.STATUS, Phase.PASSING, Phase.REFLECTION} <= set(
        seen
    )
    assert len(session.outcomes) == session.rules.turns


def test_values_other_than_must_choose_are_refused(session):
    session.advance()
    names = [value.id for value in session.rules.values]
    assert session.choose_values(tuple(names[:2]), {})
    assert session.choose_values((names[0], names[0], names[1]), {})
    assert session.choose_values(("nothing", *names[:2]), {})
    assert session.phase == Phase.VALUES
    assert session.choose_values(tuple(names[:3]), {"strategy_goals": 4}) == ()
    assert session.position.own == {"strategy_goals": 4}


def test_budget_with_open_case_is_refused(session):
    to_status(session)
    assert session.open_cases
    assert [each.key for each in session.confirm_budget()] == ["refused.cases_open"]


def test_budget_beyond_the_means_is_refused_and_not_logged(session):
    to_budget(session)
    before = len(session.log.records)
    session.change_draft(replace(session.draft, levers=(900, 0, 0, 0)))
    assert [each.key for each in session.confirm_budget()] == ["refused.money"]
    assert len(session.log.records) == before


def test_prediction_without_a_budget_or_a_guess_is_refused(session):
    to_budget(session)
    assert [each.key for each in session.predict(GUESSES)] == ["refused.no_budget"]
    session.confirm_budget()
    assert [each.key for each in session.predict({"service_quality": "up"})] == ["refused.prediction"]
    assert session.predict(GUESSES, "vi tror det") == ()
    assert session.phase == Phase.PASSING


def test_undo_within_a_turn_gives_back_each_step(session):
    to_status(session)
    session.advance()
    start = state_hash(session.state)
    cases = session.open_cases
    to_budget(session)
    session.change_draft(replace(session.draft, levers=(5, 5, 5, 5)))
    session.confirm_budget()
    assert session.undo()
    assert (session.phase, session.draft.levers) == (Phase.BUDGET, (5, 5, 5, 5))
    for _ in cases:
        assert session.undo()
    assert (session.phase, session.open_cases) == (Phase.CASE, cases)
    assert session.undo()
    assert session.phase == Phase.VALUES
    assert not session.undo()
    assert state_hash(session.state) != start  # the values are gone again
    play_until(session, 2)
    assert len(session.outcomes) == 1


def test_undo_after_the_turn_is_submitted_is_refused(session):
    play_until(session, 2)
    to_status(session)
    while session.can_undo:
        session.undo()
    assert len(session.outcomes) == 1


def test_undone_and_played_again_gives_the_same_game_as_never_undone(session, content, home):
    to_budget(session)
    session.confirm_budget()
    for _ in range(2):
        session.undo()
    to_budget(session)
    session.confirm_budget()
    session.predict(GUESSES)
    other = Session.begin(content, seed=7)
    to_budget(other)
    other.confirm_budget()
    other.predict(GUESSES)
    assert state_hash(session.state) == state_hash(other.state)


@pytest.mark.parametrize("turn", [1, 2, 3, 4])
def test_resumed_game_stands_where_it_was_left(session, turn):
    play_until(session, turn)
    session.note("husk dette")
    again, notices = resume(session.folder)
    assert notices == ()
    assert (again.phase, again.state, again.draft) == (session.phase, session.state, session.draft)
    assert again.position.notes == session.position.notes
    assert again.play_code() == session.play_code()


def test_resume_without_snapshot_falls_back_to_what_was_confirmed(session):
    to_budget(session)
    session.change_draft(replace(session.draft, acts=(Act("stop", 0),)))
    session.save_snapshot()
    assert resume(session.folder)[0].draft.acts == (Act("stop", 0),)
    (session.folder / "snapshot.json").write_text("{", encoding="utf-8")
    again, _ = resume(session.folder)
    assert (again.phase, again.draft.acts) == (Phase.BUDGET, ())
    assert again.position.choices == session.position.choices


@pytest.mark.parametrize("phase", ["debrief", "passing", "prediction", "values", "reflection"])
def test_snapshot_that_claims_another_phase_is_not_believed(session, phase):
    to_budget(session)
    path = session.folder / "snapshot.json"
    snapshot = json.loads(path.read_text(encoding="utf-8")) | {"phase": phase}
    path.write_text(json.dumps(snapshot), encoding="utf-8")
    assert resume(session.folder)[0].phase == Phase.BUDGET


def test_turn_record_holds_decision_reasons_hash_figures_and_causes(session):
    to_budget(session)
    session.confirm_budget()
    session.predict(GUESSES, "fordi vi tror det")
    record = read_records(session.folder / "log.jsonl")[0][-1]
    assert record.kind == "turn"
    assert record.data["state"] == state_hash(session.state)
    assert record.data["prediction"] == GUESSES
    assert record.data["because"] == "fordi vi tror det"
    assert set(record.data["decision"]) >= {"levers", "choices"}
    change = record.data["indicators"]["staff_trust"] - 100 * session.states[0].stock("staff_trust")
    booked = sum(cause["change"] for cause in record.data["causes"]["staff_trust"])
    assert booked == pytest.approx(change, abs=1e-9)


def test_what_if_with_the_same_decision_gives_the_same_future(session):
    play_until(session, 4)
    outcomes = session.what_if(1, session.decisions[0])
    assert [state_hash(each.state) for each in outcomes] == [
        state_hash(each.state) for each in session.outcomes
    ]


def test_what_if_with_no_money_in_one_turn_changes_only_what_follows(session):
    play_until(session, 4)
    changed = replace(session.decisions[1], levers=(0, 0, 0, 0))
    outcomes = session.what_if(2, changed)
    assert outcomes[0].state == session.outcomes[0].state
    assert outcomes[-1].state != session.outcomes[-1].state


def test_lever_shares_asked_for_in_every_turn_are_those_of_the_whole_game_and_play_a_turn_each(
    session, monkeypatch
):
    played = []
    go_on = whatif._go_on
    monkeypatch.setattr(whatif, "_go_on", lambda *game: played.append(game[2]) or go_on(*game))
    for turn in range(1, session.rules.turns + 1):
        play_until(session, turn + 1)
        found = session.lever_shares()
        assert all(decision is session.decisions[-1] for decision in played)
        assert 0 < len(played) <= 15
        played.clear()
        assert session.lever_shares() == found
        assert played == []
    values, decisions = session.position.values, session.decisions
    assert found == whatif.lever_shapley(session.rules, session.seed, values, decisions)
