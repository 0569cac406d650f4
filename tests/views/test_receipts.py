"""Receipts and differences add up as they are written, and every front end writes the same."""

import io
import re
from html import escape
from itertools import pairwise

import pytest

from game.engine.vocabulary import INDICATORS, LEVERS
from game.i18n import LANGUAGES, MINUS, NBSP, Translator, plain_text
from game.scenes.debrief import DebriefScene
from game.scenes.why import WhyScene
from game.text_play.pages import Pages
from game.text_play.terminal import Terminal
from tests.scenes.table import Nowhere, Window
from tests.views.conftest import sit

GAMES = (
    ("taktskifte", "technology_only"),
    ("first_half_year", "random"),
)
_NUMBER = re.compile(r"[+−]?[\d.,]+")


def written(text, language):
    """Return a figure from its text, in whole steps of its last decimal, and how many decimals it has."""
    found = _NUMBER.search(text.replace(NBSP, "") if language != "en" else text.replace(",", ""))
    sign = -1 if MINUS in text else 1
    digits = found[0].lstrip(f"+{MINUS}").replace(",", ".")
    return sign * int(digits.replace(".", "")), len(digits.partition(".")[2])


def steps(texts, language):
    """Return figures in steps; they must all be written with the same number of decimals."""
    found = [written(text, language) for text in texts]
    assert len({digits for _, digits in found}) <= 1, texts
    return [step for step, _ in found]


def assert_adds_up(receipt, lines, language):
    start, *changes, end = steps(
        [receipt.start_text, *(line.change_text for line in lines), receipt.end_text], language
    )
    assert start + sum(changes) == end, (receipt.title, changes)
    assert 0 not in changes


@pytest.fixture(scope="module", params=GAMES, ids="-".join)
def played(request, folder):
    """A whole game of several scenarios and policies."""
    scenario, policy = request.param
    return sit(folder, scenario, 99, policy)


def numbers(table):
    """Return the ids of all numbers of a game."""
    services = [f"service.{service.id}" for service in table.status().services]
    return [*INDICATORS, *(f"maturity.{lever}" for lever in LEVERS), *services]


@pytest.mark.parametrize("language", LANGUAGES)
def test_receipts_of_whole_games_add_up_as_written(played, language):
    played.set_language(language)
    for number in numbers(played):
        view = played.why(number)
        assert_adds_up(view.total, view.total.lines, language)
        for period in view.periods:
            assert len(period.receipt.lines) <= 8
            assert_adds_up(period.receipt, period.receipt.lines, language)
            assert_adds_up(period.receipt, period.receipt.every, language)
        assert view.periods[0].receipt.end_text == view.total.end_text
        assert view.periods[-1].receipt.start_text == view.total.start_text


def test_receipts_of_turns_added_are_the_receipt_of_the_game(played):
    for number in numbers(played):
        view, turns = played.why(number), {}
        for line in (line for period in view.periods for line in period.receipt.every):
            if not line.key.endswith(".newcomers"):  # told apart from what the tool itself did
                name = ".".join(line.key.split(".")[:2])
                turns[name] = turns.get(name, 0.0) + line.change
        for line in view.total.lines:
            if line.kind in ("initiative", "lever") and not line.key.endswith(".newcomers"):
                assert line.change == pytest.approx(turns[line.key], abs=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_differences_are_those_of_the_written_figures(played, language):
    played.set_language(language)
    timeline = played.debrief().timeline
    for before, after in pairwise(timeline):
        for old, new in zip(before.indicators, after.indicators, strict=True):
            first, change, last = steps([old.amount_text, new.change_text, new.amount_text], language)
            assert first + change == last
            assert new.direction in (0, (change > 0) - (change < 0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_receipt_stands_in_window_text_play_and_report(played, tmp_path, language):
    played.set_language(language)
    view, tr, shown = played.debrief(), Translator(language), io.StringIO()
    Pages(Terminal(io.StringIO(), shown), tr).debrief_why(view)
    spoken = " ".join(plain_text(shown.getvalue()).split())
    path = tmp_path / "report.html"
    assert played.report(str(path)) == ()
    page = path.read_text(encoding="utf-8")
    scene = DebriefScene(played, Nowhere())
    scene.tab = "reasons"
    for _, receipt in view.totals:
        assert escape(receipt.title) in page
        for line in receipt.lines:
            assert f"{plain_text(line.change_text)}: {plain_text(line.text)}" in spoken
            assert escape(line.change_text) in page
    for indicator, receipt in view.totals[:2]:
        scene.reasons.number = indicator.id
        window = plain_text(Window().show(scene, language=language).text())
        for line in receipt.lines:
            assert plain_text(line.name) in window and plain_text(line.change_text) in window


def test_cause_named_in_a_summary_is_a_line_of_the_receipt(played):
    for number in INDICATORS:
        view = played.why(number)
        lines = [plain_text(line.change_text) for line in view.periods[0].receipt.lines]
        if view.indicator.direction and view.periods[0].receipt.lines:
            assert any(line in plain_text(view.indicator.summary) for line in lines)


def test_staff_adoption_shows_how_much_each_delivered_tool_is_used(played):
    delivered = [each for each in played.status().initiatives if each.status == "delivered"]
    uses = played.why("staff_adoption").periods[0].receipt.uses
    assert [text.partition(":")[0] for text in uses] == [each.title for each in delivered]
    hands = Window().show(WhyScene(played, Nowhere(), "staff_adoption"))
    assert all(plain_text(text) in plain_text(hands.text()) for text in uses)
