"""Named ways of playing, for balance, checks, demonstrations and tests. All of them play legally.

A policy decides in lane form (``orders``), so that the same code plays one game and many at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.engine import habits
from game.engine.arithmetic import Mask, Whole
from game.engine.events import StateFacts
from game.engine.orders import Decision, Orders
from game.engine.prices import baselines_cost, whole_tenths
from game.engine.purse import purse
from game.engine.random_play import random_orders
from game.engine.reasons import may, may_measure
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import ACTS
from game.engine.work import Work

_START, _SCALE = ACTS.index("start"), ACTS.index("scale")


class Player(Protocol):
    """Who decides in many games at once; ``game.engine.plans.Plans`` and named policies are such."""

    def check(self, rules: Rules, count: int) -> None:
        """Raise ``ValueError`` naming what does not fit the scenario or the number of playthroughs."""

    def part(self, first: int, last: int) -> Player:
        """Return the player of the playthroughs ``first`` up to, not including, ``last``."""

    def orders(self, work: Work, facts: StateFacts) -> Orders:
        """Return the legal orders of the turn that ``work`` stands at the beginning of."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way of playing: shares of the money for the four levers, and how the portfolio is kept.

    Attributes:
        shares: Share of the free money on each lever.
        fill: Share of the capacity for change that is filled with initiatives.
        at_once: Initiatives started in one turn, at most.
    """

    shares: tuple[float, float, float, float]
    fill: float = 0.75
    at_once: int = 2


POLICIES: dict[str, Policy] = {
    "balanced": Policy((0.2, 0.3, 0.3, 0.2)),
    "equal_split": Policy((0.25, 0.25, 0.25, 0.25)),
    "technology_only": Policy((0.0, 1.0, 0.0, 0.0), fill=1.2),
    "strategy_only": Policy((1.0, 0.0, 0.0, 0.0)),
    "organisation_only": Policy((0.0, 0.0, 1.0, 0.0)),
    "leadership_only": Policy((0.0, 0.0, 0.0, 1.0)),
    "nothing": Policy((0.0, 0.0, 0.0, 0.0), fill=0.0, at_once=0),
    "random": Policy((0.25, 0.25, 0.25, 0.25)),
}
"""Policies by name. The single levers start, own and measure as the balanced one does; only the money
differs, and that technology alone buys more tools at once."""


def decide(name: str, rules: Rules, state: State, seed: int) -> Decision:
    """Return a policy's legal decision for the coming turn.

    Args:
        name: A key of ``POLICIES``.
        rules: The compiled scenario.
        state: The state before the turn.
        seed: What random play draws from (the engine's own luck comes from ``state.seed``).

    Raises:
        KeyError: on an unknown name.
    """
    work = Work(rules, state)
    return orders(name, work, StateFacts(work, work.turn), seed).decision()


def orders(name: str, work: Work, facts: StateFacts, seed: Whole) -> Orders:
    """Return a policy's legal orders for the turn that ``work`` stands at the beginning of.

    Args:
        name: A key of ``POLICIES``.
        work: The turn; it is not changed.
        facts: What may be asked about it.
        seed: What random play draws from: one number, or one for each playthrough.

    Raises:
        KeyError: on an unknown name.
    """
    if name == "random":
        return random_orders(work, facts, seed)
    return pursue(POLICIES[name], work, facts)


def follow(policy: Policy, rules: Rules, state: State) -> Decision:
    """Return the legal decision of a policy with fixed shares; see ``pursue``."""
    work = Work(rules, state)
    return pursue(policy, work, StateFacts(work, work.turn)).decision()


def pursue(policy: Policy, work: Work, facts: StateFacts) -> Orders:
    """Return the orders of a policy with fixed shares: staggered starts, owners, baselines, directed time."""
    money, ar = purse(work), work.ar
    choices, cost = habits.answer(work, facts, money)
    starts = _pick(policy, work, facts)
    spends = any(share > 0.0 for share in policy.shares)
    baseline: habits.Measured = ()
    if spends:
        baseline = tuple((n, mine & may_measure(work, n, mine)) for n, mine in starts)
    left = habits.spendable(work, money) - cost - baselines_cost(work, baseline)
    levers = habits.divide(policy.shares, whole_tenths(work, ar.maximum(left, 0.0)), ar)
    levers, baseline = habits.within_means(work, money, levers, baseline, cost)
    acts = [(n, ar.where(mine, _START, -1)) for n, mine in starts]
    for n in range(len(work.status)):
        mine = may(work, facts, "scale", n)
        if ar.some(mine):
            acts.append((n, ar.where(mine, _SCALE, -1)))
    starting: list[Mask] = [False] * len(work.status)
    for n, mine in starts:
        starting[n] = mine
    return Orders(
        levers=levers,
        acts=tuple(acts),
        baseline=baseline,
        owners=habits.own(work, starting) if spends else (),
        freed_time=habits.direct(work, facts) if spends else (),
        choices=choices,
    )


def _pick(policy: Policy, work: Work, facts: StateFacts) -> tuple[tuple[int, Mask], ...]:
    """Start what gives most for its load and cost, while there is room for change."""
    if policy.at_once == 0:
        return ()
    seen, ar = facts.seen, work.ar
    room = policy.fill * seen.rates.capacity - seen.rates.load
    number: Whole = 0
    picked = []
    for n in habits.by_worth(work.frame, work.values):
        load = work.rules.initiatives[n].load
        fits = (number < policy.at_once) & (load <= room)
        if not ar.some(fits):
            continue
        mine = fits & may(work, facts, "start", n)
        if ar.some(mine):
            picked.append((n, mine))
            number = number + mine
            room = ar.where(mine, room - load, room)
    return tuple(picked)
