"""The figures and findings of balance as JSON: stable, ids instead of places in lists, unrounded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from game import __version__
from game.balance.figures import BestTurn, Figures, WayFigures
from game.balance.findings import Finding
from game.balance.words import BalanceWords
from game.engine.rules import RULES_VERSION, Rules
from game.engine.vocabulary import EMPHASIS, FREED_TIME, LEVERS
from game.library.content import Content


def to_json(content: Content, figures: Figures, findings: Sequence[Finding], words: BalanceWords) -> str:
    """Return a study as JSON. Shares run from 0 to 1; money is million kroner."""
    rules = content.rules
    document: dict[str, Any] = {
        "taktskifte": __version__,
        "rules": RULES_VERSION,
        "scenario": content.id,
        "scenario_hash": content.rules_hash,
        "language": words.tr.language,
        "seed": figures.seed,
        "goal": figures.goal,
        "playthroughs": figures.playthroughs,
        "certain": figures.certain,
        "findings": [_finding(each, rules, words) for each in findings],
        "ratios": dict(figures.ratios),
        "policies": [_policy(each, rules) for each in figures.policies],
        "best_games": figures.best_games,
        "levers": [{**asdict(each), "lever": LEVERS[each.lever]} for each in figures.levers],
        "initiatives": [
            {**asdict(each), "initiative": rules.initiatives[each.initiative].id}
            for each in figures.initiatives
        ],
        "ways": [_way(each) for each in figures.ways],
        "cases": [{**asdict(each), "case": rules.cases[each.case].id} for each in figures.cases],
        "options": [
            {**asdict(each), **_named({"case": each.case, "option": each.option}, rules)}
            for each in figures.options
        ],
        "events": _by_id(rules.events, figures.events),
        "endings": _by_id(rules.endings, figures.endings),
        "by_luck": asdict(figures.by_luck) if figures.by_luck else None,
        "by_parameters": asdict(figures.by_parameters) if figures.by_parameters else None,
        "best": _best(figures, rules),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _by_id(items: Sequence[Any], shares: Sequence[float]) -> dict[str, float]:
    """Return shares by id; what comes after the last id (no ending at all) is left out."""
    return {item.id: share for item, share in zip(items, shares, strict=False)}


def _named(subject: Mapping[str, int], rules: Rules) -> dict[str, str]:
    found = {}
    for kind, n in subject.items():
        if kind in ("use", "emphasis"):
            found[kind] = way_id(subject.get("lever", -1), n)
        elif kind == "lever":
            found[kind] = LEVERS[n]
        elif kind == "option":
            found[kind] = rules.cases[subject["case"]].options[n].id
        else:
            found[kind] = getattr(rules, f"{kind}s")[n].id
    return found


def way_id(lever: int, choice: int) -> str:
    """Return the id of a use of freed time (lever -1), or of a branch that a lever leans on (or ``even``)."""
    if lever < 0:
        return FREED_TIME[choice]
    return EMPHASIS[lever][choice - 1] if choice else "even"


def _way(each: WayFigures) -> dict[str, Any]:
    lever = LEVERS[each.lever] if each.lever >= 0 else None
    return {**asdict(each), "lever": lever, "choice": way_id(each.lever, each.choice)}


def _finding(finding: Finding, rules: Rules, words: BalanceWords) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "level": finding.level,
        "subject": _named(finding.subject, rules),
        "numbers": dict(finding.numbers),
        "better_at": list(finding.better_at),
        "text": words.sentence(finding),
        "remedy": words.remedy(finding),
    }


def _policy(each: Any, rules: Rules) -> dict[str, Any]:
    return {
        **asdict(each),
        "endings": _by_id(rules.endings, each.endings),
        "events": _by_id(rules.events, each.events),
        "cases": _by_id(rules.cases, each.cases),
    }


def _best(figures: Figures, rules: Rules) -> dict[str, Any] | None:
    best = figures.best
    if best is None:
        return None
    return {
        "score": best.score,
        "plan": dict(best.plan),
        "seed": best.seed,
        "play_code": best.play_code,
        "turns": [{"turn": n, **_turn(turn, rules)} for n, turn in enumerate(best.turns, start=1)],
    }


def _turn(turn: BestTurn, rules: Rules) -> dict[str, Any]:
    leaned = [(LEVERS[n], EMPHASIS[n][branch - 1]) for n, branch in enumerate(turn.emphasis) if branch]
    return {
        "levers": {lever: turn.levers[n] / 10 for n, lever in enumerate(LEVERS)},
        "emphasis": dict(leaned),
        "acts": [{"kind": kind, "initiative": rules.initiatives[n].id} for kind, n in turn.acts],
        "choices": {rules.cases[c].id: rules.cases[c].options[o].id for c, o in turn.answers},
        "freed_time": {rules.services[s].id: FREED_TIME[use] for s, use in turn.uses if use >= 0},
        "events": [rules.events[n].id for n in turn.events],
        "indicators": dict(turn.shown),
        "benefits": turn.benefits,
    }
