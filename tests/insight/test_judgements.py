"""Turning points, levers' shares and score bands: each judged from numbers alone."""

import pytest

from game.engine.causes import Cause
from game.engine.orders import Decision
from game.engine.vocabulary import HEADLINES, LEVERS
from game.insight.causes import welcome
from game.insight.levers import best_lever, lever_shares
from game.insight.scores import band, lowest
from game.insight.turning import BECAUSE, DELIVERED, FADED, turning_points

QUALITY, ADOPTION, _ = HEADLINES


def course(*quality, figure=QUALITY):
    """Return figures in which one headline takes this course and the others stand still."""
    return [dict.fromkeys(HEADLINES, 0.0) | {figure: value} for value in quality]


def cause(key, change, since=0, part=""):
    kind = key.partition(".")[0]
    return Cause(key, kind, 0, change, since, part)


def test_turning_point_is_where_a_headline_takes_another_way_than_before():
    points = turning_points(course(50, 55, 60, 52, 52, 45), [{}] * 5)
    assert [(point.turn, point.way) for point in points] == [(3, -1), (5, -1)]


def test_sharpest_turns_are_kept_and_told_in_order_of_time():
    points = turning_points(course(50, 52, 40, 70, 66, 69, 50), [{}] * 6, most=2)
    assert [point.turn for point in points] == [3, 6]


def test_turning_point_names_the_largest_cause_of_its_own_way():
    receipts = [
        {},
        {QUALITY: (cause("event.storm", -3.0), cause("case.x", -4.0), cause("lever.strategy", 9.0))},
    ]
    (point,) = turning_points(course(50, 55, 50), receipts)
    assert point.cause is not None and point.cause.key == "case.x"
    assert point.kind == BECAUSE


def test_cause_that_pulls_otherwise_than_it_did_has_let_go():
    receipts = [{QUALITY: (cause("event.storm", -6.0, 1),)}, {QUALITY: (cause("event.storm", 5.0, 1),)}]
    (point,) = turning_points(course(50, 44, 49), receipts)
    assert point.kind == FADED


def test_new_tool_that_pulls_use_down_is_told_as_delivered():
    receipts = [{}, {ADOPTION: (cause("initiative.alarms", -20.0, 1, "newcomers"),)}]
    (point,) = turning_points(course(40, 45, 25, figure=ADOPTION), receipts)
    assert point.kind == DELIVERED


def test_shares_of_money_and_benefits_add_up_in_whole_hundredths():
    worth = dict(zip(LEVERS, (1.0, 1.0, 1.0, -0.5), strict=True))
    shares = lever_shares(worth, [Decision((10, 10, 10, 0)), Decision((1, 1, 1, 1))])
    assert round(sum(each.share for each in shares) * 100) == 100
    assert round(sum(each.spent_share for each in shares) * 100) == 100
    assert shares[3].share == 0.0 and shares[3].worth == -0.5
    assert best_lever(shares) == ""


def test_best_lever_gave_clearly_more_than_its_share_of_the_money():
    worth = dict(zip(LEVERS, (0.2, 0.2, 0.2, 0.4), strict=True))
    assert best_lever(lever_shares(worth, [Decision((10, 10, 10, 10))])) == "leadership"
    even = dict.fromkeys(LEVERS, 0.25)
    assert best_lever(lever_shares(even, [Decision((10, 10, 10, 10))])) == ""


def test_shares_of_nothing_are_nothing():
    shares = lever_shares(dict.fromkeys(LEVERS, 0.0), [Decision((0, 0, 0, 0))])
    assert all(each.share == each.spent_share == 0.0 for each in shares)
    assert lever_shares(dict.fromkeys(LEVERS, 0.0), []) == ()


@pytest.mark.parametrize(
    ("points", "expected"), [(39.4, 0), (39.6, 1), (59, 1), (61, 2), (79.4, 2), (79.6, 3), (100, 3)]
)
def test_achieved_is_said_only_where_little_is_left(points, expected):
    assert band(points) == expected


def test_what_was_answered_lowest_is_named_with_all_that_share_the_place():
    answers = {"strategy": [3, 4], "technology": [1, 1], "organisation": [2, 2], "leadership": [1, 1]}
    assert lowest(answers) == ("technology", "leadership")
    assert lowest(answers | {"technology": [1, 2]}) == ("leadership",)


def test_nothing_is_lowest_where_all_is_alike_or_nothing_answered():
    assert lowest(dict.fromkeys(LEVERS, (2, 2))) == ()
    assert lowest({}) == ()
    assert lowest({"strategy": [2]}) == ("strategy",)


def test_event_is_welcome_by_what_it_did_and_never_where_trust_was_lost():
    def did(event, **changes):
        return {name: [Cause("event.e", "event", event, change, 1)] for name, change in changes.items()}

    assert welcome(did(2, citizen_trust=3.0, service_quality=-0.2), 2)
    assert not welcome(did(2, citizen_trust=-4.0, privacy_security=9.0), 2)
    assert not welcome(did(2, economy=-0.9), 2)
    assert not welcome(did(2, citizen_trust=3.0), 1)
