"""The scenario language as JSON Schema, so that an editor completes, explains and underlines.

``python3 -m game.scenario.editor`` prints what belongs in ``scenarios/scenario.schema.json``.
"""

from __future__ import annotations

import json
from typing import Any

from game.scenario.scalars import SHORTHAND_MARK, Strict
from game.scenario.schema import Scenario

# yaml-language-server reads this draft; pydantic's own newer one differs here in names only.
DRAFT = "http://json-schema.org/draft-07/schema#"


def editor_schema() -> str:
    """Return the schema as the text of a file."""
    for model in Strict.__subclasses__():
        model.model_rebuild()  # their empty instances stand as defaults and must be written
    schema = Scenario.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs")
    head = {"$schema": DRAFT, "$comment": "generated, never edited"}
    document = {**head, **schema, "title": "Taktskifte scenario"}
    _fill_shorthands(document)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _fill_shorthands(node: Any) -> None:
    """Let a short form be described by the key that it stands for, now that every definition has its name."""
    if isinstance(node, dict):
        short, *rest = node.get("anyOf", [None])
        if isinstance(short, dict) and SHORTHAND_MARK in short:
            node["anyOf"] = [{"$ref": f"{rest[0]['$ref']}/properties/{short[SHORTHAND_MARK]}"}, *rest]
        for value in node.values():
            _fill_shorthands(value)
    elif isinstance(node, list):
        for value in node:
            _fill_shorthands(value)


if __name__ == "__main__":
    print(editor_schema(), end="")
