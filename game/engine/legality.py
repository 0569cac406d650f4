"""What a decision runs up against: every reason why it cannot be played.

Each rule is a named predicate that exists once. Of one game the names that hold are the list of reasons; of
many, what may be done is what no name holds for (``may``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from game.engine.arithmetic import Lane, Mask, Whole
from game.engine.conditions import holds
from game.engine.events import Facts, drawer
from game.engine.orders import Act, Decision, Refusal
from game.engine.purse import purse
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import (
    ACTS,
    BUILDING,
    DELIVERED,
    EMPHASIS,
    FREED_TIME,
    LEVERS,
    NOT_STARTED,
    PAUSED,
    PILOT_DONE,
    PILOTING,
)
from game.engine.work import Work

_MEASURABLE = (BUILDING, PILOTING, PILOT_DONE, PAUSED)
ROUNDING = 1e-9
"""Differences in money (MNOK, or tenths) that are rounding."""

Args = Mapping[str, str | float | int]
Reason = tuple[Mask, str, Callable[[], Args]]
"""Whether it stands in the way, its text key, and what its text is filled with (asked for when it does)."""


def measurable(work: Work, initiative: int) -> Mask:
    """Say whether an initiative that has been started may still be measured: before delivery."""
    return work.ar.among(work.status[initiative], _MEASURABLE)


def tenths(money: float) -> int:
    """Return whole tenths of MNOK within an amount."""
    return max(int(money * 10.0 + ROUNDING), 0)


def whole_tenths(work: Work, money: Lane) -> Whole:
    """Return whole tenths of MNOK within an amount, of one game or of many."""
    amount = work.ar.whole(money * 10.0 + ROUNDING)
    return work.ar.where(amount > 0, amount, 0)


def baseline_cost(work: Work) -> float:
    """Return MNOK for one baseline in this scenario."""
    return work.rules.params.baseline_cost * work.frame.scale


def is_option_open(work: Work, facts: Facts, case: int, option: int) -> Mask:
    """Say whether an option's requirement holds."""
    rule = work.rules.cases[case]
    wanted = rule.options[option]
    return holds(wanted.requires, facts, drawer(work, work.turn, f"option/{rule.id}/{wanted.id}"))


def open_options(work: Work, facts: Facts, case: int) -> tuple[int, ...]:
    """Return the options of a case whose requirement holds, in one game."""
    return tuple(
        n for n in range(len(work.rules.cases[case].options)) if is_option_open(work, facts, case, n)
    )


def may(work: Work, facts: Facts, act: str, initiative: int) -> Mask:
    """Say whether an act can be done now: no reason stands in the way."""
    return _clear(work, act_reasons(work, facts, act, initiative))


def may_measure(work: Work, initiative: int, starting: Mask) -> Mask:
    """Say whether an initiative can be measured now, when it is started this turn or not."""
    return _clear(work, baseline_reasons(work, initiative, starting))


def may_own(work: Work, initiative: int, starting: Mask) -> Mask:
    """Say whether an initiative can be given an owner now, one that is allowed."""
    return _clear(work, owner_reasons(work, initiative, -1, starting))


def _clear(work: Work, reasons: Iterator[Reason]) -> Mask:
    barred: Mask = False
    for stands, _, _ in reasons:
        barred = barred | stands
        if not work.ar.some(barred ^ True):
            break
    return barred ^ True


def act_refusals(work: Work, facts: Facts, act: Act) -> Iterator[Refusal]:
    """Yield every reason why an act cannot be done now, in one game."""
    return _refusals(act_reasons(work, facts, act.kind, act.initiative))


def _refusals(reasons: Iterator[Reason]) -> Iterator[Refusal]:
    return (Refusal(key, args()) for stands, key, args in reasons if stands)


