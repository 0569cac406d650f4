"""Whole games through the real window, from the title to the debrief: by keys, by mouse, and stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.app import App
from game.play.hall import Hall
from game.scenes.flow import Director
from game.settings import Settings
from game.storage import saves_dir
from game.ui import Clock, Driver

MOST_SCREENS = 200


class Player:
    """A person at the window: what they see is the driver's, what they do is keys or clicks.

    Args:
        language: nb, nn or en.
        mouse: whether everything that can be is clicked.
    """

    def __init__(self, language: str, *, mouse: bool) -> None:
        self.mouse = mouse
        self.seen: list[str] = []
        clock = Clock()
        self.app = App(Settings(language=language, reduced_motion=True), size=(1280, 720), clock=clock)
        self.app.push(Director(self.app, Hall()).opening())
        self.hands = Driver(self.app, clock)

    @property
    def scene(self) -> str:
        """The scene in front."""
        return self.app.scene.id

    def use(self, id: str) -> None:
        """Click on something, or go to it by Tab and press Enter."""
        if self.mouse:
            self.hands.click(id=id)
        else:
            self.hands.choose(id=id)

    def go_on(self) -> None:
        """Take the way on."""
        if self.mouse:
            self.hands.click(id="on")
        else:
            self.hands.press("ctrl+enter")

    def sit_down(self, scenario: str) -> None:
        """From the title into a new game."""
        if self.hands.has(id="title.new"):
            self.use("title.new")
        else:
            self.use("title.main")
        self.use(f"scenario.{scenario}")
        self.go_on()

    def play_until(self, done: Callable[[], bool]) -> None:
        """Play screen by screen."""
        for _ in range(MOST_SCREENS):
            if done():
                return
            before = (self.scene, self.hands.text())
            self._screen()
            assert (self.scene, self.hands.text()) != before, f"stuck at {self.scene}:\n{before[1]}"
        raise AssertionError("the game never ends")

    def _screen(self) -> None:
        self.seen.append(self.scene)
        act = {
            "values": self._values,
            "case": self._case,
            "budget": self._budget,
            "prediction": self._prediction,
        }.get(self.scene)
        if act is not None:
            act()
        self.go_on()

    def _values(self) -> None:
        cards = [node.id for node in self.hands.ui.top.walk() if node.id.startswith("value.")]
        for card in cards[:3]:
            self.use(card)

    def _case(self) -> None:
        """Take the first answer that is open to this table."""
        for number, card in enumerate(self.hands.find_all(role="radio"), start=1):
            if "unavailable" not in card.states():
                if self.mouse:
                    self.hands.click(id=card.id)
                else:
                    self.hands.press(str(number))
                return

    def _budget(self) -> None:
        cards = [node.id for node in self.hands.ui.top.walk() if node.id.startswith("budget.initiative.")]
        if cards:
            self.use(cards[0])
            if self.hands.has(id="budget.act.start"):
                self.use("budget.act.start")

    def _prediction(self) -> None:
        for item in ("service_quality", "staff_adoption", "benefits_realised"):
            self.use(f"prediction.{item}.up")


def saved_game() -> Path:
    """Return the folder of the only saved game."""
    (folder,) = (each for each in saves_dir().iterdir() if each.is_dir())
    return folder


def test_flagship_by_keys_alone_is_played_to_the_debrief() -> None:
    player = Player("nb", mouse=False)
    player.sit_down("taktskifte")
    player.play_until(lambda: player.scene == "debrief")
    assert player.seen.count("passing") == 8
    assert player.seen.count("reflection") == 4
    assert player.seen.count("case") >= 8


@pytest.mark.parametrize(
    ("scenario", "turns", "language"), [("first_half_year", 3, "nn"), ("taktskifte", 8, "en")]
)
def test_game_by_mouse_is_played_to_the_debrief(scenario: str, turns: int, language: str) -> None:
    player = Player(language, mouse=True)
    player.sit_down(scenario)
    player.play_until(lambda: player.scene == "debrief")
    assert player.seen.count("passing") == turns


def test_game_left_by_closing_the_window_goes_on_where_it_was() -> None:
    player = Player("nb", mouse=False)
    player.sit_down("first_half_year")
    player.play_until(lambda: player.scene == "prediction")
    expected = player.hands.text()
    player.app.quit()

    again = Player("nb", mouse=False)
    again.use("title.main")
    assert again.scene == "prediction"
    assert again.hands.text() == expected
    again.play_until(lambda: again.scene == "debrief")
    assert (saved_game() / "log.jsonl").is_file()
