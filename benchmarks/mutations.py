"""Signs turned in the equations, one at a time: which named behaviour notices?

``python3 -m benchmarks.mutations`` turns the sign of a term in each of the equations below and runs
``tests/reference`` on the mutant until behaviours fail. The tree is never edited: a mutant is compiled in a
process of its own as it is imported. Every mutant must be caught; a survivor asks for a new behaviour.

Numbers on the command line choose mutants; ``--jobs N`` runs so many at once; ``--write`` puts what all of
them led to into ``docs/model.md``.
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.machinery
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[1]
ENOUGH = 2
"""Behaviours that fail before a mutant is given up on."""

FIRST = ("literature", "lessons", "modes", "numerics", "extremes", "mechanisms")
"""The files of behaviours, the quick and sharp ones first; any other comes last."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A term whose sign is turned.

    Attributes:
        module: Module under ``game.engine``.
        function: The function it stands in.
        term: The term as Python writes it out (``ast.unparse``): what is added, subtracted or negated.
    """

    module: str
    function: str
    term: str


MUTATIONS = (
    Mutation("arithmetic", "relax", "rate * y"),
    Mutation("dynamics.capability", "weigh_load", "p.organisation_dilution * rates.load"),
    Mutation("dynamics.capability", "capacity", "p.capacity_leadership * leadership"),
    Mutation("dynamics.capability", "build_capability", "p.pressure_slack * rates.pressure_mean"),
    Mutation("dynamics.capability", "build_capability", "p.competence_fatigue * x.fatigue"),
    Mutation("dynamics.capability", "_press", "p.pressure_disruption * disrupted"),
    Mutation("dynamics.delivery", "efficiency", "p.delivery_skill * rates.competence_mean"),
    Mutation("dynamics.delivery", "deliver", "p.debt_strategy * x.strategy"),
    Mutation("dynamics.delivery", "working", "drag * debt"),
    Mutation("dynamics.adoption", "spread", "p.adoption_threshold"),
    Mutation("dynamics.adoption", "spread", "tired"),
    Mutation("dynamics.practice", "redesign", "p.practice_erosion_leadership * (1.0 - x.leadership)"),
    Mutation("dynamics.benefits", "_gain", "realised"),
    Mutation("dynamics.benefits", "advance_accounts", "rates.cash"),
    Mutation("dynamics.benefits", "running", "drag * x.debt[n]"),
    Mutation("dynamics.quality", "serve", "p.quality_disruption * disrupted"),
    Mutation("dynamics.quality", "serve", "p.quality_pressure * pressure"),
    Mutation("dynamics.trust", "judge", "p.staff_trust_savings * mean_by(frame.weight, saved)"),
    Mutation("dynamics.trust", "judge", "p.citizen_trust_exclusion * x.exclusion"),
    Mutation("dynamics.security", "expose", "x.security"),
    Mutation("dynamics.sustainability", "sustain", "p.inclusion_organisation * rates.organisation"),
    Mutation("dynamics.sustainability", "sustain", "rule.co2_saves * effect"),
)


class _Turn(ast.NodeTransformer):
    """Turns the sign of the first place where the term is added, subtracted or negated."""

    def __init__(self, term: str) -> None:
        self.term = term
        self.turned = 0

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Turn a plus into a minus, and the other way."""
        if (
            not self.turned
            and isinstance(node.op, (ast.Add, ast.Sub))
            and ast.unparse(node.right) == self.term
        ):
            self.turned += 1
            node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Turn a minus before the term into a plus."""
        if not self.turned and isinstance(node.op, ast.USub) and ast.unparse(node.operand) == self.term:
            self.turned += 1
            node.op = ast.UAdd()
        return self.generic_visit(node)


def mutate(source: str, mutation: Mutation) -> ast.Module:
    """Return the mutant of a module.

    Raises:
        LookupError: the function has no such term.
    """
    tree = ast.parse(source)
    turn = _Turn(mutation.term)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == mutation.function:
            turn.visit(node)
    if not turn.turned:
        raise LookupError(f"{mutation.module}.{mutation.function} has no term '{mutation.term}'")
    return ast.fix_missing_locations(tree)


def path_of(mutation: Mutation) -> Path:
    """Return the file of a mutation's module."""
    return ROOT / "game" / "engine" / f"{mutation.module.replace('.', '/')}.py"


