"""Step by step: which cause moved which stock that has an inflow and an outflow, for the receipts alone."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.arithmetic import FLOATS, approach, bass, total
from game.engine.causes import Account, book
from game.engine.dynamics.capability import shift_flows
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.followers import Followers, Shifters
from game.engine.frame import Frame
from game.engine.state import Ledger, Tag
from game.engine.vocabulary import LEVERS
from game.engine.work import Work

STRATEGY, TECHNOLOGY, ORGANISATION, LEADERSHIP = range(len(LEVERS))

_BASE: Tag = ("world", -1, "base")
_EROSION: Tag = ("world", -1, "erosion")
_RECOVERY: Tag = ("world", -1, "recovery")
_FLOWS = (
    "strategy", "leadership", "fatigue", "competence", "security", "data", "platform", "legacy", "exclusion",
    "reserve", "co2",
)  # fmt: skip

Inflows = Iterable[tuple[Tag, float]]
"""Rates by cause, a year."""


class Tally:
    """Accounts of every flow in a turn, and of the stocks that follow a target (``followers``).

    ``open`` must be called before the first step.
    """

    inputs: Inputs
    shifters: Shifters

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        self.work = work
        self.frame = work.frame
        self.flows: dict[str, Account] = {name: {} for name in _FLOWS}
        self.adoption: list[Account] = [{} for _ in work.status]
        self.followers = Followers(work, ledger)

    def open(self, part: Frame, inputs: Inputs, shifters: Shifters) -> None:
        """Make ready for the steps of a turn: the initiatives that move, the inputs, and who shifts what."""
        self.frame, self.inputs, self.shifters = part, inputs, shifters

    def step(self, x: Stocks, rates: Rates, y: Stocks) -> None:
        """Book one step from x to y."""
        self._capability(x, rates)
        self._technology(x, rates)
        self._exclusion(x, rates)
        self._adoption(x, rates, y)
        self.followers.step(x, rates, self.frame, self.shifters)
        self._accounts(rates)

    def _relax(
        self,
        name: str,
        y: float,
        inflows: Inflows,
        outflow: tuple[Tag, float],
        service: int = -1,
        weight: float = 1.0,
    ) -> None:
        """Book a relaxing stock: each inflow on what is missing, the outflow on what is there."""
        account, key = self.flows[name], (name, service)
        ins = [(tag, rate) for tag, rate in inflows if rate != 0.0]
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

    def _capability(self, x: Stocks, rates: Rates) -> None:
        for name, lever in (("strategy", STRATEGY), ("leadership", LEADERSHIP)):
            built: Inflows = ((("lever", lever, ""), getattr(rates, f"{name}_in")),)
            self._relax(name, getattr(x, name), built, (_EROSION, getattr(rates, f"{name}_out")))
        tired: Inflows = ((("fatigue", -1, ""), rates.fatigue_in[0]), (_BASE, rates.fatigue_in[1]))
        self._relax("fatigue", x.fatigue, tired, (_RECOVERY, rates.fatigue_out))
        for s, weight in enumerate(self.frame.weight):
            trained: Inflows = ((("lever", ORGANISATION, ""), rates.competence_in[s]),)
            out = (_EROSION, rates.competence_out)
            self._relax("competence", x.competence[s], trained, out, s, weight)

    def _technology(self, x: Stocks, rates: Rates) -> None:
        provided: list[Tag] = [("initiative", n, "provides") for n in self.frame.live]
        repair: Tag = ("lever", TECHNOLOGY, "repair")
        heads: dict[str, tuple[Tag, ...]] = {
            "security": (("lever", STRATEGY, ""), repair, ("competence", -1, "")),
            "data": (("lever", STRATEGY, ""),),
            "platform": (("lever", TECHNOLOGY, ""),),
        }
        for name, head in heads.items():
            flows = zip((*head, *provided), getattr(rates, f"{name}_in"), strict=True)
            self._relax(name, getattr(x, name), flows, (_EROSION, getattr(rates, f"{name}_out")))
        ageing = self.frame.rules.params.debt_legacy_ageing
        self._relax("legacy", x.legacy, ((("world", -1, "ageing"), ageing),), (repair, rates.payback))

    def _exclusion(self, x: Stocks, rates: Rates) -> None:
        tags: list[Tag] = [_BASE, *(("initiative", n, "exclusion") for n in self.frame.live)]
        out = (_RECOVERY, self.frame.rules.params.inclusion_recovery)
        self._relax("exclusion", x.exclusion, zip(tags, rates.exclusion_in, strict=True), out)

    def _adoption(self, x: Stocks, rates: Rates, y: Stocks) -> None:
        for n, adopted in enumerate(x.adoption):
            if adopted == 0.0 and y.adoption[n] == 0.0:
                continue
            pull, spread = rates.adopt_pull[n], rates.adopt_spread[n]
            reached = bass(adopted, rates.adopt_potential[n], pull, spread, self.frame.h, FLOATS)
            which = self.frame.live[n]
            book(self.adoption[which], ("initiative", which, "adoption"), reached - adopted)
            book(self.adoption[which], ("initiative", which, "churn"), y.adoption[n] - reached)

    def _accounts(self, rates: Rates) -> None:
        h, reserve, co2 = self.frame.h, self.flows["reserve"], self.flows["co2"]
        for n, running in zip(self.frame.live, rates.running, strict=True):
            book(reserve, ("initiative", n, "running"), -(h * running))
        for n, tonnes in zip(self.frame.live, rates.co2, strict=True):
            book(co2, ("initiative", n, "footprint"), h * tonnes)
        for s, freed in enumerate(rates.service_freed):
            book(reserve, ("freed_time", s, "savings"), h * freed * self.inputs.to_savings[s])
        for lever, tenths in enumerate(self.work.levers):
            book(reserve, ("lever", lever, ""), -(h * tenths / 10.0 / self.frame.rules.turn_years))
