"""``checks.yaml``: what an author expects of a scenario, as a form to read."""

from __future__ import annotations

from typing import Annotated

from pydantic import RootModel, model_validator

from game.scenario.scalars import Id, Listed, Scalar, Strict, Title, Whole, key

Figure = Annotated[float, Scalar(-100_000, 100_000)]


class Share(Scalar):
    """A share of plays: ``0.9`` and ``90 %`` mean the same."""

    def read(self, value: object) -> float:
        """Return the share from 0 to 1."""
        number = super().read(value)
        return number / 100 if isinstance(value, str) and value.strip().endswith("%") else number


ShareValue = Annotated[float, Share(0, 100, percent=True)]


class Limits(Strict):
    """What a figure must be."""

    at_least: Figure | None = key("No less than this.", default=None)
    at_most: Figure | None = key("No more than this.", default=None)


class ShareLimits(Strict):
    """What a share of the plays must be."""

    at_least: ShareValue | None = key("No less than this.", default=None, example="0.9 or 90 %")
    at_most: ShareValue | None = key("No more than this.", default=None, example="0.05 or 5 %")


class Compare(Strict):
    """Two policies, by one figure at the end (or after a turn)."""

    policies: Annotated[tuple[Id, ...], Listed(False)] = key(
        "Two policies; the first is divided by the second."
    )
    on: Id = key("An indicator.")
    ratio: Limits = key("What the first divided by the second must be.")
    turn: Whole | None = key("After this turn; the last when left out.", default=None, low=1, high=20)
    seeds: Whole = key("How many plays of each.", default=5, low=1, high=1000)


class Play(Strict):
    """Plays by one policy."""

    policy: Id = key("A policy.")
    seeds: Whole = key("How many plays.", default=20, low=1, high=2000)


class Expect(Strict):
    """What must come of the plays."""

    event: Id | None = key("An event that struck.", default=None)
    case: Id | None = key("A case that came up.", default=None)
    ending: Id | None = key("An ending that was reached.", default=None)
    indicator: Id | None = key("An indicator to look at.", default=None)
    turn: Whole | None = key("After this turn; the last when left out.", default=None, low=1, high=20)
    share: ShareLimits | None = key("The share of plays in which it happened.", default=None)
    below_zero: ShareLimits | None = key(
        "The share of plays in which the figure was below zero.", default=None
    )
    mean: Limits | None = key("The mean of the figure.", default=None)


class Expectation(Strict):
    """One thing that an author expects."""

    name: Title = key("What is expected, in a sentence.")
    compare: Compare | None = key("Two policies against each other.", default=None)
    play: Play | None = key("Plays by one policy.", default=None)
    expect: Expect | None = key("What must come of them.", default=None)


class Expectations(RootModel[tuple[Expectation, ...]]):
    """The whole file."""

    @model_validator(mode="before")
    @classmethod
    def _as_tuple(cls, data: object) -> object:
        return tuple(data) if isinstance(data, list) else data
