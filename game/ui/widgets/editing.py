"""A text being written: caret, mark, words, lines and undo, without a screen."""

from __future__ import annotations

import unicodedata

import pygame

KEPT = 100


def clean(text: str, several: bool) -> str:
    """Return a text without control characters, and on one line unless ``several``."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not several:
        text = text.replace("\n", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c)[0] != "C")


class Editor:
    """A text with a caret.

    Args:
        text: what stands there.
        limit: greatest number of characters.
        several: line breaks are kept.
    """

    def __init__(self, text: str, limit: int, several: bool) -> None:
        self.text = text[:limit]
        self.limit = limit
        self.several = several
        self.at = self.anchor = len(self.text)
        self._past: list[tuple[str, int]] = []

    @property
    def span(self) -> tuple[int, int]:
        """The marked part: from and to."""
        return min(self.at, self.anchor), max(self.at, self.anchor)

    @property
    def marked(self) -> str:
        """The marked text."""
        return self.text[slice(*self.span)]

    def go(self, at: int, mark: bool) -> None:
        """Move the caret; with ``mark`` the part passed over is marked."""
        self.at = max(0, min(len(self.text), at))
        if not mark:
            self.anchor = self.at

    def mark_all(self) -> None:
        """Mark everything."""
        self.anchor, self.at = 0, len(self.text)

    def move(self, by: int, word: bool, mark: bool) -> None:
        """Move by a character or a word; without ``mark`` a marked part is left by its end."""
        if self.marked and not mark and not word:
            self.go(self.span[1 if by > 0 else 0], False)
        else:
            self.go(self._word(by) if word else self.at + by, mark)

    def _word(self, by: int) -> int:
        at, text = self.at, self.text
        if by < 0:
            while at > 0 and not text[at - 1].isalnum():
                at -= 1
            while at > 0 and text[at - 1].isalnum():
                at -= 1
        else:
            while at < len(text) and text[at].isalnum():
                at += 1
            while at < len(text) and not text[at].isalnum():
                at += 1
        return at

    def _remember(self) -> None:
        self._past = [*self._past[-KEPT:], (self.text, self.at)]

    def insert(self, text: str) -> bool:
        """Write in place of what is marked; False when nothing changed."""
        low, high = self.span
        room = self.limit - len(self.text) + (high - low)
        text = clean(text, self.several)[: max(0, room)]
        if not text and low == high:
            return False
        self._remember()
        self.text = self.text[:low] + text + self.text[high:]
        self.at = self.anchor = low + len(text)
        return True

    def erase(self, by: int, word: bool) -> bool:
        """Take away what is marked, else a character or word before (-1) or after (1) the caret."""
        low, high = self.span
        if low == high:
            other = self._word(by) if word else self.at + by
            low, high = max(0, min(self.at, other)), min(len(self.text), max(self.at, other))
        if low == high:
            return False
        self._remember()
        self.text = self.text[:low] + self.text[high:]
        self.at = self.anchor = low
        return True

    def undo(self) -> bool:
        """Go back one change; False when there is none."""
        if not self._past:
            return False
        self.text, self.at = self._past.pop()
        self.anchor = self.at
        return True

    def lines(self, font: pygame.Font, room: int | None) -> list[tuple[int, int]]:
        """Return where each line begins and ends; ``room`` px wide, or unwrapped when None."""
        out: list[tuple[int, int]] = []
        start = 0
        for paragraph in self.text.split("\n") if self.several else [self.text]:
            out += _wrapped(font, paragraph, start, room)
            start += len(paragraph) + 1
        return out

    def nearest(self, font: pygame.Font, line: tuple[int, int], x: float) -> int:
        """Return the place in a line that is nearest to ``x`` px from its beginning."""
        best, start = line[0], line[0]
        far = abs(x)
        for at in range(start + 1, line[1] + 1):
            off = abs(font.size(self.text[start:at])[0] - x)
            if off <= far:
                best, far = at, off
        return best


def _wrapped(font: pygame.Font, text: str, start: int, room: int | None) -> list[tuple[int, int]]:
    if room is None or font.size(text)[0] <= room:
        return [(start, start + len(text))]
    out: list[tuple[int, int]] = []
    begin = 0
    while begin < len(text):
        end = len(text)
        if font.size(text[begin:])[0] > room:
            end = begin + 1
            while end < len(text) and font.size(text[begin : end + 1].rstrip())[0] <= room:
                end += 1
            space = text.rfind(" ", begin + 1, end + 1)
            if end < len(text) and space > begin:
                end = space + 1
        out.append((start + begin, start + end))
        begin = end
    return out or [(start, start)]
