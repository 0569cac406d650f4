"""Step by step: which cause moved which stock. Used by the receipts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.arithmetic import FLOATS, approach, bass, pace, total, unit
from game.engine.causes import Account, book
from game.engine.dynamics.capability import shift_flows
from game.engine.dynamics.delivery import Funding, fund
from game.engine.dynamics.flow import evaluate
from game.engine.dynamics.quality import QUALITY_PARTS
from game.engine.dynamics.steady import steady
from game.engine.dynamics.stocks import Inputs, Rates, Stocks
from game.engine.dynamics.trust import CITIZEN_PARTS, STAFF_PARTS
from game.engine.frame import Frame
from game.engine.state import Ledger, Shares, Tag
from game.engine.vocabulary import LEVERS
from game.engine.work import Work

STRATEGY, TECHNOLOGY, ORGANISATION, LEADERSHIP = range(len(LEVERS))

_BASE: Tag = ("world", -1, "base")
_START: Tag = ("world", -1, "start")
_LIMIT: Tag = ("limit", -1, "")
_EROSION: Tag = ("world", -1, "erosion")
_RECOVERY: Tag = ("world", -1, "recovery")
_STAFF_TAGS: tuple[Tag, ...] = (
    _BASE,
    ("lever", LEADERSHIP, ""),
    ("lever", ORGANISATION, ""),
    ("lever", ORGANISATION, "participation"),
    ("fatigue", -1, ""),
    ("freed_time", -1, "savings"),
)
_QUALITY_SHIFT = QUALITY_PARTS.index("shift")
_STAFF_SHIFT = STAFF_PARTS.index("shift")
_CITIZEN_SHIFT = CITIZEN_PARTS.index("shift")
_FLOWS = (
    "strategy", "leadership", "fatigue", "competence", "security", "data", "platform", "legacy", "exclusion",
    "reserve", "co2",
)  # fmt: skip

Shifters = Mapping[tuple[str, int], list[tuple[Tag, float]]]


class Tally:
    """Accounts of every flow in a turn, and of the stocks that follow a target.

    ``open`` must be called before the first step.
    """

    inputs: Inputs
    shifters: Shifters

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        self.work = work
        self.frame = work.frame
        self.flows: dict[str, Account] = {name: {} for name in _FLOWS}
        self.adoption: list[Account] = [{} for _ in work.status]
        self.shifters = {}
        fresh = self._fresh() if ledger is None else ledger
        self.quality: list[Account] = [dict(shares) for shares in fresh.quality]
        self.staff: Account = dict(fresh.staff_trust)
        self.citizens: Account = dict(fresh.citizen_trust)
        self._begin()

    def open(self, part: Frame, inputs: Inputs, shifters: Shifters) -> None:
        """Make ready for the steps of a turn: the initiatives that move, the inputs, and who shifts what."""
        self.frame, self.inputs, self.shifters = part, inputs, shifters

    def _begin(self) -> None:
        self._before = ([dict(a) for a in self.quality], dict(self.staff), dict(self.citizens))

    def _fresh(self) -> Ledger:
        """Split the stocks as they stand by what holds them up; the rest is how the game began."""
        inputs, x = self.work.inputs(), self.work.x
        funding = fund(x, inputs, self.frame.h, self.frame, FLOATS)
        rates = evaluate(x, inputs, funding, steady(inputs, self.frame), self.frame, FLOATS)
        quality = tuple(
            _begun(self._quality_tags(s), rates.quality_parts[s], _QUALITY_SHIFT, x.quality[s])
            for s in range(len(x.quality))
        )
        return Ledger(
            quality,
            _begun(_STAFF_TAGS, rates.staff_parts, _STAFF_SHIFT, x.staff_trust),
            _begun(self._citizen_tags(), rates.citizen_parts, _CITIZEN_SHIFT, x.citizen_trust),
        )

    def ledger(self) -> Ledger:
        """Return the memory for the next turn."""
        return Ledger(
            tuple(tuple(account.items()) for account in self.quality),
            tuple(self.staff.items()),
            tuple(self.citizens.items()),
        )

    def quality_moved(self, service: int) -> Account:
        """Return how each cause has moved a service's quality in the flow of the turn (fraction)."""
        return _moved(self._before[0][service], self.quality[service])

    def staff_moved(self) -> Account:
        """Return how each cause has moved staff trust in the flow of the turn (fraction)."""
        return _moved(self._before[1], self.staff)

    def citizens_moved(self) -> Account:
        """Return how each cause has moved citizens' trust in the flow of the turn (fraction)."""
        return _moved(self._before[2], self.citizens)

    def impulse(self, tag: Tag, before: Stocks, after: Stocks) -> None:
        """Remember on whom an immediate change of a following stock rests, so that its fading is theirs
        too.
        """
        for account, first, last in zip(self.quality, before.quality, after.quality, strict=True):
            book(account, tag, last - first)
        book(self.staff, tag, after.staff_trust - before.staff_trust)
        book(self.citizens, tag, after.citizen_trust - before.citizen_trust)
        self._begin()

    def step(self, x: Stocks, rates: Rates, y: Stocks, funding: Funding) -> None:
        """Book one step from x to y."""
        self._capability(x, rates)
        self._technology(x, rates)
        self._adoption(x, rates, y)
        self._followers(x, rates)
        self._accounts(rates)

    def _relaxed(
        self,
        name: str,
        y: float,
        inflows: Iterable[tuple[Tag, float]],
        outflow: tuple[Tag, float],
        weight: float = 1.0,
        shift_key: tuple[str, int] | None = None,
        shift: float = 0.0,
    ) -> None:
        """Book a relaxing stock: each inflow on what is missing, the outflow on what is there."""
        account = self.flows[name]
        ins = [(tag, rate) for tag, rate in inflows if rate != 0.0]
        inflow = total([rate for _, rate in ins])
        up = down = 0.0
        if shift_key is not None:
            up, down = shift_flows(inflow, outflow[1], shift, FLOATS)
        whole = inflow + up + outflow[1] + down
        gain = weight * approach(whole * self.frame.h, FLOATS) / whole
        for tag, rate in ins:
            book(account, tag, gain * rate * (1.0 - y))
        book(account, outflow[0], -(gain * outflow[1] * y))
        if up != 0.0 or down != 0.0:
            self._share(account, shift_key, gain * (up * (1.0 - y) - down * y), shift)

    def _share(self, account: Account, key: tuple[str, int] | None, amount: float, shift: float) -> None:
        who = self.shifters.get(key, []) if key is not None else []
        for tag, part in who:
            book(account, tag, amount * part / shift if shift != 0.0 else 0.0)

    def _capability(self, x: Stocks, rates: Rates) -> None:
        shift = self.inputs.shift
        for name, lever in (("strategy", STRATEGY), ("leadership", LEADERSHIP)):
            flows: tuple[tuple[Tag, float], ...] = ((("lever", lever, ""), getattr(rates, f"{name}_in")),)
            out = (_EROSION, getattr(rates, f"{name}_out"))
            self._relaxed(
                name, getattr(x, name), flows, out, shift_key=(name, -1), shift=shift.get((name, -1), 0.0)
            )
        tired: tuple[tuple[Tag, float], ...] = (
            (("fatigue", -1, ""), rates.fatigue_in[0]),
            (_BASE, rates.fatigue_in[1]),
        )
        self._relaxed(
            "fatigue", x.fatigue, tired, (_RECOVERY, rates.fatigue_out),
            shift_key=("fatigue", -1), shift=shift.get(("fatigue", -1), 0.0),
        )  # fmt: skip
        for s, weight in enumerate(self.frame.weight):
            trained: tuple[tuple[Tag, float], ...] = ((("lever", ORGANISATION, ""), rates.competence_in[s]),)
            self._relaxed(
                "competence", x.competence[s], trained, (_EROSION, rates.competence_out), weight,
                ("competence", s), self.inputs.shift.get(("competence", s), 0.0),
            )  # fmt: skip

    def _technology(self, x: Stocks, rates: Rates) -> None:
        shift = self.inputs.shift
        provided: list[Tag] = [("initiative", n, "provides") for n in self.frame.live]
        money: Tag = ("lever", TECHNOLOGY, "")
        heads: dict[str, tuple[Tag, ...]] = {
            "security": (("lever", STRATEGY, ""), ("lever", TECHNOLOGY, "repair"), ("competence", -1, "")),
            "data": (("lever", STRATEGY, ""),),
            "platform": (money,),
        }
        for name, head in heads.items():
            flows = zip((*head, *provided), getattr(rates, f"{name}_in"), strict=True)
            out = (_EROSION, getattr(rates, f"{name}_out"))
            self._relaxed(
                name, getattr(x, name), flows, out, shift_key=(name, -1), shift=shift.get((name, -1), 0.0)
            )
        ageing = self.frame.rules.params.debt_legacy_ageing
        self._relaxed(
            "legacy",
            x.legacy,
            ((("world", -1, "ageing"), ageing),),
            (("lever", TECHNOLOGY, "repair"), rates.payback),
        )
        excluded = zip(
            (_BASE, *(("initiative", n, "exclusion") for n in self.frame.live)),
            rates.exclusion_in,
            strict=True,
        )
        self._relaxed(
            "exclusion", x.exclusion, excluded, (_RECOVERY, self.frame.rules.params.inclusion_recovery),
            shift_key=("exclusion", -1), shift=shift.get(("exclusion", -1), 0.0),
        )  # fmt: skip

    def _adoption(self, x: Stocks, rates: Rates, y: Stocks) -> None:
        for n, adopted in enumerate(x.adoption):
            if adopted == 0.0 and y.adoption[n] == 0.0:
                continue
            pull, spread = rates.adopt_pull[n], rates.adopt_spread[n]
            reached = bass(adopted, rates.adopt_potential[n], pull, spread, self.frame.h, FLOATS)
            which = self.frame.live[n]
            book(self.adoption[which], ("initiative", which, "adoption"), reached - adopted)
            book(self.adoption[which], ("initiative", which, "churn"), y.adoption[n] - reached)

    def _followers(self, x: Stocks, rates: Rates) -> None:
        p, h = self.frame.rules.params, self.frame.h
        e = approach(p.quality_rate * h, FLOATS)
        for s, parts in enumerate(rates.quality_parts):
            target = unit(total(parts), FLOATS)
            tags = self._tagged(self._quality_tags(s), parts, ("quality", s), _QUALITY_SHIFT)
            _follow(self.quality[s], tags, target - total(parts), e)
        target = unit(total(rates.staff_parts), FLOATS)
        e = pace(x.staff_trust, target, p.staff_trust_up, p.staff_trust_down, h, FLOATS)
        tags = self._tagged(_STAFF_TAGS, rates.staff_parts, ("staff_trust", -1), _STAFF_SHIFT)
        _follow(self.staff, tags, target - total(rates.staff_parts), e)
        target = unit(total(rates.citizen_parts), FLOATS)
        e = pace(x.citizen_trust, target, p.citizen_trust_up, p.citizen_trust_down, h, FLOATS)
        tags = self._tagged(self._citizen_tags(), rates.citizen_parts, ("citizen_trust", -1), _CITIZEN_SHIFT)
        _follow(self.citizens, tags, target - total(rates.citizen_parts), e)

    def _tagged(
        self, tags: tuple[Tag, ...], parts: list[float], key: tuple[str, int], shifted: int
    ) -> list[tuple[Tag, float]]:
        """Pair tags with parts; the part at ``shifted`` goes to those who shift the target."""
        rest = parts[:shifted] + parts[shifted + 1 :]
        return [*zip(tags, rest, strict=True), *self.shifters.get(key, [])]

    def _quality_tags(self, service: int) -> tuple[Tag, ...]:
        return (
            _BASE,
            ("world", -1, "demand"),
            ("pressure", -1, ""),
            ("fatigue", -1, ""),
            ("disruption", -1, ""),
            ("freed_time", service, "quality"),
            *(("initiative", self.frame.live[n], "quality") for n, _ in self.frame.serves[service]),
        )

    def _citizen_tags(self) -> tuple[Tag, ...]:
        return (
            _BASE,
            ("exclusion", -1, ""),
            *(("service", s, "") for s in range(len(self.frame.weight))),
            *(("initiative", n, "exposure") for n in self.frame.live),
        )

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


def _begun(tags: tuple[Tag, ...], parts: list[float], shifted: int, stock: float) -> Shares:
    account: Account = {}
    kept = parts[:shifted] + parts[shifted + 1 :]
    for tag, part in zip(tags, kept, strict=True):
        book(account, tag, part)
    book(account, _START, stock - total(kept))
    return tuple(account.items())


def _moved(before: Account, after: Account) -> Account:
    moved: Account = {}
    for tag, amount in after.items():
        book(moved, tag, amount - before.get(tag, 0.0))
    return moved


def _follow(account: Account, parts: list[tuple[Tag, float]], clipped: float, e: float) -> None:
    """Let every share of a following stock close the same part of its gap."""
    wanted: Account = {}
    for tag, part in parts:
        wanted[tag] = wanted.get(tag, 0.0) + part
    if clipped != 0.0:
        wanted[_LIMIT] = clipped
    for tag in [*account, *(tag for tag in wanted if tag not in account)]:
        share = account.get(tag, 0.0)
        account[tag] = share + (wanted.get(tag, 0.0) - share) * e
