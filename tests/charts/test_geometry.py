"""The one geometry of every chart: scales that do not exaggerate, and places that do not collide."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.charts.scale import LEAST_POINTS, POINTS, Scale, fitted, nice_ticks, of_money, of_points, shape
from game.charts.shapes import PlotFrame, apart, named, split, waterfall

VALUES = st.lists(st.floats(-500, 500), min_size=1, max_size=9)


@given(low=st.floats(-1000, 1000), span=st.floats(0.01, 2000))
def test_nice_ticks_any_values_span_them_evenly(low, span):
    ticks = nice_ticks(low, low + span)
    steps = [b - a for a, b in itertools.pairwise(ticks)]
    assert ticks[0] <= low + span * 1e-6 and ticks[-1] >= low + span * (1 - 1e-6)
    assert 2 <= len(ticks) <= 8 and max(steps) - min(steps) <= 1e-6 * max(1.0, span)


@given(VALUES)
def test_scale_of_points_spans_at_least_twenty_whatever_the_values(values):
    scale = of_points(values)
    assert scale.high - scale.low >= LEAST_POINTS - 1e-6
    assert all(-1e-6 <= scale.share(value) <= 1 + 1e-6 for value in values)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=9))
def test_scale_of_points_never_shows_more_than_there_is(values):
    scale = of_points(values)
    assert scale.low >= 0 and scale.high <= 100


@given(VALUES)
def test_scale_of_money_holds_zero_and_every_value(values):
    scale = of_money(values)
    assert scale.low <= 0.0 <= scale.high
    assert all(-1e-6 <= scale.share(value) <= 1 + 1e-6 for value in values)


def test_scale_with_room_to_spare_keeps_the_end_it_was_given():
    assert fitted([0.0, 3.0], low=0.0, span=20).low == 0
    assert of_points([97.0, 100.0]).high == 100


@pytest.mark.parametrize(("ticks", "digits"), [((0, 25, 50), 0), ((0, 2.5, 5), 1), ((0, 0.25, 0.5), 2)])
def test_ticks_are_written_with_the_decimals_they_have(ticks, digits):
    assert Scale(ticks).digits == digits


def test_small_line_of_noise_stays_near_the_middle():
    assert shape([50.0, 50.1], least=2.0) == pytest.approx([0.475, 0.525])
    assert shape([10.0, 90.0], least=2.0) == pytest.approx([0.0, 1.0])


@given(st.lists(st.floats(0, 200), min_size=1, max_size=4))
def test_end_labels_never_lie_on_each_other(wanted):
    places = sorted(apart(wanted, 18, 8, 200))
    assert all(b - a >= 18 - 1e-9 for a, b in itertools.pairwise(places))


def test_frame_finds_the_point_in_time_that_it_drew():
    frame = PlotFrame(10, 20, 300, 100, 4)
    assert [frame.index_at(frame.x(n)) for n in range(4)] == [0, 1, 2, 3]
    assert frame.points(POINTS, [0, 100]) == [(10, 120), (110, 20)]


@given(count=st.integers(1, 30), room=st.integers(1, 8))
def test_names_along_the_foot_always_hold_both_ends(count, room):
    shown = named(count, room)
    assert shown[0] == 0 and shown[-1] == count - 1 and len(shown) <= room + 1


@given(st.floats(-100, 100), st.lists(st.floats(-30, 30), max_size=8))
def test_waterfall_pieces_start_where_the_last_one_ended_and_stay_inside(before, changes):
    fall = waterfall(before, changes, before + sum(changes))
    ends = [before, *(end for _, end in fall.pieces)]
    assert [start for start, _ in fall.pieces] == ends[:-1]
    assert all(fall.low < end < fall.high for end in ends)


@given(st.lists(st.floats(-5, 50), max_size=6))
def test_parts_of_one_bar_follow_each_other_and_fill_it(amounts):
    parts = split(amounts, 600)
    assert all(a + wide == pytest.approx(b) for (a, wide), (b, _) in itertools.pairwise(parts))
    assert not parts or sum(w for _, w in parts) in (pytest.approx(600), pytest.approx(0))
