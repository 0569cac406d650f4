"""Mechanisms and monotonicity: what more of a thing leads to, on a fixed plan and in many random ones.

``TAKTSKIFTE_REFERENCE=full`` takes the 4,000 random plans of the design for the flagship; else 500.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from game.engine.batch import run
from game.engine.conditions import TurnIn
from game.engine.decisions import Act
from game.engine.events import StateFacts
from game.engine.orders import Orders
from game.engine.plans import Plans
from game.engine.readings import Readings
from game.engine.rules import Effect, EventRule, Rules
from game.engine.work import Work
from tests.reference.harness import (
    FLAGSHIP,
    LEVERS,
    TEN,
    Plan,
    excuse,
    open_to_all,
    rules_of,
    tenths,
    without_new,
)

municipalities = pytest.mark.parametrize("subject", TEN)

MANY = 4_000 if os.environ.get("TAKTSKIFTE_REFERENCE") == "full" else 500
FEW = 100


# -- thousands of random plans, with the same choices, the same money on the levers and the same luck


@dataclass(frozen=True, slots=True)
class Steady:
    """Random plans whose money is settled beforehand too: nothing that happens changes a choice.

    Attributes:
        plans: Random plans.
        factor: How much more money they spend.
    """

    plans: Plans
    factor: float = 1.0

    def check(self, rules: Rules, count: int) -> None:
        """Raise ``ValueError`` when the plans do not fit."""
        self.plans.check(rules, count)

    def part(self, first: int, last: int) -> Steady:
        """Return some of the plans."""
        return replace(self, plans=self.plans.part(first, last))

    def orders(self, work: Work, facts: StateFacts) -> Orders:
        """Return a plan's orders, with its share of nine tenths of the ordinary grant on each lever."""
        shares = self.plans.early if 2 * work.turn <= work.rules.turns else self.plans.late
        whole = 9.0 * work.rules.budget * self.factor
        a, b, c, d = (work.ar.whole(share * whole) for share in shares)
        return replace(self.plans.orders(work, facts), levers=(a, b, c, d))


@cache
def plentiful(subject: str) -> Rules:
    """Return the municipality with nothing locked and money enough, so that every plan can be followed."""
    rules = open_to_all(rules_of(subject))
    patient = replace(rules.params, council_idle=100.0)
    return replace(rules, reserve=25.0 * rules.budget, params=patient)


@cache
def random_plans(subject: str) -> Plans:
    """Return random whole-game plans: when to start what, how to divide the money, where freed time goes.

    There are no pilots: a better start ends them sooner, and when to scale one would be another choice.
    """
    rules = rules_of(subject)
    count = MANY if subject == FLAGSHIP else FEW
    draws = np.random.Generator(np.random.Philox(2027))

    def shares() -> tuple[np.ndarray, ...]:
        parts = draws.random((4, count)) + 0.02
        return tuple(parts / (parts[0] + parts[1] + parts[2] + parts[3]))

    def wholes(size: int, most: int) -> tuple[np.ndarray, ...]:
        return tuple((draws.random((size, count)) * (most + 1)).astype(np.int64))

    return Plans(
        starts=wholes(len(rules.initiatives), rules.turns),
        pilots=(0,) * len(rules.initiatives),
        early=shares(),
        late=shares(),
        emphasis=wholes(4, 3),
        options=(),
        uses=wholes(len(rules.services), 2),
    )


def benefits(subject: str, rules: Rules, factor: float = 1.0) -> np.ndarray:
    """Return the benefits so far at the end of every random plan (MNOK)."""
    plans = random_plans(subject)
    return run(rules, Steady(plans, factor), range(len(plans.early[0]))).benefits


@cache
def plain_benefits(subject: str) -> np.ndarray:
    return benefits(subject, plentiful(subject))


def worst_loss(before: np.ndarray, after: np.ndarray) -> float:
    """Return the largest loss of any plan, as a share of its benefits (small plans count as 0.1 MNOK)."""
    return float(np.max((before - after) / np.maximum(before, 0.1)))


