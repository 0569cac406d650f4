"""A compiled scenario is kept only as long as everything it was made from is the same."""

import pytest

from game import library


@pytest.mark.parametrize(
    "part", ["engine/parameters.py", "scenario/lint/cases.py", "scenario/catalogue.yaml"]
)
def test_compiled_scenario_is_made_anew_when_a_part_of_the_compiler_changes(part, tmp_path, monkeypatch):
    code = tmp_path / "game" / part
    source = tmp_path / "mini" / library.SOURCE_NAME
    for path in (code, source):
        path.parent.mkdir(parents=True)
        path.write_text("1", encoding="utf-8")
    monkeypatch.setattr(library, "__file__", str(tmp_path / "game" / "library.py"))
    before = library._cache_path(source)
    assert library._cache_path(source) == before
    code.write_text("a longer one", encoding="utf-8")
    assert library._cache_path(source) != before
