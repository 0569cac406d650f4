"""What a group writes comes back: reasons, notes and reflections in timeline, minutes and report."""

import pytest

from game.i18n import Translator
from game.report import render
from game.scenes.debrief import DebriefScene
from game.scenes.reflection import ReflectionScene
from tests.scenes.table import Nowhere, Window, play_to, start

SHORT = "first_half_year"
WRITTEN = ("Ledelse flyttet mest.", "Vi gav ingen tid til opplæring.", "Vi bommet på tilliten & kassen.")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return a short game to the debrief, with a reflection after each chapter and a note in each turn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAKTSKIFTE_HOME", str(tmp_path_factory.mktemp("home")))
        port = start(scenario=SHORT)
        for turn, words in enumerate(WRITTEN, start=1):
            port.steps.note(f"Notat {turn}")
            play_to(port, "reflection", turn)
            assert port.steps.reflect((words,)) == ()
        return play_to(port, "debrief", 1)


def test_reflection_of_every_chapter_also_the_last_is_in_the_timeline_with_its_question(written):
    for turn, words in zip(written.debrief().timeline, WRITTEN, strict=True):
        (said,) = turn.reflections
        assert said.endswith(f"? «{words}»") or said.endswith(f". «{words}»")
        assert turn.because and turn.notes == (f"Notat: Notat {turn.turn}",)


def test_minutes_hold_all_that_the_group_wrote(written):
    scene = DebriefScene(written, Nowhere())
    scene.tab, scene.story.shown = "story", "minutes"
    text = Window().show(scene).text()
    for words in (*WRITTEN, "Fordi.", "Notat 1", "Notat 3"):
        assert words in text


def test_timeline_in_the_window_holds_all_that_the_group_wrote(written):
    scene = DebriefScene(written, Nowhere())
    scene.tab = "story"
    text = Window().show(scene).text()
    for words in (*WRITTEN, "Fordi", "Notat: Notat 2"):
        assert words in text


def test_report_holds_all_that_the_group_wrote(written):
    text = render(written.header(), written.debrief(), Translator("nb")).markup
    for words in (*WRITTEN[:2], "kassen.", "&amp;", "Fordi.", "Notat: Notat 2"):
        assert words in text


def test_reflection_offers_the_figures_it_asks_about_and_keeps_what_was_written(home):
    port = play_to(start(scenario=SHORT), "reflection", 1)
    flow = Nowhere()
    scene = ReflectionScene(port, flow)
    hands = Window().show(scene)
    scene.notes[0] = WRITTEN[0]
    hands.choose(port.status().headlines[1].summary)
    assert flow.asked == [f"why {port.status().headlines[1].id}"]
    assert WRITTEN[0] in scene.unfinished().values()
