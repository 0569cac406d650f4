"""Which room may import which: the walls of the house."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.source_files import ROOT, imports, modules, within

STANDARD = set(sys.stdlib_module_names) | {"__future__"}
TOOLS = ("yaml", "pydantic", "numpy", "babel", "rich", "platformdirs", "segno")
AUTHORS_SIDE = ("game.scenario", "game.simulate", "game.console", "game.cli", "game.commands", "game.setup",
                "game.engine.batch", "game.balance")  # fmt: skip
WINDOW = ("game.ui", "game.town", "game.scene", "game.scenes", "game.app")
GAME_WORDS = ("game.engine", "game.session", "game.views", "game.view_makers", "game.library",
              "game.play.port", "game.town", "game.scenes", "game.scenario")  # fmt: skip
BEHIND_THE_PORT = ("game.engine", "game.session", "game.library", "game.scenario")


def play_path():
    return [
        name
        for name in modules()
        if not within(name, *AUTHORS_SIDE) and name not in ("game", "game.__main__")
    ]


def outside(name):
    """Yield what a module imports from outside the standard library and the game."""
    for imported, line, _ in imports(name):
        top = imported.partition(".")[0]
        if top not in STANDARD and top != "game":
            yield imported, f"{name}:{line} imports {imported}"


def test_engine_imports_only_the_standard_library_and_itself():
    faults = [
        f"{name}:{line} imports {imported}"
        for name in modules()
        if within(name, "game.engine")
        for imported, line, _ in imports(name)
        if imported.partition(".")[0] not in STANDARD and not within(imported, "game.engine")
        if not (within(name, "game.engine.batch") and within(imported, "numpy"))
    ]
    assert not faults


@pytest.mark.parametrize(
    "service", ["random", "time", "datetime", "os", "pathlib", "io", "locale", "threading", "socket"]
)
def test_engine_uses_no_clock_file_locale_or_thread(service):
    faults = [
        n for n in modules() if within(n, "game.engine") for i, _, _ in imports(n) if within(i, service)
    ]
    assert not faults


def test_play_path_imports_only_the_standard_library_and_pygame():
    faults = []
    for name in play_path():
        allowed = ("pygame", "accesskit") if within(name, *WINDOW) else ()
        faults += [said for imported, said in outside(name) if not within(imported, *allowed)]
    assert not faults


def test_play_path_reaches_the_authors_tools_in_one_place_only():
    reached = {
        (name, imported)
        for name in play_path()
        for imported, _, quiet in imports(name)
        if within(imported, *AUTHORS_SIDE) and not quiet
    }
    assert {name for name, _ in reached} <= {"game.library.finding"}


def test_ui_knows_no_game_words():
    faults = [
        f"{name}:{line} imports {imported}"
        for name in modules()
        if within(name, "game.ui")
        for imported, line, _ in imports(name)
        if within(imported, *GAME_WORDS)
    ]
    assert not faults


def test_scenes_and_town_never_see_engine_or_session():
    faults = [
        f"{name}:{line} imports {imported}"
        for name in modules()
        if within(name, "game.scenes", "game.town", "game.views")
        for imported, line, _ in imports(name)
        if within(imported, *BEHIND_THE_PORT)
    ]
    assert not faults


def test_step_of_the_engine_has_the_session_as_its_only_caller_in_play():
    callers = {
        name
        for name in play_path()
        for node in ast.walk(modules()[name][1])
        if isinstance(node, ast.ImportFrom)
        and node.module == "game.engine.step"
        and any(alias.name in ("step", "begin") for alias in node.names)
    }
    assert callers
    assert all(within(name, "game.session", "game.engine") for name in callers)


def test_engine_runs_where_nothing_else_is_installed():
    names = [name for name in modules() if within(name, "game.engine") and name in play_path()]
    assert names
    _import_without(["pygame", "accesskit", *TOOLS], names)


def test_play_path_without_a_window_runs_where_the_tools_are_not_installed():
    names = [name for name in play_path() if not within(name, *WINDOW)]
    assert len(names) > 10
    _import_without(["pygame", "accesskit", *TOOLS], names)


def _import_without(absent, names):
    code = (
        f"import sys, importlib\nfor name in {absent!r}: sys.modules[name] = None\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_module_does_input_or_output_when_it_is_imported():
    code = f"""
import sys, importlib
import pygame, yaml, pydantic
root, seen = {str(ROOT)!r}, []
def hook(event, args):
    where = str(args[0]) if args else ""
    if event in ("subprocess.Popen", "socket.connect") or (
        where.startswith(root)
        and "__pycache__" not in where
        and (event.startswith("os.") or event == "open")
        and not (where.endswith(".py") or event == "os.listdir" or event == "os.scandir")
    ):
        seen.append((event, where))
sys.addaudithook(hook)
for name in {[name for name in modules() if name != "game.__main__"]!r}:
    importlib.import_module(name)
print(seen or "quiet")
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr.strip()) == ("quiet", "")
