"""The author's loop in the window: a scenario is saved while it is played, and the game follows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.i18n import LANGUAGES, Translator, plain_text
from game.paths import scenarios_dir
from game.play.autoplay import play_until
from game.play.hall import Hall
from game.play.table import GameTable, new_game
from game.play.workbench import Workbench, address, open_source
from game.scenes.base import carried
from game.scenes.case import CaseScene
from game.scenes.flow import Director
from game.scenes.message import MessageScene
from game.scenes.prediction import PredictionScene
from game.scenes.problems import ProblemsScene
from game.ui import Driver, SourceLine
from game.ui.lint import problems
from game.views import ProblemsView, ProblemView
from tests.golden import golden
from tests.scenes.table import Window

GOLDEN = Path(__file__).parent / "golden"
LOOKS = (
    ((1280, 720), 100, "nb", "light"),
    ((1280, 720), 200, "nn", "light"),
    ((900, 600), 150, "en", "dark"),
    ((1920, 1080), 125, "en", "high_contrast"),
    ((3840, 2160), 100, "nb", "dark"),
)
WARNED = " Kontrollen har {} advarsler: se «Problemer i scenarioet» i menyen."
FAULT = ("title: Tre halvår", "titel: Tre halvår")


@pytest.fixture(scope="module", autouse=True)
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's folder for the whole module, so that scenarios are made ready once."""
    return tmp_path_factory.mktemp("shelf")


class Desk:
    """An author's desk: a copy of the guided scenario, open in a window at its second turn.

    Args:
        window: where it is played.
        folder: where the copy lies.
    """

    def __init__(self, window: Window, folder: Path) -> None:
        self.file = folder / "first_half_year" / "scenario.yaml"
        shutil.copytree(scenarios_dir() / "first_half_year", self.file.parent)
        self.text = self.file.read_text(encoding="utf-8")
        self.saved = 0
        self.table = new_game(self.file, Translator("nb"), seed=7, folder=folder / "saves")
        play_until(self.table.session, 2)
        self.app = window.app
        self.director = Director(self.app, Hall(folder / "saves"))
        self.hands: Driver = window.show(self.director.opening(self.table))

    def save(self, *changes: tuple[str, str]) -> None:
        """Save the scenario with words replaced by others, and give the window time to see it."""
        text = self.text
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.file.write_text(text, encoding="utf-8")
        self.saved += 1
        os.utime(self.file, (self.saved, self.saved))
        self.hands.advance(700)

    @property
    def message(self) -> str:
        """What floats at the foot of the screen."""
        return self.hands.ui.hints.message()


