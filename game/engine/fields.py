"""What the state of a game is, stated once: every field, what it is of, how it flows and how it begins.

``State``, ``Work``, ``Stocks`` and the arrays of many playthroughs are made from this table or checked
against it. The order within each kind is part of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from game.engine.rules import Rules

INITIATIVE, SERVICE, CASE, EVENT, LEVER, SHIFT, LATER = (
    "initiative", "service", "case", "event", "lever", "shift", "later"
)  # fmt: skip
ORGANISATION, ACCOUNT = "organisation", "account"
"""What a field is of: one number for each of something, or one for the whole municipality."""

STOCK, REAL, WHOLE = "stock", "real", "whole"
"""What it holds: a stock that flows within a turn, another real number, or a whole number."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the state.

    Attributes:
        name: Its name in ``State`` (an organisation's stock stands in ``State.stocks``) and ``Stocks``.
        of: What it is of.
        lane: ``STOCK``, ``REAL`` or ``WHOLE``.
        start: What it begins at, or how that follows from the rules.
        inside: Its name in ``Work`` where that is another.
    """

    name: str
    of: str
    lane: str
    start: float | Callable[[Rules], float | tuple[float, ...]] = 0
    inside: str = ""

    @property
    def held(self) -> str:
        """Return its name in ``Work``."""
        return self.inside or self.name

    def begin(self, rules: Rules, counts: Mapping[str, int]) -> float | tuple[float, ...]:
        """Return what it begins at; ``counts`` says how many there are of each thing."""
        if callable(self.start):
            return self.start(rules)
        value = float(self.start) if self.lane != WHOLE else self.start
        return (value,) * counts[self.of] if self.of in counts else value


def _confidence(rules: Rules) -> float:
    return min(rules.params.council_base + rules.params.council_trust * rules.start.citizen_trust, 1.0)


FIELDS = (
    *(Field(name, INITIATIVE, STOCK) for name in ("built", "adoption", "practice", "follow_up", "debt")),
    Field("competence", SERVICE, STOCK, lambda rules: tuple(each.competence for each in rules.services)),
    Field("quality", SERVICE, STOCK, lambda rules: tuple(each.quality for each in rules.services)),
    Field("pressure", SERVICE, STOCK,
          lambda rules: tuple(min(max(each.pressure, 0.02), 0.95) for each in rules.services)),
    Field("strategy", ORGANISATION, STOCK, lambda rules: rules.start.strategy),
    Field("leadership", ORGANISATION, STOCK, lambda rules: rules.start.leadership),
    Field("fatigue", ORGANISATION, STOCK, lambda rules: rules.start.fatigue),
    Field("staff_trust", ORGANISATION, STOCK, lambda rules: rules.start.staff_trust),
    Field("citizen_trust", ORGANISATION, STOCK, lambda rules: rules.start.citizen_trust),
    Field("security", ORGANISATION, STOCK, lambda rules: rules.start.security),
    Field("data", ORGANISATION, STOCK, lambda rules: rules.start.technology),
    Field("platform", ORGANISATION, STOCK, lambda rules: rules.start.technology),
    Field("legacy", ORGANISATION, STOCK, lambda rules: 1.0 - rules.start.technology),
    Field("exclusion", ORGANISATION, STOCK, lambda rules: rules.start.exclusion),
    Field("demand", ORGANISATION, STOCK, lambda rules: rules.start.demand),
    Field("confidence", ORGANISATION, STOCK, _confidence),
    Field("reserve", ACCOUNT, STOCK, lambda rules: rules.reserve),
    *(Field(name, ACCOUNT, STOCK) for name in ("invested", "running_paid", "cash", "benefits", "co2")),
    *(Field(name, INITIATIVE, REAL, 1.0)
      for name in ("reach", "overrun", "cost_factor", "time_factor", "load_factor")),
    Field("status", INITIATIVE, WHOLE),
    Field("owner", INITIATIVE, WHOLE, -1),
    *(Field(name, INITIATIVE, WHOLE) for name in ("baseline", "member", "start_turn", "owner_turn")),
    Field("freed_use", SERVICE, WHOLE, -1),
    Field("freed_turn", SERVICE, WHOLE),
    Field("levers", LEVER, WHOLE),
    Field("emphasis", LEVER, WHOLE),
    Field("chosen", CASE, WHOLE, -1, inside="chosen_option"),
    Field("case_turn", CASE, WHOLE),
    Field("offered", CASE, WHOLE),
    Field("event_turn", EVENT, WHOLE),
    Field("shift_left", SHIFT, WHOLE),
    Field("later_left", LATER, WHOLE),
)  # fmt: skip
"""Every field but the turn, the seed, the values, the open cases and the council's answer."""


def _names(of: tuple[str, ...], lanes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field.name for field in FIELDS if field.of in of and field.lane in lanes)


STOCKS = _names((ORGANISATION,), (STOCK,))
"""Stocks of the organisation, fractions 0..1."""

LISTS = _names((INITIATIVE, SERVICE), (STOCK,))
"""Stocks that there are several of."""

OF_INITIATIVES = _names((INITIATIVE,), (STOCK,))
"""Stocks of each initiative."""

ACCOUNTS = _names((ACCOUNT,), (STOCK,))
"""Accounts of the whole municipality."""

BESIDE = tuple(field for field in FIELDS if field.lane != STOCK)
"""Every list of a state that is no stock."""

REALS = tuple(field.name for field in FIELDS if field.lane != WHOLE and field.of != ORGANISATION)
"""Fields of real numbers; the stocks of the organisation stand together beside them."""


def check_fields(where: str, names: Iterable[str], wanted: Iterable[str]) -> None:
    """Hold the fields that somebody has to those of the table.

    Raises:
        TypeError: naming one that is missing, or that the table does not know.
    """
    found, needed = list(names), list(wanted)
    for name in needed:
        if name not in found:
            raise TypeError(f"{where} lacks '{name}', which stands in FIELDS")
    for name in found:
        if name not in needed:
            raise TypeError(f"{where} has '{name}', which does not stand in FIELDS")
