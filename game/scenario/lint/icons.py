"""Icons that the game does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.paths import assets_dir
from game.scenario.diagnostics import Level, Problem, nearest
from game.scenario.schema import Scenario
from game.scenario.source import Source

_BEARERS = ("values", "services", "initiatives", "seats")


@cache
def icons() -> frozenset[str]:
    """Return the names of the icons that come with the game."""
    return frozenset(path.stem for path in (assets_dir() / "icons").glob("*.svg"))


def find(scenario: Scenario, source: Source) -> Iterator[Problem]:
    """Yield names of icons that do not exist; a ring is drawn in their place."""
    for part in _BEARERS:
        for name, item in getattr(scenario, part).items():
            if item.icon is not None and item.icon not in icons():
                near = nearest(item.icon, sorted(icons()), 0.7)
                where = (part, name, "icon")
                yield source.report(
                    "unknown_icon", "W422", where, level=Level.WARNING, suggestion=near, name=item.icon
                )
