"""How fast the real game is: first picture, a slider in the budget, the debrief, waiting, memory, `check`.

Run ``python3 -m benchmarks.game_bench``. Each figure is taken in a process of its own, with a player's folder
of its own. The window is a real one where a screen or Xvfb is at hand, otherwise SDL's dummy driver.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLAGSHIP = "taktskifte"
SIZE = (1920, 1080)
ORDINARY = (1280, 720)
IDLE_SECONDS = 6.0
RESTED_SECONDS = 50.0
SEED = 7
ROUNDS = 5


def measure() -> Iterator[tuple[str, float, str, float | None]]:
    """Yield name, value, unit and target of every figure, as they are taken."""
    with _home():
        yield "check without plays", _check_seconds(), "s", 0.6
        yield "first frame, 1920x1080", least("first_frame"), "s", 0.6
        yield "first frame, counted from the start of Python", _wall("first_frame"), "s", None
        yield "slider step in the budget, 1920x1080", alone("slider")["ms"], "ms", 5.0
        for name, part in (("played at the table", "debrief"), ("resumed", "debrief_resumed")):
            found = median(part)
            yield f"debrief's first picture, {name}, 1920x1080", found["first"], "ms CPU", 150.0
            yield f"debrief's longest wait between pictures, {name}", found["slice"], "ms CPU", None
        with _screen() as screen:
            found = alone("idle")
            yield f"idle on the title, town moving ({screen})", found["title"], "% CPU", 2.0
            yield f"idle on the title, town at rest ({screen})", found["title_rested"], "% CPU", 2.0
            yield f"idle on the status ({screen})", found["status"], "% CPU", 2.0
        found = alone("memory")
        yield "memory at the title, 1280x720", found["title"], "MB", 80.0
        yield "memory after a half-year, 1280x720", found["played"], "MB", 80.0


def alone(part: str) -> dict[str, float]:
    """Run one part in a fresh process and return what it printed."""
    command = [sys.executable, "-m", "benchmarks.game_bench", part]
    done = subprocess.run(command, cwd=ROOT, env=_surroundings(), capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def least(part: str) -> float:
    """Return the least of several runs, in seconds: the others were disturbed."""
    return min(alone(part)["s"] for _ in range(ROUNDS))


def median(part: str) -> dict[str, float]:
    """Return the median of each figure over several runs."""
    runs = [alone(part) for _ in range(ROUNDS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _wall(part: str) -> float:
    return min(_seconds([sys.executable, "-m", "benchmarks.game_bench", part]) for _ in range(ROUNDS))


def _check_seconds() -> float:
    command = [sys.executable, "main.py", "check", f"scenarios/{FLAGSHIP}", "--no-plays"]
    return min(_seconds(command) for _ in range(ROUNDS))


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=_surroundings(), capture_output=True, check=False)
    return time.perf_counter() - began


def _surroundings() -> dict[str, str]:
    """Return the environment of a player: compiled modules are kept from one start to the next."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@contextmanager
