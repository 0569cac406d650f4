"""Effects: what an answer, an event or its aftermath does to the municipality."""

from typing import Annotated, Literal

from game.scenario.scalars import (
    Id,
    LevelValue,
    Points,
    Relative,
    Shorthand,
    SignedMoney,
    Strict,
    Text,
    Tonnes,
    Whole,
    key,
)

UNCHANGED = "no effect"

FreedUse = Literal["quality", "savings", "capacity"]


class Change(Strict):
    """A push of a stock, in points of 100; with ``lasts`` its target is shifted for that many turns."""

    add: Points = key("Points of 100 to add, or to take away.", unit="points", example="+6")
    lasts: Whole | None = key(
        "How many turns it lasts.",
        default=None,
        unit="turns",
        low=1,
        high=20,
        absent="one push",
    )


class MoneyChange(Strict):
    """A change of the money that each turn brings."""

    add: SignedMoney = key(
        "Money to add to each turn, or to take away.", unit="million kroner", example="-0.5"
    )
    lasts: Whole = key("How many turns it lasts.", default=1, unit="turns", low=1, high=40)


Push = Annotated[Change, Shorthand(("add",))]


class ServiceEffect(Strict):
    """What happens to a service."""

    ABSENT = UNCHANGED
    quality: Push | None = key("Quality of the service.", default=None)
    pressure: Push | None = key("Backlog and haste in the service.", default=None)
    competence: Push | None = key("Competence of those who work in the service.", default=None)


class InitiativeEffect(Strict):
    """What happens to an initiative."""

    ABSENT = UNCHANGED
    built: Push | None = key("How much of the initiative is built.", default=None)
    adoption: Push | None = key("How many of the affected staff use it.", default=None)
    practice: Push | None = key("How far the work has been changed.", default=None, example="+10")
    follow_up: Push | None = key("How well its benefits are followed up.", default=None)
    debt: Push | None = key("Its technical debt.", default=None)
    cost: Relative | None = key(
        "Makes what remains to be built dearer or cheaper; the per cent sign must be there.",
        default=None,
        unit="%",
        example='"+20 %"',
    )
    time: Relative | None = key(
        "Makes the shortest time to build longer or shorter; the per cent sign must be there.",
        default=None,
        unit="%",
        example='"+10 %"',
    )
    load: Relative | None = key(
        "Makes its change load larger or smaller; the per cent sign must be there.",
        default=None,
        unit="%",
        example='"-10 %"',
    )
    owner: Id | None = key("Gives it an owner of its benefits.", default=None, example="home_care")
    baseline: bool | None = key("Measures its baseline.", default=None)
    stop: bool | None = key("Stops it.", default=None)
    start: bool | None = key("Starts it.", default=None)


class Effects(Strict):
    """Everything that one decision or event does at once. A number alone is what is added."""

    ABSENT = UNCHANGED
    cost: SignedMoney | None = key(
        "Paid from the reserve now.", default=None, unit="million kroner", example="0.4"
    )
    income: SignedMoney | None = key("Comes into the reserve now.", default=None, unit="million kroner")
    budget: Annotated[MoneyChange, Shorthand(("add",))] | None = key(
        "Changes the money that each turn brings.", default=None, example="{add: -0.5, lasts: 2}"
    )
    strategy: Push | None = key("How clear the strategy is.", default=None)
    technology: Push | None = key("The shared technical platform.", default=None)
    leadership: Push | None = key("How well change is led.", default=None)
    security: Push | None = key("How secure systems and data are.", default=None)
    data: Push | None = key("Quality and sharing of data.", default=None)
    fatigue: Push | None = key("How tired of change people are.", default=None, example="-3")
    exclusion: Push | None = key("How many inhabitants are left outside digital services.", default=None)
    demand: Push | None = key("How much the demand for services has grown.", default=None)
    citizen_trust: Push | None = key("The inhabitants' trust.", default=None)
    staff_trust: Push | None = key("The employees' trust.", default=None, example="{add: 6, lasts: 3}")
    competence: Push | None = key("Competence in every service.", default=None)
    pressure: Push | None = key("Backlog and haste in every service.", default=None)
    service: dict[Id, ServiceEffect] = key(
        "What happens to services, by id; `all` is every one.",
        default={},
        example="{home_care: {pressure: +5}}",
    )
    initiative: dict[Id, InitiativeEffect] = key(
        "What happens to initiatives, by id.", default={}, example="{safety_alarms: {practice: +10}}"
    )
    freed_time: dict[Id, FreedUse] = key(
        "What the freed time of services is used for from now on, by id; the budget shows it as decided.",
        default={},
        example="{home_care: quality}",
    )
    co2: Tonnes | None = key("Emissions, made or saved.", default=None, unit="tonnes CO2e")


STOCKS = tuple(
    name
    for name in Effects.model_fields
    if name not in ("cost", "income", "budget", "service", "initiative", "freed_time", "co2")
)


class Later(Strict):
    """An effect that comes some turns after."""

    after: Whole = key("How many turns later it comes.", unit="turns", low=1, high=40)
    effects: Effects = key("What happens then.")
    because: Text | None = key(
        "Why it comes, in words that a player reads.", default=None, absent="the same reason as at once"
    )


def has_effect(effects: Effects) -> bool:
    """Return whether the effects do anything at all."""
    return effects != _NOTHING


# Made without the validator: that takes long to build and is not needed for an empty one.
_NOTHING = Effects.model_construct()


__all__ = [
    "STOCKS",
    "Change",
    "Effects",
    "InitiativeEffect",
    "Later",
    "LevelValue",
    "ServiceEffect",
    "has_effect",
]
