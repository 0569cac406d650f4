"""What a group decides in a turn, for one game (``Decision``) and for many at once (``Orders``).

Money is in tenths of MNOK so that a whole game packs into a short code; references are indexes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from game.engine.arithmetic import Mask, Whole
from game.engine.codec import from_plain, ranged, to_plain
from game.engine.vocabulary import ACTS


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with an initiative: one of ``vocabulary.ACTS``."""

    kind: str
    initiative: int = ranged(0, 10_000)


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

    KINDS: ClassVar[tuple[str, ...]] = ACTS

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        plain: dict[str, Any] = to_plain(self)
        return plain

    @staticmethod
    def from_json(document: Mapping[str, Any]) -> Decision:
        """Read a decision; whether it is allowed is for ``legal`` to say.

        Raises:
            RulesError: on a wrong shape, naming its path.
        """
        return from_plain(Decision, document)


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
