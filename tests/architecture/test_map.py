"""The developer's map of the engine names every module, and each line of it knows only those above."""

import re

from tests.architecture.source_files import ROOT, imports, modules, within

ENGINE = "game.engine"


def lines():
    """Return the lines of the map: the modules that each names."""
    page = (ROOT / "docs" / "developer.md").read_text(encoding="utf-8")
    part = page.partition("## Inside the engine")[2].partition("\n## ")[0]
    return [
        re.findall(r"`(\w+)`", line.split("|")[1]) for line in part.splitlines() if line.startswith("| `")
    ]


def place(name):
    """Return a module's name in the map: of a package, the package's."""
    return name.removeprefix(f"{ENGINE}.").partition(".")[0]


def test_map_of_the_engine_names_every_module_once():
    named = [name for line in lines() for name in line]
    assert sorted(named) == sorted(
        {place(name) for name in modules() if within(name, ENGINE) and name != ENGINE}
    )


def test_module_of_the_engine_knows_only_its_own_line_of_the_map_and_those_above():
    height = {name: n for n, line in enumerate(lines()) for name in line}
    faults = [
        f"{name}:{line} imports {imported}"
        for name in modules()
        if within(name, ENGINE) and name != ENGINE
        for imported, line, quiet in imports(name)
        if within(imported, ENGINE) and imported != ENGINE and not quiet
        if height[place(imported)] > height[place(name)]
    ]
    assert not faults
