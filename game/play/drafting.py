"""The budget's draft at a table: each touch becomes a new draft of the session's."""

from __future__ import annotations

from game.engine.legality import money_needed
from game.engine.prices import lever_ceiling
from game.engine.vocabulary import LEVERS, NOT_STARTED
from game.engine.work import Work
from game.session import draft as drafts
from game.view_makers.desk import Desk


class Drafting:
    """Takes the touches of a budget that is not confirmed yet; it fulfils `game.play.port.DraftPort`.

    Args:
        desk: the session, and what may be done in the state at hand.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session

    def set_lever(self, lever: str, money: float) -> None:
        """Give a lever money."""
        session = self._session
        room = self._desk.options.money.limit - money_needed(
            Work(session.rules, session.state), session.draft
        )
        most = lever_ceiling(session.draft.levers[LEVERS.index(lever)], room)
        session.change_draft(drafts.with_lever(session.draft, lever, money, most))

    def set_emphasis(self, lever: str, branch: str | None) -> None:
        """Lean a lever's money one way, or evenly."""
        self._session.change_draft(drafts.with_emphasis(self._session.draft, lever, branch))

    def set_act(self, initiative: str, act: str | None) -> None:
        """Choose what to do with an initiative."""
        session = self._session
        idle = session.state.status[drafts.initiative_index(session.rules, initiative)] == NOT_STARTED
        session.change_draft(drafts.with_act(session.rules, session.draft, initiative, act, idle))

    def set_owner(self, initiative: str, owner: str | None) -> None:
        """Hand an initiative a benefit owner."""
        session = self._session
        current = session.state.owner[drafts.initiative_index(session.rules, initiative)]
        session.change_draft(drafts.with_owner(session.rules, session.draft, initiative, owner, current))

    def set_baseline(self, initiative: str, measured: bool) -> None:
        """Measure the baseline of an initiative this turn."""
        session = self._session
        session.change_draft(drafts.with_baseline(session.rules, session.draft, initiative, measured))

    def set_freed(self, service: str, use: str | None) -> None:
        """Decide what the freed time of a service is used for."""
        session = self._session
        index = [each.id for each in session.rules.services].index(service)
        answered = drafts.freed_uses(session.rules, session.position)
        current = answered.get(index, session.state.freed_use[index])
        session.change_draft(drafts.with_freed(session.rules, session.draft, service, use, current))

    def reset(self) -> None:
        """Go back to what the draft was when the turn began."""
        self._session.reset_draft()