@pytest.fixture
def desk(window: Window, tmp_path: Path, ready: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return an author's desk."""
    monkeypatch.setenv("TAKTSKIFTE_HOME", str(ready))
    return Desk(window, tmp_path)


def test_clean_save_refolds_the_game_and_says_so(desk: Desk) -> None:
    before = desk.hands.text()
    desk.save(("per_turn: 4.0", "per_turn: 4.8"), ("Teisthavn", "Lundevik"))
    assert desk.message == "Scenarioet er lest på nytt. Halvår 1 er regnet om." + WARNED.format(2)
    assert desk.app.scene.id == "status"
    assert "Lundevik" in desk.hands.text()
    assert "Lundevik" not in before
    assert (len(desk.table.session.outcomes), desk.table.session.rules.budget) == (1, 4.8)


def test_words_alone_leave_the_figures_as_they_were(desk: Desk) -> None:
    before = desk.table.session.state
    desk.save(("Teisthavn", "Lundevik"))
    assert desk.message == "Scenarioet er lest på nytt. Reglene er de samme." + WARNED.format(2)
    assert desk.table.session.state == before


def test_faulty_save_lists_the_problems_and_keeps_the_old_rules(desk: Desk) -> None:
    rules, log = desk.table.session.rules, len(desk.table.session.log.records)
    desk.save(FAULT)
    assert desk.app.scene.id == "problems"
    said = desk.hands.text()
    for wanted in (
        "E102",
        "scenario.yaml:7:1",
        "Linje 7: titel: Tre halvår i Teisthavn",
        "Mente du «title»?",
    ):
        assert wanted in said
    assert desk.table.session.rules is rules
    assert len(desk.table.session.log.records) == log
    desk.hands.press("escape")
    assert desk.app.scene.id == "status"
    assert desk.table.session.rules is rules


def test_mended_file_closes_the_list_and_play_goes_on(desk: Desk) -> None:
    desk.save(FAULT)
    desk.save(FAULT, ("pitch: Søk", "pich: Søk"))
    assert desk.app.scene.id == "problems"
    assert desk.message == "Lest på nytt: 2 feil."
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    assert desk.app.scene.id == "status"
    assert desk.message == "Scenarioet er lest på nytt. Halvår 1 er regnet om."
    desk.hands.press("ctrl+enter")
    assert desk.app.scene.id == "case"


def test_faults_taken_back_say_that_nothing_is_different(desk: Desk) -> None:
    records = len(desk.table.session.log.records)
    desk.save(FAULT)
    desk.save()
    assert desk.app.scene.id == "status"
    assert desk.message == "Scenarioet er lest på nytt. Ingenting er annerledes."
    assert len(desk.table.session.log.records) == records


def test_list_that_was_left_opens_again_from_the_menu(desk: Desk) -> None:
    desk.save(FAULT)
    desk.hands.press("ctrl+enter")
    desk.hands.press("escape")
    desk.hands.choose("Problemer i scenarioet")
    assert desk.app.scene.id == "problems"
    desk.save()
    desk.hands.press("escape")
    assert not desk.hands.has("Problemer i scenarioet")


def test_id_that_is_gone_is_told_in_a_list(desk: Desk) -> None:
    started = {act.initiative for act in desk.table.session.decisions[0].acts}
    names = [desk.table.session.rules.initiatives[n].id for n in sorted(started)]
    name = next(each for each in names if each != "safety_alarms")
    desk.save((name, "another_id"), ("from: another_id", f"from: {name}"))
    assert isinstance(desk.app.scene, MessageScene)
    assert "finnes ikke lenger" in desk.hands.text()
    desk.hands.press("ctrl+enter")
    assert desk.app.scene.id == "status"


def test_saving_in_two_steps_is_read_when_it_is_over(desk: Desk) -> None:
    desk.file.write_text(desk.text[:4000], encoding="utf-8")
    desk.hands.advance(200)
    desk.file.unlink()
    desk.hands.advance(700)
    assert desk.app.scene.id == "status"
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    assert desk.app.scene.id == "status"
    assert desk.table.session.rules.budget == 4.8


def test_open_dialog_is_not_lost_to_a_save(desk: Desk) -> None:
    desk.hands.press("escape")
    assert len(desk.hands.ui.layers) == 2
    desk.save(FAULT)
    assert (desk.app.scene.id, len(desk.hands.ui.layers)) == ("status", 2)
    desk.hands.press("escape")
    desk.hands.advance(700)
    assert desk.app.scene.id == "problems"


def test_translation_saved_is_read_too(desk: Desk) -> None:
    file = desk.file.parent / "locale" / "en.po"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Three half-years", "Four weeks"), encoding="utf-8"
    )
    desk.hands.advance(700)
    assert desk.message == "Scenarioet er lest på nytt. Reglene er de samme."
    assert "Four weeks" in desk.table.session.content.text("en", "title")


def test_faulty_folder_opens_on_its_problems_and_begins_when_it_is_mended(
    window: Window, desk: Desk, tmp_path: Path
) -> None:
    desk.director.close()
    desk.save(FAULT)
    bench = Workbench(desk.file)
    bench.read_again()
    director = Director(window.app, Hall(tmp_path / "saves"))

    def begin() -> GameTable:
        return new_game(bench, Translator("nb"), folder=tmp_path / "saves")

    hands = window.show(director.mend(bench, begin))
    assert "Spillet begynner når feilene er rettet." in hands.text()
    desk.save()
    assert window.app.scene.id == "intro"
    assert director.port is not None
    desk.save(("Teisthavn", "Lundevik"))
    assert "Lundevik" in hands.text()


def test_game_opened_by_its_author_tells_of_warnings_once_from_the_start(desk: Desk, tmp_path: Path) -> None:
    desk.save(("Teisthavn", "Lundevik"))
    bench = Workbench(desk.file)
    bench.read(checked=True)
    hints = desk.hands.ui.hints
    desk.director.close()
    for seats, said in (((), WARNED.format(2).strip()), (("director", "digital"), "")):
        table = new_game(bench, Translator("nb"), seats=seats, folder=tmp_path / "saves")
        desk.app.replace_all(desk.director.opening(table))
        hints.drop()
        desk.hands.advance(700)
        assert hints.message() == said
        hints.drop()
        desk.hands.advance(700)
        assert hints.message() == ""


