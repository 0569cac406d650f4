"""The draft: one line says it all, nothing illegal is confirmed, and delivery dates move with money."""

import re
from dataclasses import replace

import pytest

from game.engine.orders import Decision
from game.engine.step import step
from game.engine.vocabulary import LEVERS
from game.i18n import plain_text
from game.play.table import GameTable
from tests.scenes.table import play_to, start
from tests.views.conftest import sit


@pytest.fixture
def table(fresh):
    """A game at the budget of its third turn."""
    fresh.steps.advance()
    while (case := fresh.case()) is not None:
        option = next(each for each in case.options if each.allowed)
        assert fresh.steps.answer_case(case.id, option.id) == ()
    return fresh


def moved(table, lever, money):
    """Return what the budget costs after a lever was moved."""
    table.draft.set_lever(lever, money)
    return table.money()


def test_available_less_running_held_back_and_spent_is_left(table):
    view = table.budget().money
    assert view.available - view.running - view.held - view.spent == pytest.approx(view.left)
    assert view.left >= -1e-9
    assert view.refusals == ()


def test_lever_takes_no_more_than_there_is(table):
    view = moved(table, "leadership", 500.0)
    lever = view.levers[3]
    assert lever.value == lever.max
    assert view.refusals == ()
    assert moved(table, "leadership", lever.max + 0.1).levers[3].value == lever.value
    assert moved(table, "leadership", -3.0).levers[3].value == 0.0


def test_touch_of_the_draft_makes_no_view_that_nobody_reads(table, monkeypatch):
    def never(*_):
        raise AssertionError("a view was made")

    for name in ("budget_view", "money_view"):
        monkeypatch.setattr(f"game.play.table.{name}", never)
    table.draft.set_lever("leadership", 0.3)
    table.draft.set_emphasis("leadership", None)
    table.draft.reset()


def test_technology_money_moves_delivery_dates_and_is_marked(table):
    start = next(
        each for each in table.budget().portfolio if any(a.id == "start" and a.allowed for a in each.acts)
    )
    table.draft.set_lever("leadership", 0.0)
    table.draft.set_lever("organisation", 0.0)
    table.draft.set_act(start.id, "start")
    rich = moved(table, "technology", 99.0)
    poor = moved(table, "technology", 0.1)
    assert rich.deliveries[start.id] != poor.deliveries[start.id]
    assert "trenger" in poor.levers[1].note
    assert "plattform" in rich.levers[1].note


def test_start_that_is_taken_back_takes_owner_and_baseline_with_it(table):
    start = next(
        each for each in table.budget().portfolio if any(a.id == "start" and a.allowed for a in each.acts)
    )
    table.draft.set_act(start.id, "start")
    view = table.budget()
    mine = next(each for each in view.portfolio if each.id == start.id)
    assert mine.chosen_act == "start"
    if mine.owner_open:
        table.draft.set_owner(start.id, mine.owner_options[0].id)
    if mine.baseline_open:
        table.draft.set_baseline(start.id, True)
    table.draft.set_act(start.id, None)
    view = table.budget()
    assert view.money.refusals == ()
    assert next(each for each in view.portfolio if each.id == start.id).owner is None


@pytest.mark.parametrize("scenario", ["first_half_year", "taktskifte"])
def test_lever_says_that_it_works_quickly_where_a_half_year_shows_it(home, scenario):
    grown, notes = {}, {}
    for lever in LEVERS:
        port = play_to(start(scenario=scenario), "budget", 1)
        assert isinstance(port, GameTable)
        session, rules = port.session, port.session.rules
        k = LEVERS.index(lever)
        a, b, c, d = (10 if n == k else 0 for n in range(4))
        base = Decision((0, 0, 0, 0), choices=session.draft.choices)
        with_money, without = (
            step(rules, session.state, replace(base, levers=each), receipts=False).indicators.maturity[lever]
            for each in ((a, b, c, d), base.levers)
        )
        grown[lever] = with_money - without
        notes[lever] = port.money().levers[k].note
    quick = [lever for lever in LEVERS if "raskt" in notes[lever]]
    assert quick == ["strategy", "leadership"]
    assert all("langsomt" in notes[lever] for lever in LEVERS if lever not in quick)
    slowest = max(grown[lever] for lever in LEVERS if lever not in quick)
    assert min(grown[lever] for lever in quick) > 2 * slowest


def test_initiative_that_may_be_tried_in_a_pilot_tells_what_the_pilot_costs(table):
    view = next(
        each for each in table.budget().portfolio if any(a.id == "pilot" and a.allowed for a in each.acts)
    )
    assert re.fullmatch(r".+ å bygge, .+ som pilot", plain_text(view.cost_text))
    told = plain_text(view.cost_text).removesuffix(" som pilot").partition(" å bygge, ")[2]
    table.draft.set_act(view.id, "pilot")
    mine = next(each for each in table.budget().portfolio if each.id == view.id)
    assert plain_text(mine.cost_text) == f"{told} for piloten"


