"""Suggestions of the what-if are ranked by what they would have led to, worked out one at a time."""

import pytest

from game.engine.vocabulary import INDICATORS
from game.insight.futures import best_of_each, effect
from tests.views.conftest import sit

CAME = dict.fromkeys(INDICATORS, 50.0)


def test_future_that_ends_alike_has_no_effect():
    assert effect(CAME, CAME) == 0.0
    assert effect(CAME, CAME | {"citizen_trust": 51.0, "economy": 50.3}) == 0.0


def test_effect_counts_both_ways_and_headlines_more():
    up, down = (effect(CAME, CAME | {"citizen_trust": 50.0 + by}) for by in (5.0, -5.0))
    assert up == down > 0.0
    assert effect(CAME, CAME | {"service_quality": 55.0}) > up
    assert effect(CAME, CAME | {"benefits_realised": 50.9}) > effect(CAME, CAME | {"benefits_realised": 50.4})


def test_best_of_each_kind_comes_first_and_what_changes_nothing_never():
    weighed = [("a", "case", 2.0), ("b", "case", 5.0), ("c", "owner", 9.0), ("d", "drop", 0.0)]
    assert best_of_each(weighed) == ("c", "b")


@pytest.fixture(scope="module")
def guided(tmp_path_factory):
    return sit(tmp_path_factory.mktemp("futures"), "first_half_year", 4)


def test_suggestions_are_weighed_one_at_a_time_and_never_hardly_make_a_difference(guided):
    changes = guided.changes(2)
    steps = 1
    assert guided.suggested(2) == ()
    while guided.weigh(2):
        steps += 1
    assert steps == len(changes)
    found = guided.suggested(2)
    assert found and len({each.kind for each in found}) == len(found)
    for each in found:
        assert any(item.good is not None for item in guided.what_if(each.id).items)


def test_alarms_without_an_owner_are_suggested_in_the_guided_game(guided):
    while guided.weigh(2):
        pass
    owner = next(each for each in guided.suggested(2) if each.kind == "owner")
    assert "alarmer" in owner.title.replace("\u00ad", "") and "uten gevinsteier" in owner.title
