"""``translate``: what is done is kept, what has changed is marked, and a second run changes nothing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from game.cli import main
from game.i18n import LANGUAGES, Translator, catalogue
from game.paths import scenarios_dir
from game.scenario import catalogue_file, walk
from game.scenario.catalogue_file import read_entries
from game.scenario.diagnostics import Problem
from game.scenario.lint.texts import CHARACTERS, WORDS
from game.scenario.loader import load
from game.scenario.source import read
from game.scenario.translate import Translation, languages_for, translate
from game.scenario.translations import bare, pair, places
from game.scenario.validate import validate

LIBRARY = sorted(path.parent for path in scenarios_dir().glob("[!_]*/locale"))
SCENARIO = """taktskifte: 1
id: mini
title: Liten kommune
turns: {count: 2}
municipality: {name: Fjordvik, story: "Her bor {population} folk."}
initiatives:
  alarms: {from: digital_supervision, title: Alarmer, pitch: "Noen [[benefit_owner]] må svare."}
guide:
  1: [Se deg om., Del ut pengene.]
"""
NYNORSK = {
    "title": "Liten kommune, på nynorsk",
    "municipality.name": "Fjordvik",
    "municipality.story": "Her bur {population} menneske.",
    "initiatives.alarms.title": "Alarmar",
    "initiatives.alarms.pitch": "Nokon [[benefit_owner|som eig gevinsten]] må svare.",
    "guide.1.0": "Sjå deg om.",
    "guide.1.1": "Del ut pengane.",
}


class Author:
    """A scenario in a folder, its author and its translator."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "mini"
        self.file, self.po = self.home / "scenario.yaml", self.home / "locale" / "nn.po"
        self.home.mkdir()
        self.write(SCENARIO)

    def write(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new))

    def translate(self) -> Translation:
        source = read(self.file)
        scenario, _ = validate(source)
        assert scenario is not None
        old = self.po.read_text(encoding="utf-8") if self.po.exists() else ""
        made = translate(scenario, source, "nn", old, "nn.po")
        self.po.parent.mkdir(exist_ok=True)
        self.po.write_text(made.text, encoding="utf-8")
        return made

    def fill(self, texts: dict[str, str]) -> None:
        """Write translations as a translator does."""
        text = self.po.read_text(encoding="utf-8")
        for context, translation in texts.items():
            pattern = rf'(msgctxt "{re.escape(context)}"\n(?:(?!\n\n).)*?msgstr )"[^\n]*"'
            text, n = re.subn(pattern, lambda m, t=translation: f'{m[1]}"{t}"', text, flags=re.DOTALL)  # type: ignore[misc]
            assert n == 1, context
        self.po.write_text(text, encoding="utf-8")

    def entry(self, context: str, *, obsolete: bool = False):
        entries = read_entries(self.po.read_text(encoding="utf-8"))
        return next((e for e in entries if e.context == context and e.obsolete == obsolete), None)

    def shown(self) -> dict[str, str]:
        content = load(self.home).content
        assert content is not None
        return content["texts"]["nn"]

    def problems(self) -> list[Problem]:
        return [p for p in load(self.home).problems if p.file.endswith(".po")]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Return an author whose scenario is wholly translated."""
    made = Author(tmp_path)
    made.translate()
    made.fill(NYNORSK)
    return made


def counts(found: Translation) -> tuple[int, int, int, int, int]:
    return found.translated, found.new, found.review, found.too_long, found.obsolete


def test_new_catalogue_has_every_text_in_order_with_hints_for_the_translator(tmp_path: Path) -> None:
    author = Author(tmp_path)
    assert counts(author.translate()) == (0, 7, 0, 0, 0)
    text = author.po.read_text(encoding="utf-8")
    assert re.findall(r'^msgctxt "(.*)"', text, re.MULTILINE) == list(NYNORSK)
    story = text[text.index("#. ", text.index('"municipality.name"')) : text.index('"municipality.story"')]
    assert "#: scenario.yaml:5" in story and "{population}" in story
    assert f"{WORDS['story']} ord" in story
    assert "[[benefit_owner]]" in text[: text.index('"initiatives.alarms.pitch"')]
    assert '"Language: nn\\n"' in text and '"X-Source-Language: nb\\n"' in text


def test_catalogue_when_nothing_has_changed_stays_byte_for_byte(author: Author) -> None:
    first = author.translate()
    assert first.complete and counts(first) == (7, 0, 0, 0, 0)
    assert author.translate().text == first.text
    assert author.problems() == []


def test_reworded_text_keeps_its_translation_for_review_and_the_game_shows_it(author: Author) -> None:
    author.change("title: Alarmer", "title: Trygghetsalarmer")
    assert author.shown()["initiatives.alarms.title"] == "Alarmar"
    assert [(p.key, p.args["n"]) for p in author.problems()] == [("fuzzy", 1)]
    assert counts(author.translate()) == (6, 0, 1, 0, 0)
    entry = author.entry("initiatives.alarms.title")
    assert (entry.original, entry.text, entry.previous) == ("Trygghetsalarmer", "Alarmar", "Alarmer")
    assert entry.fuzzy
    assert author.shown()["initiatives.alarms.title"] == "Alarmar"
    assert [(p.key, p.args["n"]) for p in author.problems()] == [("fuzzy", 1)]
    # Reworded once more: the wording that the translation was made for is still the one to compare with.
    author.change("title: Trygghetsalarmer", "title: Alarmer som virker")
    author.translate()
    assert author.entry("initiatives.alarms.title").previous == "Alarmer"


def test_reworded_text_put_back_needs_no_review(author: Author) -> None:
    before = author.translate().text
    author.change("title: Alarmer", "title: Trygghetsalarmer")
    author.translate()
    author.change("title: Trygghetsalarmer", "title: Alarmer")
    assert author.translate().text == before


def test_soft_hyphens_and_folded_lines_are_no_rewording(author: Author) -> None:
    author.change("title: Alarmer", "title: Alar\u00admer")
    author.change("Del ut pengene.", "'Del  ut\n    pengene.'")
    assert author.translate().complete


def test_removed_text_is_kept_and_comes_back_with_its_translation(author: Author) -> None:
    before = author.translate().text
    line = "guide:\n  1: [Se deg om., Del ut pengene.]\n"
    author.change(line, "")
    assert counts(author.translate()) == (5, 0, 0, 0, 2)
    assert author.entry("guide.1.0", obsolete=True).text == "Sjå deg om."
    assert author.translate().text == author.po.read_text(encoding="utf-8")
    author.write(author.file.read_text(encoding="utf-8") + line)
    assert author.translate().text == before


def test_item_put_first_in_a_list_moves_no_translation_to_another_text(author: Author) -> None:
    author.change("[Se deg om.,", "[Sett dere., Se deg om.,")
    assert "guide.1.0" not in author.shown()
    assert author.shown()["guide.1.1"] == "Sjå deg om."
    assert counts(author.translate()) == (7, 1, 0, 0, 0)
    assert author.entry("guide.1.2").text == "Del ut pengane."
    assert author.entry("guide.1.0").text == ""


def test_changed_id_keeps_its_translations(author: Author) -> None:
    author.change("alarms:", "safety_alarms:")
    assert author.shown()["initiatives.safety_alarms.title"] == "Alarmar"
    assert author.translate().complete
    assert author.entry("initiatives.safety_alarms.title").text == "Alarmar"


def test_two_texts_that_change_places_keep_their_own_translations(author: Author) -> None:
    author.change("[Se deg om., Del ut pengene.]", "[Del ut pengene., Se deg om.]")
    assert author.translate().complete
    assert author.entry("guide.1.0").text == "Del ut pengane."


@pytest.mark.parametrize(
    ("context", "text", "key", "names"),
    [
        ("municipality.story", "Her bur folk.", "po_place_lost", "{population}"),
        ("municipality.story", "Her bur {populasjon}.", "po_place_extra", "{populasjon}"),
        ("initiatives.alarms.pitch", "Nokon må svare.", "po_place_lost", "[[benefit_owner]]"),
        ("initiatives.alarms.pitch", "[[eigar]] må svare.", "po_place_extra", "[[eigar]]"),
    ],
)
def test_lost_place_or_term_is_an_error_at_its_line_and_the_original_is_shown(
    author: Author, context: str, text: str, key: str, names: str
) -> None:
    author.fill({context: text})
    (problem,) = author.problems()
    assert (problem.code, problem.key) == ("E115", key)
    assert names in problem.message(Translator("en"))
    assert text in author.po.read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert context not in author.shown()


def test_source_and_assumption_may_be_left_untranslated(author: Author) -> None:
    author.write(author.file.read_text(encoding="utf-8") + "sources: [ks.no]\nassumptions: [Alt går bra.]\n")
    found = author.translate()
    assert (found.new, found.optional, found.complete) == (0, 2, True)
    assert author.problems() == []


def test_misspelt_place_is_recognised(author: Author) -> None:
    author.fill({"municipality.story": "Her bur {populatin}."})
    assert author.problems()[0].suggestion == "{population}"


def test_too_long_translation_is_warned_of_and_shown(author: Author) -> None:
    author.fill({"initiatives.alarms.title": "Alarm " * 9})
    assert [(p.code, p.key) for p in author.problems()] == [("W405", "po_too_long")]
    assert author.shown()["initiatives.alarms.title"] == ("Alarm " * 9).strip()
    assert author.translate().too_long == 1


def test_what_is_missing_is_told_with_the_command_that_mends_it(author: Author) -> None:
    author.fill({"title": "", "municipality.name": ""})
    (problem,) = author.problems()
    assert (problem.key, problem.args["n"]) == ("untranslated", 2)
    assert f"translate {author.file} --to nn" in problem.remedy(Translator("nb"))


def test_file_that_an_editor_has_wrapped_and_reordered_is_put_in_form_and_loses_nothing(
    author: Author,
) -> None:
    author.change("title: Alarmer", "title: Trygghetsalarmer")
    wanted = author.translate().text
    catalogue_ = read_po(io.StringIO(re.sub(r"^#\|.*\n", "", wanted, flags=re.MULTILINE)))
    catalogue_.obsolete.clear()
    out = io.BytesIO()
    write_po(out, catalogue_, width=30, sort_output=True)
    wrapped = out.getvalue().decode().replace("#, python-brace-format\n", "")
    assert wrapped.count("\n") > wanted.count("\n")
    head = '"X-Generator: Poedit 3.4\\n"\n"Last-Translator: Kari\\n"\n'
    wrapped = wrapped.replace('"Language: nn\\n"\n', head).replace(
        "#, fuzzy\nmsgctxt", '#, fuzzy\n#| msgid "Alarmer"\nmsgctxt'
    )
    author.po.write_text("# Kari har omsett.\n" + wrapped, encoding="utf-8")
    assert catalogue_file._read_quickly(author.po.read_text(encoding="utf-8")) is not None
    found = author.translate()
    body = found.text.index("\n\n")
    assert found.text[body:] == wanted[wanted.index("\n\n") :]
    assert all(
        part in found.text[:body] for part in ("X-Generator: Poedit", "Kari har omsett", "Language: nn")
    )
    assert "EMAIL@ADDRESS" not in found.text and author.translate().text == found.text


def test_translators_notes_and_marks_survive(author: Author) -> None:
    text = author.po.read_text(encoding="utf-8")
    text = text.replace("#. ", "# Sjekk med Kari!\n#. ", 1).replace(
        'msgctxt "title"', '#, fuzzy\nmsgctxt "title"'
    )
    author.po.write_text(text, encoding="utf-8")
    author.translate()
    assert author.entry("title").notes == ("Sjekk med Kari!",) and author.entry("title").fuzzy


def test_file_without_contexts_is_matched_by_wording(author: Author) -> None:
    text = author.po.read_text(encoding="utf-8")
    author.po.write_text(re.sub(r"^msgctxt.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert author.translate().complete


@pytest.mark.parametrize("folder", LIBRARY, ids=lambda folder: folder.name)
def test_catalogues_of_the_library_are_complete_and_in_form(folder: Path) -> None:
    """Bring them up to date with ``translate`` when this fails; the lines that texts stand on may lag."""
    source = read(folder / "scenario.yaml")
    scenario, _ = validate(source)
    assert scenario is not None
    for language in languages_for(scenario):
        old = (folder / "locale" / f"{language}.po").read_text(encoding="utf-8")
        found = translate(scenario, source, language, old, language)
        assert found.complete and not found.obsolete
        without_lines = [
            re.sub(r"^(#: .*):\d+$", r"\1", text, flags=re.MULTILINE) for text in (old, found.text)
        ]
        assert without_lines[0] == without_lines[1]


def test_every_kind_of_text_has_a_word_for_translators() -> None:
    kinds = {*CHARACTERS, *WORDS}
    for folder in LIBRARY:
        scenario = load(folder).scenario
        assert scenario is not None
        kinds |= {item.kind for item in walk.texts(scenario)}
    for language in LANGUAGES:
        assert {f"translate.role.{kind}" for kind in kinds} <= set(catalogue(language))


def test_pair_never_gives_one_entry_to_two_texts() -> None:
    items = [
        walk.FoundText(f"assumptions.{at}", ("assumptions", at), text, "note")
        for at, text in enumerate("abac")
    ]
    found = pair(items, [("assumptions.0", "x"), ("assumptions.1", "a"), ("assumptions.2", "b")])
    assert {key: (each.name[0], each.same) for key, each in found.items()} == {
        "assumptions.0": ("assumptions.1", True),
        "assumptions.1": ("assumptions.2", True),
    }


def test_places_are_named_once_without_what_stands_in_their_place() -> None:
    assert places("{paper} og [[a|b c]] og {paper} [[d]] {Ikke}") == ["{paper}", "[[a]]", "[[d]]"]
    assert bare(" a\u00ad b  c \n\n d") == "a b c\n\nd"


# The command


def test_command_makes_the_file_says_so_and_changes_nothing_the_second_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    author = Author(tmp_path)
    assert main(["translate", str(author.home), "--to", "nn", "--dry-run", "--lang", "en"]) == 0
    assert not author.po.exists() and "Nothing was written" in capsys.readouterr().out
    assert main(["translate", str(author.home), "--to", "nn", "--lang", "en"]) == 0
    assert "has been made" in (out := capsys.readouterr().out) and "7 are not translated yet" in out
    before = author.po.read_bytes()
    assert main(["translate", str(author.file), "--to", "nn", "--lang", "en"]) == 0
    assert "nothing was changed" in capsys.readouterr().out and author.po.read_bytes() == before


def test_command_keeps_the_line_ends_of_the_file(author: Author) -> None:
    author.translate()
    author.po.write_bytes(author.po.read_bytes().replace(b"\n", b"\r\n"))
    author.change("title: Alarmer", "title: Trygghetsalarmer")
    assert main(["translate", str(author.home), "--to", "nn"]) == 0
    raw = author.po.read_bytes()
    assert b"#, fuzzy\r\n" in raw and raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "The scenario is written in Norwegian Bokmål"),
        ("de", "does not speak 'de'"),
        ("Bokmål", "The scenario is written in Norwegian Bokmål"),
        ("norwegian", "does not speak 'norwegian'"),
    ],
)
def test_command_refuses_a_language_that_nobody_could_read(
    author: Author, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    assert main(["translate", str(author.home), "--to", language, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("language", ["nynorsk", "Nynorsk"])
def test_command_understands_a_language_by_its_name(tmp_path: Path, language: str) -> None:
    author = Author(tmp_path)
    assert main(["translate", str(author.home), "--to", language, "--lang", "en"]) == 0
    assert author.po.is_file()


def test_command_on_a_broken_file_names_the_line_and_touches_nothing(
    author: Author, capsys: pytest.CaptureFixture[str]
) -> None:
    author.po.write_text('msgid "a\n', encoding="utf-8")
    assert main(["translate", str(author.home), "--to", "nn", "--lang", "en"]) == 1
    assert "E114" in capsys.readouterr().err and author.po.read_text(encoding="utf-8") == 'msgid "a\n'
    author.change("title: Liten", "titel: Liten")
    assert main(["translate", str(author.home), "--to", "en", "--lang", "en"]) == 1
    assert "E102" in capsys.readouterr().err and not author.po.with_name("en.po").exists()


def test_command_on_a_folder_of_scenarios_asks_which(
    author: Author, capsys: pytest.CaptureFixture[str]
) -> None:
    other = author.home.parent / "other"
    other.mkdir()
    (other / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    assert main(["translate", str(other.parent), "--to", "nn", "--lang", "en"]) == 2
    assert "several scenarios" in capsys.readouterr().err
    assert main(["translate", "nowhere", "--to", "nn", "--lang", "en"]) == 2
