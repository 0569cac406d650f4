"""Why, what if and the debrief: readable at every size, used by keys alone, with receipts that add up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.i18n import Translator, plain_text
from game.play.port import GamePort
from game.scenes.base import GameScene
from game.scenes.debrief import TABS, DebriefScene
from game.scenes.what_if import WhatIfScene
from game.scenes.why import WhyScene
from game.ui.lint import problems
from tests.scenes.table import Nowhere, Window, play_to, start
from tests.scenes.test_turn_scenes import LOOKS

SHORT = "first_half_year"


def _why(indicator: str) -> Callable[[GamePort, Nowhere], GameScene]:
    return lambda port, flow: WhyScene(port, flow, indicator)


def _debrief(tab: str, shown: str = "timeline") -> Callable[[GamePort, Nowhere], GameScene]:
    def make(port: GamePort, flow: Nowhere) -> GameScene:
        scene = DebriefScene(port, flow)
        scene.tab, scene.story.shown = tab, shown
        return scene

    return make


def _what_if(port: GamePort, flow: Nowhere) -> GameScene:
    scene = WhatIfScene(port, flow, 2)
    scene.panel.chosen = port.changes(2)[0].id
    return scene


SCENES: dict[str, Callable[[GamePort, Nowhere], GameScene]] = {
    "why": _why("benefits_realised"),
    "why money": _why("economy"),
    "what if": _what_if,
    **{tab: _debrief(tab) for tab, _ in TABS},
    "figures": _debrief("story", "figures"),
    "minutes": _debrief("story", "minutes"),
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> GamePort:
    """Return a short game played to its debrief."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        return play_to(start(scenario=SHORT), "debrief", 1)


@pytest.mark.parametrize("name", SCENES)
def test_layout_at_every_size_has_no_problems(
    name: str, window: Window, finished: GamePort, flow: Nowhere
) -> None:
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        finished.set_language(language)
        scene = SCENES[name](finished, flow)
        hands = window.show(scene, size, text_size=text, language=language, theme=theme)
        found += [
            f"{size} {text} {language} {theme}: {each}" for each in problems(hands.ui, window.app.surface)
        ]
    finished.set_language("nb")
    assert found == []


def test_why_by_keys_steps_through_the_half_years(window: Window, finished: GamePort, flow: Nowhere) -> None:
    periods = finished.why("service_quality").periods
    hands = window.show(WhyScene(finished, flow, "service_quality"))
    assert plain_text(periods[0].period) in plain_text(hands.text())
    hands.press("alt+left")
    assert plain_text(periods[1].receipt.lines[0].name) in plain_text(hands.text())


def test_why_names_the_weak_link_of_a_chain(window: Window, finished: GamePort, flow: Nowhere) -> None:
    view = finished.why("benefits_realised")
    weak = [link.label for each in view.chain for link in each.chain if link.weak]
    assert weak
    text = plain_text(window.show(WhyScene(finished, flow, "benefits_realised")).text())
    assert Translator("nb")("chain.weakest") in text
    assert plain_text(view.advice) in text


def test_why_another_number_by_click_is_explained(window: Window, finished: GamePort, flow: Nowhere) -> None:
    hands = window.show(WhyScene(finished, flow, "service_quality"))
    hands.click(id="why.number.guards.citizen_trust")
    assert plain_text(finished.why("citizen_trust").definition) in plain_text(hands.text())


def test_what_if_picked_by_keys_shows_both_futures_and_leaves_the_game_alone(
    window: Window, finished: GamePort, flow: Nowhere
) -> None:
    before = finished.debrief().play_code
    change = finished.changes(1)[-1]
    hands = window.show(WhatIfScene(finished, flow, 1))
    hands.go_to(id=f"what_if.{change.kind}.{change.id}")
    hands.press("enter")
    assert plain_text(finished.what_if(change.id).text) in plain_text(hands.text())
    assert finished.debrief().play_code == before


def test_debrief_by_digits_shows_each_part(window: Window, finished: GamePort, flow: Nowhere) -> None:
    scene = DebriefScene(finished, flow)
    hands = window.show(scene)
    for number, (tab, _) in enumerate(TABS, 1):
        hands.press(str(number))
        assert scene.tab == tab


def test_debrief_by_ctrl_enter_goes_through_every_part_in_order(
    window: Window, finished: GamePort, flow: Nowhere
) -> None:
    scene = DebriefScene(finished, flow)
    hands = window.show(scene)
    seen = [scene.tab]
    for _ in TABS[1:]:
        hands.press("ctrl+enter")
        seen.append(scene.tab)
    assert seen == [tab for tab, _ in TABS]


def test_debrief_what_if_from_a_half_year_opens_there(
    window: Window, finished: GamePort, flow: Nowhere
) -> None:
    scene = DebriefScene(finished, flow)
    hands = window.show(scene)
    hands.press("2")
    hands.click(id="debrief.try.2")
    assert (scene.tab, scene.what_if.turn) == ("what_if", 2)


def test_action_plan_written_is_kept_and_comes_with_the_report(
    window: Window, finished: GamePort, flow: Nowhere
) -> None:
    hands = window.show(DebriefScene(finished, flow))
    hands.press("6")
    hands.go_to(id="debrief.plan.0")
    hands.type("Vi begynner med ventelista.")
    hands.press("ctrl+s")
    hands.press("ctrl+enter")
    assert finished.debrief().plan[0] == "Vi begynner med ventelista."
    report = Path(finished.folder) / Translator("nb")("export.file")
    assert "Vi begynner med ventelista." in report.read_text(encoding="utf-8")
    assert str(report) in hands.text().replace("\n", "")


def test_report_that_cannot_be_written_says_why_and_asks_again(
    window: Window, finished: GamePort, flow: Nowhere, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    scene = DebriefScene(finished, flow)
    scene.report.path = str(tmp_path / "fil" / "rapport.html")
    hands = window.show(scene)
    hands.press("ctrl+s")
    hands.press("ctrl+enter")
    assert Translator("nb")("export.title") in hands.text()
    assert hands.ui.find("report.path") is not None
