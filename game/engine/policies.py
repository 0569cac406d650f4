"""Named ways of playing, for balance, checks, demonstrations and tests. All of them play legally."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.engine.events import Facts
from game.engine.keyed import draw
from game.engine.legality import act_refusals, baseline_cost, choice_cost, open_options, tenths
from game.engine.options import fit
from game.engine.orders import Act, Decision
from game.engine.purse import Purse, purse
from game.engine.readings import Readings
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import EMPHASIS, FREED_TIME, LEVERS
from game.engine.whatif import fitted
from game.engine.work import IN_HAND, Work

Levers = tuple[int, int, int, int]

_CUSHION = 0.1
"""What a careful group wants in reserve beyond what it began with, as a share of a turn's grant."""

_MENDED = 0.4
"""Share of what the reserve lacks that a careful group saves in a turn."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way of playing: shares of the money for the four levers, and how the portfolio is kept.

    Attributes:
        shares: Share of the free money on each lever.
        fill: Share of the capacity for change that is filled with initiatives.
        at_once: Initiatives started in one turn, at most.
    """

    shares: tuple[float, float, float, float]
    fill: float = 0.75
    at_once: int = 2


POLICIES: dict[str, Policy] = {
    "balanced": Policy((0.2, 0.3, 0.3, 0.2)),
    "technology_only": Policy((0.0, 1.0, 0.0, 0.0), fill=1.2),
    "strategy_only": Policy((1.0, 0.0, 0.0, 0.0)),
    "organisation_only": Policy((0.0, 0.0, 1.0, 0.0)),
    "leadership_only": Policy((0.0, 0.0, 0.0, 1.0)),
    "nothing": Policy((0.0, 0.0, 0.0, 0.0), fill=0.0, at_once=0),
    "random": Policy((0.25, 0.25, 0.25, 0.25)),
}
"""Policies by name. The single levers start, own and measure as the balanced one does; only the money
differs, and that technology alone buys more tools at once."""


def decide(name: str, rules: Rules, state: State, seed: int) -> Decision:
    """Return a policy's legal decision for the coming turn.

    Args:
        name: A key of ``POLICIES``.
        rules: The compiled scenario.
        state: The state before the turn.
        seed: What random play draws from (the engine's own luck comes from ``state.seed``).

    Raises:
        KeyError: on an unknown name.
    """
    if name == "random":
        return _random(rules, state, seed)
    return follow(POLICIES[name], rules, state)


def follow(policy: Policy, rules: Rules, state: State) -> Decision:
    """Return the decision of a policy with fixed shares: staggered starts, owners, baselines, directed
    time.
    """
    work = Work(rules, state)
    facts, money = Facts(work, work.turn), purse(work)
    choices = _answers(work, facts, money)
    spendable = _spendable(work, money) - choice_cost(rules, choices)
    starts = _pick(policy, work, facts)
    spends = any(share > 0.0 for share in policy.shares)
    baseline: tuple[int, ...] = ()
    if work.is_open("baseline") and spends:
        baseline = tuple(n for n in starts if not work.baseline[n])
    spendable = spendable - len(baseline) * baseline_cost(work)
    levers = divide(policy.shares, tenths(max(spendable, 0.0)))
    acts = [Act("start", n) for n in starts]
    acts += [
        Act("scale", n)
        for n in range(len(work.status))
        if not any(act_refusals(work, facts, Act("scale", n)))
    ]
    decision = Decision(
        levers=levers,
        acts=tuple(acts),
        baseline=baseline,
        owners=_owners(work, starts) if spends else (),
        freed_time=_direct(work) if spends else (),
        choices=choices,
    )
    return fitted(rules, state, decision)


def divide(shares: tuple[float, float, float, float], whole: int) -> Levers:
    """Divide tenths of MNOK by shares, rounding down."""
    a, b, c, d = (int(share * whole + 1e-9) for share in shares)
    return a, b, c, d


def _spendable(work: Work, money: Purse) -> float:
    """Return what a careful group divides: the grant less running costs, never the reserve, which it mends.

    What has been lost is saved up again a part at a time, up to a little more than the game began with.
    """
    lacking = work.rules.reserve + _CUSHION * work.rules.budget - work.x.reserve
    saved = _MENDED * max(lacking, 0.0)
    return max(min(money.free, money.grant - money.running - saved), 0.0)


def _answers(work: Work, facts: Facts, money: Purse) -> tuple[tuple[int, int], ...]:
    """Answer each case with its first option that is open and paid for."""
    answers: list[tuple[int, int]] = []
    for case, _ in work.cases:
        for option in open_options(work, facts, case):
            tried = [*answers, (case, option)]
            if choice_cost(work.rules, tuple(tried)) <= money.limit:
                answers = tried
                break
    return tuple(answers)


def _pick(policy: Policy, work: Work, facts: Facts) -> tuple[int, ...]:
    """Start what gives most for its load and cost, while there is room for change."""
    seen = Readings(work)
    room = policy.fill * seen.rates.capacity - seen.rates.load
    rules = work.rules.initiatives
    open_now = [n for n in range(len(rules)) if not any(act_refusals(work, facts, Act("start", n)))]
    open_now.sort(key=lambda n: (-_worth(work, n), n))
    picked: list[int] = []
    for n in open_now:
        if len(picked) < policy.at_once and rules[n].load <= room:
            picked.append(n)
            room = room - rules[n].load
    return tuple(picked)


