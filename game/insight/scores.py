"""How the group did against an ambition, and how it judged its own municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

BANDS = (40.0, 60.0, 80.0)
"""Where a new band begins: a long way to go, on the way, most of the way, achieved.

Nobody has achieved what they wanted at 61 of 100: the last band begins where little is left.
"""


def band(points: float) -> int:
    """Return the band of a result (0..100), 0 to 3, by the whole points that are shown."""
    return len([floor for floor in BANDS if round(points) >= floor])


def lowest(answers: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    """Return what was answered lowest on average, all of them when several share that place.

    Empty when nothing is lower than anything else.
    """
    means = {name: sum(given) / len(given) for name, given in answers.items() if given}
    least = min(means.values(), default=0.0)
    found = tuple(name for name, mean in means.items() if mean == least)
    return found if len(found) < len(means) or len(means) == 1 else ()
