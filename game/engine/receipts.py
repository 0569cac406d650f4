"""Books why every shown figure changed in a turn. It observes: nothing here changes a bit of the game.

What acts at once (answers, events, starts ...) is booked as the difference it makes to every figure. What
flows is booked step by step under the causes of its rates (``tally``); products and ratios are split when
the turn ends.
"""

from __future__ import annotations

from game.engine.arithmetic import FLOATS, total, unit
from game.engine.causes import LIMIT, NEWCOMERS, Account, Cause, book, close, merge, scaled
from game.engine.dynamics.benefits import integration
from game.engine.dynamics.capability import capacity
from game.engine.dynamics.stocks import Rates, Stocks
from game.engine.frame import Frame
from game.engine.readings import Readings, economic, weighted
from game.engine.shapley import product_shares, shares
from game.engine.state import Ledger, Tag
from game.engine.tally import Tally
from game.engine.vocabulary import LEVERS
from game.engine.work import Work


class Receipts:
    """The receipts of one turn.

    Args:
        work: The turn before anything has been decided.
        ledger: The memory of earlier turns' receipts, None to begin afresh.
    """

    def __init__(self, work: Work, ledger: Ledger | None) -> None:
        self.work = work
        self.first = self.last = Readings(work)
        self.accounts: dict[str, Account] = {key: {} for key in self.first.shown}
        self.tally = Tally(work, ledger)

    def note(self, tag: Tag) -> None:
        """Book everything that has changed since the last note on one cause."""
        seen = Readings(self.work)
        for name, value in seen.shown.items():
            book(self.accounts[name], tag, value - self.last.shown[name])
        self.tally.followers.impulse(tag, self.last.x, seen.x)
        self.last = seen

    def watch(self, x: Stocks, rates: Rates, y: Stocks) -> None:
        """See one step of the flow."""
        self.tally.step(x, rates, y)

    def settle(self) -> None:
        """Split what flowed in the turn among its causes, for every figure."""
        begun, seen = self.last, Readings(self.work, self.last.inputs)
        _trace_followers(self.accounts, self.tally, self.work.frame, self.work)
        merge(self.accounts["staff_adoption"], _adoption(begun, seen, self.tally))
        merge(self.accounts["benefits_realised"], _benefits(begun, seen, self.work.frame))
        merge(self.accounts["sustainability"], _sustainability(begun, seen, self.tally, self.work.frame))
        merge(self.accounts["privacy_security"], _privacy(begun, seen, self.tally, self.work.frame))
        merge(self.accounts["capacity"], _capacity(begun, seen, self.work.frame))
        merge(self.accounts["maturity.technology"], _technology(begun, seen, self.tally))
        merge(self.accounts["maturity.organisation"], _organisation(begun, seen, self.tally))
        self.last = seen

    def ledger(self) -> Ledger:
        """Return the memory for the receipts of the next turn."""
        return self.tally.followers.ledger()

    def close(self) -> dict[str, tuple[Cause, ...]]:
        """Return the causes of every figure; they add up to its change over the turn."""
        return {
            name: close(name, account, self.last.shown[name] - self.first.shown[name], self.work)
            for name, account in self.accounts.items()
        }


def _trace_followers(accounts: dict[str, Account], tally: Tally, frame: Frame, work: Work) -> None:
    for s, service in enumerate(frame.rules.services):
        moved = tally.followers.moved("quality", s)
        merge(accounts[f"service.{service.id}"], scaled(moved, 100.0))
        merge(accounts["service_quality"], scaled(moved, 100.0 * frame.weight[s]))
    merge(accounts["staff_trust"], scaled(tally.followers.moved("staff_trust"), 100.0))
    merge(accounts["citizen_trust"], scaled(tally.followers.moved("citizen_trust"), 100.0))
    merge(accounts["maturity.strategy"], scaled(tally.flows["strategy"], 100.0))
    merge(accounts["maturity.leadership"], scaled(tally.flows["leadership"], 100.0))
    merge(accounts["economy"], tally.flows["reserve"])


def _adoption(begun: Readings, seen: Readings, tally: Tally) -> Account:
    account: Account = {}
    whole = total(begun.members)
    middle = 0.0
    if whole > 0.0:
        middle = weighted(begun.members, seen.x.adoption)
        for tag, amount in tally.flows["adoption"].items():
            book(account, tag, amount * 100.0 * begun.members[tag[1]] / whole)
    entered = total(seen.members)
    if entered > 0.0:
        for n, weight in enumerate(seen.members):
            change = (weight - begun.members[n]) * (seen.x.adoption[n] - middle) / entered
            book(account, ("initiative", n, NEWCOMERS), 100.0 * change)
    return account


_FACTORS = ("built", "adoption", "practice", "follow_up", "alignment")


def _benefits(begun: Readings, seen: Readings, frame: Frame) -> Account:
    account: Account = {}
    direct, platform = frame.rules.params.benefit_direct, ("lever", LEVERS.index("technology"), "platform")
    joined_before, joined_after = integration(begun.x.platform), integration(seen.x.platform)
    for n, rule in enumerate(frame.rules.initiatives):
        if begun.used[n] == 0.0 and seen.used[n] == 0.0:
            continue
        value = rule.value * begun.inputs.reach[n]
        counted = 1.0 - rule.cashable + rule.cashable * begun.rates.directed[n]
        before, after = (
            (r.rates.works[n], r.x.adoption[n], r.x.practice[n], r.x.follow_up[n], r.rates.aligned[n])
            for r in (begun, seen)
        )
        for part, share in zip(_FACTORS, product_shares(before, after), strict=True):
            book(account, ("initiative", n, part), value * counted * share)
        # What the tool gives by itself, less what redesigned and followed-up work has taken over of it.
        alone = product_shares((*before[:2], joined_before), (*after[:2], joined_after))
        over = product_shares((*before[:4], joined_before), (*after[:4], joined_after))
        for split, kept in ((alone, direct), (over, -direct * counted)):
            *factors, joined = split
            for part, share in zip(_FACTORS, factors, strict=False):
                book(account, ("initiative", n, part), value * kept * share)
            book(account, platform, value * kept * joined)
    return account


