"""The model's page follows the tables, names every stock and parameter, and has a picture of them all."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.mutations import MUTATIONS
from game.engine.document import put_part, refresh
from game.engine.dynamics.mechanisms import STOCK_ROWS
from game.engine.dynamics.stocks import Stocks
from game.engine.equations import EQUATIONS
from game.engine.loops import LOOPS
from game.engine.parameters import GROUPS, PARAMETERS
from game.engine.vocabulary import INDICATORS
from game.simulate.playthroughs import play_many, write_rows
from tests.engine.fixtures.harbour import harbour
from tests.golden import golden
from tests.reference import behaviours

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"
PICTURE = PAGE.parent / "img" / "model.svg"
SVG = "{http://www.w3.org/2000/svg}"


def equations():
    """Return the group and text of every equation."""
    return [(group, text) for group, texts in EQUATIONS.items() for text in texts]


def named(group, text):
    """Return the parameters that an equation names, as (group, name)."""
    found = re.findall(r"`([a-z_.]+)`", text)
    return {tuple(name.split(".")) if "." in name else (group, name) for name in found}


def test_models_page_older_than_the_tables_or_the_behaviours_is_found_out():
    fresh = put_part(refresh(PAGE.read_text("utf-8")), "behaviours", behaviours.table())
    assert golden(PAGE, fresh) == fresh


def test_part_of_the_page_is_replaced_and_the_rest_left_alone():
    page = "a\n<!-- part: x -->\nold\n<!-- end -->\nb\n<!-- part: measured -->\nkept\n<!-- end -->\n"
    assert put_part(page, "x", r"new \1") == page.replace("old", r"new \1")
    with pytest.raises(ValueError, match="part 'y'"):
        put_part(page, "y", "new")


def test_models_page_describes_every_stock_once():
    assert sorted(row.name for row in STOCK_ROWS) == sorted(Stocks.__slots__)


def test_models_page_lists_every_parameter_with_unit_and_source():
    page = refresh(PAGE.read_text("utf-8"))
    for row in PARAMETERS:
        assert row.unit and row.source
        assert f"| `{row.name}` | {row.default:g} | {row.low:g} to {row.high:g} | {row.unit} |" in page


def test_every_group_has_equations_and_every_parameter_stands_in_one():
    assert sorted(EQUATIONS) == sorted(GROUPS)
    used = {name for group, text in equations() for name in named(group, text)}
    known = {(row.group, row.name) for row in PARAMETERS}
    assert used - known == set()
    assert known - used == set()


def test_every_stock_is_moved_by_an_equation_and_no_equation_names_another():
    told = {name for _, text in equations() for name in re.findall(r"\*\*([a-z_0-9]+)\*\*", text)}
    assert told == set(Stocks.__slots__)


def test_picture_of_the_model_shows_every_stock_and_says_what_it_is():
    root = ElementTree.parse(PICTURE).getroot()
    shown = {box.get("data-stock") for box in root.iter(f"{SVG}g") if box.get("data-stock")}
    assert shown == set(Stocks.__slots__)
    assert root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")
    assert root.get("role") == "img"


def test_picture_of_the_loops_shows_every_loop_and_no_other_step_than_theirs():
    root = ElementTree.parse(PICTURE.with_name("loops.svg")).getroot()
    steps = {(p.get("data-from"), p.get("data-to"), p.get("data-sign")) for p in root.iter(f"{SVG}path")}
    assert steps - {(None, None, None)} == {link for loop in LOOPS for link in loop.links}
    for path in root.iter(f"{SVG}path"):
        if path.get("data-sign"):
            assert ("minus" in path.get("class")) == (path.get("data-sign") == "−")  # type: ignore[operator]
    assert {loop.name for loop in LOOPS} <= {text.text for text in root.iter(f"{SVG}text")}
    assert {node.get("data-stock") for node in root.iter(f"{SVG}g")} - {None} <= set(Stocks.__slots__)
    assert root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")


def test_models_page_tells_what_every_shown_figure_is_made_of():
    page = PAGE.read_text("utf-8")
    for indicator in INDICATORS:
        assert re.search(
            rf"^\| [^|]+ \| `{indicator}` \| [^|]+ \| (0 to 100|MNOK|MNOK a year) \|$", page, re.M
        )


def test_models_page_leads_to_places_that_are_on_it():
    page = PAGE.read_text("utf-8")
    heads = {
        re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^#+ (.+)$", page, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= heads
    assert all((PAGE.parent / image).is_file() for image in re.findall(r"\]\((img/[^)]+)\)", page))


def test_developers_page_tells_every_column_of_many_playthroughs():
    out = StringIO()
    write_rows(next(play_many(harbour(), "nothing", 1, 1)[0]), out, heading=True)
    page = (PAGE.parent / "developer.md").read_text("utf-8")
    section = page.partition("## Reading `simulate --playthroughs`")[2].partition("\n## ")[0]
    rows = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`([a-z_…]+)`", row)}
    families = tuple(name[:-1] for name in told if name.endswith("…"))
    columns = out.getvalue().splitlines()[0].split(",")
    assert [name for name in columns if name not in told and not name.startswith(families)] == []
    assert [name for name in told if not any(column.startswith(name.rstrip("…")) for column in columns)] == []


def test_models_page_lists_every_turned_sign_and_who_noticed():
    part = re.search(r"<!-- part: mutants -->\n(.*?)<!-- end -->", PAGE.read_text("utf-8"), re.DOTALL)[1]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `")]
    turned = [(f"`{m.module.rpartition('.')[2]}.{m.function}`", f"`{m.term}`") for m in MUTATIONS]
    assert [(place, term) for place, term, _ in rows] == turned
    asked = {title.casefold() for title in behaviours.titles()}
    assert {name for *_, noticed in rows for name in noticed.split("; ")} <= asked
