"""An output that is closed, full or gone is no fault of ours, and is never answered with a crash report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GAME = "{python} -m game simulate first_half_year --policy nothing --lang en"

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a POSIX shell and /dev/full")


def run_in_shell(redirection, home):
    """Run a simulation with its output sent somewhere; return the finished process."""
    command = GAME.format(python=sys.executable) + " " + redirection
    env = {**os.environ, "TAKTSKIFTE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", command], env=env, cwd=home, capture_output=True, text=True)


@pytest.mark.parametrize(("redirection", "status"), [(">&-", 0), ("2>&-", 0), (">/dev/full 2>&1", 1)])
def test_output_that_nobody_takes_leaves_no_crash_report(redirection, status, tmp_path):
    done = run_in_shell(redirection, tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "crashes").exists()


def test_output_to_a_full_disk_says_so(tmp_path):
    done = run_in_shell(">/dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "The result could not be written in full (the disk is full).\n"


def test_output_whose_reader_leaves_is_fine(tmp_path):
    done = run_in_shell("--format json | head -1; exit ${PIPESTATUS[0]}", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
