"""A turn in progress: the state's fields as lists that the phases of a turn change, and what can be asked
of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from game.engine.arithmetic import FLOATS, Arithmetic, Lane, Mask, Whole
from game.engine.dynamics.stocks import Inputs, Stocks
from game.engine.fields import ACCOUNTS, BESIDE, LISTS, STOCKS, check_fields
from game.engine.frame import Frame, frame
from game.engine.rules import Rules
from game.engine.state import Ledger, State
from game.engine.vocabulary import (
    BUILDING,
    DELIVERED,
    EMPHASIS,
    PAUSED,
    PILOT_DONE,
    PILOTING,
)

UNDER_WAY = (BUILDING, PILOTING, PILOT_DONE, DELIVERED)
"""Statuses in which an initiative weighs on the organisation and is used."""

IN_HAND = (*UNDER_WAY, PAUSED)
"""Statuses in which somebody can answer for its benefits."""


class Work:
    """The state being changed, of one game or of many at once: every entry is one number, or one for each
    playthrough (then ``ar`` is the arithmetic of vectors and ``seed`` an array).

    ``turn`` is the turn being played (1-based); ``x`` holds the stocks that flow; ``cases`` lists the cases
    that some playthrough has to answer, with who has.
    """

    reach: list[Lane]
    overrun: list[Lane]
    cost_factor: list[Lane]
    time_factor: list[Lane]
    load_factor: list[Lane]
    status: list[Whole]
    owner: list[Whole]
    baseline: list[Whole]
    member: list[Whole]
    start_turn: list[Whole]
    owner_turn: list[Whole]
    freed_use: list[Whole]
    freed_turn: list[Whole]
    levers: list[Whole]
    emphasis: list[Whole]
    chosen_option: list[Whole]
    case_turn: list[Whole]
    offered: list[Whole]
    event_turn: list[Whole]
    shift_left: list[Whole]
    later_left: list[Whole]

    def __init__(self, rules: Rules, state: State, ar: Arithmetic = FLOATS) -> None:
        self.rules = rules
        self.ar = ar
        self.frame: Frame = frame(rules)
        self.seed: Whole = state.seed
        self.turn = state.turn + 1
        self.values = state.values
        self.council: Whole = state.council
        self.cases: list[tuple[int, Mask]] = [(case, True) for case in state.open_cases]
        self.x = Stocks()
        for name in LISTS:
            setattr(self.x, name, list(getattr(state, name)))
        for name in ACCOUNTS:
            setattr(self.x, name, getattr(state, name))
        for name, value in zip(STOCKS, state.stocks, strict=True):
            setattr(self.x, name, value)
        for field in BESIDE:
            setattr(self, field.held, list(getattr(state, field.name)))

    def close(self, turn: int, ledger: Ledger | None) -> State:
        """Freeze the work of one game into the state after ``turn`` turns."""
        found: dict[str, object] = {name: tuple(getattr(self.x, name)) for name in LISTS}
        found |= {name: getattr(self.x, name) for name in ACCOUNTS}
        found |= {field.name: tuple(getattr(self, field.held)) for field in BESIDE}
        return State(
            turn=turn,
            seed=self.seed,
            values=self.values,
            stocks=tuple(getattr(self.x, name) for name in STOCKS),
            open_cases=tuple(case for case, mine in self.cases if mine),
            council=self.council,
            ledger=ledger,
            **found,  # type: ignore[arg-type]
        )

    def is_open(self, feature: str) -> bool:
        """Say whether a feature of ``vocabulary.FEATURES`` is open in this turn."""
        return self.turn >= self.rules.opens.get(feature, 1)

    def is_under_way(self, initiative: int) -> Mask:
        """Say whether an initiative is being built, piloted or used."""
        return self.ar.among(self.status[initiative], UNDER_WAY)

    def is_in_hand(self, initiative: int) -> Mask:
        """Say whether somebody can answer for an initiative's benefits."""
        return self.ar.among(self.status[initiative], IN_HAND)

    def has(self, what: str, initiative: int) -> Mask:
        """Say whether an initiative has an owner, or a baseline."""
        return self.owner[initiative] >= 0 if what == "owner" else self.baseline[initiative] == 1

    def chosen(self, case: int) -> Whole:
        """Return the option chosen in a case, -1 for none."""
        return self.chosen_option[case]

    def happened(self, event: int) -> Mask:
        """Say whether an event has struck."""
        return self.event_turn[event] > 0

    def valued(self, value: int) -> bool:
        """Say whether a value is among the chosen."""
        return value in self.values

    def is_case_open(self, case: int) -> Mask:
        """Say whether a case is to be answered in this turn."""
        return next((mine for other, mine in self.cases if other == case), False)

    def ownership(self, initiative: int) -> Lane:
        """Return how well somebody answers for an initiative's benefits, 0..1."""
        p, ar = self.rules.params, self.ar
        owner = self.owner[initiative]
        owned = owner >= 0
        nobody = 0.0 if self.is_open("owners") else p.follow_up_outside
        if not ar.some(owned):
            return nobody
        close: Mask = False
        for service, _ in self.frame.shares[initiative]:
            close = close | (owner == service)
        held: Whole = 0
        for n, other in enumerate(self.owner):
            same = owner == other
            if ar.some(same):
                held = held + (same & self.is_in_hand(n))
        shared = ar.maximum(held / p.follow_up_span, 1.0)
        return ar.where(owned, ar.where(close, 1.0, p.follow_up_outside) / shared, nobody)

    def fit(self, initiative: int) -> float:
        """Return an initiative's fit with the chosen values, 0..1."""
        return fits(self.frame, self.values)[initiative]

    def lean(self) -> list[list[Lane]]:
        """Return the emphasis factors of every lever's branches; 1 is even."""
        p, ar = self.rules.params, self.ar
        factors: list[list[Lane]] = []
        for chosen, branches in zip(self.emphasis, EMPHASIS, strict=True):
            leaning = chosen != 0
            if not ar.some(leaning):
                factors.append([1.0] * len(branches))
                continue
            factors.append(
                [
                    ar.where(leaning, ar.where(chosen == n, p.emphasis_lean, p.emphasis_rest), 1.0)
                    for n in range(1, len(branches) + 1)
                ]
            )
        return factors

    def cost(self, initiative: int) -> Lane:
        """Return MNOK to build an initiative at its reach, overrun included (the scenario's own kroner)."""
        rule = self.rules.initiatives[initiative]
        return rule.build * self.reach[initiative] * self.cost_factor[initiative] * self.overrun[initiative]

    def present(self, live: Sequence[int] | None = None) -> Inputs:
        """Return the part of the inputs that the figures of a moment are computed from, of some initiatives
        or of all.
        """
        years, scale, ar = self.rules.turn_years, self.frame.scale, self.ar
        rules, p = self.rules.initiatives, self.rules.params
        live = self.frame.live if live is None else live
        made = Inputs()
        made.shift = {}
        made.money = [tenths / 10.0 / years / scale for tenths in self.levers]
        made.lean = self.lean()
        made.active = [ar.where(ar.among(self.status[n], UNDER_WAY), 1.0, 0.0) for n in live]
        made.load = [rules[n].load * self.load_factor[n] * self.reach[n] for n in live]
        made.reach = [self.reach[n] for n in live]
        every = fits(self.frame, self.values)
        made.fit = [every[n] for n in live]
        made.to_quality, made.to_savings, made.to_capacity = (
            [ar.where(use == wanted, 1.0, 0.0) for use in self.freed_use] for wanted in range(3)
        )
        unbelieved = p.baseline_unbelieved if self.is_open("baseline") else 1.0
        made.believed = [ar.where(self.baseline[n] > 0, 1.0, unbelieved) for n in live]
        return made

    def inputs(self, live: Sequence[int] | None = None) -> Inputs:
        """Return what the equations take from this turn's decisions, for some initiatives or for all; money
        is for the turn being played.
        """
        made, ar = self.present(live), self.ar
        made.spent = self.levers[0] / 10.0
        for tenths in self.levers[1:]:
            made.spent = made.spent + tenths / 10.0
        made.spent = made.spent / self.rules.turn_years
        made.grant = 0.0
        made.forced_pressure = 0.0
        rules, scale, piloting = self.rules, self.frame.scale, self.rules.params.adoption_pilot_pace
        live = self.frame.live if live is None else live
        status = [self.status[n] for n in live]
        made.building = [ar.where(ar.among(s, (BUILDING, PILOTING)), 1.0, 0.0) for s in status]
        made.cost = [self.cost(n) / scale for n in live]
        made.duration = [rules.initiatives[n].duration * self.time_factor[n] for n in live]
        made.pilot_pace = [ar.where(ar.among(s, (PILOTING, PILOT_DONE)), piloting, 1.0) for s in status]
        made.ownership = [self._answered(n) for n in live]
        return made

    def _answered(self, initiative: int) -> Lane:
        used = self.is_under_way(initiative)
        return self.ar.where(used, self.ownership(initiative), 0.0) if self.ar.some(used) else 0.0


check_fields("Work", Work.__annotations__, (field.held for field in BESIDE))


@lru_cache(maxsize=64)
def fits(whole: Frame, values: tuple[int, ...]) -> tuple[float, ...]:
    """Return every initiative's fit with the chosen values, 0..1."""
    p, rules = whole.rules.params, whole.rules
    result = []
    for n in range(len(rules.initiatives)):
        level = p.fit_neutral
        for value in values:
            level = level + (p.fit_favours if n in rules.values[value].favours else 0.0)
            level = level - (p.fit_opposes if n in rules.values[value].opposes else 0.0)
        result.append(min(max(level, 0.0), 1.0))
    return tuple(result)