def pushed(subject: str, stock: str, amount: float) -> Rules:
    """Return the municipality with a stock moved before the first turn has its course, and nothing else.

    Its start is what trust and quality are calibrated to, so the start itself stays as it is.
    """
    push = EventRule("push", TurnIn(1, 1), effects=(Effect(stock, amount=amount),))
    return replace(plentiful(subject), events=(push,))


@municipalities
@pytest.mark.parametrize("extra", [0.1, 1.0], ids=["a_tenth", "twice"])
def test_more_money_at_the_same_choices_never_loses(subject, extra, figure):
    """Extreme condition, Barlas 1996: the same choices with more money are not worse, in any random plan."""
    richer = benefits(subject, plentiful(subject), 1.0 + extra)
    figure("worst loss, share", worst_loss(plain_benefits(subject), richer), -math.inf, 0.0)


@municipalities
@pytest.mark.parametrize("stock", ["leadership", "competence", "security", "strategy", "staff_trust"])
def test_better_start_never_lowers_benefits_in_any_random_plan(subject, stock, figure):
    """Monotonicity, Barlas 1996: better led, more skilled or better protected, it realises no less."""
    after = benefits(subject, pushed(subject, stock, 0.15))
    figure("worst loss, share", worst_loss(plain_benefits(subject), after), -math.inf, 0.0)


@municipalities
def test_tired_start_lowers_benefits_in_every_random_plan(subject, figure):
    """Gartner 2022 on change fatigue, direction: the tired gain less, whatever they choose."""
    before, after = plain_benefits(subject), benefits(subject, pushed(subject, "fatigue", 0.3))
    some = before > 0.0
    figure("lowered, share of plans", float(np.mean(after[some] < before[some])), 1.0, 1.0)


@municipalities
def test_old_systems_lower_benefits_in_nearly_every_random_plan(subject, figure):
    """McKinsey 2020 on technical debt, direction: old systems tax what is built on them."""
    rules = plentiful(subject)
    worn = replace(rules, start=replace(rules.start, technology=max(rules.start.technology - 0.2, 0.0)))
    before, after = plain_benefits(subject), benefits(subject, worn)
    some = before > 0.0
    figure("lowered, share of plans", float(np.mean(after[some] < before[some])), 0.99, 1.0)


# -- the fixed plan


def leaning(plan: Plan, technology: float, organisation: float) -> float:
    """Return the benefits of the fixed plan at other shares of technology and organisation money."""
    levers = tenths(plan.rules, LEVERS[0], technology, organisation, LEVERS[3])
    return plan.benefits(lambda turn: {"levers": levers})


@municipalities
def test_twice_the_technology_money_beyond_enough_adds_little(subject, figure):
    """Diminishing returns: money beyond what two initiatives can use builds little more."""
    plan = Plan(replace(rules_of(subject), reserve=0.0))
    plan.rules = replace(plan.rules, reserve=15.0 * plan.rules.budget)
    plan.starts = (plan.starts[0], (), ())

    def found(share: float) -> float:
        return leaning(plan, share, LEVERS[2])

    figure("gained by twice as much", found(1.14) / found(0.57) - 1.0, 0.0, 0.10)


@municipalities
def test_technology_and_organisation_are_complements(subject, figure):
    """Milgrom and Roberts 1990: supermodular, each is worth more with the other."""
    plan = Plan(rules_of(subject))
    low, high = (0.14, 0.07), (0.36, 0.28)
    both, neither = leaning(plan, *high), leaning(plan, *low)
    joint = both - leaning(plan, high[0], low[1]) - leaning(plan, low[0], high[1]) + neither
    figure("joint gain, share", joint / both, 0.01, 1.0)


