"""Every view carries finished texts in every language: no key, no empty place, no mark left in them."""

import dataclasses
import re
from enum import Enum

import pytest

from game.engine.vocabulary import INDICATORS, LEVERS
from game.i18n import LANGUAGES, Translator, strip_soft_hyphens
from game.play.autoplay import answer_cases, divide_money
from game.play.hall import Hall
from game.view_makers.words import Words
from game.views import Phase

KEY = re.compile(r"^(?:[a-z][a-z_0-9]*\.)+[a-z_0-9]+$")
LEFT = re.compile(r"\{[a-z_]+\}|\[\[|\]\]")
NAMES = {
    "id", "icon", "kind", "key", "unit", "building", "happening", "season", "lever", "status", "service",
    "source", "target", "service_icon", "chosen_act", "predicted", "level", "play_code", "path", "indicator",
}  # fmt: skip
"""Fields that hold ids and not words."""


def words_in(view, path=""):
    """Yield (path, text) for every word-bearing text of a view."""
    if dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            if field.name not in NAMES:
                yield from words_in(getattr(view, field.name), f"{path}.{field.name}")
    elif isinstance(view, tuple):
        for n, item in enumerate(view):
            yield from words_in(item, f"{path}[{n}]")
    elif isinstance(view, str) and not isinstance(view, Enum):
        yield path, view


def assert_finished(view, name):
    """Fail on the first text of a view that is not one."""
    for path, text in words_in(view, name):
        assert not KEY.match(text), f"{path} shows the key {text}"
        assert not LEFT.search(text), f"{path} shows {text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_of_a_turn_hold_finished_texts(halfway, language):
    halfway.set_language(language)
    for name in ("header", "intro", "values", "chapter", "status", "cases", "budget", "prediction"):
        assert_finished(getattr(halfway, name)(), name)
    assert_finished(halfway.passing(), "passing")
    services = tuple(f"service.{service.id}" for service in halfway.status().services)
    for number in (*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS), *services):
        assert_finished(halfway.why(number), number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_of_the_debrief_hold_finished_texts(finished, language):
    finished.set_language(language)
    assert finished.phase == Phase.DEBRIEF
    assert_finished(finished.debrief(), "debrief")
    assert_finished(finished.reflection(), "reflection")
    changes = finished.changes(3)
    assert {change.kind for change in changes} >= {"case", "levers"}
    for change in changes:
        assert_finished(finished.what_if(change.id), change.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_before_a_game_hold_finished_texts(language, home):
    hall = Hall()
    assert_finished(hall.library(language), "library")
    assert_finished(hall.seats("taktskifte", language), "seats")
    for _, term, text in hall.glossary(language).terms:
        assert_finished((term, text), term)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_exists_for_every_phase_number_and_lever(halfway, language):
    halfway.set_language(language)
    general = halfway.help("no such topic").title
    for topic in (*Phase, *INDICATORS, *LEVERS, "maturity.strategy", "service.home_care", "benefit_owner"):
        view = halfway.help(topic)
        assert_finished(view, topic)
        assert view.title != general
        assert all(view.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_glossary_holds_the_terms_of_the_field_once_and_in_order(halfway, language):
    halfway.set_language(language)
    terms = halfway.glossary().terms
    names = [strip_soft_hyphens(term).lower() for _, term, _ in terms]
    assert len(names) == len(set(names)) >= 40
    assert names[0][0] == "a" if language == "en" else names[-1][0] in "uvwyzæøå"
    assert all(text for _, _, text in terms)


def test_glossary_mark_in_a_text_becomes_the_term(halfway):
    words = Words(halfway.session.content, Translator("nb"))
    assert words.plain("Gi tiltaket en [[benefit_owner]].") == "Gi tiltaket en gevinsteier."
    assert words.plain("Hvem er [[benefit_owner|eieren]]?") == "Hvem er eieren?"


def test_case_and_budget_of_a_live_turn_hold_finished_texts(fresh):
    session = fresh.session
    fresh.steps.advance()
    for case in fresh.cases():
        assert_finished(case, case.id)
        assert 2 <= len(case.options) <= 4
    answer_cases(session, "balanced")
    divide_money(session, "balanced")
    view = fresh.prediction()
    assert_finished(view, "prediction")
    assert len(view.decisions) >= 2
