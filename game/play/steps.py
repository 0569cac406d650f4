"""The steps of a game at a table: confirmed by the session, refused in the player's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.engine.orders import Refusal
from game.play.port import Refusals
from game.storage import ChangedError
from game.view_makers.desk import Desk


class Steps:
    """Takes what is confirmed; it fulfils `game.play.port.StepsPort`.

    Args:
        desk: the session, and words for what it refuses.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session

    def advance(self) -> Refusals:
        """Go on from a phase that only shows something."""
        return () if self._session.advance() else (self._desk.tr("refused.phase"),)

    def back(self) -> Refusals:
        """Look again at the phase before, within the turn."""
        return () if self._session.back() else (self._desk.tr("refused.phase"),)

    def undo(self) -> Refusals:
        """Take back the last confirmed step of this turn."""
        return self._confirm(lambda: () if self._session.undo() else (Refusal("refused.undo", {}),))

    def choose_values(self, ids: tuple[str, ...], own: Mapping[str, int]) -> Refusals:
        """Choose the ambitions."""
        return self._confirm(lambda: self._session.choose_values(ids, own))

    def answer_case(self, case: str, option: str, because: str = "") -> Refusals:
        """Answer a case."""
        return self._confirm(lambda: self._session.answer_case(case, option, because))

    def confirm_budget(self) -> Refusals:
        """Confirm the draft."""
        return self._confirm(self._session.confirm_budget)

    def predict(self, guesses: Mapping[str, str], because: str = "") -> Refusals:
        """Predict, which submits the turn."""
        return self._confirm(lambda: self._session.predict(guesses, because))

    def reflect(self, notes: tuple[str, ...]) -> Refusals:
        """Keep the answers to the chapter's questions."""
        return self._confirm(lambda: self._session.reflect(notes))

    def note(self, text: str) -> Refusals:
        """Keep a note for the debrief."""
        return self._confirm(lambda: self._session.note(text))

    def plan(self, answers: tuple[str, ...]) -> Refusals:
        """Keep the action plan."""
        return self._confirm(lambda: self._session.write_plan(answers))

    def _confirm(self, step: Callable[[], tuple[Refusal, ...]]) -> Refusals:
        """Confirm a step; a disk that refuses is told like any other refusal, since nothing was confirmed."""
        try:
            return self._desk.refusals(step())
        except ChangedError:
            return (self._desk.tr("save.error.elsewhere"),)
        except OSError as error:
            return (self._desk.tr("save.error.write", reason=error),)
