"""From plain data to the schema's model, and from pydantic's errors to problems that authors understand."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from game.scenario.diagnostics import Place, Problem, Word, Words, nearest
from game.scenario.scalars import better_number
from game.scenario.schema import VERSION, Scenario
from game.scenario.source import Source, type_names

_EXPECTED = {
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "string_type": "text",
    "bool_type": "truth",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "mapping_type": "mapping",
    "tuple_type": "list",
    "list_type": "list",
}
_TRUTH = {"yes": "true", "ja": "true", "on": "true", "no": "false", "nei": "false", "off": "false"}
_CODES = {
    "range": "E106",
    "word": "E107",
    "number": "E105",
    "percent": "E105",
    "text": "E105",
    "empty": "E104",
    "id": "E113",
    "period": "E105",
}


def validate(source: Source) -> tuple[Scenario | None, list[Problem]]:
    """Return the model of a file that was read (None when it has errors) and every problem of its form."""
    if not isinstance(source.data, dict):
        key = "empty_file" if source.data is None else "not_a_scenario"
        return None, [source.report(key, "E104")]
    version = source.data.get("taktskifte")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        return None, [source.report("newer_version", "E105", ("taktskifte",), given=version, known=VERSION)]
    try:
        return Scenario.model_validate(source.data), []
    except ValidationError as error:
        return None, explain(source, error, Scenario)


def explain(source: Source, error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Return problems for every error that pydantic found in a file."""
    errors = error.errors(include_url=False)
    misspelt = set()
    problems = []
    for item in errors:
        if item["type"] == "extra_forbidden":
            problem = _unknown_key(source, tuple(item["loc"]), model)
            misspelt.add((*problem.path[:-1], problem.suggestion))
            problems.append(problem)
    for item in errors:
        where = tuple(item["loc"])
        if item["type"] == "extra_forbidden" or (item["type"] == "missing" and where in misspelt):
            continue
        problems.append(_problem(source, dict(item), where, model))
    return problems


def _problem(
    source: Source, item: dict[str, Any], where: tuple[str | int, ...], model: type[BaseModel]
) -> Problem:
    at_key = bool(where) and where[-1] == "[key]"
    where = where[:-1] if at_key else where
    kind, context, given = item["type"], item.get("ctx", {}), item.get("input")
    if kind == "missing":
        return _missing(source, where)
    if given is None:
        return source.report("no_value", "E104", where, at_key=True, name=where[-1], where=Place(where[:-1]))
    if kind == "taktskifte":
        return _own(source, context, where, at_key, given)
    if kind in ("greater_than_equal", "less_than_equal"):
        low, high = _range(model, where)
        return source.report("range", "E106", where, name=where[-1], given=given, low=low, high=high, unit="")
    if kind == "literal_error":
        return _not_among(source, where, given, context, model)
    expected = _EXPECTED.get(kind, "other")
    given_word = Word(type_names.get(type(given), "other"))
    if expected == "truth" and str(given).lower() in _TRUTH:
        better = _TRUTH[str(given).lower()]
        return source.report("truth", "E105", where, name=where[-1], given=given, suggestion=better)
    better = better_number(given) if expected == "whole" and isinstance(given, str) else ""
    return source.report(
        "type",
        "E105",
        where,
        suggestion=better,
        name=_last_name(where),
        expected=Word(expected),
        given=given_word,
    )


def _last_name(where: tuple[str | int, ...]) -> str:
    return next((str(step) for step in reversed(where) if isinstance(step, str)), "")


def _missing(source: Source, where: tuple[str | int, ...]) -> Problem:
    parent = where[:-1]
    node_has_key = source.mark(where, key=True) != source.mark(parent, key=True)
    if node_has_key:
        return source.report("no_value", "E104", where, at_key=True, name=where[-1], where=Place(parent))
    return source.report("missing_key", "E104", parent, at_key=True, name=where[-1], where=Place(parent))


