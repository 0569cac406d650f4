"""The library in a terminal: a scenario to play or a game to resume."""

from __future__ import annotations

from game.i18n import Translator
from game.play.port import GamePort, HallPort
from game.text_play.terminal import Terminal, UndoneError
from game.views import CardView


def choose_game(terminal: Terminal, tr: Translator, hall: HallPort) -> GamePort | None:
    """Let the player choose; None when there is nothing to choose among.

    Raises:
        LeavingError: the input has ended.
        OpenError: what was chosen cannot be opened.
    """
    view = hall.library(tr.language)
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
        return hall.start(cards[choice - 1].id, tr.language)
    return hall.resume(view.saves[choice - 1 - len(cards)].path, tr.language)


def _card_line(tr: Translator, card: CardView) -> str:
    minutes = f", {card.minutes_text}" if card.minutes_text else ""
    return tr("text.card", title=card.title, turns=card.turns_text, minutes=minutes, summary=card.summary)


def _choice(terminal: Terminal, tr: Translator, most: int) -> int:
    while True:
        try:
            return terminal.ask_number(tr("text.choose"), 1, most, tr("text.wrong_number"))
        except UndoneError:
            terminal.say(tr("text.commands"))
