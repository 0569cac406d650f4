"""Nothing that is typed, cut or mangled gives anything but problems with a place in the file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.i18n import Translator
from game.scenario.diagnostics import to_json, to_text
from game.scenario.loader import examine
from game.scenario.source import parse
from tests.scenario.mutants import SOUND as SEED

TOKENS = tuple(
    b": |- |{|}|[|]|'|\"|#|&a |*a|!!x |<<: |---\n|\t|\xff|\x00|\xe2\x80\xae|null|~|true|no|-1|1e400|.nan|"
    b"99999999999999999999|2027-01|50 %|>-\n|\n|\r\n|  |,|alarms|all|0|{}|[]".split(b"|")
)
TR = Translator("en")


def survive(raw: bytes) -> None:
    loaded = examine(parse(raw), Path("harbour/scenario.yaml"))
    assert loaded.content is not None or loaded.problems
    for problem in loaded.problems:
        assert problem.line >= 1 and problem.column >= 1
    to_text(loaded.problems, TR)
    to_json(loaded.problems, TR)


def test_seed_of_the_fuzzing_is_itself_sound() -> None:
    loaded = examine(parse(SEED), Path("harbour/scenario.yaml"))
    assert loaded.content is not None, [(p.key, dict(p.args)) for p in loaded.problems]


fuzz = settings(max_examples=150, deadline=2000, suppress_health_check=list(HealthCheck))


@fuzz
@given(st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 6), st.sampled_from(TOKENS)), max_size=4))
def test_tokens_put_in_and_bytes_cut_out_never_escape_as_an_error(
    edits: list[tuple[int, int, bytes]],
) -> None:
    raw = SEED
    for at, cut, token in edits:
        raw = raw[:at] + token + raw[at + cut :]
    survive(raw)


@fuzz
@given(st.data())
def test_lines_moved_doubled_and_lost_never_escape_as_an_error(data: st.DataObject) -> None:
    lines = SEED.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 3))):
        at, to = data.draw(st.integers(0, len(lines) - 1)), data.draw(st.integers(0, len(lines) - 1))
        line = lines[at] if data.draw(st.booleans()) else lines.pop(at)
        if data.draw(st.booleans()):
            lines.insert(to, b" " * data.draw(st.integers(0, 4)) + line.lstrip())
    survive(b"".join(lines))


@fuzz
@given(st.data())
def test_any_value_replaced_by_any_other_never_escapes_as_an_error(data: st.DataObject) -> None:
    words = SEED.split(b" ")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(words) - 1))
        words[at] = data.draw(st.sampled_from([*TOKENS, *words]))
    survive(b" ".join(words))


@fuzz
@given(st.binary(max_size=300))
def test_any_bytes_at_all_never_escape_as_an_error(raw: bytes) -> None:
    survive(raw)
