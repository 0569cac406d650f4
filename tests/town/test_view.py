"""The town on a screen: it is built over frames, moves, rests, and is said in words."""

from __future__ import annotations

import pytest

from game.app import App
from game.scene import Context, Scene
from game.settings import Settings
from game.town import BuildingState, TownState
from game.town.view import TownPicture
from game.ui import Clock, Col, Driver, Node

HALL = BuildingState("hall", "town_hall", 0.2, label="Rådhuset", value_text="31")
POOR = TownState((HALL,))
FINE = TownState((BuildingState("hall", "town_hall", 1.0, 1.0, "Rådhuset", "88"),), 1.0, 1.0, 1.0)


class Place(Scene):
    id = "place"

    def __init__(self) -> None:
        self.state = POOR

    def build(self, ctx: Context) -> Node:
        return Col(TownPicture(self.state, id="town", height=200, name="Byen sliter."), pad=10, fill="bg")


def started(reduced: bool) -> tuple[App, Clock, Place, Driver]:
    clock = Clock()
    app = App(Settings(language="nb", reduced_motion=reduced), size=(640, 400), clock=clock)
    place = Place()
    app.push(place)
    return app, clock, place, Driver(app, clock)


def picture(app: App) -> TownPicture:
    node = app.ui.find("town")
    assert isinstance(node, TownPicture)
    return node


def test_town_picture_is_said_in_words() -> None:
    *_, hands = started(True)
    assert "Byen sliter." in hands.text()


def test_town_picture_reduced_motion_is_whole_and_still() -> None:
    app, *_ = started(True)
    assert "hall" in picture(app).label_boxes
    assert app.ui.motion.wait() is None


def test_town_picture_moves_and_then_rests() -> None:
    app, clock, *_ = started(False)
    assert app.ui.motion.wait() is not None
    app.frame()
    clock.now += 201
    app.ui.motion.tick()
    assert app.ui.dirty
    clock.now += 60_000
    app.frame()
    app.frame()
    assert app.ui.motion.wait() is None


@pytest.mark.parametrize("reduced", [True, False])
def test_town_picture_rebuilt_with_another_state_ends_showing_it(reduced: bool) -> None:
    app, _, place, hands = started(reduced)
    before = app.surface.copy().get_buffer().raw
    place.state = FINE
    app.refresh()
    hands.settle()
    changed = app.surface.copy().get_buffer().raw
    assert changed != before
    fresh, _, other, _ = started(True)
    other.state = FINE
    fresh.refresh()
    Driver(fresh).settle()
    sign = picture(fresh).label_boxes["hall"]
    assert (
        fresh.surface.subsurface(sign).copy().get_buffer().raw
        == app.surface.subsurface(sign).copy().get_buffer().raw
    )
