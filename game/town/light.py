"""Colours, and the light that falls on them: day, evening, night, under clouds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.town.state import TownState

SNOW = "#f3f7fa"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=4096)
def mix(first: str, second: str, share: float) -> str:
    """Return ``first`` with the given share (0 to 1) of ``second``; both ``#rrggbb``."""
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(_parts(first), _parts(second), strict=True)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


def shade(colour: str, share: float) -> str:
    """Return the colour darkened by a share, or lightened by a negative one."""
    return mix(colour, "#14202b", share) if share >= 0 else mix(colour, "#ffffff", -share)


@dataclass(frozen=True, slots=True)
class Light:
    """A time of day or a weather.

    Attributes:
        id: name, part of every sprite's key.
        red, green, blue: what each channel is multiplied by.
        haze, haze_share: colour that lies over everything, and how much of it.
        sky, sea: colours from top to bottom.
        lamps: windows and lamps are lit.
        disc: colour of sun or moon, empty when hidden.
        clouds: colour of the clouds, empty when there are none.
    """

    id: str
    red: float
    green: float
    blue: float
    haze: str
    haze_share: float
    sky: tuple[str, str, str]
    sea: tuple[str, str]
    lamps: bool
    disc: str
    clouds: str

    def tint(self, colour: str) -> str:
        """Return the colour as it looks in this light."""
        return _tint(colour, self.red, self.green, self.blue, self.haze, self.haze_share)


@lru_cache(maxsize=8192)
def _tint(colour: str, red: float, green: float, blue: float, haze: str, share: float) -> str:
    r, g, b = _parts(colour)
    lit = f"#{min(255, round(r * red)):02x}{min(255, round(g * green)):02x}{min(255, round(b * blue)):02x}"
    return mix(lit, haze, share) if share else lit


DAY = Light(
    "day",
    1,
    1,
    1,
    "#ffffff",
    0,
    ("#7cc0ea", "#b9dff3", "#f4f3e4"),
    ("#8ccbe0", "#2c7da8"),
    False,
    "#fff4cf",
    "#ffffff",
)
DULL = Light(
    "dull",
    0.94,
    0.95,
    0.96,
    "#a8b0b5",
    0.1,
    ("#9fb0bc", "#c0cbd2", "#e6e6de"),
    ("#9ab3bd", "#4f7486"),
    False,
    "",
    "#dfe4e7",
)
WINTER = Light(
    "winter",
    0.95,
    0.97,
    1,
    "#c9dbe8",
    0.05,
    ("#8fb4d6", "#c6d9e8", "#f8e7d5"),
    ("#9dbfd2", "#386c8c"),
    False,
    "#ffe9c4",
    "#f6f1ee",
)
EVENING = Light(
    "evening",
    1.0,
    0.9,
    0.78,
    "#ffb066",
    0.07,
    ("#5f7fb4", "#f0b48c", "#ffdf9e"),
    ("#f0c49a", "#3f6a92"),
    True,
    "#fff0b8",
    "#ffd9b8",
)
STORM = Light(
    "storm",
    0.66,
    0.72,
    0.78,
    "#5d6b76",
    0.12,
    ("#414e5a", "#667582", "#939d9f"),
    ("#71848d", "#2c4655"),
    True,
    "",
    "#4b5763",
)
DUSK = Light(
    "dusk",
    0.5,
    0.52,
    0.68,
    "#3a4466",
    0.06,
    ("#1f2a4a", "#4b4b72", "#a8707a"),
    ("#5f6482", "#1f3350"),
    True,
    "",
    "#565a7c",
)
NIGHT = Light(
    "night",
    0.4,
    0.49,
    0.68,
    "#20344e",
    0.08,
    ("#0b1a30", "#17314f", "#34597a"),
    ("#28506d", "#0d2236"),
    True,
    "#eef3f7",
    "#27425e",
)

_BY_HAPPENING = {"attack": DUSK, "outage": DUSK, "storm": STORM, "celebration": EVENING, "budget_cut": DULL}


def light_of(state: TownState, dark: bool) -> Light:
    """Return the light over a town; a dark theme turns a quiet day into night."""
    if state.happening in _BY_HAPPENING and not (dark and state.happening == "budget_cut"):
        return _BY_HAPPENING[state.happening]
    if dark:
        return NIGHT
    if state.mood < 0.3:
        return DULL
    return WINTER if state.season == "winter" else DAY