def _home() -> Iterator[None]:
    """Give the game a player's folder of its own."""
    before = os.environ.get("TAKTSKIFTE_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TAKTSKIFTE_HOME"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["TAKTSKIFTE_HOME"]
            else:
                os.environ["TAKTSKIFTE_HOME"] = before


@contextmanager
def _screen() -> Iterator[str]:
    """Give the processes within a screen, and say which: the desktop's, Xvfb or none."""
    if os.environ.get("DISPLAY") or sys.platform in ("win32", "darwin"):
        yield "window"
        return
    if shutil.which("Xvfb") is None:
        yield "dummy driver"
        return
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        os.environ["DISPLAY"] = f":{number}"
        yield "Xvfb"
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()


# --- what runs in a process of its own


def _first_frame() -> dict[str, float]:
    """Return the seconds from the first of our imports to the first picture of the title."""
    began = time.perf_counter()
    app = _app(SIZE)
    app.frame()
    return {"s": time.perf_counter() - began}


def _app(size: tuple[int, int]) -> Any:
    """Open the game as ``play`` does, on the title."""
    from game.app import App
    from game.play.hall import Hall
    from game.scenes.flow import Director
    from game.settings import Settings

    app = App(Settings(language="nb"), size=size)
    app.push(Director(app, Hall()).opening())
    return app


def _play_until(app: Any, phase: str, port: Any = None) -> Any:
    """Play the flagship until a phase of its first half-year, show its scene, and return the game."""
    from game.play.hall import Hall
    from game.scenes.flow import SCENES, Director

    hall = Hall()
    port = port or hall.start(FLAGSHIP, "nb", seed=SEED)
    while port.phase.value != phase:
        match port.phase.value:
            case "values":
                port.steps.choose_values(tuple(choice.id for choice in port.values().choices[:3]), {})
            case "case":
                case = port.case()
                port.steps.answer_case(case.id, case.options[0].id, "")
            case "budget":
                port.steps.confirm_budget()
            case "prediction":
                port.steps.predict({item.id: "up" for item in port.prediction().items}, "")
            case _:
                port.steps.advance()
    app.replace_all(SCENES[port.phase](port, Director(app, hall)))
    return port


def _slider() -> dict[str, float]:
    """Return the ms of one step of a lever, from the key to the finished picture."""
    app = _app(SIZE)
    _play_until(app, "budget")
    _settle(app)
    slider = next(node for node in app.ui.top.walk() if node.role == "slider")
    spent = []
    for step in range(30):
        before = time.perf_counter()
        slider.set(slider.value + (0.1 if step % 2 else -0.1))
        app.frame()
        spent.append((time.perf_counter() - before) * 1000)
    return {"ms": statistics.median(spent)}


def _idle() -> dict[str, float]:
    """Return the share of one processor while nobody does anything, in per cent."""
    app = _app(ORDINARY)
    found: dict[str, float] = {}

    async def wait(seconds: float) -> float:
        from game.app import Waiter

        waiter, end = Waiter(), time.monotonic() + seconds
        before, began = time.process_time(), time.monotonic()
        while time.monotonic() < end:
            moving = app.frame()
            left = 1000 * max(0.0, end - time.monotonic())
            planned = app.ui.motion.wait()
            pause = 16.0 if moving else left if planned is None else min(left, planned)
            for event in await waiter.events(pause):
                app.dispatch(event)
        return 100 * (time.process_time() - before) / (time.monotonic() - began)

    asyncio.run(wait(3))
    found["title"] = asyncio.run(wait(IDLE_SECONDS))
    asyncio.run(wait(RESTED_SECONDS - IDLE_SECONDS - 3))
    found["title_rested"] = asyncio.run(wait(IDLE_SECONDS))
    _play_until(app, "status")
    asyncio.run(wait(3))
    found["status"] = asyncio.run(wait(IDLE_SECONDS))
    return found


def _memory() -> dict[str, float]:
    """Return the memory of the game's process in MB: on the title, and after the scenes of a half-year."""
    app = _app(ORDINARY)
    _settle(app)
    found, port = {"title": _megabytes()}, None
    for phase in ("status", "case", "budget", "prediction", "passing"):
        port = _play_until(app, phase, port)
        _settle(app)
    found["played"] = _megabytes()
    return found


def _debrief() -> dict[str, float]:
    """Return the ms of the debrief's first picture, and of the longest slice after it, at the table."""
    return _looked_back(resumed=False)


def _debrief_resumed() -> dict[str, float]:
    """Return the same for a save that is opened again, with no lever's games played yet."""
    return _looked_back(resumed=True)


def _looked_back(resumed: bool) -> dict[str, float]:
    from game.i18n import Translator
    from game.play.autoplay import play_until
    from game.play.hall import Hall
    from game.play.table import new_game, saved_game
    from game.scenes.debrief import DebriefScene
    from game.scenes.flow import Director
    from game.views import Phase

    app = _app(SIZE)
    _settle(app)
    table = new_game(FLAGSHIP, Translator("nb"), seed=SEED)
    while table.phase != Phase.DEBRIEF:
        play_until(table.session, len(table.session.outcomes) + 2)
        table.passing()  # as the screen after every half-year does
        table.status()
    if resumed:
        table = saved_game(table.folder, Translator("nb"))
    flow = Director(app, Hall())
    before = time.process_time()
    app.replace_all(DebriefScene(table, flow))
    app.frame()
    found = {"first": 1000 * (time.process_time() - before), "slice": 0.0}
    moving, until = True, time.monotonic() + 10
    while moving and time.monotonic() < until:
        before = time.process_time()
        moving = app.frame()
        found["slice"] = max(found["slice"], 1000 * (time.process_time() - before))
        time.sleep(0.005)
    return found


def _settle(app: Any) -> None:
    end = time.monotonic() + 3
    while time.monotonic() < end and app.frame():
        time.sleep(0.005)


def _megabytes() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


PARTS = {
    "first_frame": _first_frame,
    "slider": _slider,
    "debrief": _debrief,
    "debrief_resumed": _debrief_resumed,
    "idle": _idle,
    "memory": _memory,
}


def main() -> None:
    """Print every figure, or run one part when it is named."""
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        if not os.environ.get("DISPLAY") and sys.platform.startswith("linux"):
            os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        print(json.dumps(PARTS[sys.argv[1]]()))
        return
    from benchmarks.report import show

    for figure in measure():
        show(*figure)


if __name__ == "__main__":
    main()