def test_own_faulty_scenario_shows_its_problems_from_the_library(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAKTSKIFTE_HOME", str(tmp_path))
    file = tmp_path / "scenarios" / "harbour" / "scenario.yaml"
    shutil.copytree(scenarios_dir() / "first_half_year", file.parent)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(*FAULT), encoding="utf-8")
    director = Director(window.app, Hall(tmp_path / "saves"))
    hands = window.show(director.opening())
    hands.choose("Nytt spill")
    hands.choose(id=f"scenario.{file.parent}")
    assert window.app.scene.id == "problems"
    file.write_text(text, encoding="utf-8")
    hands.advance(700)
    assert window.app.scene.id == "library"
    hands.choose(id=f"scenario.{file.parent}")
    assert window.app.scene.id == "lobby"


# --- what a clean save warns of, and what is half done


def test_clean_save_with_warnings_lets_the_author_look_through_them(desk: Desk) -> None:
    desk.save(("Teisthavn", "Lundevik"))
    assert desk.message.endswith(WARNED.format(2))
    desk.hands.press("escape")
    desk.hands.choose("Problemer i scenarioet")
    assert desk.app.scene.id == "problems"
    assert "Dette stanser det ikke" in desk.hands.text()
    assert desk.hands.text().count("Advarsel W") == 2
    desk.save(("Teisthavn", "Lundevik"), ("per_turn: 4.0", "per_turn: 4.8"))
    assert desk.app.scene.id == "problems"
    assert desk.table.session.rules.budget == 4.8
    desk.hands.press("f5")
    assert desk.hands.text().count("Advarsel W") == 2
    desk.hands.choose("Spill videre")
    assert desk.app.scene.id == "status"


def test_half_written_answer_survives_a_save(desk: Desk) -> None:
    desk.hands.press("ctrl+enter")
    scene = desk.app.scene
    assert isinstance(scene, CaseScene)
    option = next(each for each in scene.port.case().options if each.allowed)
    desk.hands.choose(id=f"case.options.{option.id}")
    desk.hands.go_to(id="case.because")
    desk.hands.type("Fordi vi")
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    renewed = desk.app.scene
    assert isinstance(renewed, CaseScene)
    assert renewed is not scene
    assert (renewed.chosen, renewed.because) == (option.id, "Fordi vi")
    desk.hands.type(" må")
    assert renewed.because == "Fordi vi må"


def test_option_that_is_gone_leaves_the_reason_written(desk: Desk) -> None:
    desk.hands.press("ctrl+enter")
    scene = desk.app.scene
    assert isinstance(scene, CaseScene)
    option = scene.port.case().options[0].id
    scene.chosen, scene.because = option, "Fordi vi"
    desk.save((option, "another_option"))
    renewed = desk.app.scene
    assert isinstance(renewed, CaseScene)
    assert (renewed.chosen, renewed.because) == ("", "Fordi vi")


def test_guesses_and_budget_survive_a_save(desk: Desk) -> None:
    port = desk.table
    port.steps.advance()
    case = port.case()
    assert case is not None
    port.steps.answer_case(case.id, next(each.id for each in case.options if each.allowed))
    while port.phase == "case":
        port.steps.advance()
    port.draft.set_lever("technology", 0.7)
    desk.director.proceed()
    desk.save(("Teisthavn", "Lundevik"))
    assert next(each.value for each in port.budget().money.levers if each.id == "technology") == 0.7
    assert port.steps.confirm_budget() == ()
    desk.director.proceed()
    scene = desk.app.scene
    assert isinstance(scene, PredictionScene)
    scene.guesses, scene.because = {"service_quality": "up"}, "Vi tror"
    desk.save(("per_turn: 4.0", "per_turn: 4.1"))
    renewed = desk.app.scene
    assert isinstance(renewed, PredictionScene)
    assert (renewed.guesses, renewed.because) == ({"service_quality": "up"}, "Vi tror")


def test_what_is_written_follows_its_question_or_its_place() -> None:
    written = {"Hva?": "Det", "Hvem?": "Vi"}
    assert carried(written, ("Hvem?", "Hva?")) == ["Vi", "Det"]
    assert carried(written, ("Hva da?", "Hvem?")) == ["Det", "Vi"]
    assert carried(written, ("Hva da?", "Hvem?", "Når?")) == ["", "Vi", ""]


# --- a saved game and its files


