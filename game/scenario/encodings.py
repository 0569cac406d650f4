"""The bytes of a file as text; what is not UTF-8 text is named for what it is."""

from __future__ import annotations

import re
from typing import NamedTuple

# Files that an author may save a scenario as by mistake, by how they begin.
_KINDS = (
    (b"PK\x03\x04", ".docx, .xlsx, .zip"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", ".doc, .xls"),
    (b"\x1f\x8b", "GZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# æøå, ÆØÅ, é and typographic marks in the encodings that Norwegian files have been written in.
_LETTERS = {
    "Windows-1252": b"\xe6\xf8\xe5\xc6\xd8\xc5\xe9\xab\xbb\x96\x97",
    "Mac OS Roman": b"\xbe\xbf\x8c\xae\xaf\x81\x8e\xc7\xc8\xd0\xd1",
    "DOS (CP 850)": b"\x91\x9b\x86\x92\x9d\x8f\x82",
}
# UTF-8 that was once read as Windows-1252 and saved again: "Ã¥" for "å".
_TWICE = re.compile("Ã[¦¥¸†˜…©¶¤¼]|â€[“”™œž\x9d¦]|Â[«» ]")
_LOST = "\ufffd"


class Decoded(NamedTuple):
    """What became of a file's bytes.

    Attributes:
        text: the text; a guess at it when the encoding is wrong.
        fault: ``encoding`` or ``not_text``, empty when all is well.
        name: what the file looks like instead.
        at: the first faulty byte as a place in ``text``; -1 for none.
    """

    text: str
    fault: str = ""
    name: str = ""
    at: int = -1


def decode(raw: bytes) -> Decoded:
    """Return the text of a file in UTF-8, or what it is instead."""
    for start, name in _KINDS:
        if raw.startswith(start):
            return Decoded("", "not_text", name)
    name = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    if name:
        return Decoded("", "encoding", name)
    start = raw[:200]
    if start.count(0) > len(start) // 4:
        wide = start.count(0) > len(start) // 2
        return Decoded("", "encoding", "UTF-32" if wide else "UTF-16")
    try:
        return Decoded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        name = _guess(raw)
        codec = {"Mac OS Roman": "mac_roman", "DOS (CP 850)": "cp850"}.get(name, "cp1252")
        return Decoded(raw.decode(codec, errors="replace"), "encoding", name, error.start)


def _guess(raw: bytes) -> str:
    """Return the encoding whose Norwegian letters are most of the bytes beyond ASCII."""
    high = [byte for byte in raw[:100_000] if byte > 127]
    counts = {name: sum(byte in letters for byte in high) for name, letters in _LETTERS.items()}
    return max(counts, key=lambda name: counts[name])


def find_garbled(text: str) -> list[tuple[int, str, str]]:
    """Return where letters were lost or doubled by an earlier save: start, what stands, what was meant."""
    found = [(m.start(), m[0], _mend(m[0])) for m in _TWICE.finditer(text)]
    lost = text.find(_LOST)
    if lost >= 0:
        found.append((lost, _LOST, ""))
    return found


def _mend(twice: str) -> str:
    try:
        return twice.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
