"""What money there is this turn: granted, kept, committed to running, and free to divide."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.arithmetic import Lane, Mask, total
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
    answer: Lane
    shifts: Lane
    grant: Lane
    reserve: Lane
    loan: Lane
    available: Lane
    running: Lane
    free: Lane
    limit: Lane
    supervised: Mask


@dataclass(frozen=True, slots=True)
class Grant:
    """What the council gives this turn (MNOK), and why."""

    total: Lane
    causes: tuple[tuple[Tag, Lane], ...]


def granted(work: Work) -> Grant:
    """Add up the ordinary grant, the council's answer, forced savings and lasting shifts."""
    rules, p, ar = work.rules, work.rules.params, work.ar
    parts: list[tuple[Tag, Lane]] = [(("council", -1, "grant"), rules.budget)]
    answers = (
        (1, "cut", -p.council_cut * rules.budget),
        (2, "extra", p.council_extra * rules.budget),
        (SUPERVISION, "forced", p.council_forced * rules.budget),
    )
    for answer, part, amount in answers:
        given = work.council == answer
        if ar.some(given):
            parts.append((("council", -1, part), ar.where(given, amount, 0.0)))
    for n in work.frame.money_slots:
        slot, lasts = work.frame.slots[n], work.shift_left[n] > 0
        if ar.some(lasts):
            sign = -1.0 if slot.effect.target == "cost" else 1.0
            parts.append((slot.source, ar.where(lasts, sign * slot.effect.amount, 0.0)))
    whole: Lane = 0.0
    for _, each in parts:
        whole = whole + each
    return Grant(whole, tuple(parts))


def idle_limit(rules: Rules) -> float:
    """Return the reserve (MNOK) above which the council calls money idle."""
    return max(rules.params.council_idle * rules.budget, rules.reserve)


def purse(work: Work) -> Purse:
    """Count the money of the turn being played."""
    rules, p, ar = work.rules, work.rules.params, work.ar
    supervised = work.council == SUPERVISION
    given = granted(work)
    answer: Lane = 0.0
    shifts: Lane = 0.0
    for (kind, _, _), amount in given.causes[1:]:
        if kind == "council":
            answer = answer + amount
        else:
            shifts = shifts + amount
    grant, reserve = given.total, work.x.reserve
    due = total(running(work.x, work.reach, work.frame)) * rules.turn_years
    kept = ar.maximum(reserve, 0.0) if rules.carry_over else 0.0
    free = ar.maximum(grant + kept - due, 0.0)
    loan = ar.maximum(rules.loan_limit + ar.minimum(reserve, 0.0), 0.0) if rules.carry_over else 0.0
    if ar.some(supervised):
        least = ar.maximum(ar.maximum(p.council_supervised * grant - due, 0.2 * grant), 0.0)
        free = ar.where(supervised, ar.minimum(free, least), free)
        loan = ar.where(supervised, 0.0, loan)
    return Purse(
        budget=rules.budget,
        answer=answer,
        shifts=shifts,
        grant=grant,
        reserve=reserve,
        loan=loan,
        available=grant + kept,
        running=due,
        free=free,
        limit=free + loan,
        supervised=supervised,
    )
