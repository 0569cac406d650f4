"""The walls of the house: `rooms.py` is the table, and here it is held."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.rooms import DOORS, LIBRARIES, ROOMS, WINDOW, made, room_of
from tests.architecture.source_files import ROOT, imports, modules, within

STANDARD = set(sys.stdlib_module_names) | {"__future__"}
IN_A_WINDOW = [room.module for room in ROOMS if set(room.needs) & set(WINDOW)]


def play_path():
    return [name for name in modules() if (room := room_of(name)) is not None and not room.authors]


def test_every_module_lies_in_a_room():
    assert [name for name in modules() if room_of(name) is None] == ["game"]


def test_room_knows_only_rooms_above_it_in_the_table():
    for n, room in enumerate(ROOMS):
        assert set(room.knows) <= {each.name for each in ROOMS[:n]}, room.name
        assert set(room.needs) <= set(LIBRARIES), room.name


def test_room_imports_only_what_the_table_names():
    faults = []
    for name in modules():
        room = room_of(name)
        for imported, line, quiet in imports(name) if room else ():
            top, other = imported.partition(".")[0], room_of(imported)
            inside = other is None or other is room or other.name in room.knows
            allowed = inside if top == "game" else top in STANDARD or top in room.needs
            if not allowed and not quiet and (name, imported) not in DOORS:
                faults.append(f"{name}:{line} imports {imported}")
    assert not faults


def test_name_in_the_table_is_of_use():
    used = {}
    for name in modules():
        room = room_of(name)
        for imported, _, _ in imports(name) if room else ():
            other = room_of(imported)
            used.setdefault(room.name, set()).add(other.name if other else imported.partition(".")[0])
    idle = {room.name: {*room.knows, *room.needs} - used.get(room.name, set()) for room in ROOMS}
    assert {name: rest for name, rest in idle.items() if rest - {"accesskit"}} == {}


@pytest.mark.parametrize("file", made(), ids=lambda file: file.name)
def test_contracts_and_map_are_made_from_the_table(file):
    assert file.read_text(encoding="utf-8") == made()[file], "run: python3 -m tests.architecture.rooms"


@pytest.mark.parametrize(
    "service", ["random", "time", "datetime", "os", "pathlib", "io", "locale", "threading", "socket"]
)
def test_engine_uses_no_clock_file_locale_or_thread(service):
    faults = [
        n for n in modules() if within(n, "game.engine") for i, _, _ in imports(n) if within(i, service)
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
    _import_without([*LIBRARIES], names)


def test_play_path_without_a_window_runs_where_the_tools_are_not_installed():
    names = [name for name in play_path() if not within(name, *IN_A_WINDOW)]
    assert len(names) > 10
    _import_without([*LIBRARIES], names)


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
