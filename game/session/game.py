"""A game being played: the only caller of the engine's step; log, undo and autosave.

Whatever is confirmed is appended to the log and on the disk before the method returns. The budget's draft is
kept in the snapshot beside it, which is only a cache: a killed process may lose the last touches of a draft,
never a step.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game import storage
from game.engine.orders import Decision, Refusal
from game.engine.playcode import encode
from game.engine.state import State
from game.engine.step import Outcome, step
from game.engine.values import must_choose
from game.engine.vocabulary import GUESSES, HEADLINES
from game.engine.whatif import what_if
from game.library.content import Content
from game.session.codec import decision_to_json, outcome_to_json
from game.session.course import (
    closing_chapter,
    earlier_phase,
    next_phase,
    phase_of_step,
    possible_phases,
    settled_phase,
    shown_turn,
    unanswered,
)
from game.session.draft import answer_refusals, draft_refusals, fresh_draft, with_answers, within_means
from game.session.founding import found, replacing_document
from game.session.log import Log, Record
from game.session.position import Position, first, follow, predicted
from game.session.refit import Loss, refit
from game.session.shares import LeverShares
from game.session.snapshot import describe, read_snapshot, write_snapshot
from game.views.phases import Phase

MAX_NOTE = 2_000
_DRAFT_PAUSE = 2.0
"""Seconds between two writings of a draft that is being changed."""


class Session:
    """A game from the introduction to the debrief.

    Use `Session.begin` for a new game and `game.session.saves.resume` for a saved one.

    Args:
        content: the scenario.
        log: the game's log, which has been read and folded.
        position: what it folds into.

    Attributes:
        phase: the phase that the screen should show.
        draft: the budget as it is being made.
        source: where the scenario's files lie (`game.play.workbench.address`), kept in the snapshot; empty
            when it is not known.
        told: what the files held when the players were last told that they hold something else.
    """

    def __init__(self, content: Content, log: Log, position: Position) -> None:
        begun = log.records[0].data
        self.seed: int = begun["seed"]
        self.language: str = begun["language"]
        self.seats: tuple[str, ...] = tuple(begun["seats"])
        self.timers: bool = begun["timers"]
        self.folder = log.path.parent
        self.log = log
        self.source = ""
        self.told = ""
        self._saved_at = 0.0
        self._play_under(content, position)

    def _play_under(self, content: Content, position: Position) -> None:
        """Stand where a folded log leads under a scenario's rules."""
        self.content = content
        self.rules = content.rules
        self.position = position
        self.phase = settled_phase(content, position)
        self.draft = position.budget or fresh_draft(content.rules, position)
        self._shares = LeverShares(content.rules)
        turns = [record for record in self.log.path_to_cursor() if record.kind == "turn"]
        pairs = zip(turns, position.turns, strict=False)
        self._known = {record.n: played.outcome for record, played in pairs}

    @staticmethod
    def begin(
        content: Content,
        *,
        seed: int | None = None,
        language: str = "nb",
        seats: tuple[str, ...] = (),
        timers: bool = False,
        folder: Path | None = None,
        source: str = "",
    ) -> Session:
        """Start a new game and write its first record.

        Args:
            content: the scenario; it is embedded in the save.
            seed: luck of the game; drawn when left out.
            language: the language at the table when it began.
            seats: ids of the seats taken.
            timers: whether soft timers are shown.
            folder: where saves lie; the user's own when left out.
            source: where the scenario's files lie.

        Raises:
            OSError: the save cannot be written.
        """
        chosen = secrets.randbelow(2**32) if seed is None else seed
        home = folder or storage.saves_dir()
        log = found(home, content, seed=chosen, language=language, seats=seats, timers=timers)
        session = Session(content, log, first(content.rules, chosen))
        session.source = source
        session.save_snapshot()
        return session

    # -- where it stands --------------------
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
        return self.position.outcomes

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided in each submitted turn."""
        return self.position.decisions

    @property
    def turn(self) -> int:
        """The turn that the screen is about, from 1."""
        return shown_turn(self.content, self.position, self.phase)

    @property
    def open_cases(self) -> tuple[int, ...]:
        """This turn's cases without an answer."""
        return unanswered(self.position)

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step can be taken back (a submitted turn cannot)."""
        return self.log.path_to_cursor()[-1].kind not in ("begin", "turn", "plan")

    def play_code(self) -> str:
        """Return the game as a short code."""
        predictions = predicted(self.position)
        return encode(self.rules, self.seed, self.position.values, self.decisions, predictions)

    def what_if(self, turn: int, decision: Decision) -> tuple[Outcome, ...]:
        """Return every turn's outcome had the group decided otherwise in one turn (1-based), with the same
        luck.
        """
        return what_if(self.rules, self.seed, self.position.values, self.decisions, turn, decision)

    def play_levers(self) -> bool:
        """Play one more turn of the games behind ``lever_shares``; whether some remain."""
        return self._shares.play(self.position)

    def lever_shares(self) -> Mapping[str, float]:
        """Return each lever's part of the benefits so far, million kroner."""
        return self._shares.of(self.position)

    # -- going on --------------------
    def advance(self) -> bool:
        """Go on from a phase that only shows something; False when the phase asks for a decision."""
        follows = next_phase(self.content, self.position, self.phase)
        if follows is None:
            return False
        self.phase = follows
        self.save_snapshot()
        return True

    def back(self) -> bool:
        """Look again at the phase before, within the turn; False when there is none."""
        before = earlier_phase(self.content, self.position, self.phase)
        if before is None:
            return False
        self.phase = before
        self.save_snapshot()
        return True

    # -- confirmed steps --------------------
    def choose_values(self, ids: tuple[str, ...], own: Mapping[str, int]) -> tuple[Refusal, ...]:
        """Confirm the group's values and the answers about its own municipality."""
        known = {value.id for value in self.rules.values}
        count = must_choose(self.rules)
        if len(set(ids)) != count or not set(ids) <= known:
            return (Refusal("refused.values", {"n": count}),)
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
        if refusals := answer_refusals(self.rules, self.position, names[case], options.index(option)):
            return refusals
        self._confirm("case", turn=self.turn, case=case, option=option, because=because[:MAX_NOTE])
        return ()

    def confirm_budget(self) -> tuple[Refusal, ...]:
        """Confirm the draft; the turn is submitted by `predict`."""
        refusals = draft_refusals(self.rules, self.position, self.draft)
        if not refusals:
            self._confirm("budget", turn=self.turn, decision=decision_to_json(self.rules, self.draft))
        return refusals

    def predict(self, guesses: Mapping[str, str], because: str = "") -> tuple[Refusal, ...]:
        """Confirm the prediction, which submits the turn: the time passes."""
        if self.position.budget is None:
            return (Refusal("refused.no_budget", {}),)
        kept = {key: guesses[key] for key in HEADLINES if guesses.get(key) in GUESSES}
        if len(kept) < len(HEADLINES):
            return (Refusal("refused.prediction", {}),)
        decision = self.position.budget
        outcome = step(self.rules, self.state, decision)
        if outcome.refused:
            return outcome.refused
        self._confirm(
            "turn",
            outcome,
            turn=len(self.position.turns) + 1,
            decision=decision_to_json(self.rules, decision),
            prediction=kept,
            because=because[:MAX_NOTE],
            **outcome_to_json(self.content, outcome),
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

    def write_plan(self, answers: tuple[str, ...]) -> tuple[Refusal, ...]:
        """Keep the action plan, in the order of the debrief's prompts."""
        phase = self.phase
        self._confirm("plan", answers=[answer[:MAX_NOTE] for answer in answers])
        self.phase = phase
        self.save_snapshot()
        return ()

    def undo(self) -> bool:
        """Take back the last confirmed step; False when there is none since the turn was submitted."""
        if not self.can_undo:
            return False
        last = self.log.path_to_cursor()[-1]
        draft, confirmed = self.draft, self.position.budget
        self.log.undo(last.parent or 0)
        self.position = self._fold(self.log.path_to_cursor())
        if last.kind != "note":
            self.phase = phase_of_step(last.kind) or settled_phase(self.content, self.position)
        self._set_draft(confirmed or draft)
        self.save_snapshot()
        return True

    # -- other rules --------------------
    def change_rules(self, content: Content) -> tuple[Loss, ...]:
        """Play on under a scenario that was changed under the game: same seed, same decisions where they fit.

        The log keeps every step as it was confirmed, and what the new rules made of it.

        Returns:
            What no longer applies.

        Raises:
            ReadingError: the game cannot be played under these rules at all; nothing was changed.
            OSError: it could not be written; nothing was changed.
        """
        made = refit(content, self.log, self.rules, self.draft)
        with replacing_document(content, self.log) as document:
            self.log.change_rules(document, content.rules_hash, made.changes)
        phase = self.phase
        self._play_under(content, made.position)
        if phase in possible_phases(content, self.position):
            self.phase = phase
        elif phase in (Phase.CASE, Phase.BUDGET, Phase.PREDICTION):
            self.phase = Phase.CASE if self.open_cases else Phase.BUDGET
        if made.draft is not None:
            self._set_draft(made.draft)
        self.save_snapshot()
        return made.losses

    # -- the draft --------------------
    def change_draft(self, draft: Decision) -> None:
        """Use another draft; it is written to the disk at once, or soon when changes come close together."""
        self._set_draft(draft)
        if time.monotonic() - self._saved_at > _DRAFT_PAUSE:
            self.save_snapshot()

    def reset_draft(self) -> None:
        """Go back to the draft that the turn began with."""
        self._set_draft(fresh_draft(self.rules, self.position))
        self.save_snapshot()

    def save_snapshot(self) -> None:
        """Write phase and draft beside the log.

        Failing is no loss, since the log holds what was confirmed.
        """
        self._saved_at = time.monotonic()
        write_snapshot(
            self.folder,
            {
                "n": len(self.log.records) - 1,
                "phase": self.phase.value,
                "title": self.content.text(self.language, "title"),
                "municipality": self.content.text(self.language, "municipality.name"),
                "scenario": self.content.id,
                "turn": self.turn,
                "turns": self.rules.turns,
                "draft": decision_to_json(self.rules, self.draft),
                "source": self.source,
                "told": self.told,
            },
        )

    def restore_snapshot(self) -> None:
        """Take phase and draft from the snapshot when it belongs to the end of the log."""
        known = describe(self.folder)
        self.source, self.told = (str(known.get(each, "")) for each in ("source", "told"))
        found = read_snapshot(self.folder, self.rules, len(self.log.records) - 1)
        if found and found[0] in possible_phases(self.content, self.position):
            self.phase = found[0]
            self._set_draft(self.position.budget or found[1])

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
        begun = kind in ("turn", "values")
        self._set_draft(fresh_draft(self.rules, position) if begun else self.draft)
        if kind == "case":
            self.draft = within_means(self.rules, self.state, self.draft)
        self.save_snapshot()

    def _set_draft(self, draft: Decision) -> None:
        self.draft = with_answers(draft, self.position)

    def _fold(self, records: tuple[Record, ...]) -> Position:
        position = first(self.rules, self.seed)
        for record in records[1:]:
            position = follow(self.content, position, record, self._known.get(record.n))
        return position
