"""Processes that play together: an interruption stops them at once, and they have nothing to say of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GAME = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN if "deaf" in sys.argv else signal.default_int_handler)
from game.engine.batch.processes import Processes
from tests.engine.fixtures.harbour import harbour
try:
    with Processes(harbour(), 1) as processes:
        processes.submit(print, "at work", flush=True)
        processes.submit(time.sleep, 2 if "deaf" in sys.argv else 600).result()
    print("done", flush=True)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")
@pytest.mark.parametrize(("ears", "said"), [("open", "interrupted\n"), ("deaf", "done\n")])
def test_interruption_stops_every_process_at_once_and_quietly_or_none(ears, said):
    game = subprocess.Popen(
        [sys.executable, "-c", GAME, ears],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert game.stdout is not None
    assert game.stdout.readline() == "at work\n"
    os.killpg(game.pid, signal.SIGINT)
    out, err = game.communicate(timeout=60)
    assert (game.returncode, out, err) == (0, said, "")
