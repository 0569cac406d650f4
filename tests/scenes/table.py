"""A real game for the tests of scenes: played to a phase, and shown in a window without a screen."""

from __future__ import annotations

import pygame

from game.app import App
from game.play.hall import Hall
from game.play.port import GamePort
from game.scene import Scene
from game.settings import Settings
from game.ui import Clock, Driver

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (900, 600))


class Nowhere:
    """A flow that leads nowhere: for looking at one scene at a time."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def proceed(self) -> None:
        """Note that the scene wants to go on."""
        self.asked.append("proceed")

    def menu(self) -> None:
        """Note that the menu is wanted."""
        self.asked.append("menu")

    def why(self, indicator: str) -> None:
        """Note which number is to be explained."""
        self.asked.append(f"why {indicator}")

    def what_if(self, turn: int) -> None:
        """Note which turn is to be tried again."""
        self.asked.append(f"what_if {turn}")

    def term(self, topic: str) -> None:
        """Note which term is to be explained."""
        self.asked.append(f"term {topic}")


def start(language: str = "nb", scenario: str = "taktskifte") -> GamePort:
    """Return a new game with its values chosen, at the status of its first turn."""
    port = Hall().start(scenario, language=language, seed=7)
    play_to(port, "status", 1)
    return port


def play_to(port: GamePort, phase: str, turn: int) -> GamePort:
    """Play on, taking the first of everything, until a phase of a turn is reached."""
    for _ in range(200):
        if port.phase.value == phase and port.header().turn >= turn:
            return port
        refused = _step(port)
        assert not refused, refused
    raise AssertionError(f"never reached {phase} of turn {turn}")


def _step(port: GamePort) -> tuple[str, ...]:
    phase = port.phase.value
    if phase == "values":
        view = port.values()
        return port.steps.choose_values(tuple(each.id for each in view.choices[: view.must_choose]), {})
    if phase == "case":
        case = port.case()
        assert case is not None
        option = next(each for each in case.options if each.allowed)
        return port.steps.answer_case(case.id, option.id, "Fordi.")
    if phase == "budget":
        _start_two(port)
        return port.steps.confirm_budget()
    if phase == "prediction":
        return port.steps.predict({each.id: "up" for each in port.prediction().items}, "Fordi.")
    if phase == "reflection":
        return port.steps.reflect(())
    return port.steps.advance()


def _start_two(port: GamePort) -> None:
    started = 0
    for each in port.budget().portfolio:
        if started < 2 and any(act.id == "start" and act.allowed for act in each.acts):
            port.draft.set_act(each.id, "start")
            if each.owner_options and each.owner_open:
                port.draft.set_owner(each.id, each.owner_options[0].id)
            started += 1


class Window:
    """A window under the dummy driver whose size, language, text and theme can be changed."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.app = App(Settings(language="nb", reduced_motion=True), size=SIZES[0], clock=self.clock)
        self.driver = Driver(self.app, self.clock)

    def show(self, scene: Scene, size: tuple[int, int] = SIZES[0], **settings: object) -> Driver:
        """Show a scene; returns the hands that can use it."""
        self.app.change_settings(**{"text_size": 100, "theme": "light", "language": "nb", **settings})
        if size != self.app.ui.size:
            pygame.display.set_mode(size)
            self.app.dispatch(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))
        if self.app.depth:
            self.app.replace_all(scene)
        else:
            self.app.push(scene)
        self.driver.settle()
        return self.driver
