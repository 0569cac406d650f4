"""A whole game that plays itself through the window, with no display: pictures, transcript, log and report.

Everything that moves the game on is done with keys and by the names of things, as a person would; only the
budget's draft is laid on the table by the policy before its screen is shown.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game import library
from game.app import App
from game.engine.policies import decide
from game.i18n import Translator
from game.play.hall import Hall
from game.play.table import GameTable, new_game
from game.scenes.flow import Director
from game.session import log as logs
from game.session.draft import draft_refusals, with_answers, within_means
from game.session.log import SCENARIO
from game.settings import Settings
from game.ui import Clock, Driver
from game.views import Phase

_MOST_STEPS = 60
"""Steps within one turn before we say that the demo is stuck."""

_NUMBERS = ("benefits_realised", "service_quality")


class StuckError(Exception):
    """The demo did not get past a phase (``phase``)."""

    def __init__(self, phase: str) -> None:
        super().__init__(phase)
        self.phase = phase


@dataclass(frozen=True, slots=True)
class Wish:
    """What a demo is to look like.

    Attributes:
        scenario: id, folder or file.
        folder: where everything is left; made when it is not there.
        policy: a name of the engine's policies.
        seed: the game's luck.
        size: of the window in pixels.
        settings: language, theme and text size.
    """

    scenario: str
    folder: Path
    policy: str
    seed: int
    size: tuple[int, int]
    settings: Settings


def make_demo(wish: Wish) -> int:
    """Play the game and leave everything in the folder; returns the number of pictures.

    Raises:
        LibraryError: the scenario cannot be opened.
        OSError: the folder cannot be written.
        StuckError: a screen did not lead on; what was made so far is kept.
    """
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    wish.folder.mkdir(parents=True, exist_ok=True)
    for old in wish.folder.glob("[0-9][0-9][0-9]_*.png"):
        old.unlink()
    content = library.load(wish.scenario)
    demo = _Demo(wish, content.id)
    demo.show_the_way_in()
    tr = Translator(wish.settings.spoken_language)
    demo.sit_down(new_game(content, tr, seed=wish.seed, folder=wish.folder / "saves"))
    try:
        demo.play()
    finally:
        demo.finish()
    return demo.pictures


class _Demo:
    table: GameTable

    def __init__(self, wish: Wish, scenario: str) -> None:
        self.wish = wish
        self.scenario = scenario
        self.pictures = 0
        self.texts: list[str] = []
        self.clock = Clock()
        self.app = App(wish.settings, size=wish.size, clock=self.clock)
        self.director = Director(self.app, Hall(wish.folder / "saves"))
        self.app.push(self.director.opening())
        self.driver = Driver(self.app, self.clock)

    def play(self) -> None:
        """Play to the end of the debrief."""
        steps, turn = 0, 0
        while self.table.phase != Phase.DEBRIEF:
            if len(self.table.session.outcomes) != turn:
                steps, turn = 0, len(self.table.session.outcomes)
            steps += 1
            if steps > _MOST_STEPS:
                raise StuckError(self.table.phase)
            self._one_screen()
        self._debrief()

    def show_the_way_in(self) -> None:
        """Picture the title, the library and the lobby."""
        driver = self.driver
        self._picture("title")
        driver.choose(id="title.main")
        self._picture("library")
        card = f"scenario.{self.scenario}"
        if driver.has(id=card):
            driver.choose(id=card)
            self._picture("lobby")

    def sit_down(self, table: GameTable) -> None:
        """Take a game as the one that is played."""
        self.table = table
        self.app.replace_all(self.director.opening(table))
        self.driver.settle()

    def _one_screen(self) -> None:
        phase = self.table.phase
        act: dict[Phase, Callable[[], None]] = {
            Phase.VALUES: self._values,
            Phase.STATUS: self._status,
            Phase.CASE: self._case,
            Phase.PREDICTION: self._prediction,
            Phase.PASSING: self._passing,
            Phase.REFLECTION: self._reflection,
        }
        act.get(phase, lambda: self._picture(phase))()
        self._go_on()

    def _go_on(self) -> None:
        """Press the way on; the budget of the turn is laid out as soon as its cases are answered."""
        session = self.table.session
        before = session.phase
        self.driver.press("ctrl+enter")
        if session.phase == Phase.BUDGET != before:
            decided = decide(self.wish.policy, session.rules, session.state, session.seed)
            answered = with_answers(decided, session.position)
            session.change_draft(within_means(session.rules, session.state, answered))
            if draft_refusals(session.rules, session.position, session.draft):
                session.reset_draft()
            self.app.refresh()
            self.driver.settle()

    def _values(self) -> None:
        view = self.table.values()
        offered = [f"value.{value.id}" for value in view.choices]
        if not self.driver.has(id=offered[0]):
            self._picture("own_questions")
            return
        for name in offered[: view.must_choose]:
            self.driver.choose(id=name)
        self._picture("values")

    def _status(self) -> None:
        self._picture("status")
        if self.table.session.outcomes:
            for number in _NUMBERS:
                self._why(number)

    def _why(self, number: str) -> None:
        """Open the explanation of a number the way a player does, and close it again."""
        driver, depth = self.driver, self.app.depth
        if not driver.has(id=f"tile.{number}"):
            return
        driver.choose(id=f"tile.{number}")
        self._picture(f"why_{number}")
        while self.app.depth > depth:
            driver.press("escape")

    def _case(self) -> None:
        session, view = self.table.session, self.table.case()
        if view is None:
            return
        wanted = dict(decide(self.wish.policy, session.rules, session.state, session.seed).choices)
        case = next(n for n, rule in enumerate(session.rules.cases) if rule.id == view.id)
        order = sorted(range(len(view.options)), key=lambda n: (n != wanted.get(case, 0), n))
        number = next(n for n in order if view.options[n].allowed)
        self.driver.press(str(number + 1))
        self._picture("case")

    def _prediction(self) -> None:
        for item in self.table.prediction().items:
            self.driver.choose(id=f"prediction.{item.id}.up")
        self._picture("prediction")

    def _passing(self) -> None:
        self.driver.advance(400)
        self._picture("passing")

    def _reflection(self) -> None:
        self._picture("reflection")

    def _debrief(self) -> None:
        """Picture every part of the debrief; digits and Ctrl+Tab are tried by the tabs' names."""
        self._picture("debrief")
        tabs = [node.id for node in self.driver.find_all(role="tab")]
        for n, name in enumerate(tabs[1:], start=2):
            self.driver.click(id=name)
            self._picture(f"debrief_{n}")

    def _picture(self, name: str) -> None:
        self.pictures += 1
        path = self.wish.folder / f"{self.pictures:03d}_{name}.png"
        self.driver.screenshot(path)
        self.texts.append(f"=== {path.stem} ===\n\n{self.driver.text().strip()}\n")

    def finish(self) -> None:
        """Leave transcript, log and report, and close the window."""
        folder = self.wish.folder
        (folder / "transcript.txt").write_text("\n".join(self.texts), encoding="utf-8")
        saved = Path(self.table.folder)
        for name in (logs.NAME, SCENARIO):
            shutil.copyfile(saved / name, folder / name)
        if self.table.session.outcomes:
            self.table.report(str(folder / "report.html"))
        self.app.quit()
        shutil.rmtree(saved)
        with suppress(OSError):  # another demonstration may have its own game there
            saved.parent.rmdir()
