"""Trying what an author expects: plays, and says with figures what did not hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.console import spell, track
from game.i18n import Translator
from game.scenario.diagnostics import Command, Problem
from game.scenario.expectations import ComparePolicies, Expect, Expectation, Limits, Play, ShareLimits
from game.scenario.plays import Plays
from game.scenario.source import SourceFile

Failure = tuple[str, dict[str, Any]] | None
_ENDLESS = float("inf")


def try_all(
    expectations: tuple[Expectation, ...], plays: Plays, tr: Translator, source: SourceFile, name: str
) -> list[Problem]:
    """Return a problem for every expectation that does not hold.

    Args:
        expectations: what to try.
        plays: of the compiled scenario.
        tr: the language of figures in messages.
        source: ``checks.yaml``.
        name: the scenario as it is named on the command line.
    """
    problems = []
    numbered = list(enumerate(expectations))
    for at, item in track(numbered, tr("scenario.check.trying"), len(numbered)):
        if item.compare is not None:
            found = _compare(item.compare, plays, tr)
        elif item.play is not None and item.expect is not None:
            found = _expect(item.play, item.expect, plays, tr, name)
        else:
            continue
        if found is not None:
            key, args = found
            problems.append(source.report(key, "E301", (at, "name"), name=item.name, **args))
    return problems


def needed(expectations: tuple[Expectation, ...]) -> dict[str, int]:
    """Return how many plays of each policy are needed."""
    most: dict[str, int] = {}
    for item in expectations:
        wanted = [(policy, item.compare.seeds) for policy in item.compare.policies] if item.compare else []
        if item.play is not None:
            wanted.append((item.play.policy, item.play.seeds))
        for policy, seeds in wanted:
            most[policy] = max(seeds, most.get(policy, 0))
    return most


def _mean(figures: list[float]) -> float:
    total = 0.0
    for figure in figures:
        total += figure
    return total / len(figures)


def _compare(compare: ComparePolicies, plays: Plays, tr: Translator) -> Failure:
    made = [plays.indicator(policy, compare.seeds, compare.on, compare.turn) for policy in compare.policies]
    first, second = (_mean(figures) for figures in made)
    ratio = first / second if second > 0 else _ENDLESS if first > 0 else 0.0
    if _within(ratio, compare.ratio):
        return None

    def show(x: float) -> str:
        return tr.number(x, 2)

    return "check_compare", {
        "first": compare.policies[0],
        "second": compare.policies[1],
        "x": show(first),
        "y": show(second),
        "x_spread": _spread(made[0], show, tr),
        "y_spread": _spread(made[1], show, tr),
        "n": compare.seeds,
        "on": compare.on,
        "ratio": show(ratio) if ratio < _ENDLESS else "∞",
        "wanted": _wanted(compare.ratio, show, tr),
    }


def _spread(figures: list[float], show: Callable[[float], str], tr: Translator) -> str:
    low, high = show(min(figures)), show(max(figures))
    return tr("scenario.spread", low=low, high=high) if low != high else tr("scenario.spread_none", x=low)


def _expect(play: Play, expect: Expect, plays: Plays, tr: Translator, name: str) -> Failure:
    args: dict[str, Any] = {"n": play.seeds, "policy": play.policy}
    if expect.indicator is not None:
        figures = plays.indicator(play.policy, play.seeds, expect.indicator, expect.turn)
        args["what"] = expect.indicator
        if expect.mean is not None and not _within(_mean(figures), expect.mean):
            return _mean_fails(figures, expect.mean, args, tr, name)
        met, limits, key = [figure < 0 for figure in figures], expect.below_zero, "check_below"
    else:
        kind = next(word for word in ("event", "case", "ending") if getattr(expect, word) is not None)
        args["what"] = getattr(expect, kind)
        met, limits, key = (
            plays.happened(play.policy, play.seeds, kind, args["what"]),
            expect.share,
            f"check_{kind}",
        )
    share = sum(met) / len(met)
    if limits is None or _within(share, limits):
        return None
    missed = limits.at_least is not None and share < limits.at_least
    args["command"] = _play_again(name, play.policy, met.index(not missed) + 1)
    wanted = _wanted(limits, lambda x: tr.percent(x, 1), tr)
    return key, {**args, "share": tr.percent(share, 1), "count": sum(met), "wanted": wanted}


def _mean_fails(
    figures: list[float], limits: Limits, args: dict[str, Any], tr: Translator, name: str
) -> Failure:
    def show(x: float) -> str:
        return tr.number(x, 2)

    mean = _mean(figures)
    low = limits.at_least is not None and mean < limits.at_least
    far = min(figures) if low else max(figures)
    command = _play_again(name, args["policy"], figures.index(far) + 1)
    shown = {"mean": show(mean), "spread": _spread(figures, show, tr), "wanted": _wanted(limits, show, tr)}
    return "check_value", {**args, **shown, "command": command}


def _play_again(name: str, policy: str, seed: int) -> Command:
    """Return the command that shows one of the plays which went against the expectation."""
    return Command(spell("simulate", name, "--policy", policy, "--seed", str(seed)))


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
