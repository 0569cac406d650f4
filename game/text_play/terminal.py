"""Lines in, lines out: wrapped to 80 columns, without soft hyphens or drawing characters, for any reader."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from game.i18n import plain_text, strip_soft_hyphens
from game.reading import CONTROL

WIDTH = 80


class LeavingError(Exception):
    """The player leaves: asked for, or the input has come to its end (``asked`` False)."""

    def __init__(self, asked: bool) -> None:
        super().__init__("leaving")
        self.asked = asked


class UndoneError(Exception):
    """The player asked to take back the last confirmed step."""


class Terminal:
    """Where the text play writes and reads.

    Args:
        source: where answers come from; a pipe will do.
        target: where text goes.
        width: columns.
    """

    def __init__(self, source: TextIO, target: TextIO, width: int = WIDTH) -> None:
        self._source = source
        self._target = target
        self._echo = not source.isatty()
        self.width = width
        self.explain: Callable[[str], None] = lambda words: None
        self.read_again: Callable[[], bool] = lambda: False
        self.answered: Callable[[], None] = lambda: None

    def say(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Write a paragraph, wrapped; ``hang`` indents the lines after the first."""
        shown = CONTROL.sub("", strip_soft_hyphens(text))  # hard spaces are kept: an amount is not broken
        lines = textwrap.wrap(
            shown,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
            break_long_words=False,  # a path must stay whole to be copied
        )
        for line in lines or [""]:
            self._target.write(plain_text(line) + "\n")

    def verbatim(self, *lines: str) -> None:
        """Write lines as they are, however long."""
        for line in lines:
            self._target.write(CONTROL.sub("", line) + "\n")

    def heading(self, text: str) -> None:
        """Write a heading: an empty line, the words in capitals, and an empty line."""
        self.say()
        self.say(plain_text(text).upper())
        self.say()

    def section(self, text: str) -> None:
        """Write a smaller heading."""
        self.say()
        self.say(text if text[-1:] in ".?!:" else f"{text}:")

    def items(self, texts: Iterable[str], indent: int = 2) -> None:
        """Write a list, one dash an entry."""
        for text in texts:
            self.say(f"- {text}", indent, 2)

    def numbered(self, texts: Sequence[str], first: int = 1) -> None:
        """Write a list whose numbers can be answered with."""
        for number, text in enumerate(texts, start=first):
            self.say(f"{number}. {text}", 2, 3)

    def ask(self, prompt: str) -> str:
        """Return one line of answer, stripped; ``?`` is answered by `explain`, and the question asked again.

        So is ``r`` while `read_again` has something to read; else it is an answer like any other.

        Before any other answer is used, `answered` is called; it may raise an error of its own.

        Raises:
            LeavingError: the input has ended, or the answer is ``s``.
            UndoneError: the answer is ``u``.
        """
        while True:
            answer = self._answer(prompt)
            word, _, rest = answer.partition(" ")
            if word == "?":
                self.explain(rest.strip())
            elif answer.lower() == "s":
                raise LeavingError(asked=True)
            elif answer.lower() == "r" and self.read_again():
                continue
            else:
                self.answered()
                if answer.lower() == "u":
                    raise UndoneError
                return answer

    def _answer(self, prompt: str) -> str:
        lines = strip_soft_hyphens(prompt).rstrip().split("\n")
        shown = (textwrap.fill(line, self.width - 1, break_on_hyphens=False) for line in lines)
        self._target.write(plain_text("\n".join(shown)) + " ")
        self._target.flush()
        line = self._source.readline()
        if not line:
            self._target.write("\n")
            raise LeavingError(asked=False)
        answer = CONTROL.sub("", line).strip()
        if self._echo:  # from a pipe the answer is not seen on the screen by itself
            self._target.write(answer + "\n")
        return answer

    def ask_number(self, prompt: str, least: int, most: int, wrong: str, default: int | None = None) -> int:
        """Return a whole number within bounds, asking again until it is one."""
        while True:
            answer = self.ask(prompt)
            if not answer and default is not None:
                return default
            if answer.isdecimal() and least <= int(answer) <= most:
                return int(answer)
            self.say(wrong)

    def ask_money(self, prompt: str, wrong: str) -> float | None:
        """Return an amount (comma or point), or None for an empty answer, asking again until it is one."""
        while True:
            answer = self.ask(prompt).replace(",", ".").replace("−", "-")
            if not answer:
                return None
            try:
                amount = float(answer)
            except ValueError:
                self.say(wrong)
                continue
            if 0 <= amount < 1e6:
                return amount
            self.say(wrong)
