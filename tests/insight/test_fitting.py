"""A receipt is rounded so that it adds up, and no cause is moved by more than a step."""

import random

import pytest

from game.engine.causes import Cause
from game.insight.fitting import fitted, fitted_parts
from game.insight.shown import DIGITS, change, unit


@pytest.mark.parametrize("figure", ["staff_adoption", "economy", "benefits_realised"])
def test_fitted_any_causes_add_up_to_the_shown_change(figure):
    draw, step = random.Random(4), 10.0 ** -DIGITS[unit(figure)]
    for size in (0.02, 0.4, 9.0):
        for _ in range(200):
            causes = [Cause(str(n), "world", -1, draw.uniform(-size, size), 0) for n in range(1, 9)]
            before = draw.uniform(0, 60)
            after = before + sum(each.change for each in causes)
            found = {each.key: each.change for each in fitted(figure, causes, before, after)}
            assert sum(found.values()) == pytest.approx(change(figure, before, after), abs=1e-9)
            for each in causes:
                shown = found.get(each.key, 0.0)
                assert abs(shown - each.change) < step + 1e-9
                assert shown * each.change >= 0.0


def test_fitted_causes_that_do_not_add_up_put_the_rest_on_the_largest():
    causes = (Cause("a", "world", -1, 1.0, 0), Cause("b", "world", -1, -3.0, 0))
    found = fitted("trust", causes, 10.0, 20.0)
    assert [each.change for each in found] == [1.0, 9.0]


def test_fitted_without_causes_is_nothing():
    assert fitted("trust", (), 10.0, 10.0) == ()


def test_parts_of_a_figure_add_up_as_written_and_keep_what_is_nothing():
    assert fitted_parts("benefits_realised", {"quality": 0.164, "avoided": 0.164, "freed": 0.164}) == {
        "quality": 0.17,
        "avoided": 0.16,
        "freed": 0.16,
    }
    assert fitted_parts("benefits_realised", {"quality": 0.0, "freed": 0.0}) == {"quality": 0.0, "freed": 0.0}
