"""A town put together, ready to be drawn with its movers and signs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pygame

from game.town.backdrop import Frame
from game.town.movers import Mover
from game.town.signs import Sign, SignPainter


@dataclass(slots=True)
class TownScene:
    """A town put together; a scene that is still being built shows what is there so far.

    Attributes:
        picture: everything that stands still, without signs.
        frame: what is visible, in design px.
        scale: px a design px.
        sign_painter: draws the signs.
        sprites: what can hide a mover: depth, surface, place.
        movers: what moves.
        signs: the signs, in the buildings' order.
        bodies: each building's rectangle in px of the picture.
        lit: id of the building whose sign is marked.
        work: what is left to build, in pieces of some ms; None when nothing is.
    """

    picture: pygame.Surface
    frame: Frame
    scale: float
    sign_painter: SignPainter
    sprites: list[tuple[float, pygame.Surface, pygame.Rect]] = field(default_factory=list)
    movers: tuple[Mover, ...] = ()
    signs: tuple[Sign, ...] = ()
    bodies: dict[str, pygame.Rect] = field(default_factory=dict)
    lit: str = ""
    work: Iterator[None] | None = None

    @property
    def done(self) -> bool:
        """Return whether nothing is left to build."""
        return self.work is None

    def advance(self, budget_ms: float = float("inf")) -> bool:
        """Build on for about ``budget_ms``, at least one piece; return whether all is done."""
        end = time.perf_counter() + budget_ms / 1000
        while self.work is not None:
            if next(self.work, self) is self:
                self.work = None
            if time.perf_counter() >= end:
                break
        return self.done

    def mover_places(self, seconds: float) -> list[pygame.Rect]:
        """Return where the movers are, in px of the picture."""
        return [self._place(mover, seconds)[0] for mover in self.movers]

    def _place(self, mover: Mover, seconds: float) -> tuple[pygame.Rect, float]:
        (x, y), depth = mover.route(seconds)
        left = (x - self.frame[0]) * self.scale - mover.anchor[0]
        top = (y - self.frame[1]) * self.scale - mover.anchor[1]
        return mover.picture.get_rect(topleft=(round(left), round(top))), depth

    def draw(
        self, surface: pygame.Surface, at: tuple[int, int] = (0, 0), seconds: float = 0.0, signs: bool = True
    ) -> None:
        """Draw the town; only what the surface's clip lets through costs time.

        Args:
            surface: what to draw on.
            at: where the picture's corner goes.
            seconds: time of the movers.
            signs: draw the signs.
        """
        surface.blit(self.picture, at)
        clip = surface.get_clip().move(-at[0], -at[1])
        for mover in self.movers:
            rect, depth = self._place(mover, seconds)
            if not clip.colliderect(rect):
                continue
            surface.blit(mover.picture, rect.move(at))
            for near, sprite, place in self.sprites:
                if near > depth and place.colliderect(rect):
                    part = place.clip(rect)
                    surface.blit(sprite, part.move(at), part.move(-place.x, -place.y))
        if signs:
            for sign in self.signs:
                if not clip.colliderect(self.sign_painter.reach(sign)):
                    continue
                self.sign_painter.draw(surface, sign, at, sign.anchor.building.id == self.lit)

    def at(self, pos: tuple[int, int]) -> str:
        """Return the id of the building whose sign or body is at a px of the picture, or nothing."""
        for sign in self.signs:
            if sign.rect.collidepoint(pos):
                return sign.anchor.building.id
        return next((name for name, body in reversed(self.bodies.items()) if body.collidepoint(pos)), "")
