"""The engine against libraries for system dynamics and against C, on the same equations in one run.

``python3 -m benchmarks engines [--quick] [--write] [--plot FILE] [SCENARIO_FOLDER]``. Each contestant first
shows that it reaches the stocks of the floats; then all are timed in turns, so that a busy moment falls on
everyone, and the best of their rounds counts. ``--write`` puts the table and the plot into ``docs/``.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import crowd
from benchmarks.contestants import AbsentError, Compiled, Contestant, Floats, Vectors, compile_native
from benchmarks.course import FLAGSHIP, SEED, TURNS, Course, lay, run
from benchmarks.libraries import BptkPython, BptkRust, PySD, bptk_model
from benchmarks.native import tidy
from benchmarks.plot import Bar, draw
from benchmarks.report import machine
from game.engine.arithmetic import FLOATS

PAGE = FLAGSHIP.parents[1] / "docs" / "model.md"
PLOT = PAGE.parent / "img" / "benchmark.svg"
CROWD = 100_000
NEARLY = 1e-9


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        name: Who.
        rate: Half-years a second; None when it was skipped.
        same: How its stocks compare with the floats', or why it was skipped.
        size: What its model consists of.
    """

    name: str
    rate: float | None
    same: str
    size: str = ""


@dataclass(frozen=True)
class Result:
    """Everything that was measured.

    Attributes:
        rows: The contestants, slowest first; who was skipped comes last.
        asked: What was asked, what came, whether it holds.
        notes: The course in words.
    """

    rows: tuple[Row, ...]
    asked: tuple[tuple[str, str, bool | None], ...]
    notes: str


def main(arguments: list[str]) -> int:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks engines", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FLAGSHIP, help="a scenario's folder")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, small vectors, few games")
    parser.add_argument("--write", action="store_true", help="put table and plot into docs/")
    parser.add_argument("--plot", type=Path, help="write the plot to this file")
    asked = parser.parse_args(arguments)
    if asked.write and asked.folder != FLAGSHIP:
        parser.error("--write is for the flagship; --plot FILE draws another scenario")
    if asked.quick and asked.write:
        parser.error("--write wants the whole measurement; leave --quick out")
    print(f"{machine()}\n", flush=True)
    try:
        result = measure(lay(asked.folder), asked.quick, lambda words: print(f"  {words}", flush=True))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("\n" + "\n".join(table(result)))
    if asked.plot:
        asked.plot.write_text(plot(result), encoding="utf-8")
    if asked.write:
        write(result)
    return 0


def measure(course: Course, quick: bool, say: Callable[[str], None]) -> Result:
    """Run every contestant over the course.

    Args:
        course: What is run.
        quick: Fewer rounds, smaller vectors, fewer games: the ratios of vectors and C mean little then.
        say: Told what happens meanwhile.
    """
    turns, lanes = TURNS, 512 if quick else 4096
    with tempfile.TemporaryDirectory() as place:
        ready: list[Contestant] = []
        rows: list[Row] = []
        for name, make in entries(course, turns, lanes, Path(place)):
            try:
                contestant = make()
                contestant.go()
                same = agreement(course, turns, contestant)
                ready.append(contestant)
                rows.append(Row(contestant.name, None, same, contestant.size))
                say(f"{contestant.name}: {same}")
            except AbsentError as error:
                rows.append(Row(name, None, f"skipped: {error}"))
                say(f"{name}: skipped: {error}")
        seconds = race(ready, 1 if quick else 5)
        rates = {each.name: each.lanes * turns / seconds[each.name] for each in ready}
    rows = [replace(row, rate=rates.get(row.name)) for row in rows]
    rows.sort(key=lambda row: (row.rate is None, row.rate or 0.0))
    found = crowd.measure(2_000 if quick else CROWD) if any("vectors" in name for name in rates) else None
    return Result(tuple(rows), tuple(answers(rates, found, quick)), describe(course, turns, lanes))


def entries(
    course: Course, turns: int, lanes: int, place: Path
) -> Iterator[tuple[str, Callable[[], Contestant]]]:
    """Yield a name and a maker for every contestant; parts that two of them share are made once."""
    shared: dict[str, object] = {}

    def once(name: str, make: Callable[[], object]) -> object:
        if name not in shared:
            shared[name] = make()
        return shared[name]

    def bptk() -> object:
        return once("bptk", lambda: bptk_model(course, turns))

    def compiled(threads: int) -> Contestant:
        native = once("native", lambda: compile_native(course, place))
        return Compiled(course, turns, lanes, native, threads)  # type: ignore[arg-type]

    yield "the engine on floats", lambda: Floats(course, turns)
    yield "PySD", lambda: PySD(course, turns, place)
    yield "BPTK-Py, Python engine", lambda: BptkPython(course, bptk())
    yield "BPTK-Py, Rust engine", lambda: BptkRust(course, bptk(), turns * course.frame.steps)
    yield "the engine on vectors", lambda: Vectors(course, turns, lanes)
    yield "the engine on vectors, 2 threads", lambda: Vectors(course, turns, lanes, 2)
    yield "C", lambda: compiled(1)
    yield "C, 2 threads", lambda: compiled(2)


