"""The author's loop in a terminal: a scenario's problems, and a game that follows its files."""

from __future__ import annotations

from game.i18n import Translator
from game.play.port import AuthorPort, SourcePort
from game.text_play.terminal import Terminal, UndoneError
from game.views import ProblemsView


class RenewedError(Exception):
    """The game goes on under a changed scenario: what was asked about may be another thing now."""


def mend(terminal: Terminal, tr: Translator, source: SourcePort) -> None:
    """Show what is wrong with a scenario until it has been mended.

    Raises:
        LeavingError: the author leaves, or the input has ended.
    """
    terminal.explain = lambda words: terminal.say(tr("problems.help").replace("\n", " "))
    while source.broken:
        write_problems(terminal, tr, source.problems(tr.language))
        try:
            terminal.ask(tr("problems.text.mend"))
        except UndoneError:
            continue
        source.read_again()
    terminal.say(tr("problems.mended", name=source.problems(tr.language).name))


def follow(terminal: Terminal, tr: Translator, port: AuthorPort) -> None:
    """Read the scenario again when its files have been saved, and say what came of it.

    Raises:
        RenewedError: the game goes on under what the files say now.
    """
    source = port.source
    if source is None or not source.look(at_once=True):
        return
    if port.asks_first:
        if port.unread or source.broken:
            terminal.say(tr("reread.saved_text"))
        return
    _renew(terminal, tr, port, source)


def read_again(terminal: Terminal, tr: Translator, port: AuthorPort) -> bool:
    """Have the game go on under what its files say now; False when they say nothing new.

    Raises:
        RenewedError: the game goes on under what the files say now.
    """
    source = port.source
    if source is None or not (port.unread or source.broken):
        return False
    source.read_again()
    _renew(terminal, tr, port, source)
    return True


def _renew(terminal: Terminal, tr: Translator, port: AuthorPort, source: SourcePort) -> None:
    if source.broken:
        write_problems(terminal, tr, source.problems(tr.language))
        terminal.say(tr("problems.text.kept"))
        return
    renewed = port.renew()
    terminal.say()
    terminal.say(renewed.text)
    if renewed.lost:
        terminal.section(tr("renewed.lost"))
        terminal.items(renewed.lost)
    write_warnings(terminal, tr, source)
    if renewed.changed:
        terminal.say(tr("problems.text.asked"))
        raise RenewedError


def write_warnings(terminal: Terminal, tr: Translator, source: SourcePort | None) -> None:
    """Write what the checker warned of when the files were last read on an author's behalf."""
    if source is not None and source.warnings:
        terminal.section(tr.plural("problems.text.warned", source.warnings))
        found = source.problems(tr.language).problems
        terminal.items(f"{each.place}: {each.message}" for each in found if each.level == "warning")


def write_problems(terminal: Terminal, tr: Translator, view: ProblemsView) -> None:
    """Write every problem: place, level and code, what is wrong, the line with its place, and what to do."""
    terminal.heading(tr("problems.title"))
    terminal.say(view.path)
    for each in view.problems:
        terminal.say()
        code = f" {each.code}" if each.code else ""
        terminal.say(f"{each.place}: {each.level_text}{code}. {each.message}", 0, 2)
        if each.source:
            terminal.verbatim(f"    {each.source}", " " * (4 + each.start) + "^" * each.length)
        if each.remedy:
            terminal.say(f"-> {each.remedy}", 4, 3)
    terminal.say()
    terminal.say(f"{view.summary[:1].upper()}{view.summary[1:]}.")
