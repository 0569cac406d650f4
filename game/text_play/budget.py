"""The budget in a terminal: levers, initiatives and freed time as numbered choices."""

from __future__ import annotations

from game.i18n import Translator
from game.play.port import GamePort
from game.text_play.pages import Pages
from game.text_play.terminal import Terminal
from game.views import BudgetView, InitiativeView, LeverView


class BudgetTalk:
    """One round at the budget, until it is confirmed."""

    def __init__(self, port: GamePort, terminal: Terminal, tr: Translator, pages: Pages) -> None:
        self.port = port
        self.out = terminal
        self.tr = tr
        self.pages = pages

    def run(self) -> None:
        """Show the budget and take changes until it is confirmed.

        Raises:
            UndoneError, LeavingError: as `Terminal.ask`; the draft is kept.
        """
        view = self.port.budget()
        self.out.heading(self.tr("phase.budget"))
        self.pages.hints(view.hints)
        confirmed = False
        while not confirmed:
            view = self.port.budget()
            self.pages.budget(view)
            confirmed = self._menu(view)

    def _menu(self, view: BudgetView) -> bool:
        tr = self.tr
        entries = [tr("text.menu.lever", lever=lever.title) for lever in view.money.levers]
        entries.append(tr("text.menu.initiatives"))
        if view.freed_open and view.freed:
            entries.append(tr("text.menu.freed"))
        entries.append(tr("text.menu.confirm"))
        self.out.say()
        self.out.numbered(entries)
        choice = self._number(tr("text.choose"), len(entries), least=1)
        if choice <= len(view.money.levers):
            self._lever(view.money.levers[choice - 1])
        elif choice == len(view.money.levers) + 1:
            self._portfolio(view)
        elif choice < len(entries):
            self._freed(view)
        else:
            refusals = self.port.steps.confirm_budget()
            for text in refusals:
                self.out.say(text)
            return not refusals
        return False

    def _number(self, prompt: str, most: int, least: int = 0) -> int:
        default = 0 if least == 0 else None
        return self.out.ask_number(prompt, least, most, self.tr("text.wrong_number"), default)

    def _lever(self, lever: LeverView) -> None:
        self.out.say(f"{lever.title}. {lever.text}")
        amount = self.out.ask_money(
            self.tr("text.how_much", money=lever.value_text, most=lever.max_text), self.tr("text.wrong_money")
        )
        if amount is not None:
            self.port.draft.set_lever(lever.id, amount)
        if lever.emphasis_open:
            self.out.say(self.tr("text.emphasis", lever=lever.title))
            even = self.tr("text.even")
            self.out.numbered([even, *(f"{each.title}: {each.text}" for each in lever.emphasis_options)], 0)
            choice = self._number(self.tr("text.choose"), len(lever.emphasis_options))
            self.port.draft.set_emphasis(lever.id, lever.emphasis_options[choice - 1].id if choice else None)

    def _portfolio(self, view: BudgetView) -> None:
        offered = [each for each in view.portfolio if each.available or each.status != "not_started"]
        self.out.numbered([self._line(each) for each in offered])
        choice = self._number(self.tr("text.which"), len(offered))
        if choice:
            self._initiative(offered[choice - 1])

    def _line(self, each: InitiativeView) -> str:
        new = f" ({self.tr('text.new')})" if each.new else ""
        cost = f", {each.cost_text}" if each.status == "not_started" else ""
        return f"{each.title}{new}: {each.status_text}{cost}"

    def _initiative(self, view: InitiativeView) -> None:
        self.pages.initiative(view)
        tr = self.tr
        entries: list[tuple[str, str, str]] = []
        for act in view.acts:
            if act.allowed:
                entries.append((act.title, "act", act.id))
            elif act.reason:
                self.out.say(f"{act.title}: {act.reason}", 2, 2)
        if view.chosen_act:
            entries.append((tr("text.menu.nothing"), "act", ""))
        if view.owner_open:
            entries += [
                (tr("text.menu.owner", owner=o.title, text=o.text), "owner", o.id) for o in view.owner_options
            ]
        if view.baseline_open:
            entries.append((view.baseline_text, "baseline", "no" if view.baseline else "yes"))
        self.out.numbered([entry[0] for entry in entries])
        choice = self._number(tr("text.choose_or_back"), len(entries))
        if choice:
            self._do(view.id, entries[choice - 1][1], entries[choice - 1][2])

    def _do(self, initiative: str, kind: str, what: str) -> None:
        if kind == "act":
            self.port.draft.set_act(initiative, what or None)
        elif kind == "owner":
            self.port.draft.set_owner(initiative, what)
        else:
            self.port.draft.set_baseline(initiative, what == "yes")

    def _freed(self, view: BudgetView) -> None:
        for freed in view.freed:
            self.out.say(f"{freed.title}: {freed.hours_text}. {freed.use_text} {freed.decided_text}".rstrip())
            self.out.numbered([f"{option.title}: {option.text}" for option in freed.options])
            choice = self._number(self.tr("text.choose_or_skip"), len(freed.options))
            if choice:
                self.port.draft.set_freed(freed.service, freed.options[choice - 1].id)
