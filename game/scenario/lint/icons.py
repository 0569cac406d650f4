"""Icons and themes that the game does not have."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.diagnostics import Level, NameList, Problem, nearest
from game.scenario.names import icons, themes
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

_BEARERS = ("values", "services", "initiatives", "seats")


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield names that do not exist: of icons (a ring is drawn) and of themes (nothing is shown)."""
    for at, theme in enumerate(scenario.themes):
        if theme not in themes():
            near, known = nearest(theme, themes(), 0.7), NameList(themes())
            yield source.report(
                "unknown_theme",
                "W422",
                ("themes", at),
                level=Level.WARNING,
                suggestion=near,
                name=theme,
                known=known,
            )
    for part in _BEARERS:
        for name, item in getattr(scenario, part).items():
            if item.icon is not None and item.icon not in icons():
                near = nearest(item.icon, sorted(icons()), 0.7)
                where = (part, name, "icon")
                yield source.report(
                    "unknown_icon", "W422", where, level=Level.WARNING, suggestion=near, name=item.icon
                )
