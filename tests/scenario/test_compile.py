"""From the author's scenario to what the engine and the screens read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine import conditions as engine
from game.engine.rules import Rules, rules_hash
from game.library.content import Content
from game.scenario.catalogue import archetype, archetypes
from game.scenario.loader import Loaded, examine
from game.scenario.source import parse

MINI = """
taktskifte: 1
id: mini
title: Liten
municipality: {name: Fjordvik, paper: Fjordposten, population: 30000}
initiatives:
  alarms: {from: digital_supervision}
"""

FULL = (
    MINI.replace(
        "{from: digital_supervision}", "{from: digital_supervision, cost: {running: 0.1}, owners: [care]}"
    )
    + """
turns: {count: 4, length: half_year, start: 2027-07}
start:
  strategy: low
  staff_trust: 55 %
  initiatives: {alarms: {adoption: 20, owner: care, status: delivered}}
services: {care: {title: Omsorg, weight: 1}, school: {title: Skole, weight: 3}}
cases:
  night:
    title: Natta
    when: {turn: {from: 2}, staff_trust: {below: 40}, any: [{chance: 30 %}, {value: calm}]}
    text: Det ringer i {municipality}.
    options:
      a:
        title: Svar
        effects: {cost: 0.2, technology: +3, staff_trust: {add: 6, lasts: 3}, service: {all: {quality: 2}},
          initiative: {alarms: {time: "+10 %", owner: administration}}}
        later: [{after: 1, effects: {fatigue: -3}}]
        because: Noen svarte.
      b: {title: Vent, effects: {staff_trust: -4}, because: Ingen svarte., requires: {chosen: {night: [a]}}}
values: {calm: {title: Ro}, joy: {title: Glede}, care: {title: Omsorg}}
events:
  storm: {title: Storm, when: {turn: 2}, chance: 40, otherwise: calm_day, effects: {cost: 1}, text: Uvær.}
  calm_day: {title: Stille, text: Ingenting.}
chapters:
  - {id: one, title: En, ends_after: 2, reflect: [Hva nå?]}
  - {id: two, title: To, ends_after: 4, opens: [emphasis, owners]}
news: {front: {headline: Hei fra {{municipality}}, when: {happened: storm}, priority: 2}}
""".replace("{{municipality}}", '"{municipality}"').replace(
        'Hei fra "{municipality}"', '"Hei fra {municipality}"'
    )
)


def compiled(text: str) -> Loaded:
    return examine(parse(text.encode()), Path("nowhere/scenario.yaml"))


@pytest.fixture(scope="module")
def full() -> Rules:
    loaded = compiled(FULL.replace("requires: {chosen: {night: [a]}}", "requires: {security: {above: 10}}"))
    assert loaded.content is not None, [p.key for p in loaded.problems]
    return Rules.from_json(loaded.content["rules"])


def test_ten_lines_and_one_initiative_compile_to_a_playable_document() -> None:
    loaded = compiled(MINI)
    assert loaded.problems == () and loaded.content is not None
    content = Content.from_json(loaded.content)
    assert len(content.rules.values) >= 3 and content.rules.services and content.rules.endings
    assert content.text("nb", "initiatives.alarms.title") == "Digitalt tilsyn"
    assert content.rules_hash == rules_hash(content.rules)


def test_population_doubled_doubles_the_archetypes_money_but_not_its_shares(full: Rules) -> None:
    base, alarms = archetype("digital_supervision", "nb"), full.initiatives[0]
    assert base.cost and base.cost.build and base.benefit
    assert alarms.build == pytest.approx(2 * base.cost.build)
    assert alarms.cashable == pytest.approx(base.benefit.cashable / 100)
    assert alarms.running == 0.1  # the author's own figure stands as it is


def test_levels_words_and_per_cent_become_fractions(full: Rules) -> None:
    assert full.start.strategy == 0.2 and full.start.staff_trust == 0.55
    assert full.start.initiatives[0].built == 1.0 and full.start.initiatives[0].adoption == 0.2
    assert [share.share for share in full.initiatives[0].shares] == [0.25, 0.75]


def test_condition_compiled_keeps_every_part(full: Rules) -> None:
    assert full.cases[0].when == engine.All(
        (
            engine.TurnIn(2, 1_000),
            engine.Compare("staff_trust", -1, "below", 0.4),
            engine.Any((engine.Chance(0.3), engine.Valued(0))),
        )
    )


def test_event_with_chance_compiled_keeps_its_turns_at_the_top(full: Rules) -> None:
    assert full.events[0].when == engine.All((engine.TurnIn(2, 2), engine.Chance(0.4)))
    assert full.events[0].otherwise == 1 and full.events[1].when is None


def test_effects_compiled_name_targets_shares_and_owners(full: Rules) -> None:
    found = {(e.target, e.index): (e.amount, e.lasts, e.relative) for e in full.cases[0].options[0].effects}
    assert found == {
        ("cost", -1): (0.2, 0, False),
        ("platform", -1): (0.03, 0, False),
        ("staff_trust", -1): (0.06, 3, False),
        ("service.quality", -1): (0.02, 0, False),
        ("initiative.time", 0): (0.1, 0, True),
        ("initiative.owner", 0): (3.0, 0, False),
    }
    assert full.cases[0].options[0].later[0].effects[0].amount == -0.03


def test_chapter_opens_features_from_its_own_first_turn(full: Rules) -> None:
    assert full.opens == {"emphasis": 3, "owners": 3}


def test_texts_compiled_have_their_places_filled_and_their_permanent_ids() -> None:
    loaded = compiled(FULL.replace(", requires: {chosen: {night: [a]}}", ""))
    assert loaded.content is not None
    texts = loaded.content["texts"]["nb"]
    assert texts["cases.night.text"] == "Det ringer i Fjordvik."
    assert texts["news.front.headline"] == "Hei fra Fjordvik"
    assert texts["chapters.one.reflect.0"] == "Hva nå?"
    assert loaded.content["structure"]["period"] == {"year": 2027, "part": 2, "length": "half_year"}


def test_option_that_requires_itself_refused() -> None:
    assert "own_option" in {p.key for p in compiled(FULL).problems}


def test_words_changed_leave_the_rules_hash_alone_and_change_the_text_hash() -> None:
    first, second = compiled(MINI).content, compiled(MINI.replace("Liten", "Mindre")).content
    assert first is not None and second is not None
    assert first["rules_hash"] == second["rules_hash"]
    assert first["text_hash"] != second["text_hash"]


@pytest.mark.parametrize("name", archetypes())
def test_archetype_has_a_source_and_texts_in_every_language(name: str) -> None:
    for language in ("nb", "nn", "en"):
        item = archetype(name, language)
        assert item.title and item.pitch and item.practice and item.source
        assert item.cost and item.cost.build and item.benefit and item.footprint and item.staff
