"""Where lines of text break: at spaces, at soft hyphens, and inside a word only as a last resort."""

from __future__ import annotations

from collections.abc import Callable

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"

Width = Callable[[str], int]


def visible(text: str) -> str:
    """Return the text without the soft hyphens that no line broke at."""
    return text.replace(SOFT_HYPHEN, "")


def wrap(text: str, limit: int, width: Width) -> tuple[str, ...]:
    """Break a text into lines.

    A no-break space (U+00A0) never breaks, a soft hyphen (U+00AD) may, and ``\\n`` always does.

    Args:
        text: the text to break.
        limit: the widest a line may be, in the unit of ``width``.
        width: how wide a piece of text is.

    Returns:
        The lines, at least one.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, limit, width))
    return tuple(visible(line) for line in lines)


def _wrap_paragraph(paragraph: str, limit: int, width: Width) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if width(visible(longer)) <= limit:
            line = longer
            continue
        head, rest = _break_word(f"{line} " if line else "", word, limit, width)
        if head:
            lines.append(head)
            line = rest
        else:
            if line:
                lines.append(line)
            line = word
        while width(visible(line)) > limit and len(line) > 1:
            head, line = _force(line, limit, width)
            lines.append(head)
    return [*lines, line]


def _break_word(before: str, word: str, limit: int, width: Width) -> tuple[str, str]:
    parts = word.split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        head = f"{before}{''.join(parts[:count])}-"
        if width(visible(head)) <= limit:
            return head, SOFT_HYPHEN.join(parts[count:])
    return "", word


def _force(line: str, limit: int, width: Width) -> tuple[str, str]:
    head, rest = _break_word("", line, limit, width)
    if head:
        return head, rest
    line = visible(line)
    count = len(line)
    while count > 1 and width(line[:count]) > limit:
        count -= 1
    return line[:count], line[count:]


def shorten(text: str, limit: int, width: Width) -> str:
    """Return the text, or its beginning with an ellipsis when it is wider than ``limit``."""
    text = visible(text)
    if width(text) <= limit:
        return text
    count = len(text)
    while count and width(text[:count].rstrip() + ELLIPSIS) > limit:
        count -= 1
    return text[:count].rstrip() + ELLIPSIS


def unbreakable(text: str) -> list[str]:
    """Return the pieces of a text that cannot be broken nicely, as they look on a line of their own."""
    pieces: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        parts = word.split(SOFT_HYPHEN)
        pieces += [f"{part}-" for part in parts[:-1]] + [parts[-1]]
    return pieces
