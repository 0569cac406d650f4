"""The game's modules as syntax trees, for the rules that tests hold them to."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
GAME = ROOT / "game"


@cache
def modules():
    """Return every module of the game: dotted name to (path, tree)."""
    found = {}
    for path in sorted(GAME.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = (path, ast.parse(path.read_text(encoding="utf-8")))
    return found


def within(name, *packages):
    """Return whether a module is one of the packages or lies in one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def imports(name):
    """Yield (module, line, only for type checking) for every import, also inside functions."""
    path, tree = modules()[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test).endswith("TYPE_CHECKING")
        for statement in block.body
        for node in ast.walk(statement)
    }
    for node in ast.walk(tree):
        quiet = id(node) in typing_only
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, quiet) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield (inner if inner in modules() else base), node.lineno, quiet
