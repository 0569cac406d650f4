"""The author's guide is followed step by step: what it tells people to write and type works as it says."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main
from game.scenario.loader import load
from game.scenario.source import parse

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("nb", "en")
FOLDER = "lomvika"
_FENCE = re.compile(r"^```(\w+) (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
_PROG = "python3 main.py "
_QUICK = {"balance": ["--playthroughs", "200"]}


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is (``console run``, ``yaml scenario.yaml before``) and what stands in it."""

    kind: str
    about: str
    text: str


def blocks(language: str) -> list[Block]:
    """Return the fenced blocks of a guide, in order."""
    page = (DOCS / f"author.{language}.md").read_text(encoding="utf-8")
    found = [Block(*match.groups()) for match in _FENCE.finditer(page)]
    assert len(found) * 2 == page.count("```"), "every block says what it is"
    return found


class Author:
    """Does what the guide says, in a folder of their own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.said = ""
        self._capsys = capsys
        self._waiting = ""

    def follow(self, block: Block) -> None:
        """Take one step."""
        if block.kind == "console" and block.about in ("run", "fails"):
            self._type(block.text.strip(), 1 if block.about == "fails" else 0)
        elif block.kind == "text":
            self._compare(block.text)
        elif block.kind == "yaml" and block.about != "example":
            self._write(*block.about.split(" ", 1), block.text)  # type: ignore[call-arg]

    def _type(self, line: str, status: int) -> None:
        words = shlex.split(line.removeprefix(_PROG))
        assert main([*words, *_QUICK.get(words[0], [])]) == status, self._capsys.readouterr()
        self.said = "".join(self._capsys.readouterr())

    def _compare(self, expected: str) -> None:
        at = 0
        for line in expected.splitlines():
            found = self.said.find(line.strip(), at)
            assert found >= 0, f"{line!r} is not said (any more) in:\n{self.said}"
            at = found + len(line.strip())

    def _write(self, name: str, how: str, text: str) -> None:
        file = self.home / FOLDER / name
        page = file.read_text(encoding="utf-8")
        if how == "before":
            assert page.count(f"\n{text}") == 1, f"{text!r} must stand once in {name}"
            self._waiting = text
            return
        if how == "after":
            page = page.replace(f"\n{self._waiting}", f"\n{text}")
        elif how == "end":
            page += text
        else:
            place = f"\n{how.removeprefix('under ')}\n"
            assert page.count(place) == 1
            page = page.replace(place, place + text)
        file.write_text(page, encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_followed_to_its_end_gives_a_scenario_without_problems(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open(os.devnull) as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        author = Author(tmp_path, capsys)
        for block in blocks(language):
            author.follow(block)
    loaded = load(tmp_path / FOLDER)
    assert loaded.content is not None and loaded.scenario is not None
    assert loaded.scenario.municipality.name == "Lomvika"
    assert {"night_robot", "water_sensors"} <= set(loaded.scenario.initiatives)
    assert {"summer_cover", "notebook"} <= set(loaded.scenario.cases)
    assert (tmp_path / FOLDER / "locale" / ("nn.po" if language == "nb" else "nb.po")).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_yaml_in_ten_lines_is_read_as_the_guide_says(language: str) -> None:
    example = next(block.text for block in blocks(language) if block.about == "example")
    read = parse(example.encode())
    assert not read.problems and len(example.splitlines()) <= 10
    figures = list(read.data.values())
    assert figures[1] == 3.5 and len(figures[2]) == 2 and len(figures[3]) == 3


def test_guides_take_the_same_steps_in_both_languages() -> None:
    first, second = ([(b.kind, b.about) for b in blocks(language)] for language in LANGUAGES)
    assert first == second
