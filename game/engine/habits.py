"""What a careful group does in a turn, part by part, for one game and for many: legal by construction.

Policies and plans are put together from these parts; each returns its share of ``Orders``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from game.engine.arithmetic import Arithmetic, Lane, Mask, Whole
from game.engine.events import StateFacts
from game.engine.frame import Frame
from game.engine.orders import KEPT, Four
from game.engine.prices import ROUNDING, baseline_cost, count, option_cost, whole_tenths
from game.engine.purse import Purse
from game.engine.reasons import is_option_open, may_own
from game.engine.vocabulary import FREED_TIME
from game.engine.work import Work, fits

_QUALITY, _SAVINGS, _CAPACITY = range(len(FREED_TIME))

_CUSHION = 0.1
"""What a careful group wants in reserve beyond what it began with, as a share of a turn's grant."""

_MENDED = 0.4
"""Share of what the reserve lacks that a careful group saves in a turn."""

_HARD_PRESSED = 0.55

Answers = tuple[tuple[int, Whole], ...]
Measured = tuple[tuple[int, Mask], ...]


def spendable(work: Work, money: Purse) -> Lane:
    """Return what a careful group divides (MNOK): the grant less running costs, never the reserve, which it
    mends.

    What has been lost is saved up again a part at a time, up to a little more than the game began with.
    """
    ar = work.ar
    lacking = work.rules.reserve + _CUSHION * work.rules.budget - work.x.reserve
    saved = _MENDED * ar.maximum(lacking, 0.0)
    return ar.maximum(ar.minimum(money.free, money.grant - money.running - saved), 0.0)


def answer(work: Work, facts: StateFacts, money: Purse, wanted: Sequence[Whole] = ()) -> tuple[Answers, Lane]:
    """Answer each case with the option wanted, or else with the first, that is open and paid for.

    Args:
        work: The turn.
        facts: What it may ask about.
        money: The turn's money.
        wanted: Of each case, the option tried first; left out, the first of each.

    Returns:
        The answers, and what they cost at once (MNOK).
    """
    ar = work.ar
    answers = []
    cost: Lane = 0.0
    for case, mine in work.cases:
        chosen: Whole = -1
        paid = cost
        favourite = wanted[case] if wanted else 0
        tries = [(n, favourite == n) for n in range(len(work.rules.cases[case].options))]
        for option, first in [*tries, *((n, True) for n, _ in tries)]:
            price = option_cost(work.rules, case, option, cost)
            free = mine & first & (chosen == -1) & (price <= money.limit)
            if ar.some(free):
                free = free & is_option_open(work, facts, case, option)
                chosen = ar.where(free, option, chosen)
                paid = ar.where(free, price, paid)
        answers.append((case, ar.where(mine, chosen, -1)))
        cost = paid
    return tuple(answers), cost


@lru_cache(maxsize=64)
def by_worth(whole: Frame, values: tuple[int, ...]) -> tuple[int, ...]:
    """Return the initiatives in order of what they give for their load and cost, the best first."""
    rules, fit = whole.rules.initiatives, fits(whole, values)

    def worth(n: int) -> float:
        rule = rules[n]
        common = rule.data + rule.platform + rule.security
        return (rule.value * fit[n] + 10.0 * rule.quality + 4.0 * common) / (rule.build + 2.0 * rule.load)

    return tuple(sorted(range(len(rules)), key=lambda n: (-worth(n), n)))


def own(work: Work, starting: Sequence[Mask]) -> tuple[tuple[int, Whole], ...]:
    """Give each initiative without an owner the allowed one closest to the work with the least to answer for.

    Args:
        work: The turn.
        starting: Of each initiative, whether it is started this turn.
    """
    if not work.is_open("owners"):
        return ()
    ar = work.ar
    held: list[Whole] = [0] * len(work.rules.owners)
    hand = [work.is_in_hand(n) for n in range(len(work.status))]
    for n, owner in enumerate(work.owner):
        if ar.some(owner >= 0):
            held = [count + ((owner == o) & hand[n]) for o, count in enumerate(held)]
    given = []
    for n, owner in enumerate(work.owner):
        wants = (owner < 0) & may_own(work, n, starting[n])
        if ar.some(wants):
            best = _closest_owner(work, n, held)
            held = [count + (wants & (best == o)) for o, count in enumerate(held)]
            given.append((n, ar.where(wants, best, KEPT)))
    return tuple(given)


