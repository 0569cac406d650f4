"""Dimensions: the equations are played with units, and nothing unlike is added or compared.

Consistent dimensions are among the first tests of a model's structure (Barlas 1996). Every parameter carries
the unit that the table gives it, every stock and input its own, and ``flow`` plays a turn over such numbers.
Money for change, reckoned for an annual budget of 28 MNOK, is another unit than the scenario's own kroner.
A number that stands in an equation is without unit, but for zero and what guards a division.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from game.engine import arithmetic, floats
from game.engine.decisions import Act, Decision
from game.engine.dynamics.flow import flow
from game.engine.dynamics.stocks import Stocks
from game.engine.parameters import PARAMETERS
from game.engine.step import begin, move
from game.engine.work import Work
from tests.engine.fixtures.harbour import calm

GUARD = 1e-9
"""Numbers this small keep a division from zero, whatever its unit."""

WORDS = {
    "1": "", "share": "", "factor": "", "probability": "", "steps": "", "turns of grant": "",
    "MNOK": "change", "year": "year", "hour": "hour", "load": "load", "tonnes": "tonne",
    "initiatives": "initiative", "1000 inhabitants": "inhabitant",
}  # fmt: skip
"""Words of the table's units, and the dimension of each."""

HIDDEN = ("deliver", "judge")
"""Equations where a number with a unit stands: half a MNOK of debt, a tenth of a MNOK of loan limit. The
page tells both."""

OWN = {"grant": "own/year", "spent": "own/year", "money": "change/year", "cost": "change", "duration": "year",
       "load": "load", "forced_pressure": "1/year"}  # fmt: skip
"""Inputs that have a unit."""

ACCOUNTS = {"reserve": "own", "invested": "own", "running_paid": "own", "cash": "own", "benefits": "own",
            "co2": "tonne"}  # fmt: skip
RULE = {"value": "own/year", "running": "own/year", "build": "own", "co2_build": "tonne",
        "co2_use": "tonne/year", "co2_saves": "tonne/year"}  # fmt: skip
FRAME = {"cost": "change", "pressure_base": "1/year", "exclusion_base": "1/year", "freed_half": "own/year",
         "annual": "own/year", "h": "year"}  # fmt: skip
GIVEN = {"platform_from": "platform_provided", "data_from": "data_provided",
         "security_from": "security_provided", "excludes": "inclusion_citizen_facing"}  # fmt: skip
"""Pairs of the frame that are a parameter times a share: they have the parameter's unit."""


def dimension(text: str) -> dict[str, int]:
    """Return the powers of a unit: ``own/year``, or as the table writes it, ``MNOK/year per load``."""
    above, *below = text.replace(" per ", "/").split("/")
    powers: dict[str, int] = {}
    for word, sign in ((above, 1), *((word, -1) for word in below)):
        base = WORDS.get(word, word)
        if base:
            powers[base] = powers.get(base, 0) + sign
    return powers


class Quantity:
    """A number with a dimension. Where unlike ones meet, the equation is put among ``faults``."""

    faults: ClassVar[set[str]] = set()

    def __init__(self, value: float, powers: dict[str, int]) -> None:
        self.value = value
        self.powers = {base: power for base, power in powers.items() if power}

    def beside(self, other: Any) -> float:
        """Return the value of another number that is added or compared, and see that it is of a kind."""
        value = other.value if isinstance(other, Quantity) else other
        powers = other.powers if isinstance(other, Quantity) else {}
        if powers != self.powers and (isinstance(other, Quantity) or abs(value) > GUARD):
            caller = sys._getframe(2)
            while caller.f_globals["__name__"] in (__name__, arithmetic.__name__, floats.__name__):
                caller = caller.f_back  # type: ignore[assignment]
            Quantity.faults.add(caller.f_code.co_qualname.partition(".")[0])
        return value

    def times(self, other: object, sign: int) -> dict[str, int]:
        """Return the dimension of the product with another number, or of what it is divided by it."""
        found = dict(self.powers)
        for base, power in other.powers.items() if isinstance(other, Quantity) else ():
            found[base] = found.get(base, 0) + sign * power
        return found

    def __add__(self, other):
        return Quantity(self.value + self.beside(other), self.powers)

    def __sub__(self, other):
        return Quantity(self.value - self.beside(other), self.powers)

    def __rsub__(self, other):
        return Quantity(self.beside(other) - self.value, self.powers)

    def __neg__(self):
        return Quantity(-self.value, self.powers)

    def __mul__(self, other):
        return Quantity(self.value * getattr(other, "value", other), self.times(other, 1))

    def __truediv__(self, other):
        return Quantity(self.value / getattr(other, "value", other), self.times(other, -1))

    def __rtruediv__(self, other):
        return Quantity(other, {}) / self

    def __lt__(self, other):
        return self.value < self.beside(other)

    def __gt__(self, other):
        return self.value > self.beside(other)

    __radd__, __rmul__ = __add__, __mul__


