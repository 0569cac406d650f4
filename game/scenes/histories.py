"""How a number has gone, from the start to now."""

from __future__ import annotations

from game.charts.scale import of_unit
from game.scene import Context
from game.ui import Card, Heading, LineChart, Series
from game.views import WhyView


def history_card(ctx: Context, view: WhyView, at: int) -> Card:
    """Return the chart of a number; the half-year ``at`` (0 is the start) is set in bold."""
    tr, number = ctx.tr, view.indicator
    labels = [tr("whys.start"), *(each.period_short for each in reversed(view.periods))]
    points = number.unit == "points"
    return Card(
        Heading(tr("whys.history") if points else tr(f"whys.history.{number.unit}"), 2),
        LineChart(
            [Series(number.label, number.history[-len(labels) :])],
            labels,
            number=tr.number,
            digits=number.digits,
            fit=of_unit(number.unit),
            now=at,
            tall=170,
            id="why.chart",
            name=tr("whys.history_of", label=number.label),
        ),
        gap=10,
        pad=(18, 14),
    )
