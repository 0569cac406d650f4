"""What the levers gave: the games behind it are played turn by turn while the real one is."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.rules import Rules
from game.engine.state import State
from game.engine.whatif import LeverGames
from game.session.position import PlayedTurn, Position


class LeverShares:
    """Each lever's part of the benefits so far, for one game.

    Games are kept, so that only turns since the last time are played: asked for in every turn, it costs
    little at the end.

    Args:
        rules: the rules that the game is played under.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._games: LeverGames | None = None
        self._start: State | None = None
        self._followed: list[PlayedTurn] = []

    def play(self, position: Position) -> bool:
        """Play the games of one more turn; whether some remain.

        What was taken back since the last time is forgotten.
        """
        games = self._games
        if games is None or not self._goes_on(position):
            games = self._games = LeverGames(self._rules, position.start)
            self._start, self._followed = position.start, []
        waiting = position.turns[len(self._followed) :]
        for turn in waiting[:1]:
            games.play(turn.decision, turn.outcome.state)
            self._followed.append(turn)
        return len(waiting) > 1

    def of(self, position: Position) -> Mapping[str, float]:
        """Return each lever's part, million kroner; the games that remain are played first."""
        while self.play(position):
            pass
        return self._games.shares() if self._games else {}

    def _goes_on(self, position: Position) -> bool:
        """Return whether a position begins with the turns that were followed, played from the same start."""
        if position.start is not self._start or len(self._followed) > len(position.turns):
            return False
        return all(a is b for a, b in zip(self._followed, position.turns, strict=False))
