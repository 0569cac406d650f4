"""The fixed words of the engine: ids that scenarios, saves and views share. Order is part of the rules."""

from __future__ import annotations

LEVERS = ("strategy", "technology", "organisation", "leadership")
"""The four levers, in the order of every tuple of lever money."""

STRATEGY, TECHNOLOGY, ORGANISATION, LEADERSHIP = range(len(LEVERS))

INDICATORS = (
    "service_quality", "staff_adoption", "benefits_realised", "citizen_trust", "staff_trust", "economy",
    "sustainability", "privacy_security", "capacity",
)  # fmt: skip
"""0 to 100, except ``benefits_realised`` (MNOK a year) and ``economy`` (the reserve, MNOK)."""

HEADLINES = INDICATORS[:3]

GUESSES = ("up", "same", "down")
"""What may be predicted of a headline, as play codes number it."""
"""The three outcomes a group predicts."""

EMPHASIS = (
    ("insight", "priorities", "benefits_plan"),
    ("build", "platform", "security"),
    ("training", "redesign", "participation"),
    ("direction", "managers", "follow_up"),
)
"""Branches of each lever; in a decision 0 is even and 1..3 leans on the branch."""

FREED_TIME = ("quality", "savings", "capacity")
"""What freed hours may be directed to; -1 in a state is undirected, shown as lost."""

STATUSES = ("not_started", "building", "piloting", "pilot_done", "delivered", "paused", "stopped")
NOT_STARTED, BUILDING, PILOTING, PILOT_DONE, DELIVERED, PAUSED, STOPPED = range(7)

ACTS = ("start", "pilot", "scale", "pause", "resume", "stop")
"""What may be done with an initiative in a turn."""

FEATURES = ("emphasis", "freed_time", "scaling", "owners", "baseline", "initiatives")
"""What a scenario may open later than the first turn; until then it is neutral."""

COMMON_OWNERS = ("digitalisation", "administration")
"""Benefit owners outside the services; less close to the work."""

MATURITIES = tuple(f"maturity.{lever}" for lever in LEVERS)
"""Shown maturity of the levers, 0 to 100."""

QUANTITIES = (
    *INDICATORS, *LEVERS, "security", "data", "platform", "fatigue", "exclusion", "demand", "confidence",
    "pressure", "competence", "values",
)  # fmt: skip
"""Quantities of the whole municipality in a condition: fractions 0..1, except ``economy`` (MNOK) and
``benefits_realised`` (MNOK a year); ``values`` is the mean result of the chosen values."""

SERVICE_QUANTITIES = ("service.quality", "service.pressure", "service.competence")
INITIATIVE_QUANTITIES = tuple(
    f"initiative.{part}" for part in ("built", "adoption", "practice", "follow_up", "debt")
)
COUNTS = ("portfolio.active", "portfolio.delivered", "portfolio.pilots")
"""Numbers of initiatives in a condition."""

EFFECTS = (
    "cost", "income", "budget", "co2",
    "strategy", "leadership", "security", "data", "platform", "fatigue", "exclusion", "demand",
    "citizen_trust", "staff_trust", "competence", "pressure",
    *SERVICE_QUANTITIES, *INITIATIVE_QUANTITIES,
    "initiative.cost", "initiative.time", "initiative.load",
    "initiative.owner", "initiative.baseline", "initiative.stop", "initiative.start",
    "service.freed_time",
)  # fmt: skip
"""Targets of effects. ``competence`` and ``pressure`` mean every service."""
