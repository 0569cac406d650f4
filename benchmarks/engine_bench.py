"""How long the engine takes: a turn, a turn with receipts, a what-if, a forecast, the shares of the levers.

Run ``python3 -m benchmarks.engine_bench [SCENARIO_FOLDER]``. Times are the least of several rounds in
processor time; beside them stands a yardstick of plain float arithmetic, so that machines can be compared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.report import show
from game.engine.decisions import Decision
from game.engine.forecast import forecast
from game.engine.policies import decide
from game.engine.rules import Rules
from game.engine.state import State, state_hash
from game.engine.step import begin, step
from game.engine.whatif import lever_shapley, what_if
from game.scenario.loader import load

FLAGSHIP = Path(__file__).resolve().parents[1] / "scenarios" / "taktskifte"
ROUNDS = 9
SEED = 3
VALUES = (0, 1, 2)


def measure(folder: Path = FLAGSHIP) -> Iterator[tuple[str, float, str, float | None]]:
    """Yield name, value, unit and target of every figure, as they are taken.

    Raises:
        ValueError: the scenario has problems.
    """
    loaded = load(folder)
    if loaded.content is None:
        raise ValueError(f"{folder.name}: the scenario has problems; run check on it first")
    rules = Rules.from_json(loaded.content["rules"])
    pairs = played(rules)
    decisions = [decision for _, decision in pairs]
    turns = len(pairs)
    yield "yardstick: 100,000 float operations", least(yardstick), "ms", None
    yield "one turn on floats", least(lambda: each(rules, pairs, False)) / turns, "ms", 3.0
    yield "one turn with receipts", least(lambda: each(rules, pairs, True)) / turns, "ms", 15.0
    yield f"what-if of a whole game, {turns} turns", least(lambda: other(rules, decisions)), "ms", 40.0
    yield "forecast of a draft", least(lambda: [forecast(rules, *p) for p in pairs]) / turns, "ms", 5.0
    yield "state hash", least(lambda: [state_hash(state) for state, _ in pairs]) / turns, "ms", None
    states = [state for state, _ in pairs] + [step(rules, *pairs[-1], False).state]
    shares = least(lambda: lever_shapley(rules, SEED, VALUES, decisions, states), 3)
    yield "shares of the four levers", shares, "ms", 300.0


def main() -> int:
    """Measure and print one line each; the targets are the project's own."""
    try:
        for figure in measure(Path(sys.argv[1]) if len(sys.argv) > 1 else FLAGSHIP):
            show(*figure)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def played(rules: Rules) -> list[tuple[State, Decision]]:
    """Return the states and decisions of a balanced game."""
    state, pairs = begin(rules, SEED, VALUES), []
    for _ in range(rules.turns):
        decision = decide("balanced", rules, state, SEED)
        pairs.append((state, decision))
        state = step(rules, state, decision).state
    return pairs


def each(rules: Rules, pairs: list[tuple[State, Decision]], receipts: bool) -> None:
    """Play every turn of a game once."""
    for state, decision in pairs:
        step(rules, state, decision, receipts)


def other(rules: Rules, decisions: list[Decision]) -> None:
    """Play the game again with its first turn changed."""
    what_if(rules, SEED, VALUES, decisions, 1, Decision((30, 30, 40, 30)))


def yardstick() -> float:
    """Do plain float arithmetic."""
    x = 0.5
    for _ in range(50_000):
        x = x * 0.999 + 0.0005
    return x


def least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor time of several rounds, in milliseconds."""
    best = float("inf")
    for _ in range(rounds):
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
    return best * 1000.0


if __name__ == "__main__":
    raise SystemExit(main())
