"""Which scene shows what: the only place that knows all scenes, from the title to the debrief."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.app import App
from game.play.port import GamePort, HallPort, OpenError, SourcePort
from game.scene import Scene
from game.scenes.author import AuthorLoop
from game.scenes.base import Flow, GameScene
from game.scenes.budget import BudgetScene
from game.scenes.case import CaseScene
from game.scenes.chapter import ChapterScene
from game.scenes.glossary import GlossaryScene, Shelf
from game.scenes.intro import IntroScene
from game.scenes.library import LibraryScene
from game.scenes.lobby import LobbyScene
from game.scenes.menu import MenuChoice, menu_dialog, note_dialog, reread_dialog
from game.scenes.message import MessageScene
from game.scenes.passing import PassingScene
from game.scenes.prediction import PredictionScene
from game.scenes.reflection import ReflectionScene
from game.scenes.settings import SettingsScene
from game.scenes.status import StatusScene
from game.scenes.title import TitleScene
from game.scenes.values import ValuesScene
from game.storage import write_failure
from game.ui.reader import reader_dialog
from game.views import CardView, GlossaryView, HelpView, Phase

FAILED = "failed"
"""The id of the message about an error that nobody expected."""

SHOWN_FIRST = "service_quality"
"""The number that the menu's *why* opens with."""


def _debrief(port: GamePort, flow: Flow) -> Scene:
    from game.scenes.debrief import DebriefScene

    return DebriefScene(port, flow)


SCENES: dict[Phase, Callable[[GamePort, Flow], Scene]] = {
    Phase.INTRO: IntroScene,
    Phase.VALUES: ValuesScene,
    Phase.CHAPTER: ChapterScene,
    Phase.STATUS: StatusScene,
    Phase.CASE: CaseScene,
    Phase.BUDGET: BudgetScene,
    Phase.PREDICTION: PredictionScene,
    Phase.PASSING: PassingScene,
    Phase.REFLECTION: ReflectionScene,
    Phase.DEBRIEF: _debrief,
}
"""The scene of each phase."""


