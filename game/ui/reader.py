"""The dialogs that every screen has: the explanation, and the screen as text to read line by line."""

from __future__ import annotations

from contextlib import suppress

import pygame

from game.ui.layout import Col
from game.ui.node import Node
from game.ui.stage import Ui
from game.ui.transcript import transcript
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.text import Label


class ReaderLine(Node):
    """One line that arrows move to, so that it can be read or copied by itself."""

    focusable = True
    atomic = True
    role = "listitem"
    ring_radius = 6.0

    def __init__(self, text: str, index: int) -> None:
        indent = 24.0 if text.startswith("    ") else 0.0
        heading = text.startswith("#")
        label = Label(text.strip("# ").strip() or " ", "name" if heading else "small")
        super().__init__(label, pad=(8 + indent, 3, 8, 3), radius=6, id=f"line.{index}", name=text.strip())
        self.tab_stop = index == 0
        self.whole: tuple[str, ...] = ()

    def on_key(self, event: pygame.event.Event) -> bool:
        """Copy everything on Ctrl+C."""
        if event.key == pygame.K_c and event.mod & pygame.KMOD_CTRL:
            with suppress(pygame.error):
                pygame.scrap.put_text("\n".join(self.whole))
            return True
        return False


def reader_dialog(ui: Ui) -> Dialog:
    """Return a dialog with the frontmost layer as text."""
    said = tuple(transcript(ui).splitlines())
    lines = [ReaderLine(text, index) for index, text in enumerate(said) if text.strip()]
    for line in lines:
        line.whole = said
    return Dialog(
        ui.words("ui.transcript.title"),
        Col(*lines, gap=2, role="list"),
        on_close=ui.close,
        close_name=ui.words("ui.close"),
        wide=860,
        id="transcript",
    )


def help_dialog(ui: Ui, text: str) -> Dialog:
    """Return a dialog with an explanation of the screen."""
    return Dialog(
        ui.words("ui.help.title"),
        *(Label(part) for part in text.split("\n\n")),
        on_close=ui.close,
        close_name=ui.words("ui.close"),
        id="help",
    )
