"""Extreme conditions (Barlas 1996): a lever at nothing, a lever at everything, and nothing at all.

Where a lever is at nothing, it is neither inherited nor given on the way: ``deprived``.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.engine.policies import POLICIES, Policy
from tests.reference.harness import (
    EVERYWHERE,
    SPLIT,
    TEN,
    balanced_benefits,
    deprived,
    games,
    mean_end,
    mean_path,
    most_used,
    rules_of,
    series,
    unaided,
    without_new,
)

TECHNOLOGY = POLICIES["technology_only"]
STRATEGY_, TECHNOLOGY_, ORGANISATION_, LEADERSHIP_ = range(4)

everywhere = pytest.mark.parametrize("subject", EVERYWHERE)
of_the_fixed_harness = pytest.mark.parametrize("subject", ("harbour/ten", "taktskifte/ten"))


def without(lever: int) -> tuple[float, float, float, float]:
    a, b, c, d = (0.0 if n == lever else share for n, share in enumerate(SPLIT))
    return a, b, c, d


def starved(subject: str, lever: int):
    """Return the games of the balanced split without one lever, and without what it builds."""
    return games(deprived(rules_of(subject), lever), Policy(without(lever)))


@everywhere
def test_nothing_spent_gives_no_benefits_and_quality_falls(subject, figure):
    """Extreme condition, Barlas 1996: no input, no output; demand grows and nobody meets it."""
    played = games(unaided(without_new(rules_of(subject))), POLICIES["nothing"])
    assert all(item.values["benefits_realised"] == 0.0 for seen in played for item in seen)
    quality = mean_path(played, "service_quality")
    figure("quality lost", quality[0] - quality[-1], 0.001, 40.0)
    if subject in TEN:
        assert all(after < before for before, after in pairwise(quality))


@everywhere
def test_zero_technology_gives_exactly_no_benefits(subject):
    """Extreme condition, Barlas 1996: without a tool there is nothing to realise."""
    assert mean_end(starved(subject, TECHNOLOGY_)) == 0.0


@everywhere
def test_technology_alone_gives_little_but_not_nothing(subject, figure):
    """Brynjolfsson and Hitt 2000: tools without changed work give little; size is our own bound."""
    share = mean_end(series(subject, TECHNOLOGY.shares, TECHNOLOGY.fill)) / balanced_benefits(subject)
    figure("share of balanced", share, 0.02, 0.20)


@everywhere
@pytest.mark.parametrize("lever", [ORGANISATION_, LEADERSHIP_], ids=["organisation", "leadership"])
def test_zero_organisation_or_leadership_gives_less_than_a_twentieth(subject, lever, figure):
    """Milgrom and Roberts 1990: complements are worth little one without the other."""
    figure("share of balanced", mean_end(starved(subject, lever)) / balanced_benefits(subject), 0.0, 0.05)


@everywhere
def test_zero_leadership_keeps_every_initiative_below_a_quarter_in_use(subject, figure):
    """Kotter 1995: change that nobody leads is not taken up."""
    figure("most used, %", most_used(starved(subject, LEADERSHIP_)), 0.0, 25.0)


@of_the_fixed_harness
@pytest.mark.parametrize("lever", [ORGANISATION_, LEADERSHIP_], ids=["organisation", "leadership"])
def test_zero_money_is_less_than_a_twentieth_whatever_was_inherited(subject, lever, figure):
    """Milgrom and Roberts 1990: what was there from before does not last ten turns."""
    figure(
        "share of balanced", mean_end(series(subject, without(lever))) / balanced_benefits(subject), 0.0, 0.05
    )


@of_the_fixed_harness
def test_zero_leadership_money_keeps_use_below_a_quarter_whatever_was_inherited(subject, figure):
    """Kotter 1995: attention that moves elsewhere takes the use with it."""
    figure("most used, %", most_used(series(subject, without(LEADERSHIP_))), 0.0, 25.0)


@everywhere
def test_zero_strategy_gives_a_fifth_to_three_fifths(subject, figure):
    """Our own bound: without direction much of the value is missed, not all (vision, Kræmmergaard)."""
    share = mean_end(series(subject, without(STRATEGY_))) / balanced_benefits(subject)
    figure("share of balanced", share, 0.20, 0.60)


@everywhere
@pytest.mark.parametrize("lever", range(4), ids=["strategy", "technology", "organisation", "leadership"])
def test_single_lever_never_dominates(subject, lever, figure):
    """Milgrom and Roberts 1990: no lever is enough alone."""
    shares = tuple(1.0 if n == lever else 0.0 for n in range(4))
    figure("share of balanced", mean_end(series(subject, shares)) / balanced_benefits(subject), 0.0, 0.20)


@everywhere
def test_equal_split_is_good_but_not_best(subject, figure):
    """Our own bound: spreading money evenly is a decent answer, and leaves something to learn."""
    equal = mean_end(series(subject, (0.25, 0.25, 0.25, 0.25)))
    figure("share of balanced", equal / balanced_benefits(subject), 0.6, 1.0)
