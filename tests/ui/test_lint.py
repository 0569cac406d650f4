"""The lint finds what is wrong, and every widget passes it at every size."""

import pytest

from game.ui import Button, Card, Col, Gap, Label, Progress, Row, Scroll
from game.ui.lint import problems
from game.ui.theme import CONTROL_PAIRS, TEXT_PAIRS, THEMES, contrast
from tests.ui.gallery import PARTS, open_gallery
from tests.ui.screens import show


def rules(make, **choices):
    hands = show(make, **choices)
    return {problem.rule for problem in problems(hands.ui, hands.app.surface)}


def test_lint_sound_screen_finds_nothing():
    assert rules(lambda: Col(Label("Tekst"), Button("Ferdig", id="done"), fill="surface")) == set()


@pytest.mark.parametrize(
    ("rule", "make"),
    [
        ("clipped", lambda: Row(Label("En lang tekst som ikke får plass", one_line=True, width=60))),
        ("clipped", lambda: Col(Label("To linjer\nhar ikke plass", height=18))),
        ("contrast", lambda: Col(Label("Blek", color="line"), fill="surface")),
        ("small", lambda: Label("Liten", size=11)),
        ("target", lambda: Row(Button("x", id="x", pad=2, min_height=20, min_width=20))),
        ("name", lambda: Row(Button("", icon="gear", id="x"))),
        ("name", lambda: Col(Progress(0.5))),
        ("id", lambda: Col(Button("En", id="same"), Button("To", id="same"))),
        ("id", lambda: Col(Button("En"))),
        ("outside", lambda: Col(Gap(height=900), Button("Under kanten", id="x"))),
        ("hidden", lambda: Col(Gap(height=900), Button("Under kanten", id="x"))),
        ("outside", lambda: Col(Card(Gap(height=200), height=100))),
    ],
)
def test_lint_broken_screen_names_the_fault(rule, make):
    assert rule in rules(make)


def test_lint_texts_on_each_other_are_found():
    class Pile(Col):
        def arrange(self, inner):
            for kid in self.kids:
                kid.place(inner.copy())

    assert "overlap" in rules(lambda: Pile(Label("Første tekst"), Label("Andre tekst")))


def test_lint_leaves_focus_and_scroll_where_they_were():
    hands = show(lambda: Col(Scroll(*(Button(f"B{i}", id=f"b{i}") for i in range(40)), id="body", grow=1)))
    hands.go_to(id="b5")
    problems(hands.ui, hands.app.surface)
    assert (hands.focused.id, hands.ui.find("body").offset) == ("b5", 0)


@pytest.mark.parametrize("part", [part for part, *_ in PARTS])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160), (900, 600), (640, 480)])
def test_gallery_every_text_size_and_theme_has_no_fault(part, size):
    hands, _ = open_gallery(size, part)
    for text_size in (100, 150, 200) if size[0] > 640 else (100,):
        for theme in THEMES if size == (1280, 720) else ("light",):
            hands.app.change_settings(text_size=text_size, theme=theme)
            hands.settle()
            found = [str(problem) for problem in problems(hands.ui, hands.app.surface)]
            assert found == [], (text_size, theme)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.id)
def test_theme_every_pair_has_contrast(theme):
    weak = [
        (ink, ground)
        for pairs, least in ((TEXT_PAIRS, 4.5), (CONTROL_PAIRS, 3.0))
        for ink, ground in pairs
        if contrast(theme.color(ink), theme.color(ground)) < least
    ]
    assert weak == []
