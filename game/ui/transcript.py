"""A screen as plain text, in reading order: for a screen reader, a braille line, a log, and the tests."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.node import Node
from game.ui.resources import plain
from game.ui.stage import TextsByKey, Ui

SILENT = ("presentation", "separator")
NAMED = ("image", "progressbar", "status", "row", "figure")
UNSAID = ("row", "figure")


def transcript(ui: Ui, mark_focus: bool = True) -> str:
    """Return what the frontmost layer says, a line for each thing.

    Args:
        ui: the screen.
        mark_focus: an arrow stands before what has focus.
    """
    focus = ui.focus.node if mark_focus else None
    lines = list(describe(ui.top, ui.words, focus))
    if ui.hints.message():
        lines.append(f"[{ui.words('ui.role.status')}] {ui.hints.message()}")
    return "\n".join(lines) + "\n"


def describe(node: Node, words: TextsByKey, focus: Node | None = None) -> Iterator[str]:
    """Yield the lines of a node and what is below it."""
    if node.role in SILENT:
        return
    if node.role == "heading":
        yield "#" * getattr(node, "level", 2) + " " + plain(node.name)
        return
    if node.role == "text":
        if node.name:
            yield plain(node.name)
        return
    if node.atomic or (node.role in NAMED and node.name):
        yield from _thing(node, words, focus is node)
        return
    if node.role in ("dialog", "radiogroup", "table", "list", "listbox", "tablist") and node.name:
        yield f"[{_role(node.role, words)}] {plain(node.name)}"
    elif node is focus:
        yield f"→ [{_role(node.role, words)}] {plain(node.name)}".rstrip()
    for kid in node.kids:
        yield from describe(kid, words, focus)


def _role(role: str, words: TextsByKey) -> str:
    key = f"ui.role.{role}"
    said = words(key)
    return role if said == key else said


def _thing(node: Node, words: TextsByKey, focused: bool) -> Iterator[str]:
    value = plain(node.value_text())
    said = plain(node.name) + (f": {value}" if value else "")
    states = ", ".join(words(f"ui.state.{state}") for state in node.states())
    role = "" if node.role in UNSAID else f"[{_role(node.role, words)}] "
    yield ("→ " if focused else "") + role + said + (f" ({states})" if states else "")
    for line in node.described():
        for part in plain(line).split("\n"):
            if part:
                yield f"    {part}"
