"""Ids that lead nowhere, lists that name the same thing twice, and initiatives that wait for each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from game.engine.vocabulary import COMMON_OWNERS, INDICATORS, LEVERS
from game.scenario import walk
from game.scenario.catalogue import archetypes, standard
from game.scenario.diagnostics import NameList, Problem, Word, nearest
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

Path = tuple[str | int, ...]
ALL = "all"


class _Finder:
    """Looks ids up in a scenario."""

    def __init__(self, scenario: Scenario, source: SourceFile) -> None:
        self.scenario = scenario
        self.source = source
        services = scenario.services or standard(scenario.language).services
        self.known: dict[str, Collection[str]] = {
            "initiative": scenario.initiatives,
            "service": services,
            "case": scenario.cases,
            "event": scenario.events,
            "value": scenario.values or standard(scenario.language).values,
            "seat": scenario.seats or standard(scenario.language).seats,
            "owner": (*services, *COMMON_OWNERS),
            "learning_goal": scenario.learning_goals,
            "teaches": (*LEVERS, *INDICATORS, *scenario.learning_goals),
        }

    def look(self, kind: str, name: str | None, path: Path, *, at_key: bool = False) -> Iterator[Problem]:
        """Yield a problem if a name of this kind is unknown."""
        if name is None or name in self.known[kind]:
            return
        yield unknown(self.source, kind, name, path, self.known[kind], at_key=at_key)

    def look_all(
        self, kind: str, names: Collection[str], path: Path, *, keys: bool = False
    ) -> Iterator[Problem]:
        """Look up every name of a list, or every key of a mapping; names of a list must differ."""
        seen: set[str] = set()
        for at, name in enumerate(names):
            here = (*path, name) if keys else (*path, at)
            yield from self.look(kind, name, here, at_key=keys)
            if name in seen:
                yield self.source.report("duplicate_item", "E204", here, name=name)
            seen.add(name)


def unknown(
    source: SourceFile, kind: str, name: str, path: Path, known: Collection[str], *, at_key: bool = False
) -> Problem:
    """Return the problem of an unknown id, with the nearest known one."""
    names = list(known)
    return source.report(
        "unknown_id",
        "E201",
        path,
        at_key=at_key,
        suggestion=nearest(name, names),
        kind=Word(kind),
        name=name,
        known=NameList(names[:30]),
    )


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield a problem for every id that leads nowhere."""
    finder = _Finder(scenario, source)
    for name in scenario.services:
        if name in (ALL, *COMMON_OWNERS):
            better, where = f"{name}_service", ("services", name)
            yield source.report("id_taken", "E113", where, at_key=True, suggestion=better, name=name)
    yield from _initiatives(finder)
    yield from _others(finder)
    yield from _cases_and_events(finder)
    yield from _conditions(finder)
    yield from _effects(finder)
    yield from _rings(scenario, source)


def _initiatives(finder: _Finder) -> Iterator[Problem]:
    for name, item in finder.scenario.initiatives.items():
        here: Path = ("initiatives", name)
        if item.from_ is not None and item.from_ not in archetypes():
            yield unknown(finder.source, "archetype", item.from_, (*here, "from"), archetypes())
        yield from finder.look_all("service", item.services, (*here, "services"), keys=True)
        yield from finder.look_all("initiative", item.needs.completed, (*here, "needs", "completed"))
        yield from finder.look_all("owner", item.owners, (*here, "owners"))
    for name, begun in finder.scenario.start.initiatives.items():
        here = ("start", "initiatives", name)
        yield from finder.look("initiative", name, here, at_key=True)
        yield from finder.look("owner", begun.owner, (*here, "owner"))


def _others(finder: _Finder) -> Iterator[Problem]:
    for name, value in finder.scenario.values.items():
        for word, names in (("favours", value.favours), ("opposes", value.opposes)):
            yield from finder.look_all("initiative", names, ("values", name, word))
        for both in sorted(set(value.favours) & set(value.opposes)):
            where = ("values", name, "opposes", value.opposes.index(both))
            yield finder.source.report("both_sides", "E204", where, name=both)
    goals = finder.scenario.debrief.questions
    if finder.scenario.learning_goals:
        yield from finder.look_all("learning_goal", goals, ("debrief", "questions"), keys=True)
    yield from _parameters(finder)


