"""The library as a view: scenarios to play, saves to resume."""

from __future__ import annotations

from pathlib import Path

from game import library
from game.i18n import Translator
from game.session.saves import Save, SaveError, list_saves
from game.views import CardView, LibraryView, Phase, SaveView


def library_view(tr: Translator, scenarios: Path | None = None, saves: Path | None = None) -> LibraryView:
    """Return every scenario and every saved game.

    Args:
        tr: the player's language.
        scenarios: another library folder.
        saves: another folder of saves.
    """
    kept = list_saves(saves)
    cards = tuple(_card(tr, entry, kept) for entry in library.entries(tr.language, scenarios))
    return LibraryView(cards, tuple(save_view(tr, save) for save in kept))


def saves_view(tr: Translator, saves: Path | None = None) -> tuple[SaveView, ...]:
    """Return every saved game, newest first.

    Args:
        tr: the player's language.
        saves: another folder of saves.
    """
    return tuple(save_view(tr, save) for save in list_saves(saves))


def _card(tr: Translator, entry: library.ScenarioEntry, saves: tuple[Save, ...]) -> CardView:
    latest = next((save for save in saves if save.scenario == entry.id and save.turns), None)
    return CardView(
        id=entry.id,
        title=entry.title,
        summary=entry.summary,
        turns=entry.turns,
        turns_text=tr.plural("library.turns", entry.turns),
        minutes_text=tr("library.minutes", n=entry.minutes) if entry.minutes else "",
        themes=tuple(tr(f"theme.{theme}") for theme in entry.themes if tr.has(f"theme.{theme}")),
        languages=entry.languages,
        progress=_progress(tr, latest) if latest else None,
        problem=sentence(tr, entry.problem) if entry.problem else None,
        source=str(entry.path) if entry.problem else "",
    )


def _progress(tr: Translator, save: Save) -> str:
    if save.phase == Phase.DEBRIEF:
        return tr("library.done")
    return tr("library.progress", turn=save.turn, turns=save.turns)


def save_view(tr: Translator, save: Save) -> SaveView:
    """Return a saved game as the library shows it."""
    phase = tr(f"phase.{save.phase}") if save.phase else ""
    when = tr.date_time(save.at)
    text = tr("save.text", title=save.title, turn=save.turn, turns=save.turns, phase=phase, when=when)
    done = save.phase == Phase.DEBRIEF
    return SaveView(str(save.path), save.title, when, save.turn, save.turns, phase, text, done=done)


def sentence(tr: Translator, error: library.LibraryError | SaveError) -> str:
    """Return what went wrong, what was kept and what to do, in the player's language."""
    return tr(error.key, **error.values)
