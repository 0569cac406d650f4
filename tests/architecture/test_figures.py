"""Only view makers and charts write a figure: whoever else does will sooner or later write it otherwise."""

import ast

import pytest

from tests.architecture.source_files import modules, within

WRITES = {"number", "signed", "money", "signed_money", "cost", "percent", "hours"}
READERS = ("game.scenes", "game.text_play", "game.report", "game.town")
DRAWN = ("game.town",)
"""Places drawn by numbers in coordinates: what they round is a place and no figure."""


def written_figures(tree, drawn):
    """Yield the line and the call of every figure that is written in a module."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute):
            of = ast.unparse(called.value).split(".")[-1]
            found = called.attr in WRITES and of in ("tr", "_tr")
        elif isinstance(called, ast.Name):
            found = called.id == "format"
        else:
            found = isinstance(node, ast.FormattedValue) and node.format_spec is not None and not drawn
        if found and isinstance(node, ast.expr):
            yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize("package", READERS)
def test_figure_is_written_by_view_makers_and_charts_only(package):
    faults = [
        f"{name}:{line}: {call}"
        for name, (_, tree) in modules().items()
        if within(name, package)
        for line, call in written_figures(tree, within(name, *DRAWN))
    ]
    assert faults == []


def test_figure_written_in_a_scene_is_found():
    tree = ast.parse('a = ctx.tr.money(view.left)\nb = f"{x:.1f}"\nc = tr.percent(0.4)\nd = tr("a.key")')
    assert sorted(line for line, _ in written_figures(tree, False)) == [1, 2, 3]
