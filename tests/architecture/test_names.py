"""A public name means one thing: who reads ``Table`` need not ask which one."""

import ast
from collections import defaultdict

from tests.architecture.source_files import modules


def test_public_class_names_anywhere_in_the_game_are_defined_once():
    found = defaultdict(list)
    for name, (_, tree) in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(name)

    assert len(found) > 500, "the classes were looked for in the wrong place"
    assert {name: places for name, places in found.items() if len(places) > 1} == {}
