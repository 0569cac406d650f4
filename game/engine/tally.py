"""Step by step: which cause moved which stock, for the receipts alone.

It walks what the mechanisms state (``dynamics.mechanisms``): no equation and no cause stands here.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.engine.arithmetic import FLOATS, approach, total
from game.engine.causes import Account, book
from game.engine.dynamics.capability import shift_flows
from game.engine.dynamics.mechanism import Booked, Relaxing, paired, spell
from game.engine.dynamics.mechanisms import STOCK_ROWS
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.followers import Followers, Shifters
from game.engine.frame import Frame
from game.engine.state import Ledger, Tag
from game.engine.work import Work

_RELAXING: tuple[tuple[str, Relaxing], ...] = tuple(
    (row.name, row.causes) for row in STOCK_ROWS if isinstance(row.causes, Relaxing)
)
_BOOKED: tuple[tuple[str, Booked], ...] = tuple(
    (row.name, row.causes) for row in STOCK_ROWS if isinstance(row.causes, Booked)
)


class Tally:
    """Accounts of every flow in a turn, and of the stocks that follow a target (``followers``).

    ``open`` must be called before the first step.

    Attributes:
        flows: By stock: what each cause added; a stock of the services is their weighted mean.
    """

    inputs: Inputs
    shifters: Shifters

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        self.frame = work.frame
        self.flows: dict[str, Account] = {name: {} for name, _ in (*_RELAXING, *_BOOKED)}
        self.followers = Followers(work, ledger)

    def open(self, part: Frame, inputs: Inputs, shifters: Shifters) -> None:
        """Make ready for the steps of a turn: the initiatives that move, the inputs, and who shifts what."""
        self.frame, self.inputs, self.shifters = part, inputs, shifters
        self._tags = {name: spell(flows.ins, part) for name, flows in _RELAXING}
        self.followers.open(part, shifters)

    def step(self, x: Stocks, rates: Rates, y: Stocks) -> None:
        """Book one step from x to y."""
        for name, flows in _RELAXING:
            held, inflow = getattr(x, name), getattr(rates, flows.inflow)
            outflow = flows.out, getattr(rates, flows.outflow)
            if isinstance(held, list):
                for s, weight in enumerate(self.frame.weight):
                    self._relax(name, held[s], (inflow[s],), outflow, s, weight)
            else:
                self._relax(name, held, inflow if isinstance(inflow, list) else (inflow,), outflow)
        for name, booked in _BOOKED:
            account = self.flows[name]
            for tag, amount in booked.explain(x, y, rates, self.inputs, self.frame):
                if amount != 0.0:
                    account[tag] = account.get(tag, 0.0) + amount  # ``book``, without its call
        self.followers.step(x, rates)

    def _relax(
        self,
        name: str,
        y: float,
        inflows: Sequence[float],
        outflow: tuple[Tag, float],
        service: int = -1,
        weight: float = 1.0,
    ) -> None:
        """Book a relaxing stock: each inflow on what is missing, the outflow on what is there."""
        account, key = self.flows[name], (name, service)
        ins = [(tag, rate) for tag, rate in paired(name, self._tags[name], inflows) if rate != 0.0]
        inflow = total([rate for _, rate in ins])
        shift = self.inputs.shift.get(key, 0.0)
        up, down = shift_flows(inflow, outflow[1], shift, FLOATS) if shift != 0.0 else (0.0, 0.0)
        whole = inflow + up + outflow[1] + down
        gain = weight * approach(whole * self.frame.h, FLOATS) / whole
        for tag, rate in ins:
            book(account, tag, gain * rate * (1.0 - y))
        book(account, outflow[0], -(gain * outflow[1] * y))
        if up != 0.0 or down != 0.0:
            moved = gain * (up * (1.0 - y) - down * y)
            for tag, part in self.shifters.get(key, []):
                book(account, tag, moved * part / shift)