@municipalities
def test_organisation_and_leadership_are_complements_while_there_is_little_of_both(subject, figure):
    """Milgrom and Roberts 1990: time to learn is worth more where somebody leads; nearer enough, less so."""
    plan = Plan(rules_of(subject))

    def found(organisation: float, leadership: float) -> float:
        levers = tenths(plan.rules, LEVERS[0], LEVERS[1], organisation, leadership)
        return plan.benefits(lambda turn: {"levers": levers})

    low, high = (0.05, 0.04), (0.15, 0.12)
    both, neither = found(*high), found(*low)
    joint = both - found(high[0], low[1]) - found(low[0], high[1]) + neither
    figure("joint gain, share", joint / both, 0.01, 1.0)


@municipalities
def test_data_platform_first_beats_last(subject, figure):
    """Our own, after Brynjolfsson and Hitt 2000: what others build on pays most when it comes first."""
    rules = rules_of(subject)
    common = max(range(len(rules.initiatives)), key=lambda n: (rules.initiatives[n].data, -n))
    if rules.initiatives[common].data < 0.2:
        excuse(subject, "no initiative of this scenario feeds the common data")
    plan = Plan(rules)
    others = [n for n in (*plan.starts[0], *plan.starts[1], *plan.starts[2]) if n != common][:4]

    def so_far(order: Sequence[int]) -> float:
        plan.starts = tuple((n,) for n in order)  # type: ignore[assignment]
        plan.owners = dict.fromkeys(order, 0)
        return plan.end().benefits.so_far

    figure("first against last", so_far([common, *others]) / so_far([*others, common]), 1.0, 2.0)


@municipalities
def test_no_value_is_counted_twice_however_well_all_goes(subject, figure):
    """Extreme condition, Barlas 1996: what a tool gives alone and what changed work gives never exceed it."""
    plan = Plan(rules_of(subject))
    state = plan.run()[-1]
    most = 0.0
    for practice in (0.0, 0.3, 0.6, 1.0):
        for followed in (0.0, 0.3, 0.6, 1.0):
            work = Work(plan.rules, state)
            for n in plan.owners:
                work.x.built[n] = work.x.adoption[n] = 1.0
                work.x.debt[n] = 0.0
                work.x.practice[n], work.x.follow_up[n] = practice, followed
            work.x.platform = work.x.strategy = 1.0
            given = Readings(work).rates.benefit
            most = max(most, *(given[n] / plan.rules.initiatives[n].value for n in plan.owners))
    figure("most given, of the value", most, 0.5, 1.0)


@municipalities
def test_leaning_on_redesign_changes_work_faster_but_less_than_in_proportion(subject, figure):
    """Diminishing returns: money moved to one branch does less for it than its share of the money grew."""
    plan = Plan(rules_of(subject))

    def redesign(emphasis: int) -> float:
        leaning = {"emphasis": (0, 0, emphasis, 0)}
        (first,) = plan.run(lambda turn: leaning, replace(plan.rules, turns=1))[1:]
        return sum(Work(plan.rules, first).x.practice[n] for n in plan.owners)

    growth = redesign(2) / redesign(0)
    figure("redesigned in the first turn, against even", growth, 1.05, plan.rules.params.emphasis_lean - 0.1)


@municipalities
def test_nobody_following_up_leaves_no_cash_and_little_of_the_quality(subject, figure):
    """Ward and Daniel 2012: a tool in use helps somewhat by itself; what is to be taken out, is not.

    Quality has little weight here, so that no service meets its ceiling and effects stay in proportion.
    """
    plan = Plan(rules_of(subject))
    services = range(len(plan.rules.services))
    nobody = {"owners": (), "freed_time": tuple((s, 1) for s in services)}

    def quality(kept: float) -> float:
        rules = replace(
            plan.rules, params=replace(plan.rules.params, quality_gain=0.4, quality_ownerless=kept)
        )
        seen = plan.end(lambda turn: nobody if turn == 0 else {"owners": ()}, rules)
        assert seen.benefits.cash == 0.0
        return seen.values["service_quality"]

    none, some, full = quality(0.0), quality(plan.rules.params.quality_ownerless), quality(1.0)
    figure("quality without follow-up, of the full", (some - none) / (full - none), 0.01, 0.305)


