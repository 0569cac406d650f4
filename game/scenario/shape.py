"""The shape of the language: which keys are known at a path, where a key belongs, and what numbers may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from game.scenario.tellings import Telling, Variant

Path = tuple[str | int, ...]
Model = type[BaseModel]

_DEPTH = 7
_ANY_NAME = "…"
_NESTED = ("all", "any", "not")


def keys_at(model: Model, path: Path) -> tuple[str, ...]:
    """Return the keys that the language knows at a path (empty where it has free ids)."""
    return tuple(name for kind in _kinds_at(model, path) if _is_model(kind) for name in _fields(kind))


def range_at(model: Model, path: Path) -> tuple[Any, Any]:
    """Return the least and the most that a whole number at a path may be (empty where there is no limit)."""
    for kind in _kinds_at(model, path[:-1]):
        if _is_model(kind) and str(path[-1]) in _fields(kind):
            rules = _fields(kind)[str(path[-1])].metadata
            low = next((rule.ge for rule in rules if hasattr(rule, "ge")), "")
            return low, next((rule.le for rule in rules if hasattr(rule, "le")), "")
    return "", ""


def holds_numbers(model: Model, path: Path) -> bool:
    """Return whether a mapping from names to numbers stands at a path, such as shares of services."""
    return any(
        get_origin(kind) is dict and get_args(kind)[1] is not str and _plain(get_args(kind)[1]) == (float,)
        for kind in _kinds_at(model, path)
    )


def words_at(model: Model, path: Path) -> tuple[str, ...]:
    """Return the words that may stand for a number at a path."""
    for kind in _kinds_at(model, path[:-1]):
        item = _fields(kind).get(str(path[-1])) if _is_model(kind) else None
        if item is not None:
            return next(_words((*item.metadata, item.annotation)), ())
    return ()


def _words(parts: tuple[Any, ...]) -> Iterator[tuple[str, ...]]:
    for part in parts:
        if getattr(part, "words", None):
            yield tuple(part.words)
        yield from _words((*getattr(part, "__metadata__", ()), *get_args(part)))


def homes(model: Model, name: str) -> tuple[str, ...]:
    """Return where a key belongs, as paths that people can read, those nearest the top first.

    >>> from game.scenario.schema import Scenario
    >>> homes(Scenario, "loan_limit")
    ('budget',)
    """
    found = sorted(_homes(model).get(name, ()), key=lambda path: (len(path), path))
    return tuple(" › ".join(path) for path in found if path)


@cache
def _homes(model: Model) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    seen: set[tuple[Any, str]] = set()
    for path, kind in _walk(model, (), seen):
        for name in _fields(kind):
            found.setdefault(name, set()).add(path)
    return found


def _walk(
    kind: Any, path: tuple[str, ...], seen: set[tuple[Any, str]]
) -> Iterator[tuple[tuple[str, ...], Model]]:
    if _is_model(kind) and "root" in kind.model_fields:
        for inner in _plain(kind.model_fields["root"].annotation):
            yield from _walk(inner, path, seen)
    elif _is_model(kind):
        if (kind, path[-1] if path else "") in seen or len(path) > _DEPTH:
            return
        seen.add((kind, path[-1] if path else ""))
        yield path, kind
        for name, item in _fields(kind).items():
            for inner in _plain(item.annotation) if name not in _NESTED else ():
                yield from _walk(inner, (*path, name), seen)
    elif get_origin(kind) is dict:
        for inner in _plain(get_args(kind)[1]):
            yield from _walk(inner, (*path, _ANY_NAME), seen)
    elif get_origin(kind) is tuple:
        for inner in _plain(get_args(kind)[0]):
            yield from _walk(inner, path, seen)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _kinds_at(model: Model, path: Path) -> tuple[Any, ...]:
    kinds: tuple[Any, ...] = (model,)
    for step in path:
        kinds = tuple(inner for kind in kinds for inner in _inside(kind, step))
    return kinds


@cache
def _fields(model: Model) -> dict[str, Any]:
    return {item.alias or name: item for name, item in model.model_fields.items() if name != "root"}


def _inside(kind: Any, step: str | int) -> tuple[Any, ...]:
    if _is_model(kind):
        if "root" in kind.model_fields:
            return tuple(
                inner
                for each in _plain(kind.model_fields["root"].annotation)
                for inner in _inside(each, step)
            )
        item = _fields(kind).get(str(step))
        return _plain(item.annotation) if item is not None else ()
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return _plain(arguments[1])
    if get_origin(kind) is tuple:
        return _plain(arguments[0])
    return (Variant,) if kind is Telling and isinstance(step, int) else ()


def _plain(annotation: Any) -> tuple[Any, ...]:
    """Return the types that an annotation allows, without None and metadata."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain(get_args(annotation)[0])
    if origin is Union or origin is UnionType:
        return tuple(inner for part in get_args(annotation) for inner in _plain(part))
    return () if annotation is type(None) else (annotation,)
