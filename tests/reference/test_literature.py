"""More behaviours that the literature leads us to expect, each with its source; sizes are our own bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.conditions import All, Compare, TurnIn
from game.engine.decisions import Act, Decision
from game.engine.effects import draw_overrun
from game.engine.indicators import Indicators, measure
from game.engine.policies import POLICIES
from game.engine.rules import Effect, EventRule, Rules, StartInitiative
from game.engine.state import State
from game.engine.step import begin, step
from game.engine.vocabulary import DELIVERED
from game.engine.work import Work
from tests.engine.fixtures.harbour import calm as harbour_calm
from tests.reference.harness import FLAGSHIP, rules_of, watch

LEVERS = (28, 42, 42, 28)
STARTS = ((0, 1), (2, 8), (12,))
OWNERS = {0: 1, 1: 1, 2: 0, 8: 2, 12: 4}
ADMINISTRATION = 7


def calm(turns: int = 10, **changes) -> Rules:
    """Return the quiet municipality with money enough for the fixed plan."""
    return harbour_calm(turns, **{"reserve": 60.0, **changes})


def decision_of(turn: int, **changes) -> Decision:
    """Return a fixed, staggered plan with an owner in the service for every initiative."""
    starts = STARTS[turn] if turn < len(STARTS) else ()
    plain = Decision(
        LEVERS, acts=tuple(Act("start", n) for n in starts), owners=tuple((n, OWNERS[n]) for n in starts)
    )
    return replace(plain, **changes)


def run(rules: Rules, change=lambda turn: {}, seed: int = 1) -> list[State]:
    """Play the fixed plan with some decisions changed; nothing may be refused."""
    states = [begin(rules, seed)]
    for turn in range(rules.turns):
        outcome = step(rules, states[-1], decision_of(turn, **change(turn)), receipts=False)
        assert outcome.refused == (), outcome.refused
        states.append(outcome.state)
    return states


def end(rules: Rules, states: list[State]) -> Indicators:
    return measure(rules, states[-1])


def test_benefits_without_an_owner_evaporate():
    """Ward and Daniel 2012; Digdir 2024: one public body in ten largely realised its gains."""
    rules = calm()
    owned = end(rules, run(rules))
    ownerless = end(rules, run(rules, lambda turn: {"owners": ()}))
    assert ownerless.values["benefits_realised"] < owned.values["benefits_realised"] / 3.0
    assert ownerless.benefits.freed == 0.0
    assert owned.benefits.hours_freed > 0.0


def test_benefits_fade_when_the_owner_is_taken_away():
    """Ward and Daniel 2012: benefits are kept by somebody or they are lost."""
    rules = calm(turns=14)
    taken = tuple((n, -1) for n in OWNERS)
    left = run(rules, lambda turn: {"owners": taken} if turn == 8 else {})
    kept = run(rules)
    faded = end(rules, left).values["benefits_realised"] / end(rules, kept).values["benefits_realised"]
    assert 0.2 < faded < 0.7


def test_owner_in_the_service_gets_hold_of_more_than_one_outside_it():
    """Our own assumption: benefits are taken where the work is done."""
    rules = calm()

    def outside(turn: int) -> dict[str, object]:
        return {"owners": tuple((n, ADMINISTRATION) for n in (STARTS[turn] if turn < len(STARTS) else ()))}

    near, far = end(rules, run(rules)), end(rules, run(rules, outside))
    assert near.values["benefits_realised"] > 1.15 * far.values["benefits_realised"]


def test_middle_managers_matter_more_late_than_early():
    """Balogun 2003: middle managers carry a change while it is put into practice; size is our own."""
    rules = calm(turns=8)

    def leaning(turns: range) -> float:
        lean = {"emphasis": (0, 0, 0, 2)}
        return end(rules, run(rules, lambda turn: lean if turn in turns else {})).values["benefits_realised"]

    never = leaning(range(0))
    assert leaning(range(4, 8)) - never > leaning(range(0, 4)) - never
    assert leaning(range(4, 8)) > never


def test_freed_time_taken_as_savings_fills_the_reserve_and_costs_the_staffs_trust():
    """KS on welfare technology: gains are taken as capacity for care; that savings cost trust is ours."""
    rules = calm()
    services = range(len(rules.services))

    def directed(use: int) -> Indicators:
        uses = {"freed_time": tuple((s, use) for s in services)}
        return end(rules, run(rules, lambda turn: uses if turn == 0 else {}))

    quality, savings = directed(0), directed(1)
    assert savings.values["economy"] > quality.values["economy"] + 0.3
    assert savings.values["staff_trust"] < quality.values["staff_trust"] - 0.5
    assert savings.values["service_quality"] < quality.values["service_quality"]


def test_security_spending_pays_only_when_the_attack_comes():
    """The preparedness paradox, a saying: what has been held off is not seen. Sizes are our own."""
    quiet, care = calm(turns=8), {"emphasis": (0, 3, 0, 0)}
    even = run(quiet)
    careful = run(quiet, lambda turn: care)
    before = [states[5].stock("security") for states in (even, careful)]
    assert before[1] > before[0] + 0.02
    assert careful[-1].benefits <= even[-1].benefits

    weak = All((TurnIn(6, 6), Compare("security", -1, "below", 0.5 * (before[0] + before[1]))))
    effects = (Effect("cost", amount=4.0), Effect("citizen_trust", amount=-0.2))
    attacked = replace(quiet, events=(EventRule("attack", weak, effects=effects),))
    struck = end(quiet, run(attacked)).values
    spared = end(quiet, run(attacked, lambda turn: care)).values
    assert spared["citizen_trust"] > struck["citizen_trust"] + 3.0
    assert spared["economy"] > struck["economy"] + 3.0


def test_recovery_after_a_crisis_is_slower_than_the_fall():
    """Slovic 1993: trust is asymmetric."""
    crisis = (EventRule("crisis", TurnIn(3, 3), effects=(Effect("citizen_trust", amount=-0.2, lasts=2),)),)
    rules = calm(turns=8)
    shocked = replace(rules, events=crisis)
    gap = [
        a.stock("citizen_trust") - b.stock("citizen_trust")
        for a, b in zip(run(shocked), run(rules), strict=True)
    ]
    fallen, risen = gap[2] - gap[4], gap[6] - gap[4]
    assert fallen > 0.1
    assert 0.0 < risen < 0.6 * fallen


def test_identical_initiatives_have_identical_lives():
    """Symmetry: the order in which they are listed means nothing."""
    twin = replace(calm().initiatives[0], id="twin")
    rules = calm(initiatives=(calm().initiatives[0], twin), values=())
    rules = replace(rules, params=replace(rules.params, overrun_tail=0.0, overrun_ordinary=0.0))
    state = begin(rules, 1)
    for turn in range(8):
        acts = (Act("start", 0), Act("start", 1)) if turn == 0 else ()
        owners = ((0, 1), (1, 1)) if turn == 0 else ()
        state = step(rules, state, Decision(LEVERS, acts=acts, owners=owners), receipts=False).state
    for name in ("built", "adoption", "practice", "follow_up", "debt"):
        assert getattr(state, name)[0] == getattr(state, name)[1]


@pytest.mark.parametrize("lever", range(4))
def test_more_money_on_a_lever_never_lowers_what_it_builds(lever):
    """Monotonicity at the root of each lever."""
    stock = ("strategy", "platform", "competence", "leadership")[lever]
    rules = calm(reserve=200.0)

    def reached(amount: int) -> float:
        levers = tuple(amount if n == lever else part for n, part in enumerate(LEVERS))
        last = run(rules, lambda turn: {"levers": levers})[-1]
        return sum(last.competence) if stock == "competence" else last.stock(stock)

    found = [reached(amount) for amount in (0, 20, 40, 80, 160)]
    assert found == sorted(found)
    assert found[-1] > found[0]


def test_digitalising_without_redesign_loses_sustainability():
    """Hilty and Aebischer 2015: a tool's own footprint is one thing, what changed practice saves another."""
    rules = rules_of(FLAGSHIP)
    technology = watch(rules, [POLICIES["technology_only"]])
    balanced = watch(rules, [POLICIES["balanced"]])
    assert technology[-1].values["sustainability"] < technology[0].values["sustainability"]
    assert balanced[-1].values["sustainability"] > technology[-1].values["sustainability"] + 5.0


