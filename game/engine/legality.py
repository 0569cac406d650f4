"""What a decision runs up against: every reason why it cannot be played."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.events import Facts
from game.engine.orders import Act, Decision, Refusal
from game.engine.prices import ROUNDING, money_needed
from game.engine.purse import purse
from game.engine.reasons import Reason, act_reasons, baseline_reasons, is_option_open, owner_reasons
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.engine.work import Work


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


def act_refusals(work: Work, facts: Facts, act: Act) -> Iterator[Refusal]:
    """Yield every reason why an act cannot be done now, in one game."""
    return _refusals(act_reasons(work, facts, act.kind, act.initiative))


def _refusals(reasons: Iterator[Reason]) -> Iterator[Refusal]:
    return (Refusal(key, args()) for stands, key, args in reasons if stands)


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
