"""``checks.yaml``: what an author expects of a scenario, as a form to read."""

from __future__ import annotations

from typing import Annotated

from pydantic import RootModel, model_validator

from game.scenario.scalars import Id, Listed, Scalar, Strict, Title, Whole, key, refuse

# The names of `game.engine.policies`, told here because all that plays comes along with those.
POLICIES = (
    "balanced",
    "equal_split",
    "technology_only",
    "strategy_only",
    "organisation_only",
    "leadership_only",
    "nothing",
    "random",
)
Figure = Annotated[float, Scalar(-100_000, 100_000)]


class Share(Scalar):
    """A share of plays: ``0.9`` and ``90 %`` mean the same."""

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of a share without a per cent sign."""
        return 0, 1

    def read(self, value: object) -> float:
        """Return the share from 0 to 1."""
        in_percent = isinstance(value, str) and value.strip().endswith("%")
        number = super().read(value)
        if not in_percent and number > self.bounds[1]:
            raise refuse("range", given=number, low=0, high=1, unit="")
        return number / 100 if in_percent else number


ShareValue = Annotated[float, Share(0, 100, percent=True)]


class Limits(Strict):
    """What a figure must be."""

    ABSENT = "no limit"
    at_least: Figure | None = key("No less than this.", default=None)
    at_most: Figure | None = key("No more than this.", default=None)


class ShareLimits(Strict):
    """What a share of the plays must be."""

    ABSENT = "no limit"
    at_least: ShareValue | None = key(
        "In no fewer plays than this share.", default=None, unit="share", example="90 %"
    )
    at_most: ShareValue | None = key(
        "In no more plays than this share.", default=None, unit="share", example="5 %"
    )


class ComparePolicies(Strict):
    """Two policies, by one figure at the end (or after a turn)."""

    policies: Annotated[tuple[Id, ...], Listed(False)] = key(
        "Two policies; the first one's figure is divided by the second's.",
        example="[balanced, technology_only]",
    )
    on: Id = key("The indicator that they are compared by.", example="benefits_realised")
    ratio: Limits = key("What the first divided by the second must be.", example="{at_least: 2.0}")
    turn: Whole | None = key(
        "Looks at the figure after this turn.",
        default=None,
        unit="turns",
        low=1,
        high=20,
        absent="the last turn",
    )
    seeds: Whole = key("How many plays are made.", default=5, unit="plays", low=1, high=1000)


class Play(Strict):
    """Plays by one policy."""

    policy: Id = key("Who plays: one of the policies that come with the game.", example="balanced")
    seeds: Whole = key("How many plays are made.", default=20, unit="plays", low=1, high=2000)


class Expect(Strict):
    """What must come of the plays."""

    event: Id | None = key("An event that struck.", default=None)
    case: Id | None = key("A case that came up.", default=None)
    ending: Id | None = key("An ending that was reached.", default=None)
    indicator: Id | None = key("An indicator to look at.", default=None, example="economy")
    turn: Whole | None = key(
        "Looks at the figure after this turn.",
        default=None,
        unit="turns",
        low=1,
        high=20,
        absent="the last turn",
    )
    share: ShareLimits | None = key("The share of plays in which it happened.", default=None)
    below_zero: ShareLimits | None = key(
        "The share of plays in which the figure was below zero.", default=None
    )
    mean: Limits | None = key("The mean of the figure.", default=None)


class Expectation(Strict):
    """One thing that an author expects of a scenario."""

    name: Title = key("What is expected, in a sentence.")
    compare: ComparePolicies | None = key("Two policies against each other.", default=None)
    play: Play | None = key("Plays by one policy.", default=None)
    expect: Expect | None = key("What must come of those plays.", default=None)


class Expectations(RootModel[tuple[Expectation, ...]]):
    """The whole file."""

    @model_validator(mode="before")
    @classmethod
    def _as_tuple(cls, data: object) -> object:
        return tuple(data) if isinstance(data, list) else data
