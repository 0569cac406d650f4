"""How fast the UI layer is: first frame in a fresh process, redraw, slider step, rebuild, memory, idle work.

Usage: ``python -m benchmarks.ui_bench [WIDTHxHEIGHT ...]``. Prints one line a size; the targets are beside.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

TARGETS = {
    "first_frame_ms": 600,
    "full_redraw_ms": 8,
    "slider_ms": 5,
    "rebuild_ms": 25,
    "zoom_ms": 150,
    "idle_cpu_percent": 2,
    "memory_mb": 80,
}
ROOT = Path(__file__).resolve().parent.parent


def _median_ms(act: Callable[[], object], times: int = 25) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def _memory_mb() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(size: tuple[int, int]) -> dict[str, float]:
    """Return the figures of one window size, taken in this process, which must be fresh."""
    began = time.perf_counter()
    from tests.ui.gallery import open_gallery

    hands, _ = open_gallery(size)
    first = (time.perf_counter() - began) * 1000
    app, ui = hands.app, hands.ui
    found = {"first_frame_ms": first, "memory_mb": _memory_mb()}

    def redraw() -> None:
        ui.damage(app.surface.get_rect())
        app.frame()

    found["full_redraw_ms"] = _median_ms(redraw)
    slider = hands.find(role="slider")
    ui.focus.set(slider)
    app.frame()
    levels = iter(range(10_000))

    def step() -> None:
        slider.set(0.1 * (next(levels) % 70))
        app.frame()

    found["slider_ms"] = _median_ms(step)

    def rebuild() -> None:
        app.refresh()
        app.frame()

    found["rebuild_ms"] = _median_ms(rebuild)
    sizes = iter((125, 150, 175, 200, 100))

    def zoom() -> None:
        app.change_settings(text_size=next(sizes))
        app.frame()

    found["zoom_ms"] = _median_ms(zoom, 5)
    found["idle_cpu_percent"] = _idle_percent()
    return found


def _idle_percent(seconds: float = 4.0) -> float:
    """Return the share of one processor that waiting takes when nothing happens."""
    from game.app import Waiter

    waiter = Waiter()
    asyncio.run(waiter.events(1500))
    before, began = time.process_time(), time.monotonic()
    asyncio.run(waiter.events(seconds * 1000))
    return 100 * (time.process_time() - before) / (time.monotonic() - began)


def main() -> None:
    """Measure each size in a process of its own and print the figures."""
    if sys.argv[1:2] == ["--one"]:
        width, _, height = sys.argv[2].partition("x")
        print(json.dumps(measure((int(width), int(height)))))
        return
    print("targets at 1920x1080: " + "  ".join(f"{name} {most}" for name, most in TARGETS.items()))
    for size in sys.argv[1:] or ["1280x720", "1920x1080", "3840x2160"]:
        command = [sys.executable, "-m", "benchmarks.ui_bench", "--one", size]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        print(f"{size:>10}: " + "  ".join(f"{name} {value:.1f}" for name, value in sorted(found.items())))


if __name__ == "__main__":
    main()
