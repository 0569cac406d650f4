"""The signs over the buildings: icon, name, direction and figure, placed where they hide least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pygame

from game.town.catalogue import ICONS
from game.town.state import BuildingState
from game.ui.resources import Resources
from game.ui.theme import Rgb, Theme

ARROWS: Mapping[int, tuple[str, str]] = {1: ("▲", "positive"), 0: ("■", "ink2"), -1: ("▼", "negative")}
_TOO_MUCH = 0.5
"""From this share of a sign lying on other buildings, the signs leave the name out."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a sign belongs to, in px of the picture.

    Attributes:
        building: whose sign it is.
        top: the point the sign speaks of.
        body: what it should not hide.
    """

    building: BuildingState
    top: tuple[int, int]
    body: pygame.Rect


@dataclass(frozen=True, slots=True)
class Sign:
    """A placed sign."""

    anchor: Anchor
    rect: pygame.Rect
    short: bool


class SignPainter:
    """Measures, places and draws signs.

    Args:
        resources: fonts and icons.
        theme: colours.
        scale: px a dp, text size included.
    """

    def __init__(self, resources: Resources, theme: Theme, scale: float) -> None:
        self._resources = resources
        self._theme = theme
        self._unit = scale
        self._font = max(11, round(14 * scale))

    def _px(self, dp: float) -> int:
        return max(1, round(dp * self._unit))

    def _parts(self, building: BuildingState, short: bool) -> list[pygame.Surface]:
        draw, colour, size = self._resources, self._theme.color, self._font
        icon = building.icon or ICONS.get(building.kind, "building")
        parts = [draw.icon(icon, round(size * 1.25), colour("primary"))]
        if not short and building.label:
            label = building.label.replace("\u00ad", "")
            parts.append(draw.text("semibold", size, label, colour("ink")))
        arrow, token = ARROWS[building.direction]
        parts.append(draw.text("bold", round(size * 0.86), arrow, colour(token)))
        parts.append(draw.text("bold", size, building.value_text, colour("ink")))
        return parts

    def size(self, building: BuildingState, short: bool) -> tuple[int, int]:
        """Return the px that a sign takes."""
        parts = self._parts(building, short)
        wide = sum(p.get_width() for p in parts) + self._px(6) * (len(parts) - 1) + self._px(20)
        return wide, round(self._font * 1.25) + self._px(11)

    def place(self, anchors: Sequence[Anchor], room: pygame.Rect) -> tuple[Sign, ...]:
        """Return the signs where they hide least; without names where they would hide too much."""
        signs: tuple[Sign, ...] = ()
        for short in (False, True):
            signs = self._settle(anchors, room, short)
            if self._hidden(signs, anchors, room) <= _TOO_MUCH:
                break
        return signs

    def _settle(self, anchors: Sequence[Anchor], room: pygame.Rect, short: bool) -> tuple[Sign, ...]:
        choices: list[list[tuple[float, pygame.Rect]]] = []
        for n, anchor in enumerate(anchors):
            spots = self._candidates(anchor, self.size(anchor.building, short), room)
            choices.append([(self._cost(k, rect, n, anchors, room), rect) for k, rect in enumerate(spots)])
        taken = [min(found, key=lambda item: item[0])[1] for found in choices]
        for _ in range(4):
            before = list(taken)
            for n, found in enumerate(choices):
                others = [rect for k, rect in enumerate(taken) if k != n]
                taken[n] = min(found, key=lambda item: item[0] + self._crowding(item[1], others))[1]
            if taken == before:
                break
        return tuple(Sign(anchor, rect, short) for anchor, rect in zip(anchors, taken, strict=True))

    def _candidates(self, anchor: Anchor, size: tuple[int, int], room: pygame.Rect) -> list[pygame.Rect]:
        (x, y), (w, h), body = anchor.top, size, anchor.body
        gap, inside = self._px(9), room.inflate(-self._px(8), -self._px(8))
        spots = [(x - w // 2 + round(w * shift), y - gap - h) for shift in (0, -0.22, 0.22, -0.42, 0.42)]
        spots += [(x - w // 2 + round(w * shift), y - gap - h - round(h * 0.7)) for shift in (0, -0.35, 0.35)]
        spots += [
            (body.centerx - w // 2 + round(w * s), body.bottom + rise)
            for s in (0, -0.3, 0.3)
            for rise in (gap, gap + h, -h // 2)
        ]
        spots += [(body.left - w + body.w // 6, y + h // 3), (body.right - body.w // 6, y + h // 3)]
        found = [pygame.Rect(spot, size) for spot in spots]
        return [rect.clamp(inside) if rect.w <= inside.w else rect for rect in found]

    def _cost(
        self, rank: int, rect: pygame.Rect, own: int, anchors: Sequence[Anchor], room: pygame.Rect
    ) -> float:
        """Return what is bad about a place whatever the other signs do."""
        area = rect.w * rect.h
        cost = 0.05 * rank
        for n, anchor in enumerate(anchors):
            cost += (1.2 if n == own else 1.6) * _overlap(rect, anchor.body) / area
            if n != own and rect.collidepoint(anchor.top):
                cost += 2
        anchor = anchors[own]
        below = rect.centery > anchor.body.centery
        cost += abs(rect.centerx - anchor.top[0]) / rect.w * 0.3 + (0.35 if below else 0.0)
        cost += 0.0 if below else abs(rect.bottom - anchor.top[1]) / (4 * rect.h) * 0.25
        return cost + (40 if not room.contains(rect) else 0)

    def _crowding(self, rect: pygame.Rect, others: Sequence[pygame.Rect]) -> float:
        """Return what is bad about a place because of the other signs."""
        wide, area = rect.inflate(self._px(6), self._px(5)), rect.w * rect.h
        return sum(8 + 30 * _overlap(wide, other) / area for other in others if wide.colliderect(other))

    def _hidden(self, signs: Sequence[Sign], anchors: Sequence[Anchor], room: pygame.Rect) -> float:
        worst = 0.0
        for n, sign in enumerate(signs):
            area = sign.rect.w * sign.rect.h
            if not room.contains(sign.rect):
                return 9.0
            if any(sign.rect.colliderect(other.rect) for other in signs[:n]):
                return 9.0
            hidden = sum(_overlap(sign.rect, a.body) for a in anchors if a is not sign.anchor)
            worst = max(worst, hidden / area)
        return worst

    def draw(self, surface: pygame.Surface, sign: Sign, offset: tuple[int, int], lit: bool = False) -> None:
        """Draw a sign with its pointer; ``lit`` shows that the pointer or the keyboard is on it."""
        rect = sign.rect.move(offset)
        aim = self._aim(sign)
        top = aim[0] + offset[0], aim[1] + offset[1]
        colour = self._theme.color
        fill, edge = colour("surface"), colour("focus" if lit else "control")
        self._pointer(surface, rect, top, fill, edge)
        self._resources.panel(surface, rect, rect.h // 2, fill, edge, self._px(3 if lit else 1))
        x = rect.x + self._px(10)
        for part in self._parts(sign.anchor.building, sign.short):
            surface.blit(part, part.get_rect(midleft=(x, rect.centery)))
            x += part.get_width() + self._px(6)

    def _aim(self, sign: Sign) -> tuple[int, int]:
        body = sign.anchor.body
        above = sign.rect.centery < body.centery
        return sign.anchor.top if above else (body.centerx, body.bottom - self._px(8))

    def reach(self, sign: Sign) -> pygame.Rect:
        """Return all that a sign and its pointer cover, in px of the picture."""
        x, y = self._aim(sign)
        edge = self._px(5)
        return sign.rect.union(pygame.Rect(x - edge, y - edge, 2 * edge, 2 * edge))

    def _pointer(
        self, surface: pygame.Surface, rect: pygame.Rect, top: tuple[int, int], fill: Rgb, edge: Rgb
    ) -> None:
        x = min(max(top[0], rect.x + rect.h // 2), rect.right - rect.h // 2)
        y = rect.bottom if rect.centery < top[1] else rect.top
        if abs(y - top[1]) + abs(x - top[0]) < 2:
            return
        pygame.draw.aaline(surface, edge, (x, y), top, self._px(3))
        pygame.draw.aaline(surface, fill, (x, y), top, self._px(1.4))
        pygame.draw.aacircle(surface, edge, top, self._px(4))
        pygame.draw.aacircle(surface, fill, top, self._px(2.6))


def _overlap(first: pygame.Rect, second: pygame.Rect) -> int:
    both = first.clip(second)
    return both.w * both.h
