"""Texts, numbers, money and dates in bokmål, nynorsk and English.

Catalogues are flat JSON files, one for each area of the game: ``assets/locale/<language>/<area>.json``. A
text that is missing in a language is shown in bokmål; one that is missing there too is shown as its key, so
that a gap is seen and never stops a game.

>>> tr = Translator("nb")
>>> tr.money(3.5) == "3,5\\u00a0mill.\\u00a0kr"
True
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from game.paths import locale_dir

LANGUAGES = ("nb", "nn", "en")
LANGUAGE_NAMES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}
FALLBACK = "nb"

NBSP = "\u00a0"
MINUS = "\u2212"
SOFT_HYPHEN = "\u00ad"

_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
OTHER = "other"
"""The form of a text for every number that no other form is for."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes numbers, and which forms its texts have for how many.

    Attributes:
        decimal, thousands: marks in a number.
        plurals: by form (``one``, ``two``, ``few``, ``many``), in the order they are tried, what a
            whole number must be: of each condition the remainder after ``mod`` (the number itself without
            it) is among ``in``, or not among ``not_in``. All conditions of a form must hold.
    """

    decimal: str
    thousands: str
    plurals: Mapping[str, Sequence[Mapping[str, Any]]]

    def form(self, n: float) -> str:
        """Return which form of a text is for a number; a number that is not whole has the last one.

        >>> Writing(",", " ", {"one": [{"in": [1]}], "two": [{"in": [2]}]}).form(2)
        'two'
        """
        if n != int(n):
            return OTHER
        fits = (
            form for form, tests in self.plurals.items() if all(_holds(test, abs(int(n))) for test in tests)
        )
        return next(fits, OTHER)


def _holds(test: Mapping[str, Any], n: int) -> bool:
    rest = n % test["mod"] if "mod" in test else n
    return rest in test["in"] if "in" in test else rest not in test["not_in"]


@cache
def writings(root: Path | None = None) -> Mapping[str, Writing]:
    """Return how each language is written, from ``languages.json`` beside the catalogues.

    Args:
        root: the folder of the catalogues; the game's own when left out.
    """
    path = (root or locale_dir()) / "languages.json"
    return {name: Writing(**data) for name, data in json.loads(path.read_text(encoding="utf-8")).items()}


@cache
def catalogue(language: str, root: Path | None = None) -> Mapping[str, str]:
    """Return every text of a language, all areas merged (empty when the language is not there).

    Args:
        language: one of ``LANGUAGES``.
        root: the folder with a sub-folder for each language; the game's own when left out.
    """
    texts: dict[str, str] = {}
    for path in sorted(((root or locale_dir()) / language).glob("*.json")):
        texts.update(json.loads(path.read_text(encoding="utf-8")))
    return texts


def fill(template: str, values: Mapping[str, object]) -> str:
    """Put values in the ``{name}`` places of a template; a place without a value stays as it is.

    Plain replacement and not ``str.format``: a value can never be read as a template.
    """
    return _PLACEHOLDER.sub(lambda m: str(values.get(m[1], m[0])), template)


def strip_soft_hyphens(text: str) -> str:
    """Return the text without soft hyphens, for terminals, files and comparison."""
    return text.replace(SOFT_HYPHEN, "")


def plain_text(text: str) -> str:
    """Return the text as a terminal or a line of data wants it: no soft hyphens, ordinary spaces."""
    return strip_soft_hyphens(text).replace(NBSP, " ").replace("\u202f", " ")


def choose_language(wanted: str | None) -> str:
    """Return the language for a wish such as ``nb``, ``nn-NO`` or ``en_GB.UTF-8`` (else the system's)."""
    return _language_of(wanted or "") or system_language()


def system_language() -> str:
    """Return the language of the machine if the game speaks it, else bokmål."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wish in os.environ.get(name, "").split(":"):
            if found := _language_of(wish):
                return found
    return _language_of(_desktop_language()) or FALLBACK


def _desktop_language() -> str:
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        import plistlib

        try:
            preferences = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
            languages = plistlib.loads(preferences.read_bytes()).get("AppleLanguages", [])
            return str(languages[0]) if languages else ""
        except (OSError, ValueError, RuntimeError, plistlib.InvalidFileException):
            return ""
    return ""


def _language_of(wish: str) -> str | None:
    code = re.split(r"[-_.@]", wish.strip().lower(), maxsplit=1)[0]
    if code in LANGUAGES:
        return code
    return "nb" if code in ("no", "nor", "nob", "norwegian") else "nn" if code == "nno" else None


class Translator:
    """Every text of one language, with its way of writing numbers.

    Args:
        language: one of those in ``languages.json``; of the game's own, ``LANGUAGES``.
        root: the folder of the catalogues; the game's own when left out.

    Raises:
        ValueError: the game does not speak the language.
    """

    def __init__(self, language: str = FALLBACK, root: Path | None = None) -> None:
        spoken = writings(root)
        if language not in spoken:
            raise ValueError(f"unknown language {language!r}; choose among {', '.join(spoken)}")
        self.language = language
        self._writing = spoken[language]
        self._own = catalogue(language, root)
        self._texts = {**catalogue(FALLBACK, root), **self._own}

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of a key with its places filled, or the key itself.

        An error of the disk among the values is told in the player's language where we have the words.
        """
        for name, value in values.items():
            if isinstance(value, OSError):
                values = {**values, name: self._reason(value)}
        return fill(self._texts.get(key, key), values)

    def has(self, key: str, /) -> bool:
        """Return whether the key has a text (in this language or in bokmål)."""
        return key in self._texts

    def _reason(self, error: OSError) -> str:
        key = f"disk.{errno.errorcode.get(error.errno or 0, '')}"
        return self._texts.get(key) or error.strerror or str(error)

    def plural(self, key: str, n: float, /, **values: object) -> str:
        """Return the form of a text that ``n`` asks for (``<key>.one``, ...); ``{n}`` is the number."""
        other, form = f"{key}.{OTHER}", f"{key}.{self._writing.form(n)}"
        form = form if form in (self._texts if other not in self._own else self._own) else other
        shown = self.number(n) if n == int(n) else self.number(n, 1)
        return self(form, **{"n": shown, **values})

    def number(self, x: float, digits: int = 0) -> str:
        """Return a number with this language's decimal mark and thousands, and a true minus."""
        text = f"{abs(x):,.{digits}f}"
        whole, _, decimals = text.partition(".")
        whole = whole.replace(",", self._writing.thousands)
        shown = whole + (self._writing.decimal + decimals if decimals else "")
        return MINUS + shown if x < 0 and not _is_zero(text) else shown

    def signed(self, x: float, digits: int = 1) -> str:
        """Return a change with its sign; what rounds to nothing has none."""
        shown = self.number(x, digits)
        return "+" + shown if x > 0 and not _is_zero(f"{x:.{digits}f}") else shown

    def percent(self, share: float, digits: int = 0) -> str:
        """Return a share from 0 to 1 as per cent: 0.42 is "42 %" (English: "42%")."""
        return self("format.percent", amount=self.number(share * 100, digits))

    def money(self, millions: float, digits: int = 1) -> str:
        """Return an amount in million kroner: "3,5 mill. kr" (English: "NOK 3.5 m")."""
        sign, amount = _split_sign(self.number(millions, digits))
        return sign + self("format.money", amount=amount)

    def cost(self, millions: float) -> str:
        """Return what something costs or gives: below a million to the nearest ten thousand kroner.

        "0,05 mill. kr", where `money` would say that it costs twice as much; "0,5 mill. kr" is as before.
        """
        fine = abs(millions) < 0.995 and f"{millions:.2f}"[-1] != "0"
        return self.money(millions, 2 if fine else 1)

    def signed_money(self, millions: float, digits: int = 1) -> str:
        """Return a change in million kroner with its sign: "+3,5 mill. kr"."""
        sign, amount = _split_sign(self.signed(millions, digits))
        return sign + self("format.money", amount=amount)

    def hours(self, n: float) -> str:
        """Return whole hours: "1 200 timer"."""
        return self.plural("format.hours", round(n))

    def period(self, year: int, half: int) -> str:
        """Return the name of a half-year: "1. halvår 2027", "fyrste halvår 2027", "first half of 2027"."""
        return self(f"format.period.{half}", year=year)

    def period_short(self, year: int, half: int) -> str:
        """Return the name of a half-year where room is scarce: "1. halvår 27", "H1 27"."""
        return self(f"format.period_short.{half}", year=f"{year % 100:02d}")

    def date(self, moment: datetime) -> str:
        """Return a day: "12. mars 2027" (English: "12 March 2027")."""
        month = self(f"format.month.{moment.month}")
        return self("format.date", day=moment.day, month=month, year=moment.year)

    def date_time(self, moment: datetime) -> str:
        """Return a day and a time of day: "12. mars 2027 kl. 14.05"."""
        clock = self("format.clock", hour=f"{moment.hour:02d}", minute=f"{moment.minute:02d}")
        return self("format.date_time", date=self.date(moment), clock=clock)

    def join(self, items: Sequence[str]) -> str:
        """Return a list in running text: "a, b og c"."""
        if len(items) < 2:
            return "".join(items)
        return self("format.list", first=", ".join(items[:-1]), last=items[-1])


def _is_zero(text: str) -> bool:
    return not text.strip("-0.,")


def _split_sign(text: str) -> tuple[str, str]:
    return (text[0], text[1:]) if text[:1] in (MINUS, "+") else ("", text)
