"""Every mechanism, gathered, and checked against the stocks and rates that the equations work on."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.dynamics import (
    adoption,
    benefits,
    capability,
    delivery,
    flow,
    practice,
    quality,
    security,
    steady,
    sustainability,
    trust,
)
from game.engine.dynamics.mechanism import Mechanism, MechanismError, StockRow
from game.engine.dynamics.stocks import Rates, Stocks

MECHANISMS: tuple[Mechanism, ...] = tuple(
    module.MECHANISM
    for module in (
        flow, capability, delivery, adoption, practice, security, sustainability, quality, trust, benefits,
        steady,
    )
)  # fmt: skip


def gathered(mechanisms: Iterable[Mechanism]) -> tuple[StockRow, ...]:
    """Return the stocks of all mechanisms in the order of ``Stocks``.

    Raises:
        MechanismError: a stock is stated by none or by two, or a name is not among the stocks or rates.
    """
    rows: dict[str, StockRow] = {}
    for mechanism in mechanisms:
        for row in mechanism.stocks:
            if row.name in rows:
                raise MechanismError(f"stock '{row.name}' is stated by two mechanisms")
            if row.name not in Stocks.__slots__:
                raise MechanismError(f"stock '{row.name}' is not among the fields of Stocks")
            for rate in row.causes.rates:
                if rate not in Rates.__slots__:
                    raise MechanismError(f"stock '{row.name}': '{rate}' is not among the fields of Rates")
            rows[row.name] = row
    for name in Stocks.__annotations__:
        if name not in rows:
            raise MechanismError(f"stock '{name}' has no mechanism: state what moves it and who")
    return tuple(rows[name] for name in Stocks.__annotations__)


STOCK_ROWS = gathered(MECHANISMS)
"""Every stock of ``dynamics.stocks.Stocks``, in that order."""
