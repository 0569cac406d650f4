"""A game being played: the only caller of the engine's step; log, undo and autosave.

Whatever is confirmed is appended to the log and on the disk before the method returns. The budget's draft is
kept in the snapshot beside it, which is only a cache: a killed process may lose the last touches of a draft,
never a step.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Mapping
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
from game.engine.state import State
from game.engine.step import Outcome, step
from game.engine.vocabulary import HEADLINES
from game.engine.whatif import lever_shapley, what_if
from game.engine.work import Work
from game.session import log as logs
from game.session.codec import decision_to_json, outcome_to_json
from game.session.course import (
    closing_chapter,
    earlier_phase,
    next_phase,
    possible_phases,
    settled_phase,
    unanswered,
)
from game.session.log import Log, Record
from game.session.position import GUESSES, Divergence, PlayedTurn, Position, first, follow
from game.session.snapshot import read_snapshot, write_snapshot
from game.views.phases import Phase

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
        self._shares: tuple[tuple[PlayedTurn, ...], Mapping[str, float]] | None = None
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
        log = Log(place / logs.NAME)
        chosen = secrets.randbelow(2**32) if seed is None else seed
        try:
            storage.write_atomic(place / SCENARIO, document)
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
        except OSError:
            shutil.rmtree(place, ignore_errors=True)  # a game that never began leaves nothing behind
            raise
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

    def lever_shares(self) -> Mapping[str, float]:
        """Return each lever's part of the benefits so far, million kroner.

        Kept until another turn is played.
        """
        turns = self.position.turns
        if self._shares is None or self._shares[0] is not turns:
            shares = lever_shapley(self.rules, self.seed, self.position.values, self.decisions)
            self._shares = (turns, shares)
        return self._shares[1]

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

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step can be taken back (a submitted turn cannot)."""
        return self.log.path_to_cursor()[-1].kind not in ("begin", "turn", "plan")

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
            },
        )

    def restore_snapshot(self) -> None:
        """Take phase and draft from the snapshot when it belongs to the end of the log."""
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


def _with_choices(draft: Decision, choices: tuple[tuple[int, int], ...]) -> Decision:
    return replace(draft, choices=choices)
