"""A window with one screen of the test's own, and hands to work it with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.app import App
from game.scene import Context, Scene
from game.settings import Settings
from game.ui import Clock, Driver, Node


class Plain(Scene):
    """A scene that shows what a function returns."""

    id = "plain"

    def __init__(self, make: Callable[[], Node], id: str = "plain") -> None:
        self.make = make
        self.id = id
        self.heard: list[object] = []

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        return self.make()

    def on_resume(self, result: object) -> None:
        """Remember what the scene above handed over."""
        self.heard.append(result)

    def on_close(self) -> None:
        """Remember that the scene closed."""
        self.heard.append("closed")


def show(make: Callable[[], Node], size: tuple[int, int] = (1280, 720), **choices: Any) -> Driver:
    """Open a window with a screen; movements are instant unless ``reduced_motion=False`` is given."""
    clock = Clock()
    chosen: dict[str, Any] = {"language": "nb", "reduced_motion": True, **choices}
    settings = Settings(**chosen)
    app = App(settings, size=size, clock=clock)
    app.push(Plain(make))
    return Driver(app, clock)
