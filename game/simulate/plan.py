"""A plan: decisions for a whole game, written in YAML and checked before anything runs.

Every problem is found in one go, with line and column; whether a turn is *allowed* can only be said when the
game has come that far (``Plan.refuse``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game.engine.decisions import Act, Decision, Refusal
from game.engine.rules import Rules
from game.engine.values import must_choose
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, GUESSES, HEADLINES, LEVERS
from game.i18n import Translator
from game.scenario.diagnostics import Problem, Word, Words, nearest
from game.scenario.source import Source, read

EVEN = "even"
PLAN_KEYS = ("values", "turns")
TURN_KEYS = (
    "turn",
    "levers",
    "emphasis",
    *ACTS,
    "baseline",
    "owners",
    "freed_time",
    "choices",
    "prediction",
    "because",
)
CODE = "E301"

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TurnPlan:
    """What a plan says about one turn.

    Attributes:
        levers: tenths of a million kroner; None repeats the turn before.
        emphasis: branches by lever; None repeats the turn before.
        rest: everything else that is decided.
        prediction: indicator to ``down``, ``same`` or ``up``.
        because: the reason given.
        where: the turn's place in the file.
    """

    levers: tuple[int, int, int, int] | None
    emphasis: tuple[int, int, int, int] | None
    rest: Decision
    prediction: Mapping[str, str]
    because: str
    where: _Path

    def decide(self, repeated: Decision) -> Decision:
        """Return the decision; what the plan leaves out comes from the one that repeats the turn before."""
        return Decision(
            self.levers if self.levers is not None else repeated.levers,
            self.emphasis if self.emphasis is not None else repeated.emphasis,
            self.rest.acts,
            self.rest.baseline,
            self.rest.owners,
            self.rest.freed_time,
            self.rest.choices,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A checked plan.

    Attributes:
        values: indexes of the chosen values.
        turns: what is planned, by turn (from 1).
        source: the file, for reporting at a place in it.
    """

    values: tuple[int, ...]
    turns: Mapping[int, TurnPlan]
    source: Source

    def refuse(self, turn: int, refusals: Sequence[Refusal], explain: Explain) -> list[Problem]:
        """Return the engine's refusals of a turn as problems at their places in the file.

        Args:
            turn: the turn, from 1.
            refusals: what the engine said.
            explain: makes a sentence of a refusal.
        """
        where = self.turns[turn].where if turn in self.turns else ()
        found: list[Problem] = []
        for refusal in refusals:
            plain = self.source.report("plan_refused", CODE, _spot(self.source, where, refusal), turn=turn)
            parts = {part.name: getattr(plain, part.name) for part in fields(plain)}
            found.append(RefusedTurn(**parts, refusal=refusal, explain=explain))
        return found


