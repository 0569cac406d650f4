"""What a decision runs up against: every reason why it cannot be played."""

from __future__ import annotations

from collections.abc import Iterator

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
from game.engine.work import IN_HAND, UNDER_WAY, Work

_MEASURABLE = (BUILDING, PILOTING, PILOT_DONE, PAUSED)
_ROUNDING = 1e-9


def measurable(work: Work, initiative: int) -> bool:
    """Say whether an initiative that has been started may still be measured: before delivery."""
    return work.status[initiative] in _MEASURABLE


def tenths(money: float) -> int:
    """Return whole tenths of MNOK within an amount."""
    return max(int(money * 10.0 + _ROUNDING), 0)


def baseline_cost(work: Work) -> float:
    """Return MNOK for one baseline in this scenario."""
    return work.rules.params.baseline_cost * work.frame.scale


def open_options(work: Work, facts: Facts, case: int) -> tuple[int, ...]:
    """Return the options of a case whose requirement holds."""
    rule = work.rules.cases[case]
    return tuple(
        n
        for n, option in enumerate(rule.options)
        if holds(option.requires, facts, drawer(work, work.turn, f"option/{rule.id}/{option.id}"))
    )


def act_refusals(work: Work, facts: Facts, act: Act) -> Iterator[Refusal]:
    """Yield every reason why an act cannot be done now."""
    n, rule, status = act.initiative, work.rules.initiatives[act.initiative], work.status[act.initiative]
    about = {"initiative": rule.id}
    if act.kind in ("start", "pilot"):
        yield from _start_refusals(work, facts, n)
        if act.kind == "pilot" and not rule.pilot:
            yield Refusal("refused.no_pilot", about)
    elif act.kind == "scale":
        if not work.is_open("scaling"):
            yield Refusal("refused.scaling_closed", {**about, "turn": work.rules.opens["scaling"]})
        if status != PILOT_DONE:
            yield Refusal("refused.pilot_not_done", about)
    elif act.kind == "pause" and status not in UNDER_WAY:
        yield Refusal("refused.not_under_way", about)
    elif act.kind == "resume" and status != PAUSED:
        yield Refusal("refused.not_paused", about)
    elif act.kind == "stop" and status not in IN_HAND:
        yield Refusal("refused.not_under_way", about)


def _start_refusals(work: Work, facts: Facts, n: int) -> Iterator[Refusal]:
    rule = work.rules.initiatives[n]
    about = {"initiative": rule.id}
    if work.status[n] != NOT_STARTED:
        yield Refusal("refused.already_started", about)
        return
    if not work.is_open("initiatives"):
        yield Refusal("refused.initiatives_closed", {**about, "turn": work.rules.opens["initiatives"]})
    if work.turn < rule.first_turn:
        yield Refusal("refused.not_yet", {**about, "turn": rule.first_turn})
    if work.turn > rule.last_turn:
        yield Refusal("refused.too_late", {**about, "turn": rule.last_turn})
    for need in rule.needs:
        now = facts.quantity(LEVERS[need.lever], -1)
        if now < need.level:
            yield Refusal(
                "refused.needs_maturity",
                {**about, "lever": LEVERS[need.lever], "needed": 100.0 * need.level, "now": 100.0 * now},
            )
    for other in rule.completed:
        if work.status[other] != DELIVERED:
            yield Refusal("refused.needs_completed", {**about, "other": work.rules.initiatives[other].id})


def legal(rules: Rules, state: State, decision: Decision, work: Work | None = None) -> tuple[Refusal, ...]:
    """Return every reason why a decision cannot be played; empty when it can.

    Args:
        rules: The compiled scenario.
        state: The state before the turn.
        decision: What is to be decided.
        work: A turn already opened on the state, to save time; it is not changed.
    """
    if state.turn >= rules.turns:
        return (Refusal("refused.game_over", {"turns": rules.turns}),)
    turn = Work(rules, state) if work is None else work
    facts = Facts(turn, turn.turn)
    found = [*_lever_refusals(turn, decision), *_portfolio_refusals(turn, facts, decision)]
    found += [*_freed_refusals(turn, decision), *_case_refusals(turn, facts, decision)]
    if not found:
        found += _money_refusals(turn, decision)
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
            yield from _baseline_refusals(work, n, n in starting, decision.baseline.count(n))
    for n, owner in decision.owners:
        if not 0 <= n < count or not -1 <= owner < len(work.rules.owners):
            yield Refusal("refused.unknown", {"kind": "owner", "number": n})
        else:
            yield from _owner_refusals(work, n, owner, n in starting)


def _baseline_refusals(work: Work, n: int, starting: bool, times: int) -> Iterator[Refusal]:
    about = {"initiative": work.rules.initiatives[n].id}
    if not work.is_open("baseline"):
        yield Refusal("refused.baseline_closed", {**about, "turn": work.rules.opens["baseline"]})
    if work.baseline[n] or times > 1:
        yield Refusal("refused.baseline_taken", about)
    elif work.status[n] == NOT_STARTED and not starting:
        yield Refusal("refused.not_started", about)
    elif work.status[n] != NOT_STARTED and not measurable(work, n):
        yield Refusal("refused.baseline_late", about)


def _owner_refusals(work: Work, n: int, owner: int, starting: bool) -> Iterator[Refusal]:
    rule = work.rules.initiatives[n]
    about = {"initiative": rule.id}
    if not work.is_open("owners"):
        yield Refusal("refused.owners_closed", {**about, "turn": work.rules.opens["owners"]})
    if work.status[n] not in IN_HAND and not starting:
        yield Refusal("refused.not_started", about)
    if owner >= 0 and rule.owners and owner not in rule.owners:
        yield Refusal("refused.owner_unfit", {**about, "owner": work.rules.owners[owner]})


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
        elif case not in work.open_cases:
            yield Refusal("refused.case_not_open", {"case": work.rules.cases[case].id})
        elif not 0 <= option < len(work.rules.cases[case].options):
            yield Refusal("refused.unknown", {"kind": "option", "number": option})
        elif option not in open_options(work, facts, case):
            rule = work.rules.cases[case]
            yield Refusal("refused.option_closed", {"case": rule.id, "option": rule.options[option].id})
        elif answered.count(case) > 1:
            yield Refusal("refused.case_answered_twice", {"case": work.rules.cases[case].id})


def _money_refusals(work: Work, decision: Decision) -> Iterator[Refusal]:
    limit = purse(work).limit
    needed = money_needed(work, decision)
    if needed > limit + _ROUNDING:
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
        for effect in rules.cases[case].options[option].effects:
            if effect.target == "cost":
                cost = cost + effect.amount
    return cost
