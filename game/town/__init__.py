"""The town: an isometric picture of how a place is doing, drawn by code.

Quality shows in discrete things (scaffold, boarded windows and a queue, or flowers, people and an open door),
digital practice in fibre, cyan windows, sensors and an electric car, sustainability in roofs, trees and
turbines, and what happens in the light and in the street. The package knows no game words beyond these.

    >>> from game.town import BuildingState, TownState
    >>> hall = BuildingState("hall", "town_hall", level=0.75, digital=0.5, label="Town hall", value_text="68")
    >>> TownState(buildings=(hall,), season="winter").season
    'winter'

``TownPainter.render`` gives the whole picture, ``TownPicture`` (in ``game.town.view``) puts it on a screen.
"""

from game.town.state import KINDS, BuildingState, TownState

__all__ = ["KINDS", "BuildingState", "TownState"]
