"""The door between the scenes and a game: what a screen may ask for, and what it may read.

A game is split by who asks. `Reading` gives frozen views and changes nothing; `StepsPort` takes what is
confirmed; `DraftPort` takes the touches of a budget that is not confirmed yet; `AuthorPort` is for whoever
edits the scenario while it is played. `GamePort` is all of it. Scenes ask for the least that they need, and
never hold a session or the engine.

Every step answers with a tuple of refusals in the player's words; an empty tuple means that it was done and
is safely on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from game.views import (
    BudgetView,
    CaseView,
    ChangeView,
    ChapterView,
    ClosingView,
    DebriefView,
    GlossaryView,
    HeaderView,
    HelpView,
    IntroView,
    LibraryView,
    MoneyView,
    PassingView,
    Phase,
    PredictionView,
    ProblemsView,
    ReflectionView,
    RenewedView,
    SaveView,
    SeatView,
    StatusView,
    ValuesView,
    WhatIfView,
    WhyView,
)

Refusals = tuple[str, ...]
"""Reasons why something was not done, in words; empty when it was done."""


class SourcePort(Protocol):
    """A scenario's files while somebody works on them."""

    @property
    def broken(self) -> bool:
        """Whether the files had faults when they were last read."""

    @property
    def warnings(self) -> int:
        """How many warnings there were when the files were last read on an author's behalf."""

    def look(self, *, at_once: bool = False) -> bool:
        """Read the files again when they have been saved since; True when they were read.

        ``at_once``: do not wait for the next look to see that the saving is over.
        """

    def read_again(self) -> None:
        """Read the files now; ``broken`` says how it went."""

    def problems(self, language: str) -> ProblemsView:
        """What was wrong when the files were last read."""


class Reading(Protocol):
    """A game as it can be read: nothing here changes it."""

    @property
    def language(self) -> str:
        """The language of every view: nb, nn or en."""

    @property
    def phase(self) -> Phase:
        """The phase that the screen should show now."""

    @property
    def what_if_open(self) -> bool:
        """Whether the what-if may be opened now (always in the debrief; earlier for a solo player)."""

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step of this turn can be taken back."""

    def header(self) -> HeaderView:
        """The line at the top."""

    def intro(self) -> IntroView:
        """The municipality, before the first turn."""

    def values(self) -> ValuesView:
        """The ambitions to choose."""

    def chapter(self) -> ChapterView | None:
        """The chapter that this turn belongs to, or None when the scenario has none."""

    def status(self) -> StatusView:
        """How the municipality stands."""

    def case(self) -> CaseView | None:
        """The case to answer now, or None when all of this turn's are answered."""

    def cases(self) -> tuple[CaseView, ...]:
        """All cases of this turn, answered or not."""

    def budget(self) -> BudgetView:
        """The budget's draft."""

    def money(self) -> MoneyView:
        """What the budget's draft costs: all that changes while a lever moves, and quick enough for that."""

    def prediction(self) -> PredictionView:
        """What is to be predicted."""

    def passing(self) -> PassingView:
        """The turn that has just passed."""

    def reflection(self) -> ReflectionView | None:
        """The end of the chapter just played, or None."""

    def why(self, indicator: str) -> WhyView:
        """Why a number moved: an indicator id, ``maturity.<lever>`` or ``service.<id>``."""

    def closing(self) -> ClosingView:
        """What can be said at once of the game looked back on, up to the last turn played."""

    def debrief_slices(self) -> Iterator[DebriefView | None]:
        """The game looked back on, worked out in slices: None after each of them, the whole after the last.

        A screen asks for one slice at a time, between two pictures; they are in one language, and a screen
        that is turned to another begins anew.
        """

    def debrief(self) -> DebriefView:
        """The game looked back on, all at once."""

    def changes(self, turn: int) -> tuple[ChangeView, ...]:
        """Single changes that can be tried in a turn already played (1-based)."""

    def weigh(self, turn: int) -> bool:
        """Work out what one more change of a turn would have led to; whether some remain.

        Each plays the game once more, so a screen asks for one at a time, between two pictures.
        """

    def suggested(self, turn: int) -> tuple[ChangeView, ...]:
        """The changes of a turn that would have counted most, one of a kind, of those weighed so far."""

    def what_if(self, change: str) -> WhatIfView:
        """The future after a change, by `ChangeView.id`."""

    def glossary(self) -> GlossaryView:
        """Every term of the game and the scenario."""

    def help(self, topic: str) -> HelpView:
        """The explanation of a topic: a phase, an indicator, a lever, an emphasis, a component or a
        glossary id.
        """


