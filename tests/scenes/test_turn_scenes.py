"""The five scenes of a turn: readable at every size, operable by keys alone, and honest about refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.i18n import plain_text
from game.play.hall import Hall
from game.play.port import GamePort
from game.scenes.base import GameScene
from game.scenes.budget import BudgetScene
from game.scenes.case import CaseScene
from game.scenes.passing import PassingScene
from game.scenes.prediction import PredictionScene
from game.scenes.status import StatusScene
from game.ui.lint import problems
from game.ui.widgets.slider import Slider
from tests.scenes.table import SIZES, Nowhere, Window, play_to, start

SCENES: dict[str, Callable[..., GameScene]] = {
    "status": StatusScene,
    "case": CaseScene,
    "budget": BudgetScene,
    "prediction": PredictionScene,
    "passing": PassingScene,
}
LOOKS = (
    *((size, 100, "nb", "light") for size in SIZES),
    ((1280, 720), 150, "nn", "dark"),
    ((1280, 720), 200, "nb", "light"),
    ((1280, 720), 200, "nn", "light"),
    ((1920, 1080), 200, "en", "high_contrast"),
    ((900, 600), 125, "en", "light"),
)


@pytest.mark.parametrize("phase", SCENES)
def test_layout_at_every_size_has_no_problems(
    phase: str, window: Window, port: GamePort, flow: Nowhere
) -> None:
    play_to(port, phase, 2)
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        port.set_language(language)
        scene = SCENES[phase](port, flow)
        hands = window.show(scene, size, text_size=text, language=language, theme=theme)
        found += [
            f"{size} {text} {language} {theme}: {each}" for each in problems(hands.ui, window.app.surface)
        ]
    port.set_language("nb")
    assert found == []


def test_case_by_keys_alone_is_decided(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "case", 1)
    hands = window.show(CaseScene(port, flow))
    case = port.case()
    assert case is not None
    hands.press("a")
    assert case.seats[0].note.split()[0] in hands.text()
    hands.press("2")
    hands.press("ctrl+enter")
    answered = next(each for each in port.cases() if each.id == case.id)
    assert answered.chosen == case.options[1].id
    assert flow.asked == ["proceed"]


def test_case_without_an_answer_is_not_decided(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "case", 1)
    hands = window.show(CaseScene(port, flow))
    hands.press("ctrl+enter")
    assert port.phase.value == "case"
    assert flow.asked == []
    assert hands.ui.hints.message() == "Velg et svar først."
    hands.press("2")
    assert hands.ui.hints.message() == ""


def test_lever_moved_by_arrow_keys_changes_the_draft_and_what_is_left(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "budget", 1)
    before = port.budget().money
    hands = window.show(BudgetScene(port, flow))
    slider = hands.go_to(id="budget.lever.strategy")
    assert isinstance(slider, Slider)
    hands.press("left", times=5)
    after = port.budget().money
    assert after.levers[0].value == pytest.approx(before.levers[0].value - 0.5)
    assert after.left == pytest.approx(before.left + 0.5)
    assert plain_text(after.left_text) in plain_text(hands.text())


def test_lever_typed_beyond_the_money_stops_at_what_there_is(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "budget", 1)
    hands = window.show(BudgetScene(port, flow))
    hands.go_to(id="budget.lever.technology")
    hands.type("99")
    hands.press("enter")
    money = port.budget().money
    assert money.levers[1].value == pytest.approx(money.levers[1].max)
    assert not money.refusals


def test_initiative_started_by_click_is_in_the_draft_with_its_owner(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "budget", 1)
    hands = window.show(BudgetScene(port, flow), (1920, 1080))
    offered = next(
        each for each in port.budget().portfolio if any(a.id == "start" and a.allowed for a in each.acts)
    )
    hands.click(id=f"budget.initiative.{offered.id}")
    hands.click(id="budget.act.start")
    if offered.owner_open:
        hands.click(id=f"budget.owner.{offered.owner_options[0].id}")
    now = next(each for each in port.budget().portfolio if each.id == offered.id)
    assert now.chosen_act == "start"
    assert now.owner == (offered.owner_options[0].id if offered.owner_open else offered.owner)


def test_prediction_by_digits_answers_each_question_with_one_key(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "prediction", 1)
    scene = PredictionScene(port, flow)
    hands = window.show(scene)
    items = port.prediction().items
    hands.press("tab")
    assert hands.focused is not None
    assert hands.focused.id.startswith(f"prediction.{items[0].id}.")
    for digit in "159":
        hands.press(digit)
    assert scene.guesses == {items[0].id: "up", items[1].id: "same", items[2].id: "down"}


def test_prediction_with_one_missing_says_which(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "prediction", 1)
    hands = window.show(PredictionScene(port, flow))
    items = port.prediction().items
    for item in items[:2]:
        hands.click(id=f"prediction.{item.id}.up")
    hands.press("ctrl+enter")
    assert port.phase.value == "prediction"
    assert plain_text(items[2].label) in plain_text(hands.find(id="on").described()[0])
    hands.click(id=f"prediction.{items[2].id}.same")
    hands.press("ctrl+enter")
    assert port.phase.value == "passing"


def test_passing_with_reduced_motion_shows_everything_at_once(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "passing", 1)
    hands = window.show(PassingScene(port, flow))
    assert all(plain_text(each.summary) in plain_text(hands.text()) for each in port.passing().after[:3])


def test_passing_with_motion_is_skipped_by_any_key(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "passing", 1)
    summary = f"\n{plain_text(port.passing().after[0].summary)}\n"
    hands = window.show(StatusScene(port, flow), reduced_motion=False)
    scene = PassingScene(port, flow)
    window.app.replace_all(scene)
    assert summary not in plain_text(hands.text())
    hands.press("x")
    assert summary in plain_text(hands.text())
    window.app.change_settings(reduced_motion=True)


def test_status_tile_by_enter_asks_why(window: Window, flow: Nowhere) -> None:
    port = start()
    hands = window.show(StatusScene(port, flow))
    hands.go_to(id="tile.service_quality")
    hands.press("enter")
    assert flow.asked == ["why service_quality"]


def test_owner_is_seen_without_scrolling(window: Window) -> None:
    port = play_to(start(), "budget", 1)
    offered = next(each for each in port.budget().portfolio if each.owner_open and each.owner_options)
    scene = BudgetScene(port, Nowhere())
    scene.selected = offered.id
    hands = window.show(scene)
    panel = hands.find(id=f"budget.detail.{offered.id}")
    for option in offered.owner_options:
        assert panel.rect.contains(hands.find(id=f"budget.owner.{option.id}").rect)


def test_meters_scroll_away_in_one_column_and_what_is_left_stays(window: Window) -> None:
    scene = BudgetScene(play_to(start(), "budget", 1), Nowhere())
    hands = window.show(scene, text_size=200)
    budget = hands.find(id="budget.body")
    assert budget.rect.h > 0.55 * hands.ui.size[1]
    hands.go_to(id="budget.lever.leadership")
    load, left = hands.ui.find("budget.load"), hands.ui.find("budget.left")
    assert load is not None and left is not None
    assert load.rect.bottom < budget.rect.top
    assert left.rect.bottom <= budget.rect.top
    assert left.rect.top > 0


def test_budget_baseline_is_offered_when_the_initiative_starts(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "budget", 1)
    hands = window.show(BudgetScene(port, flow))
    hands.click(id="budget.baseline")
    assert not any(each.baseline for each in port.budget().portfolio if not each.baseline_done)
    hands.click(id="budget.act.start")
    hands.click(id="budget.baseline")
    assert any(each.baseline for each in port.budget().portfolio if not each.baseline_done)
    assert not port.budget().money.refusals


def test_budget_money_that_the_council_keeps_back_is_said_and_shown(
    window: Window, flow: Nowhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = play_to(start(), "budget", 1)
    hands = window.show(BudgetScene(port, flow))
    assert "holdes tilbake" not in hands.text()
    view, kept = port.budget(), "4,0 mill. kr"
    said = f"{kept} holdes tilbake av kommunestyret"
    money = replace(view.money, held=4.0, held_text=kept, flow_text=said)
    monkeypatch.setattr(port, "budget", lambda: replace(view, money=money))
    hands = window.show(BudgetScene(port, flow))
    assert "4,0 mill. kr holdes tilbake av kommunestyret" in plain_text(hands.text())
    assert "Holdt tilbake: 4,0 mill. kr" in plain_text(hands.text())


@pytest.mark.parametrize(("size", "text_size"), [((1280, 720), 100), ((1280, 720), 200)])
def test_status_with_several_at_the_table_says_who_has_the_pen(
    size: tuple[int, int], text_size: int, window: Window, flow: Nowhere
) -> None:
    hall = Hall()
    seats = tuple(seat.id for seat in hall.seats("taktskifte", "nb")[:2])
    port = play_to(hall.start("taktskifte", language="nb", seats=seats, seed=7), "status", 1)
    hands = window.show(StatusScene(port, flow), size, text_size=text_size)
    assert plain_text(port.header().clerk) in plain_text(hands.text())
    assert "fører pennen" not in window.show(StatusScene(start(), flow), size, text_size=text_size).text()


def test_status_after_a_turn_offers_the_what_if_on_the_screen_itself(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "status", 1)
    assert not window.show(StatusScene(port, flow)).has(id="what_if")
    play_to(port, "status", 2)
    window.show(StatusScene(port, flow)).click(id="what_if")
    assert flow.asked == ["what_if 1"]


def test_budget_with_nothing_left_to_start_opens_with_what_there_is(window: Window, flow: Nowhere) -> None:
    port = play_to(start(scenario="first_half_year"), "budget", 3)
    assert not [each for each in port.budget().portfolio if each.status == "not_started"]
    hands = window.show(BudgetScene(port, flow))
    assert "Ingen tiltak her akkurat nå" not in hands.text()


def test_budget_enter_at_once_shows_the_first_initiative(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "budget", 1)
    scene = BudgetScene(port, flow)
    hands = window.show(scene, (900, 600))
    hands.press("enter")
    assert len(hands.ui.layers) == 2
    assert port.phase.value == "budget"
    hands.ui.close()


def test_case_notes_at_a_shared_screen_are_open_one_at_a_time_and_closed_on_coming_back(
    window: Window, flow: Nowhere
) -> None:
    hall = Hall()
    seats = tuple(seat.id for seat in hall.seats("taktskifte", "nb"))
    port = play_to(hall.start("taktskifte", language="nb", seats=seats, seed=7), "case", 1)
    scene = CaseScene(port, flow)
    hands = window.show(scene)
    notes = [note.seat for note in port.case().seats]
    for seat in notes[:2]:
        hands.click(id=f"case.seat.{seat}")
    assert scene.opened == {notes[1]}
    scene.on_resume(None)
    assert scene.opened == set()


def test_town_when_all_is_played_stands_in_the_season_that_comes_after() -> None:
    port = start(scenario="first_half_year")
    seasons = [play_to(port, "status", turn).status().town.season for turn in (1, 2, 3)]
    assert seasons[0] != seasons[1]
    assert play_to(port, "debrief", 1).status().town.season == seasons[1] != seasons[2]
