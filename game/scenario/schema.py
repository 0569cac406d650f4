"""The scenario language: the one definition of every key, with its description, unit, range and default.

Validation, the schema for editors, the author's reference, the comments of the template and the strategies of
the property tests are made from these classes and those of `initiatives`, `stories`, `conditions` and
`effects`; what they say in Norwegian stands in ``wording.nb.json`` and ``wording.nn.json``.
"""

from typing import Annotated, Any, Literal

from pydantic import model_validator

from game.scenario.conditions import InitiativeStatus
from game.scenario.initiatives import (
    Available,
    Benefit,
    Cost,
    Footprint,
    Ids,
    Initiative,
    Lever,
    Needs,
    Provides,
)
from game.scenario.scalars import (
    Id,
    Keyed,
    LevelValue,
    Listed,
    Money,
    Percentage,
    Period,
    Shorthand,
    Strict,
    Text,
    Title,
    TurnMoney,
    Weight,
    Whole,
    key,
)
from game.scenario.stories import Case, Chapter, Ending, Event, Guide, News, Option, Texts

VERSION = 1
Indicator = Literal[
    "service_quality",
    "staff_adoption",
    "benefits_realised",
    "citizen_trust",
    "staff_trust",
    "economy",
    "sustainability",
    "privacy_security",
    "capacity",
]
Building = Literal[
    "town_hall",
    "school",
    "kindergarten",
    "care_centre",
    "health_centre",
    "library",
    "technical",
    "fire_station",
    "data_centre",
    "office",
]

_STANDARD = "the standard ones"


class Minutes(Strict):
    """How long a session takes."""

    play: Whole = key("Time for play.", default=90, unit="minutes", low=5, high=600)
    debrief: Whole = key("Time for talking afterwards.", default=30, unit="minutes", low=0, high=300)


class Turns(Strict):
    """How many turns there are and how long each is."""

    count: Whole = key("How many turns there are.", default=6, unit="turns", low=1, high=20)
    length: Literal["half_year", "quarter", "year"] = key(
        "How long a turn is in the life of the municipality.", default="half_year"
    )
    start: Period = key(
        "The month in which the first turn begins: year, hyphen, month.",
        default="2027-01",
        example="2027-01",
    )


class Municipality(Strict):
    """The fictional municipality."""

    name: Title = key("Its name. It must be made up: the checker knows the real ones.")
    paper: Title | None = key(
        "The name of the local newspaper.", default=None, absent="the municipality's name"
    )
    population: Whole = key(
        "How many live there; money and figures of the catalogue follow it.",
        default=15_000,
        unit="inhabitants",
        low=200,
        high=800_000,
    )
    staff: Whole | None = key(
        "How many work for the municipality.",
        default=None,
        unit="employees",
        low=10,
        high=80_000,
        absent="nine for every hundred inhabitants",
    )
    story: Text | None = key(
        "What the place is like and what lies ahead, in a paragraph or three.", default=None
    )


class Budget(Strict):
    """The money for change, staff hours included."""

    per_turn: TurnMoney | None = key(
        "Money for change in each turn, staff hours included.",
        default=None,
        unit="million kroner",
        absent="28 million a year for 15,000 inhabitants",
        example="9.0",
    )
    reserve: Money | None = key(
        "Money in the reserve at the start.",
        default=None,
        unit="million kroner",
        absent="a seventh of a year's money",
        example="3.0",
    )
    carry_over: bool = key("Whether unspent money goes to the reserve.", default=True)
    loan_limit: Money | None = key(
        "How far below zero the reserve can go before the council steps in.",
        default=None,
        unit="million kroner",
        absent="a ninth of a year's money",
        example="2.0",
    )


class InitiativeStart(Strict):
    """How far an initiative has come when the game begins."""

    built: LevelValue = key("How much of it is built.", default=0.0, unit="0-100")
    adoption: LevelValue = key("How many of the affected staff use it.", default=0.0, unit="0-100")
    practice: LevelValue = key("How far the work has been changed.", default=0.0, unit="0-100")
    follow_up: LevelValue = key("How well its benefits are followed up.", default=0.0, unit="0-100")
    owner: Id | None = key(
        "Who answers for its benefits.", default=None, absent="nobody", example="home_care"
    )
    status: InitiativeStatus | None = key(
        "Where it stands.", default=None, absent="follows from how much is built"
    )


