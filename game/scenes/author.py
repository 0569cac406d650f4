"""The author's loop in the window: the scenario's files are saved, and the game follows."""

from __future__ import annotations

from collections.abc import Callable

from game.app import App
from game.play.port import AuthorPort, SourcePort
from game.scenes.message import MessageScene
from game.scenes.problems import ProblemsScene
from game.views import RenewedView


class AuthorLoop:
    """Looks at the files now and then, and shows what came of it.

    Args:
        app: the window.
        show_game: shows the game where it stands under other rules.
    """

    def __init__(self, app: App, show_game: Callable[[], object]) -> None:
        self.app = app
        self._show_game = show_game
        self._port: AuthorPort | None = None
        self._source: SourcePort | None = None
        self._mended: Callable[[], object] | None = None
        self._owes_warnings = False
        app.on_poll = self._look

    def follow(self, port: AuthorPort | None) -> None:
        """Follow the files of the game that is played, if it has any; None when no game is open."""
        self._port, self._mended = port, None
        self._source = port.source if port is not None else None
        self._owes_warnings = port is not None and not port.asks_first and self.listed

    @property
    def broken(self) -> bool:
        """Whether the files of the game that is played have faults."""
        return self._source is not None and self._source.broken

    @property
    def listed(self) -> bool:
        """Whether there is something to see in the list of problems: faults or warnings."""
        return self._source is not None and (self._source.broken or self._source.warnings > 0)

    def scene(
        self, source: SourcePort, why: str, mended: Callable[[], object], leave: Callable[[], object]
    ) -> ProblemsScene:
        """Return the problems of a scenario that is not played yet, and follow its files.

        Args:
            source: the files.
            why: ``start`` or ``library``.
            mended: called when they have been saved without faults.
            leave: called when the author leaves the list.
        """
        self._port, self._source, self._mended = None, source, mended

        def left() -> None:
            self.follow(None)
            leave()

        return ProblemsScene(source, why, self.read_again, left)

    def show(self) -> None:
        """Lay the problems of the game that is played on top."""
        if self._source is not None:
            self.app.push(ProblemsScene(self._source, "play", self.read_again, lambda: self.app.pop(None)))

    def _look(self) -> None:
        # A dialog may hold something half written: the files can wait until it is closed.
        if self._source is None or len(self.app.ui.layers) != 1:
            return
        checked = self._checked
        if self._source.look():
            self._tell(checked, asked=False)
        elif self._owes_warnings and self._source.warnings:
            self.app.ui.toast(self._warned(self._source), "warning")
        self._owes_warnings = False

    def read_again(self) -> None:
        """Read the files now, and have the game go on under what they say."""
        if self._source is not None:
            checked = self._checked
            self._source.read_again()
            self._tell(checked, asked=True)

    def _tell(self, checked: bool, asked: bool) -> None:
        """Show what the files that were just read came to; a group that did not ask plays on undisturbed.

        Args:
            checked: whether the author was going through a list without faults before they were read.
            asked: whether the author asked for it.
        """
        if not asked and self._port is not None and self._port.asks_first and not self._listing:
            if self._port.unread or self.broken:
                self.app.ui.toast(self.app.tr("reread.saved"))
            return
        source, app = self._source, self.app
        if source is None:
            return
        if source.broken:
            if not self._listing:
                self.show()
                return
            app.refresh()
            app.ui.toast(
                app.tr("problems.still", summary=source.problems(app.tr.language).summary), "warning"
            )
        elif self._mended is not None:
            mended, name = self._mended, source.problems(app.tr.language).name
            self.follow(None)
            mended()
            self._owes_warnings = False
            text = app.tr("problems.mended", name=name)
            app.ui.toast(f"{text} {self._warned(source)}".rstrip(), "positive")
        elif self._port is not None:
            self._go_on(self._port.renew(), source, checked)

    @property
    def _listing(self) -> bool:
        return isinstance(self.app.scene, ProblemsScene)

    @property
    def _checked(self) -> bool:
        return isinstance(self.app.scene, ProblemsScene) and self.app.scene.checked

    def _go_on(self, renewed: RenewedView, source: SourcePort, checked: bool) -> None:
        app, tr = self.app, self.app.tr
        if renewed.changed or self._listing:
            self._show_game()
        if checked and source.warnings:  # the author is going through the list
            self.show()
        if renewed.lost:
            lines = (renewed.text, tr("renewed.lost"), *(f"– {each}" for each in renewed.lost))
            app.push(
                MessageScene(
                    tr("renewed.title"), lines, tr("message.go_on"), lambda: app.pop(None), tone="warning"
                )
            )
        else:
            warned = self._warned(source)
            good = renewed.renewed and not warned
            app.ui.toast(f"{renewed.text} {warned}".rstrip(), "positive" if good else "warning")

    def _warned(self, source: SourcePort) -> str:
        """Return how many warnings there are and where they stand; empty when there are none."""
        return self.app.tr.plural("problems.warned", source.warnings) if source.warnings else ""
