"""The whole game in a terminal.

Every phase, numbers as choices, `?` explains, `u` undoes, `s` saves and leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.i18n import Translator, strip_soft_hyphens
from game.play.port import GamePort, Refusals
from game.text_play.author import RenewedError, follow, read_again, write_warnings
from game.text_play.budget import BudgetTalk
from game.text_play.pages import Pages
from game.text_play.terminal import LeavingError, Terminal, UndoneError
from game.views import Phase

_MOST_TERMS = 5


class TextPlay:
    """Plays a game on a terminal until the debrief is left.

    Args:
        port: the game.
        terminal: where it is played.
        tr: the player's language.
    """

    def __init__(self, port: GamePort, terminal: Terminal, tr: Translator) -> None:
        self.port = port
        self.out = terminal
        self.tr = tr
        self.pages = Pages(terminal, tr)
        self._over = False
        terminal.explain = self._explain
        terminal.answered = lambda: follow(terminal, tr, port.author)
        terminal.read_again = lambda: read_again(terminal, tr, port.author)

    def run(self) -> None:
        """Play until the player leaves or the debrief is done; the game is saved whatever happens."""
        for notice in self.port.notices:
            self.out.say(notice)
        if not self.port.author.asks_first:
            write_warnings(self.out, self.tr, self.port.author.source)
        try:
            while not self._over:
                self._one_phase()
        except LeavingError as leaving:
            self.out.say()
            self.out.say(self.tr("text.left" if leaving.asked else "text.ended", folder=self.port.folder))
        finally:
            self.port.close()

    def _one_phase(self) -> None:
        phases: dict[Phase, Callable[[], None]] = {
            Phase.INTRO: self._intro,
            Phase.VALUES: self._values,
            Phase.CHAPTER: self._chapter,
            Phase.STATUS: self._status,
            Phase.CASE: self._case,
            Phase.BUDGET: self._budget,
            Phase.PREDICTION: self._prediction,
            Phase.PASSING: self._passing,
            Phase.REFLECTION: self._reflection,
            Phase.DEBRIEF: self._debrief,
        }
        try:
            phases[self.port.phase]()
        except UndoneError:
            self._report(self.port.steps.undo(), self.tr("text.undone"))
        except RenewedError:
            return  # the phase that the game stands in now is shown from its beginning

    def _explain(self, words: str) -> None:
        """Explain a word from the glossary, or the phase when no word is given or known."""
        wanted = words.lower()
        terms = self.port.glossary().terms if wanted else ()
        found = [each for each in terms if wanted in strip_soft_hyphens(each[1]).lower()]
        for _, term, text in found[:_MOST_TERMS]:
            self.out.say(f"{term}: {text}", 0, 2)
        if not found:
            view = self.port.help(self.port.phase)
            self.out.heading(view.title)
            source = self.port.author.source
            again = source is not None and (self.port.author.unread or source.broken)
            commands = ("text.commands", *(["text.commands.source"] if again else []))
            for paragraph in (*view.paragraphs, *map(self.tr, commands)):
                self.out.say(paragraph)

    def _report(self, refusals: Refusals, done: str = "") -> bool:
        """Say why something was not done, or that it was; return whether it was."""
        for text in refusals:
            self.out.say(text)
        if not refusals and done:
            self.out.say(done)
        return not refusals

    def _go_on(self) -> None:
        self.out.ask(self.tr("text.enter"))
        self._report(self.port.steps.advance())

    # -- phases --------------------
    def _intro(self) -> None:
        self.pages.intro(self.port.intro())
        self._go_on()

    def _values(self) -> None:
        view, out, tr = self.port.values(), self.out, self.tr
        out.heading(view.title)
        out.say(view.text)
        for number, choice in enumerate(view.choices, start=1):
            out.say(f"{number}. {choice.title}. {choice.text}", 2, 3)
        ids = self._pick_values(view.must_choose, tuple(choice.id for choice in view.choices))
        out.section(view.own_title)
        out.say(view.own_text)
        own: dict[str, int] = {}
        for question in view.own_questions:
            answer = out.ask(f"{question.text} {tr('text.one_to_five')}")
            if answer == "0":
                break
            if answer in ("1", "2", "3", "4", "5"):
                own[question.id] = int(answer)
        self._report(self.port.steps.choose_values(ids, own))

    def _pick_values(self, count: int, ids: tuple[str, ...]) -> tuple[str, ...]:
        while True:
            answer = self.out.ask(self.tr("text.choose_values", n=count)).replace(",", " ").split()
            numbers = [int(word) for word in answer if word.isdecimal() and 1 <= int(word) <= len(ids)]
            if len(numbers) == len(answer) == count and len(set(numbers)) == count:
                return tuple(ids[number - 1] for number in numbers)
            self.out.say(self.tr("text.wrong_values", n=count, most=len(ids)))

    def _chapter(self) -> None:
        view = self.port.chapter()
        if view:
            self.out.heading(self.tr("text.chapter", number=view.number, of=view.of, title=view.title))
            self.out.say(view.text)
            self.out.items(view.opens)
            if view.brought_back:
                self.out.section(self.tr("text.brought_back"))
                self.out.items(f"{question} {note}" for question, note in view.brought_back)
        self._go_on()

    def _status(self) -> None:
        self.pages.header(self.port.header())
        self.pages.status(self.port.status())
        self._status_menu()

    def _status_menu(self) -> None:
        while True:
            labels = ("text.menu.go_on", "text.menu.why", "text.menu.initiatives")
            self.out.say()
            self.out.numbered([self.tr(label) for label in labels])
            choice = self.out.ask_number(
                self.tr("text.choose_or_go_on"), 1, len(labels), self.tr("text.wrong_number"), 1
            )
            if choice == 1:
                self._report(self.port.steps.advance())
                return
            if choice == 2:
                self._why()
            else:
                self._browse()

    def _why(self) -> None:
        view = self.port.status()
        numbers = (*view.headlines, *view.guards, *view.maturity)
        names = [*(each.label for each in numbers), *(each.title for each in view.services)]
        ids = [*(each.id for each in numbers), *(f"service.{each.id}" for each in view.services)]
        self.out.numbered(names)
        choice = self.out.ask_number(self.tr("text.which"), 0, len(ids), self.tr("text.wrong_number"), 0)
        if choice:
            self.pages.why(self.port.why(ids[choice - 1]))

    def _browse(self) -> None:
        portfolio = self.port.budget().portfolio
        self.out.numbered([f"{each.title}: {each.status_text}" for each in portfolio])
        choice = self.out.ask_number(
            self.tr("text.which"), 0, len(portfolio), self.tr("text.wrong_number"), 0
        )
        if choice:
            self.pages.initiative(portfolio[choice - 1])

    def _case(self) -> None:
        view = self.port.case()
        if view is None:
            self._report(self.port.steps.advance())
            return
        self.pages.case(view)
        most, wrong = len(view.options), self.tr("text.wrong_number")
        choice = self.out.ask_number(self.tr("text.answer"), 1, most, wrong)
        because = self.out.ask(self.tr("text.because"))
        self._report(self.port.steps.answer_case(view.id, view.options[choice - 1].id, because))

    def _budget(self) -> None:
        BudgetTalk(self.port, self.out, self.tr, self.pages).run()

    def _prediction(self) -> None:
        view, out, tr = self.port.prediction(), self.out, self.tr
        out.heading(tr("phase.prediction"))
        out.say(tr("text.predict"))
        if view.accuracy_text:
            out.say(view.accuracy_text)
        self.pages.hints(view.hints)
        guesses: dict[str, str] = {}
        options = ", ".join(f"{n}. {option.title}" for n, option in enumerate(view.options, start=1))
        for item in view.items:
            out.say()
            out.say(f"{item.label}: {item.value_text}. {item.margin_text}")
            choice = out.ask_number(f"{options}:", 1, len(view.options), tr("text.wrong_number"))
            guesses[item.id] = view.options[choice - 1].id
        because = out.ask(tr("text.because"))
        self._report(self.port.steps.predict(guesses, because))

    def _passing(self) -> None:
        self.pages.passing(self.port.passing())
        self._go_on()

    def _reflection(self) -> None:
        view = self.port.reflection()
        if view is None:
            self._report(self.port.steps.advance())
            return
        self.out.heading(self.tr("text.reflection", title=view.title))
        self.out.say(view.text)
        self.out.items(each.summary for each in self.port.status().headlines)
        notes = [self.out.ask(f"{question}\n>") for question in view.questions]
        if view.take_home:
            self.out.section(self.tr("text.take_home"))
            self.out.items(view.take_home)
        self._report(self.port.steps.reflect(tuple(notes)))

    # -- the debrief --------------------
    def _debrief(self) -> None:
        view = self.port.debrief()
        parts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("text.menu.happened", lambda: self.pages.debrief_happened(view)),
            ("text.menu.why_debrief", lambda: self.pages.debrief_why(view)),
            ("text.menu.what_if", self._what_if),
            ("text.menu.now", lambda: self.pages.debrief_now(view)),
            ("text.menu.report", self._write_report),
            ("text.menu.leave", self._finish),
        )
        self.out.heading(self.tr("phase.debrief"))
        self.out.say(view.summary)
        while not self._over:
            self.out.say()
            self.out.numbered([self.tr(label) for label, _ in parts])
            choice = self.out.ask_number(self.tr("text.choose"), 1, len(parts), self.tr("text.wrong_number"))
            parts[choice - 1][1]()

    def _what_if(self) -> None:
        turns = self.port.header().turns
        turn = self.out.ask_number(
            self.tr("text.which_turn", n=turns), 0, turns, self.tr("text.wrong_number"), 0
        )
        changes = self.port.changes(turn) if turn else ()
        if not changes:
            return
        while self.port.weigh(turn):
            pass
        best = self.port.suggested(turn)
        changes = (*best, *(each for each in changes if each not in best))
        self.out.say(self.tr("text.what_if.most_first"))
        self.out.numbered([change.title for change in changes])
        choice = self.out.ask_number(self.tr("text.which"), 0, len(changes), self.tr("text.wrong_number"), 0)
        if choice:
            self.pages.what_if(self.port.what_if(changes[choice - 1].id))

    def _write_report(self) -> None:
        path = Path(self.port.folder) / "report.html"
        self._report(self.port.report(str(path)), self.tr("text.report_written", path=path))

    def _finish(self) -> None:
        self._over = True
        self.out.say(self.tr("text.goodbye", folder=self.port.folder))