@municipalities
def test_exclusion_by_each_user_grows_when_self_service_comes_without_help(subject, figure):
    """Kompetanse Norge 2021: 14 % are not digital, or weak; that help brings them in is our own."""
    rules = rules_of(subject)
    portals = [n for n, item in enumerate(rules.initiatives) if item.citizen_facing]
    if not portals:
        excuse(subject, "citizens meet none of this scenario's initiatives themselves")
    plan = Plan(replace(rules, turns=8))
    plan.starts, plan.owners = (tuple(portals[:2]),), dict.fromkeys(portals, 0)  # type: ignore[assignment]

    def by_use(organisation: float) -> float:
        levers = tenths(plan.rules, LEVERS[0], LEVERS[1], organisation, LEVERS[3])
        state = plan.run(lambda turn: {"levers": levers})[-1]
        used = sum(state.adoption[n] for n in portals[:2])
        return (state.stock("exclusion") - rules.start.exclusion) / used

    figure("without help against with", by_use(0.07) / by_use(0.28), 1.05, 10.0)


@municipalities
def test_security_follows_those_who_put_it_first(subject, figure):
    """Our own: security is a matter of priority, in what is started and where the money leans."""
    rules = rules_of(subject)
    safe = [n for n, item in enumerate(rules.initiatives) if item.security > 0.1]
    if not safe:
        excuse(subject, "no initiative of this scenario is about security")
    plan = Plan(replace(without_new(rules), turns=6))
    plan.starts, plan.owners = (tuple(safe[:2]),), dict.fromkeys(safe, 0)  # type: ignore[assignment]
    first = plan.run(lambda turn: {"emphasis": (0, 3, 0, 0)})[-1].stock("security")
    careless = {"levers": tenths(plan.rules, 0.0, 0.5, 0.0, 0.5), "emphasis": (0, 1, 0, 0), "owners": ()}
    last = plan.run(lambda turn: {**careless, "acts": ()})[-1].stock("security")
    figure("security put first, less put last", first - last, 0.1, 1.0)
    figure("security put last, gained", last - rules.start.security, -1.0, 0.25)


@municipalities
@pytest.mark.parametrize("lever", range(4), ids=["strategy", "technology", "organisation", "leadership"])
def test_more_money_on_a_lever_never_lowers_what_it_builds(subject, lever):
    """Monotonicity at the root of each lever."""
    stock = ("strategy", "platform", "competence", "leadership")[lever]
    plan = Plan(replace(rules_of(subject), turns=5))
    plan.rules = replace(plan.rules, reserve=30.0 * plan.rules.budget)

    def reached(share: float) -> float:
        levers = tenths(plan.rules, *(share if n == lever else part for n, part in enumerate(LEVERS)))
        last = plan.run(lambda turn: {"levers": levers})[-1]
        return sum(last.competence) if stock == "competence" else last.stock(stock)

    found = [reached(share) for share in (0.0, 0.15, 0.3, 0.6, 1.2)]
    assert found == sorted(found)
    assert found[-1] > found[0]


@municipalities
def test_exchanged_initiatives_exchange_their_results(subject):
    """Symmetry: the order in which initiatives are listed means nothing."""
    plan = Plan(rules_of(subject))
    pair = [plan.rules.initiatives[n] for n in plan.starts[0]]
    rules = replace(plan.rules, initiatives=tuple(pair), values=())
    turned = replace(rules, initiatives=tuple(reversed(pair)))
    only = {"acts": tuple(Act("start", n) for n in range(2)), "owners": ()}
    a = plan.run(lambda turn: only if turn == 0 else {"acts": (), "owners": ()}, rules)[-1]
    b = plan.run(lambda turn: only if turn == 0 else {"acts": (), "owners": ()}, turned)[-1]
    for name in ("built", "adoption", "practice", "follow_up", "debt"):
        assert getattr(a, name) == pytest.approx(tuple(reversed(getattr(b, name))), abs=1e-12)
