"""What every scenario's municipality is to teach, on a fixed plan; each lesson with its source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.conditions import All, Compare, TurnIn
from game.engine.indicators import measure
from game.engine.policies import POLICIES
from game.engine.rules import Effect, EventRule
from tests.reference.harness import LIBRARY, TEN, Plan, excuse, games, mean_end, rules_of

municipalities = pytest.mark.parametrize("subject", TEN)
library = pytest.mark.parametrize("subject", [f"{name}/ten" for name in LIBRARY])


@library
def test_benefits_without_an_owner_evaporate(subject, figure):
    """Ward and Daniel 2012; Digdir 2024: one public body in ten largely realised its gains."""
    plan = Plan(rules_of(subject))
    used = {"freed_time": tuple((s, 0) for s in range(len(plan.rules.services)))}
    nobody = plan.end(lambda turn: {"owners": (), **used})
    kept = nobody.values["benefits_realised"] / plan.benefits(lambda turn: used)
    figure("kept without owners", kept, 0.0, 1.0 / 3.0)
    assert nobody.benefits.freed == 0.0


@library
def test_middle_managers_matter_more_late_than_early(subject, figure):
    """Balogun 2003: middle managers carry a change while it is put into practice; size is our own."""
    plan = Plan(rules_of(subject, 8))

    def leaning(turns: range) -> float:
        return plan.benefits(lambda turn: {"emphasis": (0, 0, 0, 2)} if turn in turns else {})

    never = leaning(range(0))
    late, early = leaning(range(4, 8)) - never, leaning(range(4)) - never
    figure("late less early, share", (late - early) / never, 0.001, 1.0)
    assert late > 0.0


@library
def test_freed_time_taken_as_savings_fills_the_reserve_and_costs_the_staffs_trust(subject, figure):
    """KS on welfare technology: gains are taken as capacity for care; that savings cost trust is ours."""
    plan = Plan(rules_of(subject))
    services = range(len(plan.rules.services))

    def directed(use: int):
        uses = {"freed_time": tuple((s, use) for s in services)}
        return plan.end(lambda turn: uses if turn == 0 else {}).values

    quality, savings = directed(0), directed(1)
    figure("saved, share of a turn's grant",
           (savings["economy"] - quality["economy"]) / plan.rules.budget, 0.01, 5.0)  # fmt: skip
    figure("staff trust lost, points", quality["staff_trust"] - savings["staff_trust"], 0.3, 50.0)
    assert savings["service_quality"] < quality["service_quality"]


@library
def test_security_spending_pays_only_when_the_attack_comes(subject, figure):
    """The preparedness paradox, a saying: what has been held off is not seen. Sizes are our own."""
    plan = Plan(rules_of(subject, 8))
    care = {"emphasis": (0, 3, 0, 0)}
    even, careful = plan.run(), plan.run(lambda turn: care)
    before = [states[5].stock("security") for states in (even, careful)]
    figure("security gained by care", before[1] - before[0], 0.01, 1.0)
    assert careful[-1].benefits <= even[-1].benefits

    weak = All((TurnIn(6, 6), Compare("security", -1, "below", 0.5 * (before[0] + before[1]))))
    effects = (Effect("cost", amount=0.3 * plan.rules.budget), Effect("citizen_trust", amount=-0.2))
    attacked = replace(plan.rules, events=(EventRule("attack", weak, effects=effects),))
    struck, spared = plan.end(rules=attacked).values, plan.end(lambda turn: care, attacked).values
    figure("trust spared, points", spared["citizen_trust"] - struck["citizen_trust"], 2.0, 50.0)
    assert spared["economy"] > struck["economy"]


@municipalities
def test_shared_service_is_slower_first_and_cheaper_later(subject, figure):
    """Blåka 2017: cheaper together; contested, Bel and Warner 2015. Slower first is our own."""
    plan = Plan(rules_of(subject))
    shared = plan.starts[0][0]
    effects = (Effect("initiative.cost", shared, -0.35, relative=True),
               Effect("initiative.time", shared, 0.8, relative=True))  # fmt: skip
    joined = replace(plan.rules, events=(EventRule("neighbours", TurnIn(1, 1), effects=effects),))
    alone, together = plan.run(), plan.run(rules=joined)
    figure(
        "built after a turn, less than alone", alone[1].built[shared] - together[1].built[shared], 0.05, 1.0
    )
    assert together[-1].built[shared] == pytest.approx(alone[-1].built[shared], abs=0.02)
    costs = [state.cost_factor[shared] * state.overrun[shared] for state in (alone[-1], together[-1])]
    figure("cost to build, of alone", costs[1] / costs[0], 0.5, 0.8)
    owed = [sum(state.debt) - 10.0 * state.stock("platform") for state in (alone[-1], together[-1])]
    assert owed[1] < owed[0]


@library
def test_digitalising_without_redesign_loses_sustainability(subject, figure):
    """Hilty and Aebischer 2015: a tool's own footprint is one thing, what changed practice saves another."""
    rules = rules_of(subject)
    if all(item.co2_saves == 0.0 for item in rules.initiatives):
        excuse(subject, "no initiative of this scenario saves anything in use")
    technology, balanced = games(rules, POLICIES["technology_only"]), games(rules, POLICIES["balanced"])
    begun = technology[0][0].values["sustainability"]
    figure("lost by technology alone, points", begun - mean_end(technology, "sustainability"), 0.5, 60.0)
    ahead = mean_end(balanced, "sustainability") - mean_end(technology, "sustainability")
    figure("balanced ahead, points", ahead, 5.0, 90.0)


