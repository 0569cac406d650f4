"""From pydantic's errors to problems that authors understand: what they wrote, and what they meant."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel, ValidationError

from game.console import spell
from game.scenario.diagnostics import Command, NameList, Place, Problem, Word, nearest
from game.scenario.intentions import (
    is_endless,
    meant_figure,
    meant_period,
    meant_thousands,
    meant_truth,
    meant_word,
)
from game.scenario.schema import VERSION
from game.scenario.shape import holds_numbers, homes, keys_at, range_at, words_at
from game.scenario.source import SourceFile, type_names

MOST = 150
"""Errors of one file that are looked into."""

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
_CODES = {
    "range": "E106",
    "word": "E107",
    "number": "E105",
    "percent": "E105",
    "share": "E105",
    "text": "E105",
    "empty": "E104",
    "id": "E113",
    "period": "E105",
    "variant_last": "E104",
    "variant_early": "E203",
}
_BRACKET = re.compile(r":\s+[\[{]")
_NOT_IN_ID = re.compile(r"[^a-z0-9_]")
_HIDDEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2060-\u2064]")
_SURE = 0.8  # how alike two keys are when one is surely a slip of the other

Path = tuple[str | int, ...]


def explain(source: SourceFile, error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Return problems for the errors that pydantic found in a file."""
    errors = error.errors(include_url=False, include_input=True)[:MOST]
    misspelt: set[Path] = set()
    problems = []
    for item in errors:
        if item["type"] == "extra_forbidden":
            problem = unknown_key(source, tuple(item["loc"]), model)
            misspelt.add((*problem.path[:-1], problem.suggestion or str(problem.path[-1]).partition(":")[0]))
            problems.append(problem)
    for item in errors:
        where = tuple(item["loc"])
        if item["type"] == "extra_forbidden" or (item["type"] == "missing" and where in misspelt):
            continue
        if where[-1:] == ("to",) and _is_short(source, where):
            continue  # the same words were refused as `from`
        problems.append(_problem(source, dict(item), where, model))
    return problems


def _problem(source: SourceFile, item: dict[str, Any], where: Path, model: type[BaseModel]) -> Problem:
    at_key = bool(where) and where[-1] == "[key]"
    where = where[:-1] if at_key else where
    kind, context, given = item["type"], item.get("ctx", {}), item.get("input")
    if kind == "missing":
        return _missing(source, where)
    if given is None:
        return _no_value(source, where)
    if kind == "taktskifte":
        return _own(source, context, where, at_key, given, model)
    if kind in ("greater_than_equal", "less_than_equal"):
        low, high = range_at(model, where)
        return source.report("range", "E106", where, name=where[-1], given=given, low=low, high=high, unit="")
    if kind == "literal_error":
        return _not_among(source, where, given, context, model)
    return _wrong_type(source, where, _EXPECTED.get(kind, "other"), given, model)


def _is_short(source: SourceFile, where: Path) -> bool:
    """Tell whether the turns at a path are written as one value, which stands for both `from` and `to`."""
    return where[-1:] in (("from",), ("to",)) and source.mark(where) == source.mark(where[:-1])


def _no_value(source: SourceFile, where: Path) -> Problem:
    if where and isinstance(where[-1], int):
        return source.report("no_item", "E104", where, n=where[-1] + 1, name=_last_name(where))
    name = where[-1] if where else ""
    return source.report("no_value", "E104", where, at_key=True, name=name, where=Place(where[:-1]))


def _last_name(where: Path) -> str:
    return next((str(step) for step in reversed(where) if isinstance(step, str)), "")


def _missing(source: SourceFile, where: Path) -> Problem:
    parent = where[:-1]
    if source.mark(where, key=True) != source.mark(parent, key=True):
        return _no_value(source, where)
    advice = "no_version" if where == ("taktskifte",) else ""
    command = Command(spell("upgrade", source.path))
    args: dict[str, Any] = {"name": where[-1], "where": Place(parent), "command": command}
    return source.report("missing_key", "E104", parent, at_key=True, advice=advice, **args)


def _wrong_type(
    source: SourceFile, where: Path, expected: str, given: Any, model: type[BaseModel]
) -> Problem:
    """Say what should stand at a path, and by what it is and should be, how to mend it."""
    name, got = _last_name(where), type_names.get(type(given), "other")
    better, advice = "", expected
    if expected == "truth" and (better := meant_truth(given)):
        return source.report("truth", "E105", where, name=name, given=given, suggestion=better)
    if expected in ("whole", "number"):
        written = given if isinstance(given, str) else source.written(where)
        better = meant_thousands(written) if isinstance(given, float) else meant_figure(written)
        advice = "endless" if is_endless(written) else expected
        if expected == "whole" and isinstance(given, float):
            got = "decimal"
        if "." in better:
            better = ""
    elif expected == "text" and got == "mapping":
        advice = "bracket_text" if _BRACKET.search(source.line(source.mark(where).line)) else "colon_text"
    elif expected == "text" and got == "list":
        advice = "bracket_text"
    elif expected == "mapping" and got == "list":
        advice = "list_for_mapping"
        names = given if all(isinstance(item, str) for item in given) else []
        if names and holds_numbers(model, where):
            better = f"{{{', '.join(f'{item}: 1' for item in names)}}}"
    elif expected == "mapping" and "below" in keys_at(model, where):
        advice = "bound"
    elif expected == "mapping" and keys_at(model, where):
        advice = "mapping_keys"
    elif expected == "list" and isinstance(given, str) and given[:1] in "-–—•*":
        advice = "bullet_list"
    if not name and where:
        args: dict[str, Any] = {"n": int(where[-1]) + 1, "expected": Word(expected), "given": Word(got)}
        return source.report("type_item", "E105", where, **args)
    if _is_short(source, where) and isinstance(given, str) and not better:
        name, advice = _last_name(where[:-1]), "turns"
    if expected == "whole" and isinstance(given, str):
        return source.report(
            "whole_text",
            "E105",
            where,
            suggestion=better,
            advice=f"type_{advice}",
            name=name,
            given=given,
        )
    return source.report(
        "type",
        "E105",
        where,
        suggestion=better,
        advice=f"type_{advice}",
        name=name,
        expected=Word(expected),
        given=Word(got),
        known=NameList(keys_at(model, where)),
    )


