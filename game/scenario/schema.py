"""The scenario language: the one definition of every key, with its description, unit, range and default.

Validation, the schema for editors and everything else that speaks of the language is made from these classes.
"""

from typing import Annotated, Literal

from game.scenario.conditions import InitiativeStatus, TurnRange, When
from game.scenario.effects import Effects, Later
from game.scenario.scalars import (
    Id,
    Keyed,
    LevelValue,
    Listed,
    Load,
    Money,
    Percentage,
    Period,
    Privacy,
    Pros,
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

VERSION = 1
Lever = Literal["strategy", "technology", "organisation", "leadership"]
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
Happening = Literal["attack", "storm", "strike", "budget_cut", "celebration", "outage", "visit", "none"]
Feature = Literal["emphasis", "freed_time", "scaling", "owners", "baseline", "initiatives"]
Ids = Annotated[tuple[Id, ...], Listed()]
Texts = Annotated[tuple[Text, ...], Listed()]


class Minutes(Strict):
    """How long a session takes."""

    play: Whole = key("Minutes of play.", default=90, unit="minutes", low=5, high=600)
    debrief: Whole = key("Minutes of debrief.", default=30, unit="minutes", low=0, high=300)


class Turns(Strict):
    """How many turns there are and how long each is."""

    count: Whole = key("Number of turns.", default=6, unit="turns", low=1, high=20)
    length: Literal["half_year", "quarter", "year"] = key("Length of a turn.", default="half_year")
    start: Period = key("The first turn's first month.", default="2027-01", example="2027-01")


class Municipality(Strict):
    """The fictional municipality."""

    name: Title = key("Its name; fictional, the checker knows the real ones.")
    paper: Title | None = key("The name of the local newspaper.", default=None)
    population: Whole = key("Inhabitants.", default=15_000, unit="inhabitants", low=200, high=800_000)
    staff: Whole | None = key(
        "Employees; a tenth of the inhabitants when left out.", default=None, low=10, high=80_000
    )
    story: Text | None = key("What the place is like, in a paragraph or three.", default=None)


class Budget(Strict):
    """The money for change, staff hours included."""

    per_turn: Money | None = key(
        "Each turn; follows from the population when left out.", default=None, unit="MNOK"
    )
    reserve: Money | None = key("In the reserve at the start.", default=None, unit="MNOK")
    carry_over: bool = key("Whether unspent money stays in the reserve.", default=True)
    loan_limit: Money | None = key(
        "How far below zero before the council steps in.", default=None, unit="MNOK"
    )


class InitiativeStart(Strict):
    """How far an initiative has come when the game begins."""

    built: LevelValue = key("Technology in place.", default=0.0, unit="0-100")
    adoption: LevelValue = key("Share of the affected staff who use it.", default=0.0, unit="0-100")
    practice: LevelValue = key("How far the work has been changed.", default=0.0, unit="0-100")
    follow_up: LevelValue = key("How well its benefits are followed up.", default=0.0, unit="0-100")
    owner: Id | None = key("Who answers for its benefits.", default=None)
    status: InitiativeStatus | None = key("Its status; follows from `built` when left out.", default=None)


class Start(Strict):
    """Where the municipality stands when the game begins."""

    strategy: LevelValue = key("Clarity of strategy.", default=20.0, unit="0-100")
    technology: LevelValue = key("Data, platform and freedom from debt.", default=25.0, unit="0-100")
    organisation: LevelValue = key("Competence and readiness to change work.", default=30.0, unit="0-100")
    leadership: LevelValue = key("Leadership of change.", default=25.0, unit="0-100")
    security: LevelValue = key("Security.", default=35.0, unit="0-100")
    citizen_trust: LevelValue = key("Trust among inhabitants.", default=55.0, unit="0-100")
    staff_trust: LevelValue = key("Trust among staff.", default=50.0, unit="0-100")
    fatigue: LevelValue = key("Change fatigue.", default=10.0, unit="0-100")
    exclusion: LevelValue = key("Inhabitants left outside digital services.", default=10.0, unit="0-100")
    demand_growth: Percentage | None = key("Growth in demand.", default=None, unit="% a year")
    initiatives: dict[Id, InitiativeStart] = key("Initiatives that are under way.", default={})


class Value(Strict):
    """An ambition that a group can choose."""

    title: Title = key("What it is called.")
    text: Text | None = key("What it means for people.", default=None)
    icon: Id | None = key("Its icon.", default=None)
    weighs: dict[Indicator, Weight] = key("How much each indicator counts in the result.", default={})
    favours: Ids = key("Initiatives that fit it.", default=())
    opposes: Ids = key("Initiatives that pull against it.", default=())


class Service(Strict):
    """A service of the municipality."""

    title: Title = key("What it is called.")
    text: Text | None = key("What it is like to work and to be served there.", default=None)
    weight: Weight = key("How much it counts in service quality.", default=10.0)
    quality: LevelValue = key("Quality at the start.", default=50.0, unit="0-100")
    pressure: LevelValue = key("Pressure at the start.", default=45.0, unit="0-100")
    competence: LevelValue | None = key(
        "Competence at the start; as `organisation` when left out.", default=None
    )
    building: Building = key("Its building in the town.", default="office")
    icon: Id | None = key("Its icon.", default=None)
    staff: Whole | None = key("Employees; by weight when left out.", default=None, low=1, high=60_000)


class Cost(Strict):
    """What an initiative costs."""

    build: Money | None = key("To build it, once, paid over time.", default=None, unit="MNOK")
    running: Money = key("To run it when delivered.", default=0.0, unit="MNOK a year")


class Benefit(Strict):
    """What an initiative gives at full effect."""

    value: Money = key("Freed time and avoided cost.", default=0.0, unit="MNOK a year")
    cashable: Percentage = key("How much of it could become money.", default=30.0, unit="%")
    quality: LevelValue = key("Points of quality in the services that it serves.", default=0.0, unit="points")


class Footprint(Strict):
    """Emissions of an initiative."""

    build: Tonnes = key("From building it.", default=0.0, unit="tonnes CO2e")
    use: Tonnes = key("From its use, a year.", default=0.0, unit="tonnes CO2e a year")
    saves: Tonnes = key("Saved at full effect, a year.", default=0.0, unit="tonnes CO2e a year")


class Needs(Strict):
    """What must be in place before an initiative can start."""

    strategy: LevelValue | None = key("Maturity of strategy.", default=None, unit="0-100")
    technology: LevelValue | None = key("Maturity of technology.", default=None, unit="0-100")
    organisation: LevelValue | None = key("Maturity of organisation.", default=None, unit="0-100")
    leadership: LevelValue | None = key("Leadership.", default=None, unit="0-100")
    completed: Ids = key("Initiatives that must be delivered first.", default=())


class Available(Strict):
    """When an initiative is offered."""

    turn: Annotated[TurnRange, Shorthand(("from", "to"))] = key("The turns in which it can be started.")


class Provides(Strict):
    """What else an initiative strengthens when it is in use."""

    data: LevelValue | None = key("Sharing of data.", default=None, unit="0-100")
    platform: LevelValue | None = key("The shared platform.", default=None, unit="0-100")
    security: LevelValue | None = key("Security.", default=None, unit="0-100")


class Initiative(Strict):
    """Something to build, use and harvest from. What is left out comes from its archetype."""

    from_: Id | None = key("An archetype of the catalogue, for sourced figures.", default=None, alias="from")
    title: Title | None = key("What it is called.", default=None)
    pitch: Text | None = key("What it is and what must change for it to help.", default=None)
    practice: Text | None = key("How the work itself must change.", default=None)
    icon: Id | None = key("Its icon.", default=None)
    services: dict[Id, Weight] = key("Which services it serves, and in what shares.", default={})
    cost: Cost | None = key("What it costs.", default=None)
    time: Years | None = key("Shortest time to build it.", default=None, unit="years")
    change_load: Load | None = key("How much it asks of people's capacity for change.", default=None)
    usefulness: LevelValue | None = key(
        "How useful those who work with it find it.", default=None, unit="0-100"
    )
    complexity: LevelValue | None = key("How hard it is to learn.", default=None, unit="0-100")
    benefit: Benefit | None = key("What it gives at full effect.", default=None)
    privacy: Privacy | None = key("How sensitive its data are.", default=None)
    footprint: Footprint | None = key("Its emissions.", default=None)
    needs: Needs = key("What must be in place first.", default=Needs.model_construct())
    available: Available | None = key("When it is offered; always when left out.", default=None)
    staff: Whole | None = key("Affected employees.", default=None, unit="employees", low=1, high=60_000)
    pilot: bool | None = key("Whether it may start as a pilot.", default=None)
    owners: Ids = key("Who may answer for its benefits; anybody when left out.", default=())
    citizen_facing: bool | None = key("Whether inhabitants use it themselves.", default=None)
    provides: Provides | None = key("What else it strengthens.", default=None)
    lever_hint: Lever | None = key("The lever it leans on most.", default=None)
    source: Text | None = key("Where the figures come from, or `assumption`.", default=None)
    assumption: Text | None = key("What is assumed about the figures, and why.", default=None)


class Seat(Strict):
    """A role at the table."""

    title: Title = key("What it is called.")
    text: Text | None = key("What it looks after.", default=None)
    lever: Lever | None = key("The lever it speaks for.", default=None)
    icon: Id | None = key("Its icon.", default=None)


class Option(Strict):
    """An answer to a case."""

    title: Title = key("What is done.")
    text: Text | None = key("What that means.", default=None)
    pros: Pros | None = key("What speaks for it.", default=None)
    cons: Pros | None = key("What speaks against it.", default=None)
    effects: Effects = key("What it does at once.", default=Effects.model_construct())
    later: Annotated[tuple[Later, ...], Listed(False)] = key("What it does later.", default=())
    because: Text | None = key("Why it works so, in words that a player reads.", default=None)
    requires: When | None = key("When it can be chosen; always when left out.", default=None)


class Case(Strict):
    """A dilemma that the group must answer."""

    title: Title = key("What it is called.")
    service: Id | None = key("Where it arises.", default=None)
    when: When = key("When it can come up.", default=When.model_construct())
    priority: Whole = key("Higher comes first when several are due.", default=0, low=-100, high=100)
    text: Text = key("The situation.")
    seats: dict[Id, Text] = key("What each seat knows or fears.", default={})
    discuss: Text | None = key("A question to talk about.", default=None)
    options: dict[Id, Option] = key("The answers, two to four.")


class Event(Strict):
    """Something that happens to the municipality."""

    title: Title = key("What it is called.")
    when: When = key("When it strikes.", default=When.model_construct())
    chance: Percentage | None = key("Chance each turn that `when` holds.", default=None, unit="%")
    otherwise: Id | None = key("The event shown when it is due but was prevented.", default=None)
    repeats: bool = key("Whether it can strike more than once.", default=False)
    effects: Effects = key("What it does at once.", default=Effects.model_construct())
    later: Annotated[tuple[Later, ...], Listed(False)] = key("What it does later.", default=())
    headline: Title | None = key("The newspaper's headline.", default=None)
    text: Text | None = key("What happened.", default=None)
    because: Text | None = key("Why it happened or had this effect.", default=None)
    lesson: Text | None = key("What can be learnt from it.", default=None)
    teaches: Id | None = key("A lever, an indicator or a learning goal.", default=None)
    happening: Happening = key("What is seen in the town.", default="none")


class News(Strict):
    """A story in the local newspaper."""

    id: Id = key("Its permanent name.")
    when: When = key("When it can be printed.", default=When.model_construct())
    headline: Title = key("The headline.")
    text: Text | None = key("The story.", default=None)
    priority: Whole = key("Higher comes first.", default=0, low=-100, high=100)


class Chapter(Strict):
    """A part of the game, with a pause for thought at its end."""

    id: Id = key("Its permanent name.")
    title: Title = key("What it is called.")
    text: Text | None = key("What it is about.", default=None)
    ends_after: Whole = key("Its last turn.", unit="turns", low=1, high=20)
    opens: Annotated[tuple[Feature, ...], Listed()] = key("What becomes possible when it begins.", default=())
    reflect: Texts = key("Questions at its end.", default=())
    take_home: Texts = key("Work to do at home afterwards.", default=())


class Ending(Strict):
    """How it went, judged on election day."""

    title: Title = key("What it is called.")
    when: When = key("When it is reached; the first that holds, by priority.", default=When.model_construct())
    text: Text = key("What happens.")
    priority: Whole = key("Higher is tried first.", default=0, low=-100, high=100)


class Term(Strict):
    """A term that a text can mark as [[id]]."""

    term: Title | None = key("The term as it is written.", default=None)
    text: Text = key("What it means.")


class Debrief(Strict):
    """What the group talks about afterwards."""

    questions: dict[Id, Texts] = key("Questions by learning goal.", default={})
    patterns: dict[Id, Text] = key("What to say about a pattern in the group's play.", default={})


class Guide(Strict):
    """Hints for one turn of a first game: for the whole turn, or for one of its phases."""

    hints: Texts = key("Hints for the turn.", default=())
    status: Texts = key("When the figures are shown.", default=())
    case: Texts = key("When a case is on the table.", default=())
    budget: Texts = key("When the money is shared out.", default=())
    prediction: Texts = key("Before guessing.", default=())
    passing: Texts = key("While the time passes.", default=())


class Waiver(Strict):
    """A warning that the author has considered and keeps."""

    code: str = key("The code of the warning.", example="W401")
    where: str = key(
        "The key path that it stands at, or its beginning.", default="", example="cases.alarm_night"
    )
    because: Text = key("Why it is right here.")


class Scenario(Strict):
    """A whole scenario: ``scenario.yaml``."""

    taktskifte: Literal[1] = key("Version of the scenario language.")
    id: Id = key("Permanent name; the same as its folder's.")
    language: Literal["nb", "nn", "en"] = key("Language of the texts in this file.", default="nb")
    title: Title = key("What it is called.")
    summary: Text | None = key("What it is about, in a sentence or two.", default=None)
    themes: Ids = key("Themes to find it by.", default=())
    learning_goals: dict[Id, Text] = key("What a group should be able to do afterwards.", default={})
    minutes: Minutes = key("How long it takes.", default=Minutes.model_construct())
    turns: Turns = key("How many turns.", default=Turns.model_construct())
    municipality: Municipality = key("The fictional municipality.")
    budget: Budget = key("The money for change.", default=Budget.model_construct())
    start: Start = key("Where the municipality stands.", default=Start.model_construct())
    values: dict[Id, Value] = key(
        "Ambitions to choose three of; the standard ones when left out.", default={}
    )
    services: dict[Id, Service] = key("The services; the standard ones when left out.", default={})
    initiatives: dict[Id, Initiative] = key("What can be built.")
    seats: dict[Id, Seat] = key("Roles at the table; the standard ones when left out.", default={})
    cases: dict[Id, Case] = key("Dilemmas.", default={})
    events: dict[Id, Event] = key("Events.", default={})
    news: Annotated[tuple[News, ...], Keyed()] = key("Newspaper stories.", default=())
    chapters: Annotated[tuple[Chapter, ...], Keyed()] = key("Parts of the game.", default=())
    endings: dict[Id, Ending] = key("Endings; the standard ones when left out.", default={})
    glossary: dict[Id, Annotated[Term, Shorthand(("text",))]] = key(
        "Terms, added to the game's own.", default={}
    )
    debrief: Debrief = key("What to talk about afterwards.", default=Debrief.model_construct())
    guide: dict[str, Annotated[Guide, Shorthand(("hints",))]] = key(
        "Hints by turn, for a first game; 0 is before the first.", default={}
    )
    model: dict[str, dict[str, float]] = key("Parameters of the model: group, name, value.", default={})
    assumptions: Texts = key("What is assumed.", default=())
    sources: Texts = key("Where facts come from.", default=())
    waivers: Annotated[tuple[Waiver, ...], Listed(False)] = key(
        "Warnings that are kept, and why.", default=()
    )
