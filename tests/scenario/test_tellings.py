"""Texts with conditions: only what happened is told, and in every language."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.engine.rules import Rules
from game.engine.state import State
from game.engine.step import begin
from game.engine.vocabulary import DELIVERED
from game.library.content import Content
from game.library.telling import told
from game.reading import ReadingError
from game.scenario.compile_texts import compile_texts
from game.scenario.diagnostics import Level
from game.scenario.loader import Loaded, examine
from game.scenario.source import parse

SCENARIO = """taktskifte: 1
id: harbour
language: en
title: The harbour
municipality: {name: Fjordvik, population: 12000}
turns: {count: 4, start: 2027-01}
initiatives:
  alarms: {from: digital_supervision, title: Safety alarms in the valley}
  portal: {from: self_service_portal, title: Portal}
"""
ENDING = """endings:
  calm:
    text:
      - {when: {initiative: {alarms: {status: delivered}}}, text: The alarms rang.}
      - {when: {turn: 4}, text: It was late.}
      - {text: Nobody rang.}
"""


def checked(rest: str) -> Loaded:
    return examine(parse((SCENARIO + rest).encode()), Path("harbour/scenario.yaml"))


def codes(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems if problem.level is Level.ERROR]


@pytest.fixture(scope="module")
def content() -> Content:
    return Content.from_json(json.loads(json.dumps(checked(ENDING).content)))


def start(rules: Rules) -> State:
    return begin(rules, 1, (0, 1, 2))


def test_text_with_variants_where_the_first_condition_holds_is_told_so(content: Content) -> None:
    state = start(content.rules)
    state = replace(state, status=(DELIVERED, *state.status[1:]))
    assert content.text("en", told(content, "endings.calm.text", state, 4)) == "The alarms rang."


def test_text_with_variants_where_the_second_condition_holds_is_told_so(content: Content) -> None:
    assert told(content, "endings.calm.text", start(content.rules), 4) == "endings.calm.text.1"


def test_text_with_variants_where_no_condition_holds_is_told_without(content: Content) -> None:
    path = told(content, "endings.calm.text", start(content.rules), 3)
    assert content.text("en", path) == "Nobody rang."


def test_text_without_variants_is_told_as_it_stands(content: Content) -> None:
    assert told(content, "initiatives.alarms.title", start(content.rules), 1) == "initiatives.alarms.title"


def test_variants_translated_are_found_by_the_id_of_the_text_and_their_number() -> None:
    scenario = checked(ENDING).scenario
    assert scenario is not None
    words = {"endings.calm.text": "Ingen ringte.", "endings.calm.text.0": "Alarmene ringte."}
    texts = compile_texts(scenario, {"nb": words})
    assert {path: texts["nb"][path] for path in words} == words
    assert texts["en"]["endings.calm.text.0"] == "The alarms rang."


def test_document_whose_variant_asks_about_what_is_not_there_is_refused(content: Content) -> None:
    document: dict[str, Any] = json.loads(json.dumps(content.document))
    document["structure"]["told"]["endings.calm.text"][0]["initiative"] = 99
    with pytest.raises(ReadingError, match=r"structure\.told"):
        Content.from_json(document)


@pytest.mark.parametrize(
    "rest",
    [
        "news:\n  ring: {headline: Alarms ring, when: {initiative: {alarms: {status: delivered}}}}\n",
        "news:\n  valley: {headline: The valley is quiet}\n",
        "news:\n  ring: {headline: Alarms ring, when: {happened: storm}}\n"
        "events:\n  storm: {headline: Storm, when: {turn: 2, initiative: {alarms: {built: {above: 40}}}}}\n",
        "events:\n  storm: {headline: Storm, otherwise: held, when: {turn: 2, initiative: {alarms: {built: "
        "{below: 40}}}}}\n  held: {headline: The alarms held}\n",
        "start: {initiatives: {alarms: {status: delivered}}}\nnews:\n  ring: {headline: Alarms ring}\n",
    ],
    ids=["asked", "after a preposition", "asked by the event", "asked by the counterpart's", "always there"],
)
def test_outcome_that_names_an_initiative_it_asks_about_is_no_problem(rest: str) -> None:
    assert codes(checked(rest)) == []


@pytest.mark.parametrize(
    "rest",
    [
        "news:\n  ring: {headline: The alarm rang}\n",
        "news:\n  ring:\n    headline: The alarm rang\n    when:\n      any:\n"
        "        - initiative: {alarms: {status: delivered}}\n        - economy: {above: 1}\n",
        "endings:\n  calm: {title: Portals, text: So it ended.}\n",
    ],
    ids=["unasked", "asked in one branch only", "in a title"],
)
def test_outcome_that_names_an_initiative_unasked_is_refused(rest: str) -> None:
    loaded = checked(rest)
    assert codes(loaded) == ["E207"] and loaded.content is None


def test_outcome_that_names_an_initiative_waived_with_a_reason_becomes_a_game() -> None:
    waiver = "waivers:\n  - {code: E207, where: news, because: It is the church's alarm.}\n"
    loaded = checked("news:\n  ring: {headline: The alarm rang}\n" + waiver)
    assert codes(loaded) == [] and loaded.content is not None
