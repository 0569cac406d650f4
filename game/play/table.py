"""A game at a table: the port that scenes and the text play use, over a session and its views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from game import library
from game.engine.orders import Decision, Refusal
from game.engine.prices import money_needed, tenths
from game.engine.rules import RulesError
from game.engine.vocabulary import LEVERS, NOT_STARTED
from game.engine.work import Work
from game.i18n import Translator
from game.library.content import Content
from game.play.port import Refusals
from game.play.workbench import Workbench, address, open_source
from game.reading import ReadingError
from game.report import write_report
from game.session import Notice, Session, resume
from game.session import draft as drafts
from game.storage import ChangedError
from game.view_makers import ViewMaker
from game.view_makers.authoring import renewed_view
from game.view_makers.refusals import refusal_texts
from game.views import (
    BudgetView,
    CaseView,
    ChangeView,
    ChapterView,
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
    RenewedView,
    SeatView,
    StatusView,
    ValuesView,
    WhatIfView,
    WhyView,
)


class Table:
    """A game being played; it fulfils `game.port.GamePort`.

    Args:
        session: the game.
        tr: the player's language.
        notices: what to tell the player once.
        what_if_early: whether the what-if may be opened before the debrief.
        source: the scenario's files, for a game that follows them.
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
        self._source = source
        self._tr = tr
        self._notices = tuple(notices)
        self._early = what_if_early or len(session.seats) < 2
        self._maker = ViewMaker(session, tr)

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
        return tuple(self._tr(notice.key, **notice.values) for notice in self._notices)

    @property
    def source(self) -> Workbench | None:
        """The files of the scenario, for a game that follows them."""
        return self._source

    @property
    def asks_first(self) -> bool:
        """Whether the game keeps its rules until somebody asks for those of the files: a group plays it."""
        return len(self.session.seats) > 1

    @property
    def unread(self) -> bool:
        """Whether the files hold another scenario than the one that is played."""
        content = self._source.content if self._source else None
        return content is not None and content.document != self.session.content.document

    @property
    def folder(self) -> str:
        """Where the game is saved."""
        return str(self.session.folder)

    def set_language(self, language: str) -> None:
        """Use another language for every view from now on."""
        self._tr = Translator(language)
        self._maker = ViewMaker(self.session, self._tr)

    # -- views --------------------
    def header(self) -> HeaderView:
        """Return the line at the top."""
        return self._maker.header()

    def seats(self) -> tuple[SeatView, ...]:
        """Return the seats at the table."""
        return self._maker.seats()

    def intro(self) -> IntroView:
        """Return the municipality before the first turn."""
        return self._maker.intro()

    def values(self) -> ValuesView:
        """Return the ambitions to choose."""
        return self._maker.values()

    def chapter(self) -> ChapterView | None:
        """Return this turn's chapter."""
        return self._maker.chapter()

    def status(self) -> StatusView:
        """Return how the municipality stands."""
        return self._maker.status()

    def case(self) -> CaseView | None:
        """Return the case to answer now, or None when all are answered."""
        return next((case for case in self.cases() if case.chosen is None), None)

    def cases(self) -> tuple[CaseView, ...]:
        """Return this turn's cases."""
        return self._maker.cases()

    def budget(self) -> BudgetView:
        """Return the budget's draft."""
        return self._maker.budget()

    def prediction(self) -> PredictionView:
        """Return what is to be predicted."""
        return self._maker.prediction()

    def passing(self) -> PassingView:
        """Return the turn that has just passed."""
        self.session.lever_shares()  # this turn's games now, so that nobody waits for all of them at the end
        return self._maker.passing()

    def reflection(self) -> ReflectionView | None:
        """Return the end of the chapter just played."""
        return self._maker.reflection()

    def why(self, indicator: str) -> WhyView:
        """Return why a number moved."""
        return self._maker.why(indicator)

    def debrief(self) -> DebriefView:
        """Return the game looked back on."""
        return self._maker.debrief()

    def changes(self, turn: int) -> tuple[ChangeView, ...]:
        """Return the single changes that can be tried in a turn."""
        return self._maker.changes(turn)

    def what_if(self, change: str) -> WhatIfView:
        """Return the future after a change."""
        return self._maker.what_if(change)

    def glossary(self) -> GlossaryView:
        """Return every term."""
        return self._maker.glossary()

    def help(self, topic: str) -> HelpView:
        """Return the explanation of a topic."""
        return self._maker.help(topic)

    # -- going on --------------------
    def advance(self) -> Refusals:
        """Go on from a phase that only shows something."""
        return () if self.session.advance() else (self._tr("refused.phase"),)

    def back(self) -> Refusals:
        """Look again at the phase before, within the turn."""
        return () if self.session.back() else (self._tr("refused.phase"),)

    def undo(self) -> Refusals:
        """Take back the last confirmed step of this turn."""
        return self._try(lambda: () if self.session.undo() else (Refusal("refused.undo", {}),))

    def choose_values(self, ids: tuple[str, ...], own: Mapping[str, int]) -> Refusals:
        """Choose the ambitions."""
        return self._try(lambda: self.session.choose_values(ids, own))

    def answer_case(self, case: str, option: str, because: str = "") -> Refusals:
        """Answer a case."""
        return self._try(lambda: self.session.answer_case(case, option, because))

    def confirm_budget(self) -> Refusals:
        """Confirm the draft."""
        return self._try(self.session.confirm_budget)

    def predict(self, guesses: Mapping[str, str], because: str = "") -> Refusals:
        """Predict, which submits the turn."""
        return self._try(lambda: self.session.predict(guesses, because))

    def reflect(self, notes: tuple[str, ...]) -> Refusals:
        """Keep the answers to the chapter's questions."""
        return self._try(lambda: self.session.reflect(notes))

    def note(self, text: str) -> Refusals:
        """Keep a note for the debrief."""
        return self._try(lambda: self.session.note(text))

    def plan(self, answers: tuple[str, ...]) -> Refusals:
        """Keep the action plan."""
        return self._try(lambda: self.session.write_plan(answers))

    def _try(self, confirm: Callable[[], tuple[Refusal, ...]]) -> Refusals:
        """Confirm a step; a disk that refuses is told like any other refusal, since nothing was confirmed."""
        try:
            return refusal_texts(self._maker.desk.words, confirm())
        except ChangedError:
            return (self._tr("save.error.elsewhere"),)
        except OSError as error:
            return (self._tr("save.error.write", reason=error),)

    # -- the draft --------------------
    def set_lever(self, lever: str, money: float) -> MoneyView:
        """Give a lever money."""
        session = self.session
        work = Work(session.rules, session.state)
        room = self._maker.desk.options.money.limit - money_needed(work, session.draft)
        now = session.draft.levers[LEVERS.index(lever)]
        session.change_draft(drafts.with_lever(session.draft, lever, money, now + tenths(max(room, 0.0))))
        return self._maker.money()

    def set_emphasis(self, lever: str, branch: str | None) -> BudgetView:
        """Lean a lever's money one way, or evenly."""
        return self._change(drafts.with_emphasis(self.session.draft, lever, branch))

    def set_act(self, initiative: str, act: str | None) -> BudgetView:
        """Choose what to do with an initiative."""
        rules = self.session.rules
        idle = self.session.state.status[drafts.initiative_index(rules, initiative)] == NOT_STARTED
        return self._change(drafts.with_act(rules, self.session.draft, initiative, act, idle))

    def set_owner(self, initiative: str, owner: str | None) -> BudgetView:
        """Hand an initiative a benefit owner."""
        rules, state = self.session.rules, self.session.state
        current = state.owner[drafts.initiative_index(rules, initiative)]
        return self._change(drafts.with_owner(rules, self.session.draft, initiative, owner, current))

    def set_baseline(self, initiative: str, measured: bool) -> BudgetView:
        """Measure the baseline of an initiative this turn."""
        return self._change(
            drafts.with_baseline(self.session.rules, self.session.draft, initiative, measured)
        )

    def set_freed(self, service: str, use: str | None) -> BudgetView:
        """Decide what the freed time of a service is used for."""
        rules, state = self.session.rules, self.session.state
        current = state.freed_use[[each.id for each in rules.services].index(service)]
        return self._change(drafts.with_freed(rules, self.session.draft, service, use, current))

    def reset_draft(self) -> BudgetView:
        """Go back to what the draft was when the turn began."""
        self.session.reset_draft()
        return self.budget()

    def _change(self, draft: Decision) -> BudgetView:
        self.session.change_draft(draft)
        return self.budget()

    # -- the author's loop --------------------
    def renew(self) -> RenewedView:
        """Play on under the scenario as its files are now."""
        before, content = self._maker.desk.words, self._source.content if self._source else None
        if content is None or not self.unread:
            return RenewedView(True, False, self._tr("renewed.nothing"))
        try:
            losses = self.session.change_rules(content)
        except ChangedError:
            return RenewedView(False, False, self._tr("save.error.elsewhere"))
        except (OSError, ReadingError, RulesError) as error:
            return RenewedView(False, False, self._tr("renewed.refused", reason=error))
        self._maker = ViewMaker(self.session, self._tr)
        return renewed_view(self._maker.desk.words, before, len(self.session.outcomes), losses)

    # -- leaving --------------------
    def report(self, path: str) -> Refusals:
        """Write the debrief as one accessible HTML file."""
        try:
            write_report(Path(path), self.header(), self.debrief(), self._tr)
        except OSError as error:
            return (self._tr("report.error", path=path, reason=error),)
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
) -> Table:
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
    return Table(session, tr, source=bench)


def saved_game(path: str | Path, tr: Translator) -> Table:
    """Open a saved game where it was left, under the rules it had.

    It follows its scenario's files where they are still there. What they hold by now does not change the
    rules: the players are told once, and may ask for it.

    Raises:
        SaveError: it cannot be opened; the sentence says what was kept.
    """
    session, notices = resume(path)
    bench = open_source(session.source, session.content.id)
    return Table(session, tr, (*notices, *_changed_since(session, bench)), source=bench)


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
