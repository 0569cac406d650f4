"""Dilemmas: enough answers, each with a price, for every turn and every seat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.scenario.conditions import When
from game.scenario.diagnostics import Level, NameList, Problem
from game.scenario.effects import Change, Effects, has_effect
from game.scenario.lint.turns import possible
from game.scenario.schema import Case, Option, Scenario
from game.scenario.source import SourceFile

# Stocks of which more is worse.
BURDENS = frozenset({"fatigue", "exclusion", "demand", "pressure"})


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield what keeps the cases from being dilemmas."""
    for name, case in scenario.cases.items():
        yield from _options(name, case, source)
    spoken = {seat for case in scenario.cases.values() for seat in case.seats}
    for seat in scenario.seats:
        if scenario.cases and seat not in spoken:
            yield source.report(
                "seat_silent", "A501", ("seats", seat), at_key=True, level=Level.ADVICE, name=seat
            )
    yield from _empty_turns(scenario, source)


def _options(name: str, case: Case, source: SourceFile) -> Iterator[Problem]:
    here = ("cases", name, "options")
    if not 2 <= len(case.options) <= 4:
        yield source.report("few_options", "E104", here, at_key=True, n=len(case.options))
    if case.options and all(option.requires is not None for option in case.options.values()):
        yield source.report("only_requires", "E203", here, at_key=True)
    for word, option in case.options.items():
        where = (*here, word)
        if option.requires is not None and name in option.requires.chosen:
            yield source.report("own_option", "E203", (*where, "requires"))
        if not has_effect(option.effects) and not option.later:
            yield source.report("empty_option", "W402", where, at_key=True, level=Level.WARNING)
        elif not has_price(option):
            yield source.report("free_option", "W401", where, at_key=True, level=Level.WARNING)
        for side in ("pros", "cons"):
            yield from _cut_items((*where, side), (getattr(option, side) or "").split("\n"), source)


def _cut_items(where: tuple[str, ...], items: list[str], source: SourceFile) -> Iterator[Problem]:
    """Advise where an item goes on from the one before: a comma between brackets begins a new one."""
    for at, (before, item) in enumerate(pairwise(items), 1):
        if before[:1].isupper() and item[:1].islower():
            here: tuple[str | int, ...] = (*where, at)
            yield source.report("cut_item", "A504", here, level=Level.ADVICE, before=before, name=item)


def has_price(option: Option) -> bool:
    """Return whether an option costs money or makes anything worse, now or later."""
    return any(_hurts(effects) for effects in (option.effects, *(later.effects for later in option.later)))


def _hurts(effects: Effects) -> bool:
    if (effects.cost or 0) > 0 or (effects.income or 0) < 0 or (effects.co2 or 0) > 0:
        return True
    if effects.budget is not None and effects.budget.add < 0:
        return True
    pushes = [(name, value) for name, value in effects if isinstance(value, Change)]
    for service in effects.service.values():
        pushes += [(name, value) for name, value in service if isinstance(value, Change)]
    for change in effects.initiative.values():
        pushes += [(name, value) for name, value in change if isinstance(value, Change) and name != "debt"]
        worse = (change.cost, change.time, change.load, change.debt.add if change.debt else 0)
        if change.stop or change.baseline is False or any((value or 0) > 0 for value in worse):
            return True
    return any((push.add > 0) == (name in BURDENS) for name, push in pushes if push.add)


def _empty_turns(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Advise where no case is sure to come, when each turn takes the sure one that is soonest over."""
    if not scenario.cases:
        return
    count = scenario.turns.count
    sure = {
        name: possible(case.when, count)
        for name, case in scenario.cases.items()
        if case.when.model_copy(update={"turn": None}) == When.model_construct()
    }
    empty = []
    for turn in range(1, count + 1):
        fitting = [name for name, turns in sure.items() if turn in turns]
        if fitting:
            del sure[min(fitting, key=lambda name: max(sure[name]))]
        else:
            empty.append(str(turn))
    if empty:
        turns = NameList(empty)
        yield source.report("no_case_turn", "A502", ("cases",), at_key=True, level=Level.ADVICE, turns=turns)
