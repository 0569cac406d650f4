"""What a press, a drag or a typed figure does."""

import pytest

from game.ui import (
    Button,
    Checkbox,
    Col,
    IconButton,
    Label,
    Row,
    Scroll,
    Slider,
    Switch,
    TextField,
    ToggleCard,
)
from tests.ui.screens import show


def slider_screen(heard, **choices):
    return lambda: Col(
        Slider(
            3.5,
            0,
            12,
            0.5,
            heard.append,
            shown=lambda v: f"{v:.1f} mill.",
            id="money",
            name="Teknologi",
            **choices,
        ),
        Button("Ferdig", id="done"),
    )


@pytest.mark.parametrize(
    ("key", "value"), [("right", 4.0), ("left", 3.0), ("pageup", 8.5), ("home", 0), ("end", 12)]
)
def test_slider_key_changes_the_value(key, value):
    heard = []
    hands = show(slider_screen(heard))
    hands.go_to("Teknologi")
    hands.press(key)
    assert heard == [value]


def test_slider_typed_figure_is_taken_on_enter():
    heard = []
    hands = show(slider_screen(heard))
    hands.go_to("Teknologi")
    hands.type("7,5")
    hands.press("enter")
    assert heard == [7.5]
    assert "7.5 mill." in hands.text()


def test_slider_typed_figure_is_forgotten_on_escape():
    heard = []
    hands = show(slider_screen(heard))
    hands.go_to("Teknologi")
    hands.type("7")
    hands.press("esc")
    hands.press("enter")
    assert heard == []


def test_slider_cap_stops_the_value():
    heard = []
    hands = show(slider_screen(heard, cap=5.0))
    hands.go_to("Teknologi")
    hands.press("end")
    assert heard == [5.0]


def test_slider_click_goes_to_the_place():
    heard = []
    hands = show(slider_screen(heard))
    hands.click("Teknologi", at=(0.5, 0.5))
    assert heard == [6.0]


def test_slider_step_is_redrawn_where_it_stands_only():
    hands = show(slider_screen([]))
    slider = hands.go_to("Teknologi")
    hands.settle()
    slider.set(9)
    rects = hands.ui.frame(hands.app.surface)
    assert len(rects) == 1 and rects[0].h < 80


def test_blocked_button_says_why_and_does_nothing():
    pressed = []
    hands = show(
        lambda: Button("Angre", lambda: pressed.append(1), blocked="Det er ingenting å angre.", id="undo")
    )
    hands.choose("Angre")
    hands.click("Angre")
    assert pressed == []
    assert "(ikke tilgjengelig)" in hands.text()
    assert "Det er ingenting å angre." in hands.ui.hints.message()


def test_hotkey_presses_from_anywhere_but_not_from_a_text_field():
    pressed = []
    hands = show(
        lambda: Col(
            TextField("", lambda text: None, id="notes", name="Notat"),
            Button("Neste", lambda: pressed.append(1), hotkey="n", id="next"),
        )
    )
    hands.press("n")
    assert pressed == [1]
    hands.go_to("Notat")
    hands.type("nn")
    assert pressed == [1]
    assert "Notat: nn" in hands.text()


@pytest.mark.parametrize("make", [Checkbox, Switch])
def test_toggle_space_and_click_turn_it_over_and_the_text_says_so(make):
    heard = []
    hands = show(lambda: Col(make("Måling", False, heard.append, id="it")))
    hands.go_to("Måling")
    hands.press("space")
    before = hands.text()
    hands.click("Måling")
    assert heard == [True, False]
    assert before != hands.text()


def test_toggle_card_refused_change_stays_off():
    hands = show(
        lambda: Col(ToggleCard(Label("9 mill."), title="Alarm", on=False, on_change=lambda on: False, id="c"))
    )
    hands.choose("Alarm")
    assert not hands.find("Alarm").on


def test_press_let_go_elsewhere_does_nothing():
    import pygame

    pressed = []
    hands = show(lambda: Col(Button("Slett", lambda: pressed.append(1), id="x")))
    spot = hands.find("Slett").rect.center
    hands.app.dispatch(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1))
    hands.app.dispatch(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(1000, 700), button=1))
    assert pressed == []


def test_tooltip_comes_on_hover_and_on_focus_and_goes_on_escape():
    hands = show(
        lambda: Row(IconButton("gear", "Innstillinger", id="a"), IconButton("help", "Hjelp", id="b"))
    )
    hands.hover("Innstillinger")
    hands.advance(600)
    assert [node.name for node in hands.ui.hints.floats()] == ["Innstillinger"]
    hands.press("esc")
    assert hands.ui.hints.floats() == []
    hands.go_to("Hjelp")
    hands.advance(900)
    assert [node.name for node in hands.ui.hints.floats()] == ["Hjelp"]


def test_explanation_is_shown_by_f1_and_hidden_by_f1():
    hands = show(lambda: Col(Button("Skjerm bemanningen", help="Færre prosjekter, mindre uro.", id="b")))
    hands.go_to(id="b")
    hands.press("f1")
    assert hands.ui.hints.floats()[0].name == "Færre prosjekter, mindre uro."
    hands.press("f1")
    assert hands.ui.hints.floats() == []


def test_toast_goes_by_itself():
    hands = show(lambda: Label("x"))
    hands.ui.toast("Lagret", "positive")
    hands.settle()
    assert "Lagret" in hands.text()
    hands.advance(8000)
    assert "Lagret" not in hands.text()


def test_wheel_scrolls_what_is_under_the_pointer_only():
    import pygame

    def make():
        return Row(
            Scroll(*(Label(f"A{i}") for i in range(90)), id="a", grow=1),
            Scroll(*(Label(f"B{i}") for i in range(90)), id="b", grow=1),
            align="stretch",
        )

    hands = show(make)
    spot = hands.ui.find("b").rect.center
    hands.app.dispatch(pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0)))
    hands.app.dispatch(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-2, precise_y=-2.0))
    hands.settle()
    assert hands.ui.find("a").offset == 0 < hands.ui.find("b").offset


def test_movement_glides_unless_motion_is_reduced():
    def halfway(reduced):
        hands = show(
            lambda: Col(Scroll(*(Label(f"L{i}") for i in range(90)), id="a", grow=1)), reduced_motion=reduced
        )
        body = hands.ui.find("a")
        body.scroll_to(600)
        hands.app.frame()
        hands.clock.now += 40
        hands.app.frame()
        return body.offset

    assert halfway(True) == 600
    assert 0 < halfway(False) < 600
