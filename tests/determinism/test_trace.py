"""The model recorded by running it: the graph is the flow to the bit, and so is what is made of the graph."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import lru_cache

import pytest

from benchmarks import engines
from benchmarks.contestants import AbsentError, Compiled, Vectors, compile_native
from benchmarks.course import SEED, lay_rules, run
from benchmarks.emit import name_parts, text
from benchmarks.engines import Result, Row, agreement, answers, plot, table
from benchmarks.libraries import vensim
from benchmarks.native import tidy
from benchmarks.trace import Graph, Recorder
from game.engine.arithmetic import FLOATS
from tests.engine.fixtures.harbour import INITIATIVES, calm

TURNS = 2


@lru_cache(maxsize=1)
def small():
    """Return the course of a municipality with two initiatives."""
    return lay_rules(calm(initiatives=INITIATIVES[:2], values=(), turns=8))


def test_graph_reckoned_on_floats_is_the_flow_to_the_bit():
    course = small()
    for lane in range(3):
        values, decided = list(course.start), list(course.lane(lane))
        for _ in range(TURNS * course.frame.steps):
            values = course.program.evaluate(values + decided)
        assert tidy(values) == tidy(run(course, course.start, decided, TURNS, FLOATS))


def test_graph_follows_the_stocks_it_is_given_and_not_those_it_was_recorded_at():
    course, drawn = small(), random.Random(SEED)
    values = [drawn.uniform(0.05, 0.95) for _ in course.stocks]
    decided = course.lane(7)
    alone = replace(course, frame=replace(course.frame, steps=1))
    assert tidy(course.program.evaluate([*values, *decided])) == tidy(run(alone, values, decided, 1, FLOATS))


def test_equation_that_branches_on_a_recorded_number_is_refused():
    node = Graph().input()
    with pytest.raises(TypeError, match="where"):
        max(node * 2.0, 1.0)


def test_equal_operations_are_recorded_once_and_nothing_is_not_added():
    graph = Graph()
    x, y, ar = graph.input(), graph.input(), Recorder(graph)
    assert x + y is x + y
    assert x + 0.0 is x and 1.0 * x is x and 0.0 * x == 0.0
    assert ar.minimum(2.0, 3.0) == 2.0 and ar.where(True, x, y) is x


def test_vectors_reach_the_stocks_of_the_floats_in_every_lane():
    course = small()
    contestant = Vectors(course, TURNS, 16)
    contestant.go()
    for lane in range(16):
        there = run(course, course.start, course.lane(lane), TURNS, FLOATS)
        assert tidy(contestant.reached(lane)) == tidy(there), lane


def test_compiled_c_reaches_the_stocks_of_the_floats_to_the_bit(tmp_path):
    course = small()
    try:
        native = compile_native(course, tmp_path)
    except AbsentError as reason:
        pytest.skip(str(reason))
    contestant = Compiled(course, TURNS, 11, native)
    contestant.go()
    for lane in range(11):
        there = run(course, course.start, course.lane(lane), TURNS, FLOATS)
        assert tidy(contestant.reached(lane)) == tidy(there), lane


def test_vensim_model_names_every_part_once_and_refers_to_nothing_else():
    course = small()
    equations = name_parts(course.program)
    lines = vensim(course, equations, 12).splitlines()[1:]
    left = [line.partition(" = ")[0] for line in lines]
    assert len(left) == len(set(left))
    parts = {equations.names[part.index] for part in equations.auxiliaries}
    assert parts <= set(left)
    assert all(f"flow of {name}" in left and name in left for name in course.stocks)


def test_named_parts_hold_every_operation_of_the_graph():
    course = small()
    once = name_parts(course.program, worth=0, longest=1)
    words = {"min": "min {0} {1}", "max": "max {0} {1}", "pick": "pick {0} {1} {2}"}
    operations = {node.op for node in course.program.needed()} - {"input", "const", "gt", "lt"}
    assert {part.op for part in once.auxiliaries} == operations
    assert all("part_" not in text(node, once.names, words) for node in course.program.inputs)


def test_contestant_that_runs_something_else_is_found_out():
    course = small()
    contestant = Vectors(course, TURNS + 1, 4)
    contestant.go()
    with pytest.raises(ValueError, match="where the floats have"):
        agreement(course, TURNS, contestant)


def test_absent_contestants_are_skipped_with_the_reason_and_the_others_measured(monkeypatch, capsys):
    def absent(*_):
        raise AbsentError("it is not installed")

    monkeypatch.setattr(engines, "TURNS", TURNS)
    for name in ("PySD", "bptk_model", "compile_native"):
        monkeypatch.setattr(engines, name, absent)
    found = {"seconds": 1.0, "turns": 16_000, "workers": 2, "megabytes": 100.0}
    monkeypatch.setattr(engines.crowd, "measure", lambda count: found)  # type: ignore[attr-defined]
    result = engines.measure(small(), True, print)
    said = "\n".join(table(result))
    assert said.count("skipped: it is not installed") == 5
    assert "| floats at least 8 × PySD | skipped: somebody is missing | – |" in said
    assert "the engine on floats" in plot(result)
    assert "PySD: skipped: it is not installed" in capsys.readouterr().out


def test_answers_hold_only_from_what_was_asked():
    rates = {"PySD 3": 10.0, "the engine on floats": 80.0, "the engine on vectors of 9": 4_990.0}
    crowd = {"seconds": 61.0, "turns": 800_000, "workers": 2, "megabytes": 300.0}
    assert [holds for _, _, holds in answers(rates, crowd, False)] == [True, False, False]
    crowd = {**json.loads(json.dumps(crowd)), "seconds": 60.0}
    assert [holds for _, _, holds in answers({**rates, "vectors": 5_000.0}, crowd, False)] == [True] * 3


def test_table_has_the_slowest_first_as_measured():
    rows = (Row("PySD 3", 10.0, "the same bits"), Row("the engine on floats", 85.0, "the same bits"))
    lines = table(Result(rows, (), "a course"))
    assert lines[2].startswith("| PySD 3 | 10 | 1 | 0.118 |")
    assert lines[3].startswith("| the engine on floats | 85 | 8.5 | 1 |")
