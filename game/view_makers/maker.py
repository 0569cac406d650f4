"""Every view of a session in one language."""

from __future__ import annotations

from game.i18n import Translator
from game.session import Session
from game.view_makers.alternatives import Alternative, alternatives, what_if_view
from game.view_makers.budget import budget_view, money_view
from game.view_makers.debriefing import debrief_view
from game.view_makers.desk import Desk
from game.view_makers.help import glossary_view, help_view
from game.view_makers.opening import (
    chapter_view,
    header_view,
    intro_view,
    reflection_view,
    seat_views,
    values_view,
)
from game.view_makers.reasons import why_view
from game.view_makers.turns import case_views, passing_view, prediction_view, status_view
from game.view_makers.words import Words
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
    PredictionView,
    ReflectionView,
    SeatView,
    StatusView,
    ValuesView,
    WhatIfView,
    WhyView,
)


class ViewMaker:
    """Makes frozen views of a session; each call reads the session as it is then.

    Args:
        session: the game.
        tr: the player's language.
    """

    def __init__(self, session: Session, tr: Translator) -> None:
        self.desk = Desk(session, Words(session.content, tr))
        self._alternatives: dict[str, Alternative] = {}

    def header(self) -> HeaderView:
        """Return the line at the top."""
        return header_view(self.desk)

    def seats(self) -> tuple[SeatView, ...]:
        """Return the seats at the table."""
        return seat_views(self.desk)

    def intro(self) -> IntroView:
        """Return the municipality before the first turn."""
        return intro_view(self.desk)

    def values(self) -> ValuesView:
        """Return the ambitions to choose."""
        return values_view(self.desk)

    def chapter(self) -> ChapterView | None:
        """Return this turn's chapter."""
        return chapter_view(self.desk)

    def status(self) -> StatusView:
        """Return how the municipality stands."""
        return status_view(self.desk)

    def cases(self) -> tuple[CaseView, ...]:
        """Return this turn's cases."""
        return case_views(self.desk)

    def budget(self) -> BudgetView:
        """Return the budget's draft."""
        return budget_view(self.desk)

    def money(self) -> MoneyView:
        """Return what the budget's draft costs."""
        return money_view(self.desk)

    def prediction(self) -> PredictionView:
        """Return what is to be predicted."""
        return prediction_view(self.desk)

    def passing(self) -> PassingView:
        """Return the turn that has just passed."""
        return passing_view(self.desk)

    def reflection(self) -> ReflectionView | None:
        """Return the end of the chapter just played."""
        return reflection_view(self.desk)

    def why(self, number: str) -> WhyView:
        """Return why a number moved."""
        return why_view(self.desk, number)

    def debrief(self) -> DebriefView:
        """Return the game looked back on."""
        return debrief_view(self.desk)

    def changes(self, turn: int) -> tuple[ChangeView, ...]:
        """Return the single changes that can be tried in a turn."""
        found = alternatives(self.desk, turn)
        self._alternatives |= {each.view.id: each for each in found}
        return tuple(each.view for each in found)

    def what_if(self, change: str) -> WhatIfView:
        """Return the future after a change.

        Raises:
            KeyError: there is no such change.
        """
        if change not in self._alternatives:
            turn = change.partition(".")[0]
            self.changes(int(turn) if turn.isdecimal() else 0)
        return what_if_view(self.desk, self._alternatives[change])

    def glossary(self) -> GlossaryView:
        """Return every term."""
        return glossary_view(self.desk.words)

    def help(self, topic: str) -> HelpView:
        """Return the explanation of a topic."""
        return help_view(self.desk.words, topic)
