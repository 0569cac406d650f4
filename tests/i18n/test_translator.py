"""How texts, numbers, money, dates and lists are written in the three languages."""

import errno
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import i18n
from game.i18n import LANGUAGES, NBSP, Translator, Writing, choose_language, fill, plain_text, system_language
from game.paths import locale_dir


def write_languages(folder, **more):
    """Write how the game's languages are written, and perhaps others, into a folder of catalogues."""
    own = json.loads((locale_dir() / "languages.json").read_text(encoding="utf-8"))
    (folder / "languages.json").write_text(json.dumps({**own, **more}), encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "3,5 mill. kr"), ("nn", "3,5 mill. kr"), ("en", "NOK 3.5 m")],
)
def test_money_in_each_language_follows_its_habit(language, shown):
    text = Translator(language).money(3.5)
    assert plain_text(text) == shown
    assert " " not in text  # an amount never breaks over two lines


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "−1 234,6 mill. kr"), ("nn", "−1 234,6 mill. kr"), ("en", "−NOK 1,234.6 m")],
)
def test_money_below_zero_has_a_true_minus_in_front(language, shown):
    assert plain_text(Translator(language).money(-1234.56)) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0.05, "0,05"),
        (0.15, "0,15"),
        (0.254, "0,25"),
        (0.5, "0,5"),
        (0.999, "1,0"),
        (0.0, "0,0"),
        (0.004, "0,0"),
        (2.25, "2,2"),
        (-0.05, "−0,05"),
    ],
)
def test_cost_below_a_million_is_shown_to_the_nearest_ten_thousand(amount, shown):
    assert plain_text(Translator("nb").cost(amount)) == f"{shown} mill. kr"


@pytest.mark.parametrize("tiny", [0.04, -0.04, 0.0, -0.0])
def test_signed_what_rounds_to_nothing_has_no_sign(tiny):
    assert Translator("nb").signed(tiny) == "0,0"
    assert plain_text(Translator("nb").signed_money(tiny)) == "0,0 mill. kr"


def test_signed_change_shows_its_direction():
    tr = Translator("nn")
    assert tr.signed(2.26) == "+2,3"
    assert tr.signed(-2.26) == "−2,3"


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.sampled_from(LANGUAGES))
def test_number_any_amount_reads_back_as_the_rounded_number(x, digits, language):
    text = Translator(language).number(x, digits)
    decimal, thousands = (".", ",") if language == "en" else (",", NBSP)
    plain = text.replace(thousands, "").replace(decimal, ".").replace("−", "-")
    assert float(plain) == pytest.approx(round(x, digits), abs=0.51 * 10**-digits)
    assert (plain.startswith("-")) == (float(plain) < 0)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("nb", "1. halvår 2027", "2. halvår 2027"),
        ("nn", "1. halvår 2027", "2. halvår 2027"),
        ("en", "first half of 2027", "second half of 2027"),
    ],
)
def test_period_half_years_are_named(language, first, second):
    tr = Translator(language)
    assert [plain_text(tr.period(2027, half)) for half in (1, 2)] == [first, second]


@pytest.mark.parametrize(
    ("language", "shown"), [("nb", ["1 time", "1 200 timer"]), ("nn", ["1 time", "1 200 timar"])]
)
def test_hours_one_and_many_are_inflected(language, shown):
    tr = Translator(language)
    assert [plain_text(tr.hours(n)) for n in (1, 1200)] == shown


