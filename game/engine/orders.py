"""What a group decides in a turn.

Money is in tenths of MNOK so that a whole game packs into a short code; references are indexes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

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


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a decision cannot be confirmed: a text key ``refused.<reason>`` with ids and numbers to fill in."""

    key: str
    args: Mapping[str, str | float | int]
