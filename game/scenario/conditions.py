"""Conditions: when a case comes up, an event strikes, a story is printed or an ending is reached."""

from typing import Annotated, Literal

from game.scenario.scalars import (
    Id,
    LevelValue,
    Listed,
    Percentage,
    Scalar,
    Shorthand,
    Strict,
    Whole,
    key,
)

InitiativeStatus = Literal[
    "not_started", "building", "piloting", "pilot_done", "delivered", "paused", "stopped"
]
Amount = Annotated[float, Scalar(-100_000, 100_000, "MNOK")]
Count = Annotated[float, Scalar(0, 100, "initiatives")]


class LevelBound(Strict):
    """A limit on a stock or indicator from 0 to 100."""

    below: LevelValue | None = key("True while the figure is under this.", default=None, unit="0-100")
    above: LevelValue | None = key("True while the figure is over this.", default=None, unit="0-100")


class AmountBound(Strict):
    """A limit on an amount of money."""

    below: Amount | None = key("True while the amount is under this.", default=None, unit="MNOK")
    above: Amount | None = key("True while the amount is over this.", default=None, unit="MNOK")


class CountBound(Strict):
    """A limit on a number of initiatives."""

    below: Count | None = key("True while the number is under this.", default=None)
    above: Count | None = key("True while the number is over this.", default=None)


class TurnRange(Strict):
    """Turns, counted from 1."""

    from_: Whole | None = key("First turn.", default=None, alias="from", low=1, high=40)
    to: Whole | None = key("Last turn.", default=None, low=1, high=40)


class ServiceBound(Strict):
    """Limits on one service."""

    quality: LevelBound | None = key("Quality of the service.", default=None)
    pressure: LevelBound | None = key("Pressure: backlog and haste.", default=None)
    competence: LevelBound | None = key("Competence of the staff.", default=None)


class InitiativeBound(Strict):
    """Limits on one initiative, and what has been settled about it."""

    built: LevelBound | None = key("How much of the technology is in place.", default=None)
    adoption: LevelBound | None = key("Share of the affected staff who use it.", default=None)
    practice: LevelBound | None = key("How far the work itself has been changed.", default=None)
    follow_up: LevelBound | None = key("How well the owner follows up the benefits.", default=None)
    debt: LevelBound | None = key("Technical debt.", default=None)
    status: Annotated[tuple[InitiativeStatus, ...], Listed()] | None = key(
        "One status or several.", default=None
    )
    owner: bool | None = key("Whether somebody answers for the benefits.", default=None)
    baseline: bool | None = key("Whether a baseline was measured.", default=None)


class PortfolioBound(Strict):
    """Limits on how many initiatives are where."""

    active: CountBound | None = key("Being built or piloted.", default=None)
    delivered: CountBound | None = key("Delivered.", default=None)
    pilots: CountBound | None = key("Pilots, running or done and not scaled.", default=None)


class LeverBound(Strict):
    """Limits on the money spent on each lever last turn."""

    strategy: AmountBound | None = key("Money on strategy.", default=None, unit="MNOK")
    technology: AmountBound | None = key("Money on technology.", default=None, unit="MNOK")
    organisation: AmountBound | None = key("Money on organisation.", default=None, unit="MNOK")
    leadership: AmountBound | None = key("Money on leadership.", default=None, unit="MNOK")


class When(Strict):
    """A condition; several keys must all hold."""

    turn: Annotated[TurnRange, Shorthand(("from", "to"))] | None = key(
        "In which turns.", default=None, example="4"
    )
    strategy: LevelBound | None = key("Clarity of strategy.", default=None)
    technology: LevelBound | None = key(
        "Maturity of technology: data, security, platform, less debt.", default=None
    )
    organisation: LevelBound | None = key(
        "Maturity of organisation: competence and changed practice.", default=None
    )
    leadership: LevelBound | None = key("Leadership of change.", default=None)
    security: LevelBound | None = key("Security.", default=None)
    data: LevelBound | None = key("Quality and sharing of data.", default=None)
    fatigue: LevelBound | None = key("Change fatigue among staff.", default=None)
    exclusion: LevelBound | None = key("Inhabitants left outside digital services.", default=None)
    demand: LevelBound | None = key("Growth in demand for services.", default=None)
    citizen_trust: LevelBound | None = key("Trust among inhabitants.", default=None)
    staff_trust: LevelBound | None = key("Trust among staff.", default=None)
    economy: AmountBound | None = key("The reserve.", default=None, unit="MNOK")
    service_quality: LevelBound | None = key("Service quality, all services.", default=None)
    staff_adoption: LevelBound | None = key("Staff adoption of what is delivered.", default=None)
    benefits_realised: AmountBound | None = key("Benefits realised.", default=None, unit="MNOK a year")
    sustainability: LevelBound | None = key("Sustainability.", default=None)
    privacy_security: LevelBound | None = key("Privacy and security.", default=None)
    capacity: LevelBound | None = key("Room left for change.", default=None)
    pressure: LevelBound | None = key("Mean pressure in the services.", default=None)
    competence: LevelBound | None = key("Mean competence in the services.", default=None)
    platform: LevelBound | None = key("The shared platform.", default=None)
    confidence: LevelBound | None = key("The council's confidence.", default=None)
    values: LevelBound | None = key("Mean result of the values that the group chose.", default=None)
    service: dict[Id, ServiceBound] = key("Limits on services, by id.", default={})
    initiative: dict[Id, InitiativeBound] = key("Limits on initiatives, by id.", default={})
    portfolio: PortfolioBound | None = key("How many initiatives are where.", default=None)
    lever: LeverBound | None = key("Money spent last turn.", default=None)
    chosen: dict[Id, Annotated[tuple[Id, ...], Listed()]] = key(
        "Answers given: case to option or options.", default={}
    )
    happened: Annotated[tuple[Id, ...], Listed()] = key("Events that have struck (all of them).", default=())
    value: Annotated[tuple[Id, ...], Listed()] = key("Values that the group chose (all of them).", default=())
    chance: Percentage | None = key("Drawn from the seed each turn.", default=None, unit="%", example="30 %")
    all_: Annotated[tuple["When", ...], Listed(False)] = key("All these.", default=(), alias="all")
    any_: Annotated[tuple["When", ...], Listed(False)] = key(
        "At least one of these.", default=(), alias="any"
    )
    not_: "When | None" = key("Not this.", default=None, alias="not")


QUANTITIES = tuple(
    name
    for name, item in When.model_fields.items()
    if item.annotation in (LevelBound | None, AmountBound | None)
)
