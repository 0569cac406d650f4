"""A small municipality that balance is tried on: four turns, quick to play, faults planted on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.engine import conditions as c
from game.engine.parameters import Parameters
from game.engine.rules import (
    CaseRule,
    Effect,
    EndingRule,
    EventRule,
    InitiativeRule,
    OptionRule,
    Rules,
    ServiceRule,
    ServiceShare,
    StartInitiative,
    StartValues,
    ValueRule,
    Weight,
)

INITIATIVES = (
    InitiativeRule(
        "alarms",
        (ServiceShare(0, 1.0),),
        build=1.2,
        running=0.1,
        duration=0.5,
        load=0.7,
        value=2.0,
        pilot=True,
    ),
    InitiativeRule(
        "portal", (ServiceShare(1, 1.0),), build=0.9, running=0.1, duration=0.5, load=0.6, value=1.5
    ),
    InitiativeRule(
        "robots", (ServiceShare(1, 1.0),), build=0.9, running=0.1, duration=0.5, load=0.6, value=1.2
    ),
)

HONEST = CaseRule("honest", None, options=(
    OptionRule("learn", (Effect("cost", amount=0.3), Effect("competence", amount=0.06))),
    OptionRule("rest", (Effect("fatigue", amount=-0.06),)),
))  # fmt: skip

PLANTED = CaseRule("planted", None, options=(
    OptionRule("better", (Effect("income", amount=0.5), Effect("leadership", amount=0.1),
                          Effect("competence", amount=0.1))),
    OptionRule("worse", (Effect("cost", amount=1.0), Effect("leadership", amount=-0.15),
                         Effect("competence", amount=-0.15))),
    OptionRule("middling"),
))  # fmt: skip

ENDINGS = (
    EndingRule("impossible", c.Compare("service_quality", -1, "above", 0.999), 10.0),
    EndingRule("calm", c.Compare("citizen_trust", -1, "above", 0.53), 5.0),
    EndingRule("as_before"),
)

EVENTS = (
    EventRule("storm", c.All((c.TurnIn(2, 3), c.Chance(0.5))), effects=(Effect("cost", amount=0.3),)),
    EventRule("flood", c.All((c.TurnIn(2, 3), c.Compare("citizen_trust", -1, "below", 0.001)))),
)


def small(**changes: Any) -> Rules:
    """Return the municipality; keyword arguments replace fields of the rules."""
    rules = Rules(
        id="small", turns=4, turn_years=0.5, budget=5.0, reserve=1.5, loan_limit=1.0, carry_over=True,
        population=5_000.0, params=Parameters(),
        start=StartValues(initiatives=(StartInitiative(0, built=0.6, adoption=0.1, practice=0.1),)),
        services=(ServiceRule("care", 60.0), ServiceRule("hall", 40.0)),
        owners=("care", "hall", "digitalisation", "administration"),
        initiatives=INITIATIVES, values=(ValueRule("care", (Weight(0, 1.0),)),),
        cases=(HONEST,), events=EVENTS[:1], endings=ENDINGS[1:],
    )  # fmt: skip
    return replace(rules, **changes)


def organisation_enough() -> Rules:
    """Return the municipality where only organisation money matters: the tool is there."""
    params = replace(
        Parameters(), strategy_erosion=0.001, leadership_erosion=0.001, strategy_gain=0.0, leadership_gain=0.0
    )
    begun = StartInitiative(0, built=1.0, adoption=0.2, practice=0.1, owner=0, status=4)
    start = StartValues(strategy=0.9, technology=0.9, leadership=0.9, initiatives=(begun,))
    return small(params=params, start=start, initiatives=INITIATIVES[:1])


def weighted(space, rows, weights):
    """Rows with fixed weights for the four levers in both halves of the game."""
    for part in ("early", "late"):
        for lever, weight in enumerate(weights):
            rows = space.set(rows, f"money.{part}", lever, weight)
    return rows
