"""Who and what stands where in a town: from a state to plots, conditions, signs' anchors and movers."""

from __future__ import annotations

import pygame

from game.town.backdrop import Frame
from game.town.catalogue import BUILDINGS, HEIGHTS
from game.town.layout import Layout, Plot, plot_point, settle
from game.town.light import Light
from game.town.movers import Mover, movers_for
from game.town.signs import Anchor
from game.town.solids import Condition
from game.town.state import BuildingState, TownState, step_of

_STRIKERS = ("school", "care_centre", "kindergarten", "health_centre")
_LIVELY = (None, "none", "celebration", "visit", "budget_cut")
_SPARE = ("park", "homes", "wood")


def steps_of(state: TownState) -> tuple[int, int, int]:
    """Return the drawn steps of a whole town: green 0..3, digital 0..3, level 0..4."""
    return step_of(state.sustainability, 3), step_of(state.digital, 3), step_of(state.mood, 4)


def occupants(state: TownState, layout: Layout) -> list[tuple[Plot, str, Condition]]:
    """Return what stands on every plot, the farthest first."""
    green, digital, level = steps_of(state)
    settled = settle(layout, state.buildings)
    found: list[tuple[Plot, str, Condition]] = []
    for plot, building in settled.items():
        kind = building.kind if building.kind in BUILDINGS else "office"
        note, dark = _note(state, building)
        condition = Condition(step_of(building.level, 4), step_of(building.digital, 3), green, dark, note)
        found.append((plot, kind, condition))
    surroundings = Condition(level, digital, green)
    empty = [plot for plot in layout.plots if plot not in settled]
    found += [(plot, _SPARE[n % 3], surroundings) for n, plot in enumerate(empty)]
    found += [(plot, name, surroundings) for plot, name in layout.fillers]
    return sorted(found, key=lambda item: (item[0][1], item[0][0]))


def _note(state: TownState, building: BuildingState) -> tuple[str, bool]:
    """Return what happens at a building's door, and whether its lights are out."""
    happening = state.happening or "none"
    kinds = {b.kind for b in state.buildings}
    first = "town_hall" if "town_hall" in kinds else state.buildings[0].kind
    if happening == "outage":
        return "", True
    if happening in ("celebration", "storm", "budget_cut"):
        return happening, False
    if happening in ("attack", "visit") and building.kind == first:
        return happening, happening == "attack"
    if happening == "strike" and building.kind in ([k for k in _STRIKERS if k in kinds][:2] or [first]):
        return "strike", False
    return "", False


def anchors_of(state: TownState, layout: Layout, frame: Frame, px: float) -> list[Anchor]:
    """Return what the signs point at, in the buildings' order; ``px`` is px a design px."""
    settled = settle(layout, state.buildings)
    order = {building.id: n for n, building in enumerate(state.buildings)}
    anchors = [_anchor(plot, building, frame, px) for plot, building in settled.items()]
    return sorted(anchors, key=lambda anchor: order[anchor.building.id])


def _anchor(plot: Plot, building: BuildingState, frame: Frame, px: float) -> Anchor:
    x, y = plot_point(*plot)
    x, y = (x - frame[0]) * px, (y - frame[1]) * px
    height = HEIGHTS.get(building.kind, HEIGHTS["office"])
    # Of a tower only the house below it counts: a sign may stand beside the spire.
    house = min(height, 92)
    body = pygame.Rect(round(x - 108 * px), round(y - house * px), round(206 * px), round((house + 26) * px))
    aside = 44 if building.kind == "town_hall" else -8
    return Anchor(building, (round(x + aside * px), round(y - height * px)), body)


def movers_of(state: TownState, layout: Layout, light: Light, px: float, frame: Frame) -> tuple[Mover, ...]:
    """Return what moves in a town: more people where there is trust, no bus in a storm or a strike."""
    green, digital, _ = steps_of(state)
    settled = settle(layout, state.buildings)
    smoking = [plot for plot, building in settled.items() if building.kind == "technical" and green <= 1]
    return movers_for(
        layout,
        light,
        state.season,
        px,
        frame,
        1 + step_of(state.trust, 4),
        max(green, digital) >= 2,
        tuple(smoking),
        state.happening in _LIVELY,
    )
