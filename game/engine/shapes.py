"""The shapes that a part of a decision may have: an amount or a choice for each lever, an act, a mark or a
choice for some subjects.

A shape knows how its part stands in a ``Decision``, in the lanes of ``Orders`` and in the numbers of a play
code. Everything else sees a part as *entries*: pairs of a subject and what is decided of it, both whole
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.engine.vocabulary import ACTS, LEVERS

Entries = tuple[tuple[int, int], ...]
"""Pairs of a subject and a choice, by index, in the order they were decided."""

KEPT = -2
"""In lanes: the owner, or the use of freed time, stays as it is (-1 takes it away)."""

UNDECIDED = "none"
"""The word for a subject that is left without: an owner, a use."""

EVEN = "even"
"""The word for money that leans on no branch."""

MAX_ITEMS = 1_000
"""Most entries of a part in a play code."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with an initiative: one of ``vocabulary.ACTS``."""

    kind: str
    initiative: int


def count(numbers: Iterator[int]) -> int:
    """Read how many entries follow in a play code.

    Raises:
        ValueError: more than any part has.
    """
    number = next(numbers)
    if number > MAX_ITEMS:
        raise ValueError(f"more than {MAX_ITEMS} entries")
    return number


def _expect_wholes(place: str, numbers: Sequence[int], length: int) -> None:
    if len(numbers) != length:
        raise ValueError(f"{place}: expected {length} whole numbers, not {len(numbers)}")
    for n, number in enumerate(numbers):
        if type(number) is not int:
            raise ValueError(f"{place}[{n}]: expected a whole number, not {number!r}")


class Shape:
    """How a part stands in a decision; this one, like its simplest heirs, as pairs of subject and choice.

    Attributes:
        empty: The part of a decision that decides nothing.
        repeats: Whether a plan that leaves the part out means the same as in the turn before.
    """

    empty: Any = ()
    repeats = False

    def check(self, name: str, value: Any) -> None:
        """Refuse what is no such part at all.

        Raises:
            ValueError: naming the place and what is wrong there.
        """
        for n, pair in enumerate(value):
            _expect_wholes(f"{name}[{n}]", pair, 2)

    def entries(self, value: Any) -> Entries:
        """Return what a decision's part says, as pairs."""
        return tuple(value)

    def value(self, entries: Entries) -> Any:
        """Return the decision's part that says so."""
        return entries

    def put(self, value: Any, subject: int, choice: int | None) -> Any:
        """Return the part with something else decided of one subject (None: nothing), by subject."""
        others = [entry for entry in self.entries(value) if entry[0] != subject]
        return self.value(tuple(sorted([*others, *(() if choice is None else ((subject, choice),))])))

    def names(self, choices: Sequence[str]) -> Mapping[str, int]:
        """Return the number that stands for each choice, by its word."""
        return {word: n for n, word in enumerate(choices)}

    def numbers(self, choices: int) -> range:
        """Return the numbers that stand for so many choices."""
        return range(choices)

    def pack(self, value: Any) -> list[int]:
        """Return the part as numbers of a play code, from 0 up."""
        return [len(value), *(number for subject, choice in value for number in (subject, choice + 1))]

    def unpack(self, numbers: Iterator[int]) -> Any:
        """Read what `pack` wrote.

        Raises:
            StopIteration: when the numbers end too early.
            ValueError, IndexError: when they are none that it writes.
        """
        # Lists, not generators: in a generator the end of the numbers would become another error.
        return tuple([(next(numbers), next(numbers) - 1) for _ in range(count(numbers))])

    def lanes(self, value: Any) -> Any:
        """Return one game's part as ``Orders`` hold it."""
        return value

    def decided(self, lanes: Any) -> Any:
        """Return what orders of one game decide, as its decision's part."""
        return tuple((subject, choice) for subject, choice in lanes if choice >= 0)


class _EveryLever(Shape):
    """A number for each lever."""

    empty = (0,) * len(LEVERS)
    repeats = True

    def check(self, name: str, value: Any) -> None:
        """Refuse all but a whole number for each lever."""
        _expect_wholes(name, value, len(LEVERS))

    def value(self, entries: Entries) -> Any:
        """Return the numbers, 0 for what is not named."""
        found = dict(entries)
        return tuple(found.get(n, 0) for n in range(len(LEVERS)))

    def pack(self, value: Any) -> list[int]:
        """Return the numbers as they are."""
        return list(value)

    def unpack(self, numbers: Iterator[int]) -> Any:
        """Read a number for each lever."""
        return tuple([next(numbers) for _ in LEVERS])

    def decided(self, lanes: Any) -> Any:
        """Return the numbers as they are."""
        return lanes


