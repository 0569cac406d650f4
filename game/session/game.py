"""A game being played: the only caller of the engine's step; log, undo and autosave.

Whatever is confirmed is appended to the log and on the disk before the method returns. The budget's draft is
kept in the snapshot beside it, which is only a cache: a killed process may lose the last touches of a draft,
never a step.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from game import __version__, storage
from game.content import Content
from game.engine.legality import choice_cost, legal, tenths
from game.engine.options import fit, neutral
from game.engine.orders import Decision, Refusal
from game.engine.playcode import encode
from game.engine.purse import purse
from game.engine.rules import RULES_VERSION
from game.engine.state import State, state_hash
from game.engine.step import Outcome, step
from game.engine.vocabulary import HEADLINES
from game.engine.whatif import what_if
from game.engine.work import Work
from game.reading import ReadingError
from game.session import log as logs
from game.session.codec import decision_from_json, decision_to_json
from game.session.log import Log, Record
from game.session.position import (
    GUESSES,
    Divergence,
    Position,
    closing_chapter,
    first,
    follow,
    next_turn_phase,
    settled_phase,
    unanswered,
)
from game.views.phases import Phase

SNAPSHOT = "snapshot.json"
SCENARIO = "scenario.json"
MUST_CHOOSE = 3
MAX_NOTE = 2_000
_DRAFT_PAUSE = 2.0
"""Seconds between two writings of a draft that is being changed."""


class Session:
    """A game from the introduction to the debrief.

    Use `Session.begin` for a new game and `game.session.saves.resume` for a saved one.
    """

    def __init__(self, content: Content, log: Log, position: Position) -> None:
        """Take over a game whose log has been read and folded."""
        begun = log.records[0].data
        self.content = content
        self.rules = content.rules
        self.seed: int = begun["seed"]
        self.language: str = begun["language"]
        self.seats: tuple[str, ...] = tuple(begun["seats"])
        self.timers: bool = begun["timers"]
        self.folder = log.path.parent
        self.log = log
        self.position = position
        self.phase = settled_phase(content, position)
        self.draft = position.budget or self._fresh_draft()
        self._known: dict[int, Outcome] = {}
        self._saved_at = 0.0
        self._remember_outcomes()

    @staticmethod
    def begin(
        content: Content,
        *,
        seed: int | None = None,
        language: str = "nb",
        seats: tuple[str, ...] = (),
        timers: bool = False,
        folder: Path | None = None,
    ) -> Session:
        """Start a new game and write its first record.

        Args:
            content: the scenario; it is embedded in the save.
            seed: luck of the game; drawn when left out.
            language: the language at the table when it began.
            seats: ids of the seats taken.
            timers: whether soft timers are shown.
            folder: where saves lie; the user's own when left out.

        Raises:
            OSError: the save cannot be written.
        """
        now = datetime.now()
        place = logs.new_folder(folder or storage.saves_dir(), now.strftime("%Y-%m-%d"), content.id)
        document = json.dumps(content.document, ensure_ascii=False, separators=(",", ":"))
        storage.write_atomic(place / SCENARIO, document)
        log = Log(place / logs.NAME)
        chosen = secrets.randbelow(2**32) if seed is None else seed
        log.append(
            "begin",
            format=logs.FORMAT,
            game=__version__,
            rules=RULES_VERSION,
            rules_hash=content.rules_hash,
            scenario=content.id,
            seed=chosen,
            language=language,
            seats=list(seats),
            timers=timers,
            at=now.isoformat(timespec="seconds"),
        )
        session = Session(content, log, first(content.rules, chosen))
        session.save_snapshot()
        return session

    # -- where the game stands --------------------
    @property
    def state(self) -> State:
        """The state now."""
        return self.position.state

    @property
    def states(self) -> tuple[State, ...]:
        """The state at the start and after each turn."""
        return self.position.states

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What came of each submitted turn."""
        return tuple(turn.outcome for turn in self.position.turns)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided in each submitted turn."""
        return tuple(turn.decision for turn in self.position.turns)

    @property
    def turn(self) -> int:
        """The turn that the screen is about, from 1."""
        played = len(self.position.turns)
        shown = played if self.phase in (Phase.PASSING, Phase.REFLECTION, Phase.DEBRIEF) else played + 1
        return max(1, min(shown, self.rules.turns))

    @property
    def divergence(self) -> Divergence | None:
        """The first difference between the log and what the engine computes, or None."""
        return self.position.divergence

    @property
    def open_cases(self) -> tuple[int, ...]:
        """This turn's cases without an answer."""
        return unanswered(self.position)

    @property
    def must_choose(self) -> int:
        """How many values the group chooses."""
        return min(MUST_CHOOSE, len(self.rules.values))

    def play_code(self) -> str:
        """Return the game as a short code."""
        predictions = tuple(
            tuple(GUESSES.index(turn.prediction[key]) if key in turn.prediction else -1 for key in HEADLINES)
            for turn in self.position.turns
        )
        return encode(self.rules, self.seed, self.position.values, self.decisions, predictions)

    def what_if(self, turn: int, decision: Decision) -> tuple[Outcome, ...]:
        """Return every turn's outcome had the group decided otherwise in one turn (1-based), with the same
        luck.
        """
        return what_if(self.rules, self.seed, self.position.values, self.decisions, turn, decision)

    # -- going on --------------------
    def advance(self) -> bool:
        """Go on from a phase that only shows something; False when the phase asks for a decision."""
        follows = self._next_phase()
        if follows is None:
            return False
        self.phase = follows
        self.save_snapshot()
        return True

    def _next_phase(self) -> Phase | None:
        if self.phase == Phase.INTRO:
            return (
                next_turn_phase(self.content, self.position) if self.position.values_chosen else Phase.VALUES
            )
        if self.phase == Phase.CHAPTER:
            return Phase.STATUS
        if self.phase == Phase.STATUS:
            return Phase.CASE if self.open_cases else Phase.BUDGET
        if self.phase == Phase.PASSING:
            chapter = closing_chapter(self.content, len(self.position.turns))
            if chapter and chapter.id not in (self.position.reflections or {}):
                return Phase.REFLECTION
            return next_turn_phase(self.content, self.position)
        return None

    def back(self) -> bool:
        """Look again at the phase before, within the turn; False when there is none."""
        before = {
            Phase.VALUES: Phase.INTRO,
            Phase.STATUS: Phase.CHAPTER,
            Phase.CASE: Phase.STATUS,
            Phase.BUDGET: Phase.STATUS,
            Phase.PREDICTION: Phase.BUDGET,
            Phase.REFLECTION: Phase.PASSING,
        }.get(self.phase)
        opening = next_turn_phase(self.content, self.position) == Phase.CHAPTER
        if before is None or (before == Phase.CHAPTER and not opening):
            return False
        self.phase = before
        self.save_snapshot()
        return True

    # -- confirmed steps --------------------
    def choose_values(self, ids: tuple[str, ...], own: Mapping[str, int]) -> tuple[Refusal, ...]:
        """Confirm the group's values and the answers about its own municipality."""
        known = {value.id for value in self.rules.values}
        if len(set(ids)) != self.must_choose or not set(ids) <= known:
            return (Refusal("refused.values", {"n": self.must_choose}),)
        if self.position.turns:
            return (Refusal("refused.values_late", {}),)
        self._confirm("values", values=list(ids), own={key: n for key, n in own.items() if 1 <= n <= 5})
        return ()

    def answer_case(self, case: str, option: str, because: str = "") -> tuple[Refusal, ...]:
        """Confirm the answer to one of this turn's cases."""
        names = {self.rules.cases[n].id: n for n in self.state.open_cases}
        if case not in names:
            return (Refusal("refused.case_closed", {"case": case}),)
        options = [each.id for each in self.rules.cases[names[case]].options]
        if option not in options:
            return (Refusal("refused.option", {"option": option}),)
        if refusals := self.option_refusals(names[case], options.index(option)):
            return refusals
        self._confirm("case", turn=self.turn, case=case, option=option, because=because[:MAX_NOTE])
        return ()

    def option_refusals(self, case: int, option: int) -> tuple[Refusal, ...]:
        """Return why a case cannot be answered so; the rest of the turn's draft has no say in it."""
        others = tuple(each for each in self.position.choices if each[0] != case)
        return legal(self.rules, self.state, Decision(choices=tuple(sorted((*others, (case, option))))))

    def confirm_budget(self) -> tuple[Refusal, ...]:
        """Confirm the draft; the turn is submitted by `predict`."""
        refusals = self.check_draft()
        if not refusals:
            self._confirm("budget", turn=self.turn, decision=decision_to_json(self.rules, self.draft))
        return refusals

    def check_draft(self) -> tuple[Refusal, ...]:
        """Return every reason why the draft cannot be confirmed now."""
        if self.open_cases:
            return (Refusal("refused.cases_open", {"n": len(self.open_cases)}),)
        return legal(self.rules, self.state, self.draft)

    def predict(self, guesses: Mapping[str, str], because: str = "") -> tuple[Refusal, ...]:
        """Confirm the prediction, which submits the turn: the time passes."""
        if self.position.budget is None:
            return (Refusal("refused.no_budget", {}),)
        kept = {key: guesses[key] for key in HEADLINES if guesses.get(key) in GUESSES}
        if len(kept) < len(HEADLINES):
            return (Refusal("refused.prediction", {}),)
        decision = self.position.budget
        outcome = step(self.rules, self.state, decision)
        self._confirm(
            "turn",
            outcome,
            turn=len(self.position.turns) + 1,
            decision=decision_to_json(self.rules, decision),
            prediction=kept,
            because=because[:MAX_NOTE],
            **_outcome_to_json(self.content, outcome),
        )
        return ()

    def reflect(self, notes: tuple[str, ...]) -> tuple[Refusal, ...]:
        """Confirm the notes at the end of a chapter."""
        chapter = closing_chapter(self.content, len(self.position.turns))
        if chapter is None or self.phase != Phase.REFLECTION:
            return (Refusal("refused.no_chapter", {}),)
        self._confirm("reflection", chapter=chapter.id, notes=[note[:MAX_NOTE] for note in notes])
        return ()

    def note(self, text: str) -> tuple[Refusal, ...]:
        """Keep a note for the debrief."""
        if not text.strip():
            return (Refusal("refused.empty_note", {}),)
        phase = self.phase
        self._confirm("note", text=text[:MAX_NOTE])
        self.phase = phase
        self.save_snapshot()
        return ()

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step can be taken back (a submitted turn cannot)."""
        return self.log.path_to_cursor()[-1].kind not in ("begin", "turn")

    def undo(self) -> bool:
        """Take back the last confirmed step; False when there is none since the turn was submitted."""
        if not self.can_undo:
            return False
        last = self.log.path_to_cursor()[-1]
        draft, confirmed = self.draft, self.position.budget
        self.log.undo(last.parent or 0)
        self.position = self._fold(self.log.path_to_cursor())
        if last.kind != "note":
            self.phase = settled_phase(self.content, self.position)
        if last.kind == "reflection":
            self.phase = Phase.REFLECTION
        if last.kind == "values":
            self.phase = Phase.VALUES
        if last.kind == "case":
            self.phase = Phase.CASE
        self._set_draft(confirmed or draft)
        if last.kind == "budget":
            self.phase = Phase.BUDGET
        self.save_snapshot()
        return True

    # -- the draft --------------------
    def change_draft(self, draft: Decision) -> None:
        """Use another draft; it is written to the disk at once, or soon when changes come close together."""
        self._set_draft(draft)
        if time.monotonic() - self._saved_at > _DRAFT_PAUSE:
            self.save_snapshot()

    def reset_draft(self) -> None:
        """Go back to the draft that the turn began with."""
        self._set_draft(self._fresh_draft())
        self.save_snapshot()

    def save_snapshot(self) -> None:
        """Write phase and draft beside the log; a failure loses nothing that was confirmed."""
        self._saved_at = time.monotonic()
        snapshot = {
            "n": len(self.log.records) - 1,
            "phase": self.phase.value,
            "title": self.content.text(self.language, "title"),
            "municipality": self.content.text(self.language, "municipality.name"),
            "scenario": self.content.id,
            "turn": self.turn,
            "turns": self.rules.turns,
            "at": datetime.now().isoformat(timespec="seconds"),
            "draft": decision_to_json(self.rules, self.draft),
        }
        with suppress(OSError):
            storage.write_atomic(self.folder / SNAPSHOT, json.dumps(snapshot, ensure_ascii=False))

    def restore_snapshot(self) -> None:
        """Take phase and draft from the snapshot when it belongs to the end of the log."""
        try:
            snapshot: dict[str, Any] = json.loads(storage.read_text(self.folder / SNAPSHOT))
            if snapshot["n"] != len(self.log.records) - 1:
                return
            draft = decision_from_json(self.rules, snapshot["draft"])
            phase = Phase(snapshot["phase"])
        except (OSError, ValueError, KeyError, TypeError):
            return
        if self._may_stand_in(phase):
            self.phase = phase
            self._set_draft(self.position.budget or draft)

    def _may_stand_in(self, phase: Phase) -> bool:
        """Say whether a phase of a snapshot can be true of this log: a snapshot may be edited or stale."""
        settled = settled_phase(self.content, self.position)
        seen = {settled}
        probe = settled
        while probe in (Phase.INTRO, Phase.CHAPTER, Phase.STATUS, Phase.PASSING):
            keep, self.phase = self.phase, probe
            follows = self._next_phase()
            self.phase = keep
            if follows is None or follows in seen:
                break
            seen.add(follows)
            probe = follows
        if Phase.BUDGET in seen or Phase.CASE in seen or Phase.PREDICTION in seen:
            seen |= {Phase.STATUS, Phase.BUDGET} if not self.open_cases else {Phase.STATUS, Phase.CASE}
        return phase in seen

    # -- within --------------------
    def _confirm(self, kind: str, outcome: Outcome | None = None, /, **data: Any) -> None:
        """Append a record, follow it and go to the phase it leads to."""
        trial = Record(len(self.log.records), self.log.cursor, kind, data)
        position = follow(self.content, self.position, trial, outcome)  # refuses before anything is written
        record = self.log.append(kind, **data)
        if outcome is not None:
            self._known[record.n] = outcome
        self.position = position
        self.phase = settled_phase(self.content, position)
        self._set_draft(self._fresh_draft() if kind in ("turn", "values") else self.draft)
        if kind == "case":
            self.draft = self.within_means(self.draft)
        self.save_snapshot()

    def _set_draft(self, draft: Decision) -> None:
        self.draft = _with_choices(draft, self.position.choices)

    def _fresh_draft(self) -> Decision:
        if len(self.position.turns) >= self.rules.turns:
            return Decision()
        return self.within_means(_with_choices(neutral(self.rules, self.state), self.position.choices))

    def within_means(self, draft: Decision) -> Decision:
        """Make room for what the answers cost.

        Lever money is scaled down to what is free without borrowing.
        """
        cost = choice_cost(self.rules, draft.choices)
        if not cost:
            return draft
        free = tenths(purse(Work(self.rules, self.state)).free - cost)
        return replace(draft, levers=fit(draft.levers, free))

    def _fold(self, records: tuple[Record, ...]) -> Position:
        position = first(self.rules, self.seed)
        for record in records[1:]:
            position = follow(self.content, position, record, self._known.get(record.n))
        return position

    def _remember_outcomes(self) -> None:
        turns = [record for record in self.log.path_to_cursor() if record.kind == "turn"]
        for record, played in zip(turns, self.position.turns, strict=False):
            self._known[record.n] = played.outcome


def fold_log(content: Content, log: Log) -> Position:
    """Return the position that a log leads to.

    Raises:
        ReadingError: the first record does not belong to the scenario, or a later one does not fit.
    """
    records = log.path_to_cursor()
    begun = records[0].data
    seed = begun.get("seed")
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < 2**64:
        raise ReadingError("seed", "is not a whole number of 64 bits")
    if not isinstance(begun.get("language"), str) or not isinstance(begun.get("timers"), bool):
        raise ReadingError("begin", "lacks language or timers")
    if not isinstance(begun.get("seats"), list) or not all(isinstance(seat, str) for seat in begun["seats"]):
        raise ReadingError("seats", "is not a list of texts")
    if begun.get("rules_hash") != content.rules_hash:
        raise ReadingError("rules_hash", "belongs to another scenario")
    position = first(content.rules, seed)
    for record in records[1:]:
        position = follow(content, position, record)
    return position


def _with_choices(draft: Decision, choices: tuple[tuple[int, int], ...]) -> Decision:
    return replace(draft, choices=choices)


def _outcome_to_json(content: Content, outcome: Outcome) -> dict[str, Any]:
    events = content.structure.events
    return {
        "state": state_hash(outcome.state),
        "indicators": dict(outcome.indicators.values),
        "events": [{"id": events[each.event].id, "struck": each.struck} for each in outcome.events],
        "causes": {
            key: [{"cause": c.key, "change": c.change, "since_turn": c.since_turn} for c in causes]
            for key, causes in outcome.causes.items()
        },
    }
