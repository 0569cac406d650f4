"""Views made from a session: the bridge from state, rules and the scenario's texts to what a player sees."""

from __future__ import annotations

from game.view_makers.shelf import library_view, save_view, saves_view, sentence

__all__ = ["library_view", "save_view", "saves_view", "sentence"]
