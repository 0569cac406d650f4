"""What a group decides in a turn, for one game (``Decision``) and for many at once (``Orders``).

Money is in tenths of MNOK so that a whole game packs into a short code; references are indexes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.arithmetic import Mask, Whole
from game.engine.vocabulary import ACTS


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with an initiative: one of ``vocabulary.ACTS``."""

    kind: str
    initiative: int


@dataclass(frozen=True, slots=True)
class Decision:
    """One turn's decisions.

    Attributes:
        levers: Tenths of MNOK this turn on strategy, technology, organisation and leadership.
        emphasis: Branch leaned on per lever: 0 even, 1..3 as in ``vocabulary.EMPHASIS``.
        acts: At most one act per initiative.
        baseline: Initiatives measured before delivery.
        owners: (initiative, owner) pairs; what is not named keeps its owner.
        freed_time: (service, use) pairs, use an index of ``FREED_TIME``; what is not named keeps its use.
        choices: (case, option) pairs for the open cases; an unanswered case passes without effect.
    """

    levers: tuple[int, int, int, int] = (0, 0, 0, 0)
    emphasis: tuple[int, int, int, int] = (0, 0, 0, 0)
    acts: tuple[Act, ...] = ()
    baseline: tuple[int, ...] = ()
    owners: tuple[tuple[int, int], ...] = ()
    freed_time: tuple[tuple[int, int], ...] = ()
    choices: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no decision at all; whether one is allowed is for ``legal`` to say.

        Raises:
            ValueError: naming the place that does not hold whole numbers, or not as many as it should, or
                that gives one thing two owners or two uses.
        """
        for place, numbers, count in (("levers", self.levers, 4), ("emphasis", self.emphasis, 4)):
            _expect_wholes(place, numbers, count)
        _expect_wholes("baseline", self.baseline, len(self.baseline))
        _expect_wholes("acts", tuple(act.initiative for act in self.acts), len(self.acts))
        for name in ("owners", "freed_time", "choices"):
            for n, pair in enumerate(getattr(self, name)):
                _expect_wholes(f"{name}[{n}]", pair, 2)
        for name in ("owners", "freed_time"):
            _expect_different(name, [what for what, _ in getattr(self, name)])


def _expect_wholes(place: str, numbers: tuple[int, ...], count: int) -> None:
    if len(numbers) != count:
        raise ValueError(f"{place}: expected {count} whole numbers, not {len(numbers)}")
    for n, number in enumerate(numbers):
        if type(number) is not int:
            raise ValueError(f"{place}[{n}]: expected a whole number, not {number!r}")


def _expect_different(place: str, things: list[int]) -> None:
    if len(set(things)) != len(things):
        raise ValueError(f"{place}: the same is named twice")


KEPT = -2
"""In ``Orders``: the owner, or the use of freed time, stays as it is (-1 takes it away)."""

Four = tuple[Whole, Whole, Whole, Whole]


@dataclass(frozen=True, slots=True)
class Orders:
    """A turn's decisions in lane form: each entry is one number, or one number for each playthrough.

    The lists name what they are about by index and leave out what concerns nobody; within a list the order
    is that of a ``Decision``. What nobody may do must not stand here: there is no checking on the way.

    Attributes:
        levers: Tenths of MNOK on each lever.
        emphasis: Branch leaned on per lever.
        acts: (initiative, act) with the act's index in ``ACTS``, -1 for none; one act at most for each
            initiative of a playthrough, though an initiative may stand in several entries.
        baseline: (initiative, whether it is measured).
        owners: (initiative, owner), ``KEPT`` where it stays.
        freed_time: (service, use), ``KEPT`` where it stays.
        choices: (case, option), -1 where it is not answered.
    """

    levers: Four = (0, 0, 0, 0)
    emphasis: Four = (0, 0, 0, 0)
    acts: tuple[tuple[int, Whole], ...] = ()
    baseline: tuple[tuple[int, Mask], ...] = ()
    owners: tuple[tuple[int, Whole], ...] = ()
    freed_time: tuple[tuple[int, Whole], ...] = ()
    choices: tuple[tuple[int, Whole], ...] = ()

    @staticmethod
    def of(decision: Decision) -> Orders:
        """Return the orders of one game's decision."""
        return Orders(
            levers=decision.levers,
            emphasis=decision.emphasis,
            acts=tuple((act.initiative, ACTS.index(act.kind)) for act in decision.acts),
            baseline=tuple((n, True) for n in decision.baseline),
            owners=decision.owners,
            freed_time=decision.freed_time,
            choices=decision.choices,
        )

    def decision(self) -> Decision:
        """Return the orders of one game as its decision."""
        return Decision(
            levers=self.levers,
            emphasis=self.emphasis,
            acts=tuple(Act(ACTS[act], n) for n, act in self.acts if act >= 0),
            baseline=tuple(n for n, measured in self.baseline if measured),
            owners=tuple((n, owner) for n, owner in self.owners if owner != KEPT),
            freed_time=tuple((s, use) for s, use in self.freed_time if use != KEPT),
            choices=tuple((case, option) for case, option in self.choices if option >= 0),
        )


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision cannot be confirmed: a text key ``refused.<reason>`` with ids and numbers to fill in."""

    key: str
    args: Mapping[str, str | float | int]
