"""The author's side of a table: the scenario's files, and playing on under what they say now."""

from __future__ import annotations

from collections.abc import Callable

from game.engine.rules import RulesError
from game.i18n import Translator
from game.play.workbench import Workbench
from game.reading import ReadingError
from game.storage import ChangedError
from game.view_makers.authoring import renewed_view
from game.view_makers.desk import Desk
from game.views import RenewedView


class AuthorSide:
    """A game and the files of its scenario; it fulfils `game.play.port.AuthorPort`.

    Args:
        desk: the session, and words for what became of it.
        source: the scenario's files, for a game that follows them.
        speak: finds words anew when the scenario has changed.
    """

    def __init__(self, desk: Desk, source: Workbench | None, speak: Callable[[Translator], None]) -> None:
        self._desk = desk
        self._session = desk.session
        self._speak = speak
        self.source = source

    @property
    def asks_first(self) -> bool:
        """Whether the game keeps its rules until somebody asks for those of the files: a group plays it."""
        return len(self._session.seats) > 1

    @property
    def unread(self) -> bool:
        """Whether the files hold another scenario than the one that is played."""
        content = self.source.content if self.source else None
        return content is not None and content.document != self._session.content.document

    def renew(self) -> RenewedView:
        """Play on under the scenario as its files are now."""
        before, tr = self._desk.words, self._desk.tr
        content = self.source.content if self.source else None
        if content is None or not self.unread:
            return RenewedView(True, False, tr("renewed.nothing"))
        try:
            losses = self._session.change_rules(content)
        except ChangedError:
            return RenewedView(False, False, tr("save.error.elsewhere"))
        except (OSError, ReadingError, RulesError) as error:
            return RenewedView(False, False, tr("renewed.refused", reason=error))
        self._speak(tr)
        return renewed_view(self._desk.words, before, len(self._session.outcomes), losses)
