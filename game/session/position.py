"""Where a game stands: what the records of its log fold into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.engine.keyed import LARGEST_SEED
from game.engine.legality import legal
from game.engine.orders import Decision, Refusal
from game.engine.parts import PART
from game.engine.rules import Rules, RulesError
from game.engine.state import State, state_hash
from game.engine.step import Outcome, begin, step
from game.engine.values import must_choose
from game.engine.vocabulary import GUESSES, HEADLINES, INDICATORS
from game.library.content import Content
from game.reading import ReadingError, mapping, string, strings, whole
from game.session.codec import decision_from_json, part_from_json
from game.session.log import Log, Record


class RefusedStepError(ReadingError):
    """A log holds a step that the rules do not allow: nobody can have confirmed it.

    Attributes:
        turn: 1-based.
        refusals: every reason.
    """

    def __init__(self, turn: int, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("decision", f"turn {turn} is refused: {', '.join(each.key for each in refusals)}")
        self.turn = turn
        self.refusals = refusals


class TurnOrderError(ReadingError):
    """A log holds another turn than the one that comes next.

    Attributes:
        expected: 1-based; the turn that comes next.
        found: what the log says.
    """

    def __init__(self, expected: int, found: object) -> None:
        super().__init__("turn", f"turn {expected} comes next, not {found!r}"[:200])
        self.expected = expected
        self.found = str(found)[:20]


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first place where a replay differs from what the log says.

    Attributes:
        turn: 1-based.
        field: an indicator id, ``state`` or ``decision``.
        stored: what the log holds.
        computed: what the engine of today gives.
    """

    turn: int
    field: str
    stored: str
    computed: str


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """A submitted turn: what was decided, what was predicted and why, and what came of it."""

    decision: Decision
    outcome: Outcome
    prediction: Mapping[str, str]
    because: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Position:
    """A game as it stands after some records.

    Attributes:
        start: the state before the first turn, with the chosen values in it.
        own: answers 1..5 about the players' own municipality, by question id.
        turns: the submitted turns.
        choices: answers to this turn's cases (case index, option index).
        reasons: the group's one line on why, by case id, this turn.
        budget: the confirmed budget of this turn, or None.
        reflections: notes by chapter id.
        notes: (turn, text).
        plan: what the group wrote in its action plan, in the order of the prompts.
        last: the kind of the last record that moved the game.
        divergence: the first difference between log and engine, or None.
    """

    start: State
    values: tuple[int, ...] = ()
    values_chosen: bool = False
    own: Mapping[str, int] | None = None
    turns: tuple[PlayedTurn, ...] = ()
    choices: tuple[tuple[int, int], ...] = ()
    reasons: Mapping[str, str] | None = None
    budget: Decision | None = None
    reflections: Mapping[str, tuple[str, ...]] | None = None
    notes: tuple[tuple[int, str], ...] = ()
    plan: tuple[str, ...] = ()
    last: str = "begin"
    divergence: Divergence | None = None

    @property
    def state(self) -> State:
        """The state now."""
        return self.turns[-1].outcome.state if self.turns else self.start

    @property
    def states(self) -> tuple[State, ...]:
        """The state at the start and after each turn."""
        return (self.start, *(turn.outcome.state for turn in self.turns))

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What came of each submitted turn."""
        return tuple(turn.outcome for turn in self.turns)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided in each submitted turn."""
        return tuple(turn.decision for turn in self.turns)


def first(rules: Rules, seed: int) -> Position:
    """Return the position of a game that has just begun."""
    return Position(begin(rules, seed, ()))


def follow(content: Content, position: Position, record: Record, known: Outcome | None = None) -> Position:
    """Return the position after one more record.

    Args:
        content: the scenario.
        position: where the game stood.
        record: what was confirmed.
        known: the outcome of a turn that has just been computed, so that it is not computed again.

    Raises:
        ReadingError: the record does not fit the scenario or the position.
        RefusedStepError: it is a turn that the rules do not allow.
        TurnOrderError: it is not the turn that comes next.
    """
    data, rules = record.data, content.rules
    if record.kind == "values":
        names = [value.id for value in rules.values]
        chosen = tuple(sorted({_find(names, name) for name in strings(data.get("values", []), "values")}))
        if len(chosen) != must_choose(rules):
            raise ReadingError("values", f"expected {must_choose(rules)} different values")
        own = {key: whole(value, "own") for key, value in mapping(data.get("own", {}), "own").items()}
        start = begin(rules, position.start.seed, chosen)
        return replace(position, start=start, values=chosen, values_chosen=True, own=own, last="values")
    if record.kind == "case":
        case = string(data.get("case"), "case")
        answer = part_from_json(rules, PART["choices"], {case: data.get("option")})
        kept = tuple(pair for pair in position.choices if pair[0] != answer[0][0])
        reasons = {**(position.reasons or {}), case: string(data.get("because", ""), "because")}
        return replace(position, choices=tuple(sorted(kept + answer)), reasons=reasons, last="case")
    if record.kind == "budget":
        return replace(position, budget=decision_from_json(rules, data.get("decision")), last="budget")
    if record.kind == "turn":
        return _turn(rules, position, data, known)
    if record.kind == "reflection":
        chapter = string(data.get("chapter"), "chapter")
        notes = strings(data.get("notes", []), "notes")
        return replace(
            position, reflections={**(position.reflections or {}), chapter: notes}, last="reflection"
        )
    if record.kind == "note":
        note = (len(position.turns), string(data.get("text"), "text"))
        return replace(position, notes=(*position.notes, note))
    if record.kind == "plan":
        return replace(position, plan=strings(data.get("answers", []), "answers"))
    raise ReadingError("kind", f"unexpected record {record.kind!r}")