def _closest_owner(work: Work, n: int, held: Sequence[Whole]) -> Whole:
    allowed = work.rules.initiatives[n].owners or range(len(work.rules.owners))
    p, ar = work.rules.params, work.ar
    near = [service for service, _ in work.frame.shares[n]]
    best: Whole = -1
    most: Lane = -1.0
    for owner in sorted(allowed):
        close = 1.0 if owner in near else p.follow_up_outside
        hold = close / ar.maximum((held[owner] + 1) / p.follow_up_span, 1.0)
        better = hold > most
        best, most = ar.where(better, owner, best), ar.where(better, hold, most)
    return best


def direct(work: Work, facts: StateFacts) -> tuple[tuple[int, Whole], ...]:
    """Direct freed time: the service with most of it saves, hard-pressed ones get capacity, the rest
    quality.
    """
    if not work.is_open("freed_time"):
        return ()
    ar, freed = work.ar, facts.seen.rates.service_freed
    most: Whole = 0
    amount = freed[0]
    for s in range(1, len(freed)):
        more = freed[s] > amount
        most, amount = ar.where(more, s, most), ar.where(more, freed[s], amount)
    directed = []
    for s, use in enumerate(work.freed_use):
        waits = (freed[s] > 0.0) & (use < 0)
        if ar.some(waits):
            other = ar.where(work.x.pressure[s] > _HARD_PRESSED, _CAPACITY, _QUALITY)
            directed.append((s, ar.where(waits, ar.where(most == s, _SAVINGS, other), KEPT)))
    return tuple(directed)


def divide(shares: tuple[Lane, Lane, Lane, Lane], whole: Whole, ar: Arithmetic) -> Four:
    """Divide tenths of MNOK by shares, rounding down."""
    a, b, c, d = (ar.whole(share * whole + ROUNDING) for share in shares)
    return a, b, c, d


def within_means(
    work: Work, money: Purse, levers: Four, baseline: Measured, cost: Lane
) -> tuple[Four, Measured]:
    """Return levers and baselines that there is money for: baselines in order, then levers scaled down.

    Args:
        work: The turn.
        money: The turn's money.
        levers: Tenths of MNOK wanted on each.
        baseline: Initiatives to measure.
        cost: MNOK that the answers cost, within the limit.
    """
    ar, price = work.ar, baseline_cost(work)
    a, b, c, d = levers
    needed = (a + b + c + d) / 10.0 + count(baseline) * price + cost
    enough = needed <= money.limit + ROUNDING
    if not ar.some(enough ^ True):
        return levers, baseline
    kept: Whole = 0
    measured = []
    for n, wanted in baseline:
        paid = wanted & ((kept + 1) * price + cost <= money.limit + ROUNDING)
        kept = kept + paid
        measured.append((n, enough & wanted | (enough ^ True) & paid))
    fewer = fit(levers, whole_tenths(work, money.limit - (kept * price + cost)), ar)
    a, b, c, d = (ar.where(enough, much, less) for much, less in zip(levers, fewer, strict=True))
    return (a, b, c, d), tuple(measured)


def fit(levers: Four, free: Whole, ar: Arithmetic) -> Four:
    """Scale levers (tenths of MNOK) down so that together they do not pass ``free``."""
    a, b, c, d = levers
    whole = a + b + c + d
    over = whole > free
    divisor = ar.where(over, whole, 1)
    a, b, c, d = (ar.where(over, amount * free // divisor, amount) for amount in levers)
    return a, b, c, d
