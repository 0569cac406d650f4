"""The report: one self-contained file that any reader can read, with nothing in it that could run."""

from html.parser import HTMLParser

import pytest

from game.i18n import LANGUAGES
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
    charts = [tag for tag, _ in page.tags if tag == "svg"]
    assert len(charts) >= 10
    assert text.count("<title>") == len(charts) + 1
    assert text.count("<desc>") == len(charts)
    anchors = [attrs["href"][1:] for tag, attrs in page.tags if tag == "a"]
    assert set(anchors) <= set(page.ids)


def test_report_lets_nothing_be_fetched_or_run(finished, tmp_path):
    path = tmp_path / "report.html"
    finished.report(str(path))
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    assert "default-src 'none'" in text
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form"}
    assert not [
        attrs for _, attrs in page.tags if any(name.startswith("on") or name == "src" for name in attrs)
    ]


def test_what_players_wrote_stays_text(home, tmp_path):
    table = sit(home, "first_half_year", 4)
    assert table.note("<script>alert(1)</script> & co") == ()
    assert table.plan(('"><img src=x onerror=alert(1)>',)) == ()
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