def predicted(position: Position) -> tuple[tuple[int, ...], ...]:
    """Return each turn's guesses by number, in the order of the headlines; -1 where there was none."""
    return tuple(
        tuple(GUESSES.index(turn.prediction[key]) if key in turn.prediction else -1 for key in HEADLINES)
        for turn in position.turns
    )


def fold_log(content: Content, log: Log) -> Position:
    """Return the position that a log leads to.

    Raises:
        ReadingError: the first record does not belong to the scenario, or a later one does not fit.
        RefusedStepError: a step is not allowed.
        TurnOrderError: a turn is missing, repeated or out of order.
    """
    records = log.path_to_cursor()
    begun = records[0].data
    seed = begun.get("seed")
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed <= LARGEST_SEED:
        raise ReadingError("seed", "is not a whole number of 64 bits")
    if not isinstance(begun.get("language"), str) or not isinstance(begun.get("timers"), bool):
        raise ReadingError("begin", "lacks language or timers")
    if not isinstance(begun.get("seats"), list) or not all(isinstance(seat, str) for seat in begun["seats"]):
        raise ReadingError("seats", "is not a list of texts")
    if log.rules_hash != content.rules_hash:
        raise ReadingError("rules_hash", "belongs to another scenario")
    position = first(content.rules, seed)
    for record in records[1:]:
        before, position = position, follow(content, position, record)
        _check_allowed(content.rules, before, position, record.kind)
    return position


def _check_allowed(rules: Rules, before: Position, after: Position, kind: str) -> None:
    """Refuse an answer or a budget that the game never would have confirmed: it would block the turn."""
    decision = after.budget if kind == "budget" else Decision(choices=after.choices)
    if kind in ("case", "budget") and decision and (refused := legal(rules, before.state, decision)):
        raise RefusedStepError(len(before.turns) + 1, refused)


def _turn(rules: Rules, position: Position, data: Mapping[str, Any], known: Outcome | None) -> Position:
    turn = len(position.turns) + 1
    if data.get("turn") != turn or turn > rules.turns:
        raise TurnOrderError(turn, data.get("turn"))
    decision = decision_from_json(rules, data.get("decision"))
    prediction = {
        key: string(value, "prediction")
        for key, value in mapping(data.get("prediction", {}), "prediction").items()
        if key in HEADLINES and value in GUESSES
    }
    try:
        outcome = known or step(rules, position.state, decision)
    except (RulesError, ValueError, IndexError) as error:
        raise ReadingError("decision", str(error)) from error
    if outcome.refused:
        raise RefusedStepError(turn, outcome.refused)
    divergence = position.divergence or compare(turn, data, outcome)
    played = PlayedTurn(
        decision, outcome, prediction, string(data.get("because", ""), "because"), position.reasons or {}
    )
    return replace(
        position,
        turns=(*position.turns, played),
        choices=(),
        reasons=None,
        budget=None,
        last="turn",
        divergence=divergence,
    )


def compare(turn: int, data: Mapping[str, Any], outcome: Outcome) -> Divergence | None:
    """Return the first difference between a stored turn and the outcome, or None.

    Args:
        turn: 1-based.
        data: what was stored: ``state`` (the hash) and ``indicators``.
        outcome: what the engine of today gives.
    """
    shown = data.get("indicators")
    if isinstance(shown, Mapping):
        for name in INDICATORS:
            if shown.get(name) != outcome.indicators.values[name]:
                return Divergence(turn, name, str(shown.get(name)), str(outcome.indicators.values[name]))
    stored, computed = data.get("state"), state_hash(outcome.state)
    return None if stored == computed else Divergence(turn, "state", str(stored), computed)


def _find(names: list[str], name: str) -> int:
    if name not in names:
        raise ReadingError("values", f"unknown id {name!r}")
    return names.index(name)
