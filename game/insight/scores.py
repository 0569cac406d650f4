"""How the group did against an ambition: which band its points lie in."""

from __future__ import annotations

BANDS = (40.0, 60.0, 80.0)
"""Where a new band begins: a long way to go, on the way, most of the way, achieved.

Nobody has achieved what they wanted at 61 of 100: the last band begins where little is left.
"""


def band(points: float) -> int:
    """Return the band of a result (0..100), 0 to 3, by the whole points that are shown."""
    return len([floor for floor in BANDS if round(points) >= floor])