def _again(desk: Desk, *, by: str = "resume") -> GameTable:
    """Leave the game and open its save as a player does."""
    desk.director.title()
    if by == "resume":
        desk.director.resume(desk.table.folder)
    else:
        desk.hands.choose(id=by)
    port = desk.director.port
    assert isinstance(port, GameTable)
    return port


@pytest.mark.parametrize("by", ["resume", "title.main"])
def test_resumed_game_follows_its_files(by: str, desk: Desk) -> None:
    port = _again(desk, by=by)
    assert desk.app.scene.id == "status"  # nothing has changed: nothing is said
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    assert desk.message.startswith("Scenarioet er lest på nytt. Halvår 1 er regnet om.")
    assert port.session.rules.budget == 4.8


def test_files_changed_between_keep_the_rules_until_they_are_asked_for(desk: Desk) -> None:
    desk.director.title()
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    port = _again(desk)
    assert "Scenarioets filer er endret siden spillet ble lagret." in desk.hands.text()
    desk.hands.press("ctrl+enter")
    assert (desk.app.scene.id, port.session.rules.budget) == ("status", 4.0)
    desk.hands.press("escape")
    desk.hands.choose("Les scenarioet på nytt")
    desk.hands.choose("Behold reglene")
    assert port.session.rules.budget == 4.0
    desk.hands.press("escape")
    desk.hands.choose("Les scenarioet på nytt")
    desk.hands.choose("Les på nytt")
    assert port.session.rules.budget == 4.8
    desk.hands.press("escape")
    assert not desk.hands.has("Les scenarioet på nytt")


def test_change_between_is_told_once(desk: Desk) -> None:
    desk.director.title()
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    assert len(_again(desk).notices) == 1
    again = _again(desk)
    assert again.notices == ()
    assert again.author.unread
    desk.director.title()
    desk.save(("per_turn: 4.0", "per_turn: 4.9"))
    assert len(_again(desk).notices) == 1


def test_saved_after_opening_takes_every_change(desk: Desk) -> None:
    desk.director.title()
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    port = _again(desk)
    desk.hands.press("ctrl+enter")
    desk.save(("per_turn: 4.0", "per_turn: 4.8"), ("Teisthavn", "Lundevik"))
    assert port.session.rules.budget == 4.8


def test_files_that_are_gone_or_another_scenario_leave_the_save_alone(desk: Desk) -> None:
    desk.director.title()
    desk.save(("id: first_half_year", "id: another_one"))
    assert _again(desk).author.source is None
    desk.director.title()
    desk.file.unlink()
    port = _again(desk)
    assert (port.author.source, port.notices) == (None, ())


def test_group_keeps_its_rules_when_the_files_are_saved(desk: Desk) -> None:
    seats = ("director", "digital")
    desk.director.close()
    group = new_game(desk.file, Translator("nb"), seats=seats, seed=7, folder=desk.file.parents[1] / "saves")
    play_until(group.session, 2)
    desk.hands.ui.hints.drop()
    desk.app.replace_all(desk.director.opening(group))
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    assert desk.message.startswith("Scenarioets filer er endret. Spillet går videre med reglene det har")
    desk.save(FAULT)
    assert (desk.app.scene.id, group.session.rules.budget) == ("status", 4.0)
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    desk.hands.press("escape")
    desk.hands.choose("Les scenarioet på nytt")
    desk.hands.choose("Les på nytt")
    assert group.session.rules.budget == 4.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_before_reading_again_has_no_layout_problems(language: str, desk: Desk) -> None:
    desk.director.title()
    desk.save(("per_turn: 4.0", "per_turn: 4.8"))
    _again(desk)
    desk.app.change_settings(language=language)
    desk.hands.press("ctrl+enter")
    desk.hands.press("escape")
    desk.hands.choose(id="menu.reread")
    found = []
    for size in (100, 200):
        desk.app.change_settings(text_size=size)
        desk.hands.settle()
        found += problems(desk.hands.ui, desk.app.surface)
    desk.hands.press("escape")
    assert found == []


@pytest.mark.parametrize(
    "where",
    ["//server/share/scenario.yaml", "\\\\server\\share\\scenario.yaml", "notes.txt", "../scenario.yaml"],
)
def test_address_in_a_save_leads_nowhere_else(where: str) -> None:
    assert open_source(where, "first_half_year") is None