def agreement(course: Course, turns: int, contestant: Contestant) -> str:
    """Return in words how a contestant's stocks compare with the floats'.

    Raises:
        ValueError: they differ by more than a billionth; it has run something else.
    """
    largest = 0.0
    for lane in sorted({0, contestant.lanes // 3, contestant.lanes - 1}):
        ours = tidy(run(course, course.start, course.lane(lane), turns, FLOATS))
        theirs = tidy(contestant.reached(lane))
        for name, a, b in zip(course.stocks, ours, theirs, strict=True):
            apart = abs(a - b) / max(abs(a), 1.0)
            if not apart <= NEARLY:
                raise ValueError(f"{contestant.name}: {name} is {b!r} where the floats have {a!r}")
            largest = max(largest, apart)
    return "the same bits" if largest == 0.0 else f"within {largest:.0e}"


def race(contestants: list[Contestant], rounds: int) -> dict[str, float]:
    """Return the least seconds of each; the rounds go around, and the slow have fewer."""
    best = {each.name: float("inf") for each in contestants}
    gc.collect()
    for round_ in range(rounds):
        for each in contestants:
            if each.slow and round_ >= max(2, rounds - 2):
                continue
            before = time.perf_counter()
            each.go()
            best[each.name] = min(best[each.name], time.perf_counter() - before)
    return best


def answers(
    rates: dict[str, float], crowd_found: dict[str, float] | None, quick: bool
) -> Iterator[tuple[str, str, bool | None]]:
    """Yield what was asked, what was measured, and whether it holds (None: not known here)."""
    pysd = next((rate for name, rate in rates.items() if name.startswith("PySD")), None)
    floats = rates.get("the engine on floats", 0.0)
    vectors = max((rate for name, rate in rates.items() if "vectors" in name), default=None)
    for words, rate, wanted in (("floats", floats, 8.0), ("batches", vectors, 500.0)):
        asked = f"{words} at least {wanted:g} × PySD"
        if pysd is None or rate is None:
            yield asked, "skipped: somebody is missing", None
        else:
            yield asked, f"{short(rate, pysd)} ×", None if quick else rate / pysd >= wanted
    if crowd_found is None:
        yield "100,000 games in 60 s on two cores, 400 MB", "skipped: numpy is not installed", None
        return
    seconds, megabytes = crowd_found["seconds"], crowd_found["megabytes"]
    count = round(crowd_found["turns"] / 8)
    measured = f"{count:,} games in {seconds:.0f} s" + (f", {megabytes:.0f} MB" if megabytes else "")
    fits = seconds <= 60.0 and (megabytes or 0.0) <= 400.0
    yield "100,000 games in 60 s on two cores, 400 MB", measured, None if quick else fits


def describe(course: Course, turns: int, lanes: int) -> str:
    """Return the course in words."""
    rules = course.rules
    return (
        f"{turns} half-years of {course.frame.steps} midpoint steps, {len(course.stocks)} stocks "
        f"({len(rules.initiatives)} initiatives, {len(rules.services)} services), "
        f"{len(course.program.needed()):,} operations a step; constant decisions, no events or cases; "
        f"vectors of {lanes:,} playthroughs that all differ (draws with seed {SEED})"
    )


def table(result: Result) -> list[str]:
    """Return the result as Markdown lines."""
    known = {row.name: row.rate for row in result.rows if row.rate}
    pysd = next((rate for name, rate in known.items() if name.startswith("PySD")), None)
    floats = known.get("the engine on floats")
    lines = [
        "| contestant | half-years a second | × PySD | × floats | same as the floats | model |",
        "|---|---:|---:|---:|---|---|",
    ]
    for row in result.rows:
        rate, by_pysd, by_floats = (short(row.rate, base) for base in (1.0, pysd, floats))
        lines.append(f"| {row.name} | {rate} | {by_pysd} | {by_floats} | {row.same} | {row.size or '–'} |")
    lines += ["", f"The course: {result.notes}.", "", "| asked | measured | |", "|---|---|---|"]
    marks = {True: "holds", False: "**missed**", None: "–"}
    lines += [f"| {asked} | {measured} | {marks[holds]} |" for asked, measured, holds in result.asked]
    return lines


def short(rate: float | None, base: float | None) -> str:
    """Return a ratio with three digits and never an exponent, or a dash."""
    if not rate or not base:
        return "–"
    return f"{rate / base:,.0f}" if rate / base >= 100.0 else f"{rate / base:.3g}"


def plot(result: Result) -> str:
    """Return the plot of a result."""
    pysd = next((row.rate for row in result.rows if row.rate and row.name.startswith("PySD")), None)
    bars = [
        Bar(row.name, row.rate, f"{short(row.rate, pysd)} ×" if pysd else "")
        for row in result.rows
        if row.rate
    ]
    return draw(bars, "Half-years computed in a second", "logarithmic; beside the bars: how many times PySD")


def write(result: Result) -> None:
    """Put the table into the model's page and the plot beside it."""
    from game.engine.document import put_part

    today = datetime.date.today()
    lines = [
        f"Measured on {today:%d %B %Y}: {machine()}.".replace(" 0", " "), "", *table(result), "",
        "![Half-years computed in a second by each contestant, on a logarithmic scale](img/benchmark.svg)",
    ]  # fmt: skip
    PLOT.write_text(plot(result), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(put_part(page, "measured", "\n".join(lines)), encoding="utf-8")
