"""The scenario language as JSON Schema, so that an editor completes, explains and underlines.

``python3 -m game.scenario.editor`` prints what belongs in ``scenarios/scenario.schema.json``.
"""

from __future__ import annotations

import json

from game.scenario.schema import Scenario

# yaml-language-server reads this draft; pydantic's own newer one differs here in names only.
DRAFT = "http://json-schema.org/draft-07/schema#"


def editor_schema() -> str:
    """Return the schema as the text of a file."""
    schema = Scenario.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs")
    head = {"$schema": DRAFT, "$comment": "generated, never edited"}
    document = {**head, **schema, "title": "Taktskifte scenario"}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(editor_schema(), end="")
