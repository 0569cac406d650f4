"""What a group decides in a turn, for one game (``Decision``) and for many at once (``Orders``).

Money is in tenths of MNOK so that a whole game packs into a short code; references are indexes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from game.engine.arithmetic import Mask, Whole
from game.engine.parts import PARTS, expect_every_part
from game.engine.shapes import KEPT, Act

__all__ = ["KEPT", "Act", "Decision", "Four", "Orders", "Refusal"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One turn's decisions; what each part is stands in ``parts.PARTS``.

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
        for part in PARTS:
            part.shape.check(part.name, getattr(self, part.name))


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
        return Orders(**{part.name: part.shape.lanes(getattr(decision, part.name)) for part in PARTS})

    def decision(self) -> Decision:
        """Return the orders of one game as its decision."""
        return Decision(**{part.name: part.shape.decided(getattr(self, part.name)) for part in PARTS})


expect_every_part("engine/orders.py, Decision", (field.name for field in fields(Decision)))
expect_every_part("engine/orders.py, Orders", (field.name for field in fields(Orders)))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision cannot be confirmed.

    Attributes:
        key: The text, ``refused.<reason>``.
        args: Ids and numbers to fill it with.
        part: The part of the decision that it is about; "" when it is about none.
    """

    key: str
    args: Mapping[str, str | float | int]
    part: str = ""
