"""What a decision is, stated once: its parts, with their subjects and choices, when each opens and its cost.

Read from this table: the checks of a ``Decision``, its ids in a log and a plan, its numbers in a play code,
what still applies under other rules, what two decisions differ in, what stands in the way, and the genes of
the search for good play. What a part *does* stands in ``phases.DONE``, and the words for it in the rooms that
tell; each such table holds itself to this one (``expect_every_part``), so that a forgotten piece is named at
once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.engine import prices, reasons
from game.engine.arithmetic import Lane
from game.engine.reasons import Reason, Turn
from game.engine.rules import Rules
from game.engine.shapes import Acts, Amounts, Answers, Entries, Holders, Leanings, Marks, Shape
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.engine.work import Work

Reasons = Callable[[Turn, int, int], Iterator[Reason]]


def _no_choices(rules: Rules, subject: int) -> Sequence[str]:
    return ()


def _no_reasons(turn: Turn, subject: int, choice: int) -> Iterator[Reason]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a decision.

    Attributes:
        name: The field of ``Decision`` and of ``Orders``; its key in logs and plans.
        shape: How it stands there.
        kind: What such a decision is called where it is lost (``lost.<kind>``).
        subject: What it is about, a word that reasons are filled with: lever, initiative, service or case.
        subjects: Their ids, in order.
        choices: The ids of what may be chosen of a subject; none for amounts and marks.
        chosen: What a choice is called in a plan's problems.
        feature: The feature of ``vocabulary.FEATURES`` that opens it; "" when it is open from the start, or
            when its reasons say so of each choice.
        twice: The reason against a subject that is named again.
        cost: MNOK that it costs at once, of one game or of many, as ``Orders`` hold it; None when it is free.
        reasons: What else may stand in the way of a choice.
    """

    name: str
    shape: Shape
    kind: str
    subject: str
    subjects: Callable[[Rules], Sequence[str]]
    choices: Callable[[Rules, int], Sequence[str]] = _no_choices
    chosen: str = ""
    feature: str = ""
    twice: str = ""
    cost: Callable[[Work, Any], Lane] | None = None
    reasons: Reasons = _no_reasons

    def names(self, rules: Rules, subject: int) -> Mapping[str, int]:
        """Return the number of each choice of a subject, by its word; empty for amounts and marks."""
        return self.shape.names(self.choices(rules, subject))

    def word(self, rules: Rules, subject: int, choice: int) -> str:
        """Return the word of a choice.

        Raises:
            KeyError: there is none.
        """
        return {number: word for word, number in self.names(rules, subject).items()}[choice]

    def knows(self, rules: Rules, subject: int, choice: int) -> bool:
        """Say whether a scenario has the subject, and the choice."""
        if not 0 <= subject < len(self.subjects(rules)):
            return False
        return not self.chosen or choice in self.shape.numbers(len(self.choices(rules, subject)))

    def ever_open(self, rules: Rules) -> bool:
        """Say whether it opens before a game is over."""
        return rules.opens.get(self.feature, 1) <= rules.turns


def _levers(rules: Rules) -> Sequence[str]:
    return LEVERS


def _initiatives(rules: Rules) -> Sequence[str]:
    return [each.id for each in rules.initiatives]


def _services(rules: Rules) -> Sequence[str]:
    return [each.id for each in rules.services]


def _cases(rules: Rules) -> Sequence[str]:
    return [each.id for each in rules.cases]


PARTS = (
    Part(
        "levers", Amounts(), kind="levers", subject="lever", subjects=_levers, cost=prices.lever_cost,
        reasons=reasons.lever_reasons,
    ),
    Part(
        "emphasis", Leanings(), kind="emphasis", subject="lever", subjects=_levers,
        choices=lambda rules, lever: EMPHASIS[lever], chosen="emphasis", feature="emphasis",
    ),
    Part(
        "acts", Acts(), kind="act", subject="initiative", subjects=_initiatives,
        choices=lambda rules, initiative: ACTS, chosen="act", twice="refused.two_acts",
        reasons=lambda turn, n, act: reasons.act_reasons(turn.work, turn.facts, ACTS[act], n),
    ),
    Part(
        "baseline", Marks(), kind="baseline", subject="initiative", subjects=_initiatives, feature="baseline",
        twice="refused.baseline_taken", cost=prices.baselines_cost,
        reasons=lambda turn, n, _: reasons.baseline_reasons(turn.work, n, n in turn.starting),
    ),
    Part(
        "owners", Holders(), kind="owner", subject="initiative", subjects=_initiatives,
        choices=lambda rules, initiative: rules.owners, chosen="owner", feature="owners",
        reasons=lambda turn, n, owner: reasons.owner_reasons(turn.work, n, owner, n in turn.starting),
    ),
    Part(
        "freed_time", Holders(), kind="freed_time", subject="service", subjects=_services,
        choices=lambda rules, service: FREED_TIME, chosen="use", feature="freed_time",
    ),
    Part(
        "choices", Answers(), kind="case", subject="case", subjects=_cases,
        choices=lambda rules, case: [each.id for each in rules.cases[case].options], chosen="option",
        twice="refused.case_answered_twice", cost=prices.answers_cost, reasons=reasons.answer_reasons,
    ),
)  # fmt: skip
"""The parts of a decision, in the order of its fields and of a play code. A new one is added at the end."""

PART = {part.name: part for part in PARTS}


class MissingPart(TypeError):
    """A table or a class does not hold the parts that a decision has."""


def expect_every_part(place: str, names: Iterable[str]) -> None:
    """Hold a table that says something of each part to ``PARTS``; called where the table is made.

    Raises:
        MissingPart: naming the place, and the part that is missing or that no decision has.
    """
    given = list(names)
    for part in PARTS:
        if part.name not in given:
            raise MissingPart(f"{place}: the decision's part '{part.name}' is missing")
    for name in given:
        if name not in PART:
            raise MissingPart(f"{place}: '{name}' is no part of a decision (engine/parts.py)")


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one subject, what two decisions say differently; None where one says nothing."""

    part: Part
    subject: int
    first: int | None
    second: int | None


def differences(first: object, second: object) -> tuple[Difference, ...]:
    """Return what two decisions differ in, in the order of the parts and of the first decision.

    Args:
        first: A ``Decision``.
        second: Another, under the same rules.
    """
    found = []
    for part in PARTS:
        one, other = (dict(entries(each, part)) for each in (first, second))
        for subject in dict.fromkeys((*one, *other)):
            if one.get(subject) != other.get(subject):
                found.append(Difference(part, subject, one.get(subject), other.get(subject)))
    return tuple(found)


def entries(decision: object, part: Part) -> Entries:
    """Return what a decision says in one of its parts."""
    return part.shape.entries(getattr(decision, part.name))
