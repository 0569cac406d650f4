"""Other futures with the same luck: replay, one decision changed, and what each lever was worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.engine.events import StateFacts
from game.engine.frame import sources
from game.engine.legality import entry_refusals, money_needed, money_refusals, opened, refusals
from game.engine.options import fit
from game.engine.orders import Decision
from game.engine.parts import PART, PARTS, entries
from game.engine.prices import tenths
from game.engine.purse import purse
from game.engine.rules import Rules
from game.engine.shapley import shares
from game.engine.state import State
from game.engine.step import Outcome, begin, move_on, step, take
from game.engine.vocabulary import LEVERS, PILOT_DONE
from game.engine.work import Work


def replay(
    rules: Rules, seed: int, values: tuple[int, ...], decisions: Sequence[Decision], receipts: bool = True
) -> tuple[Outcome, ...]:
    """Play decisions again from the start.

    Returns:
        An outcome for each turn; a refused decision gives its refusals and ends the replay there.
    """
    return _play_on(rules, begin(rules, seed, values), decisions, receipts)


def _play_on(
    rules: Rules, state: State, decisions: Sequence[Decision], receipts: bool
) -> tuple[Outcome, ...]:
    outcomes = []
    for decision in decisions:
        outcome = step(rules, state, decision, receipts)
        outcomes.append(outcome)
        if outcome.refused:
            break
        state = outcome.state
    return tuple(outcomes)


def what_if(
    rules: Rules,
    seed: int,
    values: tuple[int, ...],
    decisions: Sequence[Decision],
    turn: int,
    changed: Decision,
    receipts: bool = False,
) -> tuple[Outcome, ...]:
    """Play a game again with one turn's decision changed, and everything else as far as it is still possible.

    Draws are addressed, so the luck is the same. What later decisions can no longer do is left out, and money
    that is no longer there is not spent (``fitted``).

    Args:
        rules: The compiled scenario.
        seed: The game's seed.
        values: The chosen values.
        decisions: The decisions of the real game.
        turn: The turn that is changed, 1-based.
        changed: The other decision.
        receipts: Whether to book causes as well.

    Raises:
        ValueError: the game has no such turn.
    """
    if not 1 <= turn <= len(decisions):
        raise ValueError(f"turn: expected 1 to {len(decisions)}, not {turn}")
    state = begin(rules, seed, values)
    outcomes = []
    for n, decision in enumerate(decisions, start=1):
        work = Work(rules, state)
        facts = StateFacts(work, work.turn)
        made = decision if n < turn else _fit(work, facts, changed if n == turn else decision)
        outcome = take(work, facts, state, made, receipts)
        outcomes.append(outcome)
        if outcome.refused:
            break
        state = outcome.state
    return tuple(outcomes)


def fitted(rules: Rules, state: State, decision: Decision) -> Decision:
    """Return the part of a decision that can be played in a state; the same decision when all of it can."""
    work = Work(rules, state)
    return _fit(work, StateFacts(work, work.turn), decision)


_FITTED = (
    PART["acts"],
    PART["choices"],
    *(part for part in PARTS if part.name not in ("acts", "choices", "levers")),
)
"""In which order what can be played is sought: first what others depend on, the levers' money with what is
left.
"""


def _fit(work: Work, facts: StateFacts, decision: Decision) -> Decision:
    if not refusals(work, facts, decision):
        return decision
    kept = Decision()
    for part in _FITTED:
        for subject, choice in entries(decision, part):
            wanted = part.shape.value((*entries(kept, part), (subject, choice)))
            tried = replace(kept, **{part.name: wanted})
            turn = opened(work, facts, tried)
            barred = any(entry_refusals(turn, part, tried, subject, choice))
            if not barred and not (part.cost and any(money_refusals(work, tried))):
                kept = tried
    free = tenths(purse(work).limit - money_needed(work, kept))
    return replace(kept, levers=fit(decision.levers, free))


class LeverGames:
    """The same game with each set of levers' money kept and no other, played turn by turn with the real one.

    What is known is not played: games are one until a lever that tells them apart has had money, the real
    game has been played, and where tools come from money alone there are no benefits without it
    (``tools_cost_money``).

    Args:
        rules: The compiled scenario.
        start: The state before the first turn.
    """

    def __init__(self, rules: Rules, start: State) -> None:
        self._rules = rules
        self._states = {0: start}
        self._paid = 0
        self._unpaid_is_toolless = tools_cost_money(rules)

    def play(self, decision: Decision, state: State | None = None) -> None:
        """Play a turn.

        Args:
            decision: What was decided in the real game.
            state: What that led to; left out, it is played as well.
        """
        before, paid = self._paid, self._paid | _paid(decision.levers)
        technology = paid & 1 << LEVERS.index("technology") if self._unpaid_is_toolless else 0
        found = {}
        for kept in range(paid + 1):
            if kept & paid != kept or technology & ~kept:
                continue
            known = state if kept == paid else None
            found[kept] = known or _go_on(self._rules, self._states[kept & before], decision, kept)
        self._states, self._paid = found, paid

    def shares(self) -> dict[str, float]:
        """Return each lever's part of the benefits (MNOK so far): the Shapley values.

        They add up to the benefits of the real game less those of a game without any lever money.
        """

        def worth(kept: int) -> float:
            state = self._states.get(kept & self._paid)
            return state.benefits if state else 0.0

        return dict(zip(LEVERS, shares(len(LEVERS), worth), strict=True))


def lever_shapley(
    rules: Rules,
    seed: int,
    values: tuple[int, ...],
    decisions: Sequence[Decision],
    states: Sequence[State] = (),
) -> dict[str, float]:
    """Share the benefits of a whole game (MNOK so far) among the four levers; see ``LeverGames``.

    Args:
        rules: The compiled scenario.
        seed: The game's seed.
        values: The chosen values.
        decisions: The decisions of the real game.
        states: Its states, at the start and after each turn; left out, it is played as well.
    """
    games = LeverGames(rules, states[0] if states else begin(rules, seed, values))
    for turn, decision in enumerate(decisions, start=1):
        games.play(decision, states[turn] if states else None)
    return games.shares()


def tools_cost_money(rules: Rules) -> bool:
    """Say whether no tool can come but by technology money, so that without it benefits are exactly zero.

    Benefits are a product with how well a tool works, which is zero while nothing of it is built. What is
    built comes from technology money, from the start, from effects that give it, and from a finished pilot
    that is scaled; a pilot is finished when it is built, or at the start.
    """
    begun = rules.start.initiatives
    if any(item.built > 0.0 or item.status == PILOT_DONE for item in begun):
        return False
    given = (
        effect
        for _, source in sources(rules)
        for effects in (source.effects, *(later.effects for later in source.later))
        for effect in effects
    )
    return not any(effect.target == "initiative.built" and effect.amount > 0.0 for effect in given)


def _go_on(rules: Rules, state: State, decision: Decision, kept: int) -> State:
    work = Work(rules, state)
    wanted = replace(decision, levers=_only(decision.levers, kept))
    return move_on(work, _fit(work, StateFacts(work, work.turn), wanted))


def _paid(levers: tuple[int, ...]) -> int:
    """Return the set of levers that have money, a bit each."""
    mask = 0
    for n, amount in enumerate(levers):
        mask |= (amount != 0) << n
    return mask


def _only(levers: tuple[int, int, int, int], kept: int) -> tuple[int, int, int, int]:
    a, b, c, d = (amount if kept >> n & 1 else 0 for n, amount in enumerate(levers))
    return a, b, c, d
