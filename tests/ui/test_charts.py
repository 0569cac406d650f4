"""Charts: what they say in words is what they draw, and they can be read by keys."""

import pytest

from game.charts.scale import of_points
from game.ui import CauseBox, CauseMap, Col, LineChart, Link, Receipt, ReceiptEntry, Series
from tests.ui.screens import show

SERIES = (Series("Kvalitet", (50.0, 52.0), (54.0, 57.0), 0), Series("Bruk", (30.0, 35.0), (), 1))


def chart(**more):
    return LineChart(SERIES, ("1", "2", "3", "4"), id="chart", name="Utvikling", **more)


def test_line_chart_words_tell_known_values_apart_from_forecast():
    hands = show(lambda: Col(chart(forecast_name="anslag")))
    assert hands.text().splitlines() == [
        "[bilde] Utvikling",
        "    Kvalitet: 50, 52 (anslag: 54, 57)",
        "    Bruk: 30, 35",
    ]


def test_line_chart_arrows_read_one_point_at_a_time():
    hands = show(lambda: Col(chart()))
    node = hands.go_to(id="chart")
    hands.press("right", 2)
    assert node.value_text() == "2: Kvalitet 52, Bruk 35"
    hands.press("right", 9)
    assert node.value_text() == "4: Kvalitet 57"
    hands.press("tab")
    hands.click(id="chart", at=(0.05, 0.5))
    assert node.value_text().startswith("1: ")


@pytest.mark.parametrize(("width", "direct"), [(700, True), (300, False)])
def test_line_chart_narrow_names_the_lines_below_instead_of_beside(width, direct):
    hands = show(lambda: Col(chart(width=width)))
    legend = hands.find(id="chart").legend
    assert (legend.rect.h == 0) is direct


def test_line_chart_new_values_are_drawn():
    hands = show(lambda: Col(chart(fit=of_points)))
    node = hands.find(id="chart")
    before = hands.app.surface.copy()
    node.set_series((Series("Kvalitet", (10.0, 90.0)),))
    hands.settle()
    assert before.get_buffer().raw != hands.app.surface.get_buffer().raw


def test_receipt_pieces_start_where_the_last_one_ended():
    entries = [
        ReceiptEntry("Alarmer", 2.4, "+2,4", "startet i 1. halvår", id="alarm"),
        ReceiptEntry("Sykefravær", -1.0, "−1,0"),
    ]
    picked = []
    hands = show(
        lambda: Col(
            Receipt(
                ("Før", 50.0, "50,0"),
                entries,
                ("Nå", 51.4, "51,4"),
                on_pick=picked.append,
                id="r",
                name="Kvalitet",
            )
        )
    )
    assert hands.text().splitlines() == [
        "[liste] Kvalitet",
        "Før: 50,0",
        "[knapp] Alarmer: +2,4",
        "    startet i 1. halvår",
        "[knapp] Sykefravær: −1,0",
        "Nå: 51,4",
    ]
    bars = [node for node in hands.ui.top.walk() if type(node).__name__ == "Piece"]
    assert [bar.end for bar in bars[1:3]] == [bar.start for bar in bars[2:3]] + [51.4]
    hands.choose("Alarmer")
    assert picked == ["alarm"]


def test_receipt_where_less_is_better_colours_a_fall_as_good():
    line = Receipt(
        ("Før", 9.0, "9"), [ReceiptEntry("Færre skjema", -2.0, "−2")], ("Nå", 7.0, "7"), more_is_better=False
    )
    assert line.kids[1].kids[1].color == "positive"


@pytest.mark.parametrize("size", [(1280, 720), (640, 900)])
def test_cause_map_says_the_same_whatever_the_room(size):
    places = [CauseBox("a", "Opplæring", 0), CauseBox("b", "Bruk", 1), CauseBox("c", "Tillit", 2)]
    links = [Link("a", "b", 1.2, "+1,2"), Link("b", "c", -0.4)]
    hands = show(lambda: Col(CauseMap(places, links, name="Årsaker")), size)
    assert "    Opplæring → Bruk: +1,2\n    Bruk → Tillit: −" in hands.text()
    boxes = [hands.find("Opplæring", "text"), hands.find("Tillit", "text")]
    narrow = hands.ui.logical_size[0] < 620
    assert narrow or boxes[0].rect.right < boxes[1].rect.left
