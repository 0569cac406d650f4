"""The author's reference: made from the language, with every key in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.scenario.definition import parts
from game.scenario.reference import LANGUAGES, reference

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_in_the_documents_is_the_one_that_the_language_makes(language: str) -> None:
    """Make it anew with ``python3 -m game.scenario.reference``."""
    assert (DOCS / f"reference.{language}.md").read_text(encoding="utf-8") == reference(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_tells_every_key_with_values_and_what_it_is_when_left_out(language: str) -> None:
    rows = [line.split(" | ") for line in reference(language).splitlines() if line.startswith("| `")]
    keys = [key for name, part in parts().items() if name != "Model" for key in part.keys]
    told = [row for row in rows if len(row) == 4]
    assert sorted(row[0].strip("| `") for row in told) == sorted(key.name for key in keys)
    assert all(cell.strip(" |") for row in told for cell in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_within_the_reference_lead_to_headings(language: str) -> None:
    text = reference(language)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= known