class _Loader(importlib.machinery.SourceFileLoader):
    mutation: Mutation

    def get_code(self, fullname: str) -> CodeType:
        return compile(mutate(path_of(self.mutation).read_text("utf-8"), self.mutation), self.path, "exec")


class Hook(importlib.abc.MetaPathFinder):
    """Imports one module as a mutant; everything else as it is."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation
        self.name = f"game.engine.{mutation.module}"

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return how to load the mutant, or None for any other module."""
        if fullname != self.name:
            return None
        loader = _Loader(fullname, str(path_of(self.mutation)))
        loader.mutation = self.mutation
        return spec_from_file_location(fullname, path_of(self.mutation), loader=loader)


class _Failures:
    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: object) -> None:
        if getattr(report, "failed", False):
            self.names.append(str(getattr(report, "nodeid", "")).rpartition("::")[2])


def judge(number: int) -> list[str]:
    """Run the reference behaviours on a mutant in this process; return the names of those that failed."""
    import pytest

    sys.dont_write_bytecode = True
    sys.meta_path.insert(0, Hook(MUTATIONS[number]))
    failures = _Failures()
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:benchmark", f"--maxfail={ENOUGH}"]
    folder = ROOT / "tests" / "reference"
    first = [folder / f"test_{name}.py" for name in FIRST]
    rest = sorted(set(folder.glob("test_*.py")) - set(first))
    pytest.main([*map(str, first), *map(str, rest), *options], plugins=[failures])
    return failures.names


def catch(number: int) -> list[str]:
    """Return the behaviours that fail for a mutant, found in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.mutations", "--judge", str(number)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def told(found: list[list[str]], day: str) -> str:
    """Return what every mutant led to as a part of the model's page: who noticed, without their subjects."""
    caught = len([names for names in found if names])
    lines = [
        f"On {day} {caught} of {len(MUTATIONS)} were noticed.",
        "",
        "| equation | term turned | first noticed by |",
    ]
    lines.append("|---|---|---|")
    for mutation, names in zip(MUTATIONS, found, strict=True):
        who = sorted({name.partition("[")[0].removeprefix("test_").replace("_", " ") for name in names})
        place = mutation.module.rpartition(".")[2]
        lines.append(
            f"| `{place}.{mutation.function}` | `{mutation.term}` | {'; '.join(who) or '**nobody**'} |"
        )
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Judge the mutants and print a line for each; 1 when one has survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mutants", nargs="*", type=int, help="numbers; left out, all of them")
    parser.add_argument("--jobs", type=int, default=1, help="mutants at once")
    parser.add_argument("--write", action="store_true", help="into docs/model.md; all mutants")
    parser.add_argument("--judge", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.judge is not None:
        print(json.dumps(judge(chosen.judge)))
        return 0
    numbers = list(range(len(MUTATIONS))) if chosen.write else chosen.mutants or list(range(len(MUTATIONS)))
    found: list[list[str]] = []
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for number, names in zip(numbers, pool.map(catch, numbers), strict=True):
            mutation = MUTATIONS[number]
            found.append(names)
            said = "; ".join(names) if names else "SURVIVED"
            print(f"{number:2} {mutation.module}.{mutation.function}: {mutation.term} -> {said}", flush=True)
    caught = len([names for names in found if names])
    print(f"{caught} of {len(numbers)} caught")
    if chosen.write:
        from game.engine.document import put_part

        page, now = ROOT / "docs" / "model.md", datetime.now()
        text = put_part(page.read_text("utf-8"), "mutants", told(found, f"{now.day} {now:%B %Y}"))
        page.write_text(text, encoding="utf-8", newline="\n")
    return 0 if caught == len(numbers) else 1


if __name__ == "__main__":
    raise SystemExit(main())
