"""A game under other rules: the same steps, with what still applies of each.

Everything is found again by its id, since the scenario may have got, lost or moved what it holds. The steps
are taken as they were confirmed, not as an earlier change of the rules had left them: what comes back into
the scenario comes back into the game.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.engine.legality import legal
from game.engine.orders import Decision
from game.engine.parts import PART, PARTS, Part, differences
from game.engine.rules import Rules
from game.engine.shapes import Amounts, Marks
from game.engine.step import Outcome, step
from game.engine.values import must_choose
from game.engine.whatif import fitted
from game.library.content import Content
from game.reading import mapping, string, strings
from game.session.codec import decision_from_json, decision_to_json, part_from_json, said, turn_to_json
from game.session.log import Log, Record
from game.session.position import Position, first, follow

Change = Mapping[str, Any] | None
"""What is otherwise in a step; None where nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was decided and no longer applies.

    Attributes:
        turn: from 1; 0 before the first.
        kind: ``value``, ``case``, ``act``, ``baseline``, ``owner``, ``freed_time``, ``emphasis``,
            ``levers`` or ``turn``.
        id: of what it was about.
        what: the act, option, owner, use or branch.
        gone: the scenario no longer has it; else it has, but the rules do not allow it.
    """

    turn: int
    kind: str
    id: str = ""
    what: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Refit:
    """A game under other rules.

    Attributes:
        position: where it stands now.
        changes: what became of steps, by record.
        draft: the budget as it was being made, as far as it fits; None when it begins afresh.
        losses: what no longer applies, in the order of the game.
    """

    position: Position
    changes: Mapping[int, Change]
    draft: Decision | None
    losses: tuple[Loss, ...]


def refit(content: Content, log: Log, before: Rules, draft: Decision) -> Refit:
    """Return a game under the rules of ``content``.

    Args:
        content: the scenario as it is now.
        log: the game.
        before: the rules that held until now.
        draft: the budget that is being made under them.

    Raises:
        ReadingError: a step cannot be read at all.
    """
    records = log.confirmed()
    position = first(content.rules, records[0].data["seed"])
    fitting = _Fitting(content.rules)
    changes: dict[int, Change] = {}
    replaced = _replaced(log, records)
    for record in records[1:]:
        change = None if record.n in replaced else fitting.change(position, record)
        if change != {}:
            changes[record.n] = change
        if change is not None:
            step_taken = replace(record, data={**record.data, **change})
            position = follow(content, position, step_taken, fitting.outcome)
    kept = None
    if len(position.turns) < content.rules.turns:
        kept = fitting.decision(position, decision_to_json(before, draft))
    return Refit(position, changes, kept, tuple(fitting.losses))


def _replaced(log: Log, records: tuple[Record, ...]) -> Container[int]:
    """Return the steps that an earlier change of the rules took away and the group has decided anew since."""
    rules = log.rules
    if rules is None or not any(each.n > rules.n and each.kind not in ("note", "plan") for each in records):
        return ()
    return {int(n) for n, change in rules.data["refit"].items() if change is None and n.isdecimal()}


class _Fitting:
    """Finds what still applies of each step, and keeps a list of what does not.

    Attributes:
        outcome: what came of the step, when it was a turn.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.outcome: Outcome | None = None
        self.losses: dict[Loss, None] = {}

    def _lose(self, turn: int, kind: str, id: str = "", what: str = "", *, gone: bool = False) -> None:
        self.losses[Loss(turn, kind, id, what, gone)] = None

    def change(self, position: Position, record: Record) -> Change:
        """Return what is otherwise in a step that follows a position."""
        self.outcome = None
        if record.kind == "values":
            return self._values(record.data)
        if record.kind not in ("case", "budget", "turn"):
            return {}
        turn = len(position.turns) + 1
        if turn > self.rules.turns:
            if record.kind == "turn":
                self._lose(int(record.data["turn"]), "turn")
            return None
        if record.kind == "case":
            return self._case(position, record.data)
        made = self.decision(position, record.data["decision"])
        decided = decision_to_json(self.rules, made)
        if record.kind == "budget":
            return {} if _same(decided, record.data["decision"]) else None
        self.outcome = step(self.rules, position.state, made)
        return {"decision": decided, **turn_to_json(self.outcome)}

    def _values(self, data: Mapping[str, Any]) -> Change:
        known, wanted = [each.id for each in self.rules.values], strings(data.get("values", []), "values")
        for name in wanted:
            if name not in known:
                self._lose(0, "value", name, gone=True)
        kept = [name for name in wanted if name in known]
        others = [name for name in known if name not in kept]
        kept = [*kept, *others][: must_choose(self.rules)]
        return {} if kept == list(wanted) else {"values": kept}

    def _case(self, position: Position, data: Mapping[str, Any]) -> Change:
        turn, case = len(position.turns) + 1, string(data.get("case"), "case")
        option = string(data.get("option"), "option")
        if not self._has(PART["choices"], case, option):
            self._lose(turn, "case", case, option, gone=True)
            return None
        answer = part_from_json(self.rules, PART["choices"], {case: option})
        others = tuple(pair for pair in position.choices if pair[0] != answer[0][0])
        if legal(self.rules, position.state, Decision(choices=tuple(sorted(others + answer)))):
            self._lose(turn, "case", case, option)
            return None
        return {}

    def decision(self, position: Position, data: object) -> Decision:
        """Return what can still be done of a turn's decision."""
        turn = len(position.turns) + 1
        wanted = decision_from_json(self.rules, self._known(turn, mapping(data, "decision")))
        made = fitted(self.rules, position.state, wanted)
        if made != wanted:
            self._compare(turn, wanted, made)
        return made

    def _has(self, part: Part, name: str, word: str | int) -> bool:
        """Say whether the scenario has what a decision is about, and what was chosen."""
        subjects = list(part.subjects(self.rules))
        if name not in subjects:
            return False
        return not isinstance(word, str) or word in part.names(self.rules, subjects.index(name))

    def _known(self, turn: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return a decision without the ids that the scenario no longer has."""
        known = dict(data)
        for part in PARTS:
            gone = []
            for name, word in said(part, data[part.name]) if part.name in data else ():
                if not self._has(part, name, word):
                    gone.append(name)
                    self._lose(turn, part.kind, name, word if isinstance(word, str) else "", gone=True)
            if gone and isinstance(part.shape, Marks):
                known[part.name] = [name for name in data[part.name] if name not in gone]
            elif gone:
                known[part.name] = {name: each for name, each in data[part.name].items() if name not in gone}
        return known

    def _compare(self, turn: int, wanted: Decision, made: Decision) -> None:
        for each in differences(wanted, made):
            if isinstance(each.part.shape, Amounts):  # money is cut as a whole
                self._lose(turn, each.part.kind)
            elif each.first is not None:
                chosen = each.part.word(self.rules, each.subject, each.first) if each.part.chosen else ""
                self._lose(turn, each.part.kind, each.part.subjects(self.rules)[each.subject], chosen)


def _same(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Return whether two decisions by ids are the same, in whatever order their marks stand."""
    return _in_order(first) == _in_order(second)


def _in_order(decision: Mapping[str, Any]) -> dict[str, Any]:
    return {name: sorted(part) if isinstance(part, list) else part for name, part in decision.items()}
