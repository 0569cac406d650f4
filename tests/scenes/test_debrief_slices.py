"""The debrief is shown at once, and what takes a while is worked out between two pictures."""

from __future__ import annotations

from dataclasses import fields

import pytest

from game.engine import whatif
from game.i18n import Translator, plain_text
from game.play.port import GamePort
from game.play.table import saved_game
from game.scenes.debrief import SLOW, TABS, DebriefScene
from game.views import ClosingView
from tests.scenes.table import Nowhere, Window, play_to, start

WORKING = "look_back.working"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return where a short game that was played to its debrief is saved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        return play_to(start(scenario="first_half_year"), "debrief", 1).folder


@pytest.fixture
def resumed(folder: str) -> GamePort:
    """Return the game opened again, with nothing of its debrief worked out."""
    return saved_game(folder, Translator("nb"))


@pytest.fixture
def games(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the turns played for the levers' shares, as they are played."""
    played: list[object] = []
    go_on = whatif._go_on
    monkeypatch.setattr(whatif, "_go_on", lambda *game: played.append(game[2]) or go_on(*game))
    return played


def _first_picture(window: Window, scene: DebriefScene) -> str:
    window.app.change_settings(language="nb")
    if window.app.depth:
        window.app.replace_all(scene)
    else:
        window.app.push(scene)
    assert window.app.frame()  # something remains to be worked out
    return plain_text(window.driver.text())


def test_first_picture_of_a_resumed_game_plays_no_levers_game_and_tells_how_it_went(
    window: Window, resumed: GamePort, flow: Nowhere, games: list[object]
) -> None:
    said = _first_picture(window, DebriefScene(resumed, flow))
    assert games == []
    assert plain_text(resumed.closing().ending_title) in said
    window.driver.settle()
    assert games


@pytest.mark.parametrize("tab", SLOW)
def test_part_that_is_not_worked_out_says_so_calmly_and_then_is_there(
    window: Window, resumed: GamePort, flow: Nowhere, tab: str
) -> None:
    scene = DebriefScene(resumed, flow)
    scene.tab = tab
    working = plain_text(Translator("nb")(WORKING))
    assert working in _first_picture(window, scene)
    window.driver.settle()
    assert working not in plain_text(window.driver.text())
    assert window.driver.has(id=f"debrief.{tab}")


@pytest.mark.parametrize("tab", [tab for tab, _ in TABS if tab not in SLOW])
def test_other_parts_wait_for_nothing(window: Window, resumed: GamePort, flow: Nowhere, tab: str) -> None:
    scene = DebriefScene(resumed, flow)
    scene.tab = tab
    assert plain_text(Translator("nb")(WORKING)) not in _first_picture(window, scene)


def test_slices_end_with_the_whole_and_each_plays_at_most_one_turns_games(
    resumed: GamePort, games: list[object]
) -> None:
    slices = []
    for each in resumed.debrief_slices():
        assert len(set(map(id, games))) <= 1 and len(games) <= 15
        games.clear()
        slices.append(each)
    *before, found = slices
    assert before and not any(before)
    assert found == resumed.debrief()
    assert found is not None and len(found.timeline) == found.played
    closing = resumed.closing()
    assert all(getattr(found, each.name) == getattr(closing, each.name) for each in fields(ClosingView))


def test_other_language_midway_begins_anew_in_that_language(
    window: Window, resumed: GamePort, flow: Nowhere
) -> None:
    scene = DebriefScene(resumed, flow)
    scene.tab = "story"
    _first_picture(window, scene)
    window.app.frame()
    window.app.frame()
    resumed.set_language("en")
    window.app.change_settings(language="en")
    window.driver.settle()
    said = plain_text(window.driver.text())
    assert plain_text(Translator("en")(WORKING)) not in said
    assert plain_text(resumed.debrief().timeline[0].decisions[0]) in said


def test_report_before_all_is_worked_out_holds_the_whole(resumed: GamePort, tmp_path) -> None:
    path = tmp_path / "report.html"
    assert resumed.report(str(path)) == ()
    assert resumed.debrief().play_code in path.read_text(encoding="utf-8")