def dressed(value: Any, unit: str) -> Any:
    """Return numbers with a unit: one, or a list of them, or lists of those."""
    if isinstance(value, list):
        return [dressed(item, unit) for item in value]
    return Quantity(value, dimension(unit))


def played(**params: str):
    """Return the stocks, inputs and frame of a game in full course, with units; some may be given others."""
    rules = calm()
    state = begin(rules, 1)
    for turn in range(4):
        acts = tuple(Act("start", n) for n in ((0, 2), (4, 5), (6,), (8, 13))[turn])
        owners = tuple((act.initiative, 1) for act in acts)
        state = move(rules, state, Decision((28, 42, 42, 28), acts=acts, owners=owners))
    work = Work(rules, state)
    given = {
        row.field: dressed(getattr(rules.params, row.field), params.get(row.field, row.unit))
        for row in PARAMETERS
    }
    x, inputs = Stocks(), work.inputs()
    for name in Stocks.__slots__:
        setattr(x, name, dressed(getattr(work.x, name), ACCOUNTS.get(name, "1")))
    for name in set(inputs.__slots__) - {"shift"}:
        setattr(inputs, name, dressed(getattr(inputs, name), OWN.get(name, "1")))
    initiatives = tuple(
        replace(rule, **{name: dressed(getattr(rule, name), unit) for name, unit in RULE.items()})
        for rule in rules.initiatives
    )
    start = replace(rules.start, demand_growth=dressed(rules.start.demand_growth, "1/year"))
    limit = dressed(rules.loan_limit, "own")
    ruled = replace(rules, params=replace(rules.params, **given), start=start, loan_limit=limit)
    whole = {name: dressed(getattr(work.frame, name), unit) for name, unit in FRAME.items()}
    for name, field in GIVEN.items():
        unit = params.get(field, next(row.unit for row in PARAMETERS if row.field == field))
        whole[name] = tuple((n, dressed(number, unit)) for n, number in getattr(work.frame, name))
    return x, inputs, replace(work.frame, rules=ruled, initiatives=initiatives, **whole)


def faults(**params: str) -> set[str]:
    """Return the equations in which unlike dimensions meet, in a turn that also ends where it should."""
    Quantity.faults = set()
    x, inputs, frame = played(**params)
    after = flow(x, inputs, replace(frame, steps=1), floats)
    for name in Stocks.__slots__:
        found, wanted = getattr(after, name), dimension(ACCOUNTS.get(name, "1"))
        lanes = found if isinstance(found, list) else [found]
        if any(lane.powers != wanted for lane in lanes if isinstance(lane, Quantity)):
            Quantity.faults.add(name)
    return Quantity.faults


def test_every_equation_adds_and_compares_what_is_of_one_dimension():
    assert faults() == set(HIDDEN)


@pytest.mark.parametrize(
    ("field", "unit", "where"),
    [
        ("organisation_dilution", "MNOK/year", "weigh_load"),
        ("quality_disruption", "1", "advance_quality"),
        ("strategy_half_money", "MNOK", "_money"),
        ("council_rate", "1", "Span"),
        ("security_provided", "1", "advance_security"),
    ],
)
def test_wrong_unit_in_the_table_is_found_in_its_equation(field, unit, where):
    assert where in faults(**{field: unit})
