"""``checks.yaml``: what an author expects of a scenario; its form is judged here, and `trials` tries it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from game.engine.vocabulary import INDICATORS
from game.i18n import Translator
from game.scenario.catalogue import standard
from game.scenario.diagnostics import Problem
from game.scenario.expectations import (
    POLICIES,
    ComparePolicies,
    Expect,
    Expectation,
    Expectations,
    Limits,
    ShareLimits,
)
from game.scenario.lint.references import unknown
from game.scenario.loader import Loaded
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile, read

MOST = 200
"""Expectations of one scenario."""

Where = tuple[str | int, ...]

if TYPE_CHECKING:
    from game.engine.rules import Rules
    from game.scenario.plays import Plays

    Adviser = Callable[[Scenario, SourceFile, Rules, Plays, Translator], list[Problem]]
    """Says what a few hundred plays show of a scenario; `game.balance.author` does."""


def check_expectations(
    path: Path,
    loaded: Loaded,
    tr: Translator,
    *,
    plays: bool,
    shown: str | None = None,
    advise: Adviser | None = None,
) -> tuple[list[Problem], int]:
    """Return what is wrong with a scenario's expectations, and how many were tried.

    Args:
        path: ``checks.yaml``; it need not exist when somebody advises.
        loaded: the scenario; without a compiled document only the form is checked.
        tr: the language of figures in messages.
        plays: whether to play.
        shown: the file's name in messages.
        advise: says what the plays show beyond the expectations; left out, nothing is said of that.
    """
    expectations: tuple[Expectation, ...] = ()
    problems: list[Problem] = []
    source = SourceFile(shown or str(path))
    if advise is None or path.exists() or path.is_symlink():
        source = read(path, shown, inside=path.parent)
        expectations, problems = read_expectations(source, loaded.scenario)
    if problems or not plays or loaded.content is None:
        return problems, 0
    from game.engine.rules import Rules
    from game.scenario.plays import Plays
    from game.scenario.trials import needed, try_all

    rules = Rules.from_json(loaded.content["rules"])
    made = Plays(rules, needed(expectations))
    problems = try_all(expectations, made, tr, source, str(path.parent))
    if advise is not None and loaded.scenario is not None and loaded.source is not None:
        problems += advise(loaded.scenario, loaded.source, rules, made, tr)
    return problems, len(expectations)


def read_expectations(
    source: SourceFile, scenario: Scenario | None
) -> tuple[tuple[Expectation, ...], list[Problem]]:
    """Return the expectations of a file that was read, and everything that is wrong with their form.

    Args:
        source: ``checks.yaml``.
        scenario: what they are about; without it no names are looked up.
    """
    problems = list(source.problems)
    if not source.readable:
        return (), problems
    if not isinstance(source.data, list):
        return (), [*problems, source.report("not_expectations", "E105")]
    if len(source.data) > MOST:
        return (), [*problems, source.report("check_many", "E110", limit=MOST, n=len(source.data))]
    try:
        expectations = Expectations.model_validate(source.data).root
    except ValidationError as error:
        from game.scenario.faults import explain

        return (), [*problems, *explain(source, error, Expectations)]
    for at, item in enumerate(expectations):
        problems += _form(item, at, scenario, source)
    return expectations, problems


def _form(item: Expectation, at: int, scenario: Scenario | None, source: SourceFile) -> Iterator[Problem]:
    fault = ""
    if item.compare is not None and (item.play is not None or item.expect is not None):
        fault = "check_both"
    elif item.compare is None and item.play is None:
        fault = "check_form" if item.expect is None else "check_no_play"
    elif item.compare is None and item.expect is None:
        fault = "check_no_expect"
    if fault:
        yield source.report(fault, "E104", (at, "name"))
    if item.compare is not None:
        yield from _compared(item.compare, (at, "compare"), scenario, source)
    if item.play is not None:
        yield from _known("policy", item.play.policy, (at, "play", "policy"), POLICIES, source)
    if item.expect is not None:
        yield from _expected(item.expect, (at, "expect"), scenario, source)


def _compared(
    compare: ComparePolicies, here: Where, scenario: Scenario | None, source: SourceFile
) -> Iterator[Problem]:
    yield from _known("indicator", compare.on, (*here, "on"), INDICATORS, source)
    for at, policy in enumerate(compare.policies):
        yield from _known("policy", policy, (*here, "policies", at), POLICIES, source)
    if len(compare.policies) != 2:
        n = len(compare.policies)
        yield source.report("check_policies", "E104", (*here, "policies"), at_key=True, n=n)
    yield from _limits(compare.ratio, (*here, "ratio"), source)
    yield from _turn(compare.turn, here, scenario, source)


def _expected(
    expect: Expect, here: Where, scenario: Scenario | None, source: SourceFile
) -> Iterator[Problem]:
    named = [word for word in ("event", "case", "ending", "indicator") if getattr(expect, word) is not None]
    if len(named) != 1:
        key = "check_two" if named else "check_nothing"
        yield source.report(key, "E104", here, at_key=True)
    elif named == ["indicator"]:
        if expect.share is not None:
            yield source.report("check_share_of_figure", "E105", (*here, "share"), at_key=True)
        elif expect.below_zero is None and expect.mean is None:
            yield source.report("check_no_figure", "E104", here, at_key=True)
    else:
        if expect.share is None:
            yield source.report("check_no_share", "E104", here, at_key=True, name=named[0])
        for word in ("below_zero", "mean", "turn"):
            if getattr(expect, word) is not None:
                yield source.report("check_figure_of_thing", "E105", (*here, word), at_key=True, name=word)
    for word in ("share", "below_zero", "mean"):
        limits = getattr(expect, word)
        if limits is not None:
            yield from _limits(limits, (*here, word), source)
    if expect.indicator is not None:
        yield from _known("indicator", expect.indicator, (*here, "indicator"), INDICATORS, source)
    yield from _turn(expect.turn, here, scenario, source)
    if scenario is not None:
        endings = scenario.endings or standard(scenario.language).endings
        things = (("event", scenario.events), ("case", scenario.cases), ("ending", endings))
        for word, known in things:
            name = getattr(expect, word)
            if name is not None:
                yield from _known(word, name, (*here, word), known, source)


def _limits(limits: Limits | ShareLimits, here: Where, source: SourceFile) -> Iterator[Problem]:
    least, most = limits.at_least, limits.at_most
    if least is None and most is None:
        yield source.report("check_no_limit", "E104", here, at_key=True, name=here[-1])
    elif least is not None and most is not None and least > most:
        yield source.report("check_limits", "E203", here, at_key=True, low=least, high=most)


def _turn(turn: int | None, here: Where, scenario: Scenario | None, source: SourceFile) -> Iterator[Problem]:
    if turn is not None and scenario is not None and turn > scenario.turns.count:
        where = (*here, "turn")
        yield source.report("turn_after_end", "E203", where, turn=turn, count=scenario.turns.count)


def _known(
    kind: str, name: str, path: Where, known: Collection[str], source: SourceFile
) -> Iterator[Problem]:
    if name not in known:
        yield unknown(source, kind, name, path, known)
