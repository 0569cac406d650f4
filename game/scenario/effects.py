"""Effects: what an answer, an event or its aftermath does to the municipality."""

from typing import Annotated

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


class Change(Strict):
    """A push of a stock, in points of 100; with ``lasts`` its target is shifted for that many turns."""

    add: Points = key("Points of 100 to add (or take away).", unit="points", example="+6")
    lasts: Whole | None = key(
        "Turns that it lasts; left out, it is one push.", default=None, unit="turns", low=1, high=20
    )


class MoneyChange(Strict):
    """A change of the money that each turn brings."""

    add: SignedMoney = key("Million kroner a turn.", unit="MNOK")
    lasts: Whole = key("Turns that it lasts.", default=1, unit="turns", low=1, high=40)


Push = Annotated[Change, Shorthand(("add",))]


class ServiceEffect(Strict):
    """What happens to a service."""

    quality: Push | None = key("Quality.", default=None)
    pressure: Push | None = key("Pressure: backlog and haste.", default=None)
    competence: Push | None = key("Competence of the staff.", default=None)


class InitiativeEffect(Strict):
    """What happens to an initiative."""

    built: Push | None = key("Technology in place.", default=None)
    adoption: Push | None = key("Share of the affected staff who use it.", default=None)
    practice: Push | None = key("Changed practice.", default=None)
    follow_up: Push | None = key("Follow-up of benefits.", default=None)
    debt: Push | None = key("Technical debt.", default=None)
    cost: Relative | None = key(
        "Cost of what remains to be built.", default=None, unit="%", example='"+20 %"'
    )
    time: Relative | None = key("Shortest time to build.", default=None, unit="%", example='"+10 %"')
    load: Relative | None = key("Change load.", default=None, unit="%", example='"-10 %"')
    owner: Id | None = key("Gives it an owner of its benefits.", default=None)
    baseline: bool | None = key("Measures its baseline.", default=None)
    stop: bool | None = key("Stops it.", default=None)
    start: bool | None = key("Starts it.", default=None)


class Effects(Strict):
    """Everything that one decision or event does at once."""

    cost: SignedMoney | None = key("Paid from the reserve now.", default=None, unit="MNOK")
    income: SignedMoney | None = key("Received now.", default=None, unit="MNOK")
    budget: Annotated[MoneyChange, Shorthand(("add",))] | None = key(
        "Change of the turn's money.", default=None, unit="MNOK"
    )
    strategy: Push | None = key("Clarity of strategy.", default=None)
    technology: Push | None = key("Shared platform.", default=None)
    leadership: Push | None = key("Leadership of change.", default=None)
    security: Push | None = key("Security.", default=None)
    data: Push | None = key("Quality and sharing of data.", default=None)
    fatigue: Push | None = key("Change fatigue.", default=None)
    exclusion: Push | None = key("Inhabitants left outside.", default=None)
    demand: Push | None = key("Demand for services.", default=None)
    citizen_trust: Push | None = key("Trust among inhabitants.", default=None)
    staff_trust: Push | None = key("Trust among staff.", default=None)
    competence: Push | None = key("Competence in every service.", default=None)
    pressure: Push | None = key("Pressure in every service.", default=None)
    service: dict[Id, ServiceEffect] = key("Services by id; `all` is every one.", default={})
    initiative: dict[Id, InitiativeEffect] = key("Initiatives by id.", default={})
    co2: Tonnes | None = key("Emissions.", default=None, unit="tonnes CO2e")


STOCKS = tuple(
    name
    for name in Effects.model_fields
    if name not in ("cost", "income", "budget", "service", "initiative", "co2")
)


class Later(Strict):
    """An effect that comes some turns after."""

    after: Whole = key("How many turns later.", unit="turns", low=1, high=40)
    effects: Effects = key("What happens then.")
    because: Text | None = key("Why, in words that a player reads.", default=None)


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
