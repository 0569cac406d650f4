"""The keyboard goes everywhere, in reading order, and stays where it was."""

import pygame

from game.ui import Button, CardOption, Col, Dialog, Gap, Label, RadioCards, Row, Scroll, Segmented, Slider
from tests.ui.screens import show


def three():
    return Col(
        Row(Button("En", id="one"), Button("To", id="two"), gap=8),
        Gap(height=40),
        Row(Button("Tre", id="three"), Button("Fire", id="four"), gap=8),
    )


def walked(hands, times, key="tab"):
    seen = []
    for _ in range(times):
        hands.press(key)
        seen.append(hands.focused.id)
    return seen


def test_tab_goes_round_in_reading_order():
    assert walked(show(three), 5) == ["one", "two", "three", "four", "one"]


def test_shift_tab_goes_the_other_way():
    assert walked(show(three), 3, "shift+tab") == ["four", "three", "two"]


def test_arrow_moves_to_what_lies_that_way():
    hands = show(three)
    hands.go_to(id="two")
    assert [walked(hands, 1, key)[0] for key in ("down", "left", "up", "right")] == [
        "four",
        "three",
        "one",
        "two",
    ]


def test_rebuild_keeps_focus_and_scroll_by_id():
    def make():
        return Col(Scroll(*(Button(f"Knapp {i}", id=f"b{i}") for i in range(40)), id="body", grow=1))

    hands = show(make)
    hands.go_to(id="b30")
    offset = hands.ui.find("body").offset
    hands.app.refresh()
    hands.settle()
    assert (hands.focused.id, hands.ui.find("body").offset) == ("b30", offset)
    assert offset > 0
    assert hands.ui.find("body").inner().contains(hands.focused.rect)


def test_text_size_change_keeps_focus_in_view():
    hands = show(
        lambda: Col(Scroll(*(Button(f"Knapp {i}", id=f"b{i}") for i in range(40)), id="body", grow=1))
    )
    hands.go_to(id="b20")
    hands.press("ctrl+plus", times=2)
    assert hands.ui.text_scale == 1.5
    assert hands.focused.id == "b20"
    assert hands.ui.find("body").rect.contains(hands.focused.rect)


def test_click_gives_focus_without_a_ring_and_a_key_brings_the_ring():
    hands = show(three)
    hands.click("To")
    assert (hands.focused.id, hands.ui.focus.visible) == ("two", False)
    hands.press("tab")
    assert (hands.focused.id, hands.ui.focus.visible) == ("three", True)


def test_dialog_keeps_focus_inside_and_gives_it_back():
    hands = show(three)
    hands.go_to(id="three")
    hands.ui.open(
        Dialog("Sikker?", Button("Ja", id="yes"), on_close=hands.ui.close, close_name="Lukk", id="sure")
    )
    hands.settle()
    hands.advance(2000)  # no tooltip by itself, which would cover the text and take the first Esc
    assert set(walked(hands, 6)) == {"dialog.close", "yes"}
    hands.go_to(id="dialog.close")
    hands.advance(2000)
    hands.press("esc")
    assert (hands.focused.id, len(hands.ui.layers)) == ("three", 1)


def test_dialog_that_must_be_answered_stays_on_escape():
    hands = show(three)
    hands.ui.open(Dialog("Svar", Button("Ja", hands.ui.close, id="yes")))
    hands.press("esc")
    assert len(hands.ui.layers) == 2
    hands.choose("Ja")
    assert len(hands.ui.layers) == 1


def test_dialog_click_outside_does_not_reach_the_screen_below():
    pressed = []
    hands = show(lambda: Col(Button("Under", lambda: pressed.append(1), id="under")))
    under = hands.ui.find("under")
    hands.ui.open(Dialog("Over", Label("Tekst"), on_close=hands.ui.close, close_name="Lukk"))
    hands.settle()
    hit = hands.ui.pointer.hit(under.rect.center)
    assert hit is not under and pressed == []


def test_segmented_is_one_stop_and_arrows_choose():
    chosen = []
    hands = show(
        lambda: Col(
            Segmented([("a", "A"), ("b", "B"), ("c", "C")], "b", chosen.append, id="s", name="Vekt"),
            Button("Etter", id="after"),
        )
    )
    assert walked(hands, 2) == ["s.b", "after"]
    hands.press("shift+tab")
    hands.press("right")
    assert chosen == ["c"]


def test_digit_chooses_from_anywhere():
    chosen = []
    options = [
        CardOption("a", "Vent"),
        CardOption("b", "Start nå"),
        CardOption("c", "Stopp", blocked="Kontrakten er signert."),
    ]
    hands = show(
        lambda: Col(
            RadioCards(options, "", chosen.append, id="case", name="Sak"), Button("Ferdig", id="done")
        )
    )
    hands.go_to(id="done")
    hands.press("2")
    hands.press("3")
    assert chosen == ["b"]
    assert "Kontrakten er signert." in hands.text()


def test_scroll_without_anything_to_focus_can_be_reached_and_read():
    hands = show(lambda: Col(Scroll(*(Label(f"Linje {i}") for i in range(80)), id="body", grow=1)))
    hands.press("tab")
    assert hands.focused.id == "body"
    hands.press("end")
    body = hands.ui.find("body")
    assert body.offset == body.overflow > 0


def test_arrows_sideways_never_lead_to_a_slider_that_they_would_then_move():
    heard = []

    def make():
        slider = Slider(2, 0, 5, 1, heard.append, id="money", width=300)
        return Row(Button("Før", id="before"), slider, Button("Etter", id="after"), gap=8)

    hands = show(make)
    hands.go_to(id="before")
    assert walked(hands, 2, "right") == ["after", "after"]
    assert heard == []


def test_dialog_opened_after_another_begins_at_its_top():
    hands = show(three)

    def dialog():
        lines = (Label(f"Linje {i}") for i in range(80))
        return Dialog("Mye å lese", *lines, actions=(Button("Lukk", id="close"),))

    hands.ui.open(dialog())
    hands.press("end")
    hands.settle()
    assert hands.ui.find("dialog.scroll").offset > 0
    hands.ui.close()
    hands.ui.open(dialog())
    hands.settle()
    assert hands.ui.find("dialog.scroll").offset == 0
    hands.press("end")
    hands.settle()
    hands.ui.close()
    hands.ui.open(dialog(), again=True)
    hands.settle()
    assert hands.ui.find("dialog.scroll").offset > 0


def test_digit_on_a_scale_chooses_and_alt_arrow_does_not():
    heard = []
    scale = [(str(n), str(n)) for n in range(1, 6)]
    hands = show(lambda: Col(Segmented(scale, heard[-1] if heard else "", heard.append, id="own")))
    hands.press("tab")
    hands.press("4")
    assert heard == ["4"]
    assert hands.focused.id == "own.4"
    hands.press("alt+right")
    assert heard == ["4"]


def test_tooltip_of_what_is_scrolled_away_goes_with_it():
    def make():
        many = (Button(f"Knapp {i}", id=f"b{i}", tip="Forklaring") for i in range(40))
        return Col(Scroll(*many, id="body", grow=1))

    hands = show(make)
    hands.hover(id="b1")
    hands.advance(800)
    assert hands.ui.hints.floats()
    hands.app.dispatch(pygame.event.Event(pygame.MOUSEWHEEL, y=-1, x=0, precise_y=-1.0))
    assert not hands.ui.hints.floats()
