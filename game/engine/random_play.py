"""Random play: any legal thing at all, drawn by address, so that every playthrough has its own dice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.engine import habits
from game.engine.arithmetic import Lane, Mask, Whole
from game.engine.events import StateFacts
from game.engine.orders import KEPT, Four, Orders
from game.engine.prices import count, option_cost, whole_tenths
from game.engine.purse import Purse, purse
from game.engine.reasons import is_option_open, may, may_measure, may_own
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.engine.work import Work

Roll = Callable[[str, int, Mask], Lane]
"""A number in [0, 1) for a part of the decision and a place in it, where a mask holds."""

_CHANCE = {"start": 0.15, "pilot": 0.1, "scale": 0.5, "pause": 0.02, "resume": 0.5, "stop": 0.01}
_MEASURES = 0.3
_OWNS = 0.6
_DIRECTS = 0.4
_LEAST_SPENT = 0.6


def random_orders(work: Work, facts: StateFacts, seed: Whole) -> Orders:
    """Return random legal orders.

    Args:
        work: The turn; it is not changed.
        facts: What may be asked about it.
        seed: What is drawn from: one number, or one for each playthrough.
    """
    money = purse(work)

    def roll(part: str, place: int, mask: Mask) -> Lane:
        return work.ar.draw(mask, seed, 1, work.turn, f"policy/random/{part}", place)

    choices, cost = _answers(work, facts, money, roll)
    acts, starting = _acts(work, facts, roll)
    levers = _levers(work, money, roll)
    levers, baseline = habits.within_means(work, money, levers, _baselines(work, starting, roll), cost)
    return Orders(
        levers=levers,
        emphasis=_emphasis(work, roll),
        acts=acts,
        baseline=baseline,
        owners=_owners(work, starting, roll),
        freed_time=_uses(work, roll),
        choices=choices,
    )


def _answers(work: Work, facts: StateFacts, money: Purse, roll: Roll) -> tuple[habits.Answers, Lane]:
    ar = work.ar
    answers = []
    cost: Lane = 0.0
    for case, mine in work.cases:
        prices = [option_cost(work.rules, case, n, cost) for n in range(len(work.rules.cases[case].options))]
        allowed = [
            mine & (price <= money.limit) & is_option_open(work, facts, case, n)
            for n, price in enumerate(prices)
        ]
        number = count(tuple(enumerate(allowed)))
        wanted = ar.whole(roll("answer", case, mine) * number)
        chosen: Whole = -1
        passed: Whole = 0
        for n, (price, free) in enumerate(zip(prices, allowed, strict=True)):
            taken = free & (passed == wanted)
            passed = passed + free
            chosen, cost = ar.where(taken, n, chosen), ar.where(taken, price, cost)
        answers.append((case, chosen))
    return tuple(answers), cost


def _acts(work: Work, facts: StateFacts, roll: Roll) -> tuple[tuple[tuple[int, Whole], ...], list[Mask]]:
    """Return the acts, and of each initiative whether it is started."""
    ar = work.ar
    acts, starting = [], []
    for n in range(len(work.status)):
        done: Whole = -1
        for kind, likely in _CHANCE.items():
            free = (done == -1) & may(work, facts, kind, n)
            if ar.some(free):
                done = ar.where(free & (roll(kind, n, free) < likely), ACTS.index(kind), done)
        if ar.some(done >= 0):
            acts.append((n, done))
        starting.append(ar.among(done, (ACTS.index("start"), ACTS.index("pilot"))))
    return tuple(acts), starting


def _baselines(work: Work, starting: Sequence[Mask], roll: Roll) -> habits.Measured:
    found = []
    for n, begins in enumerate(starting):
        free = may_measure(work, n, begins)
        if work.ar.some(free):
            found.append((n, free & (roll("baseline", n, free) < _MEASURES)))
    return tuple(found)


def _levers(work: Work, money: Purse, roll: Roll) -> Four:
    ar = work.ar
    free = whole_tenths(work, money.free)
    weights = [roll("lever", n, True) for n in range(len(LEVERS))]
    whole = weights[0] + weights[1] + weights[2] + weights[3] + 1e-9
    spend = (_LEAST_SPENT + (1.0 - _LEAST_SPENT) * roll("spend", 0, True)) * free
    a, b, c, d = (ar.whole(weight / whole * spend) for weight in weights)
    return a, b, c, d


def _emphasis(work: Work, roll: Roll) -> Four:
    if not work.is_open("emphasis"):
        return (0, 0, 0, 0)
    a, b, c, d = (
        work.ar.whole(roll("emphasis", n, True) * (len(branches) + 1)) for n, branches in enumerate(EMPHASIS)
    )
    return a, b, c, d


def _owners(work: Work, starting: Sequence[Mask], roll: Roll) -> tuple[tuple[int, Whole], ...]:
    ar = work.ar
    owners = []
    for n, begins in enumerate(starting):
        free = (work.owner[n] < 0) & may_own(work, n, begins)
        if ar.some(free):
            allowed = work.rules.initiatives[n].owners or range(len(work.rules.owners))
            which = ar.whole(roll("owner", n, free) * len(allowed))
            owner = which
            for place, each in enumerate(allowed):
                owner = ar.where(which == place, each, owner)
            owners.append((n, ar.where(free & (roll("owns", n, free) < _OWNS), owner, KEPT)))
    return tuple(owners)


def _uses(work: Work, roll: Roll) -> tuple[tuple[int, Whole], ...]:
    if not work.is_open("freed_time"):
        return ()
    ar = work.ar
    return tuple(
        (
            s,
            ar.where(
                roll("directs", s, True) < _DIRECTS, ar.whole(roll("use", s, True) * len(FREED_TIME)), KEPT
            ),
        )
        for s in range(len(work.freed_use))
    )
