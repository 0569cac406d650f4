"""The debrief as one accessible HTML page."""

from game.report.page import render, write_report

__all__ = ["render", "write_report"]
