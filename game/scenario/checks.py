"""Trying what an author expects: reads ``checks.yaml``, plays, and says with figures what did not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from game.console import track
from game.engine.vocabulary import INDICATORS
from game.i18n import Translator
from game.scenario.diagnostics import Problem
from game.scenario.expectations import Compare, Expect, Expectation, Expectations, Limits, ShareLimits
from game.scenario.lint.references import unknown
from game.scenario.loader import Loaded
from game.scenario.schema import Scenario
from game.scenario.source import Source, read
from game.scenario.validate import explain

if TYPE_CHECKING:
    from game.scenario.plays import Play, Plays

POLICIES = (
    "balanced",
    "technology_only",
    "strategy_only",
    "organisation_only",
    "leadership_only",
    "nothing",
    "random",
)


def check_expectations(
    path: Path, loaded: Loaded, tr: Translator, *, plays: bool, shown: str | None = None
) -> tuple[list[Problem], int]:
    """Return what is wrong with a scenario's expectations, and how many were tried.

    Args:
        path: ``checks.yaml``.
        loaded: the scenario; without a compiled document only the form is checked.
        tr: the language of figures in messages.
        plays: whether to play.
        shown: the file's name in messages.
    """
    source = read(path, shown)
    problems = list(source.problems)
    if not source.readable:
        return problems, 0
    if not isinstance(source.data, list):
        return [*problems, source.report("not_expectations", "E105")], 0
    try:
        expectations = Expectations.model_validate(source.data).root
    except ValidationError as error:
        return [*problems, *explain(source, error, Expectations)], 0
    for at, item in enumerate(expectations):
        problems += _form(item, at, loaded.scenario, source)
    if problems or not plays or loaded.content is None:
        return problems, 0
    return _try_all(expectations, loaded, tr, source), len(expectations)


def _form(item: Expectation, at: int, scenario: Scenario | None, source: Source) -> Iterator[Problem]:
    if (item.compare is None) == (item.play is None) or (item.play is None) != (item.expect is None):
        yield source.report("check_form", "E104", (at, "name"))
        return
    if item.compare is not None:
        here = (at, "compare")
        yield from _known("indicator", item.compare.on, (*here, "on"), INDICATORS, source)
        for n, policy in enumerate(item.compare.policies):
            yield from _known("policy", policy, (*here, "policies", n), POLICIES, source)
        if len(item.compare.policies) != 2:
            yield source.report("check_form", "E104", (*here, "policies"))
    if item.play is not None:
        yield from _known("policy", item.play.policy, (at, "play", "policy"), POLICIES, source)
    if item.expect is not None:
        yield from _expected(item.expect, (at, "expect"), scenario, source)


def _expected(
    expect: Expect, here: tuple[str | int, ...], scenario: Scenario | None, source: Source
) -> Iterator[Problem]:
    named = [word for word in ("event", "case", "ending", "indicator") if getattr(expect, word) is not None]
    limits = (expect.below_zero or expect.mean) if expect.indicator is not None else expect.share
    if len(named) != 1 or limits is None:
        yield source.report("check_nothing", "E104", here, at_key=True)
    if expect.indicator is not None:
        yield from _known("indicator", expect.indicator, (*here, "indicator"), INDICATORS, source)
    if scenario is not None:
        for word, known in (
            ("event", scenario.events),
            ("case", scenario.cases),
            ("ending", scenario.endings),
        ):
            name = getattr(expect, word)
            if name is not None and known:
                yield from _known(word, name, (*here, word), tuple(known), source)


def _known(
    kind: str, name: str, path: tuple[str | int, ...], known: tuple[str, ...], source: Source
) -> Iterator[Problem]:
    if name not in known:
        yield unknown(source, kind, name, path, known)


def _try_all(
    expectations: tuple[Expectation, ...], loaded: Loaded, tr: Translator, source: Source
) -> list[Problem]:
    from game.engine.rules import Rules
    from game.scenario.plays import Plays

    assert loaded.content is not None
    plays = Plays(Rules.from_json(loaded.content["rules"]))
    problems: list[Problem] = []
    numbered = list(enumerate(expectations))
    for at, item in track(numbered, tr("scenario.check.trying"), len(numbered)):
        found = _compare(item, plays, tr) if item.compare is not None else _expect(item, plays, tr)
        if found is not None:
            key, args = found
            problems.append(source.report(key, "E301", (at, "name"), name=item.name, **args))
    return problems


Failure = tuple[str, dict[str, Any]] | None


def _compare(item: Expectation, plays: Plays, tr: Translator) -> Failure:
    compare = item.compare
    assert compare is not None
    first, second = (_mean(plays, policy, compare) for policy in compare.policies)
    ratio = first / second if second > 0 else float("inf") if first > 0 else 0.0
    if _within(ratio, compare.ratio):
        return None
    return "check_compare", {
        "first": compare.policies[0],
        "second": compare.policies[1],
        "x": tr.number(first, 2),
        "y": tr.number(second, 2),
        "on": compare.on,
        "ratio": tr.number(ratio, 2) if ratio < float("inf") else "∞",
        "wanted": _wanted(compare.ratio, lambda x: tr.number(x, 2), tr),
    }


def _mean(plays: Plays, policy: str, compare: Compare) -> float:
    total = 0.0
    for seed in range(1, compare.seeds + 1):
        total += plays.get(policy, seed).indicator(compare.on, compare.turn)
    return total / compare.seeds


def _expect(item: Expectation, plays: Plays, tr: Translator) -> Failure:
    play, expect = item.play, item.expect
    assert play is not None and expect is not None
    made = [plays.get(play.policy, seed) for seed in range(1, play.seeds + 1)]
    args: dict[str, Any] = {"n": play.seeds, "policy": play.policy}
    if expect.mean is not None and expect.indicator is not None:
        figures = [one.indicator(expect.indicator, expect.turn) for one in made]
        mean = sum(figures) / len(figures)
        if not _within(mean, expect.mean):
            wanted = _wanted(expect.mean, lambda x: tr.number(x, 2), tr)
            spread = {"least": tr.number(min(figures), 2), "most": tr.number(max(figures), 2)}
            args |= {"what": expect.indicator, "mean": tr.number(mean, 2), "wanted": wanted}
            return "check_value", {**args, **spread}
    limits = expect.below_zero if expect.indicator is not None else expect.share
    if limits is None:
        return None
    share = sum(_happened(one, expect) for one in made) / len(made)
    if _within(share, limits):
        return None
    args |= {"what": _what(expect), "share": tr.percent(share, 1)}
    return "check_share", {**args, "wanted": _wanted(limits, lambda x: tr.percent(x, 1), tr)}


def _happened(play: Play, expect: Expect) -> bool:
    rules = play.rules
    if expect.event is not None:
        return any(rules.events[at].id == expect.event for at in play.events)
    if expect.case is not None:
        return any(rules.cases[at].id == expect.case for at in play.cases)
    if expect.ending is not None:
        return play.ending >= 0 and rules.endings[play.ending].id == expect.ending
    return play.indicator(expect.indicator or "", expect.turn) < 0


def _what(expect: Expect) -> str:
    name = expect.event or expect.case or expect.ending or expect.indicator or ""
    return f"{name} < 0" if expect.indicator is not None else name


def _within(x: float, limits: Limits | ShareLimits) -> bool:
    too_low = limits.at_least is not None and x < limits.at_least
    return not too_low and not (limits.at_most is not None and x > limits.at_most)


def _wanted(limits: Limits | ShareLimits, show: Callable[[float], str], tr: Translator) -> str:
    parts = [
        tr(f"scenario.wanted.{word}", x=show(value))
        for word in ("at_least", "at_most")
        if (value := getattr(limits, word)) is not None
    ]
    return tr.join(parts)