class Start(Strict):
    """Where the municipality stands when the game begins."""

    strategy: LevelValue = key("How clear the strategy is.", default=20.0, unit="0-100", example="low")
    technology: LevelValue = key("How good data, platform and systems are.", default=25.0, unit="0-100")
    organisation: LevelValue = key(
        "Competence, and readiness to change the work.", default=30.0, unit="0-100"
    )
    leadership: LevelValue = key("How well change is led.", default=25.0, unit="0-100")
    security: LevelValue = key("How secure systems and data are.", default=35.0, unit="0-100")
    citizen_trust: LevelValue = key("The inhabitants' trust.", default=55.0, unit="0-100")
    staff_trust: LevelValue = key("The employees' trust.", default=50.0, unit="0-100")
    fatigue: LevelValue = key("How tired of change people are.", default=10.0, unit="0-100")
    exclusion: LevelValue = key(
        "How many inhabitants are left outside digital services.", default=10.0, unit="0-100"
    )
    demand_growth: Percentage | None = key(
        "How fast the demand for services grows.", default=None, unit="% a year", absent="the model's"
    )
    initiatives: dict[Id, InitiativeStart] = key(
        "Initiatives that are under way already; short games begin in the middle of the story.",
        default={},
        absent="none",
    )


class Value(Strict):
    """An ambition that a group can choose."""

    title: Title = key("What the ambition is called.")
    text: Text | None = key("What it means for people.", default=None)
    icon: Id | None = key("Name of its icon.", default=None, absent="a plain ring", example="heart")
    weighs: dict[Indicator, Weight] = key(
        "How much each indicator counts when the ambition is judged.",
        default={},
        absent="service quality, staff adoption and benefits alike",
        example="{service_quality: 3, citizen_trust: 2}",
    )
    favours: Ids = key("Initiatives that fit it.", default=(), absent="none")
    opposes: Ids = key("Initiatives that pull against it.", default=(), absent="none")


class Service(Strict):
    """A service of the municipality."""

    title: Title = key("What the service is called.")
    text: Text | None = key("What it is like to work there and to be served there.", default=None)
    weight: Weight = key("How much it counts in service quality, against the other services.", default=10.0)
    quality: LevelValue = key("Its quality at the start.", default=50.0, unit="0-100")
    pressure: LevelValue = key(
        "Backlog and haste at the start; pressure leaves little time for learning.",
        default=45.0,
        unit="0-100",
    )
    competence: LevelValue | None = key(
        "Its employees' competence at the start.",
        default=None,
        unit="0-100",
        absent="start.organisation",
    )
    building: Building = key("Its building in the town.", default="office")
    icon: Id | None = key("Name of its icon.", default=None, absent="a plain ring", example="home_care")
    staff: Whole | None = key(
        "How many work there.",
        default=None,
        unit="employees",
        low=1,
        high=60_000,
        absent="its share of all, by weight",
    )


class Seat(Strict):
    """A role at the table."""

    title: Title = key("What the role is called.")
    text: Text | None = key("What it looks after.", default=None)
    lever: Lever | None = key("The lever that it speaks for.", default=None, absent="none in particular")
    icon: Id | None = key("Name of its icon.", default=None, absent="a plain ring")


class Term(Strict):
    """A term that a text can mark as [[id]]."""

    term: Title | None = key("The term as it is written.", default=None, absent="its id")
    text: Text = key("What the term means.")


class Debrief(Strict):
    """What the group talks about afterwards."""

    questions: dict[Id, Texts] = key(
        "Questions by learning goal.", default={}, absent="none", example="{benefits: [Who owned the hour?]}"
    )
    patterns: dict[Id, Text] = key(
        "What to say about a pattern that the log shows; the game knows eleven.",
        default={},
        absent="the game's own words",
        example="{security_last: Security came last, and so did the alarm.}",
    )

    @model_validator(mode="before")
    @classmethod
    def _patterns_by_id(cls, data: Any) -> Any:
        """A list of patterns, each with its id and text, is the same as a mapping from id to text."""
        if not isinstance(data, dict) or not isinstance(found := data.get("patterns"), list):
            return data
        if not all(isinstance(item, dict) and set(item) == {"id", "text"} for item in found):
            return data
        if not all(isinstance(item["id"], str) for item in found):
            return data
        return {**data, "patterns": {item["id"]: item["text"] for item in found}}


