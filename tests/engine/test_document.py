"""The model's page follows the table and names every stock."""

from __future__ import annotations

from pathlib import Path

from game.engine.document import STOCK_ROWS, document
from game.engine.dynamics.stocks import Stocks
from game.engine.parameters import PARAMETERS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"


def test_models_page_older_than_the_table_is_found_out():
    message = "write it anew: python3 -m game.engine.document > docs/model.md"
    assert PAGE.read_text("utf-8") == document(), message


def test_models_page_describes_every_stock_once():
    assert sorted(row.name for row in STOCK_ROWS) == sorted(Stocks.__slots__)


def test_models_page_lists_every_parameter_with_unit_and_source():
    page = document()
    for row in PARAMETERS:
        assert row.unit and row.source
        assert f"| `{row.name}` | {row.default:g} | {row.low:g} to {row.high:g} | {row.unit} |" in page
