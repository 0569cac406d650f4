"""Reading YAML: what scalars mean, where things stand, what is refused before it can do harm."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.scenario.composer import resolve
from game.scenario.source import MAX_BYTES, parse, read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10", 10),
        ("+10", 10),
        ("-3", -3),
        ("3.5", 3.5),
        ("true", True),
        ("", None),
        ("~", None),
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("2027-01-02", "2027-01-02"),
        ("3,5", "3,5"),
        ("9" * 5000, "9" * 5000),
        (".inf", ".inf"),
        (".nan", ".nan"),
    ],
)
def test_plain_scalar_resolved_means_what_the_author_wrote(written: str, meant: object) -> None:
    found = resolve(written)
    assert found == meant
    assert type(found) is type(meant)


def test_quoted_number_read_stays_text() -> None:
    assert parse(b"a: '10'\nb: \"true\"\nc: |\n  5\n").data == {"a": "10", "b": "true", "c": "5\n"}


def test_mark_of_value_key_and_lost_path_points_at_the_nearest_thing() -> None:
    source = parse("en: {to: 3}\nliste:\n  - æøå\n  - fire\n".encode())
    assert source.mark(("en", "to"))[:2] == (1, 10)
    assert source.mark(("en", "to"), key=True)[:2] == (1, 6)
    assert source.mark(("liste", 1))[:2] == (4, 5)
    assert source.mark(("en", "tre"))[:2] == (1, 1)


def test_words_in_a_text_of_several_lines_found_where_they_stand() -> None:
    source = parse(b"tekst: >-\n  en linje\n  med {plass} her\n")
    assert source.find(("tekst",), "{plass}")[:2] == (3, 7)


def test_windows_line_ends_and_byte_order_mark_read_as_usual() -> None:
    source = parse(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert source.data == {"a": 1, "b": 2}
    assert source.mark(("b",))[:2] == (2, 4)


@pytest.mark.parametrize("opening", ["[", "{", "a: [", "- ", "? "])
def test_deep_nesting_refused_at_once(opening: str) -> None:
    began = time.perf_counter()
    source = parse((opening * 200_000)[: MAX_BYTES - 1].encode())
    assert time.perf_counter() - began < 2
    assert source.problems and not source.readable


def test_file_too_large_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert [p.key for p in read(path).problems] == ["file_too_large"]


@pytest.mark.parametrize(("name", "key"), [("none.yaml", "file_missing"), ("", "file_folder")])
def test_unreadable_path_told_as_such(tmp_path: Path, name: str, key: str) -> None:
    assert [p.key for p in read(tmp_path / name).problems] == [key]


HUGE = 985_000
SLOW = {
    "spaces": " " * HUGE,
    "tabs": "\t" * HUGE,
    "spaces in one place": "title:" + " " * (HUGE - 20) + "a",
    "spaces before the end": "title: a" + " " * (HUGE - 20) + "\nid: b",
    "number signs": " #a" * (HUGE // 3),
    "comments": "- b #a\n" * (HUGE // 7),
    "number signs in a text": "a: |\n" + "  x #a\n" * (HUGE // 7 - 9),
    "deeper and deeper": "a: |\n" + "".join(" " * n + "x #a\n" for n in range(1, 1390)),
}


@pytest.mark.parametrize("kind", SLOW)
def test_source_monotonous_text_of_a_megabyte_is_read_within_two_seconds(kind: str) -> None:
    raw = SLOW[kind].encode()
    begun = time.process_time()
    parse(raw)
    assert time.process_time() - begun < 2.0
