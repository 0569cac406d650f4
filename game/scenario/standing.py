"""What follows from a municipality's size where its scenario says nothing: money and staff."""

from __future__ import annotations

from game.scenario.catalogue import REFERENCE_POPULATION
from game.scenario.schema import Scenario

YEARS = {"half_year": 0.5, "quarter": 0.25, "year": 1.0}
# Million kroner a year for change, staff hours included, for 15,000 inhabitants: our assumption.
REFERENCE_BUDGET = 28.0
STAFF_PER_INHABITANT = 0.09


def turn_years(scenario: Scenario) -> float:
    """Return the length of a turn in years."""
    return YEARS[scenario.turns.length]


def turn_budget(scenario: Scenario) -> float:
    """Return the money of a turn, in million kroner."""
    if scenario.budget.per_turn is not None:
        return scenario.budget.per_turn
    year = REFERENCE_BUDGET * scenario.municipality.population / REFERENCE_POPULATION
    return max(0.1, round(year * turn_years(scenario), 1))


def reserve(scenario: Scenario) -> float:
    """Return the reserve at the start, in million kroner: a seventh of a year's money when left out."""
    if scenario.budget.reserve is not None:
        return scenario.budget.reserve
    return round(turn_budget(scenario) / turn_years(scenario) / 7, 1)


def loan_limit(scenario: Scenario) -> float:
    """Return how far below zero the reserve may fall, in million kroner.

    A ninth of a year's money when left out.
    """
    if scenario.budget.loan_limit is not None:
        return scenario.budget.loan_limit
    return round(turn_budget(scenario) / turn_years(scenario) / 9, 1)


def staff(scenario: Scenario) -> int:
    """Return the number of employees."""
    own = scenario.municipality.staff
    return own if own is not None else round(scenario.municipality.population * STAFF_PER_INHABITANT)