def test_pilot_takes_the_worst_off_the_overrun():
    """Flyvbjerg and others 2022: the tail is the danger; that a pilot shortens it is our own."""
    rules = calm()

    def mean(tail: float) -> float:
        works = [Work(rules, begin(rules, seed)) for seed in range(200)]
        return sum(draw_overrun(work, 0, tail) for work in works) / len(works)

    assert mean(rules.params.overrun_pilot_lesson) < 0.85 * mean(1.0)


def test_pressed_services_learn_less_from_the_same_training():
    """Repenning and Sterman 2001: the capability trap."""
    rules = calm()
    pressed = replace(rules, services=tuple(replace(s, pressure=s.pressure + 0.25) for s in rules.services))
    for easy, hard in zip(run(rules)[-1].competence, run(pressed)[-1].competence, strict=True):
        assert hard < easy - 0.02


def test_old_systems_lower_the_benefits_of_new_ones():
    """McKinsey 2020 on technical debt: it takes 10 to 20 % of the money for new products."""
    rules = calm()
    worn = replace(rules, start=replace(rules.start, technology=0.02))
    ratio = (
        end(worn, run(worn)).values["benefits_realised"] / end(rules, run(rules)).values["benefits_realised"]
    )
    assert 0.6 < ratio < 0.99


