"""Numbers explain themselves: causes add up, directions and predictions keep the same margin."""

import pytest

from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.i18n import Translator
from game.insight.shown import way
from game.insight.turning import DELIVERED, FADED, turned_by
from game.view_makers.desk import Desk
from game.view_makers.numbers import causes_of
from game.view_makers.words import Words
from tests.views.conftest import sit

SERVICES = ("home_care", "schools")


def desk_of(table):
    """Return a desk for a game, in bokmål."""
    return Desk(table.session, Words(table.session.content, Translator("nb")))


def every_number(table):
    """Return the ids of all numbers of a game."""
    services = [f"service.{service.id}" for service in table.status().services]
    return [*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS), *services]


@pytest.mark.parametrize(
    ("indicator", "before", "after", "went"),
    [
        ("service_quality", 51.0, 52.0, 0),
        ("service_quality", 50.96, 52.04, 0),
        ("service_quality", 50.94, 52.06, 1),
        ("service_quality", 52.06, 50.94, -1),
        ("benefits_realised", 0.0, 0.3, 0),
        ("benefits_realised", 0.1, 0.4, 0),
        ("benefits_realised", 0.1, 0.404, 0),
        ("benefits_realised", 0.1, 0.406, 1),
        ("economy", 1.0, 0.6, -1),
        ("economy", 1.0, 0.7, 0),
    ],
)
def test_same_means_within_a_point_or_a_third_of_a_million_as_shown(indicator, before, after, went):
    assert way(indicator, before, after) == went


def test_cause_decided_in_an_earlier_turn_is_dated_and_one_of_this_turn_is_not(halfway):
    period = halfway.why("economy").periods[0]
    levers = [cause for cause in period.receipt.every if cause.kind == "lever"]
    assert levers and not any(cause.since_text for cause in levers)
    older = [c for number in INDICATORS for c in halfway.why(number).periods[0].receipt.every if c.since_text]
    assert older
    assert all(cause.text != cause.name and period.period not in cause.since_text for cause in older)


def test_accuracy_counts_what_was_foreseen_with_the_same_margin(finished):
    view = finished.debrief()
    for turn, accuracy in zip(finished.session.position.turns, view.accuracy, strict=True):
        moved = view.timeline[accuracy.turn - 1].indicators
        ways = {each.id: {1: "up", 0: "same", -1: "down"}[each.direction] for each in moved}
        assert accuracy.right == sum(turn.prediction[number] == ways[number] for number in HEADLINES)


def test_shares_of_the_levers_add_up_to_the_benefits(finished):
    shares = finished.debrief().shares
    assert sum(share.share for share in shares) == pytest.approx(1.0)
    assert min(share.share for share in shares) > 0.05


def test_shares_of_the_money_add_up_and_the_best_for_its_money_is_named(finished):
    view = finished.debrief()
    assert sum(share.spent_share for share in view.shares) == pytest.approx(1.0)
    best = max(view.shares, key=lambda each: each.share - each.spent_share)
    clearly = best.share - best.spent_share >= 0.05
    assert (f"ga {best.title.lower()} mest igjen" in view.shares_text) == clearly


def test_turning_points_say_which_way_and_why(finished):
    points, desk = finished.debrief().turning_points, desk_of(finished)
    assert points
    for point in points:
        before, after = (desk.figures(n).shown(point.indicator) for n in (point.turn - 1, point.turn))
        assert (after - before) * point.way > 0
        assert ("oppover" if point.way > 0 else "nedover") in point.title
        assert point.text


def receipts(desk, number, turn):
    """Return a number's causes of every turn up to this one."""
    return [causes_of(desk, number, n) for n in range(1, turn + 1)]


def test_turning_point_by_something_that_let_go_says_so(finished):
    """The ransomware weighs first and lets go afterwards: the name alone would say the opposite."""
    desk = desk_of(finished)
    found = []
    for turn in range(2, desk.played + 1):
        told = receipts(desk, "service_quality", turn)
        for cause in told[-1]:
            before = [each.change for past in told[:-1] for each in past if each.key == cause.key]
            if cause.kind in ("event", "case") and sum(before) * cause.change < 0:
                found.append(turned_by("service_quality", cause, told))
    assert found
    assert set(found) == {FADED}


def test_turning_point_by_a_new_tool_tells_that_few_have_begun(finished):
    desk = desk_of(finished)
    built = [
        (turn, cause)
        for turn in range(1, desk.played + 1)
        for cause in causes_of(desk, "staff_adoption", turn)
        if cause.part == "newcomers" and cause.change < 0
    ]
    assert built
    turn, cause = built[0]
    assert turned_by("staff_adoption", cause, receipts(desk, "staff_adoption", turn)) == DELIVERED


def test_weakest_link_is_marked_once_and_every_weak_one_is_named(halfway):
    views = [each for each in halfway.status().initiatives if each.status == "delivered"]
    assert views
    for view in views:
        assert len([link for link in view.chain if link.weak]) <= 1
        for link in view.chain[1:]:
            said = f"({link.value_text} av 100)" in view.weak_text
            nobody = link.id == "followed_up" and view.owner is None
            assert said == (link.value < 69.5 and not nobody)


def test_owner_is_advised_only_when_owners_are_open(folder):
    first = sit(folder, "first_half_year", 1).status().initiatives[0]
    assert first.owner is None and "svarer for gevinsten" in first.weak_text
    assert "Gi tiltaket" not in first.weak_text
    second = sit(folder, "first_half_year", 2, "technology_only").status().initiatives[0]
    assert second.owner is None and "Gi tiltaket en gevinsteier" in second.weak_text


def test_town_shows_a_better_service_as_a_better_building(finished):
    for view in (finished.status().town, finished.intro().town):
        ranked = sorted(view.buildings, key=lambda building: building.quality)
        levels = [building.level for building in ranked]
        assert levels == sorted(levels)
        assert all(0 <= level <= 4 for level in levels)


def test_shown_shares_of_the_levers_are_whole_percents_that_add_up(finished):
    shares = [each.share for each in finished.debrief().shares]
    assert round(sum(shares) * 100) == 100
    assert all(abs(share * 100 - round(share * 100)) < 1e-9 for share in shares)
