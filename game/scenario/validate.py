"""From plain data to the schema's model; `faults` says what is wrong when there is no way."""

from __future__ import annotations

from pydantic import ValidationError

from game.console import spell
from game.scenario.diagnostics import Command, Problem, nearest
from game.scenario.schema import VERSION, Scenario
from game.scenario.source import SourceFile


def validate(source: SourceFile) -> tuple[Scenario | None, list[Problem]]:
    """Return the model of a file that was read (None when it has errors) and every problem of its form."""
    if not isinstance(source.data, dict):
        key = "empty_file" if source.data is None else "not_a_scenario"
        return None, [source.report(key, "E104")]
    if source.data.get("taktskifte") is not None and (wrong := _other_version(source)) is not None:
        return None, [wrong]
    try:
        return Scenario.model_validate(source.data), []
    except ValidationError as error:
        from game.scenario.faults import explain

        return None, explain(source, error, Scenario)


def version_of(source: SourceFile) -> int | Problem:
    """Return the version of the language that a file is of (0: it does not say), or why nobody can tell."""
    if not isinstance(source.data, dict):
        return validate(source)[1][0]
    stated = source.data.get("taktskifte")
    if stated is None and (near := nearest("taktskifte", source.data)):
        from game.scenario.faults import unknown_key

        return unknown_key(source, (near,), Scenario)
    if stated is None:
        return 0
    if isinstance(stated, bool) or not isinstance(stated, int) or stated < 0:
        return source.report(
            "version", "E105", ("taktskifte",), given=stated, suggestion=f"taktskifte: {VERSION}"
        )
    if stated > VERSION:
        return source.report("newer_version", "E105", ("taktskifte",), given=stated, known=VERSION)
    return stated


def _other_version(source: SourceFile) -> Problem | None:
    """Return what to tell of a file of another version of the language, of which nothing else is told."""
    version = version_of(source)
    if isinstance(version, Problem):
        return version if version.key == "newer_version" else None
    if version == VERSION:
        return None
    command = Command(spell("upgrade", source.path))
    where = ("taktskifte",)
    return source.report("older_version", "E116", where, given=version, known=VERSION, command=command)