def _worth(work: Work, n: int) -> float:
    rule = work.rules.initiatives[n]
    common = rule.data + rule.platform + rule.security
    gain = rule.value * work.fit(n) + 10.0 * rule.quality + 4.0 * common
    return gain / (rule.build + 2.0 * rule.load)


def _owners(work: Work, starts: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Give each initiative without an owner the allowed one closest to the work with the least to answer
    for.
    """
    if not work.is_open("owners"):
        return ()
    held = [0] * len(work.rules.owners)
    for n, owner in enumerate(work.owner):
        if owner >= 0 and work.status[n] in IN_HAND:
            held[owner] += 1
    given = []
    for n, owner in enumerate(work.owner):
        if owner < 0 and (n in starts or work.status[n] in IN_HAND):
            best = _closest_owner(work, n, held)
            held[best] += 1
            given.append((n, best))
    return tuple(given)


def _closest_owner(work: Work, n: int, held: list[int]) -> int:
    allowed = work.rules.initiatives[n].owners or tuple(range(len(work.rules.owners)))
    p = work.rules.params
    near = {service for service, _ in work.frame.shares[n]}

    def hold(owner: int) -> float:
        close = 1.0 if owner in near else p.follow_up_outside
        return close / max((held[owner] + 1) / p.follow_up_span, 1.0)

    return max(allowed, key=lambda owner: (hold(owner), -owner))


def _direct(work: Work) -> tuple[tuple[int, int], ...]:
    """Direct freed time: the service with most of it saves, hard-pressed ones get capacity, the rest
    quality.
    """
    if not work.is_open("freed_time"):
        return ()
    freed = Readings(work).rates.service_freed
    most = max(range(len(freed)), key=lambda s: (freed[s], -s))
    directed = []
    for s, use in enumerate(work.freed_use):
        if freed[s] > 0.0 and use < 0:
            hard = work.x.pressure[s] > 0.55
            directed.append((s, 1 if s == most else 2 if hard else 0))
    return tuple(directed)


def _random(rules: Rules, state: State, seed: int) -> Decision:
    """Return a random legal decision, drawn by address from the seed."""
    work = Work(rules, state)
    facts, money = Facts(work, work.turn), purse(work)
    count = 0

    def roll() -> float:
        nonlocal count
        count += 1
        return draw(seed, 1, work.turn, "policy/random", count)

    choices = tuple(_random_answers(work, facts, roll))
    acts = tuple(_random_acts(work, facts, roll))
    starting = {act.initiative for act in acts if act.kind in ("start", "pilot")}
    hand = [n for n, status in enumerate(work.status) if n in starting or status in IN_HAND]
    baseline = tuple(n for n in hand if work.is_open("baseline") and not work.member[n] and roll() < 0.3)
    decision = Decision(
        levers=_random_levers(tenths(money.free), roll),
        emphasis=_random_emphasis(work, roll),
        acts=acts,
        baseline=tuple(n for n in baseline if not work.baseline[n]),
        owners=tuple(_random_owners(work, hand, roll)),
        freed_time=tuple(_random_uses(work, roll)),
        choices=choices,
    )
    return fitted(rules, state, decision)


Roll = Callable[[], float]


def _random_answers(work: Work, facts: Facts, roll: Roll) -> list[tuple[int, int]]:
    answers = []
    for case, _ in work.cases:
        allowed = open_options(work, facts, case)
        chosen = roll()
        if allowed:
            answers.append((case, allowed[int(chosen * len(allowed))]))
    return answers


def _random_acts(work: Work, facts: Facts, roll: Roll) -> list[Act]:
    chance = {"start": 0.15, "pilot": 0.1, "scale": 0.5, "pause": 0.02, "resume": 0.5, "stop": 0.01}
    acts = []
    for n in range(len(work.status)):
        for kind, likely in chance.items():
            if roll() < likely and not any(act_refusals(work, facts, Act(kind, n))):
                acts.append(Act(kind, n))
                break
    return acts


def _random_levers(free: int, roll: Roll) -> Levers:
    weights = [roll() for _ in LEVERS]
    whole = weights[0] + weights[1] + weights[2] + weights[3] + 1e-9
    spend = (0.6 + 0.4 * roll()) * free
    a, b, c, d = (int(weight / whole * spend) for weight in weights)
    return fit((a, b, c, d), free)


def _random_emphasis(work: Work, roll: Roll) -> Levers:
    rolls = [roll() for _ in LEVERS]
    if not work.is_open("emphasis"):
        return (0, 0, 0, 0)
    a, b, c, d = (int(number * (len(branches) + 1)) for number, branches in zip(rolls, EMPHASIS, strict=True))
    return a, b, c, d


def _random_owners(work: Work, hand: list[int], roll: Roll) -> list[tuple[int, int]]:
    owners = []
    for n in hand:
        allowed = work.rules.initiatives[n].owners or tuple(range(len(work.rules.owners)))
        wanted, which = roll() < 0.6, int(roll() * len(allowed))
        if wanted and work.owner[n] < 0 and work.is_open("owners"):
            owners.append((n, allowed[which]))
    return owners


def _random_uses(work: Work, roll: Roll) -> list[tuple[int, int]]:
    uses = []
    for s in range(len(work.freed_use)):
        wanted, which = roll() < 0.4, int(roll() * len(FREED_TIME))
        if wanted and work.is_open("freed_time"):
            uses.append((s, which))
    return uses
