"""The author's loop in the window: the scenario's files are saved, and the game follows."""

from __future__ import annotations

from collections.abc import Callable

from game.app import App
from game.port import SourcePort
from game.scenes.message import MessageScene
from game.scenes.problems import ProblemsScene
from game.views import RenewedView


class AuthorLoop:
    """Looks at the files now and then, and shows what came of it.

    Args:
        app: the window.
        renew: has the game go on under what the files say now; None when no game is open.
        show_game: shows the game where it stands.
    """

    def __init__(
        self, app: App, renew: Callable[[], RenewedView | None], show_game: Callable[[], object]
    ) -> None:
        self.app = app
        self._renew = renew
        self._show_game = show_game
        self._source: SourcePort | None = None
        self._mended: Callable[[], object] | None = None
        app.on_poll = self._look

    def follow(self, source: SourcePort | None) -> None:
        """Follow the files of the game that is played; None when no game is open or it has none."""
        self._source, self._mended = source, None

    @property
    def broken(self) -> bool:
        """Whether the files of the game that is played have faults."""
        return self._source is not None and self._source.broken

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
        self._source, self._mended = source, mended

        def left() -> None:
            self.follow(None)
            leave()

        return ProblemsScene(source, why, self._again, left)

    def show(self) -> None:
        """Lay the problems of the game that is played on top."""
        if self._source is not None:
            self.app.push(ProblemsScene(self._source, "play", self._again, lambda: self.app.pop(None)))

    def _look(self) -> None:
        # A dialog may hold something half written: the files can wait until it is closed.
        if self._source is not None and len(self.app.ui.layers) == 1 and self._source.look():
            self._tell()

    def _again(self) -> None:
        if self._source is not None:
            self._source.read_again()
            self._tell()

    def _tell(self) -> None:
        """Show what the files that were just read came to."""
        source, app = self._source, self.app
        if source is None:
            return
        if source.broken:
            if not isinstance(app.scene, ProblemsScene):
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
            app.ui.toast(app.tr("problems.mended", name=name), "positive")
        else:
            self._go_on(self._renew())

    def _go_on(self, renewed: RenewedView | None) -> None:
        app, tr = self.app, self.app.tr
        if renewed is None:
            return
        self._show_game()
        if renewed.lost:
            lines = (renewed.text, tr("renewed.lost"), *(f"– {each}" for each in renewed.lost))
            app.push(
                MessageScene(
                    tr("renewed.title"), lines, tr("message.go_on"), lambda: app.pop(None), tone="warning"
                )
            )
        else:
            app.ui.toast(renewed.text, "positive" if renewed.renewed else "warning")
