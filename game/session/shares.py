"""What the levers gave: the games behind it are played turn by turn while the real one is."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.rules import Rules
from game.engine.whatif import LeverGames
from game.session.position import Position


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
        self._followed: Position | None = None

    def of(self, position: Position) -> Mapping[str, float]:
        """Return each lever's part, million kroner; what was taken back since the last time is forgotten."""
        games, followed = self._games, self._followed
        if games is None or followed is None or not _goes_on(followed, position):
            games, followed = LeverGames(self._rules, position.start), None
        for turn in position.turns[len(followed.turns) if followed else 0 :]:
            games.play(turn.decision, turn.outcome.state)
        self._games, self._followed = games, position
        return games.shares()


def _goes_on(before: Position, after: Position) -> bool:
    """Return whether the turns of a position begin with those of another, played from the same start."""
    if before.start is not after.start or len(before.turns) > len(after.turns):
        return False
    return all(a is b for a, b in zip(before.turns, after.turns, strict=False))
