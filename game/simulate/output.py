"""A simulated game as JSON (stable: other programs read it), CSV or a table for people."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from game import __version__
from game.engine.forecast import forecast
from game.engine.indicators import Indicators, measure
from game.engine.rules import RULES_VERSION
from game.engine.state import State, state_hash
from game.engine.step import Outcome
from game.engine.vocabulary import INDICATORS, LEVERS, STATUSES
from game.i18n import Translator, plain_text, strip_soft_hyphens
from game.insight.shown import unit
from game.library.content import Content
from game.simulate.simulation import Run
from game.view_makers.words import Words

NAME_WIDTH = 24


def to_json(run: Run, tr: Translator) -> str:
    """Return the whole game as JSON; floats are unrounded and the causes of a change add up to it."""
    content = run.content
    words = Words(content, tr)
    start = measure(content.rules, run.start)
    outcome = run.result()
    document = {
        "taktskifte": __version__,
        "rules": RULES_VERSION,
        "scenario": content.id,
        "scenario_hash": content.rules_hash,
        "seed": run.seed,
        "language": tr.language,
        "play_code": run.play_code,
        "start": _figures(start),
        "turns": [_turn(run, number, words) for number in range(1, len(run.outcomes) + 1)],
        "result": {"values": dict(outcome.values), "patterns": list(outcome.patterns)},
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)


def _figures(shown: Indicators) -> dict[str, Any]:
    return {
        "indicators": {name: shown.values[name] for name in INDICATORS},
        "maturity": {name: shown.maturity[name] for name in LEVERS},
        "services": {service.id: {"quality": service.quality} for service in shown.services},
    }


def _turn(run: Run, number: int, words: Words) -> dict[str, Any]:
    outcome = run.outcomes[number - 1]
    return {
        "turn": number,
        "period": period_code(run.content, number),
        "state_hash": state_hash(outcome.state),
        **_figures(outcome.indicators),
        "initiatives": _initiatives(run.content, outcome.state),
        "budget": _budget(run, number),
        "events": events_of(run.content, outcome),
        "refused": [refusal.key for refusal in outcome.refused],
        "causes": {
            name: [
                {
                    "cause": cause.key,
                    "change": cause.change,
                    "since_turn": cause.since_turn,
                    "text": strip_soft_hyphens(words.cause(name, cause).text),
                }
                for cause in outcome.causes.get(name, ())
            ]
            for name in INDICATORS
        },
    }


def period_code(content: Content, turn: int) -> str:
    """Return the period of a turn as data: ``2027 H1``, ``2027 Q3`` or ``2027``."""
    year, part = content.structure.period.at(turn)
    letter = {"half_year": "H", "quarter": "Q"}.get(content.structure.period.length)
    return f"{year} {letter}{part}" if letter else str(year)


def events_of(content: Content, outcome: Outcome) -> list[str]:
    """Return the ids of what happened in a turn, in order."""
    return [content.rules.events[each.event].id for each in outcome.events]


def _initiatives(content: Content, state: State) -> dict[str, Any]:
    return {
        rule.id: {
            "status": STATUSES[state.status[n]],
            "built": state.built[n],
            "adoption": state.adoption[n],
            "practice": state.practice[n],
        }
        for n, rule in enumerate(content.rules.initiatives)
    }


def _budget(run: Run, number: int) -> dict[str, float]:
    before, decision = run.states[number - 1], run.decisions[number - 1]
    money = measure(run.content.rules, before).money
    return {
        "available": money.available,
        "levers": (decision.levers[0] + decision.levers[1] + decision.levers[2] + decision.levers[3]) / 10,
        "running": money.running,
        "committed_next": forecast(run.content.rules, before, decision).committed_next,
    }


def to_csv(run: Run) -> str:
    """Return one row for the start and one for each turn, figures unrounded."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    maturity = [f"maturity_{name}" for name in LEVERS]
    writer.writerow(["turn", "period", "state_hash", *INDICATORS, *maturity, "events"])
    for number, state in enumerate(run.states):
        shown = run.outcomes[number - 1].indicators if number else measure(run.content.rules, state)
        events = " ".join(events_of(run.content, run.outcomes[number - 1])) if number else ""
        figures = [*(shown.values[name] for name in INDICATORS), *(shown.maturity[name] for name in LEVERS)]
        writer.writerow([number, period_code(run.content, number), state_hash(state), *figures, events])
    return text.getvalue()


def to_table(run: Run, tr: Translator) -> str:
    """Return the game as a table for 80 columns and for screen readers: one row for each figure."""
    words = Words(run.content, tr)
    shown = [measure(run.content.rules, run.start), *(outcome.indicators for outcome in run.outcomes)]
    heads = [tr("cli.simulate.start"), *(str(n) for n in range(1, len(shown)))]
    rows: list[tuple[str, list[str]]] = [("", heads)]
    for name in INDICATORS:
        digits = 0 if unit(name) == "points" else 1
        rows.append((words.label(name), [tr.number(each.values[name], digits) for each in shown]))
    for name in LEVERS:
        rows.append((words.label(f"maturity.{name}"), [tr.number(each.maturity[name]) for each in shown]))
    lines = [
        tr("cli.simulate.heading", title=words.text("title"), seed=run.seed, first=words.period(1)),
        "",
        *_align(rows),
        "",
        *_happenings(run, words, tr),
        tr("cli.simulate.units"),
        tr("cli.simulate.code", code=run.play_code),
        tr("cli.simulate.last_hash", hash=state_hash(run.states[-1])),
    ]
    return "\n".join(lines)


def _align(rows: list[tuple[str, list[str]]]) -> list[str]:
    width = max(len(plain_text(cell)) for _, cells in rows for cell in cells) + 1
    name_width = max(NAME_WIDTH, 79 - width * len(rows[0][1]))
    lines = []
    for name, cells in rows:
        plain = plain_text(name)
        short = plain if len(plain) <= name_width else plain[: name_width - 1] + "…"
        lines.append(
            (f"{short:<{name_width}}" + "".join(f"{plain_text(cell):>{width}}" for cell in cells)).rstrip()
        )
    return lines


def _happenings(run: Run, words: Words, tr: Translator) -> list[str]:
    lines = []
    for number, outcome in enumerate(run.outcomes, start=1):
        titles = [words.text(f"events.{event}.title") for event in events_of(run.content, outcome)]
        if titles:
            lines.append(
                tr("cli.simulate.events", turn=number, period=words.period(number), events=tr.join(titles))
            )
    return [*lines, ""] if lines else []
