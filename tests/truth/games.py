"""Plays many games and holds everything that is told to what was computed.

python3 -m tests.truth.games --games 200
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game import library
from game.engine.policies import POLICIES
from tests.truth.window import Pane
from tests.truth.witness import Witness

SCENARIOS = ("first_half_year", "taktskifte")
LANGUAGES = ("nb", "nn", "en")


def chosen(first: int, games: int) -> Iterator[tuple[str, str, str, int]]:
    """Return scenario, language, policy and seed of each game; the combinations come round again.

    Args:
        first: number of the first game (1-based), which is its seed too.
        games: how many.
    """
    ways = cycle(product(sorted(POLICIES), SCENARIOS, LANGUAGES))
    numbered = enumerate(ways, start=1)
    for seed, (policy, scenario, language) in islice(numbered, first - 1, first - 1 + games):
        yield scenario, language, policy, seed


def main() -> int:
    """Play the games and print every contradiction; 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--first", type=int, default=1, help="number of the first game, to share them out")
    parser.add_argument("--no-window", action="store_true", help="leave the window's transcript out")
    args = parser.parse_args()
    contents = {name: library.load(name) for name in SCENARIOS}
    pane = None if args.no_window else Pane()
    compared = contradictions = 0
    with tempfile.TemporaryDirectory() as home:
        os.environ["TAKTSKIFTE_HOME"] = home
        for scenario, language, policy, seed in chosen(args.first, args.games):
            witness = Witness(contents[scenario], language, policy, seed, Path(home, str(seed)), pane)
            for contradiction in witness.play():
                contradictions += 1
                print(contradiction, flush=True)
            compared += witness.compared
    print(f"{args.games} games, {compared} things compared, {contradictions} contradictions")
    return 1 if contradictions else 0


if __name__ == "__main__":
    sys.exit(main())
