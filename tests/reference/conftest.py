"""Figures of the reference behaviours: checked against their bounds, and shown when asked for.

``TAKTSKIFTE_FIGURES=show`` prints every figure with its bounds at the end of the run (not with xdist).
"""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

_FIGURES: list[tuple[str, str, float, float, float]] = []


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, float, float, float], None]:
    """Return a check that a figure lies between two bounds, both included; it is kept for the table."""

    def check(name: str, value: float, low: float, high: float) -> None:
        _FIGURES.append((request.node.name, name, value, low, high))
        assert low <= value <= high, f"{name}: {value:.4g} is not between {low:g} and {high:g}"

    return check


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures when they were asked for."""
    if os.environ.get("TAKTSKIFTE_FIGURES") == "show":
        for test, name, value, low, high in _FIGURES:
            terminalreporter.write_line(f"{test} | {name} | {value:.4g} | {low:g} to {high:g}")