class StepsPort(Protocol):
    """Steps of a game: on disk when they return."""

    def advance(self) -> Refusals:
        """Go on from a phase that only shows something: intro, chapter, status, passing."""

    def back(self) -> Refusals:
        """Look again at the phase before, within the turn, without taking anything back."""

    def undo(self) -> Refusals:
        """Take back the last confirmed step of this turn."""

    def choose_values(self, ids: tuple[str, ...], own: Mapping[str, int]) -> Refusals:
        """Choose the ambitions; ``own`` answers 1..5 by question id."""

    def answer_case(self, case: str, option: str, because: str = "") -> Refusals:
        """Answer a case, with one line on why."""

    def confirm_budget(self) -> Refusals:
        """Confirm the draft and go on to the prediction."""

    def predict(self, guesses: Mapping[str, str], because: str = "") -> Refusals:
        """Predict up, same or down for the three headlines; this submits the turn."""

    def reflect(self, notes: tuple[str, ...]) -> Refusals:
        """Keep the answers to the chapter's questions and go on."""

    def note(self, text: str) -> Refusals:
        """Keep a note for the debrief."""

    def plan(self, answers: tuple[str, ...]) -> Refusals:
        """Keep the action plan: an answer (or "") to each of the debrief's prompts."""


class DraftPort(Protocol):
    """The budget's draft: it changes at once and is saved when it can be; what came of it can be read."""

    def set_lever(self, lever: str, money: float) -> None:
        """Give a lever money (million kroner, rounded to 0.1 and kept within what is available)."""

    def set_emphasis(self, lever: str, branch: str | None) -> None:
        """Lean a lever's money one way, or evenly (None)."""

    def set_act(self, initiative: str, act: str | None) -> None:
        """Choose what to do with an initiative this turn, or nothing (None)."""

    def set_owner(self, initiative: str, owner: str | None) -> None:
        """Hand an initiative a benefit owner (None: leave it as it was)."""

    def set_baseline(self, initiative: str, measured: bool) -> None:
        """Measure the baseline of an initiative this turn."""

    def set_freed(self, service: str, use: str | None) -> None:
        """Decide what the freed time of a service is used for (quality, savings, capacity; None:
        undecided).
        """

    def reset(self) -> None:
        """Go back to what the draft was when the budget opened."""


class AuthorPort(Protocol):
    """A game and the files of its scenario, for whoever edits them while it is played."""

    @property
    def source(self) -> SourcePort | None:
        """The files of the scenario that is played; None for a game that has only what its save holds."""

    @property
    def asks_first(self) -> bool:
        """Whether the game keeps its rules until somebody asks for those of the files: a group plays it."""

    @property
    def unread(self) -> bool:
        """Whether the files hold another scenario than the one that is played."""

    def renew(self) -> RenewedView:
        """Play on under the scenario as its files are now: same seed, same decisions where they still fit.

        Ask only when ``source`` has been read without faults.
        """


class GamePort(Reading, Protocol):
    """A game being played, as a screen sees it."""

    @property
    def steps(self) -> StepsPort:
        """What can be confirmed."""

    @property
    def draft(self) -> DraftPort:
        """The budget's draft."""

    @property
    def author(self) -> AuthorPort:
        """The files of the scenario, and playing on under them."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Things to tell the player once, e.g. that a damaged save was set aside."""

    @property
    def folder(self) -> str:
        """Where the game is saved."""

    def set_language(self, language: str) -> None:
        """Use another language (nb, nn or en) for every view from now on."""

    def report(self, path: str) -> Refusals:
        """Write the debrief as one accessible HTML file."""

    def close(self) -> None:
        """Leave the game; everything confirmed is already saved, and the draft is kept."""


class OpenError(Exception):
    """A game cannot be started or resumed; the text says what happened, what was kept and what to do."""


class HallPort(Protocol):
    """What a scene may ask before a game is open: the library, the saves, and to start or resume."""

    def library(self, language: str) -> LibraryView:
        """The scenarios to play and the games to resume."""

    def saves(self, language: str) -> tuple[SaveView, ...]:
        """The games to resume, newest first."""

    def seats(self, scenario: str, language: str) -> tuple[SeatView, ...]:
        """The seats of a scenario, for the lobby.

        Raises:
            OpenError: the scenario cannot be opened.
        """

    def source(self, scenario: str, language: str) -> SourcePort:
        """The files of a scenario that has faults, to be mended.

        Raises:
            OpenError: there is no such scenario.
        """

    def glossary(self, language: str) -> GlossaryView:
        """Every term of the game itself, without those of a scenario."""

    def help(self, topic: str, language: str) -> HelpView:
        """The explanation of a topic of the game itself."""

    def start(
        self,
        scenario: str,
        language: str,
        *,
        seats: tuple[str, ...] = (),
        timers: bool = False,
        seed: int | None = None,
    ) -> GamePort:
        """Start a game; its first record is on disk.

        Raises:
            OpenError: the scenario cannot be opened or the save cannot be written.
        """

    def resume(self, path: str, language: str) -> GamePort:
        """Open a saved game where it was left.

        Raises:
            OpenError: it cannot be opened; it has been set aside if it was damaged.
        """
