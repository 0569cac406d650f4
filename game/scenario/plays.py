"""Plays by the engine's policies, kept so that several expectations can look at the same ones."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine.batch import Playthroughs, run
from game.engine.rules import Rules
from game.engine.values import first_values

_PARTS = {"event": "event_turn", "case": "offered"}


class Plays:
    """Plays a scenario by policy and seed, from seed 1 on; the same play is never made twice.

    Args:
        rules: the compiled scenario.
        most: how many plays of each policy somebody will ask for, so that they are made at once.
    """

    def __init__(self, rules: Rules, most: Mapping[str, int]) -> None:
        self._rules = rules
        self._most = dict(most)
        self._tables: dict[str, Playthroughs] = {}
        self._indexes = {
            kind: {thing.id: at for at, thing in enumerate(getattr(rules, f"{kind}s"))}
            for kind in ("event", "case", "ending")
        }

    def indicator(self, policy: str, count: int, name: str, turn: int | None) -> list[float]:
        """Return an indicator after a turn (the last when None), by play, in the unit that is shown."""
        table = self._table(policy, count)
        at = -1 if turn is None else min(turn, self._rules.turns)
        found: list[float] = table.figure(name)[:count, at].tolist()
        return found

    def happened(self, policy: str, count: int, kind: str, name: str) -> list[bool]:
        """Return whether an event struck or was shown, a case came up or an ending was reached, by play.

        A name that the compiled scenario does not have never happens.
        """
        at = self._indexes[kind].get(name, -1)
        if at < 0:
            return [False] * count
        table = self._table(policy, count)
        column = table.ending == at if kind == "ending" else getattr(table, _PARTS[kind])[:, at] > 0
        found: list[bool] = column[:count].tolist()
        return found

    def _table(self, policy: str, count: int) -> Playthroughs:
        if policy not in self._tables or len(self._tables[policy]) < count:
            plays = max(count, self._most.get(policy, 0))
            self._tables[policy] = run(self._rules, policy, range(1, plays + 1), first_values(self._rules))
        return self._tables[policy]
