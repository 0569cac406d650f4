"""What a view says, somebody reads: a field or a method without a reader is work for nothing."""

import ast

import pytest

from tests.architecture.source_files import modules, within

FRONTS = ("game.scenes", "game.text_play", "game.report", "game.town", "game.commands", "game.app")
"""Rooms that read views."""


def members(tree):
    """Yield every class with the names of its fields, methods and properties."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            fields = [each.target.id for each in node.body if isinstance(each, ast.AnnAssign)]
            methods = [each.name for each in node.body if isinstance(each, ast.FunctionDef)]
            yield node.name, [name for name in (*fields, *methods) if not name.startswith("_")]


def read_in(*rooms):
    """Return every name that is read of something in these rooms, other than of ``self``."""
    return {
        node.attr
        for name, (_, tree) in modules().items()
        if within(name, *rooms)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        if not (isinstance(node.value, ast.Name) and node.value.id == "self")
    }


@pytest.mark.parametrize("module", [name for name in modules() if within(name, "game.views")])
def test_field_of_a_view_has_a_reader(module):
    read = read_in(*FRONTS)
    unread = [f"{name}.{each}" for name, found in members(modules()[module][1]) for each in found]
    assert not [each for each in unread if each.partition(".")[2] not in read]


def test_method_of_the_port_is_asked_for_by_a_front_end():
    asked = read_in(*FRONTS)
    offered = [f"{name}.{each}" for name, found in members(modules()["game.play.port"][1]) for each in found]
    assert offered
    assert not [each for each in offered if each.partition(".")[2] not in asked]
