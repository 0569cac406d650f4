"""Predictions are judged by what was shown, and praised only when they are more than a habit."""

from game.engine.vocabulary import HEADLINES
from game.insight.foresight import foresight, judge

QUALITY, ADOPTION, BENEFITS = HEADLINES


def figures(*turns):
    """Return the headlines at the start and after each turn."""
    return [dict(zip(HEADLINES, turn, strict=True)) for turn in turns]


RISING = figures((50, 10, 0.0), (52, 20, 0.4), (54, 30, 0.9), (56, 40, 1.4))
TURNING = figures((50, 10, 0.0), (54, 20, 0.1), (51, 30, 0.9), (51, 20, 1.5))


def test_prediction_is_right_by_the_shown_figures():
    before, after = figures((50.44, 10, 0.1), (51.46, 10, 0.404))
    judged = judge(1, {QUALITY: "up", ADOPTION: "up", BENEFITS: "same"}, before, after)
    assert judged.went == {QUALITY: "up", ADOPTION: "same", BENEFITS: "same"}
    assert (judged.right, judged.wrong) == ((QUALITY, BENEFITS), (ADOPTION,))


def test_headline_without_a_prediction_counts_neither_way():
    judged = judge(1, {QUALITY: "up"}, RISING[0], RISING[1])
    assert (judged.right, judged.wrong, judged.of) == ((QUALITY,), (), 1)
    seen = foresight([{QUALITY: "up"}, {}, {}], RISING)
    assert (seen.right, seen.of, seen.constant) == (1, 1, 1)


def test_always_up_where_all_rises_is_right_and_has_learned_nothing():
    seen = foresight([dict.fromkeys(HEADLINES, "up")] * 3, RISING)
    assert (seen.right, seen.of) == (9, 9)
    assert not seen.learned


def test_always_the_same_is_never_praised_whatever_happens():
    for guess in ("up", "same", "down"):
        for course in (RISING, TURNING):
            assert not foresight([dict.fromkeys(HEADLINES, guess)] * 3, course).learned


def test_a_different_fixed_answer_to_each_headline_is_never_praised():
    guesses = {QUALITY: "same", ADOPTION: "up", BENEFITS: "up"}
    seen = foresight([guesses] * 3, TURNING)
    assert seen.right == 5
    assert not seen.learned


def test_who_sees_the_turns_has_learned():
    course = [
        {QUALITY: "same", ADOPTION: "up", BENEFITS: "up"},
        {QUALITY: "down", ADOPTION: "up", BENEFITS: "up"},
        {QUALITY: "same", ADOPTION: "down", BENEFITS: "up"},
    ]
    seen = foresight(course, TURNING)
    assert (seen.right, seen.constant) == (7, 5)
    assert seen.learned


def test_no_predictions_are_judged_as_none():
    seen = foresight([{}, {}, {}], RISING)
    assert (seen.right, seen.of, seen.constant, seen.learned) == (0, 0, 0, False)