def test_address_leaves_the_players_name_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    file = tmp_path / "mine" / "harbour" / "scenario.yaml"
    shutil.copytree(scenarios_dir() / "first_half_year", file.parent)
    assert address(file) == "~/mine/harbour/scenario.yaml"
    assert address(scenarios_dir() / "taktskifte" / "scenario.yaml") == "library"
    found = open_source(address(file), "first_half_year")
    assert found is not None
    assert found.file == file
    assert open_source("library", "../harbour") is None


# --- how the list looks


class Shown:
    """Files with a problem of every kind: tabs, a very long line, one without a line, and a long path."""

    broken = True
    warnings = 1

    def look(self, *, at_once: bool = False) -> bool:
        """Never anything new."""
        return False

    def read_again(self) -> None:
        """Nothing to read."""

    def problems(self, language: str) -> ProblemsView:
        """Return the problems."""
        tr = Translator(language)
        line = "    when: {initiative: {safety_alarms: {adoption: {above: 30}, practice: {above: 25}}}, " * 4
        made = [
            ("error", "E102", "scenario.yaml:121:5", "    kost: {build: 0.9}", 4, 4, "title"),
            ("error", "E203", "scenario.yaml:4527:199", line, 198, 12, ""),
            ("error", "", "", "", 0, 0, ""),
            ("warning", "W401", "locale/nn.po:88:1", "msgstr", 6, 1, ""),
            ("advice", "A501", "scenario.yaml:9:1", "summary: Kort.", 0, 7, ""),
        ]
        views = [
            ProblemView(
                level=level,
                level_text=tr(f"problems.{level}"),
                code=code,
                place=place,
                line=int(place.split(":")[1]) if place else 0,
                source=source,
                start=start,
                length=length,
                message=tr("problems.lead.start"),
                remedy=tr("scenario.did_you_mean", name=name).capitalize() if name else "",
            )
            for level, code, place, source, start, length, name in made
        ]
        path = "/games/documents/taktskifte/scenarios/harbour_and_the_long_winter/scenario.yaml"
        counts = (("error", 3), ("warning", 1), ("advice", 1))
        summary = tr.join([tr.plural(f"problems.count.{level}", n) for level, n in counts])
        return ProblemsView("harbour", path, summary, tuple(views))


def _list(why: str = "play") -> tuple[ProblemsScene, list[str]]:
    asked: list[str] = []
    note: Callable[[str], Callable[[], None]] = lambda word: lambda: asked.append(word)  # noqa: E731
    return ProblemsScene(Shown(), why, note("again"), note("leave")), asked


@pytest.mark.parametrize("why", ["play", "start", "library"])
def test_layout_of_the_problems_has_no_problems(why: str, window: Window) -> None:
    found: list[str] = []
    for size, text, language, theme in LOOKS:
        hands = window.show(_list(why)[0], size, text_size=text, language=language, theme=theme)
        found += [f"{size} {text} {language}: {each}" for each in problems(hands.ui, window.app.surface)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_say_what_was_found_good(language: str, window: Window) -> None:
    text = plain_text(window.show(_list()[0], language=language).text())
    assert text == golden(GOLDEN / f"problems.{language}.txt", text)


def test_problems_by_keys_scroll_filter_read_again_and_leave(window: Window) -> None:
    scene, asked = _list()
    hands = window.show(scene)
    hands.press("pagedown")
    assert hands.ui.scrolls["problems.body"] > 0
    hands.go_to(id="level.all")
    hands.press("right", times=2)
    assert "W401" in hands.text() and "E102" not in hands.text()
    hands.press("f5")
    hands.press("escape")
    hands.press("ctrl+enter")
    assert asked == ["again", "leave", "leave"]


def test_problems_by_mouse_filter_and_leave(window: Window) -> None:
    scene, asked = _list()
    hands = window.show(scene)
    hands.click(id="level.advice")
    assert "A501" in hands.text() and "E203" not in hands.text()
    hands.click("Les på nytt")
    hands.click("Spill videre som før")
    assert asked == ["again", "leave"]


@pytest.mark.parametrize("percent", [100, 200])
def test_long_line_shows_every_letter(percent: int, window: Window) -> None:
    hands = window.show(_list()[0], (900, 600), text_size=percent)
    lines = [node for node in hands.ui.top.walk() if isinstance(node, SourceLine)]
    line = max(lines, key=lambda each: len(each.text))
    rows = line.parts(line.inner().w)
    assert "".join(row for _, row in rows) == line.text
    assert len(rows) > 3
    assert line.rect.right <= hands.ui.size[0]