@pytest.mark.parametrize(
    ("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_join_any_length_reads_as_running_text(items, shown):
    assert Translator("nb").join(items) == shown


def test_date_time_in_norwegian_and_english_reads_as_people_write_it():
    moment = datetime(2027, 3, 12, 14, 5)
    assert plain_text(Translator("nb").date_time(moment)) == "12. mars 2027 kl. 14.05"
    assert plain_text(Translator("en").date_time(moment)) == "12 March 2027, 14:05"


def test_percent_share_follows_the_language():
    assert plain_text(Translator("nb").percent(0.42)) == "42 %"
    assert Translator("en").percent(0.425, 1) == "42.5%"


def test_text_missing_in_nynorsk_is_shown_in_bokmal_and_then_as_its_key(tmp_path):
    for language, texts in {"nb": {"a": "hei", "b": "ja"}, "nn": {"a": "hallo"}}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.json").write_text(json.dumps(texts), encoding="utf-8")
    write_languages(tmp_path)
    tr = Translator("nn", tmp_path)
    assert [tr("a"), tr("b"), tr("c.d")] == ["hallo", "ja", "c.d"]
    assert tr.has("b")
    assert not tr.has("c.d")


def test_fill_value_that_looks_like_a_place_is_left_alone():
    assert fill("{a} {b} {c}", {"a": "{b}", "b": 2}) == "{b} 2 {c}"


def test_translator_unknown_language_is_refused():
    with pytest.raises(ValueError, match="nb, nn, en"):
        Translator("sv")


@pytest.mark.parametrize(
    ("machine", "spoken"),
    [("nn_NO.UTF-8", "nn"), ("en_GB", "en"), ("no_NO", "nb"), ("de_DE.UTF-8", "nb"), ("C", "nb"), ("", "nb")],
)
def test_system_language_of_the_machine_is_spoken_or_bokmal(monkeypatch, machine, spoken):
    monkeypatch.setattr(i18n, "_desktop_language", lambda: "")
    monkeypatch.setenv("LANG", machine)
    assert system_language() == spoken


def test_choose_language_a_wish_outranks_the_machine():
    assert choose_language("en-US") == "en"
    assert choose_language("xx") == "nb"


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "disken er full"), ("nn", "disken er full"), ("en", "the disk is full")]
)
def test_error_of_the_disk_among_the_values_is_told_in_the_language(language, said):
    error = OSError(errno.ENOSPC, "No space left on device")
    assert said in Translator(language)("save.error.write", reason=error)


def test_error_without_words_of_ours_keeps_the_system_s_own():
    assert "Too many links" in Translator("nb")(
        "save.error.write", reason=OSError(errno.EMLINK, "Too many links")
    )


SAMI = {"decimal": ",", "thousands": "\u00a0", "plurals": {"one": [{"in": [1]}], "two": [{"in": [2]}]}}


@pytest.fixture
def sami(tmp_path):
    """A language with a dual, as Northern Sámi has, beside bokmål."""
    write_languages(tmp_path, se=SAMI)
    texts = {
        "nb": {"day.other": "{n} dager", "hour.one": "{n} time", "hour.other": "{n} timer"},
        "se": {"day.one": "{n} beaivi", "day.two": "{n} beaivvi (guokte)", "day.other": "{n} beaivvi",
               "week.other": "{n} vahkku"},
    }  # fmt: skip
    for language, own in texts.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.json").write_text(json.dumps(own), encoding="utf-8")
    return Translator("se", tmp_path)


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "0 beaivvi"), (1, "1 beaivi"), (2, "2 beaivvi (guokte)"), (3, "3 beaivvi"), (2.5, "2,5 beaivvi")],
)
def test_plural_in_a_language_with_a_dual_has_a_form_for_two(sami, n, shown):
    assert sami.plural("day", n) == shown


def test_plural_form_that_is_missing_is_the_languages_own_last_form_and_else_bokmal(sami):
    assert [sami.plural("week", n) for n in (1, 2, 5)] == ["1 vahkku", "2 vahkku", "5 vahkku"]
    assert [sami.plural("hour", n) for n in (1, 2)] == ["1 time", "2 timer"]


@pytest.mark.parametrize(("n", "form"), [(1, "one"), (3, "few"), (12, "other"), (22, "few"), (25, "other")])
def test_plural_rules_by_remainder_tell_few_from_many(n, form):
    few = [{"mod": 10, "in": [2, 3, 4]}, {"mod": 100, "not_in": [12, 13, 14]}]
    assert Writing(",", " ", {"one": [{"in": [1]}], "few": few}).form(n) == form


def test_language_that_no_catalogue_is_written_in_is_refused():
    with pytest.raises(ValueError, match="unknown language 'se'; choose among nb, nn, en"):
        Translator("se")
