"""What a town picture shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KINDS: Final = (
    "town_hall",
    "school",
    "kindergarten",
    "care_centre",
    "health_centre",
    "library",
    "technical",
    "fire_station",
    "data_centre",
    "office",
)
"""Kinds of building; an unknown kind is drawn as an office."""


@dataclass(frozen=True, slots=True)
class BuildingState:
    """One building with its sign.

    Attributes:
        id: stable name, key of the sign's and the building's rectangles.
        kind: one of ``KINDS``.
        level: quality from 0 (worn down) to 1 (flourishing); drawn in five steps.
        digital: digital practice from 0 to 1; drawn in four steps.
        label: short name on the sign, already in the reader's language.
        value_text: figure on the sign.
        direction: -1, 0 or 1 since last time.
        icon: name of the sign's icon; the kind's own when empty.
    """

    id: str
    kind: str
    level: float = 0.5
    digital: float = 0.0
    label: str = ""
    value_text: str = ""
    direction: int = 0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class TownState:
    """A whole town; shares run from 0 to 1.

    Attributes:
        buildings: at most eight are drawn, the town hall in the middle.
        sustainability: seen in roofs, trees, turbines and smoke.
        digital: seen in the fibre along the streets and in the bus.
        trust: seen in how many people are out.
        season: winter, spring, summer or autumn.
        happening: attack, outage, storm, strike, budget_cut, celebration, visit, or none.
    """

    buildings: tuple[BuildingState, ...] = ()
    sustainability: float = 0.5
    digital: float = 0.5
    trust: float = 0.5
    season: str = "summer"
    happening: str | None = None

    @property
    def mood(self) -> float:
        """Return the mean level of the buildings, 0 to 1."""
        return sum(b.level for b in self.buildings) / len(self.buildings) if self.buildings else 0.5


def step_of(share: float, top: int) -> int:
    """Return the nearest whole step from 0 to ``top`` of a share from 0 to 1."""
    return max(0, min(top, int(share * top + 0.5)))
