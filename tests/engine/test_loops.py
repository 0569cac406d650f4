"""The loops: their steps have the signs that the equations give, and their signs make them what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.arithmetic import FLOATS, total
from game.engine.decisions import Act, Decision
from game.engine.dynamics.delivery import fund
from game.engine.dynamics.flow import advance, evaluate
from game.engine.dynamics.steady import Span, steady
from game.engine.dynamics.stocks import Stocks
from game.engine.loops import DECIDED, FREED, LOAD, LOOPS
from game.engine.step import begin, move
from game.engine.work import Work
from tests.engine.fixtures.harbour import calm

LINKS = sorted({link for loop in LOOPS for link in loop.links if link[:2] not in DECIDED})
PUSH = 0.02


def busy() -> Work:
    """Return a game in full course, with more under way than can be carried."""
    rules = calm(reserve=60.0)
    state = begin(rules, 1)
    for turn in range(4):
        acts = tuple(Act("start", n) for n in ((0, 2), (1, 8), (4, 5, 7), (3, 12))[turn])
        owners = tuple((act.initiative, 1) for act in acts)
        state = move(rules, state, Decision((28, 42, 42, 28), acts=acts, owners=owners))
    return Work(rules, state)


def moved(work: Work, pushed: str = "") -> tuple[dict[str, float], Stocks]:
    """Return what stands between stocks, and the stocks a moment later, when something has been pushed."""
    x, inputs, frame = work.x.copy(), work.inputs(), work.frame
    inputs.to_capacity = [1.0] * len(frame.weight)
    inputs.load = [2.0 * load * (1.0 + PUSH * (pushed == LOAD)) for load in inputs.load]
    if pushed == FREED:
        dearer = tuple(replace(rule, value=rule.value * (1.0 + PUSH)) for rule in frame.initiatives)
        frame = replace(frame, initiatives=dearer)
    elif pushed and pushed != LOAD:
        found = getattr(x, pushed)
        more = [lane + PUSH for lane in found] if isinstance(found, list) else found + PUSH
        setattr(x, pushed, more)
    span = Span(0.01, frame, FLOATS)
    funding = fund(x, inputs, span.h, frame, FLOATS)
    rates = evaluate(x, inputs, funding, steady(inputs, frame), frame, FLOATS)
    between = {LOAD: rates.load, FREED: total(rates.freed)}
    return between, advance(x, inputs, rates, span, frame, FLOATS)


def effect(work: Work, source: str, target: str) -> float:
    """Return how much more of the target there is a moment after the source has been pushed."""

    def level(pushed: str) -> float:
        between, after = moved(work, pushed)
        found = between[target] if target in between else getattr(after, target)
        return total(found) if isinstance(found, list) else found

    return level(source) - level("")


def test_loops_have_names_of_their_own_and_end_where_they_began():
    assert len({loop.name for loop in LOOPS}) == len({loop.title for loop in LOOPS}) == len(LOOPS)
    for loop in LOOPS:
        assert loop.path[0] == loop.path[-1]
        assert set(loop.path[1::2]) <= {"+", "−"}


def test_loop_reinforces_when_its_minus_signs_are_even_and_balances_when_they_are_odd():
    for loop in LOOPS:
        assert loop.name[0] == ("B" if loop.path.count("−") % 2 else "R"), loop.title


@pytest.mark.parametrize(("source", "target", "sign"), [link for link in LINKS if link[0] != link[1]])
def test_step_of_a_loop_has_the_sign_that_the_equations_give(source, target, sign):
    found = effect(busy(), source, target)
    assert (found > 1e-9) if sign == "+" else (found < -1e-9)


def test_use_spreads_by_example_while_users_are_few_and_slows_when_few_are_left():
    work = busy()
    begun = work.x.adoption.copy()

    def growth(level: float, push: float) -> float:
        work.x.adoption = [level + push if n == 0 else used for n, used in enumerate(begun)]
        return moved(work)[1].adoption[0] - work.x.adoption[0]

    assert growth(0.05, PUSH) > growth(0.05, 0.0) > 0.0
    assert growth(0.5, PUSH) < growth(0.5, 0.0)
