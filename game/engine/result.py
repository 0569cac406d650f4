"""How a game ended: by the group's own values, which ending, and the patterns its log shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.events import StateFacts, ending
from game.engine.indicators import Indicators, measure
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.values import score
from game.engine.vocabulary import PILOT_DONE, PILOTING, STOPPED
from game.engine.work import Work

PATTERNS = (
    "technology_without_training", "benefits_without_baseline", "benefits_without_owner", "too_many_at_once",
    "pilots_never_scaled", "security_last", "freed_time_undirected", "strategy_missing", "leaders_absent",
    "steady_balance", "learned_to_predict",
)  # fmt: skip
"""What a log can show; texts are in the scenario's debrief or the game's own catalogue."""

_FEW_TURNS = 2


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended.

    Attributes:
        values: Result of each chosen value by id, 0..100.
        ending: Index of the ending; -1 when the scenario has none that holds.
        patterns: Those of ``PATTERNS`` that the log shows, in that order.
    """

    values: Mapping[str, float]
    ending: int
    patterns: tuple[str, ...]


def result(rules: Rules, states: Sequence[State], learned: bool = False) -> Result:
    """Judge a game.

    Args:
        rules: The compiled scenario.
        states: From the start to the end, at least one.
        learned: Whether the group foresaw more than a constant guess would have (`game.insight.foresight`).
    """
    seen = [measure(rules, state) for state in states]
    last = states[-1]
    shown = seen[-1].values
    work = Work(rules, last)
    tests = {
        "technology_without_training": _technology_without_training,
        "benefits_without_baseline": _benefits_without_baseline,
        "benefits_without_owner": _benefits_without_owner,
        "too_many_at_once": _too_many_at_once,
        "pilots_never_scaled": _pilots_never_scaled,
        "security_last": _security_last,
        "freed_time_undirected": _freed_time_undirected,
        "strategy_missing": _strategy_missing,
        "leaders_absent": _leaders_absent,
        "steady_balance": _steady_balance,
    }
    found = [name for name in PATTERNS if name in tests and tests[name](rules, states, seen)]
    if learned:
        found.append("learned_to_predict")
    return Result(
        values={rules.values[value].id: score(rules, value, shown) for value in last.values},
        ending=ending(work, StateFacts(work, last.turn)),
        patterns=tuple(found),
    )


def _lever_shares(states: Sequence[State]) -> list[float]:
    """Return each lever's share of the money of the whole game; even when nothing was spent."""
    spent = [0.0, 0.0, 0.0, 0.0]
    for state in states[1:]:
        for n, amount in enumerate(state.levers):
            spent[n] = spent[n] + amount
    whole = spent[0] + spent[1] + spent[2] + spent[3]
    return [amount / whole for amount in spent] if whole > 0.0 else [0.25] * 4


def _played(states: Sequence[State]) -> bool:
    return len(states) > _FEW_TURNS


def _technology_without_training(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    shares = _lever_shares(states)
    return _played(states) and shares[1] >= 0.4 and shares[2] < 0.5 * shares[1]


def _in_use(rules: Rules, states: Sequence[State]) -> list[int]:
    """Return initiatives delivered during the game and not stopped."""
    first, last = states[0], states[-1]
    return [
        n
        for n in range(len(rules.initiatives))
        if last.member[n] and not first.member[n] and last.status[n] != STOPPED
    ]


def _benefits_without_baseline(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    if rules.opens.get("baseline", 1) > rules.turns:
        return False
    opened = states[min(rules.opens.get("baseline", 1), len(states)) - 1]
    used = [n for n in _in_use(rules, states) if not opened.member[n]]  # else nobody could have measured
    missing = [n for n in used if not states[-1].baseline[n]]
    return len(missing) >= 2 and 2 * len(missing) > len(used)


def _benefits_without_owner(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    if rules.opens.get("owners", 1) > rules.turns:
        return False
    used = _in_use(rules, states)
    missing = [n for n in used if states[-1].owner[n] < 0]
    return len(missing) >= 2 and 3 * len(missing) >= len(used)


def _too_many_at_once(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    return len([item for item in seen if item.load > item.capacity]) >= 2


def _pilots_never_scaled(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    if rules.opens.get("scaling", 1) > rules.turns:
        return False
    last = states[-1]
    waiting = [
        n
        for n, status in enumerate(last.status)
        if status in (PILOT_DONE, PILOTING) and last.turn - last.start_turn[n] >= _FEW_TURNS
    ]
    return len(waiting) >= 1


def _security_last(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    return _played(states) and seen[-1].values["privacy_security"] < 40.0 and bool(_in_use(rules, states))


def _freed_time_undirected(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    if rules.opens.get("freed_time", 1) > rules.turns:
        return False
    hours = seen[-1].benefits
    return hours.hours_freed > 200.0 and hours.hours_lost > 0.3 * hours.hours_freed


def _strategy_missing(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    return _played(states) and _lever_shares(states)[0] < 0.1


def _leaders_absent(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    return _played(states) and _lever_shares(states)[3] < 0.1


def _steady_balance(rules: Rules, states: Sequence[State], seen: Sequence[Indicators]) -> bool:
    shares = _lever_shares(states)
    spent = any(amount for state in states[1:] for amount in state.levers)
    balanced = min(shares) >= 0.14 and max(shares) <= 0.42
    return _played(states) and spent and balanced and not _too_many_at_once(rules, states, seen)
