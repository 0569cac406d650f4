"""The phases of a game, in the order a table meets them."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """Where a game stands; the name of a phase is also the name of the scene that shows it."""

    INTRO = "intro"
    VALUES = "values"
    CHAPTER = "chapter"
    STATUS = "status"
    CASE = "case"
    BUDGET = "budget"
    PREDICTION = "prediction"
    PASSING = "passing"
    REFLECTION = "reflection"
    DEBRIEF = "debrief"


TURN_PHASES = (Phase.STATUS, Phase.CASE, Phase.BUDGET, Phase.PREDICTION, Phase.PASSING)
"""The phases that every turn passes through (a turn without an open case skips CASE)."""
