"""What is told agrees with what was computed, wherever it is told; `games.py` plays many more."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from game import library
from tests.truth.figures import Written, figures, receipts_in_html
from tests.truth.window import Pane
from tests.truth.witness import Witness


@pytest.mark.parametrize(
    ("scenario", "language", "policy", "window"),
    [("first_half_year", "nn", "random", True), ("taktskifte", "en", "balanced", False)],
)
def test_game_told_in_window_text_and_report_never_contradicts_itself(
    scenario: str, language: str, policy: str, window: bool, tmp_path: Path
) -> None:
    pane = Pane() if window else None
    witness = Witness(library.load(scenario), language, policy, 5, tmp_path, pane)
    assert witness.play() == []
    assert witness.compared > 300


@pytest.mark.parametrize(
    ("home", "name", "lie", "seen_in"),
    [
        ("game.view_makers.words.Words", "change", lambda words, number, change: "+9,9", "receipt"),
        ("game.view_makers.words.Words", "value", lambda words, number, value: "12,3", "text, status"),
        ("game.view_makers.words.Words", "link", lambda words, value: "41", "chain"),
        ("game.insight.shown", "margin", lambda figure: 50.0, "prediction"),
    ],
)
def test_lie_told_on_the_way_to_the_reader_is_seen(
    home: str, name: str, lie: object, seen_in: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{home}.{name}", lie)
    witness = Witness(library.load("first_half_year"), "nb", "balanced", 5, tmp_path, None)
    assert any(seen_in in contradiction for contradiction in witness.play())


def test_receipt_that_does_not_add_up_is_seen() -> None:
    whole = Written(Decimal("1.0"), Decimal("1.5"), (("a", Decimal("0.7")), ("b", Decimal("-0.2"))))
    assert not whole.amiss
    assert Written(whole.start, Decimal("1.6"), whole.lines).amiss


def test_figures_are_read_as_each_language_writes_them() -> None:
    assert figures("fra −1,8 til 12\u00a0345,5", "nb") == [Decimal("-1.8"), Decimal("12345.5")]
    assert figures("from NOK 0.38 m to −NOK 1,200.5 m", "en") == [Decimal("0.38"), Decimal("-1200.5")]


def test_receipt_in_a_report_is_read_with_its_ends() -> None:
    rows = "<tr><th>Start</th><td>1,0</td></tr><tr><th>a</th><td></td><td>+0,5</td></tr>"
    html = f'<div class="receipts"><table>{rows}<tr><th>Nå</th><td>1,5</td></tr></table></div>'
    (found,) = receipts_in_html(html, "nb")
    assert found == Written(Decimal("1.0"), Decimal("1.5"), (("a", Decimal("0.5")),))
