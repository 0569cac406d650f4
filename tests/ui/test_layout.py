"""Where things end up: rows, columns, grids, texts and scrolls at every size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui import Button, Card, Col, Gap, Grid, Label, Row, Scroll, Segmented, WrappedRow, columns
from game.ui.node import share_out
from tests.ui.screens import show

LONG = "Velferds\u00adteknologi og saks\u00adbehandlings\u00adsystem i hele kommunen"


@given(
    sizes=st.lists(st.integers(0, 300), min_size=1, max_size=6),
    weights=st.lists(st.floats(0, 5), min_size=6, max_size=6),
    spare=st.integers(-200, 900),
)
def test_share_out_any_weights_gives_away_exactly_what_there_is(sizes, weights, spare):
    weights = weights[: len(sizes)]
    out = share_out(sizes, weights, spare)
    assert sum(out) - sum(sizes) == (spare if sum(weights) else 0)


def test_row_growing_child_gets_what_the_others_leave():
    hands = show(lambda: Row(Gap(width=100, id="a"), Gap(grow=1, id="b"), Gap(width=50, id="c"), gap=10))
    widths = [hands.ui.find(name).rect.w for name in "abc"]
    assert widths == [100, 1280 - 100 - 50 - 20, 50]


def test_row_too_narrow_wraps_the_text_and_keeps_the_button_whole():
    hands = show(lambda: Col(Row(Label(LONG, id="text"), Button("Avslutt halvåret", id="go"), width=260)))
    text, button = hands.ui.find("text"), hands.ui.find("go")
    assert len(text.lines(text.inner().w)) > 2
    assert button.rect.w >= button.least_width()
    assert not text.rect.colliderect(button.rect)


def test_label_soft_hyphen_breaks_with_a_hyphen_only_where_it_must():
    hands = show(lambda: Col(Label(LONG, id="narrow", width=120), Label(LONG, id="wide", width=900)))
    narrow, wide = hands.ui.find("narrow"), hands.ui.find("wide")
    assert any(line.endswith("-") for line in narrow.lines(narrow.rect.w))
    assert "".join(wide.lines(wide.rect.w)) == LONG.replace("\u00ad", "")


@given(
    width=st.integers(20, 500),
    words=st.lists(st.sampled_from(["på", "saks\u00adbehandling", "3,5\u00a0mill."])),
)
def test_wrap_any_width_loses_no_letter_and_keeps_no_break_spaces(width, words):
    hands = show(lambda: Label("x", id="x"))
    text = " ".join(words)
    lines = hands.ui.res.wrap("regular", 15, text, width)
    letters = text.replace("\u00ad", "").replace(" ", "")
    assert "".join(lines).replace("-", "").replace(" ", "") == letters
    widest = hands.ui.res.widest_piece("regular", 15, text)
    assert all(hands.ui.res.width("regular", 15, line) <= max(width, widest) for line in lines)


def test_grid_columns_follow_the_room():
    def cells(width):
        hands = show(lambda: Grid(*(Card(id=f"c{i}") for i in range(8)), column=260, gap=10), (width, 720))
        return len({hands.ui.find(f"c{i}").rect.x for i in range(8)})

    assert [cells(1280), cells(600)] == [4, 2]


@pytest.mark.parametrize(("count", "columns_"), [(4, 2), (5, 3), (6, 3), (7, 3)])
def test_grid_room_for_three_lines_are_filled_evenly(count, columns_):
    hands = show(lambda: Grid(*(Card(id=f"c{i}") for i in range(count)), column=260, gap=10), (840, 720))
    assert len({hands.ui.find(f"c{i}").rect.x for i in range(count)}) == columns_


@pytest.mark.parametrize(
    ("width", "lines"),
    [(440, [4]), (290, [2, 2]), (110, [1, 1, 1, 1])],
)
def test_segmented_any_width_every_word_has_room(width, lines):
    words = [("a", "Ikke bestemt"), ("b", "Kvalitet"), ("c", "Sparing"), ("d", "Rom til endring")]
    hands = show(lambda: Row(Segmented(words, "a", lambda _: None, id="s", name="Valg", width=width)))
    rects = [hands.ui.find(f"s.{key}").rect for key, _ in words]
    whole = hands.ui.find("s").rect
    assert all(whole.contains(rect) for rect in rects)
    assert [sum(rect.y == y for rect in rects) for y in sorted({rect.y for rect in rects})] == lines
    hands.ui.focus.set(hands.ui.find("s.a"))
    hands.press("right", times=3)
    assert hands.focused.id == "s.d"


def test_columns_breakpoints_are_three_two_one():
    assert [columns(width) for width in (1100, 1099, 760, 759)] == [3, 2, 2, 1]


def test_flow_too_narrow_goes_on_below_in_order():
    hands = show(lambda: WrappedRow(*(Gap(width=300, height=20, id=f"f{i}") for i in range(6)), gap=10))
    spots = [hands.ui.find(f"f{i}").rect.topleft for i in range(6)]
    assert spots == sorted(spots, key=lambda spot: (spot[1], spot[0]))
    assert len({y for _, y in spots}) == 2


def test_col_too_low_shrinks_the_scroll_and_nothing_else():
    def make():
        return Col(
            Gap(height=60, id="bar"),
            Scroll(*(Gap(height=80) for _ in range(30)), id="body", grow=1),
            Row(Button("Ferdig", id="done"), id="foot"),
        )

    hands = show(make)
    body, foot = hands.ui.find("body"), hands.ui.find("foot")
    assert foot.rect.bottom == 720 and hands.ui.find("bar").rect.h == 60
    assert foot.rect.h >= 42
    assert body.overflow == 30 * 80 - body.inner().h > 0


def test_label_changed_to_a_longer_text_pushes_what_is_below():
    hands = show(lambda: Col(Label("Kort", id="text", width=200), Label("Under", id="below")))
    before = hands.ui.find("below").rect.y
    hands.ui.find("text").set(LONG * 3)
    hands.settle()
    assert hands.ui.find("below").rect.y > before


def test_frame_small_change_draws_a_small_part_only():
    hands = show(lambda: Col(*(Label(f"Linje {i}", id=f"l{i}") for i in range(20))))
    hands.ui.find("l3").set("Linje 9", color="primary")
    rects = hands.ui.frame(hands.app.surface)
    assert rects
    assert sum(rect.w * rect.h for rect in rects) < 1280 * 720 * 0.1
    assert hands.ui.frame(hands.app.surface) == []


def test_scale_small_window_keeps_text_legible():
    hands = show(lambda: Label("Tekst", id="text"), (640, 400))
    assert hands.ui.find("text").rect.h >= 15 * 0.85
