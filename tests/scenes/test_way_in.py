"""From the title to the first turn and back: what a person meets before, around and between the turns."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.app import App
from game.cli import main
from game.i18n import LANGUAGES, plain_text
from game.play.hall import Hall
from game.play.port import GamePort, HallPort
from game.scene import Scene
from game.scenes.flow import Director
from game.scenes.glossary import GlossaryScene
from game.scenes.intro import IntroScene
from game.scenes.reflection import ReflectionScene
from game.scenes.settings import SettingsScene
from game.scenes.timer import MINUTE_MS
from game.scenes.title import TitleScene
from game.scenes.values import ValuesScene
from game.settings import Settings
from game.ui import Clock, Driver
from game.ui.lint import problems
from game.views import Phase
from tests.golden import golden
from tests.scenes.table import Nowhere, Window, play_to, start

GOLDEN = Path(__file__).parent / "golden"
SHORT = "first_half_year"
LOOKS = (
    ((1280, 720), 100, "nb", "light"),
    ((1920, 1080), 125, "nn", "dark"),
    ((1280, 720), 150, "en", "high_contrast"),
    ((1280, 720), 200, "nn", "light"),
    ((900, 600), 100, "en", "dark"),
)


class Visit:
    """A window at the title, with hands to use it."""

    def __init__(self, window: Window, folder: Path, **settings: Any) -> None:
        self.app = window.app
        self.director = Director(self.app, Hall(folder))
        self.hands = window.show(self.director.opening(), timers=False, **settings)

    @property
    def port(self) -> GamePort:
        """The game that is open."""
        assert self.director.port is not None
        return self.director.port

    def start(self) -> GamePort:
        """Start the short scenario by keys alone."""
        self.hands.choose("Nytt spill")
        self.hands.choose(id=f"scenario.{SHORT}")
        self.hands.press("ctrl+enter")
        return self.port

    def begin(self) -> GamePort:
        """Start the short scenario and go on to its first status."""
        port = self.start()
        play_to(port, "status", 1)
        self.director.proceed()
        return port

    def again(self) -> Visit:
        """Leave the game, and come back to the title as on another day."""
        self.director.close()
        other = Director(self.app, self.director.hall)
        self.app.replace_all(other.opening())
        self.director = other
        return self


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's folder for the whole module, so that scenarios are made ready once."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(autouse=True)
def shared_home(home: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test here find the scenarios ready; saves have folders of their own."""
    monkeypatch.setenv("TAKTSKIFTE_HOME", str(shelf))


@pytest.fixture
def visit(window: Window, tmp_path: Path) -> Visit:
    """Return a window at the title, with an empty folder for saves."""
    return Visit(window, tmp_path / "saves")


# --- the way in


def test_start_by_keys_alone_reaches_the_first_turn(visit: Visit) -> None:
    port = visit.start()
    assert visit.app.scene.id == "intro"
    visit.hands.press("ctrl+enter")
    for digit in "123":
        visit.hands.press(digit)
    visit.hands.press("ctrl+enter")
    visit.hands.press("ctrl+enter")
    assert port.phase not in (Phase.INTRO, Phase.VALUES)
    assert sum(each.chosen for each in port.values().choices) == 3


def test_start_by_mouse_alone_reaches_the_ambitions(visit: Visit) -> None:
    for name in ("Nytt spill", "Tre halvår i Teisthavn", "Begynn", "Ta plass"):
        visit.hands.click(name)
    assert visit.app.scene.id == "values"


def test_lobby_seats_taken_rotate_the_clerk(visit: Visit) -> None:
    visit.hands.choose("Nytt spill")
    visit.hands.choose(id=f"scenario.{SHORT}")
    visit.hands.press("1")
    visit.hands.press("2")
    visit.hands.press("ctrl+enter")
    assert visit.port.header().clerk


