"""Explanations for F1 and the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.vocabulary import INDICATORS, LEVERS
from game.i18n import Translator, catalogue, strip_soft_hyphens
from game.view_makers.words import Words
from game.views import GlossaryView, HelpView

_ORDER = "abcdefghijklmnopqrstuvwxyzæøå"


def glossary_view(words: Words) -> GlossaryView:
    """Return every term of the game and the scenario, in the alphabet's order."""
    own = set(words.content.structure.glossary)
    terms = [(name, words.term(name), words.definition(name)) for name in own | _common()]
    return _sorted(words.tr, terms)


def common_glossary(tr: Translator) -> GlossaryView:
    """Return every term of the game itself."""
    return _sorted(tr, [_entry(tr, name) for name in _common()])


def _common() -> set[str]:
    """Return the names of the game's own terms."""
    keys = (key for key in catalogue("nb") if key.startswith("glossary."))
    return {key.split(".", 1)[1].rpartition(".")[0] for key in keys} - {""}


def _entry(tr: Translator, name: str) -> tuple[str, str, str]:
    term, text = f"glossary.{name}.term", f"glossary.{name}.text"
    return name, tr(term), tr(text) if tr.has(text) else ""


def _sorted(tr: Translator, terms: Iterable[tuple[str, str, str]]) -> GlossaryView:
    found = {strip_soft_hyphens(term).lower(): (name, term, text) for name, term, text in terms if text}
    return GlossaryView(tr("glossary.title"), tuple(found[key] for key in sorted(found, key=_collate)))


def _collate(term: str) -> list[int]:
    return [_ORDER.find(letter) + 1 or 0 for letter in term]


def help_view(words: Words, topic: str) -> HelpView:
    """Return the explanation of a phase, a number, a lever, a service, an initiative or a term."""
    tr = words.tr
    kind, _, name = topic.partition(".")
    if tr.has(f"help.{topic}"):
        title = tr(f"phase.{topic}") if tr.has(f"phase.{topic}") else words.term(topic)
        return HelpView(title, tuple(tr(f"help.{topic}").split("\n")))
    if topic in INDICATORS or topic in LEVERS:
        follows = f"follows.{topic}"
        extra = (tr(follows),) if tr.has(follows) else ()
        return HelpView(words.term(topic), (words.definition(topic), *extra))
    if kind == "maturity":
        return HelpView(words.label(topic), (words.definition("maturity"), words.definition(name)))
    if kind == "service":
        text = words.text(f"services.{name}.text")
        return HelpView(words.label(topic), tuple(part for part in (text, tr("follows.service")) if part))
    if kind == "initiative":
        parts = (words.text(f"initiatives.{name}.pitch"), words.text(f"initiatives.{name}.practice"))
        return HelpView(words.initiative(name), tuple(part for part in parts if part))
    if words.definition(topic):
        return HelpView(words.term(topic), (words.definition(topic),))
    return keys_help(tr)


def keys_help(tr: Translator) -> HelpView:
    """Return how the game is played by keyboard."""
    return HelpView(tr("help.title"), tuple(tr("help.keys").split("\n")))


def common_help(tr: Translator, topic: str) -> HelpView:
    """Return the explanation of a topic of the game itself."""
    _, term, text = _entry(tr, topic)
    return HelpView(term, (text,)) if text else keys_help(tr)
