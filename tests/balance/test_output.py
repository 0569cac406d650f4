"""What a person and a program read: text, JSON and the page."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from game.balance.document import to_json
from game.balance.findings import LEVELS, Finding, find
from game.balance.page import render
from game.balance.tables import to_text
from game.balance.words import BalanceWords, sentence
from game.engine.playcode import decode
from game.engine.vocabulary import INDICATORS
from game.engine.whatif import replay
from game.i18n import LANGUAGES, Translator, catalogue

VOID = {"meta", "br", "path", "rect", "circle", "polyline", "polygon", "link", "img"}


def said(content, figures, language="nb"):
    words = BalanceWords(content, figures.goal, Translator(language))
    return find(figures, least=3), words


class Page(HTMLParser):
    """Reads a page, and fails where tags do not close as they opened."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.text = [], [], ""
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attrs for each, attrs in self.tags if each == tag]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_whole_and_says_everything_in_its_language(content, figures, language):
    page = Page(render(figures, *said(content, figures, language)).markup)
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1 and len(page.all("main")) == 1
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {attrs["href"][1:] for attrs in page.all("a")} <= set(ids)
    assert not re.search(r"balance\.[a-z]|\{[a-z]+\}|None|nan", page.text)


def test_page_never_skips_a_heading_level(content, figures):
    levels = [
        int(tag[1])
        for tag, _ in Page(render(figures, *said(content, figures)).markup).tags
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_page_runs_and_fetches_nothing(content, figures):
    page = Page(render(figures, *said(content, figures)).markup)
    policy = next(attrs["content"] for attrs in page.all("meta") if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none'")
    assert not page.all("script") and not page.all("img") and not page.all("link")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name == "src"]


def test_every_chart_has_a_name_and_its_figures_in_words(content, figures):
    text = render(figures, *said(content, figures)).markup
    charts = re.findall(r'<svg class="chart" role="img".*?</svg>', text, re.S)
    assert len(charts) >= 7
    for chart in charts:
        title, words = re.search(r"<title>(.+?)</title><desc>(.+?)</desc>", chart).groups()
        assert title and re.search(r"\d", words)


def test_page_escapes_what_an_author_has_written(content, figures):
    case = content.rules.cases[0].id
    texts = {
        lang: {**found, f"cases.{case}.title": '<script>alert("x")</script>'}
        for lang, found in content.texts.items()
    }
    page = Page(render(figures, *said(replace(content, texts=texts), figures)).markup)
    assert not page.all("script") and '<script>alert("x")</script>' in page.text


def test_page_warns_when_there_were_few_games_and_not_when_there_were_many(content, figures):
    few, many = (
        render(each, *said(content, each)).markup for each in (figures, replace(figures, certain=True))
    )
    assert 'class="warning"' in few and 'class="warning"' not in many


def test_text_says_first_what_to_change_and_keeps_within_its_width(content, figures):
    findings, words = said(content, figures)
    lines = to_text(figures, findings, words, 80).splitlines()
    assert max(map(len, lines)) <= 80 and not [line for line in lines if line != line.rstrip()]
    text = " ".join(" ".join(lines).split())
    assert words.verdict(findings) in text
    places = [
        text.index(" ".join(words.sentence(each).replace("\u202f", " ").replace("\xa0", " ").split()))
        for each in findings
    ]
    assert places == sorted(places)


def test_document_names_everything_by_id_and_keeps_shares_within_their_range(content, figures):
    document = json.loads(to_json(content, figures, *said(content, figures)))
    assert set(document) == {
        "taktskifte", "rules", "scenario", "scenario_hash", "language", "seed", "goal", "playthroughs",
        "certain", "findings", "ratios", "policies", "best_games", "levers", "initiatives", "ways", "cases",
        "options", "events", "endings", "by_luck", "by_parameters", "best",
    }  # fmt: skip
    rules = content.rules
    assert [each["initiative"] for each in document["initiatives"]] == [each.id for each in rules.initiatives]
    assert {(each["case"], each["option"]) for each in document["options"]} == {
        (case.id, option.id) for case in rules.cases for option in case.options
    }
    assert list(document["events"]) == [each.id for each in rules.events]
    assert list(document["endings"]) == [each.id for each in rules.endings]
    assert {each["level"] for each in document["findings"]} <= set(LEVELS)
    for policy in document["policies"]:
        assert set(policy["ends"]) == set(INDICATORS) and len(policy["money"]) == rules.turns + 1
        shares = [
            *policy["events"].values(),
            *policy["endings"].values(),
            *policy["cases"].values(),
            policy["sound"],
        ]
        assert all(0.0 <= share <= 1.0 for share in shares)
        spread = policy["reached"]
        assert (
            spread["low"]
            <= spread["quarter"]
            <= spread["middle"]
            <= spread["three_quarters"]
            <= spread["high"]
        )


def test_play_code_of_the_best_found_plays_what_the_study_says(content, figures):
    best, rules = figures.best, content.rules
    game = decode(rules, best.play_code)
    outcomes = replay(rules, game.seed, game.values, game.decisions, receipts=False)
    assert len(outcomes) == rules.turns and not [each for each in outcomes if each.refused]
    assert outcomes[-1].state.benefits == best.turns[-1].benefits
    assert [dict(each.indicators.values) for each in outcomes] == [dict(turn.shown) for turn in best.turns]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_sentence_and_its_remedy(content, language):
    keys = catalogue(language)
    named = [key.removeprefix("balance.finding.") for key in keys if key.startswith("balance.finding.")]
    every = {"case": 0, "option": 1, "initiative": 1, "lever": 1, "event": 0, "ending": 0}
    about = {"use_dominant": {"use": 2}, "emphasis_dominant": {"emphasis": 1, "lever": 2}}
    words = BalanceWords(content, "benefits", Translator(language))
    for kind in named:
        numbers = dict.fromkeys(re.findall(r"{([a-z_]+)}", keys[f"balance.finding.{kind}"]), 0.5)
        finding = Finding(kind, "look", about.get(kind, every), numbers, ("staff_trust",))
        fine = f"balance.remedy.{kind}" not in keys
        text = words.sentence(finding) if fine else sentence(finding, content, words.tr)
        assert "{" not in text and "balance." not in text and len(text) > 20
