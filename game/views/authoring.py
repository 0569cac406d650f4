"""What an author sees of a scenario that is being written: its problems, and a game that went on under it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One thing that is wrong, doubtful or worth a thought.

    Attributes:
        level: ``error``, ``warning`` or ``advice``.
        level_text: the same as a word.
        code: permanent, such as ``E102``; empty where there is none.
        place: file, line and column; the file as it lies in the scenario's folder.
        line: the line's number; 0 when the problem has no line.
        source: the line itself, its tabs as spaces; only the part round the place when it is very long.
        start, length: what to point at in ``source``.
        message: what is wrong.
        remedy: what to do (may be empty).
    """

    level: str
    level_text: str
    code: str
    place: str
    line: int
    source: str
    start: int
    length: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """What is wrong with a scenario's files, the gravest first (``summary``: how many of each level)."""

    name: str
    path: str
    summary: str
    problems: tuple[ProblemView, ...]

    def count(self, level: str) -> int:
        """Return how many there are of a level."""
        return sum(each.level == level for each in self.problems)


@dataclass(frozen=True, slots=True)
class RenewedView:
    """A game whose scenario was read again.

    Attributes:
        renewed: it was read, and the game could take it; else the rules it had still hold.
        changed: what the files say is another thing than before.
        text: what happened.
        lost: what was decided and no longer applies, one sentence each.
    """

    renewed: bool
    changed: bool
    text: str
    lost: tuple[str, ...] = ()
