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
NOT_ASKED = "not asked about"


class LevelBound(Strict):
    """A limit on a stock or indicator from 0 to 100."""

    ABSENT = "no limit"
    below: LevelValue | None = key("True while the figure is under this.", default=None, unit="0-100")
    above: LevelValue | None = key("True while the figure is over this.", default=None, unit="0-100")


class AmountBound(Strict):
    """A limit on an amount of money."""

    ABSENT = "no limit"
    below: Amount | None = key("True while the amount is under this.", default=None, unit="million kroner")
    above: Amount | None = key("True while the amount is over this.", default=None, unit="million kroner")


class CountBound(Strict):
    """A limit on a number of initiatives."""

    ABSENT = "no limit"
    below: Count | None = key("True while the number is under this.", default=None, unit="initiatives")
    above: Count | None = key("True while the number is over this.", default=None, unit="initiatives")


class TurnRange(Strict):
    """Turns, counted from 1. A number alone is that turn and no other."""

    from_: Whole | None = key(
        "First turn.", default=None, alias="from", unit="turns", low=1, high=40, absent="the first"
    )
    to: Whole | None = key("Last turn.", default=None, unit="turns", low=1, high=40, absent="the last")


class ServiceBound(Strict):
    """Limits on one service."""

    ABSENT = NOT_ASKED
    quality: LevelBound | None = key("Quality of the service.", default=None)
    pressure: LevelBound | None = key("Backlog and haste in the service.", default=None)
    competence: LevelBound | None = key("Competence of those who work in the service.", default=None)


class InitiativeBound(Strict):
    """Limits on one initiative, and what has been settled about it."""

    ABSENT = NOT_ASKED
    built: LevelBound | None = key("How much of the initiative is built.", default=None)
    adoption: LevelBound | None = key("How many of the affected staff use it.", default=None)
    practice: LevelBound | None = key("How far the work has been changed.", default=None)
    follow_up: LevelBound | None = key("How well its benefits are followed up.", default=None)
    debt: LevelBound | None = key("Its technical debt.", default=None)
    status: Annotated[tuple[InitiativeStatus, ...], Listed()] | None = key(
        "Where it stands: one status, or a list of those that will do.", default=None, example="delivered"
    )
    owner: bool | None = key("Whether somebody answers for its benefits.", default=None)
    baseline: bool | None = key("Whether its baseline was measured.", default=None)


class PortfolioBound(Strict):
    """Limits on how many initiatives are where."""

    ABSENT = NOT_ASKED
    active: CountBound | None = key("Initiatives that are being built or piloted.", default=None)
    delivered: CountBound | None = key("Initiatives that are delivered.", default=None)
    pilots: CountBound | None = key("Pilots that run, or are done and not scaled.", default=None)


class LeverBound(Strict):
    """Limits on the money spent on each lever last turn."""

    ABSENT = NOT_ASKED
    strategy: AmountBound | None = key("Money spent on strategy last turn.", default=None)
    technology: AmountBound | None = key("Money spent on technology last turn.", default=None)
    organisation: AmountBound | None = key("Money spent on organisation last turn.", default=None)
    leadership: AmountBound | None = key("Money spent on leadership last turn.", default=None)


class When(Strict):
    """A condition; several keys must all hold."""

    ABSENT = NOT_ASKED
    turn: Annotated[TurnRange, Shorthand(("from", "to"))] | None = key(
        "In which turns: one turn, or from and to.", default=None, example="{from: 2}"
    )
    strategy: LevelBound | None = key("How clear the strategy is.", default=None, example="{above: 40}")
    technology: LevelBound | None = key(
        "Maturity of technology: data, security, platform, little debt.", default=None
    )
    organisation: LevelBound | None = key(
        "Maturity of organisation: competence and changed practice.", default=None
    )
    leadership: LevelBound | None = key("How well change is led.", default=None)
    security: LevelBound | None = key("How secure systems and data are.", default=None, example="{below: 45}")
    data: LevelBound | None = key("Quality and sharing of data.", default=None)
    fatigue: LevelBound | None = key("How tired of change people are.", default=None)
    exclusion: LevelBound | None = key(
        "How many inhabitants are left outside digital services.", default=None
    )
    demand: LevelBound | None = key("How much the demand for services has grown.", default=None)
    citizen_trust: LevelBound | None = key("The inhabitants' trust.", default=None)
    staff_trust: LevelBound | None = key("The employees' trust.", default=None)
    economy: AmountBound | None = key("Money in the reserve.", default=None, example="{below: 0}")
    service_quality: LevelBound | None = key("Service quality, all services together.", default=None)
    staff_adoption: LevelBound | None = key("How many of the staff use what is delivered.", default=None)
    benefits_realised: AmountBound | None = key("Benefits realised, a year.", default=None)
    sustainability: LevelBound | None = key("Sustainability: climate, people and economy.", default=None)
    privacy_security: LevelBound | None = key("Privacy and security.", default=None)
    capacity: LevelBound | None = key("Room left for change.", default=None)
    pressure: LevelBound | None = key("Backlog and haste, mean of the services.", default=None)
    competence: LevelBound | None = key("Competence, mean of the services.", default=None)
    platform: LevelBound | None = key("The shared technical platform.", default=None)
    confidence: LevelBound | None = key("The council's confidence.", default=None)
    values: LevelBound | None = key("Mean result of the ambitions that the group chose.", default=None)
    service: dict[Id, ServiceBound] = key(
        "Limits on services, by id.", default={}, example="{home_care: {quality: {below: 40}}}"
    )
    initiative: dict[Id, InitiativeBound] = key(
        "Limits on initiatives, by id.", default={}, example="{safety_alarms: {adoption: {below: 40}}}"
    )
    portfolio: PortfolioBound | None = key("How many initiatives are where.", default=None)
    lever: LeverBound | None = key("Money spent on the levers last turn.", default=None)
    chosen: dict[Id, Annotated[tuple[Id, ...], Listed()]] = key(
        "Answers that were given: case, and the option or options that will do.",
        default={},
        example="{alarm_night: involve_staff}",
    )
    happened: Annotated[tuple[Id, ...], Listed()] = key("Events that have struck, all of them.", default=())
    value: Annotated[tuple[Id, ...], Listed()] = key(
        "Ambitions that the group has chosen, all of them.", default=()
    )
    chance: Percentage | None = key("Drawn from the seed each turn.", default=None, unit="%", example="30 %")
    all_: Annotated[tuple["When", ...], Listed(False)] = key(
        "Conditions that must all hold.", default=(), alias="all"
    )
    any_: Annotated[tuple["When", ...], Listed(False)] = key(
        "Conditions of which one must hold.", default=(), alias="any"
    )
    not_: "When | None" = key("A condition that must not hold.", default=None, alias="not")


QUANTITIES = tuple(
    name
    for name, item in When.model_fields.items()
    if item.annotation in (LevelBound | None, AmountBound | None)
)
