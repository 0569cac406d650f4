"""The exact-solution steps, and Philox against its published vectors."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.arithmetic import FLOATS, approach, bass, pace, relax
from game.engine.keyed import draw, philox4x32_10

FRACTION = st.floats(0.0, 1.0)
RATE = st.floats(0.01, 50.0)


@pytest.mark.parametrize("x", [0.0, 1e-9, 0.01, 0.3, 1.0])
def test_approach_small_step_is_one_minus_exp(x):
    assert approach(x, FLOATS) == pytest.approx(1.0 - math.exp(-x), abs=6e-8 * x + 1e-15)


@given(st.floats(0.0, 1e12))
def test_approach_any_step_stays_within_one(x):
    assert 0.0 <= approach(x, FLOATS) <= 1.0


@given(FRACTION, RATE, RATE, st.floats(0.0, 5.0))
def test_relax_any_rates_stays_between_start_and_balance(y, inflow, outflow, h):
    balance = inflow / (inflow + outflow)
    after = relax(y, inflow, outflow, h, FLOATS)
    assert min(y, balance) - 1e-12 <= after <= max(y, balance) + 1e-12


def test_bass_constant_drivers_matches_closed_form():
    p, q, potential, h = 0.15, 1.9, 0.8, 1.0 / 12.0
    adopted = 0.0
    for step in range(1, 25):
        adopted = bass(adopted, potential, p, q, h, FLOATS)
        decay = math.exp(-(p + q * potential) * h * step)
        exact = potential * (1.0 - decay) / (1.0 + q * potential / p * decay)
        assert adopted == pytest.approx(exact, abs=1e-9)


@given(FRACTION, FRACTION, RATE, RATE)
def test_bass_any_rates_never_passes_its_potential(adopted, potential, p, q):
    after = bass(adopted, potential, p, q, 0.1, FLOATS)
    assert adopted <= after <= max(adopted, potential) + 1e-12


def test_pace_falls_faster_than_it_grows():
    up = pace(0.5, 0.7, 0.4, 1.5, 0.5, FLOATS)
    down = pace(0.5, 0.3, 0.4, 1.5, 0.5, FLOATS)
    assert down > 2.0 * up


@pytest.mark.parametrize(
    ("counter", "key", "words"),
    [
        ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
        (
            (0xFFFFFFFF,) * 4,
            (0xFFFFFFFF,) * 2,
            (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
        ),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
        ),
    ],
)
def test_philox_published_vectors_are_reproduced(counter, key, words):
    assert philox4x32_10(counter, key) == words


def test_draw_depends_on_every_part_of_its_address():
    first = draw(7, 0, 3, "event/storm", 0)
    others = [
        draw(8, 0, 3, "event/storm", 0),
        draw(7 + (1 << 40), 0, 3, "event/storm", 0),
        draw(7, 1, 3, "event/storm", 0),
        draw(7, 0, 4, "event/storm", 0),
        draw(7, 0, 3, "event/flood", 0),
        draw(7, 0, 3, "event/storm", 1),
    ]
    assert draw(7, 0, 3, "event/storm", 0) == first
    assert len({first, *others}) == 7
    assert all(0.0 <= number < 1.0 for number in others)
