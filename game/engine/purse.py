"""What money there is this turn: granted, kept, committed to running, and free to divide."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.arithmetic import total
from game.engine.dynamics.benefits import running
from game.engine.rules import Rules
from game.engine.state import Tag
from game.engine.work import Work

SUPERVISION = 3
"""The council's answer when the reserve has passed the loan limit."""

RECLAIM = 4
"""The council's answer when money lies idle: what is not put to use by the end of the turn is taken back."""

ANSWERS = ("none", "cut", "extra", "supervision", "reclaim")
"""The council's answers, by ``State.council``."""


@dataclass(frozen=True, slots=True)
class Purse:
    """Money of one turn, MNOK.

    Attributes:
        budget: The ordinary grant.
        answer: What the council adds (or takes, negative) this turn.
        shifts: What earlier answers and events add (or take).
        grant: The three together.
        reserve: What is kept from before (may be negative).
        loan: What may be borrowed on top before the loan limit.
        available: Grant and a positive reserve.
        running: Running costs that fall due this turn.
        free: Available less running, not below zero; less under supervision.
        limit: Free and loan: the most that may be divided this turn.
        supervised: The council has taken over.
    """

    budget: float
    answer: float
    shifts: float
    grant: float
    reserve: float
    loan: float
    available: float
    running: float
    free: float
    limit: float
    supervised: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """What the council gives this turn (MNOK), and why."""

    total: float
    causes: tuple[tuple[Tag, float], ...]


def granted(work: Work) -> Grant:
    """Add up the ordinary grant, the council's answer, forced savings and lasting shifts."""
    rules, p = work.rules, work.rules.params
    parts: list[tuple[Tag, float]] = [(("council", -1, "grant"), rules.budget)]
    if work.council == 1:
        parts.append((("council", -1, "cut"), -p.council_cut * rules.budget))
    elif work.council == 2:
        parts.append((("council", -1, "extra"), p.council_extra * rules.budget))
    elif work.council == SUPERVISION:
        parts.append((("council", -1, "forced"), p.council_forced * rules.budget))
    for slot, left in zip(work.frame.slots, work.shift_left, strict=True):
        if left > 0 and slot.effect.target in ("budget", "income", "cost"):
            sign = -1.0 if slot.effect.target == "cost" else 1.0
            parts.append((slot.source, sign * slot.effect.amount))
    whole = 0.0
    for _, amount in parts:
        whole = whole + amount
    return Grant(whole, tuple(parts))


def idle_limit(rules: Rules) -> float:
    """Return the reserve (MNOK) above which the council calls money idle."""
    return max(rules.params.council_idle * rules.budget, rules.reserve)


def purse(work: Work) -> Purse:
    """Count the money of the turn being played."""
    rules, p = work.rules, work.rules.params
    supervised = work.council == SUPERVISION
    given = granted(work)
    answer = shifts = 0.0
    for (kind, _, _), amount in given.causes[1:]:
        answer = answer + (amount if kind == "council" else 0.0)
        shifts = shifts + (0.0 if kind == "council" else amount)
    grant = given.total
    due = total(running(work.x, work.reach, work.frame)) * rules.turn_years
    kept = max(work.x.reserve, 0.0) if rules.carry_over else 0.0
    free = max(grant + kept - due, 0.0)
    loan = max(rules.loan_limit + min(work.x.reserve, 0.0), 0.0) if rules.carry_over else 0.0
    if supervised:
        free = min(free, max(p.council_supervised * grant - due, 0.2 * grant, 0.0))
        loan = 0.0
    return Purse(
        budget=rules.budget,
        answer=answer,
        shifts=shifts,
        grant=grant,
        reserve=work.x.reserve,
        loan=loan,
        available=grant + kept,
        running=due,
        free=free,
        limit=free + loan,
        supervised=supervised,
    )
