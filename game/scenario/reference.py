"""The author's reference, made from the language's definition: ``python3 -m game.scenario.reference``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.i18n import Translator
from game.scenario.catalogue import REFERENCE_POPULATION, archetype, archetypes
from game.scenario.definition import (
    EXPECTATION,
    MODEL,
    SCENARIO,
    Items,
    Key,
    KeyedMapping,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    parts,
)
from game.scenario.names import KINDS, names
from game.scenario.wording import Wording, plain

LANGUAGES = ("nb", "en")
_MANY_PLACES = 4
_ANY = "*"
_NOTHING = "–"
# Keys whose values are chosen from a list of names.
_CHOSEN = {"icon": "icons", "themes": "themes", "patterns": "patterns"}


def reference(language: str) -> str:
    """Return the whole reference as Markdown."""
    return "\n".join(_Writer(language).lines()) + "\n"


def write(folder: Path) -> None:
    """Write the reference in every language that it is kept in."""
    for language in LANGUAGES:
        (folder / f"reference.{language}.md").write_text(reference(language), encoding="utf-8", newline="\n")


class _Writer:
    """Writes the reference in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._tr = Translator(language)
        self._words = Wording(language)
        self._places = _places()

    def lines(self) -> Iterator[str]:
        """Yield the lines of the reference."""
        tr = self._tr
        yield f"# {tr('reference.title')}\n\n{tr('reference.intro')}\n"
        yield f"- [{tr('reference.scenario')}](#{_anchor(tr('reference.scenario'))})"
        for name in ("expectations", "names", "catalogue", "model"):
            yield f"- [{tr(f'reference.{name}')}](#{_anchor(tr(f'reference.{name}'))})"
        yield f"\n## {tr('reference.scenario')}"
        yield from self._parts(SCENARIO)
        yield f"\n## {tr('reference.expectations')}\n\n{tr('reference.expectations.intro')}"
        yield from self._parts(EXPECTATION)
        yield f"\n## {tr('reference.names')}\n\n{tr('reference.names.intro')}"
        for kind in KINDS:
            yield from self._names(kind)
        yield f"\n## {tr('reference.catalogue')}\n\n"
        yield from self._catalogue()
        yield f"\n## {tr('reference.model')}\n\n{tr('reference.model.intro')}"
        yield from self._parts(MODEL)

    def _parts(self, root: str) -> Iterator[str]:
        for part in parts().values():
            if self._places[part.name][0] == root and part.name != MODEL:
                yield from self._part(part)

    def _part(self, part: KeyedMapping) -> Iterator[str]:
        tr = self._tr
        paths = self._places[part.name][1]
        if paths and part.name.startswith(f"{MODEL}."):
            key = next(key for key in parts()[MODEL].keys if f"{MODEL}.{key.name}" == part.name)
            yield f"\n### `{paths[0]}`\n\n{self._words.meaning(key)}\n"
        else:
            named = f"`{paths[0]}`" if paths else tr("reference.top")
            more = tr("reference.also", paths=", ".join(f"`{path}`" for path in paths[1:_MANY_PLACES]))
            dots = " …" if len(paths) > _MANY_PLACES else ""
            yield f"\n### {named}\n\n{self._words.part(part)}" + (
                f" {more}{dots}\n" if len(paths) > 1 else "\n"
            )
        heads = [tr(f"reference.{head}") for head in ("key", "meaning", "values", "absent")]
        yield f"| {' | '.join(heads)} |"
        yield "|" + " --- |" * len(heads)
        for key in part.keys:
            yield self._row(key)

    def _row(self, key: Key) -> str:
        tr, words = self._tr, self._words
        meaning = [words.meaning(key)]
        if key.example:
            meaning.append(tr("schema.example", example=f"`{key.name}: {key.example}`"))
        if key.source:
            meaning.append(tr("schema.source", source=key.source))
        absent = tr("schema.required") if key.required else words.absent(key) or _NOTHING
        values = "; ".join(fact for fact in (words.allowed(key), words.room(key)) if fact)
        if key.name in _CHOSEN:
            values = f"[{values}](#{_anchor(tr(f'reference.names.{_CHOSEN[key.name]}'))})"
        elif inner := _inside(key.kind, key.name):
            values = f"[{values}](#{self._link(inner[0][0])})"
        cells = (f"`{key.name}`", " ".join(meaning), values, absent)
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    def _link(self, part: str) -> str:
        return _anchor(self._tr("reference.model") if part == MODEL else self._places[part][1][0])

    def _names(self, kind: str) -> Iterator[str]:
        """Yield the names of a kind in one paragraph, each with its words."""
        tr = self._tr
        yield f"\n### {tr(f'reference.names.{kind}')}\n\n{tr(f'reference.names.{kind}.intro')}\n"
        told = names(kind, self._language)
        yield (" · " if any(told.values()) else ", ").join(
            f"`{name}` {words}".strip() for name, words in told.items()
        )

    def _catalogue(self) -> Iterator[str]:
        tr = self._tr
        yield tr("reference.catalogue.intro", population=REFERENCE_POPULATION) + "\n"
        heads = ("id", "title", "build", "running", "value", "quality", "time", "source")
        yield "| " + " | ".join(tr(f"reference.catalogue.{head}") for head in heads) + " |"
        yield "|" + " --- |" * len(heads)
        for name in archetypes():
            item = archetype(name, self._language)
            assert item.cost is not None and item.benefit is not None
            figures = (
                item.cost.build,
                item.cost.running,
                item.benefit.value,
                item.benefit.quality,
                item.time,
            )
            cells = [f"`{name}`", item.title or "", *(plain(figure) for figure in figures), item.source or ""]
            yield "| " + " | ".join(cells) + " |"


def _places() -> dict[str, tuple[str, list[str]]]:
    """Return for every part the file that it belongs to and the paths at which it stands."""
    found: dict[str, tuple[str, list[str]]] = {}
    for root in (MODEL, SCENARIO, EXPECTATION):
        waiting = [(root, MODEL.lower() if root == MODEL else "")]
        while waiting:
            name, path = waiting.pop(0)
            known = found.setdefault(name, (root, []))
            if known[0] != root or path in known[1]:
                continue
            if path:
                known[1].append(path)
            if len(known[1]) > 1:
                continue  # what lies inside has been told where it stood first
            for key in parts()[name].keys:
                waiting += [
                    (inner, f"{path}.{tail}".strip(".")) for inner, tail in _inside(key.kind, key.name)
                ]
    return found


def _inside(kind: Kind, path: str) -> list[tuple[str, str]]:
    if isinstance(kind, Mapping):
        return [(kind.part, path)]
    if isinstance(kind, NamedMapping):
        return _inside(kind.values, f"{path}.{_ANY}")
    return _inside(kind.item, f"{path}.{_ANY}") if isinstance(kind, (Items, Told)) else []


def _anchor(heading: str) -> str:
    """Return how a heading is linked to in a Markdown page."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    from game.paths import checkout_dir

    write((checkout_dir() or Path()) / "docs")
