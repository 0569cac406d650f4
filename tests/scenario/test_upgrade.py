"""``upgrade``: older files become current ones, and all else in them stays as the author wrote it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.cli import main
from game.i18n import Translator
from game.scenario.diagnostics import to_text
from game.scenario.loader import load
from game.scenario.schema import VERSION
from game.scenario.source import parse
from game.scenario.upgrade import Upgrade, carry_out, plan, with_contexts
from game.scenario.upgrades import STEPS

OLD = """# Utkast
id: havn
title: "Havna"
goals:
  benefits: Forklare gevinster.
turns: 4   # to år
municipality: Fjordvik, ved fjorden
population: 14200   # fra 2026
staff: 1350
values:
- Hender fri   # den viktigste
- title: Økonomi i balanse
  weighs: {economy: 2}
- id: egen_id
  title: Trygghet
services:
  - {id: home_care, title: Hjemmetjenesten, weight: 35}
  -   title: Skolen
      # lærerne
      weight: 20
  -
    title: Skolen
initiatives:
  alarms:
    archetype: digital_supervision
    duration: 0.8
    costs: 3.0    # anslag
    running: 0.5  # per år

    benefit: {value: 6.0, cashable: 0.5}
  portal: {title: Portal, costs: 2.0, running: 0.2, source: assumption, duration: 1}
seats: [Tillitsvalgt, {title: Sjef, id: boss}, ]
cases:
  natta:
    title: Natta
    when: {any: [{chance: 0.3}, {turn: 2}]}
    text: >-
      Det ringer.
      Ingen svarer.
    options:
      - title: Ta med natteamet
        reason: 'Ny praksis: folk er med.'
        later:
          - {after: 2, effects: {fatigue: -3}, reason: De eier rutinen.}
      - Vent
events:
  storm: {title: Storm, chance: 1, reason: Været.}
"""
NEW = """# Utkast
taktskifte: 1
id: havn
title: "Havna"
learning_goals:
  benefits: Forklare gevinster.
turns: {count: 4}   # to år
municipality: {name: "Fjordvik, ved fjorden", population: 14200, staff: 1350}
# fra 2026
values:
 hender_fri: {title: Hender fri}   # den viktigste
 okonomi_i_balanse:
  title: Økonomi i balanse
  weighs: {economy: 2}
 egen_id:
  title: Trygghet
services:
  home_care: {title: Hjemmetjenesten, weight: 35}
  skolen:
      title: Skolen
      # lærerne
      weight: 20
  skolen_2:
    title: Skolen
initiatives:
  alarms:
    from: digital_supervision
    time: 0.8
    cost: {build: 3.0, running: 0.5}    # anslag
    # per år

    benefit: {value: 6.0, cashable: 50 %}
  portal: {title: Portal, cost: {build: 2.0, running: 0.2}, source: assumption, time: 1}
seats: {tillitsvalgt: {title: Tillitsvalgt}, boss: {title: Sjef}, }
cases:
  natta:
    title: Natta
    when: {any: [{chance: 30 %}, {turn: 2}]}
    text: >-
      Det ringer.
      Ingen svarer.
    options:
      ta_med_natteamet:
        title: Ta med natteamet
        because: 'Ny praksis: folk er med.'
        later:
          - {after: 2, effects: {fatigue: -3}, because: De eier rutinen.}
      vent: {title: Vent}
events:
  storm: {title: Storm, chance: 100 %, because: Været.}
