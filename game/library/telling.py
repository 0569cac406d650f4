"""Which of a text's variants is told: the first whose condition holds where the story stands."""

from __future__ import annotations

from game.engine.conditions import holds
from game.engine.events import StateFacts, drawer
from game.engine.state import State
from game.engine.work import Work
from game.library.content import Content


def told(content: Content, path: str, state: State, turn: int) -> str:
    """Return the id path of what is told for a text: its own, or that of one of its variants.

    Args:
        content: the scenario.
        path: the id path of the text.
        state: the municipality when it is told.
        turn: the turn that conditions ask about.
    """
    conditions = content.structure.told.get(path)
    if not conditions:
        return path
    work = Work(content.rules, state)
    facts = StateFacts(work, turn)
    for at, condition in enumerate(conditions):
        if holds(condition, facts, drawer(work, turn, f"text/{path}/{at}")):
            return f"{path}.{at}"
    return path
