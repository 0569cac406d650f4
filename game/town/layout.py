"""Where things stand: a map for a picture of ordinary shape, and two for a wide strip.

Plots lie on a lattice three tiles wide with streets between them. A plot is named by (across, down): half
steps to the right and downwards from the middle; both are even or both are odd.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.town.pen import HALF_TILE, Point
from game.town.state import BuildingState

Plot = tuple[int, int]
PITCH = 3.0
"""Tiles from one street to the next."""
_CLEARLY_LARGER = 1.25


@dataclass(frozen=True, slots=True)
class Layout:
    """A map.

    Attributes:
        id: part of every key.
        width, height: design px that must be visible, with the middle plot at (0, 0).
        top: y of the upper edge.
        horizon: y where the fjord meets the far shore.
        plots: places for buildings, the best first.
        waterside: plots that waterworks and the like prefer.
        fillers: what stands on the other plots.
        streets: lines as (tiles i0, j0, i1, j1).
        coast: the shore, as (across, down).
        pier: where the pier leaves the shore (across, down).
    """

    id: str
    width: float
    height: float
    top: float
    horizon: float
    plots: tuple[Plot, ...]
    waterside: tuple[Plot, ...]
    fillers: tuple[tuple[Plot, str], ...]
    streets: tuple[tuple[float, float, float, float], ...]
    coast: tuple[tuple[float, float], ...]
    pier: tuple[float, float]


def plot_tile(plot: Plot) -> tuple[float, float]:
    """Return the tile coordinates (i, j) of a plot's middle."""
    across, down = plot
    return (down + across) / 2 * PITCH, (down - across) / 2 * PITCH


def plot_point(across: float, down: float) -> Point:
    """Return the design px of a place given in half steps."""
    return across * PITCH * HALF_TILE, down * PITCH * HALF_TILE / 2


TOWN = Layout(
    id="town",
    width=1456,
    height=819,
    top=-450,
    horizon=-268,
    plots=((0, 0), (-1, -1), (1, -1), (-2, 0), (2, 0), (-1, 1), (1, 1), (0, 2)),
    waterside=((0, 2), (-2, 0), (2, 0)),
    fillers=(
        ((0, -2), "wood"),
        ((-2, -2), "homes"),
        ((2, -2), "homes"),
        ((-3, -1), "field"),
        ((3, -1), "homes"),
        ((-3, 1), "homes"),
        ((3, 1), "wood"),
        ((-2, 2), "homes"),
        ((2, 2), "homes"),
    ),
    streets=(
        (-1.5, -6.0, -1.5, 5.9),
        (1.5, -5.9, 1.5, 5.7),
        (-6.0, -1.5, 5.9, -1.5),
        (-5.9, 1.5, 5.7, 1.5),
    ),
    coast=(
        (-0.2, -3.12),
        (1.2, -3.0),
        (2.4, -2.95),
        (3.4, -2.1),
        (4.15, -1.0),
        (4.05, 0.1),
        (4.12, 1.15),
        (3.3, 2.2),
        (2.2, 3.02),
        (1.1, 3.05),
        (0.35, 3.2),
        (-0.5, 3.1),
        (-1.2, 3.1),
        (-2.3, 3.02),
        (-3.3, 2.15),
        (-4.12, 1.2),
        (-4.0, 0.0),
        (-4.15, -1.0),
        (-3.4, -2.1),
        (-2.4, -2.95),
        (-1.3, -3.02),
    ),
    pier=(-1.3, 3.0),
)

STRIP = Layout(
    id="strip",
    width=1640,
    height=440,
    top=-222,
    horizon=-112,
    plots=((0, 0), (-2, 0), (2, 0), (-1, 1), (1, 1), (-3, 1), (3, 1), (4, 0)),
    waterside=((3, 1), (-3, 1), (1, 1)),
    fillers=(((-4, 0), "homes"), ((-5, 1), "wood"), ((5, 1), "homes")),
    streets=tuple(
        line
        for c in (-7.5, -4.5, -1.5, 1.5, 4.5, 7.5)
        for line in ((c, -2.6 - c, c, 5.4 - c), (-2.6 - c, c, 5.4 - c, c))
        if abs(c) < 7
    ),
    coast=(
        (-6.2, -0.6),
        (-5.0, -1.05),
        (-3, -1.12),
        (-1, -1.06),
        (1, -1.12),
        (3, -1.06),
        (4.6, -1.1),
        (5.8, -0.4),
        (6.3, 0.6),
        (6.0, 1.6),
        (4.6, 2.1),
        (3, 2.06),
        (1.2, 2.12),
        (-0.6, 2.05),
        (-2.4, 2.12),
        (-4.4, 2.06),
        (-5.9, 1.7),
        (-6.5, 0.6),
    ),
    pier=(-1.7, 2.0),
)


STREET = replace(STRIP, id="street", width=1330, plots=STRIP.plots[:7])
"""The strip without its ends, for a town of up to seven buildings: they are drawn larger."""


def layout_for(size: tuple[int, int], buildings: int = 8) -> Layout:
    """Return the map that suits a size: the whole town, unless a strip shows it much larger."""
    strip = STREET if buildings <= len(STREET.plots) else STRIP
    return strip if _scale(strip, size) > _CLEARLY_LARGER * _scale(TOWN, size) else TOWN


def _scale(layout: Layout, size: tuple[int, int]) -> float:
    return min(size[0] / layout.width, size[1] / layout.height)


def frame_for(layout: Layout, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return what is visible of a layout (x, y, width, height in design px) in a picture of that size."""
    scale = _scale(layout, size)
    width, height = size[0] / scale, size[1] / scale
    spare = height - layout.height
    return -width / 2, layout.top - spare * 0.6, width, height


def settle(layout: Layout, buildings: tuple[BuildingState, ...]) -> dict[Plot, BuildingState]:
    """Return what stands where: the town hall in the middle, works by the water, others in order."""
    free = list(layout.plots)
    settled: dict[Plot, BuildingState] = {}
    wishes = {
        "town_hall": layout.plots[:1],
        "technical": layout.waterside,
        "data_centre": layout.waterside[::-1],
    }
    for wished in (True, False):
        for building in buildings[: len(layout.plots)]:
            if (building.kind in wishes) is not wished:
                continue
            plot = next((p for p in wishes.get(building.kind, ()) if p in free), free[0])
            free.remove(plot)
            settled[plot] = building
    return settled
