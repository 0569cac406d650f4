"""What a screen says to somebody who does not see it."""

from types import SimpleNamespace

import pygame
import pytest

from game.i18n import LANGUAGES, Translator
from game.ui import (
    BarPart,
    Button,
    Card,
    CardOption,
    CauseBox,
    CauseMap,
    Checkbox,
    Col,
    Heading,
    Icon,
    Kpi,
    Label,
    LineChart,
    Link,
    RadioCards,
    Receipt,
    ReceiptEntry,
    SegmentBar,
    Series,
    Slider,
    Table,
)
from game.ui.access import _KitBridge
from game.ui.transcript import NAMED, SILENT, UNSAID
from game.ui.widgets.lists import Column
from tests.ui.gallery import PARTS, open_gallery
from tests.ui.screens import show


def money(value):
    return f"{value:.1f} mill.".replace(".", ",", 1)


def test_transcript_says_everything_in_reading_order():
    hands = show(
        lambda: Col(
            Heading("Bud\u00adsjett", 1),
            Card(
                Icon("gear"),
                Label("Teknologi"),
                Slider(
                    3.5,
                    0,
                    12,
                    0.1,
                    lambda v: None,
                    shown=money,
                    ghost=2,
                    ghost_name="Før",
                    id="s",
                    name="Tek",
                ),
            ),
            Checkbox("Måling", True, lambda on: None, id="c"),
            RadioCards(
                [
                    CardOption("a", "Vent", (Label("Tryggere."),)),
                    CardOption("b", "Start", blocked="For sent."),
                ],
                "a",
                lambda chosen: None,
                id="r",
                name="Sak",
            ),
            SegmentBar([BarPart("Fordelt", 2, shown="2 mill.")], 4, name="Handlingsrom"),
            Table([Column("Tiltak"), Column("Gevinst")], [["Alarm", "4"]], name="Gevinster"),
            Kpi("Kvalitet", "68", change="+3", direction=1, good=True),
            Button("Ferdig", id="done"),
        )
    )
    hands.go_to(id="done")
    assert hands.text(mark_focus=True) == (
        "# Budsjett\n"
        "Teknologi\n"
        "[glider] Tek: 3,5 mill.\n"
        "    Før: 2,0 mill.\n"
        "[avkryssing] Måling (valgt)\n"
        "[velg én] Sak\n"
        "[valg] Vent (valgt)\n"
        "    Tryggere.\n"
        "[valg] Start (ikke valgt, ikke tilgjengelig)\n"
        "    For sent.\n"
        "[bilde] Handlingsrom\n"
        "    Fordelt: 2 mill.\n"
        "[tabell] Gevinster\n"
        "Tiltak | Gevinst\n"
        "Alarm | 4\n"
        "Kvalitet: 68 ▲\u00a0+3\n"
        "→ [knapp] Ferdig\n"
    )


def test_line_chart_says_every_value_and_which_are_estimates():
    chart = LineChart(
        [Series("Tillit", (50.0, 52.0), (55.0,), 0)], ["1", "2", "3"], id="chart", name="Utvikling", now=1
    )
    hands = show(lambda: Col(chart))
    assert "Tillit: 50, 52 (anslag: 55)" in hands.text()
    hands.go_to("Utvikling")
    hands.press("right", times=2)
    assert "[bilde] Utvikling: 2: Tillit 52" in hands.text()


def test_receipt_and_cause_map_say_how_it_came_about():
    hands = show(
        lambda: Col(
            Receipt(
                ("Før", 50, "50"),
                [ReceiptEntry("Opplæring", 2, "+2")],
                ("Nå", 52, "52"),
                name="Kvalitet",
                id="r",
            ),
            CauseMap(
                [CauseBox("a", "Penger", 0), CauseBox("b", "Bruk", 1)],
                [Link("a", "b", 1.5, "+1,5")],
                name="Kart",
            ),
        )
    )
    text = hands.text()
    assert "Opplæring" in text and "+2" in text
    assert "Penger → Bruk: +1,5" in text


@pytest.mark.parametrize("part", [part for part, *_ in PARTS])
def test_every_role_and_state_has_a_word_in_every_language(part):
    hands, _ = open_gallery(part=part)
    nodes = list(hands.ui.top.walk())
    said = {node.role for node in nodes if node.focusable or node.role in NAMED} - {*SILENT, *UNSAID}
    keys = {f"ui.role.{role}" for role in said} | {f"ui.state.{s}" for node in nodes for s in node.states()}
    for language in LANGUAGES:
        assert [key for key in sorted(keys) if not Translator(language).has(key)] == []


@pytest.fixture
def bridge(monkeypatch):
    kit = pytest.importorskip("accesskit")
    hands, scene = open_gallery()
    told = []
    fake = SimpleNamespace(update_if_active=lambda tree: told.append(tree()))
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr(kit.unix, "Adapter", lambda tree, act, gone: fake)
    return hands, scene, _KitBridge(kit, hands.ui, "Taktskifte"), told, kit


def test_screen_reader_gets_names_values_and_focus(bridge):
    hands, _, made, told, kit = bridge
    hands.go_to("Teknologi", role="slider")
    made.sync()
    nodes = {number: node for number, node in told[0].nodes}
    focused = nodes[told[0].focus]
    assert (focused.label, focused.numeric_value) == ("Teknologi", 3.5)
    assert focused.value.replace("\u00a0", " ") == "3,5 mill. kr"
    assert any(node.role == kit.Role.HEADING and node.label == "Budsjett" for node in nodes.values())
    children = [child for node in nodes.values() for child in node.children]
    assert len(children) == len(set(children)) and set(children) | {1} == set(nodes)


def test_screen_reader_wish_presses_and_changes(bridge):
    _, scene, made, told, kit = bridge
    made.sync()
    numbers = {node.label: number for number, node in told[0].nodes}
    wishes = (
        (numbers["Avslutt halvåret"], kit.Action.CLICK),
        (numbers["Teknologi"], kit.Action.INCREMENT),
    )
    for target, action in wishes:
        event = pygame.event.Event(made._wish, action=action, target=target)
        assert made.takes(event)
        made.act(event)
    assert (scene.happened, scene.level) == (["go"], 3.6)
