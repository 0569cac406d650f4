"""What a save or a file brings is never trusted; a warm library needs none of the author's tools."""

import copy
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import library
from game.library import LibraryError
from game.library.content import Content
from game.reading import ReadingError

WARM = """
import sys
from game.play.hall import Hall
view = Hall().library("en")
assert len(view.cards) >= 2 and not any(card.problem for card in view.cards), view
print(*sorted({"yaml", "pydantic", "babel", "numpy", "rich"} & set(sys.modules)), sep=",")
"""


def paths_of(value, path=()):
    """Yield the path of every value in a document."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from paths_of(value[key], (*path, key))
    elif isinstance(value, list):
        for n, item in enumerate(value[:3]):
            yield from paths_of(item, (*path, n))


def replaced(document, path, value):
    """Return a copy of a document with one value replaced."""
    changed = copy.deepcopy(document)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


@given(data=st.data(), value=st.sampled_from([None, -1, 1e308, "x", [], {}, True, [[[]]], {"a": 1}]))
def test_document_with_any_value_replaced_is_read_or_refused_and_never_crashes(document, data, value):
    plain = json.loads(json.dumps(document))
    kept = {key: plain[key] for key in plain if key != "texts"} | {"texts": {"nb": {"title": "T"}}}
    path = data.draw(st.sampled_from([path for path in paths_of(kept) if path]))
    try:
        Content.from_json(replaced(kept, path, value))
    except ReadingError as error:
        assert error.reason


def test_rules_that_were_tampered_with_do_not_fit_their_hash(document):
    with pytest.raises(ReadingError, match="rules_hash"):
        Content.from_json(replaced(document, ("rules", "budget"), document["rules"]["budget"] + 1.0))


def test_structure_in_another_order_than_the_rules_is_refused(document):
    turned = list(reversed(document["structure"]["initiatives"]))
    with pytest.raises(ReadingError, match=r"structure\.initiatives"):
        Content.from_json(replaced(document, ("structure", "initiatives"), turned))


def test_control_and_direction_characters_are_taken_out_of_texts(document):
    path = ("texts", "nb", "title")
    content = Content.from_json(replaced(document, path, "A\x1b[31m\u202eB\x00C"))
    assert content.text("nb", "title") == "A[31mBC"


def test_missing_translation_falls_back_to_the_scenarios_own_language(document):
    content = Content.from_json(replaced(document, ("texts", "nn"), {}))
    assert content.text("nn", "title") == content.text("nb", "title") != ""


def test_unknown_scenario_suggests_the_nearest():
    with pytest.raises(LibraryError) as raised:
        library.load("first_half_yaer")
    assert raised.value.key == "library.error.unknown_near"
    assert raised.value.values["near"] == "first_half_year"


def test_broken_source_is_told_with_its_problems_and_not_cached(tmp_path, home):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("taktskifte: 1\nid: [", encoding="utf-8")
    with pytest.raises(LibraryError) as raised:
        library.load(folder)
    assert raised.value.key == "library.error.problems"
    assert raised.value.problems
    assert not list(home.glob("compiled/broken*"))


def test_changed_source_is_compiled_anew_and_the_old_cache_removed(tmp_path, home):
    folder = tmp_path / "mine"
    folder.mkdir()
    source = library.locate("first_half_year").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(source, encoding="utf-8")
    before = library.load(folder)
    assert library.load(folder).rules_hash == before.rules_hash
    (folder / "scenario.yaml").write_text(
        source.replace("turns:", "turns: ", 1) + "\n# ny\n", encoding="utf-8"
    )
    library.load(folder)
    assert len(list(home.glob("compiled/mine-*.json"))) == 1


def test_warm_library_imports_none_of_the_authors_tools(home):
    for expected_cold in (True, False):
        told = subprocess.run([sys.executable, "-c", WARM], capture_output=True, text=True, timeout=120)
        assert told.returncode == 0, told.stderr
        assert bool(told.stdout.strip()) is expected_cold, told.stdout


def test_embedded_text_longer_than_the_language_allows_is_refused(document):
    changed = json.loads(json.dumps(document))
    path = next(iter(changed["texts"]["nb"]))
    changed["texts"]["nb"][path] = "a" * 5_001
    with pytest.raises(ReadingError):
        Content.from_json(changed)


def test_embedded_seats_more_than_the_language_allows_are_refused(document):
    changed = json.loads(json.dumps(document))
    changed["structure"]["seats"] = [{"id": f"seat_{n}"} for n in range(25)]
    with pytest.raises(ReadingError):
        Content.from_json(changed)
