"""Many whole games at once, in a process of their own, so that their memory is theirs alone.

``python3 -m benchmarks.crowd COUNT`` plays that many games of the flagship at random, with everything in
them: events, cases, the council. It shows a bar on standard error and prints seconds and megabytes as JSON.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
BAR = 40


def main() -> int:
    """Play, and print what it took."""
    # Imported here: every worker imports this module anew, and needs nothing of this.
    from benchmarks.course import FLAGSHIP
    from game.engine.batch import stream
    from game.engine.rules import Rules
    from game.scenario.loader import load

    count = int(sys.argv[1])
    content = load(FLAGSHIP).content
    if content is None:
        print("the flagship has problems; run check on it first", file=sys.stderr)
        return 1
    rules = Rules.from_json(content["rules"])
    began, turns, memory = time.perf_counter(), 0, Memory()
    for table in stream(rules, "random", range(count), workers=WORKERS, progress=show_bar):
        turns += len(table) * rules.turns
        memory.look()
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "turns": turns, "workers": WORKERS, "megabytes": memory.megabytes}))
    return 0


def show_bar(done: int, total: int) -> None:
    """Draw how far it has come."""
    full = BAR * done // total
    end = "\n" if done == total else ""
    bar = "#" * full + "." * (BAR - full)
    print(
        f"\r[{bar}] {100 * done // total:3d} %  {done:,} playthroughs", end=end, file=sys.stderr, flush=True
    )


class Memory:
    """The most that this process and its workers held together, looked at after every block."""

    def __init__(self) -> None:
        self.megabytes: float | None = None

    def look(self) -> None:
        """Add up what each has held at most; nothing is known where the system does not tell."""
        pids = ["self", *(child.pid for child in multiprocessing.active_children())]
        held = [peak(pid) for pid in pids]
        known = [each for each in held if each is not None]
        if known:
            self.megabytes = max(self.megabytes or 0.0, sum(known) / 1000.0)


def peak(pid: object) -> float | None:
    """Return the most that a process has held in kilobytes; None where nobody tells."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return float(found[0]) * 1.024 if found else None


def measure(count: int) -> dict[str, float]:
    """Play games in another process, whose bar is shown, and return what it took.

    Raises:
        OSError: it failed; it has said why on standard error.
    """
    command = [sys.executable, "-m", "benchmarks.crowd", str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ)
    if done.returncode:
        raise OSError("the playthroughs could not be played")
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
