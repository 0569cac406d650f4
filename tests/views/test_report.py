"""The report: one self-contained file that any reader can read, with nothing in it that could run."""

import re
from html import escape
from html.parser import HTMLParser

import pytest

from game.i18n import LANGUAGES, Translator
from game.page.style import STYLE
from game.report import render
from game.report.story import charts, tiles
from tests.views.conftest import sit


class Page(HTMLParser):
    """Collects tags, checks nesting, and keeps headings and text."""

    VOID = ("meta",)

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.headings, self.text = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if "id" in dict(attrs):
            self.ids.append(dict(attrs)["id"])
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_is_well_formed_with_headings_in_order_and_charts_described(finished, tmp_path, language):
    finished.set_language(language)
    path = tmp_path / "report.html"
    assert finished.report(str(path)) == ()
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    assert page.tags[0] == ("html", {"lang": language})
    assert page.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    pictures = [attrs for tag, attrs in page.tags if tag == "svg"]
    charts = [attrs for attrs in pictures if attrs.get("role") == "img"]
    assert all(attrs.get("aria-hidden") == "true" for attrs in pictures if attrs not in charts)
    assert len(charts) >= 9 + 4 + 8
    assert text.count("<title>") == len(charts) + 1
    assert text.count("<desc>") == len(charts)
    anchors = [attrs["href"][1:] for tag, attrs in page.tags if tag == "a"]
    assert set(anchors) <= set(page.ids)


def test_report_lets_nothing_be_fetched_or_run(finished, tmp_path):
    path = tmp_path / "report.html"
    finished.report(str(path))
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    policy = next(attrs["content"] for tag, attrs in page.tags if "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form"}
    assert not [
        attrs for _, attrs in page.tags if any(name.startswith("on") or name == "src" for name in attrs)
    ]


def test_what_players_wrote_stays_text(home, tmp_path):
    table = sit(home, "first_half_year", 4)
    assert table.steps.note("<script>alert(1)</script> & co") == ()
    assert table.steps.plan(('"><img src=x onerror=alert(1)>',)) == ()
    assert table.debrief().plan[0].startswith('">')
    path = tmp_path / "report.html"
    table.report(str(path))
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in text


def test_report_that_cannot_be_written_is_told_in_a_sentence(finished, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    refusals = finished.report(str(blocked / "report.html"))
    assert len(refusals) == 1
    assert str(blocked) in refusals[0]


def luminance(colour):
    """Return the relative luminance of ``#rgb`` or ``#rrggbb``, as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", (0, 1), ids=("light", "dark"))
def test_report_colours_light_and_dark_hold_the_contrast(mode):
    palettes = re.findall(r":root{color-scheme:\w+;(.*?)}", STYLE)
    palette = dict(pair[2:].split(":") for pair in palettes[mode].split(";"))
    for text in ("ink", "ink2", "key", "up", "down"):
        for ground in ("bg", "surface", "raised"):
            assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    assert contrast(palette["on-bar"], palette["bar"]) >= 4.5
    for series in ("s0", "s1", "s2", "s3"):
        assert contrast(palette[series], palette["surface"]) >= 3, series


def contrast(a, b):
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_tiles_say_the_way_since_the_start_with_mark_word_and_figure(finished):
    finished.set_language("en")
    view = finished.debrief()
    shown = tiles(view, Translator("en")).markup
    assert shown.count('<li class="tile') == len(view.series)
    for series in view.series:
        start, end = series.value_texts[0], series.value_texts[-1]
        rose = series.values[-1] > series.values[0]
        way = "■ About the same" if start == end else "▲ Up" if rose else "▼ Down"
        tile = shown[shown.index(f"<h3>{series.title}</h3>") :].partition("</li>")[0]
        assert f'<p class="value">{end}</p>' in tile
        assert f">{way} " in tile


def test_every_chart_has_its_figures_in_a_table(finished):
    finished.set_language("nb")
    view = finished.debrief()
    shown = charts(view, Translator("nb")).markup
    assert shown.count("<figure>") == 4
    for figure in shown.split("<figure>")[1:]:
        assert "<svg" in figure.partition("<details>")[0]
        assert "<table>" in figure.partition("<details>")[2].partition("</details>")[0]
    assert all(f">{value}</td>" in shown for series in view.series for value in series.value_texts)


def test_timeline_gathers_every_decision_of_a_kind_in_one_line(finished):
    finished.set_language("nb")
    view = finished.debrief()
    text = render(finished.header(), view, Translator("nb")).markup
    for turn in view.timeline:
        kinds = [group.kind for group in turn.groups]
        assert len(kinds) == len(set(kinds))
        # The money is told apart, as a bar: every other line is found again in a group.
        assert sum(len(group.items) for group in turn.groups) == len(turn.decisions) - 1
        assert all(escape(item) in text for group in turn.groups for item in group.items)
        assert all(f"{name} {words}" in text for name, _, words in turn.money)


def test_predictions_in_the_report_are_as_many_right_as_the_game_counts(finished):
    finished.set_language("en")
    view = finished.debrief()
    text = render(finished.header(), view, Translator("en")).markup
    table = text.partition('id="predictions"')[2].partition("</section>")[0]
    assert table.count("✓") == sum(each.right for each in view.accuracy)
    assert table.count("✗") == sum(each.of - each.right for each in view.accuracy)


def test_report_before_the_first_turn_tells_what_there_is(home, tmp_path):
    table = sit(home, "first_half_year", 1)
    path = tmp_path / "report.html"
    assert table.report(str(path)) == ()
    page = Page(path.read_text(encoding="utf-8"))
    assert page.open == []
    assert {"result", "figures", "plan"} <= set(page.ids)
    assert "happened" not in page.ids
