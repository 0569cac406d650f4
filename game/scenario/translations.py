"""Translations of a scenario: ``locale/<language>.po``, context = id path, msgid = the author's text."""

from __future__ import annotations

import re
from pathlib import Path

from game.i18n import LANGUAGES
from game.scenario import walk
from game.scenario.catalogue_file import CatalogueError, Messages, read_messages
from game.scenario.diagnostics import Level, Mark, Problem, nearest
from game.scenario.schema import Scenario
from game.scenario.source import Source

_PLACE = re.compile(r"\{[a-z_][a-z0-9_]*\}|\[\[[a-z0-9_]+")
# Texts for facilitators and records that nobody need translate before a group can play.
_OPTIONAL = ("note",)
MAX_BYTES = 2_000_000


def read_translations(
    scenario: Scenario, folder: Path, source: Source
) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Return texts by language and id path, and what is wrong with the catalogues.

    A text that is missing, marked for review or made for an older wording of the original is left out.
    """
    found: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        return found, problems
    for path in sorted(folder.glob("*.po")):
        shown = str(Path(source.path).parent / "locale" / path.name)
        if path.stem not in LANGUAGES:
            near = nearest(path.stem, LANGUAGES)
            problems.append(
                Source(shown).report(
                    "po_language", "W414", level=Level.WARNING, suggestion=near, name=path.stem
                )
            )
        elif path.stem != scenario.language:
            texts, wrong = _read_one(scenario, path, shown)
            problems += wrong
            if texts:
                found[path.stem] = texts
    return found, problems


def _read_one(scenario: Scenario, path: Path, shown: str) -> tuple[dict[str, str], list[Problem]]:
    file = Source(shown)
    try:
        raw = path.read_bytes()
        if len(raw) > MAX_BYTES:
            return {}, [file.report("file_too_large", "E110", limit=MAX_BYTES // 1_000_000)]
        file.text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        messages = read_messages(file.text)
    except UnicodeDecodeError:
        return {}, [file.report("encoding", "E110", name="Windows-1252")]
    except CatalogueError as error:
        spot = Mark(error.line, 1) if error.line else ()
        return {}, [file.report("po_broken", "E114", spot, reason=error.reason)]
    except OSError as error:
        return {}, [file.report("po_broken", "E114", reason=type(error).__name__)]
    return _texts(scenario, messages, file, path.stem)


def _texts(
    scenario: Scenario, messages: Messages, file: Source, language: str
) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    missing = fuzzy = 0
    for item in walk.texts(scenario):
        message = messages.get((item.id, item.text))
        if message is None or not message.text.strip():
            missing += item.kind not in _OPTIONAL
        elif message.fuzzy:
            fuzzy += 1
        elif sorted(_PLACE.findall(message.text)) != sorted(_PLACE.findall(item.text)):
            mark = Mark(message.line, 1)
            problems.append(file.report("po_placeholder", "W415", mark, level=Level.WARNING, id=item.id))
        else:
            texts[item.id] = message.text.strip()
    for key, n in (("untranslated", missing), ("fuzzy", fuzzy)):
        if n:
            problems.append(file.report(key, "W404", level=Level.WARNING, n=n, language=language))
    return texts, problems