def test_act_that_is_not_allowed_says_why(table):
    closed = [
        act
        for each in table.budget().portfolio
        for act in each.acts
        if not act.allowed and each.status == "not_started"
    ]
    assert closed
    assert all(act.reason.endswith(".") for act in closed)


def test_draft_set_back_is_the_one_the_turn_began_with(table):
    before = table.budget()
    table.draft.set_lever("strategy", 0.0)
    table.draft.reset()
    assert table.budget() == before


def test_choice_of_another_language_changes_words_and_not_money(table):
    nb = table.budget()
    table.set_language("en")
    en = table.budget()
    assert (nb.money.available, nb.money.left) == (en.money.available, en.money.left)
    assert nb.money.money_line != en.money.money_line


def test_first_budget_that_starts_nothing_gets_a_word_until_it_does(folder):
    table = sit(folder, "taktskifte", 1)
    while table.phase != "budget":
        if table.phase == "case":
            case = table.case()
            table.steps.answer_case(case.id, case.options[0].id)
        else:
            assert table.steps.advance() == ()
    (word,) = table.budget().hints
    assert "start gjerne ett" in word
    first = next(
        each for each in table.budget().portfolio if any(a.id == "start" and a.allowed for a in each.acts)
    )
    table.draft.set_act(first.id, "start")
    assert word not in table.budget().hints
    table.draft.set_act(first.id, None)
    assert table.budget().hints == (word,)


def test_later_budget_gets_no_such_word(table):
    assert table.budget().hints == ()


def test_later_budget_gets_a_word_while_freed_time_is_for_nothing():
    port = play_to(start(), "budget", 7)
    waiting = port.budget()
    assert any(each.use is None for each in waiting.freed)
    assert any("frigjort tid" in hint for hint in waiting.hints)
    for each in waiting.freed:
        port.draft.set_freed(each.service, "quality")
    assert port.budget().hints == ()


def test_budget_last_one_that_leaves_less_than_an_ending_asks_for_is_warned_of_and_not_stopped():
    port = play_to(start(scenario="first_half_year"), "budget", 3)
    port.draft.reset()
    for lever in port.money().levers:
        port.draft.set_lever(lever.id, lever.max)
    money = port.money()
    assert money.left < 0.2
    assert "siste budsjettet" in money.warning
    assert "under 0,0" not in plain_text(money.warning)
    assert not money.refusals
    for lever in money.levers:
        port.draft.set_lever(lever.id, 0.0)
    assert port.money().warning == ""


def test_budget_with_more_turns_to_come_is_not_warned_of_little_left():
    port = play_to(start(scenario="first_half_year"), "budget", 1)
    for lever in port.money().levers:
        port.draft.set_lever(lever.id, lever.max)
    assert port.money().warning == ""


@pytest.fixture
def hour(home):
    """The guided scenario where the case of the freed hour stands open, in its last turn."""
    table = sit(home, "first_half_year", 3)
    table.steps.advance()
    while (case := table.case()) is not None and case.id != "worth_an_hour":
        assert table.steps.answer_case(case.id, next(o for o in case.options if o.allowed).id) == ()
    assert case is not None
    return table


def answered(table, option):
    """Return the freed time of home care in the budget, after the case of the hour was answered so."""
    assert table.steps.answer_case("worth_an_hour", option) == ()
    while (case := table.case()) is not None:
        assert table.steps.answer_case(case.id, next(o for o in case.options if o.allowed).id) == ()
    return home_care(table)


def home_care(table):
    return next(each for each in table.budget().freed if each.service == "home_care")


@pytest.mark.parametrize(("option", "use"), [("to_visits", "quality"), ("to_savings", "savings")])
def test_freed_time_decided_in_a_case_of_this_turn_is_not_asked_again(hour, option, use):
    view = answered(hour, option)
    assert view.use == use
    assert plain_text(view.decided_text) == "Bestemt i saken «En time til overs»."
    assert not any("ellers blir den borte" in hint for hint in hour.budget().hints)


def test_freed_time_left_open_by_the_case_is_still_asked(hour):
    view = answered(hour, "wait_and_see")
    assert view.use is None
    assert view.decided_text == ""


def test_freed_time_decided_in_a_case_can_be_changed_in_the_budget_and_changed_back(hour):
    answered(hour, "to_visits")
    hour.draft.set_freed("home_care", "capacity")
    assert (home_care(hour).use, home_care(hour).decided_text) == ("capacity", "")
    hour.draft.set_freed("home_care", "quality")
    assert home_care(hour).use == "quality"
    assert home_care(hour).decided_text
