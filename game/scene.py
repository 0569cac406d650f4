"""What a screen of the game is to the window: it builds its nodes, and is told what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.i18n import Translator
from game.settings import Settings
from game.ui.layout import columns
from game.ui.node import Node
from game.ui.stage import Ui

if TYPE_CHECKING:
    import pygame

    from game.app import App


@dataclass(frozen=True)
class Context:
    """What a scene builds its screen from.

    Attributes:
        app: the window; push, pop and replace scenes, change settings, ask for a rebuild.
        ui: the screen; toasts, dialogs, motion.
        tr: texts in the player's language.
        settings: the player's choices.
        width, height: the size of the screen in dp.
    """

    app: App
    ui: Ui
    tr: Translator
    settings: Settings
    width: float
    height: float

    @property
    def columns(self) -> int:
        """How many columns there is room for: 3, 2 or 1."""
        return columns(self.width)

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing is to move by itself."""
        return self.settings.reduced_motion


class Scene:
    """The base of every scene; override ``build`` and what else is needed.

    Attributes:
        id: stable name.
        first_focus: id of the node that Enter works on when the scene opens.
        ctx: what it builds from; set by the window before any other call.
    """

    id = "scene"
    first_focus = ""
    ctx: Context

    def build(self, ctx: Context) -> Node:
        """Return the whole screen; called again on every rebuild, so it must not change anything."""
        raise NotImplementedError

    def help(self) -> str:
        """Return what F1 says when nothing in particular is in focus."""
        return ""

    def on_enter(self) -> None:
        """Know that the scene has come to the front for the first time; it has been built."""

    def on_resume(self, result: object) -> None:
        """Know that the scene above closed, and with what; the screen is then built again."""

    def on_key(self, event: pygame.event.Event) -> bool:
        """Take a key that nothing on the screen used; True when it meant something."""
        return False

    def on_escape(self) -> None:
        """Go back: close this scene, unless it is the last."""
        if self.ctx.app.depth > 1:
            self.ctx.app.pop(None)

    def tick(self, now: float) -> bool:
        """Move what the scene itself moves, at ``now`` ms; True while it is to be called every frame."""
        return False

    def on_close(self) -> None:
        """Know that the scene, or the window, is closing."""
