"""The town as a node of a screen: it grows in, moves a little, and fades from one state to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import Unpack
from weakref import WeakKeyDictionary

import pygame

from game.town.painter import TownPainter
from game.town.scene import TownScene
from game.town.state import TownState
from game.ui.node import Box, Node, Size
from game.ui.resources import hex_of, svg_surface
from game.ui.stage import Ui

_PIECE_MS = 24.0
"""Time spent on building in one frame."""
_FIRST_MS = 1.0
"""Time spent before the first frame: enough for sky and sea."""
_BEAT_MS = 200.0
"""Time from one step of the movers to the next."""
_REST_AFTER_S = 20.0
"""The movers come to rest when nobody has done anything for so long: an idle game costs nothing."""
_RADIUS = 10.0


class _Stage:
    """What outlives a rebuilt screen: sprites, what was shown where, and the movers' time."""

    def __init__(self, ui: Ui) -> None:
        self.painter = TownPainter(ui.res)
        self.shown: dict[str, TownScene] = {}
        self.seconds = 0.0


_STAGES: WeakKeyDictionary[Ui, _Stage] = WeakKeyDictionary()


class TownPicture(Node):
    """A picture of a town.

    Args:
        state: what to show.
        signs: draw the signs over the buildings.
        rounded: round the corners; a picture that fills the screen has square ones.
        box: see ``Box``; ``name`` should say in words what the picture shows. Without a height it is 9/16 of
            its width; much wider pictures show the town as a strip.
    """

    role = "image"

    def __init__(
        self, state: TownState, *, signs: bool = True, rounded: bool = True, **box: Unpack[Box]
    ) -> None:
        super().__init__(**box)
        self.state = state
        self.signs = signs
        self.rounded = rounded
        self._scene: TownScene | None = None
        self._before: TownScene | None = None
        self._fade = 1.0
        self._rest_at = 0.0

    def on_attach(self) -> None:
        """Join the stage of the screen; a change of size or theme begins anew."""
        if self.ui not in _STAGES:
            _STAGES[self.ui] = _Stage(self.ui)
        self._scene = None

    def content_size(self, room: int) -> Size:
        """Return the width at hand and 9/16 of it."""
        return room, round(room * 9 / 16)

    def show(self, state: TownState) -> None:
        """Fade to another state."""
        if state != self.state:
            self.state = state
            self._scene = None
            self.damage()

    @property
    def label_boxes(self) -> dict[str, pygame.Rect]:
        """Where the signs are on the screen, by the buildings' ids; empty until they are placed."""
        signs = self._scene.signs if self._scene is not None and self.signs else ()
        return {sign.anchor.building.id: sign.rect.move(self.rect.topleft) for sign in signs}

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what there is of the town."""
        if not self.rect.w or not self.rect.h:
            return
        scene = self._ready()
        clip = surface.get_clip()
        surface.set_clip(clip.clip(self.rect))
        seconds = _STAGES[self.ui].seconds
        if self._before is not None:
            self._before.draw(surface, self.rect.topleft, seconds, self.signs and self._fade < 0.5)
            if scene.done and self._fade > 0:
                scene.picture.set_alpha(round(255 * self._fade))
                scene.draw(surface, self.rect.topleft, seconds, self.signs and self._fade >= 0.5)
                scene.picture.set_alpha(None)
        else:
            scene.draw(surface, self.rect.topleft, seconds, self.signs)
        if self.rounded:
            self._round_corners(surface)
        surface.set_clip(clip)

    def _ready(self) -> TownScene:
        """Return the scene of this size, beginning it when it is new."""
        scene = self._scene
        if scene is not None and scene.picture.get_size() == self.rect.size:
            return scene
        ui, stage = self.ui, _STAGES[self.ui]
        scene = self._scene = stage.painter.begin(self.state, self.rect.size, ui.scale, ui.theme)
        before = stage.shown.get(self.id) if self.id else None
        self._before = None
        if before is not None and before is not scene and before.done and not ui.motion.reduced:
            self._before = before if before.picture.get_size() == self.rect.size else None
        self._fade = 0.0 if self._before is not None else 1.0
        if scene.done:
            self._arrived()
        else:
            if self._before is None:
                scene.advance(_FIRST_MS)
            ui.motion.animate(self, "build", 0, 1, self._build, lasts=400)
        return scene

    def _build(self, share: float) -> None:
        scene = self._scene
        if scene is None or scene.done:
            return
        if scene.advance(_PIECE_MS if share < 1 else float("inf")):
            self.ui.motion.stop(self, "build")
            self._arrived()
        if self._before is None:
            self.damage()

    def _arrived(self) -> None:
        if self.id and self._scene is not None:
            # Only the last one: a picture of a whole screen is large.
            _STAGES[self.ui].shown = {self.id: self._scene}
        if self._before is not None:
            self.ui.motion.animate(self, "fade", 0, 1, self._fade_to, lasts=400)
        if not self.ui.motion.reduced:
            self._rest_at = self.ui.motion.clock() + 1000 * _REST_AFTER_S
            self._later()

    def _fade_to(self, share: float) -> None:
        self._fade = share
        if share >= 1:
            self._before = None
        self.damage()

    def _later(self) -> None:
        self.ui.motion.later(f"town.{self.id}", _BEAT_MS, self._beat)

    def _beat(self) -> None:
        """Move what moves a step on, as long as the picture is on the screen."""
        root = [self, *self.ancestors()][-1]
        scene, ui = self._scene, self.ui
        if scene is None or root not in ui.layers or ui.motion.clock() > self._rest_at:
            return
        if root is ui.top and self.rect.colliderect(pygame.Rect((0, 0), ui.size)):
            stage = _STAGES[ui]
            places = scene.mover_places(stage.seconds)
            stage.seconds += _BEAT_MS / 1000
            for place in [*places, *scene.mover_places(stage.seconds)]:
                seen = place.move(self.rect.topleft).clip(self.rect)
                if seen.w and seen.h:
                    ui.damage(seen)
        self._later()

    def _round_corners(self, surface: pygame.Surface) -> None:
        radius = self.ui.px(_RADIUS)
        fills = (node.fill for node in self.ancestors() if node.fill is not None)
        r, clip = self.rect, surface.get_clip()
        right, low = r.right - radius, r.bottom - radius
        corners = _corners(radius, hex_of(self.ui.color(next(fills, "bg"))))
        for corner, at in zip(corners, ((r.x, r.y), (r.x, low), (right, low), (right, r.y)), strict=True):
            if clip.colliderect((at, corner.get_size())):
                surface.blit(corner, at)


@lru_cache(maxsize=8)
def _corners(radius: int, colour: str) -> tuple[pygame.Surface, ...]:
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {radius} {radius}">'
        f'<path d="M0 0H{radius}A{radius} {radius} 0 0 0 0 {radius}z" fill="{colour}"/></svg>'
    )
    first = svg_surface(source, (radius, radius))
    return tuple(pygame.transform.rotate(first, 90 * turn) for turn in range(4))
