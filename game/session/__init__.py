"""A game being played, saved and resumed. The only room that calls the engine's step for a live game."""

from __future__ import annotations

from game.session.codec import decision_from_json, decision_to_json
from game.session.game import Session
from game.session.log import Log, LogError, Record, read_records
from game.session.position import Divergence, PlayedTurn, Position
from game.session.saves import Notice, Save, SaveError, list_saves, resume

__all__ = [
    "Divergence",
    "Log",
    "LogError",
    "Notice",
    "PlayedTurn",
    "Position",
    "Record",
    "Save",
    "SaveError",
    "Session",
    "decision_from_json",
    "decision_to_json",
    "list_saves",
    "read_records",
    "resume",
]