def _sustainability(begun: Readings, seen: Readings, tally: Tally, frame: Frame) -> Account:
    account: Account = {}
    third = 100.0 / 3.0
    merge(account, scaled(tally.flows["co2"], -0.5 * third / frame.co2_reference))
    care = frame.rules.params.sustainability_wellbeing
    merge(account, scaled(tally.flows["exclusion"], -(1.0 - care) * third))
    merge(account, scaled(tally.flows["fatigue"], -0.5 * care * third))
    merge(account, scaled(tally.followers.moved("staff_trust"), 0.5 * care * third))
    pairs = (
        (begun.rates.benefits, seen.rates.benefits),
        (begun.cost_of_running, seen.cost_of_running),
    )
    gained, cost = shares(2, lambda mask: economic(pairs[0][mask & 1], pairs[1][mask >> 1 & 1], frame))
    book(account, ("benefits", -1, ""), third * gained)
    book(account, ("running", -1, ""), third * cost)
    clipped = _environment_clip(seen, frame) - _environment_clip(begun, frame)
    book(account, LIMIT, third * clipped)
    return account


def _environment_clip(seen: Readings, frame: Frame) -> float:
    raw = 0.5 - 0.5 * seen.x.co2 / frame.co2_reference
    return unit(raw, FLOATS) - raw


def _privacy(begun: Readings, seen: Readings, tally: Tally, frame: Frame) -> Account:
    account: Account = {}
    open_share = 0.5 * ((1.0 - begun.x.security) + (1.0 - seen.x.security))
    mean_use = 0.0
    for n, rule in enumerate(frame.rules.initiatives):
        weight = rule.privacy / frame.privacy_total
        mean_use = mean_use + 0.5 * (begun.used[n] + seen.used[n]) * weight
        change = (seen.used[n] - begun.used[n]) * weight * open_share
        book(account, ("initiative", n, "exposure"), -100.0 * change)
    merge(account, scaled(tally.flows["security"], 100.0 * (1.0 + mean_use)))
    clips = [
        unit(raw, FLOATS) - raw for raw in (r.x.security - total(r.rates.exposure) for r in (begun, seen))
    ]
    book(account, LIMIT, 100.0 * (clips[1] - clips[0]))
    return account


def _capacity(begun: Readings, seen: Readings, frame: Frame) -> Account:
    account: Account = {}
    inverse = (1.0 / begun.rates.capacity, 1.0 / seen.rates.capacity)
    for n, load in enumerate(seen.rates.loads):
        change = load - begun.rates.loads[n]
        book(account, ("initiative", n, "load"), -100.0 * change * 0.5 * (inverse[0] + inverse[1]))
    mean_load = 0.5 * (begun.rates.load + seen.rates.load)
    ends = (begun.x, seen.x)

    def worth(mask: int) -> float:
        strength = capacity(
            ends[mask & 1].leadership, ends[mask >> 1 & 1].staff_trust, ends[mask >> 2 & 1].fatigue, frame
        )
        return -100.0 * mean_load / strength

    tags: tuple[Tag, ...] = (
        ("lever", LEVERS.index("leadership"), ""),
        ("staff_trust", -1, ""),
        ("fatigue", -1, ""),
    )
    for tag, share in zip(tags, shares(3, worth), strict=True):
        book(account, tag, share)
    clips = [max(r.rates.load / r.rates.capacity - 1.0, 0.0) for r in (begun, seen)]
    book(account, LIMIT, 100.0 * (clips[1] - clips[0]))
    return account


def _technology(begun: Readings, seen: Readings, tally: Tally) -> Account:
    account: Account = {}
    for name in ("data", "security", "platform"):
        merge(account, scaled(tally.flows[name], 25.0))
    before = total([weight for weight, _ in begun.debts])
    after = total([weight for weight, _ in seen.debts])
    middle = 0.0
    for n, (weight, owed) in enumerate(begun.debts):
        middle = middle + weight * seen.debts[n][1] / before
        change = weight * (seen.debts[n][1] - owed) / before
        if n == 0:
            continue
        book(account, ("initiative", n - 1, "debt"), -25.0 * change)
    merge(account, scaled(tally.flows["legacy"], -25.0 * begun.debts[0][0] / before))
    for n, (weight, owed) in enumerate(seen.debts[1:]):
        change = (weight - begun.debts[n + 1][0]) * (owed - middle) / after
        book(account, ("initiative", n, "built"), -25.0 * change)
    return account


def _organisation(begun: Readings, seen: Readings, tally: Tally) -> Account:
    account = scaled(tally.flows["competence"], 70.0)
    slope = 2.0 / ((begun.practised + 2.0) * (seen.practised + 2.0))
    on = begun.inputs.active
    for n in range(len(on)):
        change = on[n] * (seen.x.practice[n] * seen.used[n] - begun.x.practice[n] * begun.used[n])
        book(account, ("initiative", n, "practice"), 30.0 * slope * change)
    return account
