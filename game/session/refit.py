"""A game under other rules: the same steps, with what still applies of each.

Everything is found again by its id, since the scenario may have got, lost or moved what it holds. The steps
are taken as they were confirmed, not as an earlier change of the rules had left them: what comes back into
the scenario comes back into the game.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.engine.legality import legal
from game.engine.orders import Decision
from game.engine.rules import Rules
from game.engine.step import Outcome, step
from game.engine.values import must_choose
from game.engine.vocabulary import LEVERS
from game.engine.whatif import fitted
from game.library.content import Content
from game.reading import mapping, string, strings
from game.session.codec import (
    UNDECIDED,
    choices_from_json,
    decision_from_json,
    decision_to_json,
    turn_to_json,
)
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
        self.initiatives = {each.id for each in rules.initiatives}
        self.services = {each.id for each in rules.services}
        self.options = {case.id: {option.id for option in case.options} for case in rules.cases}

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
        if option not in self.options.get(case, ()):
            self._lose(turn, "case", case, option, gone=True)
            return None
        answer = choices_from_json(self.rules, {case: option})
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
            self._compare(turn, decision_to_json(self.rules, wanted), decision_to_json(self.rules, made))
        return made

    def _known(self, turn: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return a decision without the ids that the scenario no longer has."""
        owners = {*self.rules.owners, UNDECIDED}
        known = dict(data)
        tests: dict[str, Callable[[str, str], bool]] = {
            "acts": lambda name, what: name in self.initiatives,
            "owners": lambda name, what: name in self.initiatives and what in owners,
            "freed_time": lambda name, what: name in self.services,
            "choices": lambda name, what: what in self.options.get(name, ()),
        }
        for part, test in tests.items():
            pairs = mapping(data.get(part, {}), part)
            known[part] = {name: what for name, what in pairs.items() if test(name, what)}
            for name, what in pairs.items():
                if name not in known[part]:
                    self._lose(turn, _KINDS[part], name, str(what), gone=True)
        measured = strings(data.get("baseline", []), "baseline")
        known["baseline"] = [name for name in measured if name in self.initiatives]
        for name in measured:
            if name not in self.initiatives:
                self._lose(turn, "baseline", name, gone=True)
        return known

    def _compare(self, turn: int, wanted: Mapping[str, Any], made: Mapping[str, Any]) -> None:
        for part, kind in _KINDS.items():
            for name, what in wanted.get(part, {}).items():
                if made.get(part, {}).get(name) != what:
                    self._lose(turn, kind, name, what)
        for name in wanted.get("baseline", []):
            if name not in made.get("baseline", []):
                self._lose(turn, "baseline", name)
        if any(wanted["levers"][lever] != made["levers"][lever] for lever in LEVERS):
            self._lose(turn, "levers")


_KINDS = {
    "acts": "act",
    "owners": "owner",
    "freed_time": "freed_time",
    "choices": "case",
    "emphasis": "emphasis",
}
"""Parts of a decision that pair a thing with what was decided of it, and what such a loss is called."""


def _same(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Return whether two decisions by ids are the same, in whatever order their measurements stand."""
    measured = sorted(first.get("baseline", [])) == sorted(second.get("baseline", []))
    return measured and {**first, "baseline": []} == {**second, "baseline": []}
