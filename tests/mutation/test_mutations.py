"""The mutants of the equations: each can be made, differs by one sign, and computes otherwise."""

from __future__ import annotations

import ast
import re
from importlib.util import module_from_spec

import pytest

from benchmarks.mutations import MUTATIONS, Hook, Mutation, mutate, path_of
from game.engine.arithmetic import FLOATS, relax


def test_mutants_turn_at_least_ten_signs_in_different_equations():
    places = {(mutation.module, mutation.function) for mutation in MUTATIONS}
    assert len(MUTATIONS) >= 20
    assert len(places) >= 10


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.function}: {m.term}")
def test_mutant_differs_from_its_equation_in_one_line(mutation):
    source = path_of(mutation).read_text("utf-8")
    plain = ast.unparse(ast.parse(source)).splitlines()
    turned = ast.unparse(mutate(source, mutation)).splitlines()
    changed = [(a, b) for a, b in zip(plain, turned, strict=True) if a != b]
    assert len(changed) == 1


def test_term_that_is_not_there_is_refused_by_name():
    absent = Mutation("dynamics.quality", "serve", "p.quality_of_coffee")
    with pytest.raises(LookupError, match=re.escape("serve has no term 'p.quality_of_coffee'")):
        mutate(path_of(absent).read_text("utf-8"), absent)


def test_mutant_is_compiled_as_it_is_imported_and_computes_otherwise():
    mutation = next(m for m in MUTATIONS if m.function == "relax")
    spec = Hook(mutation).find_spec("game.engine.arithmetic")
    mutant = module_from_spec(spec)  # type: ignore[arg-type]
    spec.loader.exec_module(mutant)
    assert mutant.relax(0.5, 0.2, 0.4, 0.5, FLOATS) > relax(0.5, 0.2, 0.4, 0.5, FLOATS)
    assert Hook(mutation).find_spec("game.engine.rules") is None
