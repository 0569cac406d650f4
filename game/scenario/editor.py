"""The scenario language as JSON Schema, so that an editor completes, explains and underlines.

``python3 main.py schema`` prints it; the ones that stand in ``scenarios`` are made anew by
``python3 -m game.scenario.editor``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

from game.scenario.definition import (
    EXPECTATION,
    SCENARIO,
    Choice,
    Flag,
    FreeText,
    Items,
    Key,
    KeyedMapping,
    Kind,
    Mapping,
    NamedMapping,
    Told,
    WholeNumber,
    parts,
)
from game.scenario.scalars import Lines, Name, Scalar, TextRule
from game.scenario.wording import Wording

# yaml-language-server reads this draft.
DRAFT = "http://json-schema.org/draft-07/schema#"
SCENARIO_SCHEMA, CHECKS_SCHEMA = "scenario.schema.json", "checks.schema.json"
LIBRARY_LANGUAGE = "nb"
_PERCENT = r"^ *[-+]?[0-9]+(\.[0-9]+)? *% *$"
_SOMETHING = ["string", "number", "boolean", "object", "array"]
_NAMED = ".named"  # a thing whose id stands before it

Node = dict[str, Any]


@cache
def editor_schema(language: str, root: str = SCENARIO) -> str:
    """Return the schema of ``scenario.yaml`` as the text of a file.

    Args:
        language: of descriptions.
        root: the part that a file consists of; for `EXPECTATION` the file is a list of them.
    """
    words = Wording(language)
    used = _reached(root)
    definitions = {name: _definition(part, words) for name, part in parts().items() if name in used}
    for name in [name for name in used if name.endswith(_NAMED)]:
        part = parts()[name.removesuffix(_NAMED)]
        keys = tuple(replace(key, required=key.required and key.name != "id") for key in part.keys)
        definitions[name] = _definition(replace(part, keys=keys), words)
    top = _reference(root) if root == SCENARIO else {"type": "array", "items": _reference(root)}
    head = {"$schema": DRAFT, "$comment": "made by Taktskifte, never edited"}
    return json.dumps({**head, **top, "definitions": definitions}, ensure_ascii=False, indent=1) + "\n"


def schemas(language: str) -> dict[str, str]:
    """Return the files that a folder with scenarios needs for editors, by name."""
    return {
        SCENARIO_SCHEMA: editor_schema(language),
        CHECKS_SCHEMA: editor_schema(language, EXPECTATION),
    }


def _reference(name: str) -> Node:
    return {"$ref": f"#/definitions/{name}"}


def _reached(root: str) -> list[str]:
    """Return the parts that can stand in a file of a root, in the order in which they are met."""
    found: list[str] = []
    waiting = [root]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found.append(name)
        for key in parts()[name.removesuffix(_NAMED)].keys:
            waiting += _leads_to(key.kind)
    return found


def _leads_to(kind: Kind) -> list[str]:
    if isinstance(kind, Told):
        return _leads_to(kind.item)
    if isinstance(kind, Mapping):
        return [kind.part]
    if isinstance(kind, NamedMapping):
        return _leads_to(kind.values)
    if isinstance(kind, Items):
        inner = _leads_to(kind.item)
        return [*inner, *(name + _NAMED for name in inner)] if kind.keyed else inner
    return []


def _definition(part: KeyedMapping, words: Wording) -> Node:
    node: Node = {
        "type": "object",
        "properties": {key.name: _property(key, words) for key in part.keys},
        "additionalProperties": False,
    }
    required = [key.name for key in part.keys if key.required]
    return {**node, "required": required} if required else node


def _property(key: Key, words: Wording) -> Node:
    node = _node(key.kind)
    if not key.required:  # a key with nothing after it is the same as a key left out
        node = _or(node, _nothing())
    refusal = words.refusal(key).replace("`", "")
    for at, branch in enumerate(node.get("anyOf", [node])):
        if "$ref" not in branch and not isinstance(key.kind, Choice):  # words are told one by one as it is
            branch["errorMessage"] = refusal
        if branch is not node:  # what looks alike but differs: editors list branches that are the same
            branch["title"] = key.name + " " * at
    about: Node = {"title": key.name, "description": words.about(key).replace("`", "")}
    if key.default not in (None, ""):
        about["default"] = key.default
    return {**about, **node}


def _nothing() -> Node:
    """Nothing at all, said so that editors do not offer to write ``null``."""
    return {"not": {"type": _SOMETHING}}


def _text() -> Node:
    return {"type": "string", "minLength": 1}


def _or(*nodes: Node) -> Node:
    flat: list[Node] = []
    for node in nodes:
        flat += node["anyOf"] if set(node) == {"anyOf"} else [node]
    return {"anyOf": flat}


def _node(kind: Kind) -> Node:
    if isinstance(kind, Scalar):
        return _number(kind)
    if isinstance(kind, (TextRule, Lines)):
        return _or(_text(), {"type": "array", "items": _text()}) if isinstance(kind, Lines) else _text()
    if isinstance(kind, Told):
        return _or(_text(), {"type": "array", "items": _node(kind.item), "minItems": 1})
    if isinstance(kind, Name):
        return {"type": "string", "pattern": f"^{kind.pattern}$"}
    if isinstance(kind, WholeNumber):
        return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
    if isinstance(kind, Flag):
        return {"type": "boolean"}
    if isinstance(kind, FreeText):
        return {"type": "string", **({"pattern": kind.pattern} if kind.pattern else {})}
    if isinstance(kind, Choice):
        return {"enum": list(kind.words)}
    return _container(kind)


def _number(kind: Scalar) -> Node:
    low, high = kind.bounds
    plain: Node = {"type": "number", "minimum": low, "maximum": high}
    if kind.never_share:
        plain["not"] = {"exclusiveMinimum": 0, "exclusiveMaximum": 1}
    nodes: list[Node] = [] if kind.need_percent else [plain]
    if kind.words:
        nodes.append({"enum": list(kind.words)})
    if kind.percent:
        nodes.append({"type": "string", "pattern": _PERCENT})
    return nodes[0] if len(nodes) == 1 else {"anyOf": nodes}


def _container(kind: Mapping | NamedMapping | Items) -> Node:
    if isinstance(kind, Mapping):
        if not kind.short:
            return _reference(kind.part)
        short = next(key for key in parts()[kind.part].keys if key.name == kind.short)
        return _or(_node(short.kind), _reference(kind.part))
    if isinstance(kind, NamedMapping):
        values = _node(kind.values)
        node: Node = {"type": "object", "propertyNames": _node(kind.names), "additionalProperties": values}
        node |= {"properties": dict.fromkeys(kind.known, values)} if kind.known else {}
        return _or(node, _listed(kind, values)) if kind.listed else node
    whole = {"type": "array", "items": _node(kind.item)}
    if kind.keyed and isinstance(kind.item, Mapping):
        named = _reference(kind.item.part + _NAMED)
        return _or(whole, {"type": "object", "additionalProperties": named})
    return _or(whole, _node(kind.item)) if kind.single else whole


def _listed(kind: NamedMapping, values: Node) -> Node:
    """Return a list of things, each with its id and its value."""
    properties = {"id": _node(kind.names), kind.listed: values}
    item = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "array", "items": {**item, "additionalProperties": False}}


def write_library() -> None:
    """Write the schemas that the library's scenarios refer to."""
    from game.paths import scenarios_dir

    for name, text in schemas(LIBRARY_LANGUAGE).items():
        (scenarios_dir() / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_library()
