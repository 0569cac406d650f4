"""A turn in progress: the state's fields as lists that the phases of a turn change, and what can be asked
of them.
"""

from __future__ import annotations

from functools import lru_cache

from game.engine.dynamics.stocks import Inputs, Stocks
from game.engine.frame import Frame, frame
from game.engine.rules import Rules
from game.engine.state import Ledger, State
from game.engine.vocabulary import (
    BUILDING,
    DELIVERED,
    EMPHASIS,
    NOT_STARTED,
    PAUSED,
    PILOT_DONE,
    PILOTING,
    STOCKS,
)

UNDER_WAY = (BUILDING, PILOTING, PILOT_DONE, DELIVERED)
"""Statuses in which an initiative weighs on the organisation and is used."""

IN_HAND = (*UNDER_WAY, PAUSED)
"""Statuses in which somebody can answer for its benefits."""

_LISTS = (
    "built", "adoption", "practice", "follow_up", "debt", "competence", "quality", "pressure",
)  # fmt: skip
_ACCOUNTS = ("reserve", "invested", "running_paid", "cash", "benefits", "co2")
_FIELDS = (
    "reach", "overrun", "cost_factor", "time_factor", "load_factor", "status", "owner", "baseline", "member",
    "start_turn", "owner_turn", "freed_use", "freed_turn", "levers", "emphasis", "chosen", "case_turn",
    "offered", "event_turn", "shift_left", "later_left",
)  # fmt: skip