def act_reasons(work: Work, facts: Facts, act: str, n: int) -> Iterator[Reason]:
    """Yield what may stand in the way of an act."""
    rule, status = work.rules.initiatives[n], work.status[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    if act in ("start", "pilot"):
        yield from _start_reasons(work, facts, n)
        yield act == "pilot" and not rule.pilot, "refused.no_pilot", about
    elif act == "scale":
        yield (
            not work.is_open("scaling"),
            "refused.scaling_closed",
            lambda: {**about(), "turn": work.rules.opens["scaling"]},
        )
        yield status != PILOT_DONE, "refused.pilot_not_done", about
    elif act == "resume":
        yield status != PAUSED, "refused.not_paused", about
    elif act == "pause":
        yield work.is_under_way(n) ^ True, "refused.not_under_way", about
    else:
        yield work.is_in_hand(n) ^ True, "refused.not_under_way", about


def _start_reasons(work: Work, facts: Facts, n: int) -> Iterator[Reason]:
    rule = work.rules.initiatives[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    begun = work.status[n] != NOT_STARTED
    yield begun, "refused.already_started", about
    if not work.ar.some(begun ^ True):
        return
    closed = not work.is_open("initiatives")
    opens = work.rules.opens.get("initiatives", 1)
    yield closed, "refused.initiatives_closed", lambda: {**about(), "turn": opens}
    yield work.turn < rule.first_turn, "refused.not_yet", lambda: {**about(), "turn": rule.first_turn}
    yield work.turn > rule.last_turn, "refused.too_late", lambda: {**about(), "turn": rule.last_turn}
    for need in rule.needs:
        lever = LEVERS[need.lever]
        now = facts.quantity(lever, -1)
        numbers = {"lever": lever, "needed": 100.0 * need.level, "now": 100.0 * now}
        yield now < need.level, "refused.needs_maturity", partial(about, **numbers)
    for other in rule.completed:
        missing = work.rules.initiatives[other].id
        yield work.status[other] != DELIVERED, "refused.needs_completed", partial(about, other=missing)


def baseline_reasons(work: Work, n: int, starting: Mask, again: bool = False) -> Iterator[Reason]:
    """Yield what may stand in the way of measuring an initiative, or of measuring it again."""
    about: Callable[..., Args] = partial(dict, initiative=work.rules.initiatives[n].id)
    opens = work.rules.opens.get("baseline", 1)
    yield not work.is_open("baseline"), "refused.baseline_closed", partial(about, turn=opens)
    taken = (work.baseline[n] == 1) | again
    yield taken, "refused.baseline_taken", about
    fresh = work.status[n] == NOT_STARTED
    yield (taken ^ True) & fresh & (starting ^ True), "refused.not_started", about
    late = (fresh | measurable(work, n)) ^ True
    yield (taken ^ True) & late, "refused.baseline_late", about


def owner_reasons(work: Work, n: int, owner: int, starting: Mask) -> Iterator[Reason]:
    """Yield what may stand in the way of giving an initiative an owner (-1: of taking it away)."""
    rule = work.rules.initiatives[n]
    about: Callable[..., Args] = partial(dict, initiative=rule.id)
    opens = work.rules.opens.get("owners", 1)
    yield not work.is_open("owners"), "refused.owners_closed", partial(about, turn=opens)
    yield (work.is_in_hand(n) | starting) ^ True, "refused.not_started", about
    unfit = owner >= 0 and bool(rule.owners) and owner not in rule.owners
    yield unfit, "refused.owner_unfit", lambda: {**about(), "owner": work.rules.owners[owner]}


def legal(rules: Rules, state: State, decision: Decision) -> tuple[Refusal, ...]:
    """Return every reason why a decision cannot be played; empty when it can.

    Args:
        rules: The compiled scenario.
        state: The state before the turn.
        decision: What is to be decided.
    """
    turn = Work(rules, state)
    return refusals(turn, Facts(turn, turn.turn), decision)


def refusals(work: Work, facts: Facts, decision: Decision) -> tuple[Refusal, ...]:
    """Return every reason why a decision cannot be played in a turn that is open; empty when it can.

    Args:
        work: The turn; it is not changed.
        facts: What it may ask about; kept from decision to decision, so that figures are counted once.
        decision: What is to be decided.
    """
    if work.turn > work.rules.turns:
        return (Refusal("refused.game_over", {"turns": work.rules.turns}),)
    found = [*_lever_refusals(work, decision), *_portfolio_refusals(work, facts, decision)]
    found += [*_freed_refusals(work, decision), *_case_refusals(work, facts, decision)]
    if not found:
        found += _money_refusals(work, decision)
    return tuple(found)


def _lever_refusals(work: Work, decision: Decision) -> Iterator[Refusal]:
    for lever, amount in zip(LEVERS, decision.levers, strict=True):
        if amount < 0:
            yield Refusal("refused.lever_negative", {"lever": lever, "money": amount / 10.0})
    for lever, chosen, branches in zip(LEVERS, decision.emphasis, EMPHASIS, strict=True):
        if not 0 <= chosen <= len(branches):
            yield Refusal("refused.emphasis_unknown", {"lever": lever})
        elif chosen and not work.is_open("emphasis"):
            yield Refusal("refused.emphasis_closed", {"lever": lever, "turn": work.rules.opens["emphasis"]})


def _portfolio_refusals(work: Work, facts: Facts, decision: Decision) -> Iterator[Refusal]:
    count = len(work.rules.initiatives)
    named = [act.initiative for act in decision.acts]
    for act in decision.acts:
        if not 0 <= act.initiative < count or act.kind not in ACTS:
            yield Refusal("refused.unknown", {"kind": act.kind, "number": act.initiative})
            continue
        if named.count(act.initiative) > 1:
            yield Refusal("refused.two_acts", {"initiative": work.rules.initiatives[act.initiative].id})
        yield from act_refusals(work, facts, act)
    starting = {act.initiative for act in decision.acts if act.kind in ("start", "pilot")}
    for n in decision.baseline:
        if not 0 <= n < count:
            yield Refusal("refused.unknown", {"kind": "baseline", "number": n})
        else:
            again = decision.baseline.count(n) > 1
            yield from _refusals(baseline_reasons(work, n, n in starting, again))
    for n, owner in decision.owners:
        if not 0 <= n < count or not -1 <= owner < len(work.rules.owners):
            yield Refusal("refused.unknown", {"kind": "owner", "number": n})
        else:
            yield from _refusals(owner_reasons(work, n, owner, n in starting))


def _freed_refusals(work: Work, decision: Decision) -> Iterator[Refusal]:
    for service, use in decision.freed_time:
        if not 0 <= service < len(work.rules.services) or not -1 <= use < len(FREED_TIME):
            yield Refusal("refused.unknown", {"kind": "freed_time", "number": service})
        elif not work.is_open("freed_time"):
            yield Refusal(
                "refused.freed_time_closed",
                {"service": work.rules.services[service].id, "turn": work.rules.opens["freed_time"]},
            )


def _case_refusals(work: Work, facts: Facts, decision: Decision) -> Iterator[Refusal]:
    answered = [case for case, _ in decision.choices]
    for case, option in decision.choices:
        if not 0 <= case < len(work.rules.cases):
            yield Refusal("refused.unknown", {"kind": "case", "number": case})
        elif not work.is_case_open(case):
            yield Refusal("refused.case_not_open", {"case": work.rules.cases[case].id})
        elif not 0 <= option < len(work.rules.cases[case].options):
            yield Refusal("refused.unknown", {"kind": "option", "number": option})
        elif not is_option_open(work, facts, case, option):
            rule = work.rules.cases[case]
            yield Refusal("refused.option_closed", {"case": rule.id, "option": rule.options[option].id})
        elif answered.count(case) > 1:
            yield Refusal("refused.case_answered_twice", {"case": work.rules.cases[case].id})


def _money_refusals(work: Work, decision: Decision) -> Iterator[Refusal]:
    limit = purse(work).limit
    needed = money_needed(work, decision)
    if needed > limit + ROUNDING:
        yield Refusal("refused.money", {"needed": needed, "limit": limit, "over": needed - limit})


def money_needed(work: Work, decision: Decision) -> float:
    """Return MNOK that a decision asks of this turn: levers, baselines, and what answers cost at once."""
    whole = 0
    for amount in decision.levers:
        whole += amount
    needed = whole / 10.0 + len(decision.baseline) * baseline_cost(work)
    return needed + choice_cost(work.rules, decision.choices)


def choice_cost(rules: Rules, choices: tuple[tuple[int, int], ...]) -> float:
    """Return MNOK that answers to cases cost at once."""
    cost = 0.0
    for case, option in choices:
        cost = option_cost(rules, case, option, cost)
    return cost


def option_cost(rules: Rules, case: int, option: int, cost: Lane = 0.0) -> Lane:
    """Return a cost (MNOK) with what an answer costs at once added to it."""
    for effect in rules.cases[case].options[option].effects:
        if effect.target == "cost":
            cost = cost + effect.amount
    return cost
