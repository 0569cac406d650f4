"""What a scenario consists of, in the author's order, as the screens read it."""

from __future__ import annotations

from typing import Any

from game.engine.codec import to_plain
from game.scenario import standing, walk
from game.scenario.catalogue import complete
from game.scenario.compile_conditions import Index, compile_when
from game.scenario.conditions import When
from game.scenario.schema import Scenario


def structure(scenario: Scenario, index: Index) -> dict[str, Any]:
    """Return what a scenario consists of, in the author's order, for the screens."""
    year, month = (int(part) for part in scenario.turns.start.split("-"))
    months = {"half_year": 6, "quarter": 3, "year": 12}[scenario.turns.length]
    return {
        "period": {"year": year, "part": (month - 1) // months + 1, "length": scenario.turns.length},
        "population": scenario.municipality.population,
        "staff": standing.staff(scenario),
        "minutes": {"play": scenario.minutes.play, "debrief": scenario.minutes.debrief},
        "themes": list(scenario.themes),
        "seats": [_item(name, lever=s.lever, icon=s.icon) for name, s in scenario.seats.items()],
        "services": [_item(name, building=s.building, icon=s.icon) for name, s in scenario.services.items()],
        "initiatives": [_shown(scenario, name) for name in scenario.initiatives],
        "values": [_item(name, icon=v.icon) for name, v in scenario.values.items()],
        "cases": [
            _item(name, service=c.service, seats=list(c.seats), options=[{"id": o} for o in c.options])
            for name, c in scenario.cases.items()
        ],
        "events": [
            _item(name, teaches=e.teaches, happening=e.happening) for name, e in scenario.events.items()
        ],
        "news": [
            {"id": n.id, "when": to_plain(compile_when(n.when, index)), "priority": n.priority}
            for n in scenario.news
        ],
        "told": {
            found.id: [to_plain(compile_when(v.when or When(), index)) for v in found.told.variants]
            for found in walk.tellings(scenario)
        },
        "chapters": [
            _item(c.id, ends_after=c.ends_after, reflect=_count(c.reflect), take_home=_count(c.take_home))
            for c in scenario.chapters
        ],
        "glossary": list(scenario.glossary),
        "learning_goals": list(scenario.learning_goals),
        "debrief": {
            "questions": {goal: len(texts) for goal, texts in scenario.debrief.questions.items()},
            "patterns": list(scenario.debrief.patterns),
        },
        "guide": sorted(map(int, scenario.guide)),
    }


def _count(texts: tuple[str, ...]) -> list[str]:
    return [str(at) for at in range(len(texts))]


def _item(name: str, **words: Any) -> dict[str, Any]:
    return {"id": name, **{key: value for key, value in words.items() if value is not None}}


def _shown(scenario: Scenario, name: str) -> dict[str, Any]:
    whole = complete(scenario, name)
    archetype = scenario.initiatives[name].from_
    return _item(name, icon=whole.icon, archetype=archetype, source=whole.source, lever_hint=whole.lever_hint)
