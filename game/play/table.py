"""A game at a table: the port that scenes and the text play use, over a session and its views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from game import library
from game.i18n import Translator
from game.library.content import Content
from game.play.author_side import AuthorSide
from game.play.drafting import Drafting
from game.play.port import Refusals
from game.play.steps import Steps
from game.play.workbench import Workbench, address, open_source
from game.report import write_report
from game.session import Notice, Session, resume
from game.view_makers.alternatives import Alternative, alternatives, weight, what_if_view, worth_a_look
from game.view_makers.budget import budget_view, money_view
from game.view_makers.closing import closing_view
from game.view_makers.debriefing import debrief_slices, debrief_view
from game.view_makers.desk import Desk
from game.view_makers.help import glossary_view, help_view
from game.view_makers.opening import (
    chapter_view,
    header_view,
    intro_view,
    reflection_view,
    values_view,
)
from game.view_makers.reasons import why_view
from game.view_makers.refusals import notice_text
from game.view_makers.turns import case_views, passing_view, prediction_view, status_view
from game.view_makers.words import Words
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
    MoneyView,
    PassingView,
    Phase,
    PredictionView,
    ReflectionView,
    StatusView,
    ValuesView,
    WhatIfView,
    WhyView,
)


class GameTable:
    """A game being played; it fulfils `game.play.port.GamePort`.

    Every view is made from the session as it is when somebody asks.

    Args:
        session: the game.
        tr: the player's language.
        notices: what to tell the player once.
        what_if_early: whether the what-if may be opened before the debrief.
        source: the scenario's files, for a game that follows them.

    Attributes:
        steps: what can be confirmed.
        draft: the budget's draft.
        author: the files of the scenario, and playing on under them.
    """

    def __init__(
        self,
        session: Session,
        tr: Translator,
        notices: Iterable[Notice] = (),
        what_if_early: bool = False,
        source: Workbench | None = None,
    ) -> None:
        self.session = session
        self._desk = Desk(session, Words(session.content, tr))
        self._notices = tuple(notices)
        self._early = what_if_early or len(session.seats) < 2
        self._changes: dict[str, Alternative] = {}
        self._weights: dict[tuple[int, str], float] = {}
        self.steps = Steps(self._desk)
        self.draft = Drafting(self._desk)
        self.author = AuthorSide(self._desk, source, self._speak)

    def set_language(self, language: str) -> None:
        """Use another language for every view from now on."""
        self._speak(Translator(language))

    def _speak(self, tr: Translator) -> None:
        """Find words anew: in another language, or for a scenario that was changed under the game."""
        self._desk.speak(tr)
        self._changes.clear()
        self._weights.clear()

    @property
    def language(self) -> str:
        """The language of every view."""
        return self._desk.tr.language

    # -- where it stands --------------------
    @property
    def phase(self) -> Phase:
        """The phase to show now."""
        return self.session.phase

    @property
    def what_if_open(self) -> bool:
        """Whether the what-if may be opened now."""
        return bool(self.session.outcomes) and (self._early or self.phase == Phase.DEBRIEF)

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step of this turn can be taken back."""
        return self.session.can_undo

    @property
    def notices(self) -> tuple[str, ...]:
        """Things to tell the player once."""
        return tuple(notice_text(self._desk.words, each.key, each.values) for each in self._notices)

    @property
    def folder(self) -> str:
        """Where the game is saved."""
        return str(self.session.folder)

    # -- views --------------------
    def header(self) -> HeaderView:
        """Return the line at the top."""
        return header_view(self._desk)

    def intro(self) -> IntroView:
        """Return the municipality before the first turn."""
        return intro_view(self._desk)

    def values(self) -> ValuesView:
        """Return the ambitions to choose."""
        return values_view(self._desk)

    def chapter(self) -> ChapterView | None:
        """Return this turn's chapter."""
        return chapter_view(self._desk)

    def status(self) -> StatusView:
        """Return how the municipality stands."""
        return status_view(self._desk)

    def case(self) -> CaseView | None:
        """Return the case to answer now, or None when all are answered."""
        return next((case for case in self.cases() if case.chosen is None), None)

    def cases(self) -> tuple[CaseView, ...]:
        """Return this turn's cases."""
        return case_views(self._desk)

    def budget(self) -> BudgetView:
        """Return the budget's draft."""
        return budget_view(self._desk)

    def money(self) -> MoneyView:
        """Return what the budget's draft costs."""
        return money_view(self._desk)

    def prediction(self) -> PredictionView:
        """Return what is to be predicted."""
        return prediction_view(self._desk)

    def passing(self) -> PassingView:
        """Return the turn that has just passed."""
        self.session.lever_shares()  # this turn's games now, so that nobody waits for all of them at the end
        return passing_view(self._desk)

    def reflection(self) -> ReflectionView | None:
        """Return the end of the chapter just played."""
        return reflection_view(self._desk)

    def why(self, indicator: str) -> WhyView:
        """Return why a number moved."""
        return why_view(self._desk, indicator)

    def closing(self) -> ClosingView:
        """Return what can be said at once of the game looked back on."""
        return closing_view(self._desk)

    def debrief_slices(self) -> Iterator[DebriefView | None]:
        """Work out the game looked back on in slices."""
        return debrief_slices(self._desk)

    def debrief(self) -> DebriefView:
        """Return the game looked back on, all at once."""
        return debrief_view(self._desk)

    def changes(self, turn: int) -> tuple[ChangeView, ...]:
        """Return the single changes that can be tried in a turn."""
        found = alternatives(self._desk, turn)
        self._changes |= {each.view.id: each for each in found}
        return tuple(each.view for each in found)

    def weigh(self, turn: int) -> bool:
        """Work out what one more change of a turn would have led to; whether some remain."""
        played = len(self.session.outcomes)  # another turn leads further
        waiting = [each.id for each in self.changes(turn) if (played, each.id) not in self._weights]
        if waiting:
            self._weights[played, waiting[0]] = weight(self._desk, self._changes[waiting[0]])
        return len(waiting) > 1

    def suggested(self, turn: int) -> tuple[ChangeView, ...]:
        """Return the changes of a turn that would have counted most, of those that are weighed."""
        played, weights = len(self.session.outcomes), self._weights
        known = {each.id: each for each in self.changes(turn) if (played, each.id) in weights}
        return worth_a_look(known, {name: weights[played, name] for name in known})

    def what_if(self, change: str) -> WhatIfView:
        """Return the future after a change.

        Raises:
            KeyError: there is no such change.
        """
        if change not in self._changes:
            turn = change.partition(".")[0]
            self.changes(int(turn) if turn.isdecimal() else 0)
        return what_if_view(self._desk, self._changes[change])

    def glossary(self) -> GlossaryView:
        """Return every term."""
        return glossary_view(self._desk.words)

    def help(self, topic: str) -> HelpView:
        """Return the explanation of a topic."""
        return help_view(self._desk.words, topic)

    # -- leaving --------------------
    def report(self, path: str) -> Refusals:
        """Write the debrief as one accessible HTML file."""
        tr = self._desk.tr
        try:
            write_report(Path(path), self.header(), self.debrief(), tr)
        except OSError as error:
            return (tr("report.error", path=path, reason=error),)
        return ()

    def close(self) -> None:
        """Leave the game; the draft is kept."""
        self.session.save_snapshot()


