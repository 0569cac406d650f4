"""From a town's state to its picture: sprites are drawn once and kept, then put together."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.paths import assets_dir
from game.town.backdrop import Frame, backdrop, rain, snowfall, washes, waves
from game.town.catalogue import BUILDINGS, FILLERS
from game.town.layout import Layout, Plot, frame_for, layout_for, plot_point
from game.town.light import Light, light_of
from game.town.movers import Mover
from game.town.pen import Pen
from game.town.population import anchors_of, movers_of, occupants, steps_of
from game.town.scene import TownScene
from game.town.signs import SignPainter
from game.town.solids import Condition
from game.town.state import TownState, step_of
from game.town.terrain import lamps, terrain
from game.ui.caches import Cache
from game.ui.resources import Resources
from game.ui.theme import LIGHT, Theme

Sprite = tuple[pygame.Surface, tuple[int, int]]
Size = tuple[int, int]
_SPRITE_BYTES = 32_000_000
_SCENE_BYTES = 24_000_000


class TownPainter:
    """Draws towns; keeps the sprites, the last ground and the last scenes.

    Args:
        resources: fonts and icons; its own when left out.
    """

    def __init__(self, resources: Resources | None = None) -> None:
        self._resources = resources or Resources(assets_dir())
        self._sprites: Cache[Sprite] = Cache(_SPRITE_BYTES, lambda sprite: _weight(sprite[0]))
        self._grounds: Cache[pygame.Surface] = Cache(1)
        self._movers: Cache[tuple[Mover, ...]] = Cache(2)
        self._scenes: Cache[TownScene] = Cache(_SCENE_BYTES, lambda scene: _weight(scene.picture))
        self.label_boxes: dict[str, pygame.Rect] = {}

    def render(
        self, state: TownState, size_px: Size, scale: float = 1.0, theme: Theme = LIGHT, signs: bool = True
    ) -> pygame.Surface:
        """Return a picture of the town, its movers at rest.

        Args:
            state: what to show.
            size_px: width and height of the picture.
            scale: px a dp, text size included; sets the size of the signs.
            theme: colours of the signs; a dark theme brings night.
            signs: draw the signs.
        """
        scene = self.scene(state, size_px, scale, theme)
        picture = scene.picture.copy()
        scene.draw(picture, signs=signs)
        return picture

    def scene(self, state: TownState, size_px: Size, scale: float = 1.0, theme: Theme = LIGHT) -> TownScene:
        """Return the town put together, from the cache where nothing has changed; see ``render``."""
        scene = self.begin(state, size_px, scale, theme)
        scene.advance()
        self.label_boxes = {sign.anchor.building.id: sign.rect for sign in scene.signs}
        return scene

    def begin(self, state: TownState, size_px: Size, scale: float = 1.0, theme: Theme = LIGHT) -> TownScene:
        """Return a scene that may still have work on it, spread over frames by ``TownScene.advance``."""
        size = max(2, size_px[0]), max(2, size_px[1])
        frame = frame_for(layout_for(size, len(state.buildings)), size)

        def make() -> TownScene:
            painter = SignPainter(self._resources, theme, scale)
            scene = TownScene(_ready(pygame.Surface(size), True), frame, size[0] / frame[2], painter)
            scene.work = self._build(scene, state, size, theme.dark)
            return scene

        return self._scenes.get((state, size, scale, theme.id), make)

    def _build(self, scene: TownScene, state: TownState, size: Size, dark: bool) -> Iterator[None]:
        layout, light = layout_for(size, len(state.buildings)), light_of(state, dark)
        frame, px = scene.frame, scene.scale
        yield from self._lay_ground(scene, state, layout, light, size)
        for plot, name, condition in occupants(state, layout):
            sprite, offset = self._sprite(plot, name, condition, light, state.season, px)
            x, y = plot_point(*plot)
            corner = round((x - frame[0]) * px) + offset[0], round((y - frame[1]) * px) + offset[1]
            scene.picture.blit(sprite, corner)
            scene.sprites.append((y, sprite, sprite.get_rect(topleft=corner)))
            yield
        self._weather(scene, state, light)
        yield
        anchors = anchors_of(state, layout, frame, px)
        scene.signs = scene.sign_painter.place(anchors, scene.picture.get_rect())
        scene.bodies = {anchor.building.id: anchor.body for anchor in anchors}
        scene.movers = self._moving(state, layout, light, px, frame)

    def _lay_ground(
        self, scene: TownScene, state: TownState, layout: Layout, light: Light, size: Size
    ) -> Iterator[None]:
        green, digital, level = steps_of(state)
        mood, storm = step_of(state.mood, 4), state.happening == "storm"
        key = (layout.id, light.id, state.season, size, green, digital, mood, storm)
        ready = self._grounds.get(key, lambda: pygame.Surface((1, 1)))
        if ready.get_size() == size:
            scene.picture.blit(ready, (0, 0))
            return
        frame, px = scene.frame, scene.scale
        x, y, w, h = frame
        _wash(scene.picture, frame, px, layout.horizon, mood / 4, light)
        yield
        pen = Pen(light, state.season, 5)
        backdrop(pen, frame, layout.horizon, mood / 4, green, storm)
        scene.picture.blit(pen.raster((x, y, w, layout.horizon + 6 - y), px), (0, 0))
        yield
        pen = Pen(light, state.season, 5)
        waves(pen, frame, layout.horizon, storm)
        terrain(pen, layout, green, digital, level)
        below = round((layout.horizon + 2 - y) * px)
        top = y + below / px
        scene.picture.blit(pen.raster((x, top, w, y + h - top), px), (0, below))
        self._grounds = Cache(1)
        self._grounds.get(key, scene.picture.copy)
        yield

    def _sprite(
        self, plot: Plot, name: str, condition: Condition, light: Light, season: str, px: float
    ) -> Sprite:
        draw = BUILDINGS.get(name) or FILLERS[name]
        seed = 7 if name in BUILDINGS else 31 * plot[0] + 17 * plot[1] + 211

        def make() -> Sprite:
            pen = Pen(light, season, seed)
            draw(pen, condition)
            lamps(pen, condition.digital >= 2)
            frame = pen.bounds()
            return _ready(pen.raster(frame, px)), (round(frame[0] * px), round(frame[1] * px))

        return self._sprites.get((name, seed, condition, light.id, season, px), make)

    def _moving(
        self, state: TownState, layout: Layout, light: Light, px: float, frame: Frame
    ) -> tuple[Mover, ...]:
        kinds = tuple(building.kind for building in state.buildings)
        key = (
            layout.id,
            light.id,
            state.season,
            px,
            frame,
            steps_of(state),
            step_of(state.trust, 4),
            kinds,
            state.happening,
        )
        return self._movers.get(key, lambda: movers_of(state, layout, light, px, frame))

    def _weather(self, scene: TownScene, state: TownState, light: Light) -> None:
        draw = rain if state.happening == "storm" else snowfall if state.season == "winter" else None
        if draw is not None:
            pen = Pen(light, state.season, 11)
            draw(pen, scene.frame)
            scene.picture.blit(pen.raster(scene.frame, scene.scale), (0, 0))


def _wash(
    picture: pygame.Surface, frame: Frame, px: float, horizon: float, mood: float, light: Light
) -> None:
    # A narrow column from the middle, stretched sideways: a gradient over the whole width takes ten times as
    # long.
    pen = Pen(light, "summer")
    washes(pen, frame, horizon, mood)
    column = pen.raster((frame[0] + frame[2] / 2, frame[1], 4 / px, frame[3]), px)
    picture.blit(pygame.transform.scale(column, picture.get_size()), (0, 0))


def _weight(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * surface.get_bytesize()


def _ready(surface: pygame.Surface, opaque: bool = False) -> pygame.Surface:
    """Return the surface as the display likes it best; without a display as it is."""
    if not pygame.display.get_init() or pygame.display.get_surface() is None:
        return surface
    return surface.convert() if opaque else surface.convert_alpha()
