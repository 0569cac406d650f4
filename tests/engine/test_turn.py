"""The phases of a turn: pilots, owners, freed time, events, delayed effects, the council, money."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import conditions as c
from game.engine.arithmetic import FLOATS
from game.engine.codec import RulesError
from game.engine.decisions import Act, Decision, legal, neutral, options
from game.engine.dynamics.flow import flow
from game.engine.forecast import forecast
from game.engine.indicators import measure
from game.engine.live import moving, narrow, narrow_stocks, tooled, widen_stocks
from game.engine.parameters import Parameters
from game.engine.rules import (
    CaseRule,
    DelayedEffects,
    Effect,
    EventRule,
    OptionRule,
    StartInitiative,
    StartValues,
)
from game.engine.state import State, state_hash
from game.engine.step import EngineError, begin, step
from game.engine.vocabulary import BUILDING, DELIVERED, PAUSED, PILOT_DONE, PILOTING, STOPPED
from game.engine.work import Work
from tests.engine.fixtures.harbour import calm, harbour
from tests.engine.fixtures.play import by, play

EVEN = Decision((30, 45, 40, 25))


def run(rules, *decisions, seed=1) -> list[State]:
    states = [begin(rules, seed)]
    for decision in decisions:
        outcome = step(rules, states[-1], decision, receipts=False)
        assert outcome.refused == ()
        states.append(outcome.state)
    return states


def reasons(rules, state, decision) -> set[str]:
    return {refusal.key for refusal in legal(rules, state, decision)}


# -- pilots and scaling


def test_pilot_finished_waits_and_scaling_keeps_its_lessons():
    rules = calm()
    states = run(rules, replace(EVEN, acts=(Act("pilot", 0),)), EVEN, EVEN)
    assert states[1].reach[0] == pytest.approx(0.2)
    assert states[3].status[0] == PILOT_DONE
    practice = states[3].practice[0]
    scaled = run_on(rules, states[3], replace(EVEN, acts=(Act("scale", 0),)))
    assert scaled.status[0] in (BUILDING, DELIVERED)
    assert scaled.reach[0] == 1.0
    assert scaled.built[0] > 0.3
    assert scaled.practice[0] > 0.5 * practice


def run_on(rules, state, decision) -> State:
    outcome = step(rules, state, decision, receipts=False)
    assert outcome.refused == ()
    return outcome.state


def test_pilot_costs_less_and_weighs_less_than_the_whole():
    rules = calm()
    piloting = run(rules, replace(EVEN, acts=(Act("pilot", 0),)))[1]
    whole = run(rules, replace(EVEN, acts=(Act("start", 0),)))[1]
    assert piloting.status[0] in (PILOTING, PILOT_DONE)
    assert measure(rules, piloting).load < 0.4 * measure(rules, whole).load
    assert piloting.built[0] > whole.built[0]


def test_stopping_a_tool_never_raises_staff_adoption():
    rules = calm()
    state = run(rules, replace(EVEN, acts=(Act("start", 5), Act("start", 8))), EVEN, EVEN, EVEN)[-1]
    before = measure(rules, state).values["staff_adoption"]
    stopped = run_on(rules, state, replace(EVEN, acts=(Act("stop", 5),)))
    kept = run_on(rules, state, EVEN)
    assert stopped.status[5] == STOPPED
    assert measure(rules, stopped).values["staff_adoption"] < before
    assert (
        measure(rules, stopped).values["benefits_realised"] < measure(rules, kept).values["benefits_realised"]
    )


def test_paused_initiative_is_not_built_and_can_be_resumed():
    rules = calm()
    state = run(rules, replace(EVEN, acts=(Act("start", 0),)))[1]
    paused = run_on(rules, state, replace(EVEN, acts=(Act("pause", 0),)))
    assert paused.status[0] == PAUSED
    assert paused.built[0] == state.built[0]
    assert run_on(rules, paused, replace(EVEN, acts=(Act("resume", 0),))).built[0] > paused.built[0]


# -- owners, baselines, freed time


def test_owner_in_the_service_holds_more_than_one_outside_and_none_holds_nothing():
    rules = calm()
    start = replace(EVEN, acts=(Act("start", 1),))
    follow_up = [
        run(rules, replace(start, owners=owners), EVEN, EVEN)[-1].follow_up[1]
        for owners in (((1, 1),), ((1, 6),), ())
    ]
    assert follow_up[0] > follow_up[1] > follow_up[2] == 0.0


def test_owner_of_too_much_is_divided_beyond_two():
    rules = calm()
    work = Work(rules, begin(rules, 1))
    for n in range(4):
        work.status[n] = DELIVERED
    work.owner[:2] = [1, 1]
    assert work.ownership(0) == 1.0
    work.owner[:4] = [1, 1, 1, 1]
    assert work.ownership(0) == pytest.approx(0.5)


def delivered_game(**changes) -> tuple:
    rules = replace(calm(), **changes)
    acts = (Act("start", 0), Act("start", 1))
    owners = ((0, 1), (1, 1))
    return rules, run(rules, replace(EVEN, acts=acts, owners=owners), *[EVEN] * 5)[-1]


def test_freed_time_undirected_is_lost_and_directed_counts():
    rules, state = delivered_game()
    before = measure(rules, state).benefits
    assert before.hours_lost > 100.0
    assert before.cash == 0.0
    directed = run_on(rules, state, replace(EVEN, freed_time=((1, 0), (2, 0))))
    kept = run_on(rules, state, EVEN)
    assert measure(rules, directed).benefits.hours_lost == pytest.approx(0.0, abs=1e-9)
    assert (
        measure(rules, directed).values["benefits_realised"]
        > measure(rules, kept).values["benefits_realised"]
    )


def test_freed_time_saved_becomes_cash_and_costs_staff_trust():
    rules, state = delivered_game()
    saved = run_on(rules, state, replace(EVEN, freed_time=((1, 1),)))
    better = run_on(rules, state, replace(EVEN, freed_time=((1, 0),)))
    assert saved.cash > 0.0 == better.cash
    assert saved.reserve > better.reserve
    assert saved.stock("staff_trust") < better.stock("staff_trust")
    assert better.quality[1] > saved.quality[1]


def answered_game(*options: OptionRule) -> tuple:
    """Return a game with freed time in services 1 and 2, and a case that is open now."""
    return delivered_game(cases=(CaseRule("hour", c.TurnIn(7, 7), options=options),))


DIRECTING = tuple(OptionRule(f"to_{use}", (Effect("service.freed_time", 1, use),)) for use in (0.0, 1.0, 2.0))


@pytest.mark.parametrize("use", [0, 1, 2])
def test_freed_time_directed_by_an_answer_is_as_if_decided_in_the_budget(use):
    rules, state = answered_game(*DIRECTING, OptionRule("wait"))
    answered = run_on(rules, state, replace(EVEN, choices=((0, use),)))
    decided = run_on(rules, state, replace(EVEN, choices=((0, 3),), freed_time=((1, use),)))
    assert (answered.freed_use[1], answered.freed_turn[1]) == (use, state.turn + 1)
    assert replace(answered, chosen=decided.chosen) == decided


def test_freed_time_directed_by_an_answer_and_the_budget_follows_the_budget():
    rules, state = answered_game(*DIRECTING)
    after = run_on(rules, state, replace(EVEN, choices=((0, 1),), freed_time=((1, 2),)))
    assert after.freed_use[1] == 2


@pytest.mark.parametrize(("service", "use"), [(-1, 0.0), (1, 3.0), (1, -1.0), (1, 0.5), (77, 0.0)])
def test_freed_time_directed_to_what_is_not_there_is_refused(service, use):
    option = OptionRule("a", (Effect("service.freed_time", service, use),))
    rules = replace(calm(), cases=(CaseRule("c", None, options=(option,)),))
    with pytest.raises(RulesError):
        begin(rules, 1)


def test_baseline_is_believed_by_the_council_and_not_felt_by_citizens():
    rules = calm(budget=14.0)
    start = replace(EVEN, acts=(Act("start", 0), Act("start", 1)), owners=((0, 1), (1, 1)))
    plain = run(rules, start, *[EVEN] * 6)[-1]
    measured = run(rules, replace(start, baseline=(0, 1)), *[EVEN] * 6)[-1]
    assert measured.stock("confidence") > plain.stock("confidence")
    assert measured.stock("citizen_trust") == plain.stock("citizen_trust")
    assert measured.reserve == pytest.approx(plain.reserve - 0.2)


# -- emphasis and values


@pytest.mark.parametrize(("lever", "branch"), [(n, b) for n in range(4) for b in (1, 2, 3)])
def test_emphasis_every_branch_changes_the_game_and_even_changes_nothing(lever, branch):
    rules = calm()
    start = replace(EVEN, acts=(Act("start", 0), Act("start", 2)), owners=((0, 1), (2, 0)))
    lean = [0, 0, 0, 0]
    lean[lever] = branch
    leaning = replace(start, emphasis=tuple(lean))  # type: ignore[arg-type]
    after = replace(EVEN, emphasis=tuple(lean))  # type: ignore[arg-type]
    assert state_hash(run(rules, leaning, after)[-1]) != state_hash(run(rules, start, EVEN)[-1])


def test_training_emphasis_builds_competence_and_participation_builds_trust():
    rules = calm()
    training, taking_part = (run(rules, replace(EVEN, emphasis=(0, 0, n, 0)))[-1] for n in (1, 3))
    assert training.competence[0] > taking_part.competence[0]
    assert taking_part.stock("staff_trust") > training.stock("staff_trust")


def test_values_that_favour_an_initiative_raise_its_benefits():
    rules, _ = delivered_game()
    start = replace(EVEN, acts=(Act("start", 0), Act("start", 1)), owners=((0, 1), (1, 1)))

    def benefits(values) -> float:
        state = begin(rules, 1, values)
        for decision in (start, *[EVEN] * 5):
            state = run_on(rules, state, decision)
        return measure(rules, state).values["benefits_realised"]

    assert benefits((0,)) > 1.05 * benefits((1,))


@pytest.mark.parametrize("values", [(0, 0), (99,), (-1,), (0.0,), (True,)])
def test_values_that_are_none_of_the_scenarios_are_refused(values):
    with pytest.raises(ValueError, match="values"):
        begin(calm(), 1, values)


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, float("nan"), "1", True])
def test_seed_that_is_none_is_refused_with_its_place(seed):
    with pytest.raises(ValueError, match="seed: "):
        begin(calm(), seed)


# -- cases and events


def test_cases_at_most_two_by_priority_and_each_once():
    cases = tuple(
        CaseRule(f"c{n}", None, priority=float(n % 3), options=(OptionRule("a"),)) for n in range(5)
    )
    rules = replace(calm(turns=4), cases=cases)
    state, offered = begin(rules, 1), []
    for _ in range(4):
        offered.append([cases[n].id for n in state.open_cases])
        state = run_on(rules, state, EVEN)
    assert offered == [["c2", "c1"], ["c4", "c0"], ["c3"], []]


def test_later_effect_falls_due_after_its_turns_and_no_sooner():
    option = OptionRule("a", (), (DelayedEffects(2, (Effect("income", amount=5.0),)),))
    rules = replace(calm(turns=5), cases=(CaseRule("c", None, options=(option,)),))
    chosen = run(rules, replace(EVEN, choices=((0, 0),)), EVEN, EVEN, EVEN)
    plain = run(rules, EVEN, EVEN, EVEN, EVEN)
    extra = [a.reserve - b.reserve for a, b in zip(chosen, plain, strict=True)]
    assert extra[1] == extra[2] == 0.0
    assert extra[3] == pytest.approx(5.0, abs=1e-9)


def test_budget_effect_lasts_its_turns():
    option = OptionRule("a", (Effect("budget", amount=-1.0, lasts=2),))
    rules = replace(calm(turns=5), cases=(CaseRule("c", None, options=(option,)),))
    chosen = run(rules, replace(EVEN, choices=((0, 0),)), EVEN, EVEN)
    plain = run(rules, EVEN, EVEN, EVEN)
    lost = [b.reserve - a.reserve for a, b in zip(chosen, plain, strict=True)]
    assert lost == pytest.approx([0.0, 1.0, 2.0, 2.0])


def attack(threshold: float):
    when = c.All((c.TurnIn(2, 3), c.Compare("security", -1, "below", threshold)))
    return replace(calm(turns=4), events=(EventRule("a", when, otherwise=1), EventRule("held")))


def test_event_strikes_when_its_state_holds_and_only_once():
    rules = attack(0.99)
    _, outcomes, _ = play(rules, lambda r, s: EVEN)
    struck = [[(e.event, e.struck) for e in o.events] for o in outcomes]
    assert struck == [[], [(0, True)], [], []]


def test_event_held_off_shows_its_counterpart_when_the_window_closes():
    rules = attack(0.01)
    _, outcomes, _ = play(rules, lambda r, s: EVEN)
    struck = [[(e.event, e.struck, e.held) for e in o.events] for o in outcomes]
    assert struck == [[], [], [(1, False, 0)], []]


def test_event_with_chance_keeps_its_luck_whatever_else_is_drawn():
    storm = EventRule("storm", c.All((c.TurnIn(1, 9), c.Chance(0.4))), once=False)
    noise = tuple(EventRule(f"n{n}", c.Chance(0.5), once=False) for n in range(3))
    alone = replace(calm(), events=(storm,))
    crowded = replace(calm(), events=(*noise, storm))

    def turns(rules, wanted) -> list[int]:
        return [
            o.state.turn
            for o in play(rules, lambda r, s: EVEN)[1]
            if any(e.event == wanted for e in o.events)
        ]

    assert turns(alone, 0) == turns(crowded, 3)
    assert 0 < len(turns(alone, 0)) < 10


# -- money and the council


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**64 - 1))
def test_money_identity_any_play_reserve_is_grants_less_all_spending(seed):
    rules = calm(turns=6)
    states, outcomes, _ = play(rules, by("random", seed), seed, receipts=True)
    granted = sum(c.change for o in outcomes for c in o.causes["economy"] if c.key == "council.reclaim")
    for state in states[:-1]:
        answer = {1: -rules.params.council_cut, 2: rules.params.council_extra, 3: rules.params.council_forced}
        granted += rules.budget * (1.0 + answer.get(state.council, 0.0))
    last = states[-1]
    expected = rules.reserve + granted - last.invested + last.cash - last.running_paid
    assert last.reserve == pytest.approx(expected, abs=1e-9)


def test_council_takes_over_below_the_loan_limit_and_gives_back_later():
    events = (EventRule("loss", c.TurnIn(1, 1), effects=(Effect("cost", amount=12.0),)),)
    rules = replace(calm(), events=events)
    state = run_on(rules, begin(rules, 1), Decision((30, 40, 40, 30)))
    assert state.reserve < -3.0
    assert measure(rules, state).council == "supervision"
    money = options(rules, state).money
    assert money.supervised and money.loan == 0.0
    assert money.limit < 0.75 * rules.budget
    assert "refused.money" in reasons(rules, state, Decision((40, 40, 40, 20)))
    for _ in range(3):
        state = run_on(rules, state, neutral(rules, state))
    assert measure(rules, state).council != "supervision"


def test_council_warns_of_idle_money_and_takes_most_of_it_back_a_turn_later():
    rules = calm()
    state, limit = begin(rules, 1), rules.budget
    assert measure(rules, state).council == "none"
    state = run_on(rules, state, Decision())
    assert state.reserve == pytest.approx(18.0)
    assert measure(rules, state).council == "reclaim"
    outcome = step(rules, state, Decision())
    taken = next(c for c in outcome.causes["economy"] if c.key == "council.reclaim")
    assert taken.change == pytest.approx(-rules.params.council_reclaimed * (32.0 - limit))
    assert taken.since_turn == 2
    assert outcome.state.reserve == pytest.approx(
        limit + (32.0 - limit) * (1.0 - rules.params.council_reclaimed)
    )


def test_council_leaves_money_put_to_use_after_its_warning():
    rules = calm()
    state = run_on(rules, begin(rules, 1), Decision())
    used = step(rules, state, Decision((50, 50, 50, 50)))
    assert used.state.reserve == pytest.approx(12.0)
    assert all(c.key != "council.reclaim" for c in used.causes["economy"])
    assert measure(rules, used.state).council != "reclaim"


def test_doing_nothing_never_hoards_more_than_a_third_above_a_turns_budget():
    rules = calm(turns=20)
    states = play(rules, by("nothing", 1))[0]
    assert max(state.reserve for state in states) < 1.33 * rules.budget


def test_reserve_a_scenario_begins_with_is_not_idle():
    rules = calm(reserve=40.0)
    state = run_on(rules, begin(rules, 1), Decision((35, 35, 35, 35)))
    assert state.reserve == pytest.approx(40.0)
    assert measure(rules, state).council != "reclaim"


def test_money_unspent_lapses_where_nothing_is_carried_over():
    rules = calm(carry_over=False)
    assert run_on(rules, begin(rules, 1), Decision((10, 10, 10, 10))).reserve == pytest.approx(4.0)


def test_money_beyond_the_loan_is_refused_and_up_to_it_is_allowed():
    rules = calm()
    state = begin(rules, 1)
    limit = round(options(rules, state).money.limit * 10)
    assert limit == 210
    assert reasons(rules, state, Decision((limit, 0, 0, 0))) == set()
    assert reasons(rules, state, Decision((limit + 1, 0, 0, 0))) == {"refused.money"}


def test_stock_that_is_not_finite_is_named_with_its_turn():
    rules = calm()
    state = replace(begin(rules, 1), reserve=float("inf"))
    with pytest.raises(EngineError) as caught:
        step(rules, state, Decision())
    assert (caught.value.stock, caught.value.turn) == ("reserve", 1)


# -- legality


@pytest.mark.parametrize(
    ("decision", "key"),
    [
        (Decision(acts=(Act("start", 9),)), "refused.needs_completed"),
        (Decision(acts=(Act("start", 13),)), "refused.needs_maturity"),
        (Decision(acts=(Act("start", 10),)), "refused.not_yet"),
        (Decision(acts=(Act("pilot", 2),)), "refused.no_pilot"),
        (Decision(acts=(Act("scale", 0),)), "refused.pilot_not_done"),
        (Decision(acts=(Act("start", 0), Act("pause", 0))), "refused.two_acts"),
        (Decision(acts=(Act("dance", 0),)), "refused.unknown"),
        (Decision(acts=(Act("start", 99),)), "refused.unknown"),
        (Decision(baseline=(0,)), "refused.not_started"),
        (Decision(owners=((0, 1),)), "refused.not_started"),
        (Decision(owners=((0, 77),)), "refused.unknown"),
        (Decision(freed_time=((77, 0),)), "refused.unknown"),
        (Decision(choices=((2, 0),)), "refused.case_not_open"),
        (Decision((-1, 0, 0, 0)), "refused.lever_negative"),
        (Decision(emphasis=(4, 0, 0, 0)), "refused.unknown"),
    ],
)
def test_decision_against_a_rule_is_refused_with_its_reason(decision, key):
    rules = harbour()
    state = begin(rules, 1)
    assert key in reasons(rules, state, decision)
    outcome = step(rules, state, decision)
    assert outcome.state is state
    assert outcome.refused


@pytest.mark.parametrize(
    ("feature", "decision", "key"),
    [
        ("emphasis", Decision(emphasis=(1, 0, 0, 0)), "refused.emphasis_closed"),
        ("owners", Decision(acts=(Act("start", 0),), owners=((0, 1),)), "refused.owners_closed"),
        ("baseline", Decision(acts=(Act("start", 0),), baseline=(0,)), "refused.baseline_closed"),
        ("freed_time", Decision(freed_time=((0, 1),)), "refused.freed_time_closed"),
        ("initiatives", Decision(acts=(Act("start", 0),)), "refused.initiatives_closed"),
    ],
)
def test_feature_not_open_yet_is_refused_with_the_turn_it_opens(feature, decision, key):
    rules = harbour(opens={feature: 3})
    found = legal(rules, begin(rules, 1), decision)
    assert [(r.key, r.args["turn"]) for r in found] == [(key, 3)]
    assert legal(harbour(opens={}), begin(rules, 1), decision) == ()


def test_option_whose_requirement_fails_is_refused():
    option = OptionRule("rich", requires=c.Compare("economy", -1, "above", 50.0))
    rules = replace(calm(), cases=(CaseRule("c", None, options=(option,)),))
    assert reasons(rules, begin(rules, 1), Decision(choices=((0, 0),))) == {"refused.option_closed"}


def test_game_that_is_over_takes_no_more_turns():
    rules = calm(turns=1)
    state = run(rules, EVEN)[-1]
    assert reasons(rules, state, Decision()) == {"refused.game_over"}
    assert state.open_cases == ()


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_options_say_the_same_as_legal(seed):
    rules = harbour()
    state = play(replace(rules, turns=3), by("random", seed), seed)[0][-1]
    for item in options(rules, state).initiatives:
        for kind in ("start", "pilot", "scale", "pause", "resume", "stop"):
            found = legal(rules, state, Decision(acts=(Act(kind, item.initiative),)))
            assert (kind in item.acts) == (found == ()), (kind, item.initiative)


# -- what flows


@pytest.mark.parametrize(("technology", "with_tools"), [(45, (0, 8)), (0, (8,))], ids=["paid", "unpaid"])
def test_initiatives_and_tools_left_out_of_the_flow_change_no_bit(technology, with_tools):
    begun = StartInitiative(8, built=0.6, adoption=0.2, practice=0.1)
    rules = calm(start=StartValues(initiatives=(begun,)))
    even = Decision((30, technology, 40, 25))
    state = run(rules, replace(even, acts=(Act("start", 0),), owners=((0, 1),)), even)[-1]
    work = Work(rules, state)
    work.levers = list(even.levers)
    live = moving(work.x, work.status)
    inputs = work.inputs(live)
    tools = tooled(work.x, inputs, live)
    assert (live, tools) == ((0, 8), with_tools)
    whole = flow(work.x, work.inputs(), work.frame, FLOATS)
    part = flow(narrow_stocks(work.x, live), inputs, narrow(work.frame, live, tools), FLOATS)
    widened = widen_stocks(part, work.x, live)
    for name in type(whole).__slots__:
        assert getattr(whole, name) == getattr(widened, name), name


def test_starting_under_way_keeps_the_services_in_balance():
    begun = StartInitiative(
        8, built=1.0, adoption=0.5, practice=0.4, follow_up=0.3, owner=2, status=DELIVERED
    )
    rules = calm(start=StartValues(initiatives=(begun,), demand_growth=0.0, fatigue=0.02))
    state = begin(rules, 1)
    after = run_on(rules, state, Decision((20, 20, 20, 20)))
    assert after.quality == pytest.approx(state.quality, abs=0.02)


def test_overrun_pilot_has_no_tail_and_some_starts_do():
    rules = calm()
    whole = [
        run(rules, replace(EVEN, acts=(Act("start", 4),)), seed=seed)[1].overrun[4] for seed in range(60)
    ]
    pilots = [
        run(rules, replace(EVEN, acts=(Act("pilot", 0),)), seed=seed)[1].overrun[0] for seed in range(60)
    ]
    assert max(pilots) <= 1.3
    assert min(whole) >= 1.0
    assert 2 <= len([factor for factor in whole if factor >= 1.5]) <= 30
    assert max(whole) <= 6.0


def test_forecast_delivery_comes_when_foreseen():
    rules = calm(params=Parameters(overrun_tail=0.0, overrun_ordinary=0.0))
    decision = replace(EVEN, acts=(Act("start", 1), Act("start", 5)))
    state = begin(rules, 1)
    seen = forecast(rules, state, decision)
    states = run(rules, decision, *[EVEN] * 6)
    for n, name in ((1, "dispensers"), (5, "identity")):
        came = next(turn for turn, s in enumerate(states) if s.status[n] == DELIVERED)
        assert abs(seen.deliveries[name] - came) <= 1  # type: ignore[operator]
    assert seen.load <= seen.cap
    assert forecast(rules, state, replace(decision, levers=(30, 0, 40, 25))).deliveries["identity"] is None


def test_forecast_money_is_what_the_turn_takes():
    rules = calm()
    state = begin(rules, 1)
    decision = Decision((20, 30, 20, 10), acts=(Act("start", 0),), baseline=(0,))
    seen = forecast(rules, state, decision)
    assert seen.free == pytest.approx(18.0 - 8.0 - 0.1)
    assert seen.running == 0.0
    assert seen.keeps_pace > 0.0