def _parameters(finder: _Finder) -> Iterator[Problem]:
    if not finder.scenario.model:
        return
    from game.engine.parameters import PARAMETERS, Parameter

    table: dict[str, dict[str, Parameter]] = {}
    for row in PARAMETERS:
        table.setdefault(row.group, {})[row.name] = row
    for group, values in finder.scenario.model.items():
        if group not in table:
            yield unknown(finder.source, "parameter_group", group, ("model", group), table, at_key=True)
            continue
        for name, value in values.items():
            where = ("model", group, name)
            if name not in table[group]:
                yield unknown(finder.source, "parameter", name, where, table[group], at_key=True)
                continue
            row = table[group][name]
            if not row.low <= value <= row.high:
                yield finder.source.report(
                    "parameter_range", "E106", where, name=name, given=value, low=row.low, high=row.high
                )
            elif isinstance(row.default, int) and value != int(value):
                expected, given = Word("whole"), Word("number")
                yield finder.source.report("type", "E105", where, name=name, expected=expected, given=given)


def _cases_and_events(finder: _Finder) -> Iterator[Problem]:
    for name, case in finder.scenario.cases.items():
        yield from finder.look("service", case.service, ("cases", name, "service"))
        yield from finder.look_all("seat", case.seats, ("cases", name, "seats"), keys=True)
    for name, event in finder.scenario.events.items():
        where = ("events", name, "otherwise")
        yield from finder.look("event", event.otherwise, where)
        if event.otherwise == name:
            yield finder.source.report("otherwise_self", "E204", where)
        yield from finder.look("teaches", event.teaches, ("events", name, "teaches"))


def _conditions(finder: _Finder) -> Iterator[Problem]:
    for found in walk.conditions(finder.scenario):
        for path, when in walk.inside(found.path, found.when):
            yield from finder.look_all("service", when.service, (*path, "service"), keys=True)
            yield from finder.look_all("initiative", when.initiative, (*path, "initiative"), keys=True)
            yield from finder.look_all("event", when.happened, (*path, "happened"))
            yield from finder.look_all("value", when.value, (*path, "value"))
            for case, options in when.chosen.items():
                yield from finder.look("case", case, (*path, "chosen", case), at_key=True)
                yield from _options(finder, case, options, (*path, "chosen", case))


def _options(finder: _Finder, case: str, options: tuple[str, ...], path: Path) -> Iterator[Problem]:
    if case not in finder.scenario.cases:
        return
    known = list(finder.scenario.cases[case].options)
    for at, name in enumerate(options):
        if name not in known:
            where, near = (*path, at), nearest(name, known)
            yield finder.source.report("wrong_option", "E201", where, suggestion=near, case=case, name=name)


def _effects(finder: _Finder) -> Iterator[Problem]:
    for found in walk.effects(finder.scenario):
        services = [name for name in found.effects.service if name != ALL]
        yield from finder.look_all("service", services, (*found.path, "service"), keys=True)
        yield from finder.look_all(
            "service", found.effects.freed_time, (*found.path, "freed_time"), keys=True
        )
        for name, change in found.effects.initiative.items():
            here = (*found.path, "initiative", name)
            yield from finder.look("initiative", name, here, at_key=True)
            yield from finder.look("owner", change.owner, (*here, "owner"))


def _rings(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Find initiatives that wait for each other; each ring is told once, at its first member in the file."""
    waits = {name: item.needs.completed for name, item in scenario.initiatives.items()}
    done: set[str] = set()
    for first in waits:
        trail: list[str] = []
        if ring := _ring(first, waits, trail, done):
            where = ("initiatives", ring[0], "needs", "completed")
            yield source.report("needs_cycle", "E202", where, ring=" → ".join((*ring, ring[0])))


def _ring(name: str, waits: dict[str, tuple[str, ...]], trail: list[str], done: set[str]) -> list[str]:
    if name in trail:
        return trail[trail.index(name) :]
    if name in done or name not in waits:
        return []
    trail.append(name)
    for other in waits[name]:
        if ring := _ring(other, waits, trail, done):
            done.update(trail)
            return ring
    done.add(trail.pop())
    return []