Explain = Callable[[Refusal], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedTurn(Problem):
    """A turn that the engine refuses, told in the engine's own reason."""

    refusal: Refusal
    explain: Explain

    def message(self, tr: Translator) -> str:
        """Return the sentence that names the turn and the reason."""
        return tr("scenario.problem.plan_refused", reason=self.explain(self.refusal), **self.args)


def read_plan(path: Path, rules: Rules) -> tuple[Plan | None, list[Problem]]:
    """Read and check a plan for a scenario.

    Args:
        path: the YAML file.
        rules: the scenario's compiled rules, whose ids the plan uses.

    Returns:
        The plan (None when it has problems) and the problems, in the order of the file.
    """
    source = read(path)
    if not source.readable or source.problems:
        return None, source.problems
    reader = _Reader(source, rules)
    plan = reader.read()
    return (None if reader.problems else plan), reader.problems


# A word in the engine's reason, and the part of a turn's plan that it is about.
_ABOUT = {
    "emphasis": "emphasis",
    "baseline": "baseline",
    "owner": "owners",
    "freed": "freed_time",
    "case": "choices",
    "option": "choices",
    "money": "levers",
    "lever": "levers",
}


def _spot(source: Source, where: _Path, refusal: Refusal) -> _Path:
    """Return the place of what is refused: its part of the turn, and in it the id that the reason names."""
    planned: Any = source.data
    for step in where:
        planned = planned[step]
    if not where or not isinstance(planned, dict):
        return where
    about = next((part for word, part in _ABOUT.items() if word in refusal.key), "")
    parts: list[str] = [about] if about in planned else list(planned)
    for key in parts:
        for name in (value for value in refusal.args.values() if isinstance(value, str)):
            if isinstance(planned[key], dict) and name in planned[key]:
                return (*where, key, name)
            if isinstance(planned[key], list) and name in planned[key]:
                return (*where, key, planned[key].index(name))
    return (*where, about) if about in planned else where


class _Reader:
    """Turns the plain data of a plan into indexes, collecting problems."""

    def __init__(self, source: Source, rules: Rules) -> None:
        self.source = source
        self.rules = rules
        self.problems: list[Problem] = []
        self.initiatives = [item.id for item in rules.initiatives]
        self.services = [item.id for item in rules.services]
        self.cases = [item.id for item in rules.cases]

    def read(self) -> Plan:
        data = self._mapping(self.source.data, (), PLAN_KEYS)
        value_ids = [value.id for value in self.rules.values]
        values = self._ids(data.get("values"), ("values",), value_ids, "value")
        wanted = must_choose(self.rules)
        if len(values) != wanted and not self.problems:
            self._report("plan_values", ("values",), n=wanted)
        turns: dict[int, TurnPlan] = {}
        for at, item in enumerate(self._list(data.get("turns"), ("turns",))):
            where: _Path = ("turns", at)
            planned = self._mapping(item, where, TURN_KEYS)
            number = planned.get("turn")
            if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= self.rules.turns:
                self._report("plan_turn", (*where, "turn"), last=self.rules.turns)
            elif number in turns:
                self._report("plan_turn_twice", (*where, "turn"), turn=number)
            else:
                turns[number] = self._turn(planned, where)
        return Plan(values, turns, self.source)

    def _turn(self, data: Mapping[str, Any], where: _Path) -> TurnPlan:
        owners = self._pairs(
            data, where, "owners", (self.initiatives, "initiative"), (self.rules.owners, "owner")
        )
        freed = self._pairs(data, where, "freed_time", (self.services, "service"), (FREED_TIME, "use"))
        rest = Decision(
            acts=self._acts(data, where),
            baseline=self._ids(data.get("baseline"), (*where, "baseline"), self.initiatives, "initiative"),
            owners=owners,
            freed_time=freed,
            choices=self._choices(data.get("choices"), (*where, "choices")),
        )
        because = data.get("because")
        if because is not None and not isinstance(because, str):
            self._report("plan_text", (*where, "because"))
        return TurnPlan(
            levers=self._levers(data.get("levers"), (*where, "levers")),
            emphasis=self._emphasis(data.get("emphasis"), (*where, "emphasis")),
            rest=rest,
            prediction=self._prediction(data.get("prediction"), (*where, "prediction")),
            because=str(because or ""),
            where=where,
        )

    def _levers(self, value: Any, where: _Path) -> tuple[int, int, int, int] | None:
        if value is None:
            return None
        tenths = [0, 0, 0, 0]
        for name, amount in self._mapping(value, where, LEVERS).items():
            if not isinstance(amount, (int, float)) or isinstance(amount, bool) or not 0 <= amount < 10_000:
                self._report("plan_amount", (*where, name))
            elif abs(amount * 10 - round(amount * 10)) > 1e-6:
                self._report("plan_step", (*where, name), amount=amount)
            else:
                tenths[LEVERS.index(name)] = round(amount * 10)
        return (tenths[0], tenths[1], tenths[2], tenths[3])

    def _emphasis(self, value: Any, where: _Path) -> tuple[int, int, int, int] | None:
        if value is None:
            return None
        branches = [0, 0, 0, 0]
        for name, branch in self._mapping(value, where, LEVERS).items():
            lever = LEVERS.index(name)
            found = self._index(branch, (*where, name), (EVEN, *EMPHASIS[lever]), "emphasis")
            branches[lever] = found or 0
        return (branches[0], branches[1], branches[2], branches[3])

    def _acts(self, data: Mapping[str, Any], where: _Path) -> tuple[Act, ...]:
        acts: dict[int, Act] = {}
        for kind in ACTS:
            place: _Path = (*where, kind)
            for at, name in enumerate(self._list(data.get(kind), place)):
                index = self._index(name, (*place, at), self.initiatives, "initiative")
                if index in acts:
                    self._report("plan_act_twice", (*place, at), name=name)
                elif index is not None:
                    acts[index] = Act(kind, index)
        return tuple(acts.values())

    def _choices(self, value: Any, where: _Path) -> tuple[tuple[int, int], ...]:
        found = []
        for name, option in self._mapping(value, where, self.cases, "case").items():
            case = self.cases.index(name)
            options = [item.id for item in self.rules.cases[case].options]
            index = self._index(option, (*where, name), options, "option")
            if index is not None:
                found.append((case, index))
        return tuple(found)

    def _prediction(self, value: Any, where: _Path) -> Mapping[str, str]:
        guesses = self._mapping(value, where, HEADLINES)
        for name, guess in guesses.items():
            self._index(guess, (*where, name), GUESSES, "guess")
        return guesses

    def _pairs(
        self,
        data: Mapping[str, Any],
        where: _Path,
        key: str,
        left: tuple[Sequence[str], str],
        right: tuple[Sequence[str], str],
    ) -> tuple[tuple[int, int], ...]:
        found = []
        for name, other in self._mapping(data.get(key), (*where, key), left[0], left[1]).items():
            index = self._index(other, (*where, key, name), right[0], right[1])
            if index is not None:
                found.append((left[0].index(name), index))
        return tuple(found)

    def _ids(self, value: Any, where: _Path, known: Sequence[str], kind: str) -> tuple[int, ...]:
        found: list[int] = []
        for at, name in enumerate(self._list(value, where)):
            index = self._index(name, (*where, at), known, kind)
            if index is not None and index not in found:
                found.append(index)
        return tuple(found)

    def _index(self, name: Any, where: _Path, known: Sequence[str], kind: str) -> int | None:
        if isinstance(name, str) and name in known:
            return list(known).index(name)
        self._unknown(name, where, known, kind)
        return None

    def _mapping(self, value: Any, where: _Path, known: Iterable[str], kind: str = "key") -> dict[str, Any]:
        if value is None and where:
            return {}
        if not isinstance(value, dict):
            self._report("plan_mapping", where)
            return {}
        names = list(known)
        for name in value:
            if name not in names:
                self._unknown(name, (*where, name), names, kind, at_key=True)
        return {name: item for name, item in value.items() if name in names}

    def _list(self, value: Any, where: _Path) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self._report("plan_list", where)
            return []
        return value

    def _unknown(
        self, name: Any, where: _Path, known: Sequence[str], kind: str, *, at_key: bool = False
    ) -> None:
        near = nearest(str(name), known)
        self.problems.append(
            self.source.report(
                "plan_unknown",
                "E302",
                where,
                at_key=at_key,
                suggestion=near,
                name=name,
                kind=Word(f"plan_{kind}"),
                known=Words(known),
            )
        )

    def _report(self, key: str, where: _Path, **values: Any) -> None:
        self.problems.append(self.source.report(key, CODE, where, **values))
