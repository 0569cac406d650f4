"""What stands open in the coming turn, and the neutral decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.events import StateFacts
from game.engine.legality import act_refusals
from game.engine.orders import Act, Decision, Refusal
from game.engine.prices import baseline_cost, tenths
from game.engine.purse import Purse, purse
from game.engine.reasons import may_measure, open_options
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.vocabulary import ACTS, FEATURES
from game.engine.work import Work


@dataclass(frozen=True, slots=True)
class InitiativeOptions:
    """What may be done with an initiative now.

    Attributes:
        initiative: Its index.
        acts: Kinds of acts that are allowed.
        refusals: For every other kind, the reasons.
        owners: Owners it may be given (indexes into ``Rules.owners``); empty when owners are not open.
        baseline: Whether it may be measured this turn (for one not started: together with its start).
    """

    initiative: int
    acts: tuple[str, ...]
    refusals: Mapping[str, tuple[Refusal, ...]]
    owners: tuple[int, ...]
    baseline: bool


@dataclass(frozen=True, slots=True)
class Options:
    """What may be decided in the coming turn.

    Attributes:
        initiatives: In the order of the rules.
        features: Whether each of ``FEATURES`` is open.
        money: The turn's money; ``limit`` is the most that may be divided.
        levers: Tenths of MNOK last turn.
        baseline_cost: MNOK for each baseline.
        cases: (case, options whose requirement holds) for each open case.
    """

    initiatives: tuple[InitiativeOptions, ...]
    features: Mapping[str, bool]
    money: Purse
    levers: tuple[int, ...]
    baseline_cost: float
    cases: tuple[tuple[int, tuple[int, ...]], ...]


def options(rules: Rules, state: State) -> Options:
    """Return what may be decided in the coming turn."""
    work = Work(rules, state)
    money, facts = purse(work), StateFacts(work, work.turn)
    return Options(
        initiatives=tuple(_initiative_options(work, facts, n) for n in range(len(rules.initiatives))),
        features={feature: work.is_open(feature) for feature in FEATURES},
        money=money,
        levers=state.levers,
        baseline_cost=baseline_cost(work),
        cases=tuple((case, open_options(work, facts, case)) for case in state.open_cases),
    )


def _initiative_options(work: Work, facts: StateFacts, n: int) -> InitiativeOptions:
    refusals = {kind: tuple(act_refusals(work, facts, Act(kind, n))) for kind in ACTS}
    allowed = work.rules.initiatives[n].owners or tuple(range(len(work.rules.owners)))
    return InitiativeOptions(
        initiative=n,
        acts=tuple(kind for kind in ACTS if not refusals[kind]),
        refusals={kind: reasons for kind, reasons in refusals.items() if reasons},
        owners=allowed if work.is_open("owners") else (),
        baseline=may_measure(work, n, not refusals["start"]),
    )


def neutral(rules: Rules, state: State) -> Decision:
    """Return last turn's levers and emphasis, fitted to the money that is free without borrowing.

    Before the first turn the free money, at most a turn's budget, is divided evenly.
    """
    work = Work(rules, state)
    money = purse(work)
    free = tenths(money.free)
    if state.turn == 0:
        quarter = min(free, tenths(rules.budget)) // 4
        return Decision(levers=(quarter, quarter, quarter, quarter))
    return Decision(levers=fit(state.levers, free), emphasis=_four(state.emphasis))


def fit(levers: tuple[int, ...], free: int) -> tuple[int, int, int, int]:
    """Scale levers (tenths of MNOK) down so that together they do not pass ``free``."""
    whole = 0
    for amount in levers:
        whole += amount
    if whole <= free:
        return _four(levers)
    return _four(tuple(amount * free // whole for amount in levers))


def _four(numbers: tuple[int, ...]) -> tuple[int, int, int, int]:
    return numbers[0], numbers[1], numbers[2], numbers[3]
