"""HTML as a type: what is not HTML is escaped, and only HTML is ever written to a page.

A ``str`` among an element's children is a text and is escaped; finished markup is ``Html``, which only this
module can make. A function that promises ``Html`` and returns a bare ``str`` is an error to the type checker,
and so is a page written from one; what the checker cannot see (markup in an f-string) fails at once.

>>> element("p", "a < b", class_="soft").markup
'<p class="soft">a &lt; b</p>'
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any, TypeAlias

_VOID = frozenset({"meta"})
_SHAPES = frozenset({"path", "polyline", "polygon", "circle", "rect"})


class Html:
    """Finished markup. Made by `element`, `joined`, `text` and `trusted`; put together with ``+``."""

    __slots__ = ("_markup",)

    def __init__(self, markup: str, *, checked: object = None) -> None:
        if checked is not _MADE_HERE:
            raise TypeError("Html is made by element(), joined(), text() and trusted()")
        self._markup = markup

    @property
    def markup(self) -> str:
        """The markup itself, for whoever writes a page."""
        return self._markup

    def __add__(self, other: Html) -> Html:
        """Return both, one after the other."""
        return _made(self._markup + other.markup)

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self._markup)

    def __eq__(self, other: object) -> bool:
        """Return whether the other is the same markup."""
        return isinstance(other, Html) and other.markup == self._markup

    def __hash__(self) -> int:
        """Return the markup's hash."""
        return hash(self._markup)

    def __repr__(self) -> str:
        """Return the markup as a programmer sees it."""
        return f"Html({self._markup!r})"

    def __str__(self) -> str:
        """Refuse: markup that became a ``str`` would be escaped a second time.

        Raises:
            TypeError: always.
        """
        raise TypeError("Html is put together with element() and +, never in a string")


Content: TypeAlias = Html | str
"""What may stand inside an element: finished markup, or a text that is escaped."""

Value: TypeAlias = str | float | bool | None
"""What an attribute may be: a text, a number, present or not; ``None`` and ``False`` leave it out."""

_MADE_HERE: Any = object()


def _made(markup: str) -> Html:
    return Html(markup, checked=_MADE_HERE)


def text(words: str) -> Html:
    """Return a text as HTML."""
    return _made(escape(words, quote=True))


def trusted(markup: str) -> Html:
    """Return markup that is written in the program itself: style or ornament, never anybody's text."""
    return _made(markup)


def joined(parts: Iterable[Content]) -> Html:
    """Return the parts one after the other."""
    return _made("".join(_inner(part) for part in parts))


def element(tag: str, /, *children: Content, **attributes: Value) -> Html:
    """Return an element.

    Args:
        tag: its name.
        children: what stands in it, in order.
        attributes: ``class_`` is ``class`` and ``aria_label`` is ``aria-label``; a number is written with at
            most one decimal, as a chart needs it.
    """
    marks = "".join(_attribute(name, value) for name, value in attributes.items())
    inner = "".join(_inner(child) for child in children)
    if tag in _VOID:
        return _made(f"<{tag}{marks}>")
    if tag in _SHAPES and not inner:
        return _made(f"<{tag}{marks}/>")
    return _made(f"<{tag}{marks}>{inner}</{tag}>")


def _inner(part: Content) -> str:
    return part.markup if isinstance(part, Html) else text(part).markup


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    if isinstance(value, str):
        return f' {name}="{escape(value, quote=True)}"'
    shown = f"{value:.1f}".removesuffix(".0")
    return f' {name}="{shown}"'


NOTHING = _made("")
"""No markup at all."""
