"""What a study can be asked for; quick to import, so that the command's help is too."""

from __future__ import annotations

from game.engine.vocabulary import INDICATORS

LEAST, MOST = 20, 1_000_000
"""Playthroughs that a study can be divided into."""

CERTAIN = 4_000
"""Playthroughs from which the figures can be relied on."""

USUAL = 20_000
"""Playthroughs of a study when nothing else is asked for."""

BENEFITS, VALUES = "benefits", "values"
GOALS = (BENEFITS, VALUES, *INDICATORS)
"""What a search may look for: benefits so far (MNOK), the judged values (0..100), or a figure at the end."""