"""
CURRENT = "taktskifte: 1\nid: mini\ntitle: Liten\nmunicipality: {name: Fjordvik}\n"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "scenario.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def upgraded(raw: str | bytes) -> bytes:
    """Return the upgraded bytes of a scenario."""
    with tempfile.TemporaryDirectory() as folder:
        done = plan(written(Path(folder), raw))
    assert not done.problems, to_text(done.problems, Translator("en"))
    return done.files[-1].new


def test_file_of_version_0_becomes_one_of_version_1_and_nothing_else_moves() -> None:
    assert upgraded(OLD).decode() == NEW


def test_steps_lead_from_the_first_version_to_the_current_without_a_gap() -> None:
    assert sorted(STEPS) == list(range(VERSION))


def test_upgraded_file_has_no_problem_of_its_version_and_is_not_changed_again(tmp_path: Path) -> None:
    path = written(tmp_path, OLD)
    carry_out(plan(path))
    assert plan(path) == Upgrade(VERSION)
    assert not {"older_version", "missing_key", "unknown_key"} & {p.key for p in load(path).problems}


# Lines that the step has no reason to touch.
KEPT = {
    'title: "Havna"',
    "  benefits: Forklare gevinster.",
    "  weighs: {economy: 2}",
    "      weight: 20",
    "    title: Natta",
}
PLAIN = [plain for line in OLD.split("\n") if (plain := line.partition("#")[0].rstrip())]
IN_TEXT = {"    text: >-", "      Det ringer.", "      Ingen svarer."}
TITLES = ("Hender fri", "Økonomi i balanse", "Fjordvik, ved fjorden", "Ta med natteamet", "Tillitsvalgt")
words = st.text(st.sampled_from("abæø #:{}[]'\"-,%&*"), max_size=12)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, list[str], list[str]]:
    """Return a file with noise, its comments, and the lines that must stand, in order."""
    out, comments, kept = [], [], []
    for before, line in zip(("", *PLAIN), PLAIN, strict=False):
        room = 4 if before in IN_TEXT else 8  # further in, what follows a block text would belong to it
        for title in TITLES:
            quote = draw(st.sampled_from(["", "'", '"'])) if title in line else ""
            line = line.replace(title, f"{quote}{title}{quote}")
        if line not in IN_TEXT or line == "    text: >-":
            for _ in range(draw(st.integers(0, 2))):
                comment = f"# {len(comments)} {draw(words)}".rstrip()
                blank = draw(st.booleans())
                out.append("" if blank else " " * draw(st.integers(0, room)) + comment)
                kept.append(out[-1])
                comments += [] if blank else [comment]
        if line not in IN_TEXT and draw(st.booleans()) and line.strip() != "-":
            comments.append(f"# {len(comments)} {draw(words)}".rstrip())
            whole = f"{line}{' ' * draw(st.integers(1, 3))}{comments[-1]}"
        else:
            whole = line
        kept += [whole] if line in KEPT | IN_TEXT else []
        out.append(whole)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(out) + draw(st.sampled_from(["", end])), comments, [line + end for line in kept]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(noisy(), st.sampled_from(["", "\ufeff"]))
def test_comments_blank_lines_and_line_ends_stay_and_the_meaning_is_the_same(
    made: tuple[str, list[str], list[str]], mark: str
) -> None:
    text, comments, kept = made
    new = upgraded(mark + text).decode()
    assert new.startswith(mark) and new.count("\n") - new.count("\r\n") in (0, new.count("\n"))
    at = 0
    for comment in comments:
        at = new.index(comment, at) + len(comment)
    at = 0
    for line in kept:
        at = new.index(line, at) + len(line)
    assert parse(new.encode()).data == parse(NEW.encode()).data


V, A = "taktskifte: 1\n", "a: {title: a}"
TOWN, RARE = "municipality: {name: A, population: 5, staff: 6}", "a: {chance: 12.5 %}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{title: A, goals: {a: B}}", "{taktskifte: 1, title: A, learning_goals: {a: B}}"),
        ("title: A\ntaktskifte: 0  # utkast\n", "title: A\ntaktskifte: 1  # utkast\n"),
        ("values: []\n", f"{V}values: {{}}\n"),
        ("values: ['A, B', \"C\"]\n", f"{V}values: {{a_b: {{title: 'A, B'}}, c: {{title: \"C\"}}}}\n"),
        ("values:\n  - A, B # c\n", f'{V}values:\n  a_b: {{title: "A, B"}} # c\n'),
        ("seats:\n  - a\n  - a\n  - »\n", f"{V}seats:\n  {A}\n  a_2: {{title: a}}\n  seat_3: {{title: »}}\n"),
        ("municipality: {name: A}\nstaff: 5\n", f"{V}municipality: {{name: A}}\nstaff: 5\n"),
        ("{municipality: A, population: 5, staff: 6}", f"{{taktskifte: 1, {TOWN}, }}"),
        ("events: {a: {chance: 30 %}, b: {chance: 40}}\n", None),
        ("events: {a: {chance: 0.125}, b: {chance: 0}}\n", f"{V}events: {{{RARE}, b: {{chance: 0}}}}\n"),
        ("goals: {a: B}\nlearning_goals: {}\n", None),
        ("initiatives: {a: {running: 0.5}}\n", f"{V}initiatives: {{a: {{cost: {{running: 0.5}}}}}}\n"),
        ("initiatives: {a: {costs: 1, cost: {}}}\n", None),
        ("values:\n  - >-\n    A\n", None),
        ("values:\n  - [a]\n  -\n", None),
        ("  title: A\n  odd: [b]\n", "  taktskifte: 1\n  title: A\n  odd: [b]\n"),
        ('"goals":\r  a: B\r', "taktskifte: 1\rlearning_goals:\r  a: B\r"),
    ],
)
def test_odd_form_is_upgraded_with_care_or_left(old: str, new: str | None) -> None:
    assert upgraded(old).decode() == (V + old if new is None else new)


def test_contexts_of_translations_follow_their_texts_and_the_rest_stays(tmp_path: Path) -> None:
    path = written(tmp_path, OLD)
    (tmp_path / "locale").mkdir()
    po = tmp_path / "locale" / "nn.po"
    old = (
        'msgctxt "goals.benefits"\r\nmsgid "x"\r\nmsgstr "y"\r\n\r\n'
        'msgctxt "values.0"\r\nmsgid "Hender fri"\r\nmsgstr ""\r\n\r\n'
        'msgctxt ""\r\n"cases.natta.options.0."\r\n"later.0.reason"\r\nmsgid "x"\r\nmsgstr ""\r\n\r\n'
        '#~ msgctxt "municipality"\r\n#~ msgid "Fjordvik"\r\n#~ msgstr "Fjordvik"\r\n'
        'msgctxt "cases.natta.text"\r\nmsgid "msgctxt \\"values.0\\""\r\nmsgstr ""\r\n'
    )
    po.write_bytes(old.encode())
    carry_out(plan(path))
    wrapped = 'msgctxt ""\r\n"cases.natta.options.0."\r\n"later.0.reason"'
    whole = 'msgctxt "cases.natta.options.ta_med_natteamet.later.0.because"'
    expected = old.replace('"goals.', '"learning_goals.').replace(wrapped, whole)
    expected = expected.replace('msgctxt "values.0"\r', 'msgctxt "values.hender_fri.title"\r')
    expected = expected.replace('"municipality"', '"municipality.name"')
    assert po.read_bytes().decode() == expected
    assert po.with_name("nn.po.v0.bak").read_bytes() == old.encode()
    assert with_contexts(b"\xff", [{}]) == b"\xff"


def test_backup_never_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, OLD)
    (first,) = carry_out(plan(path))
    written(tmp_path, "goals: {a: B}\n")
    (second,) = carry_out(plan(path))
    assert (first.name, second.name) == ("scenario.yaml.v0.bak", "scenario.yaml.v0.2.bak")
    assert (
        first.read_text(encoding="utf-8") == OLD and second.read_text(encoding="utf-8") == "goals: {a: B}\n"
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"taktskifte: {VERSION + 1}\nid: a\n", "newer_version"),
        ("taktskifte: en\n", "version"),
        ("taktskifte: -1\n", "version"),
        ("taktskifte: true\n", "version"),
        ("taktskfite: 1\nid: a\n", "unknown_key"),
        ("- a\n", "not_a_scenario"),
        ("# nothing\n", "empty_file"),
        ("id: a\nid: b\n", "duplicate_key"),
        ("id: [a\n", "syntax_bracket"),
        ("a: &b c\n", "anchor"),
        (b"title: \xe6\n", "encoding"),
    ],
)
def test_file_that_cannot_be_upgraded_is_explained_and_untouched(
    tmp_path: Path, text: str | bytes, key: str
) -> None:
    path = written(tmp_path, text)
    before = path.read_bytes()
    done = plan(path)
    assert key in [p.key for p in done.problems] and not done.files
    assert main(["upgrade", str(path), "--lang", "en"]) == 1
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["scenario.yaml"]


def test_older_file_checked_is_told_with_the_command_that_upgrades_it_and_nothing_else(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "taktskifte: 0\n" + OLD)
    (problem,) = load(path).problems
    assert (problem.code, problem.key, problem.line) == ("E116", "older_version", 1)
    assert f"upgrade {path}" in problem.remedy(Translator("nb"))


TOKENS = (": ", "- ", "{", "}", "[", "]", ",", "'", "#", "\n", "\n  ", "|\n", "? ", "- - a", "a: b", "~")
fuzz = settings(max_examples=60, deadline=2000, suppress_health_check=list(HealthCheck))


@fuzz
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(OLD)),
            st.integers(0, 5),
            st.sampled_from(TOKENS),
        ),
        max_size=3,
    )
)  # fmt: skip
def test_mangled_file_is_upgraded_or_refused_and_never_broken(edits: list[tuple[int, int, str]]) -> None:
    text = OLD
    for at, cut, token in edits:
        text = text[:at] + token + text[at + cut :]
    with tempfile.TemporaryDirectory() as folder:
        done = plan(written(Path(folder), text))
    assert bool(done.files) != bool(done.problems)
    if done.files:
        after = parse(done.files[-1].new)
        assert after.readable and after.data["taktskifte"] == VERSION


# The command


def test_command_dry_run_shows_the_difference_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, OLD)
    assert main(["upgrade", str(tmp_path), "--dry-run", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "\n-goals:\n+learning_goals:\n" in out and "Nothing was written" in out
    assert "line 4: 'goals' is now called 'learning_goals'" in out and "\x1b" not in out
    assert path.read_text(encoding="utf-8") == OLD and len(list(tmp_path.iterdir())) == 1


def test_command_dry_run_on_a_terminal_is_in_colour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "goals: {a: B}")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("game.commands.upgrade.sys.stdout.isatty", lambda: True, raising=False)
    assert main(["upgrade", str(tmp_path), "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "\x1b[31m-goals: {a: B}\x1b[0m\n\\ No newline" in out and "\x1b[32m+learning_goals" in out


def test_command_upgrades_says_what_it_did_and_a_second_time_that_nothing_is_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, OLD)
    assert main(["upgrade", str(path), "--lang", "nn"]) == 0
    out = capsys.readouterr().out
    assert "scenario.yaml.v0.bak" in out and "«archetype» heiter no «from»" in out
    assert path.read_text(encoding="utf-8") == NEW
    assert main(["upgrade", str(path), "--lang", "en"]) == 0
    assert "already of the current version" in capsys.readouterr().out
    assert main(["upgrade", str(tmp_path / "nowhere"), "--lang", "en"]) == 2


def test_command_on_several_paths_upgrades_what_it_can(tmp_path: Path) -> None:
    for name, text in (("a", "id: [a\n"), ("b", OLD), ("c", CURRENT)):
        (tmp_path / name).mkdir()
        written(tmp_path / name, text)
    assert main(["upgrade", str(tmp_path)]) == 1
    assert (tmp_path / "b" / "scenario.yaml").read_text(encoding="utf-8") == NEW
