"""A scenario from its folder to a compiled document, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.scenario.diagnostics import Level, Problem, limit
from game.scenario.lint import lint
from game.scenario.lint.waivers import poor, waive
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile, read
from game.scenario.validate import validate

SOURCE_NAME = "scenario.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a scenario.

    Attributes:
        content: the compiled document of `game.library.content`, None when there are errors.
        problems: everything found, in the order of the file; warnings and advice do not stop a game.
        scenario: the author's scenario as the schema's model, None when its form is wrong.
        language: what the file says of its texts' language, whether or not it is one that we know.
        source: the file as it was read.
    """

    content: dict[str, Any] | None
    problems: tuple[Problem, ...]
    scenario: Scenario | None = None
    language: str = ""
    source: SourceFile | None = None


def load(path: Path | str, *, shown: str | None = None) -> Loaded:
    """Read, check and compile a scenario.

    Args:
        path: its folder or its file.
        shown: the file's name in messages; as given when left out.
    """
    file = Path(path)
    if file.is_dir() and file.name != SOURCE_NAME:
        file = file / SOURCE_NAME
    source = read(file, shown, inside=file.parent)
    loaded = examine(source, file)
    said = source.data.get("language", "nb") if isinstance(source.data, dict) else ""
    return replace(loaded, language=str(said), source=source)


def examine(source: SourceFile, file: Path) -> Loaded:
    """Check and compile a file that has been read; translations lie in ``locale`` beside it."""
    problems = list(source.problems)
    if not source.readable:
        return Loaded(None, tuple(limit(problems)))
    scenario, found = validate(source)
    problems += found
    if scenario is None:
        from game.scenario.salvage import lint_rest

        problems += lint_rest(source) if isinstance(source.data, dict) else []
        return Loaded(None, tuple(limit(problems)))
    problems += lint(scenario, source)
    if any(problem.level is Level.ERROR for problem in waive(scenario, problems)):
        return Loaded(None, tuple(_waived(scenario, source, problems)), scenario)
    from game.scenario.compile import compile_scenario
    from game.scenario.translations import read_translations

    translations, found = read_translations(scenario, file.parent / "locale", source)
    problems += found
    document, found = compile_scenario(scenario, translations, source)
    return Loaded(document, tuple(_waived(scenario, source, [*problems, *found])), scenario)


def _waived(scenario: Scenario, source: SourceFile, problems: list[Problem]) -> list[Problem]:
    kept = waive(scenario, problems) if scenario.waivers else problems
    return limit([*kept, *poor(scenario, source, problems, played=False)])