def new_game(
    scenario: str | Path | Content | Workbench,
    tr: Translator,
    *,
    seed: int | None = None,
    seats: tuple[str, ...] = (),
    timers: bool = False,
    folder: Path | None = None,
) -> GameTable:
    """Start a game of a scenario; one that has files follows them while it is played.

    Raises:
        LibraryError: the scenario cannot be opened.
        OSError: the save cannot be written.
    """
    bench = None
    if isinstance(scenario, Content):
        content = scenario
    else:
        bench = scenario if isinstance(scenario, Workbench) else Workbench(library.locate(scenario))
        content = bench.content or bench.read()
    session = Session.begin(
        content,
        seed=seed,
        language=tr.language,
        seats=seats,
        timers=timers,
        folder=folder,
        source=address(bench.file) if bench else "",
    )
    return GameTable(session, tr, source=bench)


def saved_game(path: str | Path, tr: Translator) -> GameTable:
    """Open a saved game where it was left, under the rules it had.

    It follows its scenario's files where they are still there. What they hold by now does not change the
    rules: the players are told once, and may ask for it.

    Raises:
        SaveError: it cannot be opened; the sentence says what was kept.
    """
    session, notices = resume(path)
    bench = open_source(session.source, session.content.id)
    return GameTable(session, tr, (*notices, *_changed_since(session, bench)), source=bench)


def _changed_since(session: Session, bench: Workbench | None) -> tuple[Notice, ...]:
    """Return what to say where the files hold something else than the save; each change is told once."""
    content = bench.content if bench else None
    if content is None or content.document == session.content.document:
        return ()
    held = content.rules_hash + content.text_hash
    if held == session.told:
        return ()
    session.told = held
    session.save_snapshot()
    return (Notice("save.notice.source", {}),)
