"""Whole-game plans: what a group that had settled everything beforehand would do in each turn.

A plan is what the search for good play looks for. It is held in lane form, one plan for each playthrough, so
that the same plan plays on floats and gives ordinary decisions, and with them a play code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from game.engine import habits
from game.engine.arithmetic import Mask, Whole
from game.engine.events import StateFacts
from game.engine.orders import KEPT, Decision, Orders
from game.engine.prices import baselines_cost, whole_tenths
from game.engine.purse import purse
from game.engine.reasons import may
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.engine.work import Work

_START, _PILOT, _SCALE = ACTS.index("start"), ACTS.index("pilot"), ACTS.index("scale")

Lanes = tuple[Any, ...]
"""Of each thing a number, or an array with a number for each playthrough."""

_NEARLY = 1e-9
"""How far from 1 shares may add up, from rounding."""


def _every(mask: Any) -> bool:
    """Say whether a truth holds for every playthrough."""
    return bool(mask.all() if hasattr(mask, "all") else mask)


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans in lane form: each entry is one number, or one number for each playthrough.

    What a plan does not speak of follows the policies: owners, baselines with each start, pilots scaled when
    they are done, and the grant less running costs as the money to divide.

    Attributes:
        starts: Of each initiative, the turn it is started in, or as soon after as it may be; 0 never.
        pilots: Of each initiative, 1 when it starts as a pilot; what cannot be piloted starts whole.
        early, late: Shares of the money for the four levers in the first and the second half of the game;
            each adds up to 1.
        emphasis: Of each lever, the branch its money leans on; 0 even.
        options: Of each case, the answer wanted; where it is not open or not paid for, the first that is.
        uses: Of each service, what freed time goes to (an index of ``FREED_TIME``).
    """

    starts: Lanes
    pilots: Lanes
    early: Lanes
    late: Lanes
    emphasis: Lanes
    options: Lanes
    uses: Lanes

    def check(self, rules: Rules, count: int) -> None:
        """Raise ``ValueError`` naming what does not fit the scenario or the number of playthroughs."""
        sizes = {
            "starts": len(rules.initiatives), "pilots": len(rules.initiatives), "early": len(LEVERS),
            "late": len(LEVERS), "emphasis": len(LEVERS), "options": len(rules.cases),
            "uses": len(rules.services),
        }  # fmt: skip
        for name, size in sizes.items():
            lanes = getattr(self, name)
            if len(lanes) != size:
                raise ValueError(
                    f"plans.{name}: expected {size}, not {len(lanes)}: a plan for another scenario"
                )
            for n, lane in enumerate(lanes):
                if hasattr(lane, "__len__") and len(lane) != count:
                    raise ValueError(f"plans.{name}[{n}]: expected {count} plans, not {len(lane)}")
                self._check_range(rules, name, n, lane)
        for name in ("early", "late"):
            a, b, c, d = getattr(self, name)
            apart = abs(a + b + c + d - 1.0)
            if not _every(apart <= _NEARLY):
                raise ValueError(f"plans.{name}: the shares do not add up to 1")

    def _check_range(self, rules: Rules, name: str, n: int, lane: Any) -> None:
        most = {
            "starts": rules.turns, "pilots": 1, "early": 1, "late": 1, "uses": len(FREED_TIME) - 1,
        }.get(name)  # fmt: skip
        if most is None:
            most = len(EMPHASIS[n]) if name == "emphasis" else max(len(rules.cases[n].options) - 1, 0)
        inside = (lane >= 0) & (lane <= most)  # not a number is neither
        if not _every(inside):
            raise ValueError(f"plans.{name}[{n}]: expected 0 to {most}")
        if name not in ("early", "late") and not _every(lane % 1 == 0):
            raise ValueError(f"plans.{name}[{n}]: expected whole numbers")

    def part(self, first: int, last: int) -> Plans:
        """Return the plans of the playthroughs ``first`` up to, not including, ``last``."""
        return self._each(lambda lane: lane[first:last] if hasattr(lane, "__len__") else lane)

    def lane(self, n: int) -> Plans:
        """Return the plan of one playthrough as plain numbers."""
        return self._each(lambda lane: lane[n].item() if hasattr(lane, "__len__") else lane)

    def _each(self, change: Callable[[Any], Any]) -> Plans:
        return Plans(**{f.name: tuple(change(lane) for lane in getattr(self, f.name)) for f in fields(self)})

    def orders(self, work: Work, facts: StateFacts) -> Orders:
        """Return the legal orders of the turn that ``work`` stands at the beginning of."""
        money, ar = purse(work), work.ar
        choices, cost = habits.answer(work, facts, money, self.options)
        starting, acts = self._acts(work, facts)
        baseline: habits.Measured = ()
        if work.is_open("baseline"):
            baseline = tuple((n, mine & (work.baseline[n] == 0)) for n, mine in enumerate(starting))
            baseline = tuple((n, mine) for n, mine in baseline if ar.some(mine))
        left = habits.spendable(work, money) - cost - baselines_cost(work, baseline)
        a, b, c, d = self.early if 2 * work.turn <= work.rules.turns else self.late
        levers = habits.divide((a, b, c, d), whole_tenths(work, ar.maximum(left, 0.0)), ar)
        levers, baseline = habits.within_means(work, money, levers, baseline, cost)
        leans = work.is_open("emphasis")
        e, f, g, h = self.emphasis
        return Orders(
            levers=levers,
            emphasis=(e, f, g, h) if leans else (0, 0, 0, 0),
            acts=acts,
            baseline=baseline,
            owners=habits.own(work, starting),
            freed_time=self._direct(work, facts),
            choices=choices,
        )

    def _acts(self, work: Work, facts: StateFacts) -> tuple[list[Mask], tuple[tuple[int, Whole], ...]]:
        """Return which initiatives are started, and every act."""
        ar = work.ar
        starting: list[Mask] = [False] * len(work.status)
        acts: list[tuple[int, Whole]] = []
        for n, turn in enumerate(self.starts):
            due = (turn > 0) & (turn <= work.turn)
            if ar.some(due) and ar.some(due := due & may(work, facts, "start", n)):
                starting[n] = due
                piloted = (self.pilots[n] == 1) & work.rules.initiatives[n].pilot
                acts.append((n, ar.where(due, ar.where(piloted, _PILOT, _START), -1)))
        for n in range(len(work.status)):
            mine = may(work, facts, "scale", n)
            if ar.some(mine):
                acts.append((n, ar.where(mine, _SCALE, -1)))
        return starting, tuple(acts)

    def _direct(self, work: Work, facts: StateFacts) -> tuple[tuple[int, Whole], ...]:
        """Return what newly freed time goes to."""
        if not work.is_open("freed_time"):
            return ()
        freed = facts.seen.rates.service_freed
        waits = [(freed[s] > 0.0) & (use < 0) for s, use in enumerate(work.freed_use)]
        return tuple(
            (s, work.ar.where(mine, self.uses[s], KEPT)) for s, mine in enumerate(waits) if work.ar.some(mine)
        )

    def decide(self, rules: Rules, state: State) -> Decision:
        """Return the decision of one plan of plain numbers (``lane``) for the coming turn.

        Raises:
            ValueError: naming what of the plan does not fit the scenario.
        """
        self.check(rules, 1)
        work = Work(rules, state)
        return self.orders(work, StateFacts(work, work.turn)).decision()
