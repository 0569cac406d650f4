"""What can stand on a plot, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.town import civic, homes, service
from game.town.pen import Pen
from game.town.solids import Condition

Draw = Callable[[Pen, Condition], None]

BUILDINGS: Mapping[str, Draw] = {
    "town_hall": civic.town_hall,
    "school": civic.school,
    "kindergarten": civic.kindergarten,
    "library": civic.library,
    "office": civic.office,
    "care_centre": service.care_centre,
    "health_centre": service.health_centre,
    "technical": service.technical,
    "fire_station": service.fire_station,
    "data_centre": service.data_centre,
}
"""How each kind of building is drawn."""

FILLERS: Mapping[str, Draw] = {
    "homes": homes.homes,
    "park": homes.park,
    "wood": homes.wood,
    "field": homes.field,
}
"""What lies between them."""

HEIGHTS: Mapping[str, float] = {
    "town_hall": 184,
    "school": 62,
    "kindergarten": 46,
    "library": 66,
    "office": 66,
    "care_centre": 84,
    "health_centre": 68,
    "technical": 52,
    "fire_station": 86,
    "data_centre": 90,
}
"""Height in design px of a building's body above the middle of its plot; a sign points at its top."""

ICONS: Mapping[str, str] = {
    "town_hall": "town_hall",
    "school": "school",
    "kindergarten": "kindergarten",
    "library": "library",
    "office": "building",
    "care_centre": "home_care",
    "health_centre": "health",
    "technical": "water",
    "fire_station": "fire",
    "data_centre": "server",
}
"""The icon on a sign that names none."""