def _own(
    source: SourceFile,
    context: dict[str, Any],
    where: Path,
    at_key: bool,
    given: Any,
    model: type[BaseModel],
) -> Problem:
    """Explain what one of the language's own readers refused."""
    args = {k: v for k, v in context.items() if k != "kind"}
    kind, name, advice = context["kind"], _last_name(where), ""
    if name == "add" and source.mark(where) == source.mark(where[:-1]):
        name = _last_name(where[:-1])  # a number alone is what is added
    better = str(args.pop("better", "") or "")
    if kind == "text" and isinstance(given, (int, float)):
        written = source.written(where) or given
        return source.report("quote_text", "E105", where, name=name, text=written)
    if kind in ("number", "text") and not isinstance(given, str):
        return _wrong_type(source, where, kind, given, model)
    if kind == "number":
        better = better or meant_figure(str(given))
        args["allowed"] = NameList(words_at(model, where))
        advice = "type_endless" if is_endless(str(given)) else "level" if args["allowed"] else ""
    if kind == "word":
        allowed = args.pop("allowed")
        better = meant_word(str(given), allowed) or nearest(str(given), allowed)
        args["allowed"] = NameList(allowed)
    if kind == "share" and args.pop("unit") != "%":
        advice = "share_level"
    if kind == "range" and args.get("unit") == "MNOK":
        advice, args["unit"] = "range_money", Word("mnok")
    if kind == "range" and args["high"] == 1 and 1 < args["given"] <= 100:
        better = f"{args['given']:g} %"
    if kind == "id":
        if isinstance(given, (dict, list)):
            return _wrong_type(source, where, "name", given, model)
        key, better = _id_hint(str(given), better, where)
        return source.report(key, "E113", where, at_key=at_key, suggestion=better, given=given, name=name)
    if kind == "period":
        better = meant_period(str(given))
    args["name"] = name
    return source.report(kind, _CODES[kind], where, at_key=at_key, suggestion=better, advice=advice, **args)


def _id_hint(given: str, better: str, where: Path) -> tuple[str, str]:
    """Return the problem's key and the better name: a list that is no list, or a name that is none."""
    if given[:1] in "-–—•*" or " -" in given:
        return "id_bullet", ""
    if "," in given or ";" in given:
        parts = [part.strip() for part in given.replace(";", ",").split(",")]
        return "id_list", f"[{', '.join(part for part in parts if part)}]"
    return ("id_letters" if _NOT_IN_ID.search(given) else "id"), better


def _not_among(
    source: SourceFile, where: Path, given: Any, context: dict[str, Any], model: type[BaseModel]
) -> Problem:
    if where == ("taktskifte",):
        return source.report("version", "E105", where, given=given, suggestion=f"taktskifte: {VERSION}")
    is_key = source.mark(where, key=True) != source.mark(where) and "weighs" in where
    allowed = [
        part.strip().strip("'\"")
        for part in str(context.get("expected", "")).replace(" or ", ", ").split(", ")
    ]
    if isinstance(given, (dict, list)):
        return _wrong_type(source, where, "name", given, model)
    better = meant_word(str(given), allowed) or nearest(str(given), allowed)
    return source.report(
        "not_among",
        "E107",
        where,
        at_key=is_key,
        suggestion=better,
        name=_last_name(where[:-1] if is_key else where),
        given=given,
        allowed=NameList(allowed),
    )


def unknown_key(source: SourceFile, where: Path, model: type[BaseModel]) -> Problem:
    """Say of a key that the language does not know which one was meant, or where it belongs."""
    name, parent = str(where[-1]), where[:-1]
    known = keys_at(model, parent)
    if name.isdigit() and source.line(source.mark(where, key=True).line).find(f",{name}") >= 0:
        return source.report("decimal_comma", "E102", where, at_key=True, name=name, where=Place(parent))
    if hidden := _HIDDEN.search(name):
        sign = f"U+{ord(hidden[0]):04X}"
        return source.report(
            "hidden_in_key", "E102", where, at_key=True, name=_HIDDEN.sub("", name), sign=sign
        )
    mark = source.mark(where, key=True)
    if " " in name and source.line(mark.line)[: mark.column - 1].rstrip().endswith(","):
        return source.report("comma_in_text", "E102", where, at_key=True, name=name)
    if ":" in name.strip(":"):
        return source.report("syntax_colon_space", "E102", where, at_key=True)
    near = meant_word(name, known) or nearest(name, known)
    places = homes(model, name)
    surely = near and (not places or SequenceMatcher(None, name, near).ratio() >= _SURE)
    args: dict[str, Any] = {"name": name, "where": Place(parent), "known": NameList(known)}
    if places and not surely:
        args["places"] = NameList(places[:4])
        return source.report("unknown_key_elsewhere", "E102", where, at_key=True, **args)
    key = "unknown_key" if near or not known else "unknown_key_known"
    return source.report(key, "E102", where, at_key=True, suggestion=near, **args)
