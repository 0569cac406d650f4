"""The town of a view as a node: the mapping from the game's figures to what the picture shows."""

from __future__ import annotations

from game.town import BuildingState, TownState
from game.town.view import TownPicture
from game.ui import Node
from game.views import TownView


def town_state(view: TownView) -> TownState:
    """Return what the picture shows for a view (0..100 becomes 0..1)."""
    return TownState(
        buildings=tuple(
            BuildingState(
                id=each.id,
                kind=each.building,
                level=each.level / 4,
                digital=each.digital / 100,
                label=each.label,
                value_text=each.quality_text,
                direction=each.direction,
            )
            for each in view.buildings
        ),
        sustainability=view.sustainability / 100,
        digital=view.technology / 100,
        trust=view.trust / 100,
        season=view.season,
        happening=None if view.happening == "none" else view.happening,
    )


def town_picture(view: TownView, *, id: str, height: float) -> Node:
    """Return the town as a picture that is described in words."""
    return TownPicture(town_state(view), id=id, height=height, name=view.summary)
