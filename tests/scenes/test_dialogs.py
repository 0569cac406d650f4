"""Dialogs and messages: readable at every size and in every language, and closed by a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.app import App
from game.play.hall import Hall
from game.play.port import GamePort
from game.scene import Scene
from game.scenes.budget import BudgetScene
from game.scenes.chapter import ChapterScene
from game.scenes.flow import Director
from game.scenes.message import MessageScene
from game.scenes.passing import PassingScene
from game.scenes.report_dialog import ReportDialog
from game.scenes.status import StatusScene
from game.ui import Driver
from game.ui.lint import problems
from game.ui.resources import Resources
from tests.scenes.table import Nowhere, Window, play_to, start

LOOKS = (
    ((1280, 720), 100, "nb", "light"),
    ((1280, 720), 200, "nn", "light"),
    ((900, 600), 150, "en", "dark"),
    ((1920, 1080), 125, "en", "high_contrast"),
    ((3840, 2160), 100, "nb", "dark"),
)
LONG_PATH = "/games/.local/share/taktskifte/saves/2026-11-22-first_half_year-1.damaged-2026-11-22-023522"
Open = Callable[[Driver, App, GamePort], object]


def _menu(app: App, port: GamePort) -> Director:
    director = Director(app, Hall())
    director.port = port
    return director


def _lean(hands: Driver, app: App, port: GamePort) -> None:
    hands.click(id="budget.lean.technology")


def _initiative(hands: Driver, app: App, port: GamePort) -> None:
    """Open an initiative: a dialog where the screen has no room for it beside the others."""
    view = port.budget().portfolio
    wanted = next(each for each in view if any(act.id == "start" and act.allowed for act in each.acts))
    hands.click(id=f"budget.initiative.{wanted.id}")


DIALOGS: dict[str, tuple[str, Open]] = {
    "menu": ("status", lambda hands, app, port: _menu(app, port).menu()),
    "note": ("status", lambda hands, app, port: _menu(app, port)._note()),
    "transcript": ("status", lambda hands, app, port: hands.press("f2")),
    "help": ("status", lambda hands, app, port: (app.ui.focus.set(None), hands.press("f1"))),
    "report": ("status", lambda hands, app, port: ReportDialog(port).open(app.scene.ctx)),
    "lean": ("budget", _lean),
    "initiative": ("budget", _initiative),
}


@pytest.fixture(scope="module")
def tabled(tmp_path_factory: pytest.TempPathFactory) -> GamePort:
    """Return the flagship at the first budget where money can lean."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        port = start(scenario="taktskifte")
        while not any(lever.emphasis_open for lever in play_to(port, "budget", 1).budget().money.levers):
            port.steps.confirm_budget()
        return port


@pytest.mark.parametrize("name", DIALOGS)
def test_dialog_at_every_size_has_no_problems_and_closes_by_escape(
    name: str, window: Window, tabled: GamePort, flow: Nowhere
) -> None:
    below, show = DIALOGS[name]
    scene_of = {"status": StatusScene, "budget": BudgetScene}[below]
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        tabled.set_language(language)
        hands = window.show(scene_of(tabled, flow), size, text_size=text, language=language, theme=theme)
        show(hands, window.app, tabled)
        hands.settle()
        found += [f"{size} {text} {language}: {each}" for each in problems(hands.ui, window.app.surface)]
        hands.press("escape")
        assert len(hands.ui.layers) == 1
    tabled.set_language("nb")
    assert found == []


MESSAGES: dict[str, Callable[[GamePort, Nowhere], Scene]] = {
    "chapter": ChapterScene,
    "message": lambda port, flow: MessageScene(
        "Spillet kunne ikke åpnes", (f"Lagt til side, ikke slettet: {LONG_PATH}. Begynn på nytt.",), "Tilbake"
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_layout_between_the_screens_has_no_problems(
    name: str, window: Window, tabled: GamePort, flow: Nowhere
) -> None:
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        tabled.set_language(language)
        hands = window.show(
            MESSAGES[name](tabled, flow), size, text_size=text, language=language, theme=theme
        )
        found += [f"{size} {text} {language}: {each}" for each in problems(hands.ui, window.app.surface)]
    tabled.set_language("nb")
    assert found == []


def test_path_too_long_for_a_line_breaks_after_a_separator() -> None:
    res = Resources(Path(__file__).parents[2] / "assets")
    lines = res.wrap("regular", 17, LONG_PATH, 220)
    assert "".join(lines) == LONG_PATH
    assert len(lines) > 2
    assert all(line[-1] in "/._-" for line in lines[:-1])
    assert res.widest_piece("regular", 17, LONG_PATH) <= 220


def test_passing_tile_by_click_asks_why(window: Window, flow: Nowhere) -> None:
    port = play_to(start(), "passing", 1)
    hands = window.show(PassingScene(port, flow))
    hands.click(id="passing.service_quality")
    assert flow.asked == ["why service_quality"]
