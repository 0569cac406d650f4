"""The game's menu, and the small dialog for a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.i18n import Translator
from game.ui import Button, Callout, Dialog, Grid, Label, TextField, Ui


@dataclass(frozen=True)
class MenuChoice:
    """One line of the menu (``key``: a shortcut that does the same from anywhere)."""

    id: str
    text: str
    icon: str
    act: Callable[[], object]
    key: str = ""


def menu_dialog(ui: Ui, title: str, saved: str, choices: Sequence[MenuChoice]) -> Dialog:
    """Return the menu; every choice closes it first."""

    def chosen(choice: MenuChoice) -> Callable[[], None]:
        def press() -> None:
            ui.close()
            choice.act()

        return press

    buttons = [
        Button(
            choice.text,
            chosen(choice),
            icon=choice.icon,
            kind="secondary" if index else "primary",
            hotkey=choice.key,
            id=f"menu.{choice.id}",
        )
        for index, choice in enumerate(choices)
    ]
    for button in buttons:
        button.justify = "start"
    return Dialog(
        title,
        Callout(saved, tone="positive", icon="save"),
        Grid(*buttons, column=240, most=2, gap=10),
        on_close=ui.close,
        close_name=ui.words("ui.close"),
        wide=620,
        id="menu",
    )


def note_dialog(ui: Ui, tr: Translator, keep: Callable[[str], object]) -> Dialog:
    """Return a dialog to write a note for the debrief in."""
    written = [""]

    def write(text: str) -> None:
        written[0] = text

    def confirm() -> None:
        keep(written[0].strip())

    return Dialog(
        tr("note.title"),
        Label(tr("note.text")),
        TextField("", write, rows=3, on_submit=confirm, id="note.text", name=tr("note.title")),
        actions=(
            Button(
                tr("note.keep"), confirm, kind="primary", icon="save", hotkey="ctrl+enter", id="note.keep"
            ),
        ),
        on_close=ui.close,
        close_name=ui.words("ui.close"),
        wide=560,
        id="note",
    )


def reread_dialog(ui: Ui, tr: Translator, read_again: Callable[[], object]) -> Dialog:
    """Return the question whether a game is to go on under what its scenario's files say now."""

    def confirm() -> None:
        ui.close()
        read_again()

    return Dialog(
        tr("reread.title"),
        Label(tr("reread.text")),
        actions=(
            Button(tr("reread.keep"), ui.close, id="reread.keep"),
            Button(tr("reread.on"), confirm, kind="primary", icon="refresh", id="reread.on"),
        ),
        on_close=ui.close,
        close_name=ui.words("ui.close"),
        wide=560,
        id="reread",
    )
