"""Tabs, tables, lists and figures."""

import doctest

import pytest

import game.ui
from game.ui import (
    BarPart,
    Col,
    Column,
    Kpi,
    Label,
    ListBox,
    ListItem,
    Progress,
    SegmentBar,
    Stepper,
    Table,
    Tabs,
)
from tests.ui.screens import show


def test_documented_example_runs_as_written():
    result = doctest.testmod(game.ui)
    assert result.attempted > 5 and result.failed == 0


def test_tabs_are_one_stop_and_arrows_go_round():
    chosen = []
    hands = show(lambda: Col(Tabs([("a", "Nå"), ("b", "Før"), ("c", "Alt")], "a", chosen.append, id="t")))
    hands.press("tab")
    assert hands.focused.id == "t.a"
    hands.press("left")
    hands.press("right", 2)
    assert chosen == ["c", "a", "b"] and hands.focused.id == "t.b"
    assert [n.id for n in hands.ui.focus.order()] == ["t.b"]


def test_table_is_read_row_by_row():
    rows = [["Byggesak", "1,5"], ["Alarmer", "4,0"]]
    hands = show(
        lambda: Col(Table([Column("Tiltak", 2), Column("Gevinst", 1, "end")], rows, name="Gevinster"))
    )
    assert hands.text().splitlines() == [
        "[tabell] Gevinster",
        "Tiltak | Gevinst",
        "Byggesak | 1,5",
        "Alarmer | 4,0",
    ]


def test_list_starts_at_the_chosen_and_enter_chooses_another():
    chosen = []
    items = [ListItem(str(n), f"Spill {n}", "lagret i går") for n in range(4)]
    hands = show(lambda: Col(ListBox(items, "1", chosen.append, id="saves", name="Spill")))
    hands.press("tab")
    assert hands.focused.id == "saves.1"
    hands.press("down")
    hands.press("enter")
    hands.press("end")
    assert chosen == ["2"] and hands.focused.id == "saves.3"
    assert "[valg] Spill 1 (valgt)\n    lagret i går" in hands.text()


def test_kpi_says_value_and_direction_and_opens_when_it_can():
    opened = []
    hands = show(
        lambda: Col(
            Kpi(
                "Kvalitet",
                "68",
                change="3",
                direction=1,
                good=True,
                on_press=lambda: opened.append(1),
                id="k",
            ),
            Kpi("Kø", "12", Label("flere enn før"), change="2", direction=1, good=False),
        )
    )
    hands.choose("Kvalitet")
    assert opened == [1]
    assert hands.text().splitlines() == [
        "[knapp] Kvalitet: 68 ▲ 3".replace(" 3", "\u00a03"),
        "Kø: 12 ▲\u00a02",
        "    flere enn før",
    ]
    assert len(hands.ui.focus.order()) == 1


def test_stepper_stays_within_its_ends():
    told = []
    hands = show(lambda: Col(Stepper(2, 1, 3, 1, told.append, id="n", name="Lag")))
    hands.go_to(id="n")
    hands.press("right", 3)
    hands.press("home")
    hands.click(id="n", at=(0.9, 0.5))
    assert told == [3, 1, 2]


def test_progress_new_value_glides_and_is_said_at_once():
    hands = show(lambda: Col(Progress(0.2, name="Bygd", id="p", shown="20 %")), reduced_motion=False)
    bar = hands.find(id="p")
    bar.set(0.8, "80 %")
    hands.app.frame()
    assert bar._seen < 0.8 and bar.value_text() == "80 %"
    hands.advance(400)
    assert bar._seen == 0.8


@pytest.mark.parametrize(("parts", "over"), [((3.0, 4.0), False), ((6.0, 7.0), True)])
def test_segment_bar_past_the_whole_is_marked(parts, over):
    hands = show(
        lambda: Col(
            SegmentBar(
                [BarPart("a", parts[0]), BarPart("b", parts[1])], 10, name="Penger", id="bar", height=20
            )
        )
    )
    rect = hands.find(id="bar").rect
    red = hands.ui.color("negative")
    found = any(tuple(hands.app.surface.get_at((x, rect.y)))[:3] == red for x in range(rect.x, rect.right))
    assert found is over
