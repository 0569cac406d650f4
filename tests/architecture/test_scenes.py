"""Building a screen changes nothing: a scene may be built at any time, and twice."""

import ast
from typing import TypeGuard

from tests.architecture.source_files import modules, within


def built(functions):
    """Return the methods that build a screen: ``build`` and what it calls, but for what waits for a click."""
    found, waiting = {}, [name for name in functions if name.lstrip("_").startswith("build")]

    def look(node):
        if isinstance(node, (ast.Lambda, ast.FunctionDef)) and node not in functions.values():
            return
        if isinstance(node, ast.Call) and is_own(node.func) and node.func.attr in functions:
            waiting.append(node.func.attr)
        for kid in ast.iter_child_nodes(node):
            look(kid)

    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = functions[name]
            look(functions[name])
    return found


def is_own(node) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"


def written(function):
    """Yield every assignment to ``self``, or to a part of what it holds."""
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
            parts = [part for target in targets for part in ast.walk(target)]  # type: ignore[arg-type]
            yield from (node.lineno for part in parts if is_own(part))


def test_scene_that_is_built_writes_nothing_of_its_own():
    faults, looked = [], 0
    for name, (_, tree) in modules().items():
        if not within(name, "game.scenes"):
            continue
        for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            functions = {each.name: each for each in cls.body if isinstance(each, ast.FunctionDef)}
            for method in built(functions).values():
                looked += 1
                faults += [f"{name}:{line} in {cls.name}.{method.name}" for line in written(method)]
    assert looked > 100
    assert not faults