class Waiver(Strict):
    """A warning that the author has considered and keeps."""

    code: str = key("The code of the warning.", example="W401")
    where: str = key(
        "The key path that it stands at, or the beginning of it.",
        default="",
        absent="everywhere",
        example="cases.alarm_night",
    )
    because: Text = key("Why it is right here.")


class Scenario(Strict):
    """A whole scenario: ``scenario.yaml``."""

    taktskifte: Literal[1] = key("Version of the scenario language.")
    id: Id = key("The scenario's permanent name; the same as its folder's.")
    language: Literal["nb", "nn", "en"] = key("Language of the texts in this file.", default="nb")
    title: Title = key("What the scenario is called.")
    summary: Text | None = key("What it is about, in a sentence or two.", default=None)
    themes: Ids = key(
        "Themes to find it by.", default=(), absent="none", example="[e_health, change_leadership]"
    )
    learning_goals: dict[Id, Text] = key(
        "What a group should be able to do afterwards, by id.", default={}, absent="none"
    )
    minutes: Minutes = key("How long it takes.", default=Minutes.model_construct(), absent="90 and 30")
    turns: Turns = key(
        "How many turns there are, and how long each is.",
        default=Turns.model_construct(),
        absent="six half-years",
    )
    municipality: Municipality = key("The fictional municipality.")
    budget: Budget = key(
        "The money for change.", default=Budget.model_construct(), absent="follows the population"
    )
    start: Start = key(
        "Where the municipality stands when the game begins.",
        default=Start.model_construct(),
        absent="an ordinary place",
    )
    values: dict[Id, Value] = key(
        "The ambitions that a group chooses three of; at least three.", default={}, absent=_STANDARD
    )
    services: dict[Id, Service] = key("The services.", default={}, absent=_STANDARD)
    initiatives: dict[Id, Initiative] = key("What can be built; at least one.")
    seats: dict[Id, Seat] = key("The roles at the table.", default={}, absent=_STANDARD)
    cases: dict[Id, Case] = key("Dilemmas that the group must answer.", default={}, absent="none")
    events: dict[Id, Event] = key("What happens to the municipality.", default={}, absent="none")
    news: Annotated[tuple[News, ...], Keyed()] = key(
        "Stories in the local newspaper, by what happened.", default=(), absent="the game's own"
    )
    chapters: Annotated[tuple[Chapter, ...], Keyed()] = key(
        "Parts of the game, each with a pause for thought; the last one ends with the last turn.",
        default=(),
        absent="one whole",
    )
    endings: dict[Id, Ending] = key("How it can go, judged on election day.", default={}, absent=_STANDARD)
    glossary: dict[Id, Annotated[Term, Shorthand(("text",))]] = key(
        "Terms that texts can mark as [[id]]; added to the game's own.",
        default={},
        absent="the game's own",
        example="{benefit_owner: The one who answers for a benefit.}",
    )
    debrief: Debrief = key(
        "What to talk about afterwards.", default=Debrief.model_construct(), absent="the game's own words"
    )
    guide: dict[str, Annotated[Guide, Shorthand(("hints",))]] = key(
        "Hints by turn, for a first game; 0 is before the first turn.", default={}, absent="none"
    )
    model: dict[str, dict[str, float]] = key(
        "Parameters of the model: group, name and value. Only for those who know the model.",
        default={},
        absent="the library's figures",
        example="{adoption: {word_of_mouth: 1.9}}",
    )
    assumptions: Texts = key("What is assumed in the scenario.", default=(), absent="none")
    sources: Texts = key("Where its facts come from.", default=(), absent="none")
    waivers: Annotated[tuple[Waiver, ...], Listed(False)] = key(
        "Warnings from the checker that are right as they are, and why.", default=(), absent="none"
    )


__all__ = [
    "VERSION",
    "Available",
    "Benefit",
    "Budget",
    "Case",
    "Chapter",
    "Cost",
    "Debrief",
    "Ending",
    "Event",
    "Footprint",
    "Guide",
    "Indicator",
    "Initiative",
    "InitiativeStart",
    "Lever",
    "Minutes",
    "Municipality",
    "Needs",
    "News",
    "Option",
    "Provides",
    "Scenario",
    "Seat",
    "Service",
    "Start",
    "Term",
    "Turns",
    "Value",
    "Waiver",
]