class Work:
    """The state being changed. ``turn`` is the turn being played (1-based); ``x`` holds the stocks that
    flow.
    """

    reach: list[float]
    overrun: list[float]
    cost_factor: list[float]
    time_factor: list[float]
    load_factor: list[float]
    status: list[int]
    owner: list[int]
    baseline: list[int]
    member: list[int]
    start_turn: list[int]
    owner_turn: list[int]
    freed_use: list[int]
    freed_turn: list[int]
    levers: list[int]
    emphasis: list[int]
    chosen_option: list[int]
    case_turn: list[int]
    offered: list[int]
    event_turn: list[int]
    shift_left: list[int]
    later_left: list[int]

    def __init__(self, rules: Rules, state: State) -> None:
        self.rules = rules
        self.frame: Frame = frame(rules)
        self.seed = state.seed
        self.turn = state.turn + 1
        self.values = state.values
        self.council = state.council
        self.open_cases = state.open_cases
        self.x = Stocks()
        for name in _LISTS:
            setattr(self.x, name, list(getattr(state, name)))
        for name in _ACCOUNTS:
            setattr(self.x, name, getattr(state, name))
        for name, value in zip(STOCKS, state.stocks, strict=True):
            setattr(self.x, name, value)
        for name in _FIELDS:
            setattr(self, "chosen_option" if name == "chosen" else name, list(getattr(state, name)))

    def close(self, turn: int, open_cases: tuple[int, ...], ledger: Ledger | None) -> State:
        """Freeze the work into the state after ``turn`` turns."""
        found: dict[str, object] = {name: tuple(getattr(self.x, name)) for name in _LISTS}
        found |= {name: getattr(self.x, name) for name in _ACCOUNTS}
        found |= {name: tuple(getattr(self, name)) for name in _FIELDS if name != "chosen"}
        return State(
            turn=turn,
            seed=self.seed,
            values=self.values,
            stocks=tuple(getattr(self.x, name) for name in STOCKS),
            chosen=tuple(self.chosen_option),
            open_cases=open_cases,
            council=self.council,
            ledger=ledger,
            **found,  # type: ignore[arg-type]
        )

    def is_open(self, feature: str) -> bool:
        """Say whether a feature of ``vocabulary.FEATURES`` is open in this turn."""
        return self.turn >= self.rules.opens.get(feature, 1)

    def is_under_way(self, initiative: int) -> bool:
        """Say whether an initiative is being built, piloted or used."""
        return self.status[initiative] in UNDER_WAY

    def has(self, what: str, initiative: int) -> bool:
        """Say whether an initiative has an owner, or a baseline."""
        return self.owner[initiative] >= 0 if what == "owner" else self.baseline[initiative] == 1

    def chosen(self, case: int) -> int:
        """Return the option chosen in a case, -1 for none."""
        return self.chosen_option[case]

    def happened(self, event: int) -> bool:
        """Say whether an event has struck."""
        return self.event_turn[event] > 0

    def valued(self, value: int) -> bool:
        """Say whether a value is among the chosen."""
        return value in self.values

    def ownership(self, initiative: int) -> float:
        """Return how well somebody answers for an initiative's benefits, 0..1."""
        p = self.rules.params
        owner = self.owner[initiative]
        if owner < 0:
            return 0.0 if self.is_open("owners") else p.follow_up_outside
        close = any(service == owner for service, _ in self.frame.shares[initiative])
        held = len([n for n, other in enumerate(self.owner) if other == owner and self.status[n] in IN_HAND])
        return (1.0 if close else p.follow_up_outside) / max(held / p.follow_up_span, 1.0)

    def fit(self, initiative: int) -> float:
        """Return an initiative's fit with the chosen values, 0..1."""
        return fits(self.frame, self.values)[initiative]

    def lean(self) -> list[list[float]]:
        """Return the emphasis factors of every lever's branches; 1 is even."""
        p = self.rules.params
        factors = []
        for lever, branches in enumerate(EMPHASIS):
            chosen = self.emphasis[lever]
            even = chosen == 0
            factors.append(
                [
                    1.0 if even else p.emphasis_lean if chosen == n else p.emphasis_rest
                    for n in range(1, len(branches) + 1)
                ]
            )
        return factors

    def cost(self, initiative: int) -> float:
        """Return MNOK to build an initiative at its reach, overrun included (the scenario's own kroner)."""
        rule = self.rules.initiatives[initiative]
        return rule.build * self.reach[initiative] * self.cost_factor[initiative] * self.overrun[initiative]

    def inputs(self) -> Inputs:
        """Return what the equations take from this turn's decisions; money is for the turn being played."""
        years, scale = self.rules.turn_years, self.frame.scale
        p = self.rules.params
        made = Inputs()
        made.money = [tenths / 10.0 / years / scale for tenths in self.levers]
        made.spent = self.levers[0] / 10.0
        for tenths in self.levers[1:]:
            made.spent = made.spent + tenths / 10.0
        made.spent = made.spent / years
        made.grant = 0.0
        made.forced_pressure = 0.0
        made.lean = self.lean()
        self._initiative_inputs(made)
        made.to_quality = [1.0 if use == 0 else 0.0 for use in self.freed_use]
        made.to_savings = [1.0 if use == 1 else 0.0 for use in self.freed_use]
        made.to_capacity = [1.0 if use == 2 else 0.0 for use in self.freed_use]
        believes_all = not self.is_open("baseline")
        made.believed = [1.0 if b or believes_all else p.baseline_unbelieved for b in self.baseline]
        made.shift = {}
        return made

    def _initiative_inputs(self, made: Inputs) -> None:
        rules, scale = self.rules.initiatives, self.frame.scale
        count = range(len(rules))
        piloting = self.rules.params.adoption_pilot_pace
        made.active = [1.0 if status in UNDER_WAY else 0.0 for status in self.status]
        made.building = [1.0 if status in (BUILDING, PILOTING) else 0.0 for status in self.status]
        made.cost = [self.cost(n) / scale for n in count]
        made.duration = [rules[n].duration * self.time_factor[n] for n in count]
        made.load = [rules[n].load * self.load_factor[n] * self.reach[n] for n in count]
        made.reach = list(self.reach)
        made.pilot_pace = [piloting if s in (PILOTING, PILOT_DONE) else 1.0 for s in self.status]
        made.ownership = [self.ownership(n) if self.status[n] in UNDER_WAY else 0.0 for n in count]
        made.fit = list(fits(self.frame, self.values))

    def is_unstarted(self, initiative: int) -> bool:
        """Say whether an initiative has never been started."""
        return self.status[initiative] == NOT_STARTED


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
