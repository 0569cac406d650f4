"""The same games on every Python that can be had: golden hashes on CPython 3.11 to 3.14 and in WebAssembly.

    python3 -m tests.determinism.machines                      # what is on this machine
    python3 -m tests.determinism.machines --install            # npm and uv may fetch what is missing
    python3 -m tests.determinism.machines --pyodide FOLDER     # a folder with the npm package

Each Python plays the golden games (``tests/replays/engine_hashes.json`` and ``scenario_hashes.json``) with
the engine and compiled rules alone. Who is missing is skipped with the reason; what is fetched lies in a
temporary folder. Exit status 0: all who played agree; 1: somebody does not.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from game.engine.rules import Rules
from game.scenario.loader import load
from tests.engine.fixtures.harbour import harbour

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SCENARIOS = ROOT / "scenarios"
HARBOUR = ROOT / "tests" / "replays" / "engine_hashes.json"
LIBRARY = HERE / "scenario_hashes.json"
SEED = 20_270_101
POLICIES = ("balanced", "technology_only", "random")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PYODIDES = ("0.29.5", "314.0.7")
"""Versions of the npm package: CPython 3.13 and 3.14 in WebAssembly."""
PATIENCE = 300


class Missing(Exception):
    """Somebody cannot play here; the message says why."""


def scenario_folders() -> list[Path]:
    """Return the folder of every scenario in the library; what begins with an underscore is a pattern."""
    return sorted(path.parent for path in SCENARIOS.glob("[!_]*/scenario.yaml"))


def scenarios() -> dict[str, Rules]:
    """Return the compiled rules of every scenario in the library."""
    found = {}
    for folder in scenario_folders():
        content = load(folder).content
        if content is None:
            raise Missing(f"{folder.name} has problems; run check on it first")
        found[folder.name] = Rules.from_json(content["rules"])
    return found


def document() -> dict[str, Any]:
    """Return the golden games as plain JSON values: the fixture municipality and every scenario."""
    every = {"harbour": harbour(), **scenarios()}
    return {
        "games": [
            {
                "name": name,
                "rules": rules.to_json(),
                "seed": SEED,
                "values": list(range(min(3, len(rules.values)))),
                "policies": list(POLICIES),
            }
            for name, rules in every.items()
        ]
    }


def golden_games() -> dict[str, Any]:
    """Return the golden hashes of every game in ``document``."""
    library = json.loads(LIBRARY.read_text("utf-8"))["scenarios"]
    found = {name: scenario["games"] for name, scenario in library.items()}
    return {"harbour": json.loads(HARBOUR.read_text("utf-8"))["games"], **found}


def main() -> int:
    """Let everybody play, and say who agrees."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.determinism.machines")
    parser.add_argument("--install", action="store_true", help="let npm and uv fetch what is missing")
    parser.add_argument(
        "--pyodide", type=Path, default=[], action="append", help="a folder with the npm package"
    )
    asked = parser.parse_args()
    games, golden, right = document(), golden_games(), True
    with tempfile.TemporaryDirectory() as place:
        for version in VERSIONS:
            python = partial(by_python, version, games, asked.install, place)
            right &= report(f"CPython {version}", python, golden)
        for package in [*asked.pyodide, *(PYODIDES if asked.install or not asked.pyodide else ())]:
            pyodide = partial(by_pyodide, package, games, asked.install, place)
            right &= report("WebAssembly", pyodide, golden)
    return 0 if right else 1


def report(name: str, play: Callable[[], dict[str, Any]], golden: dict[str, Any]) -> bool:
    """Print one line about somebody; return whether nothing is wrong."""
    try:
        said = play()
    except Missing as reason:
        print(f"{name:12} skipped: {reason}", flush=True)
        return True
    wrong = list(differences(said["games"], golden))
    count = sum(len(hashes) for policies in golden.values() for hashes in policies.values())
    verdict = wrong[0] if wrong else f"the same: {count} states of {len(golden)} scenarios"
    pyodide = f", Pyodide {said['pyodide']}" if "pyodide" in said else ""
    print(f"{name:12} {verdict} ({said['who']}{pyodide})", flush=True)
    return not wrong


def differences(games: dict[str, Any], golden: dict[str, Any]) -> Iterator[str]:
    """Yield in words where games first differ from the golden ones."""
    for name, policies in golden.items():
        for policy, hashes in policies.items():
            played = games.get(name, {}).get(policy, [])
            if len(played) != len(hashes):
                yield f"DIFFERS: {name}, {policy}: {len(played)} states instead of {len(hashes)}"
            for turn, (a, b) in enumerate(zip(played, hashes, strict=False)):
                if a != b:
                    yield f"DIFFERS: {name}, {policy}, after turn {turn}"
                    break


