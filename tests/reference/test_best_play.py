"""The best play that a search finds uses every lever, and an equal split is a decent answer beside it."""

from __future__ import annotations

import pytest

from game.balance.study import study
from tests.reference.harness import FLAGSHIP, rules_of

PLAYTHROUGHS = 4000
"""A search that finds about nine tenths of what ``balance`` finds with its most."""


@pytest.fixture(scope="module", params=[FLAGSHIP, "taktskifte/own"])
def found(request):
    """Return the balance figures of the flagship's fixed harness, and of the flagship as it is played."""
    return study(rules_of(request.param), PLAYTHROUGHS, seed=1)


def test_best_play_found_uses_every_lever_between_a_twentieth_and_three_fifths(found, figure):
    """Milgrom and Roberts 1990: complements; good play leaves no lever out, and none is nearly all of it."""
    spent = [sum(turn.levers[lever] for turn in found.best.turns) for lever in range(4)]
    for lever, amount in enumerate(spent):
        figure(f"lever {lever}, share of the money", amount / sum(spent), 0.05, 0.60)


def test_equal_split_reaches_two_fifths_to_most_of_the_best_found(found, figure):
    """Our own bound: what anybody would do first is decent, and leaves much to be found.

    Both as a way of playing a whole game, and as the best game in all but its money.
    """
    figure("a game of equal split, share of the best found", found.ratios["equal_split"], 0.40, 0.85)
    figure("the best found with its money split equally", found.ratios["best_equal_split"], 0.40, 0.85)
    figure("technology alone, share of the best found", found.ratios["technology_only"], 0.0, 0.20)