class Director:
    """Shows the right scene; it is the `Front` of the screens before a game and the `Flow` of those in it.

    Args:
        app: the window.
        hall: the library, the saves, and the door to a game.
    """

    def __init__(self, app: App, hall: HallPort) -> None:
        self.app = app
        self.hall = hall
        self.port: GamePort | None = None
        self.author = AuthorLoop(app, self._show_renewed)

    # --- before a game

    def opening(self, port: GamePort | None = None) -> Scene:
        """Return the first scene: the title, or a game that is open already."""
        return TitleScene(self) if port is None else self._seat(port)

    def title(self) -> None:
        """Show the title and leave the game that is open, if any."""
        self.close()
        self.app.replace_all(TitleScene(self))

    def library(self, saves: bool = False) -> None:
        """Lay the library on top, at the scenarios or at the saved games."""
        self.app.push(LibraryScene(self, saves))

    def lobby(self, card: CardView) -> None:
        """Lay the lobby of a scenario on top; of one that has faults, what is wrong with it."""
        if card.problem is None:
            self.app.push(LobbyScene(self, card))
            return
        try:
            source = self.hall.source(card.source, self.app.tr.language)
        except OpenError as error:
            self._refuse(error)
            return
        back = partial(self.app.pop, None)
        self.app.push(self.author.scene(source, "library", back, back))

    def mend(self, source: SourcePort, mended: Callable[[], GamePort]) -> Scene:
        """Return what is wrong with a scenario; when it is mended, its game begins."""

        def door() -> GamePort:
            try:
                return mended()
            except OSError as error:
                raise OpenError(self.app.tr("save.error.write", reason=error)) from error

        return self.author.scene(source, "start", lambda: self._open(door), self.quit)

    def start(self, scenario: str, seats: tuple[str, ...], timers: bool) -> None:
        """Start a game and show its first screen; say why not where it cannot be started."""
        self._open(lambda: self.hall.start(scenario, self.app.tr.language, seats=seats, timers=timers))

    def resume(self, path: str) -> None:
        """Open a saved game where it was left; say why not where it cannot be opened."""
        self._open(lambda: self.hall.resume(path, self.app.tr.language))

    def _open(self, door: Callable[[], GamePort]) -> None:
        try:
            port = door()
        except OpenError as error:
            self._refuse(error)
            return
        self.app.replace_all(self._seat(port))

    def _refuse(self, error: OpenError) -> None:
        tr = self.app.tr
        self.app.push(MessageScene(tr("message.not_opened"), (str(error),), tr("message.back")))

    def _seat(self, port: GamePort) -> Scene:
        """Take a game as the one that is played, and return its first scene."""
        self.port = port
        self.author.follow(port.author)
        tr = self.app.tr
        if not port.notices:
            return self._scene(port)
        return MessageScene(
            tr("message.noticed"), port.notices, tr("message.go_on"), self.proceed, tone="warning"
        )

    def settings(self) -> None:
        """Lay the settings on top; a game that is open follows the language."""
        self.app.push(SettingsScene(self._follow_language))

    def _follow_language(self) -> None:
        if self.port is not None:
            self.port.set_language(self.app.tr.language)

    def glossary(self) -> None:
        """Lay the glossary on top."""
        self.term("")

    def quit(self) -> None:
        """Close the window."""
        self.app.quit()

    def close(self) -> None:
        """Leave the game that is open, if any; its draft is kept."""
        if self.port is not None:
            self.port.close()
            self.port = None
            self.author.follow(None)

    def failed(self, error: Exception) -> bool:
        """Tell of an error that nobody expected, and offer to go on; False when telling of it fails too."""
        if not self.app.depth or self.app.scene.id == FAILED:
            return False
        tr = self.app.tr
        lines = [tr("message.failed.text")]
        if self.port is not None:
            lines.append(tr("message.failed.kept", folder=self.port.folder))
        todo = "message.failed.todo" if self.port is not None else "message.failed.title"
        lines.append(tr(todo, report=write_failure(error)[0]))
        scene = MessageScene(tr("message.failed"), lines, tr("message.go_on"), self._again)
        scene.id = FAILED
        self.app.replace_all(scene)
        return True

    def _again(self) -> None:
        if self.port is None:
            self.title()
        else:
            self.proceed()

    # --- in a game

    def _scene(self, port: GamePort) -> Scene:
        return SCENES[port.phase](port, self)

    def proceed(self) -> None:
        """Show the scene of the phase that the game is in now."""
        if self.port is not None:
            self.app.ui.hints.drop()
            self.app.replace_all(self._scene(self.port))

    def _show_renewed(self) -> None:
        """Show the game where it stands under other rules; what was half done goes on."""
        if self.port is None:
            return
        self.app.ui.hints.drop()
        before, scene = self.app.first, self._scene(self.port)
        if isinstance(before, GameScene) and isinstance(scene, GameScene):
            scene.go_on_from(before)
        self.app.renew(scene)

    def why(self, indicator: str) -> None:
        """Lay the explanation of a number on top."""
        from game.scenes.why import WhyScene

        if self.port is not None:
            self.app.push(WhyScene(self.port, self, indicator))

    def what_if(self, turn: int) -> None:
        """Lay the what-if on top, for a turn already played (1-based)."""
        from game.scenes.what_if import WhatIfScene

        if self.port is not None:
            self.app.push(WhatIfScene(self.port, self, turn))

    def term(self, topic: str) -> None:
        """Lay the glossary on top, at a topic."""
        shelf: Shelf = self.port if self.port is not None else _HallShelf(self.hall, self.app)
        self.app.push(GlossaryScene(shelf, topic))

    # --- the menu

    def menu(self) -> None:
        """Lay the game's menu on top."""
        ui, tr = self.app.ui, self.app.tr
        ui.open(menu_dialog(ui, tr("menu.title"), tr("menu.saved"), self._choices()), "menu.go_on")

    def _choices(self) -> list[MenuChoice]:
        port, tr = self.port, self.app.tr
        played = port is not None and isinstance(self.app.scene, GameScene) and port.header().turn > 1
        choices = [MenuChoice("go_on", tr("menu.go_on"), "play", lambda: None)]
        if port is not None and (played or port.phase is Phase.DEBRIEF):
            choices.append(MenuChoice("why", tr("menu.why"), "search", partial(self.why, SHOWN_FIRST)))
        if port is not None and port.what_if_open:
            last = port.header().turn - (port.phase is not Phase.DEBRIEF)
            choices.append(MenuChoice("what_if", tr("menu.what_if"), "branch", partial(self.what_if, last)))
        if port is not None and port.author.unread and not self.author.broken:
            choices.append(MenuChoice("reread", tr("reread.menu"), "refresh", self._reread))
        if self.author.listed:
            choices.append(MenuChoice("problems", tr("problems.menu"), "warn", self.author.show))
        if port is not None and port.phase not in (Phase.INTRO, Phase.VALUES):
            choices.append(MenuChoice("note", tr("menu.note"), "pencil", self._note))
        return [
            *choices,
            MenuChoice("glossary", tr("menu.glossary"), "library", self.glossary),
            MenuChoice("settings", tr("menu.settings"), "gear", self.settings),
            MenuChoice("transcript", tr("menu.transcript"), "document", self._transcript, "f2"),
            MenuChoice("title", tr("menu.to_title"), "home", self.title),
            MenuChoice("quit", tr("menu.quit"), "door", self.quit),
        ]

    def _reread(self) -> None:
        ui = self.app.ui
        ui.open(reread_dialog(ui, self.app.tr, self.author.read_again), "reread.keep")

    def _transcript(self) -> None:
        self.app.ui.open(reader_dialog(self.app.ui))

    def _note(self) -> None:
        ui = self.app.ui
        ui.open(note_dialog(ui, self.app.tr, self._keep_note), "note.text")

    def _keep_note(self, text: str) -> None:
        if self.port is None:
            return
        refusals = self.port.steps.note(text)
        if not refusals:
            self.app.ui.close()
        self.app.ui.toast(
            "\n".join(refusals) or self.app.tr("note.kept"), "warning" if refusals else "positive"
        )


