"""The signs over the buildings: icon, name, direction and figure, placed where they hide least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import pygame

from game.town.catalogue import ICONS
from game.town.state import BuildingState
from game.ui.resources import Resources
from game.ui.theme import Rgb, Theme

Line = tuple[tuple[int, int], tuple[int, int]]
"""Where the line from a sign to what it speaks of begins and ends."""

ARROWS: Mapping[int, tuple[str, str]] = {1: ("▲", "positive"), 0: ("■", "ink2"), -1: ("▼", "negative")}
_TOO_MUCH = 0.5
"""From this share of a sign lying on other buildings, it leaves its name out."""
_ROWS = 5
"""So many rows over or under a building a sign may stand away, with a line to what it speaks of."""


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
    """A placed sign.

    Attributes:
        anchor: what it speaks of.
        rect: where it stands.
        short: it says no name.
    """

    anchor: Anchor
    rect: pygame.Rect
    short: bool
    line: Line


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
        """Return the signs where they hide least; one that still hides too much leaves its name out."""
        short: set[int] = set()
        while True:
            signs = self._settle(anchors, room, short)
            faults = [self._hidden(n, signs, anchors, room) for n in range(len(signs))]
            named = [n for n in range(len(signs)) if n not in short]
            worst = max(named, key=lambda n: (faults[n], signs[n].rect.w), default=None)
            if worst is None or max(faults) <= _TOO_MUCH:
                return signs
            if faults[worst] <= _TOO_MUCH:
                worst = max(named, key=lambda n: signs[n].rect.w)
            short.add(worst)

    def _settle(self, anchors: Sequence[Anchor], room: pygame.Rect, short: Set[int]) -> tuple[Sign, ...]:
        choices: list[list[tuple[float, Sign]]] = []
        for n, anchor in enumerate(anchors):
            spots = self._candidates(anchor, self.size(anchor.building, n in short), room)
            signs = [Sign(anchor, rect, n in short, self._line(anchor, rect)) for rect in spots]
            costs = [self._cost(k, rect, n, anchors, room) for k, rect in enumerate(spots)]
            choices.append(list(zip(costs, signs, strict=True)))
        orders = (list(range(len(choices))), list(reversed(range(len(choices)))))
        return min((self._agree(choices, order) for order in orders), key=lambda found: found[0])[1]

    def _agree(
        self, choices: Sequence[Sequence[tuple[float, Sign]]], order: Sequence[int]
    ) -> tuple[float, tuple[Sign, ...]]:
        """Let each in turn take the best place beside the others; return how bad it is, and the signs."""
        taken = [min(found, key=lambda item: item[0]) for found in choices]
        for _ in range(6):
            before = list(taken)
            for n in order:
                others = [sign for k, (_, sign) in enumerate(taken) if k != n]
                taken[n] = min(choices[n], key=lambda item: item[0] + self._crowding(item[1], others))
            if taken == before:
                break
        signs = [sign for _, sign in taken]
        crowding = sum(self._crowding(sign, signs[:n]) for n, sign in enumerate(signs))
        return sum(cost for cost, _ in taken) + crowding, tuple(signs)

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
        far = range(2, _ROWS + 1)
        spots += [
            (x - w // 2 + round(w * shift), y - gap - row * (h + gap) + gap)
            for row in far
            for shift in (0, -0.42, 0.42)
        ]
        spots += [
            (body.centerx - w // 2 + round(w * shift), body.bottom + gap + (row - 1) * (h + gap))
            for row in far
            for shift in (0, -0.42, 0.42)
        ]
        spots += [(body.left - w + body.w // 6, y + h // 3), (body.right - body.w // 6, y + h // 3)]
        found = [pygame.Rect(spot, size) for spot in spots]
        return [rect.clamp(inside) if rect.w <= inside.w else rect for rect in found]

    def _cost(
        self, rank: int, rect: pygame.Rect, own: int, anchors: Sequence[Anchor], room: pygame.Rect
    ) -> float:
        """Return what is bad about a place whatever the other signs do."""
        area = rect.w * rect.h
        cost, hidden = 0.01 * rank, 0.0
        for n, anchor in enumerate(anchors):
            share = _overlap(rect, anchor.body) / area
            cost += (1.2 if n == own else 1.6) * share
            hidden += share if n != own else 0.0
            if n != own and rect.collidepoint(anchor.top):
                cost += 2
        cost += 2 if hidden > _TOO_MUCH else 0
        anchor = anchors[own]
        below = rect.centery > anchor.body.centery
        cost += abs(rect.centerx - anchor.top[0]) / rect.w * 0.3 + (0.35 if below else 0.0)
        cost += 0.0 if below else abs(rect.bottom - anchor.top[1]) / (4 * rect.h) * 0.25
        return cost + (40 if not room.contains(rect) else 0)

    def _crowding(self, sign: Sign, others: Sequence[Sign]) -> float:
        """Return what is bad about a place because of the other signs and their lines."""
        rect, cost = sign.rect, 0.0
        wide, area, line = rect.inflate(self._px(6), self._px(5)), rect.w * rect.h, sign.line
        for other in others:
            if wide.colliderect(other.rect):
                cost += 8 + 30 * _overlap(wide, other.rect) / area
            if other.rect.clipline(line) or rect.clipline(other.line):
                cost += 3
        return cost

    def _hidden(self, n: int, signs: Sequence[Sign], anchors: Sequence[Anchor], room: pygame.Rect) -> float:
        """Return how bad the place of a sign is: 9 beyond the picture or on another, else what it hides."""
        sign, others = signs[n], [each for each in signs if each is not signs[n]]
        if not room.contains(sign.rect) or any(sign.rect.colliderect(other.rect) for other in others):
            return 9.0
        hidden = sum(_overlap(sign.rect, each.body) for each in anchors if each is not sign.anchor)
        return hidden / (sign.rect.w * sign.rect.h)

    def draw(self, surface: pygame.Surface, sign: Sign, offset: tuple[int, int], lit: bool = False) -> None:
        """Draw a sign with its pointer; ``lit`` shows that the pointer or the keyboard is on it."""
        rect, dx, dy = sign.rect.move(offset), *offset
        start, end = ((x + dx, y + dy) for x, y in sign.line)
        colour = self._theme.color
        fill, edge = colour("surface"), colour("focus" if lit else "control")
        self._pointer(surface, start, end, fill, edge)
        self._resources.panel(surface, rect, rect.h // 2, fill, edge, self._px(3 if lit else 1))
        x = rect.x + self._px(10)
        for part in self._parts(sign.anchor.building, sign.short):
            surface.blit(part, part.get_rect(midleft=(x, rect.centery)))
            x += part.get_width() + self._px(6)

    def reach(self, sign: Sign) -> pygame.Rect:
        """Return all that a sign and its pointer cover, in px of the picture."""
        x, y = sign.line[1]
        edge = self._px(5)
        return sign.rect.union(pygame.Rect(x - edge, y - edge, 2 * edge, 2 * edge))

    def _line(self, anchor: Anchor, rect: pygame.Rect) -> Line:
        body = anchor.body
        aim = anchor.top if rect.centery < body.centery else (body.centerx, body.bottom - self._px(8))
        x = min(max(aim[0], rect.x + rect.h // 2), rect.right - rect.h // 2)
        return (x, rect.bottom if rect.centery < aim[1] else rect.top), aim

    def _pointer(
        self, surface: pygame.Surface, start: tuple[int, int], top: tuple[int, int], fill: Rgb, edge: Rgb
    ) -> None:
        if abs(start[0] - top[0]) + abs(start[1] - top[1]) < 2:
            return
        pygame.draw.aaline(surface, edge, start, top, self._px(3))
        pygame.draw.aaline(surface, fill, start, top, self._px(1.4))
        pygame.draw.aacircle(surface, edge, top, self._px(4))
        pygame.draw.aacircle(surface, fill, top, self._px(2.6))


def _overlap(first: pygame.Rect, second: pygame.Rect) -> int:
    both = first.clip(second)
    return both.w * both.h