@library
def test_recovery_after_a_crisis_is_slower_than_the_fall(subject, figure):
    """Slovic 1993: trust is asymmetric."""
    plan = Plan(rules_of(subject, 8))
    crisis = EventRule("crisis", TurnIn(3, 3), effects=(Effect("citizen_trust", amount=-0.2, lasts=2),))
    struck = plan.run(rules=replace(plan.rules, events=(crisis,)))
    gap = [
        a.stock("citizen_trust") - b.stock("citizen_trust") for a, b in zip(struck, plan.run(), strict=True)
    ]
    fallen, risen = gap[2] - gap[4], gap[6] - gap[4]
    figure("fallen in two turns", fallen, 0.1, 1.0)
    figure("risen in two turns, of the fall", risen / fallen, 0.0, 0.7)


@library
def test_tool_nobody_redesigns_for_is_left_again(subject, figure):
    """Sabherwal and others 2006: training and support go with use; leaving again is our own."""
    plan = Plan(rules_of(subject, 14))
    idle = {"levers": (0, 0, 0, 0)}
    state = plan.run(lambda turn: idle if turn >= 8 else {})
    used = [sum(state[turn].adoption) for turn in (8, 14)]
    figure("use left after six idle turns", used[1] / used[0], 0.0, 0.85)
    assert (
        measure(plan.rules, state[14]).values["benefits_realised"]
        < measure(plan.rules, state[8]).values["benefits_realised"]
    )


@library
def test_technical_debt_makes_the_same_tools_dearer_to_run(subject, figure):
    """McKinsey 2020 on technical debt, direction: it is paid for every year."""
    plan = Plan(rules_of(subject))
    built = plan.starts[0][0]
    worn = EventRule("worn", TurnIn(6, 6), effects=(Effect("initiative.debt", built, amount=0.5),))
    indebted = plan.run(rules=replace(plan.rules, events=(worn,)))[-1]
    figure("running paid, of without", indebted.running_paid / plan.run()[-1].running_paid, 1.01, 2.0)


@library
def test_people_left_outside_cost_the_citizens_trust(subject, figure):
    """Kompetanse Norge 2021: 14 % are not digital, or weak; that it costs trust is our own."""
    plan = Plan(rules_of(subject, 4))
    outside = EventRule("outside", TurnIn(1, 1), effects=(Effect("exclusion", amount=0.3),))
    left = plan.run(rules=replace(plan.rules, events=(outside,)))[-1].stock("citizen_trust")
    figure("trust lost", plan.run()[-1].stock("citizen_trust") - left, 0.01, 0.5)
