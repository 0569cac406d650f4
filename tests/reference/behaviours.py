"""The reference behaviours as the model's page tells them: what is asked, within which bounds, and why.

Read from the tests themselves: a behaviour's name is the test's, its source the first line of its docstring,
its bounds those of its figures.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
FILES = ("extremes", "modes", "mechanisms", "lessons", "literature", "best_play", "numerics")
"""Files of behaviours, in the order of the page."""

ASKED_OF = {"literature": "the municipality made for the tests", "best_play": "the flagship"}
"""Files whose behaviours are not asked of every municipality."""


ABOUT_THE_TESTS = (
    "test_every_scenario_of_the_library_is_found_and_played",
    "test_flagship_is_among_the_places_asked",
)


def table() -> str:
    """Return the behaviours as tables of the model's page, one a file; what is asked twice stands once."""
    told: set[str] = set()
    parts = []
    for name in FILES:
        tree = ast.parse((FOLDER / f"test_{name}.py").read_text("utf-8"))
        rows = [row for row in behaviours(tree) if row[0] not in told]
        told |= {row[0] for row in rows}
        where = f" Asked of {ASKED_OF[name]}." if name in ASKED_OF else ""
        lines = [f"*{_first(tree)}*{where}", "", "| behaviour | bounds | source |", "|---|---|---|"]
        lines += [f"| {title} | {bounds} | {source} |" for title, bounds, source in rows]
        parts.append("\n".join(lines))
    return "\n\n".join([f"{len(told)} behaviours.", *parts])


def titles() -> set[str]:
    """Return the title of every behaviour."""
    trees = [ast.parse((FOLDER / f"test_{name}.py").read_text("utf-8")) for name in FILES]
    return {title for tree in trees for title, _, _ in behaviours(tree)}


def behaviours(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Give title, bounds and source of every behaviour in a file."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name in ABOUT_THE_TESTS:
            continue
        if node.name.startswith("test_"):
            title = node.name.removeprefix("test_").replace("_", " ")
            yield title[0].upper() + title[1:], "; ".join(_bounds(node)), _first(node)


def _bounds(node: ast.FunctionDef) -> Iterator[str]:
    """Give the bounds of every figure of a test, once."""
    told: set[str] = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "figure":
            name, _, low, high = call.args
            text = f"{_name(name)} {_bound(low)} to {_bound(high)}"
            if text not in told:
                told.add(text)
                yield text


def _name(node: ast.expr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in parts)


def _bound(node: ast.expr) -> str:
    """Return a bound as people write it; one that depends on the municipality as it is computed."""
    written = ast.unparse(node)
    if written.endswith("math.inf"):
        return written.replace("math.inf", "∞").replace("-", "−")
    try:
        return f"{ast.literal_eval(node):g}".replace("e-0", "e-").replace("-", "−")
    except ValueError:
        return f"`{written}`"


def _first(node: ast.Module | ast.FunctionDef) -> str:
    """Return the first paragraph of a docstring as one line."""
    text = ast.get_docstring(node) or ""
    return " ".join(text.partition("\n\n")[0].split())
