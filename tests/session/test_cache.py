"""A compiled scenario is kept only as long as everything it was made from is the same."""

import pytest

from game.library import finding


@pytest.mark.parametrize(
    "part", ["engine/parameters.py", "scenario/lint/cases.py", "scenario/catalogue.yaml"]
)
def test_compiled_scenario_is_made_anew_when_a_part_of_the_compiler_changes(part, tmp_path, monkeypatch):
    code = tmp_path / "game" / part
    source = tmp_path / "mini" / finding.SOURCE_NAME
    for path in (code, source):
        path.parent.mkdir(parents=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(finding, "__file__", str(tmp_path / "game" / "library" / "finding.py"))
    before = finding._cache_path(source)
    assert finding._cache_path(source) == before
    code.write_text("a longer one", encoding="utf-8")
    assert finding._cache_path(source) != before
