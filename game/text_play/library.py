"""The library in a terminal: a scenario to play or a game to resume."""

from __future__ import annotations

from game.i18n import Translator
from game.play.table import Table, new_game, saved_game
from game.text_play.terminal import Terminal, UndoneError
from game.view_makers import library_view
from game.views import CardView


def choose_game(terminal: Terminal, tr: Translator, seed: int | None = None) -> Table | None:
    """Let the player choose; None when there is nothing to choose among.

    Raises:
        LeavingError: the input has ended.
        LibraryError, SaveError, OSError: what was chosen cannot be opened.
    """
    view = library_view(tr)
    cards = [card for card in view.cards if card.problem is None]
    for card in view.cards:
        if card.problem:
            terminal.say(f"{card.title}: {card.problem}")
    if not cards:
        terminal.say(tr("text.no_scenarios"))
        return None
    terminal.heading(tr("text.library"))
    entries = [_card_line(tr, card) for card in cards]
    entries += [f"{tr('text.resume')}: {save.text}" for save in view.saves]
    terminal.numbered(entries)
    terminal.explain = lambda words: terminal.say(tr("text.commands"))
    choice = _choice(terminal, tr, len(entries))
    if choice <= len(cards):
        return new_game(cards[choice - 1].id, tr, seed=seed)
    return saved_game(view.saves[choice - 1 - len(cards)].path, tr)


def _card_line(tr: Translator, card: CardView) -> str:
    minutes = f", {card.minutes_text}" if card.minutes_text else ""
    return tr("text.card", title=card.title, turns=card.turns_text, minutes=minutes, summary=card.summary)


def _choice(terminal: Terminal, tr: Translator, most: int) -> int:
    while True:
        try:
            return terminal.ask_number(tr("text.choose"), 1, most, tr("text.wrong_number"))
        except UndoneError:
            terminal.say(tr("text.commands"))