def test_lobby_game_begun_has_the_seed_that_the_command_line_names(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    halls: list[HallPort] = []
    monkeypatch.setattr("game.commands.play._open_window", lambda args, tr: visit.app)
    monkeypatch.setattr("game.scenes.flow.play", lambda app, hall, port=None: halls.append(hall))
    assert main(["play", "--seed", "41"]) == 0
    visit.director.hall = halls[0]
    visit.start()
    log = Path(visit.port.folder) / "log.jsonl"
    assert json.loads(log.read_text(encoding="utf-8").splitlines()[0])["seed"] == 41


def test_title_with_a_game_under_way_continues_where_it_was_left(visit: Visit) -> None:
    visit.begin()
    again = visit.again()
    again.hands.press("enter")
    assert again.app.scene.id == "status"
    assert again.port.header().turn == 1


def test_title_with_a_game_played_out_offers_no_continuing(visit: Visit) -> None:
    play_to(visit.begin(), "debrief", 3)
    again = visit.again()
    assert not again.hands.has("Fortsett")
    assert again.hands.has("Lagrede spill")


def test_title_saved_games_opens_the_library_at_the_newest(visit: Visit) -> None:
    folder = visit.begin().folder
    again = visit.again()
    again.hands.choose("Lagrede spill")
    assert again.hands.focused is not None
    assert again.hands.focused.id == f"save.{folder}"


def test_library_damaged_save_is_named_and_the_way_back_is_open(visit: Visit) -> None:
    folder = Path(visit.begin().folder)
    visit.director.title()
    shutil.rmtree(folder / "scenario.json", ignore_errors=True)
    (folder / "log.jsonl").write_bytes(b"\x00\xffnot a log\n")
    visit.hands.choose("Lagrede spill")
    visit.hands.choose(id=f"save.{folder}")
    assert visit.app.scene.id == "message"
    assert folder.name in visit.hands.text()
    visit.hands.press("enter")
    assert visit.app.scene.id == "library"
    assert not visit.hands.has(id=f"save.{folder}")


def test_resume_with_a_torn_step_says_so_and_goes_on(visit: Visit) -> None:
    folder = Path(visit.begin().folder)
    with (folder / "log.jsonl").open("ab") as log:
        log.write(b'{"n": 99, "kind": "tu')
    again = visit.again()
    again.hands.press("enter")
    assert "Alt før det er med" in again.hands.text()
    again.hands.press("enter")
    assert again.app.scene.id == "status"


# --- ambitions and the players' own place


def test_values_a_fourth_ambition_is_refused_with_words(visit: Visit) -> None:
    visit.start()
    visit.hands.press("ctrl+enter")
    for digit in "1234":
        visit.hands.press(digit)
    assert "Ta bort en" in visit.hands.text()
    scene = visit.app.scene
    assert isinstance(scene, ValuesScene)
    assert len(scene.chosen) == 3


def test_values_enter_after_the_third_ambition_goes_on_and_keeps_it(visit: Visit) -> None:
    visit.start()
    visit.hands.press("ctrl+enter")
    ids = [each.id for each in visit.port.values().choices[:3]]
    for each in ids:
        visit.hands.go_to(id=f"value.{each}")
        visit.hands.press("enter")
    visit.hands.press("enter")
    scene = visit.app.scene
    assert isinstance(scene, ValuesScene)
    assert scene.chosen == ids
    assert scene.asking


def test_reflection_opens_in_the_first_field_so_that_what_is_typed_is_kept(
    window: Window, flow: Nowhere
) -> None:
    port = play_to(start(), "reflection", 1)
    scene = ReflectionScene(port, flow)
    hands = window.show(scene)
    hands.type("Vi lærte noe")
    assert scene.notes[0] == "Vi lærte noe"


def test_values_too_few_ambitions_stay_and_say_how_many(visit: Visit) -> None:
    visit.start()
    visit.hands.press("ctrl+enter")
    visit.hands.press("1")
    visit.hands.press("ctrl+enter")
    assert "Velg 2 ambisjoner til" in visit.hands.text()
    assert visit.port.phase == Phase.VALUES


def test_values_own_answers_are_kept_for_the_action_plan(visit: Visit) -> None:
    port = visit.start()
    visit.hands.press("ctrl+enter")
    for digit in "123":
        visit.hands.press(digit)
    visit.hands.press("ctrl+enter")
    questions = port.values().own_questions
    visit.hands.go_to(id=f"own.{questions[0].id}.1")
    visit.hands.press("right", times=3)
    visit.hands.choose("Begynn første omgang")
    assert {each.id: each.answer for each in port.values().own_questions if each.answer} == {
        questions[0].id: 3
    }


# --- round the turns


def test_menu_by_escape_opens_and_closes_without_leaving(visit: Visit) -> None:
    visit.begin()
    visit.hands.press("escape")
    assert visit.hands.has("Meny", "dialog")
    assert visit.hands.focused is not None
    assert visit.hands.focused.name == "Fortsett å spille"
    visit.hands.press("enter")
    assert not visit.hands.has("Meny", "dialog")
    assert visit.app.scene.id == "status"


def test_menu_note_is_kept_for_the_debrief(visit: Visit) -> None:
    port = visit.begin()
    visit.hands.press("escape")
    visit.hands.choose("Skriv et notat")
    visit.hands.type("Husk natta.")
    visit.hands.press("ctrl+enter")
    assert "Notatet er lagret" in visit.hands.text()
    log = (Path(port.folder) / "log.jsonl").read_text(encoding="utf-8")
    assert "Husk natta." in log


def test_settings_language_in_the_middle_of_a_game_changes_every_text(visit: Visit) -> None:
    port = visit.begin()
    before = port.status().headlines[0].label
    visit.hands.press("escape")
    visit.hands.choose("Innstillinger")
    visit.hands.go_to(id="settings.language.nb")
    visit.hands.press("right", times=2)
    visit.hands.choose("Done")
    assert port.status().headlines[0].label != before
    assert "Service quality" in visit.hands.text()


def test_settings_text_size_is_seen_at_once_and_kept() -> None:
    kept: list[Settings] = []
    clock = Clock()
    app = App(
        Settings(language="nb", reduced_motion=True), size=(1280, 720), on_settings=kept.append, clock=clock
    )
    app.push(SettingsScene(lambda: None))
    hands = Driver(app, clock)
    before = app.ui.scale
    hands.go_to(id="settings.text_size.100")
    hands.press("right", times=2)
    assert app.ui.scale == pytest.approx(before * 1.5)
    assert kept[-1].text_size == 150


def test_timer_counts_minutes_and_rests_when_paused(visit: Visit) -> None:
    visit.app.change_settings(timers=True)
    visit.begin()
    visit.hands.advance(2 * MINUTE_MS + 50)
    assert visit.hands.has("2 min")
    visit.hands.click(id="bar.timer")
    visit.hands.advance(3 * MINUTE_MS)
    assert visit.hands.has("2 min")


def test_timer_is_not_shown_unless_asked_for(visit: Visit) -> None:
    visit.begin()
    assert not visit.hands.has(id="bar.timer")


def test_glossary_search_finds_and_links_lead_on(visit: Visit) -> None:
    visit.hands.choose("Ordliste")
    visit.hands.type("gevinstei")
    visit.hands.choose("Gevinsteier", "option")
    assert "# Gevinsteier" in plain_text(visit.hands.text())
    links = [node for node in visit.hands.find_all(role="button") if node.id.startswith("see.")]
    assert links
    visit.hands.choose(id=links[0].id)
    assert f"# {links[0].name}" in plain_text(visit.hands.text())


def test_glossary_without_a_hit_says_so(visit: Visit) -> None:
    visit.hands.choose("Ordliste")
    visit.hands.type("qqq")
    assert "Ingen treff" in visit.hands.text()


def test_reflection_notes_come_back_when_the_next_chapter_opens(visit: Visit) -> None:
    visit.director.start("taktskifte", (), False)
    port = play_to(visit.port, "reflection", 1)
    visit.director.proceed()
    visit.hands.go_to(id="reflection.note.0")
    visit.hands.type("Mål først.")
    visit.hands.press("ctrl+enter")
    assert port.phase == Phase.CHAPTER
    assert "Mål først." in visit.hands.text()


def test_failure_nobody_expected_is_told_and_the_game_goes_on(visit: Visit, shelf: Path) -> None:
    port = visit.begin()
    assert visit.director.failed(ValueError("torn cable"))
    visit.hands.settle()
    said = visit.hands.text()
    assert port.folder in said
    assert "torn cable" in next((shelf / "crashes").iterdir()).read_text(encoding="utf-8")
    visit.hands.press("enter")
    assert visit.app.scene.id == "status"


def test_failure_while_telling_of_one_gives_up(visit: Visit) -> None:
    visit.director.failed(ValueError("first"))
    assert not visit.director.failed(ValueError("second"))


# --- how it looks and what it says


def _before(visit: Visit, name: str) -> None:
    if name != "title":
        visit.hands.choose(id="title.main")
    if name == "lobby":
        visit.hands.choose(id=f"scenario.{SHORT}")


@pytest.mark.parametrize("name", ["title", "library", "lobby"])
def test_layout_before_a_game_has_no_problems(name: str, visit: Visit, window: Window) -> None:
    _before(visit, name)
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        scene = visit.app.scene
        hands = window.show(scene, size, text_size=text, language=language, theme=theme)
        found += [f"{size} {text} {language}: {each}" for each in problems(hands.ui, window.app.surface)]
    assert found == []


OTHERS: dict[str, Callable[[GamePort, Nowhere], Scene]] = {
    "intro": IntroScene,
    "values": ValuesScene,
    "reflection": ReflectionScene,
    "settings": lambda port, flow: SettingsScene(lambda: None),
    "glossary": lambda port, flow: GlossaryScene(port, "benefit_owner"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_layout_round_the_turns_has_no_problems(name: str, window: Window, port: GamePort) -> None:
    if name == "reflection":
        play_to(port, "reflection", 2)
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        port.set_language(language)
        scene = OTHERS[name](port, Nowhere())
        hands = window.show(scene, size, text_size=text, language=language, theme=theme)
        found += [f"{size} {text} {language}: {each}" for each in problems(hands.ui, window.app.surface)]
    port.set_language("nb")
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_transcript_of_title_menu_and_settings_is_as_agreed(
    language: str, window: Window, tmp_path: Path
) -> None:
    visit = Visit(window, tmp_path / "saves", language=language)
    assert isinstance(visit.app.scene, TitleScene)
    said = [visit.hands.text()]
    visit.director.menu()
    said.append(visit.hands.text())
    visit.app.ui.close()
    visit.director.settings()
    said.append(visit.hands.text())
    text = plain_text("\n".join(said))
    assert text == golden(GOLDEN / f"way_in.{language}.txt", text)
