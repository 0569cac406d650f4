"""Initiatives of the scenario language: what can be built, what it costs and what it gives."""

from __future__ import annotations

from typing import Annotated, Literal

from game.scenario.conditions import TurnRange
from game.scenario.scalars import (
    Id,
    LevelValue,
    Listed,
    Load,
    Money,
    Percentage,
    Privacy,
    Shorthand,
    Strict,
    Text,
    Title,
    Tonnes,
    Weight,
    Whole,
    Years,
    key,
)

Lever = Literal["strategy", "technology", "organisation", "leadership"]
Ids = Annotated[tuple[Id, ...], Listed()]

_ARCHETYPE = "the archetype's"
_NOTHING_NEEDED = "nothing is needed"


class Cost(Strict):
    """What an initiative costs."""

    build: Money | None = key(
        "What it costs to build, once; paid bit by bit while it is built.",
        default=None,
        unit="million kroner",
        absent=_ARCHETYPE,
        example="3.0",
    )
    running: Money = key(
        "What it costs to run, every year once it is delivered.",
        default=0.0,
        unit="million kroner a year",
        example="0.5",
    )


class Benefit(Strict):
    """What an initiative gives at full effect: built, used, with the work changed and followed up."""

    value: Money = key(
        "Freed time and avoided cost at full effect, in money.",
        default=0.0,
        unit="million kroner a year",
        example="6.0",
    )
    cashable: Percentage = key(
        "How much of the value can become money in the budget; the rest is time.",
        default=30.0,
        unit="%",
        example="50",
    )
    quality: LevelValue = key(
        "How much better the services that it serves become at full effect.",
        default=0.0,
        unit="points",
        example="18",
    )


class Footprint(Strict):
    """Emissions of an initiative."""

    build: Tonnes = key("Emissions from building it, once.", default=0.0, unit="tonnes CO2e")
    use: Tonnes = key("Emissions from using it.", default=0.0, unit="tonnes CO2e a year")
    saves: Tonnes = key(
        "Emissions that it saves at full effect, such as driving.", default=0.0, unit="tonnes CO2e a year"
    )


class Needs(Strict):
    """What must be in place before an initiative can start."""

    strategy: LevelValue | None = key(
        "Least maturity of strategy.", default=None, unit="0-100", absent=_NOTHING_NEEDED
    )
    technology: LevelValue | None = key(
        "Least maturity of technology.", default=None, unit="0-100", absent=_NOTHING_NEEDED
    )
    organisation: LevelValue | None = key(
        "Least maturity of organisation.", default=None, unit="0-100", absent=_NOTHING_NEEDED
    )
    leadership: LevelValue | None = key(
        "Least maturity of leadership.", default=None, unit="0-100", absent=_NOTHING_NEEDED
    )
    completed: Ids = key(
        "Initiatives that must be delivered first.", default=(), absent="none", example="[data_platform]"
    )


class Available(Strict):
    """When an initiative is offered."""

    turn: Annotated[TurnRange, Shorthand(("from", "to"))] = key(
        "The turns in which it can be started: one turn, or from and to.", example="{from: 2}"
    )


class Provides(Strict):
    """What else an initiative strengthens when it is in use."""

    data: LevelValue | None = key(
        "How much it strengthens sharing of data when in use.",
        default=None,
        unit="points",
        absent=_ARCHETYPE,
    )
    platform: LevelValue | None = key(
        "How much it strengthens the shared platform when in use.",
        default=None,
        unit="points",
        absent=_ARCHETYPE,
    )
    security: LevelValue | None = key(
        "How much it strengthens security when in use.", default=None, unit="points", absent=_ARCHETYPE
    )


class Initiative(Strict):
    """Something to build, use and harvest from. What is left out comes from its archetype."""

    from_: Id | None = key(
        "An archetype of the catalogue: title, texts and sourced figures, scaled to the population. "
        "What you write yourself goes before it.",
        default=None,
        alias="from",
        absent="no archetype; then title and cost must be there",
        example="digital_supervision",
    )
    title: Title | None = key("What the initiative is called.", default=None, absent=_ARCHETYPE)
    pitch: Text | None = key(
        "What it is, and what must change for it to help.", default=None, absent=_ARCHETYPE
    )
    practice: Text | None = key("How the work itself must change.", default=None, absent=_ARCHETYPE)
    icon: Id | None = key("Name of its icon.", default=None, absent=_ARCHETYPE, example="alarm")
    services: dict[Id, Weight] = key(
        "Which services it serves, and in what shares.",
        default={},
        absent="every service, by weight",
        example="{home_care: 90, administration: 10}",
    )
    cost: Cost | None = key("What it costs.", default=None, absent=_ARCHETYPE)
    time: Years | None = key(
        "The shortest time it takes to build, with all the money it needs.",
        default=None,
        unit="years",
        absent="the archetype's, else 0.8",
    )
    change_load: Load | None = key(
        "How much of people's capacity for change it takes while it goes on.",
        default=None,
        unit="times an ordinary initiative",
        absent="the archetype's, else 1",
        example="large",
    )
    usefulness: LevelValue | None = key(
        "How useful those who are to work with it find it.",
        default=None,
        unit="0-100",
        absent="the archetype's, else 55",
    )
    complexity: LevelValue | None = key(
        "How hard it is to learn.", default=None, unit="0-100", absent="the archetype's, else 40"
    )
    benefit: Benefit | None = key("What it gives at full effect.", default=None, absent=_ARCHETYPE)
    privacy: Privacy | None = key(
        "How sensitive its data are.",
        default=None,
        unit="0-100",
        absent="the archetype's, else 50",
        example="high",
    )
    footprint: Footprint | None = key("Its emissions.", default=None, absent=_ARCHETYPE)
    needs: Needs = key(
        "What must be in place before it can start.", default=Needs.model_construct(), absent=_NOTHING_NEEDED
    )
    available: Available | None = key("When it is offered.", default=None, absent="always")
    staff: Whole | None = key(
        "Employees who are to use it; the more, the heavier it weighs in staff adoption.",
        default=None,
        unit="employees",
        low=1,
        high=60_000,
        absent="the archetype's, else half of those who work in its services",
    )
    pilot: bool | None = key(
        "Whether it may start as a pilot and be scaled later.",
        default=None,
        absent="the archetype's, else false",
    )
    owners: Ids = key(
        "Who may answer for its benefits: services, administration or digitalisation.",
        default=(),
        absent="anybody",
        example="[home_care, digitalisation]",
    )
    citizen_facing: bool | None = key(
        "Whether inhabitants use it themselves; then some may be left outside.",
        default=None,
        absent="the archetype's, else false",
    )
    provides: Provides | None = key("What else it strengthens when in use.", default=None, absent=_ARCHETYPE)
    lever_hint: Lever | None = key(
        "The lever that it leans on most; shown as a hint.", default=None, absent=_ARCHETYPE
    )
    source: Text | None = key(
        "Where its figures come from: a citation, or the word assumption.", default=None, absent=_ARCHETYPE
    )
    assumption: Text | None = key("What is assumed about its figures, and why.", default=None)
