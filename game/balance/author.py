"""Advice that only plays can give: what always wins, what never matters, what never comes, what is stuck."""

from __future__ import annotations

from collections.abc import Iterator

from game.balance.advice import advise
from game.balance.findings import Finding
from game.engine.rules import Rules
from game.engine.vocabulary import INDICATORS, LEVERS
from game.i18n import Translator
from game.scenario.diagnostics import Level, Problem, Word
from game.scenario.lint.waivers import poor, waive
from game.scenario.plays import Plays
from game.scenario.schema import Scenario
from game.scenario.source import SourceFile

PLAYTHROUGHS = 400
_LOOKED_AT = 60
_POLICIES = ("random", "balanced")
_CARELESS = (("random", _LOOKED_AT), ("nothing", 10), ("technology_only", 20))
_TIME_TO_PAY = 4  # turns: in a shorter game little that is begun has time to pay
_NEARLY_ALL = 0.95
_BOTTOM, _TOP = 2.0, 98.0
_NOT_LEVELS = ("economy", "benefits_realised")

# The findings that the checker speaks of, and their codes.
_CODES = {
    "option_dominant": "A510",
    "lever_alone": "A511",
    "lever_idle": "A511",
    "ending_never": "A512",
    "ending_missing": "A512",
    "case_never": "A513",
    "initiative_never_pays": "A514",
    "option_dominated": "A515",
}


def advise_author(
    scenario: Scenario, source: SourceFile, rules: Rules, plays: Plays, tr: Translator
) -> list[Problem]:
    """Return what a few hundred seeded plays show, less what the author waives; the same every time.

    Args:
        scenario: as its author wrote it.
        source: where it stands.
        rules: compiled.
        plays: plays that others have made already.
        tr: the language of figures in messages.
    """
    found: list[Problem] = []
    for finding in advise(rules, PLAYTHROUGHS):
        too_short = finding.kind == "initiative_never_pays" and rules.turns < _TIME_TO_PAY
        if finding.kind in _CODES and not too_short and not _came_otherwise(finding, rules, plays):
            problem = _said(finding, scenario, source, rules, tr)
            found += [problem] if problem is not None else []
    if scenario.events:
        found += _never_struck(scenario, source, plays)
    found += _stuck(scenario, source, rules, plays)
    return [*waive(scenario, found), *poor(scenario, source, found, played=True)]


def _came_otherwise(finding: Finding, rules: Rules, plays: Plays) -> bool:
    """Return whether what careful play never met was met by careless play."""
    for kind in ("case", "ending"):
        if finding.kind == f"{kind}_never":
            name = getattr(rules, f"{kind}s")[finding.subject[kind]].id
            return any(any(plays.happened(policy, n, kind, name)) for policy, n in _CARELESS)
    return False


def _said(
    finding: Finding, scenario: Scenario, source: SourceFile, rules: Rules, tr: Translator
) -> Problem | None:
    """Return a finding as a problem; None when it is about a standard part, not the author's own."""
    about, numbers = finding.subject, finding.numbers
    code, key = _CODES[finding.kind], f"play_{finding.kind}"
    where: tuple[str | int, ...] = ()
    name = ""
    if "option" in about:
        case = rules.cases[about["case"]].id
        name = list(scenario.cases[case].options)[about["option"]]
        where = ("cases", case, "options", name)
    elif "lever" in about:
        return source.report(key, code, ("title",), level=Level.ADVICE, name=Word(LEVERS[about["lever"]]))
    else:
        for kind in ("case", "initiative", "ending"):
            if kind in about:
                name = getattr(rules, f"{kind}s")[about[kind]].id
                where = (f"{kind}s", name)
                if name not in getattr(scenario, f"{kind}s"):
                    return None
    change = tr.percent(min(abs(numbers.get("change", numbers.get("worth", 0.0))), 1.0), 0)
    share = tr.percent(numbers.get("share", 0.0), 0)
    spot = where or ("endings",)
    return source.report(
        key, code, spot, at_key=True, level=Level.ADVICE, name=name, change=change, share=share
    )


def _never_struck(scenario: Scenario, source: SourceFile, plays: Plays) -> Iterator[Problem]:
    """Find events that came in none of the plays."""
    shown = {event.otherwise for event in scenario.events.values()}
    for name in scenario.events:
        happened = [any(plays.happened(policy, _LOOKED_AT, "event", name)) for policy in _POLICIES]
        if not any(happened) and name not in shown:
            n, where = _LOOKED_AT * len(_POLICIES), ("events", name)
            yield source.report(
                "play_event_never", "A513", where, at_key=True, level=Level.ADVICE, name=name, n=n
            )


def _stuck(scenario: Scenario, source: SourceFile, rules: Rules, plays: Plays) -> Iterator[Problem]:
    """Find levels that lie at their bottom or top through the latter half of nearly every play."""
    levels: list[tuple[str, tuple[str, ...], str]] = [
        (name, ("start", name), name) for name in INDICATORS if name not in _NOT_LEVELS
    ]
    levels += [(f"service.{name}", ("services", name), name) for name in scenario.services]
    turns = range((rules.turns + 1) // 2, rules.turns + 1)
    for figure, where, name in levels:
        seen = [plays.indicator(policy, _LOOKED_AT, figure, turn) for policy in _POLICIES for turn in turns]
        values = [value for row in seen for value in row]
        for key, stuck in (
            ("play_at_bottom", [value <= _BOTTOM for value in values]),
            ("play_at_top", [value >= _TOP for value in values]),
        ):
            if sum(stuck) >= _NEARLY_ALL * len(stuck):
                yield source.report(key, "W406", where, at_key=True, level=Level.WARNING, name=name)
