"""Text fields: what a person types, marks, takes back and pastes."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui import Button, Col, Item, ListBox, Tabs, TextField
from game.ui.widgets.editing import Editor, clean
from tests.ui.screens import show


def field(heard, value="", **choices):
    hands = show(
        lambda: Col(TextField(value, heard.append, id="note", name="Notat", **choices), Button("x", id="x"))
    )
    hands.go_to("Notat")
    return hands


def test_field_typed_text_is_told_letter_by_letter():
    heard = []
    field(heard).type("Blåbær")
    assert heard[-1] == "Blåbær" and len(heard) == 6


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["backspace"], "to or"),
        (["home", "delete"], "o ord"),
        (["ctrl+backspace"], "to "),
        (["shift+home", "backspace"], ""),
        (["ctrl+a", "delete"], ""),
        (["left", "left", "backspace"], "to rd"),
        (["backspace", "ctrl+z"], "to ord"),
    ],
)
def test_field_editing_key_leaves(keys, left):
    hands = field([], "to ord")
    for key in keys:
        hands.press(key)
    assert hands.focused.value == left


def test_field_enter_submits_one_line_and_breaks_several():
    sent = []
    hands = field([], "x", on_submit=lambda: sent.append(1))
    hands.press("enter")
    assert sent == [1]
    hands = field([], "x", rows=3)
    hands.press("enter")
    assert hands.focused.value == "x\n"


def test_field_full_takes_no_more():
    hands = field([], "", limit=5)
    hands.type("abcdefgh")
    assert hands.focused.value == "abcde"


def test_field_tab_leaves_it_and_what_stands_there_stays():
    hands = field([], "", rows=3)
    hands.type("Vi valgte åpenhet")
    hands.press("tab")
    assert hands.focused.id == "x"
    assert "Notat: Vi valgte åpenhet" in hands.text()


def test_field_command_held_writes_nothing(monkeypatch):
    hands = field([])
    plus = pygame.event.Event(pygame.TEXTINPUT, text="+")
    monkeypatch.setattr(pygame.key, "get_mods", lambda: pygame.KMOD_LCTRL)
    hands.app.dispatch(plus)
    assert hands.focused.value == ""
    monkeypatch.setattr(pygame.key, "get_mods", lambda: pygame.KMOD_LCTRL | pygame.KMOD_RALT)
    hands.app.dispatch(plus)
    assert hands.focused.value == "+"


def test_clean_pasted_text_loses_what_cannot_be_seen():
    assert clean("a\r\nb\tc\x00\u200bd", several=False) == "a b cd"
    assert clean("a\r\nb", several=True) == "a\nb"


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.text("aå \n", max_size=4)),
        st.tuples(st.just("erase"), st.sampled_from([-1, 1])),
        st.tuples(st.just("move"), st.sampled_from([-1, 1])),
    ),
    max_size=25,
)


@given(steps=STEPS)
def test_editor_any_steps_keep_the_caret_inside_and_undo_back_to_the_start(steps):
    editor = Editor("start", 20, several=True)
    for kind, what in steps:
        if kind == "insert":
            editor.insert(what)
        elif kind == "erase":
            editor.erase(what, False)
        else:
            editor.move(what, word=True, mark=True)
        assert 0 <= editor.span[0] <= editor.span[1] <= len(editor.text) <= 20
    while editor.undo():
        pass
    assert editor.text == "start"


def test_tabs_arrow_turns_the_page_and_tab_key_passes_on():
    turned = []
    hands = show(
        lambda: Col(
            Tabs([("a", "Tall"), ("b", "Tekst")], "a", turned.append, id="t", name="Deler"),
            Button("x", id="x"),
        )
    )
    hands.go_to("Tall")
    hands.press("right")
    assert turned == ["b"]
    hands.press("tab")
    assert hands.focused.id == "x"


def test_list_arrows_move_and_enter_chooses():
    chosen = []
    items = [Item("one", "Første"), Item("two", "Andre", "i går"), Item("three", "Tredje")]
    hands = show(lambda: Col(ListBox(items, "one", chosen.append, id="saves", name="Lagrede")))
    hands.press("tab")
    hands.press("down")
    assert (hands.focused.name, chosen) == ("Andre", [])
    hands.press("enter")
    assert chosen == ["two"]
    assert "i går" in hands.text()