def by_python(version: str, games: dict[str, Any], install: bool, place: str) -> dict[str, Any]:
    """Play on a CPython of this version.

    Raises:
        Missing: there is none.
    """
    python = find_python(version) or (fetch_python(version, place) if install else None)
    if python is None:
        raise Missing("not found on this machine" + ("" if install else "; --install asks uv for it"))
    command = [python, "-B", "-E", "-s", str(HERE / "games.py"), str(ROOT)]
    return ask(command, games)


def find_python(version: str) -> str | None:
    """Return a CPython of a version, from the path, pyenv or uv."""
    if "{}.{}".format(*sys.version_info) == version:
        return sys.executable
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    candidates = [shutil.which(f"python{version}"), *sorted(root.glob(f"versions/{version}.*/bin/python"))]
    if shutil.which("uv"):
        said = subprocess.run(["uv", "python", "find", version], capture_output=True, text=True)
        candidates += said.stdout.split()
    return next((str(path) for path in candidates if path and is_version(str(path), version)), None)


def is_version(python: str, version: str) -> bool:
    """Say whether a command is a Python of this version that runs."""
    question = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.run(question, capture_output=True, text=True, timeout=60).stdout.strip() == version
    except (OSError, subprocess.TimeoutExpired):
        return False


def fetch_python(version: str, place: str) -> str | None:
    """Let uv install a Python in a temporary folder and return it."""
    if not shutil.which("uv"):
        raise Missing("not found on this machine, and uv is not installed")
    folder = Path(place) / "pythons"
    command = ["uv", "python", "install", "--no-bin", "--install-dir", str(folder), version]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    found = sorted(folder.glob("*/bin/python3")) + sorted(folder.glob("*/python.exe"))
    if done.returncode or not found:
        raise Missing(f"uv could not install it: {last_line(done.stderr)}")
    return str(found[-1])


def by_pyodide(package: Path | str, games: dict[str, Any], install: bool, place: str) -> dict[str, Any]:
    """Play in WebAssembly, in Node, with the package in a folder or, when it may be fetched, of a version.

    Raises:
        Missing: Node or the package is not here.
    """
    node = shutil.which("node")
    if node is None:
        raise Missing("Node is not installed")
    if isinstance(package, str) and not install:
        raise Missing(
            f"npm's pyodide {package} is not here; --install fetches it, --pyodide names its folder"
        )
    folder = package if isinstance(package, Path) else fetch_pyodide(package, place)
    if not (folder / "pyodide.mjs").is_file():
        raise Missing("the folder does not hold the npm package pyodide")
    files = {f"game/engine/{path.relative_to(ROOT / 'game' / 'engine')}": path for path in engine_files()}
    files |= {"game/__init__.py": ROOT / "game" / "__init__.py", "games.py": HERE / "games.py"}
    request = {
        "files": {name.replace(os.sep, "/"): path.read_text("utf-8") for name, path in files.items()},
        "document": games,
    }
    return ask([node, str(HERE / "pyodide.mjs"), str(folder.resolve())], request)


def engine_files() -> list[Path]:
    """Return the engine's modules but for those that need numpy."""
    every = (ROOT / "game" / "engine").rglob("*.py")
    return sorted(path for path in every if "batch" not in path.relative_to(ROOT).parts)


def fetch_pyodide(version: str, place: str) -> Path:
    """Let npm put the package into a temporary folder and return where it is."""
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("npm is not installed")
    folder = Path(place) / f"pyodide-{version}"
    options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    done = subprocess.run(
        [npm, "install", *options, f"pyodide@{version}"], capture_output=True, text=True, timeout=PATIENCE
    )
    if done.returncode:
        raise Missing(f"npm could not fetch pyodide {version}: {last_line(done.stderr)}")
    return folder / "node_modules" / "pyodide"


def ask(command: list[str], request: dict[str, Any]) -> dict[str, Any]:
    """Run somebody with a request and return the answer.

    Raises:
        RuntimeError: it failed; the message is its own.
    """
    with tempfile.TemporaryDirectory() as elsewhere:
        done = subprocess.run(
            command,
            input=json.dumps(request),
            capture_output=True,
            text=True,
            cwd=elsewhere,
            timeout=PATIENCE,
        )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name}: {last_line(done.stderr)}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def last_line(text: str) -> str:
    """Return the last line that says something."""
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


if __name__ == "__main__":
    raise SystemExit(main())