class Amounts(_EveryLever):
    """Tenths of MNOK for each lever."""

    def entries(self, value: Any) -> Entries:
        """Return every lever with its amount."""
        return tuple(enumerate(value))


class Leanings(_EveryLever):
    """For each lever one of its branches from 1, or 0: even."""

    def entries(self, value: Any) -> Entries:
        """Return the levers that lean."""
        return tuple((lever, branch) for lever, branch in enumerate(value) if branch)

    def names(self, choices: Sequence[str]) -> Mapping[str, int]:
        """Return the branches from 1, and what even is called."""
        return {EVEN: 0, **{word: n for n, word in enumerate(choices, start=1)}}

    def numbers(self, choices: int) -> range:
        """Return 0 and the branches."""
        return range(choices + 1)


class Marks(Shape):
    """Some of the subjects; a choice is 1."""

    def check(self, name: str, value: Any) -> None:
        """Refuse all but whole numbers."""
        _expect_wholes(name, value, len(value))

    def entries(self, value: Any) -> Entries:
        """Return what is marked."""
        return tuple((subject, 1) for subject in value)

    def value(self, entries: Entries) -> Any:
        """Return the subjects alone."""
        return tuple(subject for subject, _ in entries)

    def pack(self, value: Any) -> list[int]:
        """Return how many, and which."""
        return [len(value), *value]

    def unpack(self, numbers: Iterator[int]) -> Any:
        """Read how many, and which."""
        return tuple([next(numbers) for _ in range(count(numbers))])

    def lanes(self, value: Any) -> Any:
        """Return each with whether it is marked."""
        return tuple((subject, True) for subject in value)

    def decided(self, lanes: Any) -> Any:
        """Return what is marked."""
        return tuple(subject for subject, marked in lanes if marked)


class Acts(Shape):
    """At most one act for an initiative; a choice is its index in ``ACTS``."""

    def check(self, name: str, value: Any) -> None:
        """Refuse initiatives that are no whole numbers."""
        _expect_wholes(name, tuple(act.initiative for act in value), len(value))

    def entries(self, value: Any) -> Entries:
        """Return each initiative with its act; -1 where there is no such act."""
        return tuple((act.initiative, ACTS.index(act.kind) if act.kind in ACTS else -1) for act in value)

    def value(self, entries: Entries) -> Any:
        """Return the acts."""
        return tuple(Act(ACTS[choice], initiative) for initiative, choice in entries)

    def pack(self, value: Any) -> list[int]:
        """Return how many, and of each the act before the initiative."""
        return [len(value), *(number for n, act in self.entries(value) for number in (act, n))]

    def unpack(self, numbers: Iterator[int]) -> Any:
        """Read what `pack` wrote."""
        return tuple([Act(ACTS[next(numbers)], next(numbers)) for _ in range(count(numbers))])

    def lanes(self, value: Any) -> Any:
        """Return each initiative with its act."""
        return self.entries(value)

    def decided(self, lanes: Any) -> Any:
        """Return the acts that are done."""
        return self.value(tuple((initiative, act) for initiative, act in lanes if act >= 0))


class Answers(Shape):
    """A choice for some subjects; in lanes -1 where there is none."""


class Holders(Shape):
    """A choice for some subjects that stays until it is changed; -1 takes it away."""

    def check(self, name: str, value: Any) -> None:
        """Refuse all but pairs of whole numbers, and what gives one subject two choices."""
        super().check(name, value)
        if len({subject for subject, _ in value}) != len(value):
            raise ValueError(f"{name}: the same is named twice")

    def names(self, choices: Sequence[str]) -> Mapping[str, int]:
        """Return the choices, and what none of them is called."""
        return {**super().names(choices), UNDECIDED: -1}

    def numbers(self, choices: int) -> range:
        """Return -1 and the choices."""
        return range(-1, choices)

    def decided(self, lanes: Any) -> Any:
        """Return what does not stay as it is."""
        return tuple((subject, choice) for subject, choice in lanes if choice != KEPT)
