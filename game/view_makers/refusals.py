"""Why something cannot be done, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.orders import Refusal
from game.view_makers.words import Words


def refusal_text(words: Words, refusal: Refusal) -> str:
    """Return a refusal as a sentence; ids in it become names, money gets its unit."""
    points = refusal.key == "refused.needs_maturity"
    values = {key: _shown(words, key, value, points) for key, value in refusal.args.items()}
    n = refusal.args.get("n")
    if isinstance(n, int) and words.tr.has(f"{refusal.key}.other"):
        return words.tr.plural(refusal.key, n, **{key: value for key, value in values.items() if key != "n"})
    return words.tr(refusal.key, **values)


def refusal_texts(words: Words, refusals: Iterable[Refusal]) -> tuple[str, ...]:
    """Return refusals as sentences, each said once."""
    return tuple(dict.fromkeys(refusal_text(words, refusal) for refusal in refusals))


def notice_text(words: Words, key: str, values: Mapping[str, object]) -> str:
    """Return something to tell the player once; a refusal among its values becomes a sentence."""
    said = {name: refusal_text(words, it) if isinstance(it, Refusal) else it for name, it in values.items()}
    return words.tr(key, **said)


def _shown(words: Words, key: str, value: str | float | int, points: bool) -> str:
    if key == "turn" and isinstance(value, int):
        return words.period(value)
    if isinstance(value, float):
        return words.tr.number(value) if points else words.tr.money(value)
    if isinstance(value, int):
        return words.tr.number(value)
    names = {
        "initiative": lambda: words.initiative(value),
        "needed": lambda: words.initiative(value),
        "other": lambda: words.initiative(value),
        "service": lambda: words.text(f"services.{value}.title"),
        "owner": lambda: words.owner(value),
        "lever": lambda: words.lever(value),
        "case": lambda: words.text(f"cases.{value}.title"),
        "act": lambda: words.tr(f"act.{value}"),
    }
    found = names[key]() if key in names else ""
    return found or value