class _HallShelf:
    """The glossary while no game is open, in the language of the moment."""

    def __init__(self, hall: HallPort, app: App) -> None:
        self._hall = hall
        self._app = app

    def glossary(self) -> GlossaryView:
        return self._hall.glossary(self._app.tr.language)

    def help(self, topic: str) -> HelpView:
        return self._hall.help(topic, self._app.tr.language)


def open_first(app: App, hall: HallPort, port: GamePort | None = None) -> Scene:
    """Return the first scene of the window: the title, or a game that is open already."""
    return Director(app, hall).opening(port)


def play(app: App, hall: HallPort, port: GamePort | None = None) -> None:
    """Show the title, or a game that is open already, and play until the window is closed."""
    director = Director(app, hall)
    _run(director, director.opening(port))


def mend(app: App, hall: HallPort, source: SourcePort, begin: Callable[[], GamePort]) -> bool:
    """Show what is wrong with a scenario, play it when it is mended, and return whether it came to that.

    Args:
        app: the window.
        hall: the way into other games.
        source: the scenario's files.
        begin: opens the game; may raise OSError when it cannot be saved.
    """
    director = Director(app, hall)
    _run(director, director.mend(source, begin))
    return not source.broken


def _run(director: Director, first: Scene) -> None:
    app = director.app
    app.on_failure = director.failed
    try:
        app.run(first)
    finally:
        director.close()
