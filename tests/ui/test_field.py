"""Writing in a field, as people do it."""

import itertools

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui import Button, Col, TextField
from game.ui.widgets.editing import Editor, clean
from tests.ui.screens import show


class Note:
    """A field on a screen, and what it told."""

    def __init__(self, value="", **field):
        self.told, self.submitted = [], []

        def make():
            return Col(
                TextField(
                    value,
                    self.told.append,
                    id="note",
                    name="Begrunnelse",
                    on_submit=lambda: self.submitted.append(True),
                    **field,
                ),
                Button("Ferdig", id="done"),
            )

        self.hands = show(make)
        self.hands.go_to(id="note")

    @property
    def value(self):
        return self.hands.find(id="note").value


def test_typing_norwegian_letters_tells_each_change():
    note = Note()
    note.hands.type("blåbærøl")
    assert note.value == "blåbærøl" and note.told[-1] == "blåbærøl" and len(note.told) == 8


def test_caret_moves_by_word_and_marked_text_is_replaced():
    note = Note("vi starter nå")
    note.hands.press("ctrl+left")
    note.hands.press("ctrl+shift+right")
    note.hands.type("senere")
    assert note.value == "vi starter senere"


def test_erase_takes_a_letter_or_a_word_and_undo_brings_it_back():
    note = Note("vi starter nå")
    note.hands.press("backspace")
    assert note.value == "vi starter n"
    note.hands.press("ctrl+backspace")
    assert note.value == "vi starter "
    note.hands.press("ctrl+z", 2)
    assert note.value == "vi starter nå"


def test_limit_reached_keeps_what_stands_there():
    note = Note("1234", limit=5)
    note.hands.type("56")
    assert note.value == "12345"


def test_enter_submits_one_line_and_breaks_several():
    one, several = Note(), Note(rows=3)
    one.hands.press("enter")
    several.hands.type("a\nb")
    assert one.submitted == [True] and one.value == ""
    assert several.value == "a\nb" and several.submitted == []
    several.hands.press("ctrl+enter")
    assert several.submitted == [True]


def test_up_and_down_keep_the_column_in_several_lines():
    note = Note("aaaa\nbbbb", rows=3)
    note.hands.press("up")
    note.hands.type("!")
    assert note.value == "aaaa!\nbbbb"


def test_tab_leaves_the_field_and_letters_never_press_hotkeys():
    note = Note()
    note.hands.type("n1")
    note.hands.press("tab")
    assert note.value == "n1" and note.hands.focused.id == "done"


def test_long_line_scrolls_so_that_the_caret_is_seen():
    note = Note(width=200)
    note.hands.type("en ganske lang begrunnelse som ikke får plass")
    field = note.hands.find(id="note")
    assert field._shift > 0
    note.hands.press("home")
    assert field._shift == 0


def test_click_puts_the_caret_where_it_points():
    note = Note("begrunnelse")
    field = note.hands.find(id="note")
    note.hands.click(id="note", at=(0.001, 0.5))
    note.hands.type("X")
    assert note.value.startswith("X") and field.editor.at == 1


def test_transcript_of_an_empty_field_says_what_to_write():
    note = Note(placeholder="Skriv én setning")
    assert "[tekstfelt] Begrunnelse\n    Skriv én setning" in note.hands.text()


@pytest.mark.parametrize(("several", "kept"), [(True, "a b\nc"), (False, "a b c")])
def test_clean_pasted_text_has_no_control_characters(several, kept):
    assert clean("a\tb\r\nc\x00\x1b\u202e", several) == kept


@given(
    text=st.text("ab åø\n", max_size=40),
    acts=st.lists(
        st.tuples(st.sampled_from("iedwlr"), st.text("xyz \n", max_size=5), st.booleans()), max_size=12
    ),
)
def test_editor_any_editing_keeps_caret_and_length_in_bounds(text, acts):
    editor = Editor(text, 60, several=True)
    for act, new, flag in acts:
        if act == "i":
            editor.insert(new)
        elif act in "ed":
            editor.erase(-1 if act == "e" else 1, flag)
        else:
            editor.move(-1 if act == "l" else 1, act == "w", flag)
        assert 0 <= editor.at <= len(editor.text) <= 60 and 0 <= editor.anchor <= len(editor.text)


@given(text=st.text("abc \nåøm", max_size=120), room=st.integers(40, 300))
def test_editor_lines_cover_the_text_without_gaps(text, room):
    pygame.font.init()
    font = pygame.font.Font(None, 18)
    lines = Editor(text, 200, several=True).lines(font, room)
    assert lines[0][0] == 0 and lines[-1][1] == len(text)
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert start - end in (0, 1) and (start == end or text[end] == "\n")


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
    hands = Note("to ord").hands
    for key in keys:
        hands.press(key)
    assert hands.focused.value == left


def test_field_command_held_writes_nothing(monkeypatch):
    hands = Note().hands
    plus = pygame.event.Event(pygame.TEXTINPUT, text="+")
    monkeypatch.setattr(pygame.key, "get_mods", lambda: pygame.KMOD_LCTRL)
    hands.app.dispatch(plus)
    assert hands.focused.value == ""
    monkeypatch.setattr(pygame.key, "get_mods", lambda: pygame.KMOD_LCTRL | pygame.KMOD_RALT)
    hands.app.dispatch(plus)
    assert hands.focused.value == "+"


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
