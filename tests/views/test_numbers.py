"""Numbers explain themselves: causes add up, directions and predictions keep the same margin."""

import pytest

from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.view_makers.words import direction

SERVICES = ("home_care", "schools")


def every_number(table):
    """Return the ids of all numbers of a game."""
    services = [f"service.{service.id}" for service in table.status().services]
    return [*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS), *services]


def test_shown_causes_and_all_causes_each_add_up_to_the_change(halfway):
    for number in every_number(halfway):
        for period in halfway.why(number).periods:
            change = period.after - period.before
            assert sum(cause.change for cause in period.all_causes) == pytest.approx(change, abs=1e-9)
            assert sum(cause.change for cause in period.causes) == pytest.approx(change, abs=0.03)
            assert len(period.causes) <= 8


def test_total_of_the_game_adds_up_to_the_change_from_start_to_now(finished):
    for indicator, causes in finished.debrief().totals:
        change = indicator.history[-1] - indicator.history[0]
        assert sum(cause.change for cause in causes) == pytest.approx(change, abs=0.05)


@pytest.mark.parametrize(
    ("indicator", "change", "way"),
    [
        ("service_quality", 1.0, 0),
        ("service_quality", 1.01, 1),
        ("service_quality", -1.01, -1),
        ("benefits_realised", 0.3, 0),
        ("benefits_realised", 0.31, 1),
        ("economy", -0.31, -1),
        ("economy", -0.3, 0),
    ],
)
def test_same_means_within_a_point_or_a_third_of_a_million(indicator, change, way):
    assert direction(indicator, change) == way


def test_cause_decided_in_an_earlier_turn_is_dated_and_one_of_this_turn_is_not(halfway):
    period = halfway.why("economy").periods[0]
    levers = [cause for cause in period.all_causes if cause.kind == "lever"]
    assert levers and not any(cause.since_text for cause in levers)
    older = [c for number in INDICATORS for c in halfway.why(number).periods[0].all_causes if c.since_text]
    assert older
    assert all(cause.since_text in cause.text and cause.since_text != period.period for cause in older)


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


def test_weak_link_is_marked_once_and_named(halfway):
    views = [each for each in halfway.status().initiatives if each.status == "delivered"]
    assert views
    for view in views:
        weak = [link for link in view.chain if link.weak]
        assert len(weak) <= 1
        if weak:
            assert weak[0].value_text in view.weak_text or "gevinsteier" in view.weak_text


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
