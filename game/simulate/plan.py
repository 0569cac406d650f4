"""A plan: decisions for a whole game, written in YAML and checked before anything runs.

Every problem is found in one go, with line and column; whether a turn is *allowed* can only be said when the
game has come that far (``Plan.refuse``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game.engine.decisions import Decision, Refusal
from game.engine.parts import PART, PARTS, Part
from game.engine.rules import Rules
from game.engine.shapes import UNDECIDED, Acts, Amounts, Marks
from game.engine.values import must_choose
from game.engine.vocabulary import ACTS, GUESSES, HEADLINES
from game.i18n import Translator
from game.scenario.diagnostics import NameList, Problem, Word, nearest
from game.scenario.source import SourceFile, read

PLAN_KEYS = ("values", "turns")


def _keys(part: Part) -> tuple[str, ...]:
    """Return the keys that a part has in a plan: acts are listed kind by kind."""
    return ACTS if isinstance(part.shape, Acts) else (part.name,)


TURN_KEYS = ("turn", *(key for part in PARTS for key in _keys(part)), "prediction", "because")
CODE = "E301"

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TurnPlan:
    """What a plan says about one turn.

    Attributes:
        parts: what is decided, by part; what is left out decides nothing, or repeats the turn before where
            the part does so.
        prediction: indicator to ``down``, ``same`` or ``up``.
        because: the reason given.
        where: the turn's place in the file.
    """

    parts: Mapping[str, Any]
    prediction: Mapping[str, str]
    because: str
    where: _Path

    def decide(self, repeated: Decision) -> Decision:
        """Return the decision; what the plan leaves out comes from the one that repeats the turn before."""
        again = {part.name: getattr(repeated, part.name) for part in PARTS if part.shape.repeats}
        return Decision(**{**again, **self.parts})


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
    source: SourceFile

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


def _spot(source: SourceFile, where: _Path, refusal: Refusal) -> _Path:
    """Return the place of what is refused: its part of the turn, and in it the id that the reason names."""
    planned: Any = source.data
    for step in where:
        planned = planned[step]
    if not where or not isinstance(planned, dict):
        return where
    about = _keys(PART[refusal.part]) if refusal.part else ()
    parts = [key for key in about if key in planned] or list(planned)
    for key in parts:
        for name in (value for value in refusal.args.values() if isinstance(value, str)):
            if isinstance(planned[key], dict) and name in planned[key]:
                return (*where, key, name)
            if isinstance(planned[key], list) and name in planned[key]:
                return (*where, key, planned[key].index(name))
    return (*where, parts[0]) if parts[0] in about else where


class _Reader:
    """Turns the plain data of a plan into indexes, collecting problems."""

    def __init__(self, source: SourceFile, rules: Rules) -> None:
        self.source = source
        self.rules = rules
        self.problems: list[Problem] = []

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
        parts = {
            part.name: self._acts(part, data, where) if isinstance(part.shape, Acts)
            else self._part(part, data[part.name], (*where, part.name))
            for part in PARTS
            if any(data.get(key) is not None for key in _keys(part))
        }  # fmt: skip
        because = data.get("because")
        if because is not None and not isinstance(because, str):
            self._report("plan_text", (*where, "because"))
        return TurnPlan(
            parts=parts,
            prediction=self._prediction(data.get("prediction"), (*where, "prediction")),
            because=str(because or ""),
            where=where,
        )

    def _part(self, part: Part, value: Any, where: _Path) -> Any:
        subjects = part.subjects(self.rules)
        if isinstance(part.shape, Marks):
            named = self._ids(value, where, subjects, part.subject)
            return part.shape.value(tuple((subject, 1) for subject in named))
        decided = []
        kind = "key" if part.subject == "lever" else part.subject
        for name, said in self._mapping(value, where, subjects, kind).items():
            subject, place = subjects.index(name), (*where, name)
            if isinstance(part.shape, Amounts):
                found = self._tenths(said, place)
            else:
                names = part.names(self.rules, subject)
                known = [word for word in names if word != UNDECIDED]
                at = self._index(said, place, known, part.chosen)
                found = None if at is None else names[known[at]]
            if found is not None:
                decided.append((subject, found))
        return part.shape.value(tuple(decided))

    def _tenths(self, amount: Any, where: _Path) -> int | None:
        if not isinstance(amount, (int, float)) or isinstance(amount, bool) or not 0 <= amount < 10_000:
            self._report("plan_amount", where)
            return None
        if abs(amount * 10 - round(amount * 10)) > 1e-6:
            self._report("plan_step", where, amount=amount)
            return None
        return round(amount * 10)

    def _acts(self, part: Part, data: Mapping[str, Any], where: _Path) -> Any:
        acts: dict[int, int] = {}
        for act, kind in enumerate(ACTS):
            place: _Path = (*where, kind)
            for at, name in enumerate(self._list(data.get(kind), place)):
                index = self._index(name, (*place, at), part.subjects(self.rules), part.subject)
                if index in acts:
                    self._report("plan_act_twice", (*place, at), name=name)
                elif index is not None:
                    acts[index] = act
        return part.shape.value(tuple(acts.items()))

    def _prediction(self, value: Any, where: _Path) -> Mapping[str, str]:
        guesses = self._mapping(value, where, HEADLINES)
        for name, guess in guesses.items():
            self._index(guess, (*where, name), GUESSES, "guess")
        return guesses

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
                known=NameList(known),
            )
        )

    def _report(self, key: str, where: _Path, **values: Any) -> None:
        self.problems.append(self.source.report(key, CODE, where, **values))
