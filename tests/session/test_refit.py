"""A scenario that changes under a game: same seed, same decisions by id, and nothing of the log is lost."""

import json
import shutil

import pytest

from game import library
from game.engine.orders import Act
from game.i18n import Translator
from game.paths import scenarios_dir
from game.play.autoplay import answer_cases, choose_values, play_until
from game.play.table import GameTable
from game.play.workbench import Workbench
from game.session import Session, draft, resume
from game.views import Phase

SOURCE = (scenarios_dir() / "first_half_year" / "scenario.yaml").read_text(encoding="utf-8")
ALARMS = SOURCE[SOURCE.index("  safety_alarms:\n    f") : SOURCE.index("  self_service_portal:\n    f")]

GONE = (("self_service_portal", "web_portal"), ("from: web_portal", "from: self_service_portal"))
"""An initiative gets another id: for a game, one is gone and one is new."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a maker of scenarios: the guided one with words replaced by others."""
    folder = tmp_path_factory.mktemp("scenarios")
    kept = {}

    def make(*changes):
        if changes not in kept:
            text = SOURCE
            for old, new in changes:
                assert old in text
                text = text.replace(old, new)
            file = folder / f"made{len(list(folder.iterdir()))}" / "scenario.yaml"
            file.parent.mkdir()
            file.write_text(text, encoding="utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TAKTSKIFTE_HOME", str(folder / "home"))
                kept[changes] = library.load(file)
        return kept[changes]

    return make


@pytest.fixture
def game(made, home):
    """A game at the budget of its second turn; the portal was started in the first."""
    session = Session.begin(made(), seed=7)
    session.advance()
    choose_values(session)
    to_budget(session)
    start(session, "self_service_portal")
    session.confirm_budget()
    session.predict({"service_quality": "up", "staff_adoption": "up", "benefits_realised": "up"})
    to_budget(session)
    return session


def to_budget(session):
    """Go on to the budget, answering the cases on the way."""
    while session.phase != Phase.BUDGET:
        if session.phase == Phase.CASE:
            answer_cases(session, "balanced")
        elif session.phase == Phase.REFLECTION:
            session.reflect(())
        else:
            assert session.advance()


def start(session, name):
    """Put the start of an initiative into the draft."""
    session.change_draft(draft.with_act(session.rules, session.draft, name, "start", True))
    assert any(session.rules.initiatives[act.initiative].id == name for act in session.draft.acts)


def begun(session):
    """Return the ids of the initiatives that were started in the first turn."""
    return [session.rules.initiatives[act.initiative].id for act in session.decisions[0].acts]


def same_again(session):
    """Say whether the game reads from the disk as it stands."""
    again, notices = resume(session.folder)
    return notices == () and again.state == session.state and again.phase == session.phase


def test_other_figures_refold_the_game_with_the_same_decisions(game, made):
    before, decided = game.state, game.decisions
    economy = game.outcomes[0].indicators.values["economy"]
    losses = game.change_rules(made(("per_turn: 4.0", "per_turn: 5.0")))
    assert losses == ()
    assert game.decisions == decided
    assert game.state != before
    assert game.outcomes[0].indicators.values["economy"] > economy
    assert (game.phase, len(game.outcomes), game.position.divergence) == (Phase.BUDGET, 1, None)
    assert same_again(game)


def test_same_rules_again_change_nothing(game, made):
    before = game.position
    assert game.change_rules(made()) == ()
    assert game.position == before
    assert same_again(game)


def test_initiative_put_in_front_of_the_others_leaves_decisions_with_their_ids(game, made):
    start(game, "identity_access")
    newcomer = ALARMS.replace("safety_alarms:", "night_cameras:").replace("trygghets", "natt")
    losses = game.change_rules(made((ALARMS, newcomer + ALARMS)))
    assert losses == ()
    assert [rule.id for rule in game.rules.initiatives][:2] == ["night_cameras", "safety_alarms"]
    assert begun(game) == ["self_service_portal"]
    index = [rule.id for rule in game.rules.initiatives].index("identity_access")
    assert game.draft.acts == (Act("start", index),)


def test_initiative_that_is_gone_is_left_out_and_named(game, made):
    start(game, "identity_access")
    renamed = made(*GONE, ("identity_access", "sign_in"), ("from: sign_in", "from: identity_access"))
    losses = game.change_rules(renamed)
    assert {(loss.turn, loss.kind, loss.id, loss.gone) for loss in losses} == {
        (1, "act", "self_service_portal", True),
        (2, "act", "identity_access", True),
    }
    assert begun(game) == []
    assert game.draft.acts == ()
    assert same_again(game)


def test_what_comes_back_into_the_scenario_comes_back_into_the_game(game, made):
    before = game.state
    game.change_rules(made(*GONE))
    assert begun(game) == []
    assert game.change_rules(made()) == ()
    assert begun(game) == ["self_service_portal"]
    assert game.state == before


def test_answer_that_is_gone_asks_the_case_again(made, home):
    session = Session.begin(made(), seed=7)
    session.advance()
    choose_values(session)
    to_budget(session)
    assert session.position.choices
    losses = session.change_rules(made(("one_thing_first", "first_things_first"), ("small_trial", "trial")))
    assert [(loss.kind, loss.id, loss.gone) for loss in losses] == [("case", "mayors_promise", True)]
    assert (session.phase, session.position.choices) == (Phase.CASE, ())
    assert same_again(session)


