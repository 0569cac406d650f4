"""How long the engine takes: a turn, a turn with receipts, a what-if, a forecast, the shares of the levers.

Run ``python3 benchmarks/engine_bench.py [SCENARIO_FOLDER]``. Times are the least of several rounds in
processor time; beside them stands a yardstick of plain float arithmetic, so that machines can be compared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from game.engine.decisions import Decision  # noqa: E402
from game.engine.forecast import forecast  # noqa: E402
from game.engine.policies import decide  # noqa: E402
from game.engine.rules import Rules  # noqa: E402
from game.engine.state import State, state_hash  # noqa: E402
from game.engine.step import begin, step  # noqa: E402
from game.engine.whatif import lever_shapley, what_if  # noqa: E402
from game.scenario.loader import load  # noqa: E402

ROUNDS = 9
SEED = 3
VALUES = (0, 1, 2)


def main() -> int:
    """Measure and print one line each; the targets are the project's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "scenarios" / "taktskifte"
    loaded = load(folder)
    if loaded.content is None:
        print(f"{folder.name}: the scenario has problems; run check on it first", file=sys.stderr)
        return 1
    rules = Rules.from_json(loaded.content["rules"])
    pairs = played(rules)
    decisions = [decision for _, decision in pairs]
    turns = len(pairs)
    rows: list[tuple[str, float, float | None]] = [
        ("yardstick: 100,000 float operations", least(yardstick), None),
        ("one turn", least(lambda: each(rules, pairs, False)) / turns, 3.0),
        ("one turn with receipts", least(lambda: each(rules, pairs, True)) / turns, 15.0),
        (f"what-if of {turns} turns", least(lambda: other(rules, decisions)), 40.0),
        ("forecast of a draft", least(lambda: [forecast(rules, *pair) for pair in pairs]) / turns, 5.0),
        ("state hash", least(lambda: [state_hash(state) for state, _ in pairs]) / turns, None),
        ("shares of the four levers", least(lambda: lever_shapley(rules, SEED, VALUES, decisions), 3), 300.0),
    ]
    print(f"{rules.id}: {len(rules.initiatives)} initiatives, {len(rules.services)} services, {turns} turns")
    for name, milliseconds, target in rows:
        asked = "" if target is None else f"   asked {target:g}"
        print(f"{name:40} {milliseconds:8.2f} ms{asked}")
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