def test_staff_who_take_part_trust_more():
    """Sabherwal and others 2006: participation goes with use; that it goes with trust is our own."""
    rules = calm()
    taking_part = end(rules, run(rules, lambda turn: {"emphasis": (0, 0, 3, 0)}))
    trained = end(rules, run(rules, lambda turn: {"emphasis": (0, 0, 1, 0)}))
    assert taking_part.values["staff_trust"] > trained.values["staff_trust"] + 1.0


def test_tired_organisations_lose_the_people_who_know():
    """Gartner 2022 on change fatigue, direction: with no training, fatigue speeds up forgetting."""
    rested = calm()
    tired = replace(rested, start=replace(rested.start, fatigue=0.7))
    still = {"levers": (0, 0, 0, 0), "acts": (), "owners": ()}
    kept, lost = (run(rules, lambda turn: still)[-1].competence for rules in (rested, tired))
    assert all(after < before for after, before in zip(lost, kept, strict=True))


def test_old_habits_return_where_nobody_leads():
    """Kotter 1995: change that is not anchored slides back."""
    settled = StartInitiative(initiative=0, built=1.0, adoption=0.8, practice=0.8, status=DELIVERED)
    rules = calm()
    rules = replace(rules, start=replace(rules.start, initiatives=(settled,)))

    def practice(leadership: int) -> float:
        plan = {"levers": (0, 0, 0, leadership), "acts": (), "owners": ()}
        return run(rules, lambda turn: plan)[-1].practice[0]

    assert practice(0) < practice(40) - 0.1


def test_same_tools_cost_less_of_the_citizens_trust_where_security_is_better():
    """Our own assumption: what is exposed is what is used and sensitive, less what is protected."""
    rules = calm(turns=6)
    weak, strong = (replace(rules, start=replace(rules.start, security=level)) for level in (0.1, 0.8))
    trust = [run(town)[-1].stock("citizen_trust") for town in (weak, strong)]
    assert trust[1] > trust[0] + 0.005


def test_change_under_way_presses_the_services_and_thins_out_the_training():
    """Lyneis and Ford 2007, direction: work on change takes from the work, and one budget reaches fewer."""
    rules = calm(turns=3)
    still = run(rules, lambda turn: {"acts": (), "owners": ()})[-1]
    busy = run(rules)[-1]
    for pressed, calmer in zip(busy.pressure, still.pressure, strict=True):
        assert pressed > calmer
    assert sum(busy.competence) < sum(still.competence) - 0.05