def _own(
    source: Source, context: dict[str, Any], where: tuple[str | int, ...], at_key: bool, given: Any
) -> Problem:
    args = {k: v for k, v in context.items() if k != "kind"}
    kind = context["kind"]
    if kind in ("number", "text") and not isinstance(given, str):
        wanted = Word("text" if kind == "text" else "number")
        got = Word(type_names.get(type(given), "other"))
        key = "quote_text" if kind == "text" and isinstance(given, (int, float)) else "type"
        return source.report(
            key, "E105", where, name=_last_name(where), expected=wanted, given=got, text=given
        )
    better = str(args.pop("better", "") or "")
    if kind == "word":
        allowed = args.pop("allowed")
        better = nearest(str(given), allowed)
        args["allowed"] = Words(allowed)
    args["name"] = _last_name(where)
    return source.report(kind, _CODES[kind], where, at_key=at_key, suggestion=better, **args)


def _not_among(
    source: Source, where: tuple[str | int, ...], given: Any, context: dict[str, Any], model: type[BaseModel]
) -> Problem:
    if where == ("taktskifte",):
        return source.report("version", "E105", where, given=given, suggestion=f"taktskifte: {VERSION}")
    is_key = source.mark(where, key=True) != source.mark(where) and "weighs" in where
    allowed = [
        part.strip().strip("'\"")
        for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")
    ]
    return source.report(
        "not_among",
        "E107",
        where,
        at_key=is_key,
        suggestion=nearest(str(given), allowed),
        name=_last_name(where),
        given=given,
        allowed=Words(allowed),
    )


def _unknown_key(source: Source, where: tuple[str | int, ...], model: type[BaseModel]) -> Problem:
    name, parent = str(where[-1]), where[:-1]
    known = keys_at(model, parent)
    if name.isdigit() and source.line(source.mark(where, key=True).line).find(f",{name}") >= 0:
        return source.report("decimal_comma", "E102", where, at_key=True, name=name, where=Place(parent))
    suggestion = nearest(name, known)
    key = "unknown_key" if suggestion or not known else "unknown_key_known"
    return source.report(
        key,
        "E102",
        where,
        at_key=True,
        suggestion=suggestion,
        name=name,
        where=Place(parent),
        known=Words(known),
    )


def keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the keys that the language knows at a path (empty where it has free ids)."""
    found: list[str] = []
    for kind in _kinds_at(model, path):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found += [item.alias or name for name, item in kind.model_fields.items()]
    return tuple(found)


def _kinds_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[Any, ...]:
    kinds: tuple[Any, ...] = (model,)
    for step in path:
        kinds = tuple(inner for kind in kinds for inner in _inside(kind, step))
    return kinds


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {item.alias or name: item for name, item in model.model_fields.items()}


def _inside(kind: Any, step: str | int) -> tuple[Any, ...]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        item = _fields(kind).get(str(step))
        return _plain(item.annotation) if item is not None else ()
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return _plain(arguments[1])
    if get_origin(kind) is tuple:
        return _plain(arguments[0])
    return ()


def _plain(annotation: Any) -> tuple[Any, ...]:
    """Return the types that an annotation allows, without None and metadata."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain(get_args(annotation)[0])
    if origin is Union or str(origin) == "<class 'types.UnionType'>":
        return tuple(inner for part in get_args(annotation) for inner in _plain(part))
    return () if annotation is type(None) else (annotation,)


def _range(model: type[BaseModel], where: tuple[str | int, ...]) -> tuple[Any, Any]:
    for kind in _kinds_at(model, where[:-1]):
        if isinstance(kind, type) and issubclass(kind, BaseModel) and str(where[-1]) in _fields(kind):
            rules = _fields(kind)[str(where[-1])].metadata
            low = next((rule.ge for rule in rules if hasattr(rule, "ge")), "")
            return low, next((rule.le for rule in rules if hasattr(rule, "le")), "")
    return "", ""