def test_value_that_is_gone_gives_its_place_to_the_first_free_one(game, made):
    chosen = [game.rules.values[n].id for n in game.position.values]
    losses = game.change_rules(made((f"  {chosen[0]}:", "  another_aim:")))
    now = {game.rules.values[n].id for n in game.position.values}
    assert [(loss.turn, loss.kind, loss.id) for loss in losses] == [(0, "value", chosen[0])]
    assert now == {"another_aim", *chosen[1:]}


def test_shorter_game_keeps_the_turns_beyond_its_end_for_when_it_grows(made, home):
    long = made(("turns: {count: 3", "turns: {count: 4"), ("ends_after: 3", "ends_after: 4"))
    session = Session.begin(long, seed=7)
    play_until(session, 9)
    ended = session.state
    losses = session.change_rules(made())
    assert (4, "turn") in {(loss.turn, loss.kind) for loss in losses}
    assert (len(session.outcomes), session.phase) == (3, Phase.DEBRIEF)
    assert same_again(session)
    session.change_rules(long)
    assert (len(session.outcomes), session.state) == (4, ended)


def test_confirmed_budget_that_no_longer_fits_is_a_draft_again(game, made):
    money = sum(game.draft.levers)
    assert not game.confirm_budget()
    losses = game.change_rules(made(("per_turn: 4.0", "per_turn: 1.5")))
    assert game.phase == Phase.BUDGET
    assert game.position.budget is None
    assert 0 < sum(game.draft.levers) < money
    assert "levers" in {loss.kind for loss in losses}
    assert not game.confirm_budget()
    assert same_again(game)


def test_step_decided_anew_stays_when_the_rules_come_back(game, made):
    assert not game.confirm_budget()
    game.change_rules(made(("per_turn: 4.0", "per_turn: 1.5")))
    assert not game.confirm_budget()
    decided = game.position.budget
    game.change_rules(made())
    assert game.position.budget == decided


def test_undo_after_a_change_takes_back_the_step_before_it(game, made):
    assert not game.confirm_budget()
    game.change_rules(made(("per_turn: 4.0", "per_turn: 5.0")))
    assert game.phase == Phase.PREDICTION
    assert game.undo()
    assert (game.phase, game.position.budget) == (Phase.BUDGET, None)
    assert len(game.outcomes) == 1
    assert same_again(game)


def test_log_keeps_every_step_as_it_was_confirmed(game, made):
    before = (game.folder / "log.jsonl").read_bytes()
    game.change_rules(made(*GONE))
    after = (game.folder / "log.jsonl").read_bytes()
    assert after.startswith(before)
    assert json.loads(after.splitlines()[-1])["kind"] == "rules"
    assert json.loads((game.folder / "scenario.json").read_text())["rules_hash"] == made().rules_hash


def test_saving_often_keeps_the_first_the_played_and_the_newest_document(game, made):
    for money in ("4.1", "4.2", "4.3"):
        game.change_rules(made(("per_turn: 4.0", f"per_turn: {money}")))
    assert not game.confirm_budget()
    game.change_rules(made(("per_turn: 4.0", "per_turn: 4.4")))
    documents = [json.loads(path.read_text())["rules"]["budget"] for path in game.folder.glob("scenario*")]
    assert sorted(documents) == [4.0, 4.3, 4.4]


@pytest.mark.parametrize("cut", ["record", "half a record"])
def test_crash_before_the_record_is_whole_leaves_the_game_under_the_old_rules(game, made, tmp_path, cut):
    before = game.state
    game.change_rules(made(("per_turn: 4.0", "per_turn: 5.0")))
    crashed = shutil.copytree(game.folder, tmp_path / "crashed")
    data = (crashed / "log.jsonl").read_bytes()
    line = len(data.splitlines()[-1]) + 1
    (crashed / "log.jsonl").write_bytes(data[: -line if cut == "record" else -line // 2])
    again, _ = resume(crashed)
    assert again.state == before
    assert again.content.rules_hash == made().rules_hash


def test_full_disk_keeps_the_old_rules_and_says_so(game, made, monkeypatch):
    before, text = game.position, SOURCE.replace("per_turn: 4.0", "per_turn: 5.0")
    file = game.folder.parent / "own" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    bench = Workbench(file)
    bench.read()

    def full(*_, **__):
        raise OSError("full")

    monkeypatch.setattr("game.storage.append_line", full)
    table = GameTable(game, Translator("nb"), source=bench)
    view = table.author.renew()
    assert not view.renewed
    assert "full" in view.text
    assert game.position == before
    assert sorted(path.name for path in game.folder.glob("scenario*")) == ["scenario.json"]


@pytest.mark.parametrize("document", ["../scenario.json", "scenario.json/x", "", 7])
def test_document_named_elsewhere_is_not_read(game, made, document):
    game.change_rules(made(("per_turn: 4.0", "per_turn: 5.0")))
    file = game.folder / "log.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[-1] = json.dumps({**json.loads(lines[-1]), "document": document})
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    again, notices = resume(game.folder)
    assert [notice.key for notice in notices] == ["save.notice.damaged"]
    assert again.content.rules_hash == made().rules_hash


def test_loss_is_told_with_period_names_and_reason_in_every_language(game, made):
    bench = Workbench(game.folder)
    for language in ("nb", "nn", "en"):
        bench.content = made(*GONE, ("per_turn: 4.0", "per_turn: 3.2"))
        table = GameTable(game, Translator(language), source=bench)
        view = table.author.renew()
        assert view.changed
        assert any("Selvbetjening" in sentence and "2027" in sentence for sentence in view.lost)
        assert not any("lost." in sentence or "{" in sentence for sentence in (view.text, *view.lost))
        bench.content = made()
        assert table.author.renew().lost == ()
