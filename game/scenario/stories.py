"""What happens in a scenario: cases, events, news, chapters, endings and hints."""

from __future__ import annotations

from typing import Annotated, Literal

from game.scenario.conditions import When
from game.scenario.effects import Effects, Later
from game.scenario.scalars import Id, Listed, Percentage, Pros, Strict, Text, Title, Whole, key
from game.scenario.tellings import Telling

Happening = Literal["attack", "storm", "strike", "budget_cut", "celebration", "outage", "visit", "none"]
Feature = Literal["emphasis", "freed_time", "scaling", "owners", "baseline", "initiatives"]
Texts = Annotated[tuple[Text, ...], Listed()]

_ALWAYS = "always"
_NO_EFFECT = "no effect"


class Option(Strict):
    """An answer to a case."""

    title: Title = key("What is done, in a few words.")
    text: Text | None = key("What that means, in a sentence or two.", default=None)
    pros: Pros | None = key("What speaks for it: one text, or a list of short ones.", default=None)
    cons: Pros | None = key("What speaks against it: one text, or a list of short ones.", default=None)
    effects: Effects = key(
        "What it does at once.",
        default=Effects.model_construct(),
        absent=_NO_EFFECT,
        example="{cost: 0.4, staff_trust: +6}",
    )
    later: Annotated[tuple[Later, ...], Listed(False)] = key(
        "What it does some turns later.",
        default=(),
        absent=_NO_EFFECT,
        example="[{after: 2, effects: {fatigue: -3}, because: ...}]",
    )
    because: Telling | None = key(
        "Why it works so, in words that a player reads afterwards.",
        default=None,
        absent="nothing, and a warning when there are effects",
    )
    requires: When | None = key("When this answer can be chosen.", default=None, absent=_ALWAYS)


class Case(Strict):
    """A dilemma that the group must answer."""

    title: Title = key("What the case is called.")
    service: Id | None = key("The service where it arises.", default=None, absent="no particular service")
    when: When = key(
        "When it can come up; once in a game at most.",
        default=When.model_construct(),
        absent=_ALWAYS,
        example="{turn: {from: 2}}",
    )
    priority: Whole = key(
        "Which case comes first when several are due: the highest.", default=0, low=-100, high=100
    )
    text: Telling = key("The situation, in the words of those who are in it.")
    seats: dict[Id, Telling] = key(
        "What each seat knows or fears; only that seat gets to read it.", default={}, absent="nothing"
    )
    discuss: Text | None = key("A question to talk about before choosing.", default=None)
    options: dict[Id, Option] = key("The answers to choose between: two to four.")


class Event(Strict):
    """Something that happens to the municipality."""

    title: Title | None = key("What the event is called.", default=None, absent="the headline")
    when: When = key("When it strikes.", default=When.model_construct(), absent=_ALWAYS, example="{turn: 4}")
    chance: Percentage | None = key(
        "Chance of it in each turn when the condition holds; drawn from the seed.",
        default=None,
        unit="%",
        absent="certain",
        example="40",
    )
    otherwise: Id | None = key(
        "The good counterpart: the event that comes in the same turn to those who prevented this one.",
        default=None,
        absent="nothing happens",
        example="ransomware_held",
    )
    repeats: bool = key("Whether it can strike more than once.", default=False)
    effects: Effects = key("What it does at once.", default=Effects.model_construct(), absent=_NO_EFFECT)
    later: Annotated[tuple[Later, ...], Listed(False)] = key(
        "What it does some turns later.", default=(), absent=_NO_EFFECT
    )
    headline: Telling | None = key("The local newspaper's headline.", default=None, absent="the title")
    text: Telling | None = key("What happened.", default=None)
    because: Telling | None = key(
        "Why it happened, or had this effect, in words that a player reads.", default=None
    )
    lesson: Telling | None = key("What can be learnt from it.", default=None)
    teaches: Id | None = key(
        "The lever, the indicator or the learning goal that it is about.",
        default=None,
        example="leadership",
    )
    happening: Happening = key("What is seen in the town.", default="none")


class News(Strict):
    """A story in the local newspaper."""

    id: Id = key("Its permanent name.")
    when: When = key("When it can be printed.", default=When.model_construct(), absent=_ALWAYS)
    headline: Telling = key("The headline.")
    text: Telling | None = key("The story, in a few sentences.", default=None)
    priority: Whole = key(
        "Which story gets the front page when several could: the highest.", default=0, low=-100, high=100
    )


class Chapter(Strict):
    """A part of the game, with a pause for thought at its end."""

    id: Id = key("Its permanent name.")
    title: Title = key("What the chapter is called.")
    text: Text | None = key("What the chapter is about; read aloud when it begins.", default=None)
    ends_after: Whole = key("Its last turn.", unit="turns", low=1, high=20)
    opens: Annotated[tuple[Feature, ...], Listed()] = key(
        "What becomes possible when it begins; what no chapter opens is open from the start.",
        default=(),
        absent="nothing new",
        example="[owners, baseline]",
    )
    reflect: Texts = key("Questions to talk about at its end.", default=(), absent="none")
    take_home: Texts = key("Work to do at one's own workplace afterwards.", default=(), absent="none")


class Ending(Strict):
    """How it went, judged on election day."""

    title: Title | None = key(
        "What the ending is called.",
        default=None,
        absent="the standard ending's of that name, else Election day",
    )
    when: When = key(
        "When it is reached; the endings are tried by priority, and the first that holds is told.",
        default=When.model_construct(),
        absent=_ALWAYS,
    )
    text: Telling = key("What happens on election day.")
    priority: Whole = key("Which ending is tried first: the highest.", default=0, low=-100, high=100)


class Guide(Strict):
    """Hints for one turn of a first game: for the whole turn, for one of its phases, or for one control.

    A hint for a control is shown on its screen only, and only while there is something to do with it.
    """

    hints: Texts = key("Hints for the whole turn, given as it begins.", default=(), absent="none")
    status: Texts = key("Hints when the figures are shown.", default=(), absent="none")
    case: Texts = key("Hints when a case is on the table.", default=(), absent="none")
    budget: Texts = key("Hints when the money is shared out.", default=(), absent="none")
    prediction: Texts = key("Hints before the group predicts.", default=(), absent="none")
    passing: Texts = key("Hints while the time passes.", default=(), absent="none")
    why: Texts = key("Hints on why figures moved, once a turn has been played.", default=(), absent="none")
    levers: Texts = key("Hints on the four levers, beside them.", default=(), absent="none")
    start: Texts = key("Hints on starting something, until something is chosen.", default=(), absent="none")
    owners: Texts = key(
        "Hints on benefit owners, while one can be given and none has been.", default=(), absent="none"
    )
    baseline: Texts = key(
        "Hints on measuring a baseline, while one can be measured and none is.", default=(), absent="none"
    )
    emphasis: Texts = key("Hints on what a lever leans on, until one leans.", default=(), absent="none")
    freed_time: Texts = key(
        "Hints on freed time, while some waits for a decision.", default=(), absent="none"
    )
