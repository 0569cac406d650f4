"""main.py can be read by old Pythons, and tells them what is needed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODERN = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.TryStar)


def test_main_source_uses_nothing_that_old_pythons_cannot_read():
    tree = ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, MODERN)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert functions
    assert not [f.name for f in functions if f.returns or any(arg.annotation for arg in f.args.args)]


@pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.8", "python3.9", "python3.10"])
def test_main_old_python_is_told_which_one_is_needed(name):
    python = shutil.which(name)
    if not python or subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip(f"{name} is not on this machine")
    done = subprocess.run([python, "main.py"], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    lines = done.stderr.decode("utf-8").splitlines()
    assert [line.split()[1] for line in lines] == ["trenger", "treng", "needs"]
    assert all("3.11" in line for line in lines)


def test_main_interrupted_while_it_loads_shows_no_traceback(tmp_path):
    shutil.copy(ROOT / "main.py", tmp_path)
    (tmp_path / "game" / "setup").mkdir(parents=True)
    (tmp_path / "game" / "__init__.py").touch()
    (tmp_path / "game" / "setup" / "__init__.py").touch()
    (tmp_path / "game" / "setup" / "bootstrap.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "main.py"], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@pytest.mark.parametrize("way", ["variable", "option"])
def test_main_with_a_safe_path_finds_its_own_folder(way):
    environment = {**os.environ, "PYTHONSAFEPATH": "1" if way == "variable" else ""}
    command = [sys.executable, *(["-P"] if way == "option" else []), str(ROOT / "main.py"), "--version"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
