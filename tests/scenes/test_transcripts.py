"""What the screens of a turn and of looking back say aloud: the guided game in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.i18n import LANGUAGES, plain_text
from game.scenes.base import GameScene
from game.scenes.budget import BudgetScene
from game.scenes.case import CaseScene
from game.scenes.debrief import DebriefScene
from game.scenes.passing import PassingScene
from game.scenes.prediction import PredictionScene
from game.scenes.status import StatusScene
from game.scenes.why import WhyScene
from tests.golden import golden
from tests.scenes.table import Nowhere, Window, play_to, start

FOLDER = Path(__file__).parent / "golden"
TURN: dict[str, type[GameScene]] = {
    "status": StatusScene,
    "case": CaseScene,
    "budget": BudgetScene,
    "prediction": PredictionScene,
    "passing": PassingScene,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_of_a_turn_say_what_was_found_good(language: str, window: Window, flow: Nowhere) -> None:
    port = start(language, "first_half_year")
    said = []
    for phase, scene in TURN.items():
        play_to(port, phase, 2)
        hands = window.show(scene(port, flow), language=language)
        said.append(f"=== {phase} ===\n{hands.text()}")
    text = plain_text("\n".join(said))
    assert text == golden(FOLDER / f"turn.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_screens_of_looking_back_say_what_was_found_good(
    language: str, window: Window, flow: Nowhere
) -> None:
    port = play_to(start(language, "first_half_year"), "debrief", 3)
    scenes = {"why": WhyScene(port, flow, "service_quality"), "debrief": DebriefScene(port, flow)}
    said = [
        f"=== {name} ===\n{window.show(scene, language=language).text()}" for name, scene in scenes.items()
    ]
    text = plain_text("\n".join(said))
    assert text == golden(FOLDER / f"look_back.{language}.txt", text)
